"""Is the ledger whole? Every promise that can be checked from the rows alone, each failure one line.

    verify(engine) == []        or ["review 7 was altered after it was written", ...]
"""
from __future__ import annotations

from sqlalchemy import Connection, Engine, select

from extractors.models import Report
from ledger import schema
from ledger.database import reading
from ledger.exact_text import from_database
from ledger.figure_rows import digest_rows
from ledger.groupings import check_chain
from ledger.reviews import all_entries, hash_entry


def verify(engine: Engine) -> list[str]:
    """What is wrong, in words; nothing where all is well."""
    with reading(engine) as connection:
        return [*_check_file(connection), *_check_reports(connection), *_check_readings(connection),
                *_check_log(connection), *check_chain(connection)]


def _check_file(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"the file is damaged: {line}" for line in said if line != "ok"] + [
        f"a row of {row[0]} belongs to nothing in {row[2]}" for row in orphans]


def _check_reports(connection: Connection) -> list[str]:
    table = schema.reports
    rows = connection.execute(select(table.c.report_id, table.c.text))
    return [f"report {report_id[:12]}: its text is not the one that was added" for report_id, text in rows
            if Report(from_database(text)).report_id != report_id]


def _check_readings(connection: Connection) -> list[str]:
    problems = []
    for row in connection.execute(select(schema.readings).order_by(schema.readings.c.reading_id)).all():
        figures = connection.execute(select(schema.figures).where(schema.figures.c.reading_id == row.reading_id))
        rows = figures.mappings().all()
        name = f"report {row.report_id[:12]}, read by {row.rules_version}"
        if len(rows) != row.figures:
            problems.append(f"{name}: {len(rows)} figures where {row.figures} were stored")
        elif digest_rows(rows) != row.digest:
            problems.append(f"{name}: a figure was altered after it was stored")
        problems += _check_words(connection, row.report_id, rows, name)
    return problems


def _check_words(connection: Connection, report_id: str, rows: list, name: str) -> list[str]:
    text = connection.execute(select(schema.reports.c.text).where(schema.reports.c.report_id == report_id)).scalar()
    text = from_database(text or "")
    return [f"{name}: figure {row['figure_id']} is not the words at {row['start']}-{row['end']}" for row in rows
            if text[row["start"]:row["end"]] != from_database(row["text"])]


def _check_log(connection: Connection) -> list[str]:
    problems, head, number = [], "", 0
    for entry in all_entries(connection):
        number += 1
        if entry.seq != number:
            problems.append(f"review {number} is missing from the log")
            number = entry.seq
        if entry.prev_hash != head:
            problems.append(f"review {entry.seq} does not follow the one before it")
        if hash_entry(entry) != entry.hash:
            problems.append(f"review {entry.seq} was altered after it was written")
        head = entry.hash
    state = connection.execute(select(schema.state)).one()
    if (state.entries, state.head) != (number, head):
        problems.append(f"the log ends at review {number}, the ledger remembers {state.entries}")
    return problems
