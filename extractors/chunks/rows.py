"""The value that the rules see: a sentence as a row of tagged chunks.

    "At least 26 militants and nine soldiers were killed"  ->  n & n B V
                                                               COUNT AND COUNT BE HARM
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.numbers.expressions import Number
from extractors.text.tokens import Tokens

TAGS = {
    "COUNT": "n",
    "ONE": "s",
    "MANY": "g",
    "NAME": "z",
    "THING": "q",
    "MAYBE": "m",
    "TOLD": "D",
    "HARM": "V",
    "HARMING": "W",
    "KILLS": "K",
    "DIES": "I",
    "DYING": "i",
    "STATE": "J",
    "CASES": "H",
    "KILLING_OF": "O",
    "TOLL": "T",
    "LEFT": "L",
    "REACHED": "R",
    "FORCED": "f",
    "LIVES": "l",
    "BE": "B",
    "MAY": "M",
    "NOT": "!",
    "ADV": "y",
    "PREP": "p",
    "OF": "e",
    "WITH": "G",
    "WHEN": "w",
    "WHO": "r",
    "AND": "&",
    "ALONG": "~",
    "COMMA": ",",
    "SEMI": ";",
    "COLON": ":",
    "OPEN": "\\(",
    "CLOSE": "\\)",
    "INCLUDING": "c",
    "AMONG": "d",
    "SAYS": "Q",
    "SPEAKER": "a",
    "TIME": "t",
    "OTHER": "x",
    "DIE": "I",
    "AUX_VERB": "x",
    "TAIL": "S",
    "GIVING": "A",
}


class Chunk(NamedTuple):
    """One chunk: its tag, its place in the text and among the tokens, and what it carries."""

    tag: str
    start: int
    end: int
    i: int
    j: int
    number: Number | None = None
    group: str = ""
    head: int = -1  # token of the head noun
    measure: str = ""  # of a harm word; of a counted phrase: what its own words say ("12 wounded soldiers")
    known: str = ""  # "head" in the lists, "bare" number, "unknown" noun
    hint: str = ""  # measure told by the noun alone ("hostages")
    flags: frozenset[str] = frozenset()


class Row(NamedTuple):
    """The chunks of one sentence, their tags as a string, and the numbers that were passed over with the reason."""

    start: int
    end: int
    tokens: Tokens
    chunks: list[Chunk]
    tags: str
    passed: list[tuple[int, int, str]]
    uprooted: bool = False  # the text speaks here of people driven from home


def value_of(chunk: Chunk) -> int | None:
    """The best value of a chunk's number; None where it has none."""
    return chunk.number.best if chunk.number is not None else None
