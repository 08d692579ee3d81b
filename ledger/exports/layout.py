"""What formats share: which figures they take, a CSV in given columns, and saying beforehand what is lost.

    records(frame)                      rows as dicts, in order, a few thousand in memory at a time
    write_csv(names, rows)              the file in pieces
    count_lost(3, "left out, denied")   ["3 figures: left out, denied"]
"""
from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

import numpy as np
import pandas as pd
import pyarrow as pa

from ledger.claims import NOT_CLAIMED
from ledger.csv_rows import write_header
from ledger.exports.conventions import NOTHING, Convention, read_persons
from ledger.tidy_csv import guarded_rows

CIVILIANS = frozenset(("civilians", "children", "women", "elderly", "aid_workers", "medical_workers", "journalists",
                       "refugees_migrants"))
FIGHTERS = frozenset(("combatants", "security_forces", "police"))
ROWS_AT_A_TIME = 5_000                # as Python objects; a row of all columns takes about five kilobytes
_IN_MEMORY, _PIECE = 16 * 2**20, 2**20   # bytes of a finished file kept in memory, and handed on at a time
Row = Mapping[str, object]
Pieces = Iterator[bytes | memoryview]


@dataclass(frozen=True, slots=True)
class Format:
    """A way out: ``write`` gives the file in pieces, ``lost`` says before what will be missing in it."""

    key: str
    about: str
    suffix: str
    write: Callable[[pd.DataFrame, Convention], Pieces]
    lost: Callable[[pd.DataFrame, Convention], list[str]]


def records(frame: pd.DataFrame, places: np.ndarray | None = None) -> Iterator[Row]:
    """The rows, or those at these places, as plain Python values: None for what is missing."""
    for first in range(0, len(frame) if places is None else len(places), ROWS_AT_A_TIME):
        at = slice(first, first + ROWS_AT_A_TIME)
        part = frame.iloc[at if places is None else places[at]]
        columns = {name: [None if value is pd.NA or value != value else value for value in part[name].tolist()]
                   for name in part.columns}
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))


def write_csv(names: Sequence[str], rows: Iterable[Row]) -> Pieces:
    """Rows as CSV in exactly these columns; text is made inert as in the tidy CSV, missing values are empty."""
    yield write_header(names)
    left = iter(rows)
    while part := list(islice(left, ROWS_AT_A_TIME)):
        yield guarded_rows({name: _arrow([row.get(name) for row in part]) for name in names})


def through_file(write: Callable[[IO[bytes]], None]) -> Pieces:
    """The pieces of a file that its library has to write as a whole: on disk, where it is large."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as out:
        write(out)
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece


def of_measures(frame: pd.DataFrame, measures: Sequence[str]) -> Iterator[Row]:
    """The records of these measures only."""
    return records(frame, np.flatnonzero(frame["measure"].isin(measures)))


def is_event_claim(row: Row) -> bool:
    """Whether a figure is a whole that somebody claims of one event: what databases of events hold."""
    return lost_reason(row) == ""


def is_whole_claim(row: Row) -> bool:
    """Whether a figure is a whole that somebody claims, once, of an event or of longer."""
    return lost_reason({**row, "scope": "event"}) == ""


def lost_reason(row: Row) -> str:
    """Why a database of events has no place for a figure; "" where it has."""
    if row["review"] == "rejected":
        return "rejected in review"
    if row["status"] in NOT_CLAIMED:
        return "denied or hypothetical"
    if row["status"] == "projected":
        return "projected"
    if row["relation"] == "part" or (row["part_of"] and row["relation"] != "restatement"):
        return "part of a larger figure"
    if row["relation"] == "restatement":
        return "said again"
    if row["scope"] in ("cumulative", "as_of", "rate"):
        return "not of one event (cumulative, as of a day, or a rate)"
    return ""


def event_losses(frame: pd.DataFrame, convention: Convention, measures: Sequence[str]) -> list[str]:
    """For formats that hold event figures of some measures: how many figures stay behind, by reason."""
    others = len(frame) - int(frame["measure"].isin(measures).sum())
    reasons = {f"of other measures than {', '.join(measures)}": others}
    blank = 0
    for row in of_measures(frame, measures):
        reason = lost_reason(row)
        if reason:
            reasons[reason] = reasons.get(reason, 0) + 1
        elif read_persons(row, convention) == NOTHING:
            blank += 1
    lines = [line for reason, count in reasons.items() for line in count_lost(count, f"left out, {reason}")]
    return lines + count_lost(blank, f"without a number, as {convention.name} gives their words none")


def mark_of(row: Row) -> str:
    """What a layout of fixed columns says of a file that is not for everyone; "" where it is."""
    sharing = str(row.get("sharing", ""))
    return sharing if sharing.startswith("internal") else ""


def count_lost(number: int, what: str) -> list[str]:
    """One line, or none where nothing is lost."""
    return [f"{number:,} {'figure' if number == 1 else 'figures'}: {what}"] if number else []


def _arrow(values: list[object]) -> pa.Array | list[str]:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return pa.array(values, type=pa.int64())
    if kinds and kinds <= {float, int}:
        return pa.array(values, type=pa.float64())
    return ["" if value is None else str(value) for value in values]
