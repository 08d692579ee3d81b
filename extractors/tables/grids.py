"""Lines of cells: a table as the readers write it ("|", tabs) or as a page prints it (blanks).

    "San Isidro     412     1,903"  under  "Town     Families     Persons"   ->   two rows of three cells
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.tables.cells import Cell, is_filler, read_value
from extractors.tables.headings import split_heading

_CELL_BREAK = re.compile(r"[ ]*(?:\||\t)[ ]*")
_GAP = re.compile(r"[ \u00a0]{2,}|[ ]?\.{4,}[ ]?")  # blanks, and the dots that lead to a number
_RULE = re.compile(r"[ ]{0,8}[|+]?[ ]?:?[-=_]{2,}[-=_|+: ]*\Z")
_FIGURE = re.compile(r"[0-9][0-9,.]*|-")
_TIGHT = re.compile(r"[a-z)] [0-9][0-9,]* (?:[0-9][0-9,]*|-)(?:\n| [0-9])")
_TIGHT_ROW = re.compile(r"(?P<name>[^\W\d][^0-9|\t]{1,40}?)(?P<numbers>(?: (?:[0-9][0-9,.]{0,12}|-)){2,12})")
_SPACED = re.compile(r"  [0-9]|\.{4} ?[0-9]")


class Table(NamedTuple):
    """Lines of a text that form a table."""

    start: int
    end: int
    rows: list[list[Cell]]
    said: tuple[str, ...] = ()  # the labels of its rows, where they are no stretch of the text


def find_grids(text: str) -> list[Table]:
    """Two or more lines in a row with as many cells each."""
    out: list[Table] = []
    if "|" in text or "\t" in text:
        out += _gather(text, _barred, _is_like)
    if _SPACED.search(text):
        taken = [(table.start, table.end) for table in out]
        for table in _gather(text, spaced_cells, _fits):
            if _is_printed(text, table.rows) and not any(a < table.end and table.start < b for a, b in taken):
                out.append(table)
    if _TIGHT.search(text):
        taken = [(table.start, table.end) for table in out]
        out += [one for one in _find_tight(text) if not any(a < one.end and one.start < b for a, b in taken)]
    return sorted(out)


def _find_tight(text: str) -> list[Table]:
    """Tables whose cells one blank parts, as text is pulled out of a page: "Busunga 112 389", under their heading."""
    out: list[Table] = []
    rows: list[list[Cell]] = []
    above = Cell(0, 0)
    at = 0
    for line in [*text.split("\n"), ""]:
        match = _TIGHT_ROW.fullmatch(line.rstrip())
        cells = _tight_cells(match, at) if match else []
        if rows and len(cells) != len(rows[0]):
            head = split_heading(text, above, len(rows[0])) if len(rows) > 1 else []
            if head:
                out.append(Table(above.start, rows[-1][-1].end, [head, *rows]))
            rows = []
        if cells:
            rows.append(cells)
        elif line.strip():
            above = Cell(at, at + len(line.rstrip()))
        at += len(line) + 1
    return out


def _tight_cells(match: re.Match[str], at: int) -> list[Cell]:
    numbers = [Cell(at + one.start(), at + one.end()) for one in _FIGURE.finditer(match.string, match.start("numbers"))]
    return [Cell(at, at + match.end("name")), *numbers]


def _gather(
    text: str,
    cells_of: Callable[[str, int], list[Cell]],
    fits: Callable[[list[Cell], list[list[Cell]]], list[Cell]],
) -> list[Table]:
    out: list[Table] = []
    rows: list[list[Cell]] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if _RULE.match(line):  # "|---|---|" under a heading
            at += len(line) + 1
            continue
        cells = cells_of(line, at)
        if _is_caption(text, cells):
            cells = []
        fitted = fits(cells, rows) if rows and len(cells) > 1 else []
        if rows and not fitted:
            if len(rows) > 1:
                out.append(Table(start, rows[-1][-1].end, rows))
            rows = []
        if len(cells) > 1:
            start = at if not rows else start
            rows.append(fitted or cells)
        at += len(line) + 1
    return out


def _is_caption(text: str, cells: list[Cell]) -> bool:
    """Whether only the first of the cells holds words: "| Losses by district |  |  |"."""
    return len(cells) > 2 and not any(text[cell.start : cell.end].strip() for cell in cells[1:])


def _barred(line: str, at: int) -> list[Cell]:
    cells, last = [], 0
    for match in _CELL_BREAK.finditer(line):
        if match.start() or match.end() < 2:
            cells.append(Cell(at + last, at + match.start()))
        last = match.end()
    if not cells:
        return []
    return [*cells, Cell(at + last, at + len(line.rstrip()))] if line[last:].strip() else cells


def _is_like(cells: list[Cell], rows: list[list[Cell]]) -> list[Cell]:
    return cells if len(cells) == len(rows[0]) else []


def spaced_cells(line: str, at: int) -> list[Cell]:
    """The cells of a line that blanks part; none where words stand behind the first of them, as in prose."""
    first = len(line) - len(line.lstrip(" \u00a0"))
    cells, last = [], first
    for match in _GAP.finditer(line, first):
        if match.end() < len(line):
            cells.append(Cell(at + last, at + match.start()))
            last = match.end()
    end = len(line.rstrip(" \u00a0"))
    return [*cells, Cell(at + last, at + end)] if cells and end > last else cells


def _fits(cells: list[Cell], rows: list[list[Cell]]) -> list[Cell]:
    """The cells under those of the heading; one that is left empty is found by where the others stand on the line."""
    head, above = rows[0], rows[-1]
    if len(rows) == 1 and len(cells) == len(head) + 1 and len(head) > 1:
        rows[0] = [Cell(head[0].start, head[0].start), *head]  # nothing stands over the names of the rows
        return cells
    if len(cells) == len(head):
        return cells
    if len(cells) > len(head) or len(head) < 3:
        return []
    begins, mine = head[0].start, cells[0].start
    out, k = [], 0
    for column in head:
        left, right = column.start - begins - 2, column.end - begins + 2
        if k < len(cells) and cells[k].start - mine < right and cells[k].end - mine > left:
            out.append(cells[k])
            k += 1
        else:
            out.append(Cell(cells[k - 1].end, cells[k - 1].end) if k else cells[0]._replace(end=cells[0].start))
    return out if k == len(cells) and above else []


def _is_printed(text: str, rows: list[list[Cell]]) -> bool:
    """Whether the lines are a table and no prose: behind its first cell a row holds numbers and nothing else."""
    told = 0
    for cells in rows[1:]:
        words = [text[cell.start : cell.end] for cell in cells[1:]]
        if not all(read_value(one) is not None or is_filler(one) for one in words):
            return False
        told += any(read_value(one) is not None for one in words)
    return told > 0
