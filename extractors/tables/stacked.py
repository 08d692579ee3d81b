"""Key figures whose words and numbers stand on lines of their own, as text comes out of boxes and pictures of a page.

    "People displaced" + "187,400" + "Deaths" + "47"        the words above their number
    "187,400" + "people displaced" + "47" + "deaths"        or below it

Which of the two it is shows in blank lines, or in how the list begins and ends; where neither tells, nothing is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.frames.label_words import read_label
from extractors.tables.cells import Cell, is_filler, read_value
from extractors.tables.grids import Table
from extractors.text.tokens import split_tokens

# cheap, and true of every line that is a number: two of them, and the text is looked at line by line
_ALONE = re.compile(r"\n[ \t]*[~\u2248><+$\u20ac\u00a3]?[0-9][0-9., \u00a0]{0,14}[ \t]*(?:[MKmk%+*(\n]|mil|tho|$)")
_BULLET = re.compile(r"[ \t]*[\u2022*\u25cf\u25aa\u2013-][ \t]+|[ \t]+")
_LONGEST = 60  # characters of one line of a label
_MOST_LINES = 4  # lines of a label, a heading over it included


class Line(NamedTuple):
    """A line of a list of key figures: "number", "label", "blank", or "" for one that ends the list."""

    kind: str
    cell: Cell


def find_stacked(text: str) -> list[Table]:
    """Lists of at least two labels with their numbers, as tables of two columns."""
    if sum(1 for _ in zip(_ALONE.finditer("\n" + text), range(2), strict=False)) < 2:
        return []
    out: list[Table] = []
    run: list[Line] = []
    at, labels = 0, 0
    for words in [*text.split("\n"), "."]:
        line = _line(words, at)
        at += len(words) + 1
        labels = labels + 1 if line.kind == "label" else 0 if line.kind == "number" else labels
        twice = line.kind == "number" and bool(run) and run[-1].kind == "number"
        if not line.kind or twice or labels > _MOST_LINES:
            out += _read_run(text, run)
            run, labels = [], int(line.kind == "label")
        if line.kind:
            run.append(line)
    return out


def _line(words: str, at: int) -> Line:
    bullet = _BULLET.match(words)
    start = bullet.end() if bullet else 0
    said = words[start:].rstrip(" \t\r\u00a0")
    cell = Cell(at + start, at + start + len(said))
    if not said:
        return Line("blank", cell)
    if read_value(said) or said[0] in "0123456789$\u20ac\u00a3" and is_filler(said):
        return Line("number", cell)
    wordy = any(char.isalpha() for char in said) and len(said) <= _LONGEST and said[-1] not in ".;"
    return Line("label" if wordy else "", cell)


def _read_run(text: str, run: list[Line]) -> list[Table]:
    numbers = [k for k, line in enumerate(run) if line.kind == "number"]
    if len(numbers) < 2:
        return []
    below = _stand_below(text, run, numbers)
    rows = []
    for k in numbers if below is not None else ():
        label = _label_below(text, run, k) if below else _label_above(text, run, k)
        if label:
            rows.append([label, run[k].cell])
    if not rows:
        return []
    cells = [cell for row in rows for cell in row]
    return [Table(min(cell.start for cell in cells), max(cell.end for cell in cells), rows)]


def _stand_below(text: str, run: list[Line], numbers: list[int]) -> bool | None:
    """Whether the words stand below their numbers; None where nobody can tell."""
    ahead = run[: numbers[0]]
    behind = run[numbers[-1] + 1 :]
    first = next((line for line in reversed(ahead) if line.kind == "label"), None)
    last = next((line for line in behind if line.kind == "label"), None)
    if first is None or last is None:
        return None if first is last else first is None
    near_above = sum(run[k - 1].kind == "label" for k in numbers if k)
    near_below = sum(run[k + 1].kind == "label" for k in numbers if k + 1 < len(run))
    if near_above != near_below:
        return near_below > near_above
    tells_first, tells_last = (any(_read(text, line.cell)) for line in (first, last))
    if tells_first != tells_last:
        return tells_last
    small = [text[run[k + 1].cell.start].islower() for k in numbers if run[k + 1 : k + 2]]
    return True if small and all(small) else None


def _read(text: str, cell: Cell) -> tuple[str, str]:
    words = text[cell.start : cell.end].replace("\n", " ").lower()
    return read_label(split_tokens(words, 0, len(words)).low)


def _goes_on(text: str, line: Line) -> bool:
    """Whether a line of a label only goes on with the one above: "people in need of" + "humanitarian assistance"."""
    return text[line.cell.start].islower() or text[line.cell.start] == "("


def _label_above(text: str, run: list[Line], k: int) -> Cell | None:
    end = k - 1
    while end >= 0 and run[end].kind == "blank":
        end -= 1
    if end < 0 or run[end].kind != "label":
        return None
    first = end
    while first and run[first - 1].kind == "label" and _goes_on(text, run[first]):
        first -= 1
    cell = Cell(run[first].cell.start, run[end].cell.end)
    if first and run[first - 1].kind == "label" and not _read(text, cell)[0]:
        wider = Cell(run[first - 1].cell.start, cell.end)
        return wider if all(_read(text, wider)) else cell
    return cell


def _label_below(text: str, run: list[Line], k: int) -> Cell | None:
    first = k + 1
    while first < len(run) and run[first].kind == "blank":
        first += 1
    if first >= len(run) or run[first].kind != "label":
        return None
    last = first
    while last + 1 < len(run) and run[last + 1].kind == "label" and _goes_on(text, run[last + 1]):
        last += 1
    cell = Cell(run[first].cell.start, run[last].cell.end)
    if last + 1 < len(run) and run[last + 1].kind == "label" and not _read(text, cell)[0]:
        wider = Cell(cell.start, run[last + 1].cell.end)
        return wider if _read(text, wider)[0] else cell
    return cell
