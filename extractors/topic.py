"""Whether a text is about people harmed or in need at all, asked where a word of harm has everyday senses.

    "Some 300 people were told to leave" in a report on a flood  ->  evacuated        on lost jobs  ->  no row

Words like "returned", "affected", "released" or "victims" say harm only in such a text. Of one too short to tell
nothing is asked.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.words.word_files import read_toml

# measures whose words have everyday senses; the others say harm by themselves
_EVERYDAY = frozenset(
    "displaced evacuated returned rescued affected assisted in_need trapped casualties homeless surrendered".split()
)
_ENOUGH = 2  # different signs near a sentence make it a text about harm
_TOO_SHORT = 80  # words from which the lack of signs tells something
_BLOCK = 2000  # characters, each looked through once at most
_NEAR = 2  # blocks before and behind


@cache
def _signs() -> re.Pattern[str]:
    """The signs of topics.toml: beginnings of words, whole words where they end in "."."""
    words = [
        re.escape(sign.rstrip(".")) + (r"\b" if sign.endswith(".") else "")
        for sign in read_toml("topics.toml")["signs"]
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})")


class Topic:
    """What a text is about, looked up where a sentence needs it."""

    def __init__(self, text_low: str) -> None:
        self._text = text_low
        self._seen: dict[int, frozenset[str]] = {}

    def keep(self, row: Row, readings: list[Reading]) -> list[Reading]:
        """The readings of a sentence without those of everyday life, which join the numbers passed over."""
        everyday = {one.chunk for one in readings if one.measure in _EVERYDAY}
        if not everyday or self._is_short() or self._is_of_harm(row.start, row.end):
            return readings
        kept = [one for one in readings if one.chunk not in everyday]
        for number in (row.chunks[chunk].number for chunk in everyday):
            if number is not None:
                row.passed.append((number.start, number.end, "said of everyday life: the text speaks of no harm"))
        return [one._replace(whole=-1, relation="") if one.whole in everyday else one for one in kept]

    def _is_short(self) -> bool:
        return len(self._text) < 40 * _TOO_SHORT and len(self._text.split()) < _TOO_SHORT

    def _is_of_harm(self, start: int, end: int) -> bool:
        found: set[str] = set()
        for block in range(max(0, start // _BLOCK - _NEAR), end // _BLOCK + _NEAR + 1):
            found |= self._signs_in(block)
            if len(found) >= _ENOUGH:
                return True
        return False

    def _signs_in(self, block: int) -> frozenset[str]:
        if block not in self._seen:
            first = block * _BLOCK
            self._seen[block] = frozenset(_signs().findall(self._text[first : first + _BLOCK]))
        return self._seen[block]
