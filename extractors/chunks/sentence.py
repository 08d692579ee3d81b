"""The words of one sentence as the readers of chunks ask for them: what begins at each token, and the chunks so far.

    "26 young militants"  ->  number(0) is 26, people[2] is combatants
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extractors.chunks.rows import Chunk
from extractors.numbers.expressions import Number, may_begin, read_number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon, noun_index

DEFINITE = frozenset("the his her their its our my your these those this that whose both all such".split())
MODALS = frozenset("to will would can could may might must should shall did does do not".split())
_LIVES_CUES = frozenset(
    "lost claimed claim claims claiming cost costs costing took taken taking lose losing loss "
    "perished sacrificed".split()
)
_ARTICLES = frozenset("al el ad an as ar at ul".split())  # "Hamza al-Shimmari"
_new = tuple.__new__  # half the time of Chunk(...)
NO_FLAGS: frozenset[str] = frozenset()


class Phrase(NamedTuple):
    """A noun phrase: its kind, the token behind it, its head, and what its words tell of the people."""

    kind: str  # person, single, thing, unknown, maybe, name, counted, none
    j: int
    head: int
    group: str = ""
    measure: str = ""
    hint: str = ""
    flags: frozenset[str] = NO_FLAGS


NOTHING = Phrase("none", 0, -1)


@lru_cache(maxsize=20_000)
def is_name(word: str) -> bool:
    """A capital in front, or behind an Arabic article: "al-Shabaab"."""
    return word[0].isupper() and word[0].isalpha() or word[2:3] == "-" and word[3:4].isupper() and word[:2] in _ARTICLES


class SentenceReader:
    """Knows the words of one sentence, and takes up its chunks."""

    def __init__(self, tokens: Tokens, lex: Lexicon, capitals: bool) -> None:
        self.t, self.lex, self.capitals = tokens, lex, capitals
        self.low, self.raw, self.n = tokens.low, tokens.raw, len(tokens.low)
        self.out: list[Chunk] = []
        self.passed: list[tuple[int, int, str]] = []
        self.uprooted = self.danger = False
        self.lives = not _LIVES_CUES.isdisjoint(tokens.low)
        # what begins at each token, by list: asked many times for every token
        self.harms, self.nouns, self.people, self.things, self.tags = tokens.hits(noun_index())
        self.names = [not (capitals or word.islower()) and is_name(word) for word in tokens.raw]
        self._numbers: dict[int, Number | None] = {}
        self._phrases: dict[tuple[int, bool], Phrase] = {}

    def number(self, k: int) -> Number | None:
        """The number expression that begins at token ``k``, read once."""
        if not may_begin(self.low, k):
            return None
        if k not in self._numbers:
            self._numbers[k] = read_number(self.t, k, self.lex)
        return self._numbers[k]

    def add(
        self,
        tag: str,
        i: int,
        j: int,
        *,
        number: Number | None = None,
        group: str = "",
        head: int = -1,
        measure: str = "",
        known: str = "",
        hint: str = "",
        flags: frozenset[str] = NO_FLAGS,
    ) -> int:
        told = (tag, self.t.starts[i], self.t.ends[j - 1], i, j, number, group, head, measure, known, hint, flags)
        self.out.append(_new(Chunk, told))
        return j

    def add_counted(self, tag: str, i: int, number: Number, phrase: Phrase, flags: frozenset[str]) -> int:
        """A number and the noun phrase it counts, with all that the phrase says of them."""
        return self.add(
            tag, i, phrase.j, number=number, group=phrase.group, head=phrase.head, measure=phrase.measure, known="head",
            hint=phrase.hint, flags=flags,
        )
