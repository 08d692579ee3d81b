"""The places told round a sentence that states none.

"Shells fell on Homs. The market was full. Nine people were killed."
    find_earlier(third sentence) -> nothing in the second, then Homs in the first
"""

from __future__ import annotations

from functools import lru_cache

from extractors.place_context import PlaceMention
from extractors.places import find_places
from extractors.sentences import find_sentences

REACH = 500  # characters looked back
AHEAD = 500  # and forward
SENTENCES_AHEAD = 2

Told = tuple[tuple[PlaceMention, ...], int, int]  # the places of a sentence, its start and its end


@lru_cache(maxsize=16)
def find_earlier(text: str, start: int, home: str) -> tuple[Told, ...]:
    """The sentences before ``start`` that state places, the nearest first."""
    left = max(0, start - REACH)
    if left:
        left = text.find(" ", left, start) + 1 or left
    told = []
    for a, b in reversed(find_sentences(text[left:start])):
        mentions = find_places(text, left + a, left + b, home=home)
        if mentions:
            told.append((tuple(mentions), left + a, left + b))
    return tuple(told)


@lru_cache(maxsize=16)
def find_later(text: str, end: int, home: str) -> tuple[Told, ...]:
    """The same for the one or two sentences behind ``end``."""
    told = []
    for a, b in find_sentences(text[end : end + AHEAD])[:SENTENCES_AHEAD]:
        mentions = find_places(text, end + a, end + b, home=home)
        if mentions:
            told.append((tuple(mentions), end + a, end + b))
    return tuple(told)
