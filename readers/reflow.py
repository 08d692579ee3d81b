"""Lines as they stand on a printed page, joined into paragraphs again.

    >>> reflow([Line("At least 26 fighters were", 50, 300, 700, 690), Line("killed on Saturday.", 50, 200, 688, 678)])
    ['At least 26 fighters were killed on Saturday.']

A paragraph ends where the next line stands further off, begins with a bullet, is set larger or smaller, or where its
last line stops well short of the margin; a word divided at the end of a line becomes one again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

_BULLET = re.compile(r"[•●▪■◦‣\uf0b7\uf0a7➢✓*–—-]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s")
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', ")")
_DIVIDERS = ("\u00ad", "\u0002", "\ufffe")  # how the library shows a hyphen at the end of a line
_DIVIDED = re.compile(r"(?<=[^\W\d_])[\u00ad\u0002\ufffe]$")
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ]{2})-$")


_SHORTEST_FULL_LINE = 25  # characters


class Cell(NamedTuple):
    """A stretch of a line between wide gaps."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """A line of a page; without a place (all zero) only its words count."""

    text: str
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    cells: tuple[Cell, ...] = ()


def reflow(lines: Sequence[Line], pitch: float = 0.0) -> list[str]:
    """The paragraphs of one page, or of a part of it; ``pitch`` is the usual step from line to line."""
    if not lines:
        return []
    pitch = pitch or usual_pitch(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for at, (above, line) in enumerate(zip(lines, lines[1:], strict=False)):
        if _goes_on(above, line, pitch, _margin(lines, at)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_join(line.text for line in group) for group in groups]


def join_pages(pages: Sequence[Sequence[str]]) -> str:
    """Pages to one text, paragraphs by an empty line; a sentence runs on over the foot of a page."""
    text = "\n\n".join(pages[0]) if pages else ""
    for page in pages[1:]:
        runs_on = bool(page) and text and not text.endswith((*_SENTENCE_END, "\f")) and page[0][:1].islower()
        text += ("\f" if runs_on else "\n\n\f") + "\n\n".join(page)
    return text


def usual_pitch(lines: Sequence[Line]) -> float:
    """How far the lines of a page stand apart, most often; 0 where it has too few."""
    steps = [above.bottom - line.bottom for above, line in zip(lines, lines[1:], strict=False)]
    falling = [step for step in steps if 2 < step < 40]
    return median(falling) if falling else 0.0


def _margin(lines: Sequence[Line], at: int) -> float:
    """How far the lines around this one reach that begin where it begins: a page may be set in columns further down."""
    here = lines[at]
    near = (line for line in lines[max(0, at - 3) : at + 4] if abs(line.left - here.left) < 8)
    return max(line.right for line in near if abs(line.bottom - here.bottom) < 6 * (here.top - here.bottom) + 1)


def _goes_on(above: Line, line: Line, pitch: float, margin: float) -> bool:
    """Whether ``line`` continues the paragraph that ``above`` is in."""
    if _BULLET.match(line.text):
        return False
    step, height, other = above.bottom - line.bottom, above.top - above.bottom, line.top - line.bottom
    if not (height > 0 and other > 0):
        return line.text[:1].islower() and not above.text.endswith((".", "!", "?"))
    if not 0 < step <= max(1.35 * pitch, 1.1 * height) or step > 2.2 * height:
        return False
    if abs(height - other) > 0.15 * max(height, other):
        return False
    if line.left - above.left > 0.5 * (margin - above.left):  # another column or table cell
        return False
    if above.text.endswith(_DIVIDERS):
        return True
    if len(above.text) < _SHORTEST_FULL_LINE:  # a heading, a cell of a table
        return False
    letter = (above.right - above.left) / max(1, len(above.text))
    next_word = len(line.text.split(" ", 1)[0]) + 1
    if margin - above.right > 1.5 * next_word * letter:  # it would have fitted: a line end was meant
        return False
    return line.left - above.left < 2 * height or not above.text.endswith(_SENTENCE_END)


def _join(texts) -> str:
    joined = ""
    for text in texts:
        end = joined[-3:]  # all that the patterns look at: a search in the whole would cost its length each time
        if _DIVIDED.search(end) and text[:1].islower():
            joined = joined[:-1] + text
        elif joined.endswith(_DIVIDERS):  # "10-" + "15" is a range
            joined = joined[:-1] + "-" + text
        elif _HYPHENATED.search(end) and text[:1].islower():
            joined = joined + text  # "well-" + "known": the hyphen may be meant, so it stays
        else:
            joined = f"{joined} {text}" if joined else text
    return re.sub("[\u0002\ufffe]", "-", joined)
