"""An Excel workbook: all columns; numbers are numbers, text is text and never a formula or a link."""
from __future__ import annotations

import tempfile
from functools import partial
from itertools import islice
from typing import IO

import pandas as pd
import xlsxwriter

from ledger.exact_text import to_database
from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, Pieces, count_lost, records, through_file

LONGEST_CELL = 32_767                 # characters Excel takes in a cell
LARGEST_EXACT = 2**53                 # Excel keeps numbers as doubles
MOST_ROWS = 1_048_575
_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows up to Excel's limit."""
    return through_file(partial(_write_book, frame))


def _write_book(frame: pd.DataFrame, out: IO[bytes]) -> None:
    """Row by row into a file of its own, which the library packs at the end: no row stays in memory."""
    with tempfile.TemporaryDirectory() as folder, xlsxwriter.Workbook(out, {**_INERT, "tmpdir": folder}) as book:
        sheet = book.add_worksheet("figures")
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, name in enumerate(frame.columns):
            sheet.write_string(0, column, name, bold)
        for at, row in enumerate(islice(records(frame), MOST_ROWS), start=1):
            for column, value in enumerate(row.values()):
                _write_cell(sheet, at, column, value)
        sheet.autofilter(0, 0, max(1, min(len(frame), MOST_ROWS)), max(0, len(frame.columns) - 1))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """What Excel itself can't hold."""
    long = big = 0
    for row in records(frame):
        long += any(isinstance(value, str) and len(value) > LONGEST_CELL for value in row.values())
        big += any(type(value) is int and value > LARGEST_EXACT for value in row.values())
    return [*count_lost(max(0, len(frame) - MOST_ROWS), "left out, a sheet has no more rows"),
            *count_lost(long, f"text cut at {LONGEST_CELL:,} characters"),
            *count_lost(big, "a number above 9 quadrillion, rounded by Excel")]


def _write_cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, to_database(value)[:LONGEST_CELL])


FORMAT = Format("xlsx", "Excel workbook: all columns, no cell is a formula", ".xlsx", write, lost)
