"""Claims about the same matter by different sources, side by side, with what is worth a second look.

    compare_claims(frame)     26 (monitor) and 40 (ministry) killed in Falluja on 4 June: one matter, they disagree

A matter is one measure, unit, group, actor and kind of scope, at one place, within a few days. Figures with no place
are compared with each other only. Nothing is added up and nobody is declared right.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

import pandas as pd
from rapidfuzz import fuzz

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

    ``disagree``: two ranges in the matter don't meet. ``single_source``: nobody else says it.
    """
    rows = _comparable(frame)
    matters = [matter for _key, group in rows.groupby(["measure", "unit", "group", "actor", "_standing"], sort=True)
               for matter in _split_by_date(_split_by_place(group), days)]
    compared = [_describe(matter, number) for number, matter in enumerate(matters, start=1)] or [
        rows.assign(matter=0, sources=0, disagree=False, single_source=False)]
    return pd.concat(compared, ignore_index=True)[list(COMPARE_COLUMNS)]


@cache
def same_place(one: str, other: str) -> bool:
    """Whether two names are spellings of one place; North Kivu and South Kivu are not."""
    first, second = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if set(first) & _DIRECTIONS != set(second) & _DIRECTIONS:
        return False
    return fuzz.token_sort_ratio(" ".join(_bare(first)), " ".join(_bare(second))) >= SAME_NAME


def ranges_meet(ranges: Iterable[tuple[float, float]]) -> bool:
    """Whether one number lies in all ranges."""
    ranges = list(ranges)
    return max(low for low, _high in ranges) <= min(high for _low, high in ranges)


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in _UNSAID] or words


def _comparable(frame: pd.DataFrame) -> pd.DataFrame:
    claims = claims_of(frame)
    rows = claims[(claims["source"] != "") & claims[["low", "best", "high"]].notna().any(axis=1)]
    start, _end = dates_of(rows)
    return rows.assign(_day=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"),
                       _standing=rows["scope"].isin(_STANDING))


def _split_by_place(rows: pd.DataFrame) -> list[pd.DataFrame]:
    named: list[tuple[str, str]] = []                  # the first spelling and country of each place found so far
    spots = [_spot(named, place, country) for place, country in zip(rows["place"], rows["country"], strict=True)]
    return [group for _spot_number, group in rows.groupby(spots, sort=True)]


def _spot(named: list[tuple[str, str]], place: str, country: str) -> int:
    for number, (name, land) in enumerate(named):
        if bool(name) == bool(place) and (not country or not land or country == land) and (
                name == place or same_place(name, place)):
            return number
    named.append((place, country))
    return len(named) - 1


def _split_by_date(parts: list[pd.DataFrame], days: int) -> list[pd.DataFrame]:
    return [group for part in parts for _window, group in part.groupby(_windows(part["_day"], days), sort=True)]


def _windows(dates: pd.Series, days: int) -> pd.Series:
    """A number for each date: those within some days of the first of their number; undated ones share -1."""
    windows, first, number = {}, None, -1
    for day in sorted(dates.dropna().unique()):
        if first is None or (day - first).days > days:
            first, number = day, number + 1
        windows[day] = number
    return dates.map(windows).fillna(-1).astype("int64")


def _describe(matter: pd.DataFrame, number: int) -> pd.DataFrame:
    largest = largest_first(matter).drop_duplicates("source")
    ranges = [_range(*row) for row in largest[["low", "high", "best", "quantifier"]].itertuples(index=False)]
    return largest.assign(matter=number, sources=len(largest), single_source=len(largest) == 1,
                          disagree=len(largest) > 1 and not ranges_meet(ranges))


def _range(low: object, high: object, best: object, quantifier: str) -> tuple[float, float]:
    least = 0.0 if pd.isna(low) else float(low)
    most = math.inf if pd.isna(high) else float(high)
    return (least * (1 - ABOUT), most * (1 + ABOUT)) if quantifier in ("about", "nearly") else (least, most)
