"""A figure that the rules missed, made by a person from words of the report.

find_words("3 died. 3 more fell ill.", "3")   ->  [(0, "3 died. 3 more ..."), (8, "... 3 more fell ill.")]
make_figure(report, 0, "3", measure="killed", group="people", low=3, best=3, high=3)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors import extract
from extractors.models import Figure, Report, make_figure_id

AROUND = 45  # characters shown on either side, so that a person knows which place is meant
_STOPS = re.compile(r"(?<=[.!?])\s+(?=[\"“'A-Z0-9])|\n+")


def find_words(text: str, words: str) -> list[tuple[int, str]]:
    """Where the words stand in the text, each with what is round it; whole words only."""
    if not words.strip():
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [(found.start(), _around(text, found.start(), found.end())) for found in pattern.finditer(text)]


class Value(NamedTuple):
    """What selected words say: where in them the number stands, and its low, best and high."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None


def read_value(words: str) -> Value | None:
    """The number in the words, read by the same rules as any report: "at least fourteen" gives 14, 14 and no high."""
    for probe in (f"{words} people were killed.", f"{words} were killed.", f"{words} killed."):
        for figure in extract(probe):
            if figure.end <= len(words) and figure.quantifier not in ("implicit", "unquantified"):
                return Value(figure.start, figure.end, figure.low, figure.best, figure.high)
    return None


def selected_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection without the space round it, grown to whole words where it began or ended inside one."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start > 0 and start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def make_figure(
    report: Report,
    start: int,
    words: str,
    *,
    measure: str,
    group: str,
    low: int | None,
    best: int | None,
    high: int | None,
    source: str = "",
    source_type: str = "none",
    actor: str = "",
    place: str = "",
) -> Figure:
    """The row of a figure at ``start``, with its sentence; the words themselves must stand there."""
    end = start + len(words)
    begin, stop = sentence_bounds(report.text, start, end)
    return Figure(
        figure_id=make_figure_id(report.report_id, start, end, measure, group), report_id=report.report_id,
        start=start, end=end, text=report.text[start:end], low=low, best=best, high=high,
        quantifier=quantifier_of(low, best, high), unit="household" if group == "households" else "person",
        measure=measure, group=group, source=source, source_type=source_type, actor=actor, place=place,
        sentence_start=begin, sentence_end=stop, sentence=report.text[begin:stop], confidence=1.0,
    )  # fmt: skip


def quantifier_of(low: int | None, best: int | None, high: int | None) -> str:
    """What the three numbers say by being there or not."""
    if low is None and best is None and high is None:
        return "unquantified"
    if high is None:
        return "at_least"
    if low is None:
        return "at_most"
    return "exact" if low == high else "between"


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Begin and end of the sentence that holds these characters."""
    begin = max((stop.end() for stop in _STOPS.finditer(text) if stop.end() <= start), default=0)
    after = _STOPS.search(text, end)
    stop = after.start() if after else len(text)
    return begin, begin + len(text[begin:stop].rstrip())


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"…{before}[{text[start:end]}]{after}…".split())
