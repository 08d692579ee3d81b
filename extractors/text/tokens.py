"""A stretch of tidied text as parallel lists of tokens.

    split_tokens("At least 26 militants", 0, 21).low -> ["at", "least", "26", "militants"]

Lists of plain strings are kept side by side rather than one object a token: every later stage walks them, and this is
where the time goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extractors.text.tidy import SOFT
from extractors.words.lexicon import lexicon
from extractors.words.lookup import Hits, PhraseIndex
from extractors.words.prefilter import Prefilter

_TOKEN = re.compile(
    r"""
    [A-Za-z][a-z]++ (?! [\w'&-] )                         # most words: asked first, as it is the quickest to say
  | [a-z] (?! [\w'&.-] ) | [,;:()"!?]                     # "a", most marks
  | (?: [A-Z]\. ){2,}                                     # U.S.
  | [aApP]\.[mM] (?![^\W_])                               # 5 a.m.
  | \d{1,3} (?: ,\d{3} )+ (?= \d (?![^\W_]) )             # 1,2341: a footnote at the number
  | (?: \d{1,3} (?: ,\d{2,3} )* ,\d{3} (?: \.\d+ )?      # 26,000  36,90,000
      | \d{1,3} (?: '\d{3} )+                             # 1'250
      | \d{1,3} (?: [ ]\d{3} )+ (?! [,.]\d )              # 839 000
      | \d{1,3} (?: ,[ ]000 | [ ],\d{3} )                 # 61, 000  4 ,200
      | \d{1,3} (?: \.\d{3} ){2,}                         # 1.200.000
      | \d{1,3} ,\d{1,2} (?= [ ](?: mill | bill | mln | mn | lakh | crore | thousand ) )    # 2,5 million
      | \d++ (?: \.\d++ )?+ [\u00bc-\u00be]?
    ) (?: k|m|mn|mln|bn|K|M )? (?! [^\W_] | [-][^\W\d_]{2} )
  | \d+ (?: [.,]\d+ )+ (?: [^\W\d_]+ | (?: -[^\W\d_]+ )+ )    # 12.7mm  6.3-magnitude
  | [^\W\d_]{1,4} \d{1,3} (?: ,\d{3} )+ (?! [^\W_] )       # US25,000  Rs25,000: an amount, and no count of 000
  | [^\W_]+ (?: ['&-] [^\W_]+ )* (?: '(?![\w]) (?<=s') )?
  | \[ \d{1,3} \] | -- | \.\.+ | [^\s]
""",
    re.VERBOSE,
)
_NUMBER_TAILS = frozenset("hundred thousand million billion lakh crore dozen plus odd something".split())
_NUMBER_HEADS = frozenset("half a quarter few several".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())


@dataclass(slots=True)
class Tokens:
    """Parallel lists: start and end offsets, the words as written, and in lower case without soft characters."""

    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]
    _signs: dict[Prefilter, int] = field(default_factory=dict, repr=False, compare=False)
    _hits: dict[PhraseIndex, list[Hits]] = field(default_factory=dict, repr=False, compare=False)

    names: dict[tuple[str, bool], list[Any]] = field(default_factory=dict, repr=False, compare=False)  # by find_names

    def __len__(self) -> int:
        return len(self.low)

    def signs(self, patterns: Prefilter) -> int:
        """Which of some patterns these words may set off, worked out once a sentence."""
        if patterns not in self._signs:
            self._signs[patterns] = patterns.signs(self.low)
        return self._signs[patterns]

    def hits(self, index: PhraseIndex) -> list[Hits]:
        """What begins at each token, a list for each table of the index: the stages ask for them many times."""
        if index not in self._hits:
            self._hits[index] = index.find(self.low)
        return self._hits[index]


def split_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``: possessive "'s" and "n't" are tokens of their own, "50-plus" is two."""
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    at: int | None = start
    while at is not None:
        at = _add_tokens(text, at, end, starts, ends, raw)
    low = list(map(str.lower, raw))
    if SOFT in text[start:end]:
        low = [word.replace(SOFT, "") for word in low]
    if "IS" in raw:
        low = [_READ_AS if word == "is" and _is_acronym(raw, k) else word for k, word in enumerate(low)]
    return Tokens(starts, ends, raw, low)


def _add_tokens(text: str, at: int, end: int, starts: list[int], ends: list[int], raw: list[str]) -> int | None:
    """Adds tokens until one is cut short, which is rare; where to read on then, None at the end."""
    find, b = text.find, at
    for word in _TOKEN.findall(text, at, end):  # only blanks lie between tokens, so each is found at the first look
        a = find(word, b)
        b = a + len(word)
        if word.isalpha() or b == a + 1 and word != SOFT:
            starts.append(a)
            ends.append(b)
            raw.append(word)
            continue
        if word[0] == "[" and len(word) > 1 or word == SOFT:
            continue
        for left, right in _cut(word, raw[-1] if raw else ""):
            starts.append(a + left)
            ends.append(a + right)
            raw.append(word[left:right])
        after = ends[-1]
        if word[0].isdecimal() and "," in word and text[after : after + 1].isdecimal():
            after += 1  # the footnote
        if after != b:
            return after
    return None


_READ_AS = "i.s."  # the group, told from the verb


def _is_acronym(raw: list[str], k: int) -> bool:
    """ "43 IS members": capitals among words that are not set in capitals."""
    around = [word for word in raw[max(0, k - 2) : k + 3] if len(word) > 1 and word.isalpha()]
    return raw[k] == "IS" and sum(word.isupper() for word in around) < 2


def _cut(word: str, before: str) -> list[tuple[int, int]]:
    """The pieces of a token that are tokens of their own; what is cut off behind a blank is read again."""
    size = len(word)
    if word[-3:].lower() == "n't" and size > 3:
        return [(0, size - 3), (size - 3, size)]
    if word[-2:] in ("'s", "'S") and size > 2:
        return [(0, size - 2), (size - 2, size)]
    if " " in word and before.lower() in _MONTHS and word.index(" ") < 3 and int(word[: word.index(" ")]) <= 31:
        return [(0, word.index(" "))]  # "on May 12 340 families"
    if "-" in word and word[0] != "-":
        head, _, tail = word.rpartition("-")
        if tail.lower() in _NUMBER_TAILS and _is_number(head):
            cuts = (
                [k for k, mark in enumerate(word) if mark == "-"]
                if head.split("-")[0].lower() in _NUMBER_HEADS
                else [len(head)]
            )
            edges = [-1, *cuts, size]
            return [(left + 1, right) for left, right in zip(edges, edges[1:], strict=False)]
    return [(0, size)]


def _is_number(head: str) -> bool:
    units = lexicon().units
    return head[0].isdecimal() or all(
        part in units or part in _NUMBER_HEADS or part == "hundred" for part in head.lower().split("-")
    )
