"""Score the engine on texts with gold.   python -m benchmarks.score [--gate | --pin]

Looks for the gold in GOLD=DIR, else in ../shared/data beside the project, and says plainly what is missing. Prints F1
for gold articles, exact match of totals (WAD), mention recall (MUC), number + term recall (IDMC) and how often the
place is right (gold, WAD, IDMC).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.where import score_where
from extractors import extract, tally
from extractors.models import Figure

ROOT = Path(__file__).resolve().parent.parent
GATE = Path(__file__).with_name("gate.toml")
_MEASURE = {
    "casualties": "other",
    "food_insecure": "starving",
    "sexual_violence": "raped_or_abused",
    "human_shields": "human_shield",
}
_QUALIFIER = {
    "more_than": "at_least",
    "less_than": "at_most",
    "about": "approximately",
    "nearly": "approximately",
    "between": "range",
}
_SLACK = 0.0005


def gold_folder() -> Path:
    """GOLD=DIR, or the data folder beside the project."""
    return Path(os.environ.get("GOLD") or ROOT.parent / "shared" / "data")


def to_gold_row(figure: Figure, doc: str, starts: dict[str, int]) -> dict[str, Any] | None:
    """A figure in gold's words; implicit and unquantified rows are left out, as gold does.

    Gold names sources and parties as they are written, so the words of the text are compared, pronouns resolved.
    """
    if figure.quantifier in ("implicit", "unquantified"):
        return None
    own = figure.source_text.lower() in ("it", "he", "she", "they")
    row: dict[str, Any] = dict(
        doc=doc,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        low=figure.low,
        high=figure.high,
        best=figure.best,
        qualifier=_QUALIFIER.get(figure.quantifier, figure.quantifier),
        group=figure.group,
        measure=_MEASURE.get(figure.measure, figure.measure),
        unit=figure.unit + "s",
        actor=figure.actor_text or None,
        source=(figure.source if own else figure.source_text) or None,
        perpetrator=figure.perpetrator_text or None,
        part_of=starts.get(figure.part_of),
        status=figure.status,
        scope=figure.scope,
        place=figure.place or None,
    )
    if figure.quantifier == "vague":
        row["best"] = row["high"] = None
    return row


def half(name: str) -> str:
    """ "a" for documents whose errors may be read, "b" for those that only measure."""
    return "a" if int(hashlib.sha1(name.encode()).hexdigest()[0], 16) < 8 else "b"


def score_gold(folder: Path, part: str = "") -> dict[str, Any]:
    """The gold scorer's result, over all documents or one half."""
    info = json.loads((folder / "docs.json").read_text("utf-8"))
    lines, gold = [], []
    for doc in info:
        if part and half(doc) != part:
            continue
        figures = extract((folder / "texts" / f"{doc}.txt").read_text("utf-8"), report_id=doc)
        starts = {figure.figure_id: figure.start for figure in figures}
        lines += [json.dumps(row) for figure in figures if (row := to_gold_row(figure, doc, starts))]
    with tempfile.TemporaryDirectory() as name:
        temp = Path(name)
        (temp / "pred.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        docs = {doc: row for doc, row in info.items() if not part or half(doc) == part}
        (temp / "docs.json").write_text(json.dumps(docs), "utf-8")
        (temp / "texts").symlink_to((folder / "texts").resolve())
        (temp / "score.py").write_text((folder / "score.py").read_text("utf-8"), "utf-8")
        gold = [
            line
            for line in (folder / "gold_dev.jsonl").read_text("utf-8").splitlines()
            if json.loads(line)["doc"] in docs
        ]
        (temp / "gold_dev.jsonl").write_text("\n".join(gold) + "\n", "utf-8")
        run = subprocess.run(
            [
                sys.executable,
                str(temp / "score.py"),
                str(temp / "pred.jsonl"),
                "--json",
                "--errors",
                os.environ.get("ERRORS") or str(temp / "errors.tsv"),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def total_of(figures: list[Figure], measure: str) -> int:
    """The tally's answer as one number: best, else low, else high."""
    for total in tally(figures):
        if total.measure == measure:
            return next((value for value in (total.best, total.low, total.high) if value is not None), 0)
    return 0


def score_totals(path: Path, part: str = "") -> dict[str, float]:
    """Exact match of killed over all rows, of injured where gold says more than none."""
    hits: dict[str, list[int]] = {"killed": [], "injured > 0": []}
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if part and (number % 2 == 0) != (part == "a"):
            continue
        row = json.loads(line)
        figures = extract(row["text"])
        if row["killed"] is not None:
            hits["killed"].append(total_of(figures, "killed") == row["killed"])
        if row["injured"]:
            hits["injured > 0"].append(total_of(figures, "injured") == row["injured"])
    return {name: sum(rows) / max(1, len(rows)) for name, rows in hits.items()}


def score_mentions(path: Path, limit: int) -> dict[str, float]:
    """Share of MUC's required mentions of more than one person whose number was read with that effect."""
    hits: dict[str, list[int]] = {"death": [], "injury": []}
    for line in path.read_text("utf-8").splitlines()[:limit]:
        row = json.loads(line)
        wanted = [m for m in row["mentions"] if not m["optional"] and any(v and v > 1 for v in m["n"])]
        if not wanted:
            continue
        found = {(f.measure, v) for f in extract(row["text"]) for v in (f.low, f.best, f.high)}
        for mention in wanted:
            measures = ("killed", "casualties") if mention["effect"] == "death" else ("injured", "casualties")
            hits[mention["effect"]].append(any((m, n) in found for m in measures for n in mention["n"]))
    return {name: sum(rows) / max(1, len(rows)) for name, rows in hits.items()}


_TERMS = {
    "Displaced": {"displaced", "evacuated", "affected", "returned", "assisted"},
    "Evacuated": {"evacuated", "displaced"},
    "Forced to Flee": {"displaced"},
    "Relocated": {"displaced", "evacuated"},
    "Sheltered": {"displaced", "evacuated"},
    "In Relief Camp": {"displaced", "evacuated"},
    "Homeless": {"homeless", "displaced"},
}


def score_idmc(path: Path) -> dict[str, float]:
    """Recall of people and household figures by number and term; precision over numbers of those measures."""
    right = wanted = given = good = 0
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = [
            (f.measure, v)
            for f in extract(row["text"])
            for v in {f.low, f.best, f.high} - {None}
            if f.measure in ("displaced", "evacuated", "homeless")
        ]
        gold = [(f["n"], _TERMS.get(f["term"].title().replace(" To ", " to "), set())) for f in row["figures"]]
        gold = [(n, terms) for n, terms in gold if terms and n]
        for n, terms in gold:
            wanted += 1
            right += any(v == n and m in terms for m, v in found)
        given += len(set(found))
        good += sum(any(v == n for n, _ in gold) for _, v in set(found))
    return {"recall": right / max(1, wanted), "precision": good / max(1, given)}


def run(part: str = "") -> dict[str, float]:
    """All scores that the data present allow, by name."""
    folder = gold_folder()
    scores: dict[str, float] = {}
    gold = folder / "gold"
    if (gold / "gold_dev.jsonl").exists():
        result = score_gold(gold, part)
        for level, (_, _, f1) in result["levels"].items():
            scores[f"gold F1 {level}"] = f1
        scores["gold precision"], scores["gold recall"] = result["levels"]["value+measure"][:2]
        for stratum, row in result["strata"].items():
            scores[f"gold F1 value+measure, {stratum}"] = row["value+measure"][2]
        for name, row in result["conditional"].items():
            if row[2] is not None and "gold names one" in name:
                scores[f"gold {name}"] = row[2]
        scores["gold part_of, same sentence"] = result["part_of"]["ok_in"] / max(1, result["part_of"]["gold_in"])
        scores["gold part_of, across"] = result["part_of"]["ok_x"] / max(1, result["part_of"]["gold_x"])
        scores["gold false rows per 1,000 words"] = result["fp_per_1000_words_all"]
    else:
        print(
            f"missing: {gold}/gold_dev.jsonl, so no gold scores. Set GOLD=DIR to the folder that holds gold/ and wad/."
        )
    for name, file, scorer in (("WAD", "wad/wad_2013_2015.jsonl", score_totals),):
        if (folder / file).exists():
            scores.update({f"{name} {key}": value for key, value in scorer(folder / file, part).items()})
        else:
            print(f"missing: {folder / file}")
    if (folder / "muc/muc34_dev.jsonl").exists() and not part:
        scores.update({f"MUC {k} mentions": v for k, v in score_mentions(folder / "muc/muc34_dev.jsonl", 1300).items()})
    if (folder / "idmc/idmc_excerpts.jsonl").exists() and not part:
        scores.update({f"IDMC {k}": v for k, v in score_idmc(folder / "idmc/idmc_excerpts.jsonl").items()})
    scores.update(score_where(folder, part))
    return scores


def main() -> int:
    """Print the scores; with --gate compare them to the pinned ones and fail if one fell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description=__doc__.splitlines()[0])
    parser.add_argument("--gate", action="store_true", help="fail if a score lies below the one pinned in gate.toml")
    parser.add_argument("--pin", action="store_true", help="write the scores of this run to gate.toml")
    parser.add_argument("--half", choices=("a", "b"), default="", help="only one half of the documents")
    options = parser.parse_args()
    scores = run(options.half)
    pinned = tomllib.loads(GATE.read_text("utf-8"))["scores"] if GATE.exists() else {}
    fell = []
    for name, value in scores.items():
        old = pinned.get(name)
        lower_is_better = "false rows" in name
        worse = old is not None and (value > old + _SLACK if lower_is_better else value < old - _SLACK)
        print(
            f"{name:45}{value:8.3f}"
            + (f"   pinned {old:.3f}" if old is not None and not options.half else "")
            + ("   FELL" if worse and options.gate else "")
        )
        fell += [name] if worse else []
    if options.pin:
        lines = [
            "# Scores that may not fall: `make bench` compares. Written by `python -m benchmarks.score --pin`.",
            "[scores]",
        ]
        GATE.write_text(
            "\n".join(lines + [f'"{name}" = {value:.4f}' for name, value in scores.items()]) + "\n", "utf-8"
        )
    if options.gate and fell:
        print(f"{len(fell)} scores fell below the gate: {', '.join(fell)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
