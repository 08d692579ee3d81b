"""Which figures are meant: one value that says it, and the rows it keeps.

    apply_filters(ledger.figures(), Filters(measure=("killed",), source=("United Nations",), date_from="2016-06-01"))

An empty filter keeps everything. Several values of one filter are alternatives; different filters all hold at once.
``("",)`` asks for the rows where nothing is stated, for example figures without a source.
"""
from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

CHOICES = ("measure", "source", "source_type", "actor", "group", "perpetrator", "place", "scope", "status", "review",
           "report_id")               # filters that are lists of values of the column of the same name
SEARCHED = ("sentence", "text", "group_text", "actor", "perpetrator", "source", "source_text", "place", "title",
            "publisher")              # where the words are looked for


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep. Dates are ISO text; ``words`` must all occur, in any order and case."""

    measure: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    source_type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    perpetrator: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    scope: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    words: str = ""
    report_id: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything at all is filtered."""
        return any(getattr(self, field.name) for field in fields(self))


def apply_filters(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows that pass, in their order and with their index."""
    keep = np.ones(len(frame), dtype=bool)
    for name in CHOICES:
        chosen = getattr(filters, name)
        if chosen:
            keep = keep & frame[name].isin(chosen).to_numpy(dtype=bool)
    if filters.date_from or filters.date_to:
        keep = keep & _within(frame, filters.date_from, filters.date_to)
    for word in filters.words.lower().split():
        keep = keep & _contains(frame, word)
    return frame if keep.all() else frame[keep]


def dates_of(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """First and last day each figure is about: its own, or where it has none the day its report was published."""
    start = frame["date_start"].where(frame["date_start"] != "", frame["published"])
    end = frame["date_end"].where(frame["date_end"] != "", start)
    return start, end


def _within(frame: pd.DataFrame, first: str, last: str) -> np.ndarray:
    start, end = dates_of(frame)
    keep = (start != "").to_numpy(dtype=bool)          # undated figures of undated reports are of no period
    if first:
        keep = keep & (end >= first).to_numpy(dtype=bool)
    if last:
        keep = keep & (start <= last).to_numpy(dtype=bool)
    return keep


def _contains(frame: pd.DataFrame, word: str) -> np.ndarray:
    found = np.zeros(len(frame), dtype=bool)
    for name in SEARCHED:
        if name in frame:
            found = found | frame[name].str.lower().str.contains(word, regex=False).to_numpy(dtype=bool)
    return found
