"""One document's figures, totals or explanation as lines of CSV, JSON or plain text."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from extractors.command.documents import Refused, read_text
from extractors.explain import explain
from extractors.models import COLUMNS, Figure, Report, Total
from extractors.pipeline import extract
from extractors.totals.tally import tally

TOTAL_COLUMNS = ("report_id", *(field.name for field in fields(Total)))
# how ledger/tidy_csv.py makes a cell inert; the tests hold the two together
RUN_BY_SPREADSHEETS = frozenset("=+-@\t\r\n'＝＋－＠")


class Asked(NamedTuple):
    """What a worker needs to know to write one document's lines."""

    form: str                           # csv jsonl
    what: str                           # figures totals explain
    published: date | None
    convention: str
    named: bool                         # several documents: an explanation begins with the name of its file


def heading_of(task: Asked) -> str:
    """The line of column names; "" where the form has none."""
    if task.what == "explain" or task.form == "jsonl":
        return ""
    return _csv_line(COLUMNS if task.what == "figures" else TOTAL_COLUMNS)


def write_document(path: str, task: Asked) -> tuple[str, str]:
    """One document's lines and "", or "" and the line why it was refused."""
    try:
        text = read_text(path)
    except Refused as refused:
        return "", str(refused)
    if task.what == "explain":
        heading = f"== {path}\n" if task.named else ""
        return heading + explain(text), ""
    report_id = Report(text).report_id
    figures = extract(text, published=task.published, report_id=report_id)
    if task.what == "totals":
        rows = [_total_cells(report_id, total) for total in tally(figures, convention=task.convention)]
        return "".join(_row_writer(task.form, TOTAL_COLUMNS)(row) for row in rows), ""
    return "".join(_row_writer(task.form, COLUMNS)(_figure_cells(figure)) for figure in figures), ""


def _figure_cells(figure: Figure) -> list[Any]:
    return [getattr(figure, column) for column in COLUMNS]


def _total_cells(report_id: str, total: Total) -> list[Any]:
    return [report_id, *(getattr(total, column) for column in TOTAL_COLUMNS[1:])]


def _row_writer(form: str, columns: Sequence[str]) -> Callable[[list[Any]], str]:
    if form == "jsonl":
        return lambda row: json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"
    return lambda row: _csv_line([_to_cell(value) for value in row])


def _to_cell(value: Any) -> Any:
    """A value as the tidy CSV writes it; text that a spreadsheet would run gets an apostrophe in front."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return "'" + value if value[:1] in RUN_BY_SPREADSHEETS else value
        case tuple():
            return _to_cell("|".join(value))
        case dict():
            return _to_cell("|".join(f"{key}: {why}" for key, why in value.items()))
        case _:
            return value


def _csv_line(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
