"""Claims about the same matter by different sources, side by side, with what is worth a second look.

    compare_claims(frame)     26 (monitor) and 40 (ministry) killed in Falluja on 4 June: one matter, they disagree

A matter is one measure, unit, group, actor and kind of scope, at one place, within a few days. A figure with no day
or no named place ("their village") may be about anything: it is compared within its own report only. Nothing is added
up and nobody is declared right.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from extractors.places.unnamed import is_unnamed
from ledger.claims import claims_of, largest_first
from ledger.filters import dates_of

COMPARE_COLUMNS = ("matter", "measure", "group", "actor", "place", "date_start", "date_end", "source", "source_type",
                   "source_is_party", "low", "best", "high", "quantifier", "status", "figure_id", "report_id",
                   "sources", "disagree", "single_source")
SAME_NAME = 85.0                      # of 100: Falluja and Fallujah are one place, Raqqa and Rafah are two
ABOUT = 0.10                          # "about 50" is at odds with 60, not with 52
_STANDING = ("cumulative", "as_of")   # counts that grow; all others are of one event
_DIRECTIONS = frozenset("north south east west northern southern eastern western central upper lower old new greater "
                        "northeast northwest southeast southwest".split())
_UNSAID = frozenset("al el ad ar as ash an az ez the of city town province".split())     # left out or spelt many ways
_WORD = re.compile(r"\w+")


def compare_claims(frame: pd.DataFrame, *, days: int = 3) -> pd.DataFrame:
    """One row a source in a matter (its largest figure), matters in order: COMPARE_COLUMNS.

    ``disagree``: no number lies in all ranges of the matter. ``single_source``: nobody else says it.
    """
    rows = largest_first(_number_matters(_comparable(frame), days)).drop_duplicates(["matter", "source"])
    rows = rows.sort_values("matter", kind="stable", ignore_index=True)
    low, high = _ranges(rows)
    matter = rows["matter"]
    sources = rows.groupby("matter")["source"].transform("size").astype("int64")
    apart = low.groupby(matter).transform("max") > high.groupby(matter).transform("min")
    return rows.assign(sources=sources, single_source=sources == 1, disagree=apart)[list(COMPARE_COLUMNS)]


def same_place(one: str, other: str) -> bool:
    """Whether two names are spellings of one place; North Kivu and South Kivu are not."""
    first, second = _name_key(one), _name_key(other)
    return first[0] == second[0] and fuzz.ratio(first[1], second[1]) >= SAME_NAME


@cache
def _name_key(name: str) -> tuple[frozenset[str], str]:
    """The directions in a name, and its other words in one order: ``({"north"}, "kivu north")``."""
    words = _WORD.findall(name.lower())
    told = sorted(word for word in words if word not in _UNSAID) or words
    return _DIRECTIONS.intersection(words), " ".join(told)


def _comparable(frame: pd.DataFrame) -> pd.DataFrame:
    claims = claims_of(frame)
    return claims[(claims["source"] != "") & claims[["low", "best", "high"]].notna().any(axis=1)]


def _number_matters(rows: pd.DataFrame, days: int) -> pd.DataFrame:
    """The rows with the number of their matter, from 1 in the order of what they are about."""
    spots = _number_places(zip(rows["place"], rows["country"], strict=True))
    start, _end = dates_of(rows)
    about = ["measure", "unit", "group", "actor", "_standing", "_spot", "_report"]
    day = pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce")
    unplaced = rows["place"].map(lambda place: place == "" or is_unnamed(place)).astype(bool)
    rows = rows.assign(_standing=rows["scope"].isin(_STANDING), _day=day,
                       _spot=[spots[pair] for pair in zip(rows["place"], rows["country"], strict=True)],
                       _report=rows["report_id"].where(unplaced | day.isna(), ""))
    rows = rows.sort_values([*about, "_day", "figure_id"], kind="stable", na_position="first")
    key = rows.groupby(about, sort=False, dropna=False).ngroup().to_numpy()
    return rows.assign(matter=_windows(key, rows["_day"].to_numpy("datetime64[D]"), days)).drop(
        columns=["_standing", "_spot", "_report", "_day"])


def _number_places(pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
    """A number for each place and country; spellings of one place share it, other countries don't."""
    numbers: dict[tuple[str, str], int] = {}
    known: dict[frozenset[str], list[str]] = {}        # first spellings, by the directions in them
    homes: dict[tuple[frozenset[str], str], list[tuple[str, int]]] = {}
    # places whose country is known come first, so that one without joins them and does not link two countries
    for number, (place, land) in enumerate(sorted(set(pairs), key=lambda pair: (pair[1] == "", pair))):
        directions, words = _name_key(place)
        spellings = known.setdefault(directions, [])
        near = process.extract(words, spellings, scorer=fuzz.ratio, score_cutoff=SAME_NAME, limit=None) if place else []
        found = [spot for spelling, _score, _at in near for country, spot in homes[directions, spelling]
                 if country == land or not country or not land]
        numbers[place, land] = found[0] if found else number if place else -1
        if not found and place:
            if (directions, words) not in homes:
                spellings.append(words)
            homes.setdefault((directions, words), []).append((land, number))
    return numbers


def _windows(key: np.ndarray, day: np.ndarray, days: int) -> np.ndarray:
    """Matter numbers of sorted rows: a new one for a new key, and some days after the first of the last one."""
    numbers, number, first = np.zeros(len(key), dtype="int64"), 0, None
    for at in range(len(key)):
        same = at > 0 and key[at] == key[at - 1] and np.isnat(day[at]) == np.isnat(day[at - 1])
        if not same or (not np.isnat(day[at]) and (day[at] - first).astype(int) > days):
            number, first = number + 1, day[at]
        numbers[at] = number
    return numbers


def _ranges(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Least and most of each claim; "about" gives a little on both sides, an open end is open."""
    about = rows["quantifier"].isin(("about", "nearly"))
    low = rows["low"].astype("float64").fillna(0.0)
    high = rows["high"].astype("float64").fillna(np.inf)
    return low.mask(about, low * (1 - ABOUT)), high.mask(about, high * (1 + ABOUT))
