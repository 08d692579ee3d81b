"""Quotations of a text, from mark to mark, over as many sentences as they take.

    find_quotes('"Nine are dead. Two are children," he said.')  ->  [(0, 33)]

A mark opens where a blank or a line stands before it, and closes where a word or a full stop does. Newspapers open
every paragraph of a long quotation anew and close only the last: such paragraphs are one quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

_LONGEST = 6000  # characters; a mark without a partner opens nothing that runs on for ever
_BEFORE_OPENING = " \n([\u2013\u00ad:"


class Quote(NamedTuple):
    """Offsets of a quotation, its marks included."""

    start: int
    end: int


Bounds = tuple[int, int]  # of a text full of marks they are many, and plain pairs cost the garbage collector nothing


def find_quotes(tidied: str) -> list[Bounds]:
    """All quotations in double marks, in order, not overlapping, each as its start and end."""
    out: list[Bounds] = []
    opened, size = -1, len(tidied)
    at = tidied.find('"')
    while at >= 0:
        before = tidied[at - 1] if at else "\n"
        after = tidied[at + 1] if at + 1 < size else "\n"
        opens = before in _BEFORE_OPENING and after not in " \n"
        if opened >= 0 and at - opened > _LONGEST:
            opened = -1
        if opened < 0:
            opened = at if opens or after not in " \n.,;" else -1
        elif opens:
            if "\n" not in tidied[opened:at]:
                opened = at  # the mark before had no partner
        else:
            out.append((opened, at + 1))
            opened = -1
        at = tidied.find('"', at + 1)
    return out


def quotes_between(quotes: list[Bounds], start: int, end: int) -> list[Quote]:
    """The quotations that reach into ``start:end``, in order."""
    first = max(0, bisect_right(quotes, (start, 1 << 60)) - 1)
    last = bisect_right(quotes, (end - 1, 1 << 60))
    return [Quote(*quote) for quote in quotes[first:last] if quote[1] > start]


def quote_at(quotes: list[Bounds], position: int) -> Quote | None:
    """The quotation that holds a position, if any."""
    k = bisect_right(quotes, (position, 1 << 60)) - 1
    return Quote(*quotes[k]) if k >= 0 and quotes[k][0] <= position < quotes[k][1] else None
