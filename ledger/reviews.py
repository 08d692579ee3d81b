"""What people decided about figures: an append-only log, each entry chained to the one before by its hash.

    review(engine, "f_12ab", who="Amal", changes={"best": 28}, reason="corrected in the next paragraph")

Figures are never overwritten. A figure as shown is the figure as read, with the log's changes laid over it.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, Row, insert, select, update

from extractors.models import COLUMNS, Figure
from ledger import schema
from ledger.database import reading, writing
from ledger.errors import LedgerError, ReviewConflict
from ledger.exact_text import from_database, to_database
from ledger.figure_rows import check_figure, check_order, check_value, to_figure, to_row
from ledger.reports import find_report, insert_reading, now

DECISIONS = ("accepted", "changed", "rejected")
TO_REVIEW = "to_review"
FIXED = ("figure_id", "report_id", "start", "end", "text", "sentence_start", "sentence_end", "sentence", "rules",
         "confidence")                # where a figure was read and by what; the rest is open to correction
EDITABLE = tuple(name for name in COLUMNS if name not in FIXED)


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of the log. ``changes`` maps a column to what it was and what it became."""

    seq: int
    figure_id: str
    action: str                       # review, add, undo
    decision: str                     # accepted, changed, rejected or ""
    changes: Mapping[str, tuple[object, object]]
    who: str
    at: str
    reason: str = ""
    undoes: int | None = None
    prev_hash: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands after all its entries."""

    decision: str = TO_REVIEW
    values: Mapping[str, object] = field(default_factory=dict)      # columns whose value differs from the reading
    who: str = ""
    at: str = ""
    seq: int = 0
    withdrawn: bool = False           # added by hand, and the addition undone


def review(engine: Engine, figure_id: str, *, who: str, decision: str | None = None,
           changes: Mapping[str, object] | None = None, reason: str = "", expected_seq: int | None = None) -> Review:
    """Write one entry. With ``expected_seq`` (the log's number when the figure was read) a newer entry refuses it."""
    changes = {name: _plain(value) for name, value in (changes or {}).items()}
    _check_asked(who, decision, changes)
    with writing(engine) as connection:
        entries = entries_of(connection, figure_id)
        if expected_seq is not None and entries and entries[-1].seq > expected_seq:
            raise ReviewConflict(entries[-1])
        figure, standing = _shown(connection, figure_id, entries)
        before = {name: standing.values.get(name, getattr(figure, name)) for name in COLUMNS}
        real = {name: (before[name], value) for name, value in changes.items() if before[name] != value}
        after = before | changes
        check_order(after["low"], after["best"], after["high"])
        if "part_of" in real and after["part_of"]:
            _check_whole(connection, figure, str(after["part_of"]))
        if not real and decision in (None, "changed"):
            raise LedgerError("The figure says that already: accept it, or change something else")
        # a correction is a decision: what was changed has been looked at
        word = "changed" if real and decision != "rejected" else decision or ""
        return _append(connection, figure_id, "review", word, real, who, reason)


def add_figure(engine: Engine, report_id: str, figure: Figure, *, who: str, reason: str = "") -> Review:
    """A figure the rules missed, added by a person; it counts as accepted by them."""
    _check_who(who)
    check_figure(find_report(engine, report_id), figure)
    with writing(engine) as connection:
        rows = _read_figures(connection, figure.figure_id)
        if rows and not _is_withdrawn(rows, stand(entries_of(connection, figure.figure_id))):
            raise LedgerError(f"Figure {figure.figure_id} is already there: review it instead of adding it")
        insert_reading(connection, report_id, f"{figure.figure_id} #{len(rows) + 1}", [to_row(figure)], by_hand=True)
        return _append(connection, figure.figure_id, "add", "accepted", {}, who, reason)


def undo(engine: Engine, who: str) -> Review | None:
    """Take back this person's latest entry that still stands, by a new entry; None where there is none."""
    _check_who(who)
    with writing(engine) as connection:
        entries = all_entries(connection)
        undone = {entry.undoes for entry in entries}
        standing = [entry for entry in entries if entry.action != "undo" and entry.seq not in undone]
        own = [entry for entry in standing if entry.who == who.strip()]
        if not own:
            return None
        last = own[-1]
        later = [entry for entry in standing if entry.seq > last.seq and entry.figure_id == last.figure_id]
        if later:
            raise ReviewConflict(later[-1])
        back = {name: (new, old) for name, (old, new) in last.changes.items()}
        return _append(connection, last.figure_id, "undo", "", back, who, f"undo of entry {last.seq}", last.seq)


def history(engine: Engine, figure_id: str) -> list[Review]:
    """All entries about a figure, oldest first."""
    with reading(engine) as connection:
        return entries_of(connection, figure_id)


def stand(entries: Iterable[Review]) -> dict[str, Standing]:
    """Fold the log: for every figure in it, where it stands."""
    entries = list(entries)
    undone = {entry.undoes for entry in entries if entry.undoes is not None}
    standings: dict[str, Standing] = {}
    for entry in entries:
        before = standings.get(entry.figure_id, Standing())
        if entry.action == "undo" or entry.seq in undone:
            withdrawn = before.withdrawn or entry.action == "add"
            standings[entry.figure_id] = replace(before, seq=entry.seq, withdrawn=withdrawn)
        else:
            values = {**before.values, **{name: new for name, (_old, new) in entry.changes.items()}}
            standings[entry.figure_id] = Standing(entry.decision or before.decision, values, entry.who, entry.at,
                                                  entry.seq, before.withdrawn and entry.action != "add")
    return standings


def all_entries(connection: Connection) -> list[Review]:
    """The whole log, in order."""
    return [_to_review(row) for row in connection.execute(select(schema.reviews).order_by(schema.reviews.c.seq))]


def entries_of(connection: Connection, figure_id: str) -> list[Review]:
    """The log's entries about one figure, in order."""
    table = schema.reviews
    rows = connection.execute(select(table).where(table.c.figure_id == figure_id).order_by(table.c.seq))
    return [_to_review(row) for row in rows]


def hash_entry(entry: Review) -> str:
    """sha256 over all an entry says and over the hash of the entry before it."""
    said = [entry.seq, entry.figure_id, entry.action, entry.decision, _changes_text(entry.changes), entry.who, entry.at,
            entry.reason, entry.undoes, entry.prev_hash]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()


def _append(connection: Connection, figure_id: str, action: str, decision: str,
            changes: Mapping[str, tuple[object, object]], who: str, reason: str, undoes: int | None = None) -> Review:
    state = connection.execute(select(schema.state)).one()
    bare = dict(seq=state.entries + 1, figure_id=figure_id, action=action, decision=decision, changes=changes,
                who=who.strip(), at=now(), reason=reason, undoes=undoes, prev_hash=state.head)
    entry = Review(**bare, hash=hash_entry(Review(**bare)))
    row = {name: getattr(entry, name) for name in Review.__slots__}
    row["changes"] = _changes_text(changes)
    for name in ("figure_id", "changes", "who", "reason"):
        row[name] = to_database(row[name])
    connection.execute(insert(schema.reviews).values(**row))
    connection.execute(update(schema.state).values(head=entry.hash, entries=entry.seq))
    return entry


def _to_review(row: Row) -> Review:
    values = dict(row._mapping)
    for name in ("figure_id", "changes", "who", "reason"):
        values[name] = from_database(values[name])
    values["changes"] = {name: (old, new) for name, (old, new) in json.loads(values["changes"]).items()}
    return Review(**values)


def _changes_text(changes: Mapping[str, tuple[object, object]]) -> str:
    return json.dumps({name: list(pair) for name, pair in changes.items()}, ensure_ascii=False, sort_keys=True)


def _shown(connection: Connection, figure_id: str, entries: list[Review]) -> tuple[Figure, Standing]:
    rows = _read_figures(connection, figure_id)
    standings = stand(entries)
    if not rows or _is_withdrawn(rows, standings):
        raise LedgerError(f"No figure {figure_id} in this ledger")
    return to_figure(rows[-1]._mapping), standings.get(figure_id, Standing())


def _is_withdrawn(rows: list[Row], standings: Mapping[str, Standing]) -> bool:
    """Whether only people added the figure, and took it back."""
    return rows[-1].by_hand and standings.get(rows[-1].figure_id, Standing()).withdrawn


def _read_figures(connection: Connection, figure_id: str) -> list[Row]:
    """The figure as each reading has it; those by the rules come last, the latest at the end."""
    table, readings = schema.figures, schema.readings
    query = (select(table, readings.c.by_hand).join(readings, table.c.reading_id == readings.c.reading_id)
             .where(table.c.figure_id == figure_id).order_by(readings.c.by_hand.desc(), table.c.reading_id))
    return list(connection.execute(query))


def _check_whole(connection: Connection, figure: Figure, whole_id: str) -> None:
    wholes = _read_figures(connection, whole_id)
    if whole_id == figure.figure_id or not wholes or wholes[-1].report_id != figure.report_id:
        raise LedgerError(f"part_of must name another figure of the same report, not {whole_id!r}")


def _plain(value: object) -> object:
    """A value out of a table as Python's own: a numpy number becomes a number, a missing one None."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if value is pd.NA or value != value else value


def _check_asked(who: str, decision: str | None, changes: Mapping[str, object]) -> None:
    _check_who(who)
    if decision is not None and decision not in DECISIONS:
        raise LedgerError(f"A decision is one of {', '.join(DECISIONS)}, not {decision!r}")
    if decision is None and not changes:
        raise LedgerError("A review needs a decision or a change")
    if decision == "changed" and not changes:
        raise LedgerError('"changed" needs the change: changes={"best": 28}')
    for name, value in changes.items():
        if name not in EDITABLE:
            raise LedgerError(f"{name!r} can't be changed by a review; these can: {', '.join(EDITABLE)}")
        check_value(name, value)


def _check_who(who: str) -> None:
    if not who.strip():
        raise LedgerError("A review needs a name: say who made it")
