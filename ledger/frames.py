"""The ledger's rows as tables for people and charts.

    figures_frame(engine) -> one row a figure: the contract's columns, then the report's and the review's

Counts are nullable whole numbers, dates ISO text, everything else text. Where rules were changed since a report was
read, the latest reading is shown; a figure a person accepted or changed stays even where the latest rules miss it.
"""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine, Row, Select, func, or_, select

from extractors.models import COLUMNS
from ledger import schema
from ledger.database import reading
from ledger.exact_text import as_text, decode_column, from_database
from ledger.reviews import Review, Standing, all_entries, history, stand

REPORT_COLUMNS = ("title", "publisher", "published", "report_name", "report_url")
REVIEW_COLUMNS = ("review", "reviewer", "reviewed_at", "review_seq")
FIGURE_COLUMNS = (*COLUMNS, *REPORT_COLUMNS, *REVIEW_COLUMNS)
REPORTS_COLUMNS = ("report_id", "title", "publisher", "published", "url", "name", "kind", "words", "figures",
                   "added_at", "warnings")
HISTORY_COLUMNS = ("seq", "at", "who", "action", "decision", "field", "old", "new", "reason", "undone")
COLUMN_KINDS: dict[str, str] = {**dict.fromkeys(("low", "best", "high"), "Int64"),
          **dict.fromkeys(("start", "end", "sentence_start", "sentence_end", "words", "figures", "review_seq", "seq",
                           "_number"), "int64"),
          **dict.fromkeys(("lat", "lon", "confidence"), "float64"),
          **dict.fromkeys(("source_is_party", "undone"), "bool")}

_ROWS_AT_A_TIME = 20_000              # as Python objects, while the table is built of them

_ORDER = (schema.reports.c.number.desc(), schema.figures.c.start, schema.figures.c.end, schema.figures.c.figure_id)
_READ_COLUMNS = (*COLUMNS, *REPORT_COLUMNS, "_number")          # what is read; the rest is laid over from the log


@dataclass(slots=True)
class Latest:
    """The latest readings' figures, without reviews, kept from one call to the next: rows once stored never change."""

    kept: tuple[tuple[int, int], pd.DataFrame] | None = None       # for which readings, and the table: set as one


def figures_frame(engine: Engine, report_id: str | None = None, *, reviewed: bool = True,
                  latest: Latest | None = None) -> pd.DataFrame:
    """All figures that stand, or one report's; with ``reviewed=False`` as the rules read them, without any change."""
    with reading(engine) as connection:
        standings = stand(all_entries(connection))
        read = _latest_frame(connection, report_id, Latest() if latest is None else latest)
        further = _further_rows(connection, report_id, standings, set(read["figure_id"]) if standings else set())
    if further:
        read = pd.concat([read, _frame(further, _READ_COLUMNS)], ignore_index=True).sort_values(
            ["_number", "start", "end", "figure_id"], ascending=[False, True, True, True], ignore_index=True)
    return _lay_over(read.drop(columns="_number"), standings, reviewed)


def reports_frame(engine: Engine) -> pd.DataFrame:
    """One row a report, newest first, with the number of figures shown for it."""
    table = schema.reports
    names = [name for name in REPORTS_COLUMNS if name != "figures"]
    with reading(engine) as connection:
        rows = connection.execute(select(*(table.c[name] for name in names)).order_by(table.c.number.desc())).all()
        standings = stand(all_entries(connection))
        counts = _count_figures(connection, standings)
    frame = _frame(rows, names)
    frame["warnings"] = as_text(["\n".join(json.loads(text)) for text in frame["warnings"]])
    frame["figures"] = pd.Series([counts.get(name, 0) for name in frame["report_id"]], dtype="int64")
    return frame[list(REPORTS_COLUMNS)]


def history_frame(engine: Engine, figure_id: str) -> pd.DataFrame:
    """A figure's log, oldest first: one row a changed column, or one row for an entry that changed none."""
    entries = history(engine, figure_id)
    undone = {entry.undoes for entry in entries}
    rows = [(entry.seq, entry.at, entry.who, entry.action, entry.decision, name, _as_words(old), _as_words(new),
             entry.reason, entry.seq in undone)
            for entry in entries for name, (old, new) in _changes_or_none(entry)]
    return _frame(rows, HISTORY_COLUMNS)


def _changes_or_none(entry: Review) -> list[tuple[str, tuple[object, object]]]:
    return list(entry.changes.items()) or [("", ("", ""))]


def _as_words(value: object) -> str:
    return "" if value is None else str(value)


def _latest_frame(connection: Connection, report_id: str | None, latest: Latest) -> pd.DataFrame:
    """Figures of each report's latest reading; of all reports only if a reading came since they were last read."""
    if report_id is not None:
        return _frame(connection.execute(_select_figures(report_id).where(_is_latest())).all(), _READ_COLUMNS)
    readings = schema.readings.c.reading_id
    key = tuple(connection.execute(select(func.count(readings), func.coalesce(func.max(readings), 0))).one())
    kept = latest.kept
    if kept is None or kept[0] != key:
        asked = connection.execution_options(yield_per=_ROWS_AT_A_TIME)
        rows = asked.execute(_select_figures(None).where(_is_latest()))
        parts = [_frame(part, _READ_COLUMNS) for part in rows.partitions(_ROWS_AT_A_TIME)]
        kept = latest.kept = (key, _joined(parts))
    return kept[1]


