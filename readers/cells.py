"""Lines of a page with wide gaps in them: rows of a table, or columns of prose that were drawn line by line.

    >>> head = Line("District Killed", 60, 210, 40, 30, (Cell("District", 60, 110), Cell("Killed", 180, 210)))
    >>> lay_out([head, Line("Dadu 12", 60, 190, 26, 16, (Cell("Dadu", 60, 85), Cell("12", 180, 190)))])
    ['District | Killed\\nDadu | 12']

A line is cut into cells where a gap is wider than a line is high. Two lines or more in a row that have cells in the
same columns are a table, and stay lines; where the cells are long, they are columns, read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from readers.reflow import Cell, Line, reflow, usual_pitch

_LONG_CELL = 18  # characters: the cells of columns of prose have that many, in the middle, on either side
_LEAST_LINES = 4  # of columns of prose
_FURTHEST = 3.0  # heights of a line between the rows of one table


def lay_out(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of a page and its tables, one after the other."""
    pitch, out = usual_pitch(lines), []
    for in_cells, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        part = list(run)
        out += _lay_out_cells(part, pitch) if in_cells else reflow(part, pitch)
    return out


def _lay_out_cells(lines: list[Line], pitch: float) -> list[str]:
    out: list[str] = []
    for block in _blocks(lines):
        rows = _table_rows(block)
        if _are_columns(rows):
            for column in range(2):
                out += reflow([_line_of(line, line.cells[column]) for line in block], pitch)
        elif len(rows) > 1:
            out.append("\n".join(" | ".join(row) for row in rows))
        else:
            out += reflow(block, pitch)
    return out


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Lines that stand near each other, and whose cells fall into the same columns."""
    blocks = [[lines[0]]]
    for above, line in zip(lines, lines[1:], strict=False):
        step, height = above.bottom - line.bottom, line.top - line.bottom
        if 0 < step <= _FURTHEST * height and _columns([*blocks[-1], line]):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """From where to where each column goes; empty where two cells of one line would share one."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for line in lines for cell in line.cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns if all(len(set(_places(line, columns))) == len(line.cells) for line in lines) else []


def _places(line: Line, columns: list[tuple[float, float]]) -> list[int]:
    return [next(at for at, (_, right) in enumerate(columns) if cell.left < right) for cell in line.cells]


def _table_rows(lines: list[Line]) -> list[list[str]]:
    columns = _columns(lines)
    rows = []
    for line in lines:
        row = [""] * len(columns)
        for at, cell in zip(_places(line, columns), line.cells, strict=True):
            row[at] = cell.text
        rows.append(row)
    return rows


def _are_columns(rows: list[list[str]]) -> bool:
    """Two columns of prose: cells of several words, on either side."""
    if len(rows) < _LEAST_LINES or any(len(row) != 2 or not all(row) for row in rows):
        return False
    return all(median(len(row[side]) for row in rows) >= _LONG_CELL and _has_words(rows, side) for side in (0, 1))


def _has_words(rows: list[list[str]], side: int) -> bool:
    return sum(row[side].count(" ") >= 2 for row in rows) * 4 >= 3 * len(rows)


def _line_of(line: Line, cell: Cell) -> Line:
    return Line(cell.text, cell.left, cell.right, line.top, line.bottom)
