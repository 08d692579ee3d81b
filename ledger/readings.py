"""What each version of the rules read, and what a new version changed.

    readings_frame(engine)      report, rules_version, added_at, figures, shown
    changes_frame(engine)       gained, lost and changed figures between a report's last two readings, with their review
"""
from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import Connection, Engine, RowMapping, select

from extractors.models import COLUMNS
from ledger import schema
from ledger.database import reading
from ledger.exact_text import as_text, from_database
from ledger.figure_rows import to_figure
from ledger.reviews import Standing, all_entries, stand

READINGS_COLUMNS = ("report_id", "rules_version", "added_at", "figures", "shown")
CHANGES_COLUMNS = ("report_id", "figure_id", "text", "change", "field", "before", "after", "review")
_NOT_COMPARED = ("figure_id", "report_id", "rules", "confidence")       # how a figure was found, not what it says


def readings_frame(engine: Engine) -> pd.DataFrame:
    """One row a reading by rules, oldest first; ``shown`` marks each report's latest, whose figures are shown."""
    with reading(engine) as connection:
        rows = _readings(connection)
    latest = {row["report_id"]: row["reading_id"] for row in rows}
    return pd.DataFrame({
        "report_id": as_text([row["report_id"] for row in rows]),
        "rules_version": as_text([row["rules_version"] for row in rows]),
        "added_at": as_text([row["added_at"] for row in rows]),
        "figures": pd.Series([row["figures"] for row in rows], dtype="int64"),
        "shown": pd.Series([latest[row["report_id"]] == row["reading_id"] for row in rows], dtype="bool"),
    })


def changes_frame(engine: Engine, report_id: str | None = None) -> pd.DataFrame:
    """For each report read more than once: figures the last reading gained and lost, and columns it changed."""
    with reading(engine) as connection:
        standings = stand(all_entries(connection))
        pairs = _last_two(connection, report_id)
        changes = [change for before, after in pairs for change in _changes(connection, before, after)]
    rows = [(*change, standings.get(change[1], Standing()).decision) for change in changes]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(CHANGES_COLUMNS)
    return pd.DataFrame({name: as_text(list(values)) for name, values in zip(CHANGES_COLUMNS, columns, strict=True)})


def _readings(connection: Connection) -> list[RowMapping]:
    table = schema.readings
    return list(connection.execute(select(table).where(~table.c.by_hand).order_by(table.c.reading_id)).mappings())


def _last_two(connection: Connection, report_id: str | None) -> list[tuple[int, int]]:
    by_report: dict[str, list[int]] = {}
    for row in _readings(connection):
        if report_id in (None, row["report_id"]):
            by_report.setdefault(row["report_id"], []).append(row["reading_id"])
    return [(ids[-2], ids[-1]) for ids in by_report.values() if len(ids) > 1]


def _changes(connection: Connection, before: int, after: int) -> Iterator[tuple[str, ...]]:
    old, new = _figures(connection, before), _figures(connection, after)
    for name in sorted(old.keys() | new.keys(), key=lambda name: ((old.get(name) or new[name])["start"], name)):
        row = new.get(name) or old[name]
        known = (row["report_id"], name, from_database(row["text"]))
        if name not in old or name not in new:
            yield (*known, "gained" if name in new else "lost", "", "", "")
            continue
        was, became = to_figure(old[name]), to_figure(new[name])
        for column in COLUMNS:
            if column not in _NOT_COMPARED and getattr(was, column) != getattr(became, column):
                yield (*known, "changed", column, _as_words(getattr(was, column)), _as_words(getattr(became, column)))


def _figures(connection: Connection, reading_id: int) -> dict[str, RowMapping]:
    rows = connection.execute(select(schema.figures).where(schema.figures.c.reading_id == reading_id)).mappings()
    return {row["figure_id"]: row for row in rows}


def _as_words(value: object) -> str:
    return "" if value is None else str(value)