def _further_rows(connection: Connection, report_id: str | None, standings: Mapping[str, Standing],
                  shown: set[str]) -> list[Row]:
    """Figures people added, and those a person stands by though the latest rules miss them."""
    if not standings:
        return []
    by_hand = _select_figures(report_id).where(schema.readings.c.by_hand).order_by(None)
    latest = {row[0]: row for row in connection.execute(by_hand.order_by(schema.readings.c.reading_id))}
    added = [row for name, row in latest.items()
             if name not in shown and not standings.get(name, Standing()).withdrawn]
    return added + _rows_stood_by(connection, report_id, standings, shown | {row[0] for row in added})


def _rows_stood_by(connection: Connection, report_id: str | None, standings: Mapping[str, Standing],
                   shown: set[str]) -> list[Row]:
    wanted = sorted(name for name, standing in standings.items()
                    if standing.decision in ("accepted", "changed") and not standing.withdrawn and name not in shown)
    latest: dict[str, Row] = {}
    for first in range(0, len(wanted), 500):            # databases limit the names in one question
        part = wanted[first:first + 500]
        query = _select_figures(report_id).where(schema.figures.c.figure_id.in_(part))
        rows = connection.execute(query.order_by(None).order_by(schema.figures.c.reading_id))
        latest.update((row[0], row) for row in rows)
    return list(latest.values())


def _select_figures(report_id: str | None) -> Select:
    figures, reports, readings = schema.figures, schema.reports, schema.readings
    columns = [*(figures.c[name] for name in COLUMNS), reports.c.title, reports.c.publisher, reports.c.published,
               reports.c.name.label("report_name"), reports.c.url.label("report_url"), reports.c.number]
    query = (select(*columns).join(readings, figures.c.reading_id == readings.c.reading_id)
             .join(reports, figures.c.report_id == reports.c.report_id).order_by(*_ORDER))
    return query if report_id is None else query.where(figures.c.report_id == report_id)


def _is_latest() -> object:
    table = schema.readings
    latest = select(func.max(table.c.reading_id)).where(~table.c.by_hand).group_by(table.c.report_id)
    return table.c.reading_id.in_(latest)


def _count_figures(connection: Connection, standings: Mapping[str, Standing]) -> dict[str, int]:
    """Figures shown for each report, counted without loading their columns."""
    figures, readings = schema.figures, schema.readings
    query = (select(figures.c.report_id, figures.c.figure_id)
             .join(readings, figures.c.reading_id == readings.c.reading_id)
             .where(or_(_is_latest(), readings.c.by_hand)))
    if not standings:                 # nobody reviewed or added anything: the readings' own numbers hold
        counted = connection.execute(select(readings.c.report_id, readings.c.figures).where(_is_latest()))
        return {report: number for report, number in counted}
    pairs = {(report, name) for report, name in connection.execute(query)
             if not standings.get(name, Standing()).withdrawn}
    shown = {name for _report, name in pairs}
    pairs |= {(row[1], row[0]) for row in _rows_stood_by(connection, None, standings, shown)}
    counts: dict[str, int] = {}
    for report, _name in pairs:
        counts[report] = counts.get(report, 0) + 1
    return counts


def _lay_over(read: pd.DataFrame, standings: Mapping[str, Standing], reviewed: bool) -> pd.DataFrame:
    """The table with people's changes in place and what they decided beside it."""
    places = dict(zip(read["figure_id"], range(len(read)), strict=True)) if standings else {}
    standing_at = {places[name]: standing for name, standing in standings.items() if name in places}
    changed: dict[str, dict[int, object]] = {}
    for place, standing in standing_at.items():
        for name, value in standing.values.items() if reviewed else ():
            changed.setdefault(name, {})[place] = value
    decided = {name: _spread(len(read), otherwise, {at: value(one) for at, one in standing_at.items()}, name)
               for name, otherwise, value in _REVIEW_VALUES}
    return read.assign(**{name: _replaced(read[name], values) for name, values in changed.items()}, **decided)


_REVIEW_VALUES = (
    ("review", "to_review", lambda standing: standing.decision), ("reviewer", "", lambda standing: standing.who),
    ("reviewed_at", "", lambda standing: standing.at), ("review_seq", 0, lambda standing: standing.seq),
)


def _spread(length: int, otherwise: object, at: Mapping[int, object], name: str) -> pd.Series:
    values = [otherwise] * length
    for place, value in at.items():
        values[place] = value
    return _typed(name, values)


def _replaced(column: pd.Series, at: Mapping[int, object]) -> pd.Series:
    values = column.tolist()
    for place, value in at.items():
        values[place] = value
    return _typed(str(column.name), values)


def _joined(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The parts as one table: rows of a million figures as Python objects would take four times its memory."""
    if len(parts) < 2:
        return parts[0] if parts else _frame([], _READ_COLUMNS)
    return pd.concat(parts, ignore_index=True)


def _frame(rows: Sequence[Sequence], names: Sequence[str]) -> pd.DataFrame:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame({name: _column(name, list(values)) for name, values in zip(names, columns, strict=True)})


def _column(name: str, values: list) -> pd.Series:
    if name in COLUMN_KINDS:
        return _typed(name, values)
    if name == "rules":
        named = {value: "|".join(json.loads(from_database(value))) for value in set(values)}
        return as_text([named[value] for value in values])
    return as_text(decode_column(values))


def _typed(name: str, values: list) -> pd.Series:
    return pd.Series(values, dtype=COLUMN_KINDS[name]) if name in COLUMN_KINDS else as_text(values)
