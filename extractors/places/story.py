"""The places told round a sentence that states none.

"Shells fell on Homs. The market was full. Nine people were killed."
    find_earlier(third sentence) -> nothing in the second, then Homs in the first
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.places.context import PlaceMention
from extractors.places.cues import DATELINE
from extractors.places.gazetteer import fold_name, load_capitals
from extractors.places.stated import find_places, read_slice
from extractors.text.sentences import find_sentences

REACH = 500  # characters looked back
FURTHER = 1500  # where "the city" or "there" points back
AHEAD = 500  # and forward
SENTENCES_AHEAD = 2

# "- ", "1. ", "a) ": an item of a list
ITEM = re.compile(r"\s*(?:[-*•·●▪■–—]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
HEAD = re.compile(r"\s*([A-Z][A-Z'’ -]{2,30}),\s")
# where agencies and bureaus sit, without being capitals
SEATS = frozenset(
    ("geneva", "new york", "istanbul", "johannesburg", "dubai", "mumbai", "hong kong", "sydney", "lagos", "karachi")
)
Told = tuple[tuple[PlaceMention, ...], int, int]  # the places of a sentence, its start and its end


@lru_cache(maxsize=16)
def find_bounds(text: str, left: int, right: int) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a stretch of text begin and end."""
    return tuple((left + a, left + b) for a, b in find_sentences(text[left:right]))


def find_earlier(text: str, start: int, home: str, reach: int = REACH) -> Iterator[Told]:
    """The sentences before ``start`` that state places, the nearest first; none beyond a heading or of another item."""
    left = max(0, start - reach)
    if left:
        left = text.find(" ", left, start) + 1 or left
    item = find_item(text, start)
    for a, b in reversed(find_bounds(text, left, start)):
        if a == left > 0:  # cut in the middle, which may hide the half that says where
            a = find_beginning(text, a)
        mentions = find_places(text, a, b, home=home)
        if not mentions and is_heading(text[a:b]):
            return
        told_in = find_item(text, a)
        if mentions and (told_in < 0 or told_in == item):  # an item lends its place to no paragraph below the list
            yield tuple(mentions), a, b


def find_beginning(text: str, at: int) -> int:
    """Where the sentence begins that a character stands in, looked for at most 250 characters back."""
    first = max(0, at - 250)
    begun = find_bounds(text, first, at + 1)
    return begun[-1][0] if begun and begun[-1][0] > first or not first else at


def find_item(text: str, at: int) -> int:
    """Where the item of a list begins that a character stands in, -1 outside lists."""
    line = text.rfind("\n", 0, at) + 1
    return line if ITEM.match(text, line) else -1


def is_heading(sentence: str) -> bool:
    """ "RESPONSE", "Humanitarian needs": a short line of words that no full stop ends."""
    words = sentence.split()
    if len(words) > 6 or not sentence[-1:].isalpha() or any(word[0].isdigit() for word in words):
        return False
    return sentence[:1].isupper() and (sentence.isupper() or len(words) < 5)


def find_later(text: str, end: int, home: str) -> Iterator[Told]:
    """The same for the one or two sentences behind ``end``."""
    return find_told(text, find_bounds(text, end, end + AHEAD)[:SENTENCES_AHEAD], home)


def find_told(text: str, bounds: tuple[tuple[int, int], ...], home: str) -> Iterator[Told]:
    for a, b in bounds:
        mentions = read_slice(text, a, b, home)
        if mentions:
            yield mentions, a, b


@lru_cache(maxsize=16)
def find_dateline_place(text: str, home: str) -> PlaceMention | None:
    """The place a dateline begins with: Lima for "LIMA, 11 MAR 89 (EFE) -- ..." and "LIMA (Agency) - ..."."""
    line = DATELINE.match(text, 0, 120)
    mentions = find_places(text, 0, line.end(), home=home) if line else []
    if mentions and text[: mentions[0].start].strip() == "":
        return mentions[0]
    head = HEAD.match(text) if mentions and mentions[0].precision == "country" else None
    if head and head.end() == mentions[0].start:  # "ZEEBRUGGE, Belgium, March 7 - "
        return PlaceMention(*head.span(1), head[1], head[1].title(), mentions[0].country, None, None, "point")
    return None


def find_local_dateline(text: str, home: str) -> PlaceMention | None:
    """The place of a dateline that is no capital and no seat of agencies: one goes there for what happened there."""
    told = find_dateline_place(text, home)
    if not told or told.country != home or told.precision == "country" or text[told.end : told.end + 400].isupper():
        return None
    name = fold_name(told.name)
    return None if name in load_capitals() or name in SEATS else told
