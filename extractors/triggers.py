"""Which sentences can hold a figure at all: those with a word, and then a phrase, that says harm.

    find_triggers("twelve people were killed")   ->   words [19], phrases [19]
    find_triggers("she lost the election")       ->   words [4],  phrases []       as "lost" is no "lost their lives"

One pass of a trie over the whole text in lower case; everything after it sees only the sentences it lets through.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from extractors.chunks import refuge, whose
from extractors.frames import caseload, registered
from extractors.words import loose
from extractors.words.lexicon import lexicon
from extractors.words.trie import word_pattern

# first words of harm phrases that nearly every sentence has: these phrases are looked for by their second word
_COMMON = frozenset("in as at on the are is have has had was were will been being a".split())
_STOPS = frozenset(",.;?!")  # no phrase goes on behind these
_SOFT = "\u00ad"


class Triggers(NamedTuple):
    """Offsets where a harm phrase may begin, and those where the words of a whole phrase, or nearly, stand."""

    words: list[int]
    phrases: list[int]


def stands_in(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted offsets lies in ``start:end``."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


@cache
def trigger_pattern() -> re.Pattern[str]:
    """The first words of all harm phrases, counted nouns and telling person nouns."""
    lex = lexicon()
    tails = {words[-1] for rows in lex.harm.values() for words, (kind, _) in rows if kind == "TAIL"}
    firsts = {first for first, rows in lex.harm.items() if any(kind != "TAIL" for _, (kind, _) in rows)}
    words = firsts | set(lex.counted) | {head.split()[0] for head in lex.heads} | {"toll", "lives"} | tails
    words.update(verb[0] for verb in _more_phrases())
    seconds = {words[1] for first in _COMMON for words, _ in lex.harm.get(first, ()) if len(words) > 1}
    seconds.update(verb[1] for verb in _more_phrases() if verb[0] in _COMMON)
    seconds.update(name for _, name in caseload.trigger_diseases())
    return word_pattern((words - _COMMON) | (seconds - _COMMON))


def _more_phrases() -> list[tuple[str, ...]]:
    """What says harm only in some texts: verbs of staying, of bringing and of registering people."""
    return [
        *refuge.trigger_phrases(),
        *registered.trigger_phrases(),
        *caseload.trigger_phrases(),
        *whose.trigger_phrases(),
        *loose.trigger_phrases(),
    ]


@cache
def _neighbours() -> dict[str, dict[str, tuple[str, ...]]]:
    """For trigger words that say harm only beside others: what stands before -> how what stands after begins.

    "lost": {"": (" their", " his", ...)}        "custody": {"in ": ("",), ...}        A word that is harm by itself
    has no entry.
    """
    lex = lexicon()
    phrases = [(words, kind) for rows in lex.harm.values() for words, (kind, _) in rows]
    phrases += [(words, "") for rows in lex.counted.values() for words, _ in rows]
    phrases += [(verb, "") for verb in _more_phrases()]
    phrases += [(tuple(head.split()), "") for head in lex.heads] + [(("toll",), ""), (("lives",), "")]
    out: dict[str, dict[str, set[str]]] = {}
    for before, name in caseload.trigger_diseases():
        out.setdefault(name, {}).setdefault(f"{before} ", set()).add("")
    for words, kind in phrases:
        at = len(words) - 1 if kind == "TAIL" else 1 if words[0] in _COMMON and len(words) > 1 else 0
        before = f"{words[at - 1]} " if at else ""
        after = f" {words[at + 1]}" if at + 1 < len(words) else ""
        out.setdefault(words[at], {}).setdefault(before, set()).add(after)
    return {
        word: {before: tuple(sorted(afters)) for before, afters in found.items()}
        for word, found in out.items()
        if "" not in found.get("", ())
    }


def find_triggers(lowered: str) -> Triggers:
    """Where harm may be told in a lower-cased text, in order.

    A phrase counts as found by two or three of its words, and where anything but one blank stands between words (line
    ends, brackets, quotes) by one: this only says which sentences are worth reading.
    """
    words: list[int] = []
    phrases: list[int] = []
    neighbours = _neighbours()
    text, at = lowered.replace("\n", " "), None
    if _SOFT in text:
        text, at = _without_soft(text)
    for match in trigger_pattern().finditer(text):
        start, end = match.span()
        offset = start if at is None else at[start]
        words.append(offset)
        beside = neighbours.get(match[0])
        if beside is None or _stands_beside(text, start, end, beside):
            phrases.append(offset)
    return Triggers(words, phrases)


def _stands_beside(text: str, start: int, end: int, beside: dict[str, tuple[str, ...]]) -> bool:
    for before, afters in beside.items():
        if before and not text.endswith(before, 0, start) and text[max(0, start - 2) : start - 1].isalnum():
            continue
        if text.startswith(afters, end) or text[end : end + 1] not in _STOPS and not text[end + 1 : end + 2].isalnum():
            return True
    return False


def _without_soft(text: str) -> tuple[str, list[int]]:
    """The text without soft hyphens, and the offset that each of its characters had."""
    at = [offset for offset, char in enumerate(text) if char != _SOFT]
    return text.replace(_SOFT, ""), at
