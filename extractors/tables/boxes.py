"""Key figures in a row over their words, and lists of places under a line that says what is counted.

    "12.1M      1.4M" over "people      IDPs" over "in need"      ->  12.1M: people in need, 1.4M: IDPs
    "Displaced households" over "Kunduz - 1,240" and "Takhar - 388"   ->  both displaced
"""

from __future__ import annotations

import re

from extractors.tables.cells import Cell, is_filler, read_value
from extractors.tables.grids import Table, spaced_cells

_NUMBERS = re.compile(r"(?:^|\n)[ ]{0,40}[$~<>+]?[0-9][0-9.,]{0,12} ?[MKmk%]?(?: {2,}|\t)[ \t]*[$~<>+]?[0-9]")
_MOST_LINES = 3  # lines of words under the numbers
_NEAR = 14  # characters by which the words may stand beside their number
_ITEM = re.compile(
    r"[ \t]*(?:[\u2022*\u25cf\u25aa][ \t]+)?(?P<label>[^\W\d][^0-9:|\t]{1,40}?)[ ]?(?::|[ ][\u2013-])[ ]"
    r"(?P<number>[0-9][0-9,.]{0,12})[ \t]*"
)
_ITEMS = re.compile(r"[a-z)] ?(?::| [\u2013-]) [0-9][0-9,.]*[ \t]*\n")


def find_rows_of_boxes(text: str) -> list[Table]:
    """Lines of numbers only, with one to three lines of words under them."""
    if not _NUMBERS.search(text):
        return []
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    out = []
    for k, (start, line) in enumerate(lines):
        numbers = spaced_cells(line, start)
        if len(numbers) > 1 and all(_is_number(text, cell) for cell in numbers):
            table = _read_below(text, numbers, start, lines[k + 1 : k + 1 + _MOST_LINES])
            if table:
                out.append(table)
    return out


def _is_number(text: str, cell: Cell) -> bool:
    words = text[cell.start : cell.end]
    return read_value(words) is not None or words[:1] in "$0123456789" and is_filler(words)


def _read_below(text: str, numbers: list[Cell], start: int, below: list[tuple[int, str]]) -> Table | None:
    words: list[list[Cell]] = [[] for _ in numbers]
    for at, line in below:
        cells = spaced_cells(line, at)
        if not cells and line.strip() and len(numbers) > 1 and any(words):
            cells = [Cell(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))]
        if not cells or any(_is_number(text, cell) for cell in cells):
            break
        for k, cell in enumerate(cells):
            place = k if len(cells) == len(numbers) else _nearest(numbers, start, cell.start - at)
            if place is None:
                return None
            words[place].append(cell)
    if not all(words):
        return None
    said = tuple(" ".join(text[cell.start : cell.end] for cell in cells) for cells in words)
    rows = [[cells[0], number] for cells, number in zip(words, numbers, strict=True)]
    return Table(numbers[0].start, max(cell.end for cells in words for cell in cells), rows, said)


def _nearest(numbers: list[Cell], start: int, column: int) -> int | None:
    gaps = [abs(number.start - start - column) for number in numbers]
    return gaps.index(min(gaps)) if min(gaps) <= _NEAR else None


def find_captioned(text: str) -> list[Table]:
    """Two or more lines of a name and a number, as tables of two columns; what they count the line above tells."""
    if not _ITEMS.search(text):
        return []
    out: list[Table] = []
    rows: list[list[Cell]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        item = _ITEM.fullmatch(line)
        if item:
            rows.append([Cell(*_span(item, "label", at)), Cell(*_span(item, "number", at))])
        elif rows:
            if len(rows) > 1:
                out.append(Table(rows[0][0].start, rows[-1][1].end, rows))
            rows = []
        at += len(line) + 1
    return out


def _span(item: re.Match[str], name: str, at: int) -> tuple[int, int]:
    return at + item.start(name), at + item.end(name)
