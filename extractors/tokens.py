"""A stretch of tidied text as parallel lists of tokens.

    split_tokens("At least 26 militants", 0, 21).low -> ["at", "least", "26", "militants"]

Lists of plain strings are kept side by side rather than one object a token: every later stage walks them, and this is
where the time goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.text import SOFT

_TOKEN = re.compile(
    r"""
    (?: [A-Z]\. ){2,}                                     # U.S.
  | \d{1,3} (?: ,\d{2,3} )+ (?: \.\d+ )? (?![\w])         # 26,000  36,90,000
  | \d{1,3} (?: [ ]\d{3} )+ (?![\w,.]\d|\w)               # 839 000
  | \d{1,3} ,[ ]000 (?![\w])                              # 61, 000
  | \d{1,3} (?: \.\d{3} ){2,} (?![\w])                    # 1.200.000
  | \d+ (?: \.\d+ )? (?: k|m|mn|bn|K|M )? (?! [^\W_] | [-][^\W\d_]{2} )
  | [^\W_]+ (?: \u00ad+ [^\W_]+ )* (?: ['&-] [^\W_]+ (?: \u00ad+ [^\W_]+ )* )* (?: '(?![\w]) (?<=s') )?
  | \[ \d{1,3} \] | -- | \.\.+ | [^\s]
""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: start and end offsets, the words as written, and in lower case without soft characters."""

    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]

    def __len__(self) -> int:
        return len(self.low)


def split_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``; possessive "'s" stays on its word and is cut off again by lookups."""
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        a, b = match.span()
        if word == SOFT or word[0] == "[":
            if word == "[":
                starts.append(a)
                ends.append(b)
                raw.append(word)
            continue
        tail = word[-3:].lower()
        if tail == "n't" and len(word) > 3:
            starts += (a, b - 3)
            ends += (b - 3, b)
            raw += (word[:-3], word[-3:])
            continue
        if word[-2:] in ("'s", "'S") and len(word) > 2:
            starts += (a, b - 2)
            ends += (b - 2, b)
            raw += (word[:-2], word[-2:])
            continue
        starts.append(a)
        ends.append(b)
        raw.append(word)
    low = [word.lower().replace(SOFT, "") if SOFT in word else word.lower() for word in raw]
    return Tokens(starts, ends, raw, low)
