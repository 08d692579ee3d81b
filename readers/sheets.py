"""A spreadsheet of articles (.xlsx, .xlsb, .xls, .ods) to a report for each row of each sheet.

Cells come as the values last saved; no formula is ever worked out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import python_calamine

from readers.archive import open_zip, read_part
from readers.articles import read_rows
from readers.limits import LIMITS, Limits
from readers.values import Document, Refusal, Refused

_MOST_CELLS = 5_000_000


def read_sheets(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document | Refusal]:
    """Documents of every sheet that holds texts; a Refusal for a sheet that holds none, if another does."""
    if data.startswith(b"PK"):
        _refuse_bomb(data, limits)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError:
        raise Refused("encrypted", "it is locked with a password: unlock it first") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Refused("damaged", "the spreadsheet is damaged: save it anew") from None
    refusals, found = [], False
    for name in book.sheet_names:
        try:
            for document in _read_sheet(book, name, limits, asked):
                found = True
                yield document
        except Refused as refused:
            refusals.append(Refusal(f"sheet {name}", str(refused), refused.code))
    if not found:
        first = refusals[0] if refusals else Refusal("", "there is no text in it", "empty")
        raise Refused(first.code, first.reason)
    yield from refusals


def _read_sheet(
    book: python_calamine.CalamineWorkbook, name: str, limits: Limits, asked: dict | None
) -> Iterator[Document]:
    try:
        sheet = book.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Refused("damaged", "the sheet cannot be read") from None
    if sheet.width * sheet.height > _MOST_CELLS:
        raise Refused(
            "bomb", f"the sheet spans {sheet.height:,} rows and {sheet.width:,} columns: save only what is filled"
        )
    rows = [row for row in sheet.to_python(skip_empty_area=True) if any(cell != "" for cell in row)]
    if len(rows) < 2:
        raise Refused("empty", "the sheet has no rows below its header")
    yield from read_rows(rows[0], rows[1:], "sheet", limits, asked, where=f"sheet {name} ")


def _refuse_bomb(data: bytes, limits: Limits) -> None:
    """Unpack every part once, counting, before a library that does not count is let near it."""
    archive = open_zip(data, limits)
    left = limits.unpacked_bytes
    for info in archive.infolist():
        left -= len(read_part(archive, info, left))
