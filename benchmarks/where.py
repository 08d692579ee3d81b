"""Places, scope and status against gold: of gold's rows; WAD's countries, the locations of IDMC's figures.

    score_where(folder) -> {"gold place (gold names one)": ..., "gold place (by name)": ..., "WAD country": ...}

Gold's articles name places as they are written; two names agree where one holds the other as whole words. "by name"
leaves out the rows whose gold place only describes one ("the district", "two city hospitals").
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors import extract
from extractors.models import Figure
from extractors.places.gazetteer import fold_name

_ARTICLES = ("the", "a", "an")
_UNCOUNTED = ("implicit", "unquantified")


def split_words(name: str | None) -> list[str]:
    return [word for word in re.sub(r"[^\w]+", " ", fold_name(name or "")).split() if word not in _ARTICLES]


def agree(one: str, other: str | None) -> bool:
    """Does either name hold the other as whole words; two empty ones agree."""
    short, long = sorted((split_words(one), split_words(other)), key=len)
    if not short:
        return not long
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def pair_rows(folder: Path, part: str) -> Iterator[tuple[dict[str, Any], Figure]]:
    """Gold's required rows with the figure that overlaps each, the one of the same measure first."""
    from benchmarks.score import half

    rows = defaultdict(list)
    for line in (folder / "gold_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row["optional"] and (not part or half(row["doc"]) == part):
            rows[row["doc"]].append(row)
    for doc, wanted in rows.items():
        figures = [
            figure
            for figure in extract((folder / "texts" / f"{doc}.txt").read_text("utf-8"), report_id=doc)
            if figure.quantifier not in _UNCOUNTED
        ]
        for row in wanted:
            same = [figure for figure in figures if figure.start < row["end"] and row["start"] < figure.end]
            if same:
                yield row, min(same, key=lambda figure: figure.measure != row["measure"])


def is_name(place: str) -> bool:
    """Does a capital follow the first letter's word: "the island of Samos" names one, "the island" does not."""
    return bool(re.search(r"\b[A-Z]", re.sub(r"^(?:The|A|An|THE|A|AN)\s", "", place)))


def score_gold_places(folder: Path, part: str = "") -> dict[str, float]:
    """Share of the aligned gold rows with a place whose place was read; of all, whose scope and status were."""
    every, named, scopes, statuses = [], [], [], []
    for row, figure in pair_rows(folder, part):
        scopes.append(row["scope"] == figure.scope)
        statuses.append(row["status"] == figure.status)
        if row["place"]:
            right = any(agree(figure.place, place) for place in [row["place"], *row.get("place_alt", [])] if place)
            every.append(right)
            named += [right] if is_name(row["place"]) else []
    return {
        "gold place (gold names one)": sum(every) / max(1, len(every)),
        "gold place (by name)": sum(named) / max(1, len(named)),
        "gold scope": sum(scopes) / max(1, len(scopes)),
        "gold status": sum(statuses) / max(1, len(statuses)),
    }


def score_wad_countries(path: Path, part: str = "") -> dict[str, float]:
    """Share of WAD's texts with figures whose killed (or, without any, first) figure lies in the right country."""
    right = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if part and (number % 2 == 0) != (part == "a"):
            continue
        row = json.loads(line)
        figures = extract(row["text"]) if row["country"] else []
        if figures:
            first = min(figures, key=lambda figure: (figure.measure != "killed", figure.start))
            right.append(first.country == row["country"])
    return {"WAD country": sum(right) / max(1, len(right))}


def score_idmc_locations(path: Path) -> dict[str, float]:
    """Share of IDMC's figures, read as a number, whose location the excerpt states, that stand at that location."""
    right = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        figures = extract(row["text"])
        for wanted in row["figures"]:
            same = [one for one in figures if wanted["n"] in (one.low, one.best, one.high)]
            location = str(wanted["location"] or "")
            places = [one for one in re.split(r"[,;]|\band\b", location) if split_words(one)]
            if any(agree(one, row["text"]) for one in places) and same:
                right.append(any(agree(one.place, place) for one in same for place in [location, *places]))
    return {"IDMC location": sum(right) / max(1, len(right))}


def score_where(folder: Path, part: str = "") -> dict[str, float]:
    """All scores of places that the data present allow, by name."""
    scores: dict[str, float] = {}
    if (folder / "gold" / "gold_dev.jsonl").exists():
        scores |= score_gold_places(folder / "gold", part)
    if (folder / "wad" / "wad_2013_2015.jsonl").exists():
        scores |= score_wad_countries(folder / "wad" / "wad_2013_2015.jsonl", part)
    if (folder / "idmc" / "idmc_excerpts.jsonl").exists() and not part:
        scores |= score_idmc_locations(folder / "idmc" / "idmc_excerpts.jsonl")
    return scores


if __name__ == "__main__":
    from benchmarks.score import gold_folder

    for name, value in score_where(gold_folder()).items():
        print(f"{name:45}{value:8.3f}")
