"""A number among its neighbours: what the questions of ``noncounts`` are asked about.

    "the victim, 34, was"  ->  Spot(prev=",", prev2="victim", next=",", next2="was", digits=True, person=False)
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.numbers.expressions import Number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon


class Spot(NamedTuple):
    """A number among its neighbours; "" where the sentence ends."""

    tokens: Tokens
    number: Number
    lex: Lexicon
    prev: str
    prev2: str
    next: str
    next2: str
    digits: bool
    person: bool  # a word for people follows

    @property
    def value(self) -> int:
        """The number's own value, or the upper end of a range; -1 where it has none."""
        return next((x for x in (self.number.best, self.number.high, self.number.low) if x is not None), -1)

    def low(self, k: int) -> str:
        """Token ``k`` in small letters; "" outside the sentence."""
        low = self.tokens.low
        return low[k] if 0 <= k < len(low) else ""

    def raw(self, k: int) -> str:
        """Token ``k`` as written; "" outside the sentence."""
        raw = self.tokens.raw
        return raw[k] if 0 <= k < len(raw) else ""

    def touches(self, k: int) -> bool:
        """Whether the mark at token ``k`` stands between its neighbours without blanks: "10:30", "3-1"."""
        t = self.tokens
        return 0 < k < len(t.low) - 1 and t.ends[k - 1] == t.starts[k] and t.ends[k] == t.starts[k + 1]


def spot_number(tokens: Tokens, number: Number, lex: Lexicon, *, before_person: bool) -> Spot:
    """The number with the two words ahead of it and the two behind."""
    i, j = number.first, number.last
    low, n = tokens.low, len(tokens.low)
    return Spot(
        tokens,
        number,
        lex,
        low[i - 1] if i else "",
        low[i - 2] if i > 1 else "",
        low[j] if j < n else "",
        low[j + 1] if j + 1 < n else "",
        tokens.raw[number.core][0].isdecimal(),
        before_person,
    )
