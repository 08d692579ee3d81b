"""Reports and their readings: how they come into the ledger, and how they come out again.

    add_report(engine, report, figures, rules_version="2026.1") -> Added(report_id=..., new=True, figures=13, near=())

A report is known by the sha256 of its text. A reading is what one version of the rules found in it; a later version
adds a reading beside the earlier one, and the latest is shown.
"""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine, func, insert, select

from extractors.models import Figure, Report
from ledger import schema
from ledger.database import reading, writing
from ledger.errors import LedgerError
from ledger.exact_text import from_database, to_database
from ledger.figure_rows import check_figure, digest_rows, to_row
from ledger.near import find_near, smallest_runs


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a report did. ``new`` is whether the text was not yet there, ``near`` who else tells its story."""

    report_id: str
    new: bool
    figures: int                      # in the reading that is now shown
    near: tuple[str, ...] = ()
    new_reading: bool = False         # whether these rules had not yet read it


def add_report(engine: Engine, report: Report, figures: Sequence[Figure], *, rules_version: str) -> Added:
    """Keep a report and what these rules read in it, in one transaction; the same again changes nothing."""
    if not rules_version:
        raise LedgerError("rules_version is empty: say which version of the rules read the report")
    for figure in figures:
        check_figure(report, figure)
    rows = [to_row(figure) for figure in figures]
    if len({row["figure_id"] for row in rows}) != len(rows):
        raise LedgerError("Two figures have the same figure_id: " + _first_repeated(rows))
    known = _known(engine, report.report_id, rules_version)
    if known is not None:
        return known
    runs = smallest_runs(report.text)
    with writing(engine) as connection:
        new = not _has_report(connection, report.report_id)
        if new:
            _insert_report(connection, report, runs)
        added = _has_reading(connection, report.report_id, rules_version)
        if added is None:
            insert_reading(connection, report.report_id, rules_version, rows)
            added = len(rows)
            return Added(report.report_id, new, added, near_of(connection, report.report_id), True)
        return Added(report.report_id, new, added, near_of(connection, report.report_id))


def insert_reading(connection: Connection, report_id: str, rules_version: str, rows: Sequence[dict[str, object]], *,
                   by_hand: bool = False) -> None:
    """One reading and its figures; called inside a writing transaction."""
    reading_id = (connection.execute(select(func.max(schema.readings.c.reading_id))).scalar() or 0) + 1
    connection.execute(insert(schema.readings).values(
        reading_id=reading_id, report_id=report_id, rules_version=rules_version, by_hand=by_hand, figures=len(rows),
        digest=digest_rows(rows), added_at=now()))
    if rows:
        connection.execute(insert(schema.figures), [{**row, "reading_id": reading_id} for row in rows])


def find_report(engine: Engine, report_id: str) -> Report:
    """The report as it was added, text and all."""
    table = schema.reports
    with reading(engine) as connection:
        row = connection.execute(select(table).where(table.c.report_id == report_id)).mappings().one_or_none()
    if row is None:
        raise LedgerError(f"No report {report_id[:16]}... in this ledger; `python -m ledger list` shows those it has")
    words = {name: from_database(row[name]) for name in ("text", "title", "publisher", "url", "name", "kind")}
    return Report(**words, published=date.fromisoformat(row["published"]) if row["published"] else None,
                  warnings=tuple(json.loads(from_database(row["warnings"]))))


def near_of(connection: Connection, report_id: str) -> tuple[str, ...]:
    """Reports linked to this one, whichever of the two came first."""
    table = schema.near_reports
    rows = connection.execute(select(table.c.report_id, table.c.other_id)
                              .where((table.c.report_id == report_id) | (table.c.other_id == report_id)))
    return tuple(sorted({other for pair in rows for other in pair} - {report_id}))


def now() -> str:
    """The moment, in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _known(engine: Engine, report_id: str, rules_version: str) -> Added | None:
    with reading(engine) as connection:
        figures = _has_reading(connection, report_id, rules_version)
        return None if figures is None else Added(report_id, False, figures, near_of(connection, report_id))


def _has_report(connection: Connection, report_id: str) -> bool:
    table = schema.reports
    return connection.execute(select(table.c.number).where(table.c.report_id == report_id)).first() is not None


def _has_reading(connection: Connection, report_id: str, rules_version: str) -> int | None:
    table = schema.readings
    return connection.execute(select(table.c.figures).where(
        table.c.report_id == report_id, table.c.rules_version == rules_version, ~table.c.by_hand)).scalar()


def _insert_report(connection: Connection, report: Report, runs: list[int]) -> None:
    near = find_near(connection, report, runs)
    number = (connection.execute(select(func.max(schema.reports.c.number))).scalar() or 0) + 1
    words = {name: to_database(getattr(report, name)) for name in ("text", "title", "publisher", "url", "name", "kind")}
    connection.execute(insert(schema.reports).values(
        report_id=report.report_id, number=number, added_at=now(), words=len(report.text.split()),
        published=report.published.isoformat() if report.published else "",
        warnings=to_database(json.dumps(report.warnings, ensure_ascii=False)), **words))
    if runs:
        connection.execute(insert(schema.runs), [{"run": run, "number": number} for run in runs])
    if near:
        connection.execute(insert(schema.near_reports), [
            {"report_id": report.report_id, "other_id": other, "score": score} for other, score in near.items()])


def _first_repeated(rows: Sequence[dict[str, object]]) -> str:
    seen: set[object] = set()
    return next(str(row["figure_id"]) for row in rows if row["figure_id"] in seen or seen.add(row["figure_id"]))
