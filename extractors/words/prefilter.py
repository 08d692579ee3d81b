"""Which of many patterns a sentence can set off at all, told by its words alone.

    required_parts(re.compile(r"(?:was|were) fear(?:ed|ing)(?: \\S+){0,3} dead"))  ->  {" feared", " fearing"}

A match of this pattern holds one of these parts, a blank standing for the end of a word, so a sentence without them
need not be searched. The patterns of status.toml alone would be searched a hundred times for every figure; nearly all
of them want a rare word. What a word sets off is worked out once and kept: news uses the same words again and again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from re import _parser  # type: ignore[attr-defined]  # how re itself reads a pattern; Python has no public door to it
from typing import Any

_MOST = 200  # strings in one set of alternatives
_KEPT = 20_000  # words whose patterns are kept
# no sentence is told apart by these
_COMMON = frozenset(
    "the and that was were has have had for with not said are his her its from but who this they".split()
)

_RUN = re.compile(r"[^\W_]+")
_END = "\0"  # the end of a word, in a string that a pattern can match

Strings = frozenset[str] | None


def required_parts(pattern: re.Pattern[str]) -> Strings:
    """Letters and digits, in lower case, of which every match holds one within a word; None where nothing is sure."""
    whole, parts = _read(_parser.parse(pattern.pattern, pattern.flags))
    return _better(parts, _parts_of(whole))


def _read(items: Any, start: str = "") -> tuple[Strings, Strings]:
    """The strings that a piece of a pattern can match, if they are few; else the parts of which a match holds one.

    ``start``: the mark for the end of a word where a word is sure to end before the piece.
    """
    run = frozenset((start,))
    parts: Strings = None
    whole = True
    for kind, value in items:
        ended = all(left and not left[-1].isalnum() for left in run)
        strings, inner = _read_item(str(kind), value, _END if ended else "")
        if strings is not None and len(run) * len(strings) <= _MOST:
            run = frozenset(left + right for left in run for right in strings)
            continue
        parts = _better(_better(parts, _parts_of(run)), _better(inner, _parts_of(strings)))
        run, whole = frozenset(("",)), False
    return (run, None) if whole else (None, _better(parts, _parts_of(run)))


def _read_item(kind: str, value: Any, start: str) -> tuple[Strings, Strings]:
    if kind == "LITERAL":
        return frozenset((chr(value).lower(),)), None
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):  # these take no character
        return frozenset((_END if kind == "AT" or kind == "ASSERT_NOT" and _is_no_letter(value[1]) else "",)), None
    if kind == "IN" and all(str(one) == "LITERAL" for one, _ in value):
        return frozenset(chr(char).lower() for _, char in value), None
    if kind == "SUBPATTERN":
        return _read(value[-1], start)
    if kind == "ATOMIC_GROUP":
        return _read(value, start)
    if kind == "BRANCH":
        return _read_branches([_read(branch, start) for branch in value[1]])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        strings, parts = _read(inner, start)
        if strings is not None and (least, most) in ((0, 1), (1, 1)):
            return strings | {""} if least == 0 else strings, None
        return None, _better(parts, _parts_of(strings)) if least else None
    return None, None


def _is_no_letter(items: Any) -> bool:
    """Whether what must not stand here is any letter or digit, as in (?!\\S) and (?<![\\w-])."""
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    said = [str(value) for kind, value in items[0][1] if str(kind) in ("CATEGORY", "NEGATE")]
    return "CATEGORY_WORD" in said or "CATEGORY_NOT_SPACE" in said or said == ["None", "CATEGORY_NOT_WORD"]


def _read_branches(branches: list[tuple[Strings, Strings]]) -> tuple[Strings, Strings]:
    strings: set[str] = set()
    parts: set[str] = set()
    few = sure = True
    for whole, inner in branches:
        few = few and whole is not None
        strings |= whole or frozenset()
        needed = _better(inner, _parts_of(whole))
        sure = sure and needed is not None
        parts |= needed or frozenset()
    return frozenset(strings) if few and len(strings) <= _MOST else None, frozenset(parts) if sure else None


def _parts_of(strings: Strings) -> Strings:
    """The longest run of letters and digits of each string: such a run always lies within one word."""
    if not strings:
        return None
    parts = frozenset(max(map(_padded, _RUN.finditer(string)), key=_worth, default="") for string in strings)
    return None if any(len(part) < 2 for part in parts) else parts


def _padded(run: re.Match[str]) -> str:
    """A run with a blank at each side where its word is sure to end."""
    return " " * (run.start() > 0) + run[0] + " " * (run.end() < len(run.string))


def _worth(part: str) -> int:
    return 0 if part.strip() in _COMMON else len(part)


def _better(one: Strings, other: Strings) -> Strings:
    """Whichever of two sets is the rarer sight: the one whose commonest part is the longer word."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda parts: (min(map(_worth, parts)), -len(parts)))


def required_letters(pattern: re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """For patterns over the tags of a row: sets of characters, of each of which every match holds one."""
    return tuple(set(_letters(_parser.parse(pattern.pattern, pattern.flags))))


def _letters(items: Any) -> list[frozenset[str]]:
    out: list[frozenset[str]] = []
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL":
            out.append(frozenset((chr(value),)))
        elif name == "IN" and all(str(one) == "LITERAL" for one, _ in value):
            out.append(frozenset(chr(char) for _, char in value))
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            out += _letters(value[-1] if name == "SUBPATTERN" else value)
        elif name == "BRANCH":
            branches = [_letters(branch) for branch in value[1]]
            if all(branches):
                out.append(frozenset().union(*(min(branch, key=len) for branch in branches)))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0]:
            out += _letters(value[2])
    return out


class Prefilter:
    """Patterns by number; ``signs`` of a sentence has the bit of each that its words may set off."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(patterns)
        self._always = 0
        self._pairs: dict[str, int] = {}  # a part of two letters -> the patterns that want it
        self._begins: dict[str, list[tuple[str, int]]] = {}  # three letters -> the longer parts, and who wants them
        self._known: dict[str, int] = {}  # word -> the patterns that it may set off
        wanted: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            parts = required_parts(pattern)
            if parts is None:
                self._always |= 1 << number
            for part in parts or ():
                wanted[part] = wanted.get(part, 0) | 1 << number
        for part, signs in wanted.items():
            if len(part) == 2:
                self._pairs[part] = signs
            else:
                self._begins.setdefault(part[:3], []).append((part, signs))

    def signs(self, words: Iterable[str]) -> int:
        """The patterns that some words may set off, a bit for each."""
        found, known = self._always, self._known
        for word in words:
            try:  # nearly every word is known: half the time of asking first
                bits = known[word]
            except KeyError:
                bits = self._learn(word)
            if bits:  # seldom: joining them makes a number of a hundred bits
                found |= bits
        return found

    def _learn(self, word: str) -> int:
        """The patterns that a word may set off: it has far fewer letters than there are parts."""
        bits, padded = 0, f" {' '.join(_RUN.findall(word.lower()))} "
        for at in range(len(padded) - 1):
            bits |= self._pairs.get(padded[at : at + 2], 0)
            for part, patterns in self._begins.get(padded[at : at + 3], ()):
                if padded.startswith(part, at):
                    bits |= patterns
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[word] = bits
        return bits


def numbers_of(signs: int) -> list[int]:
    """The numbers of the patterns that have a sign, in order: of a hundred a sentence sets off two or three."""
    out = []
    while signs:
        last = signs & -signs
        out.append(last.bit_length() - 1)
        signs ^= last
    return out


class Guarded:
    """A pattern that is searched only in a stretch that holds one of the parts its matches need: most hold none.

        SINCE = Guarded(r"\\b(?:since|until) then\\b")     SINCE.search(text, start, end)

    To ask for twenty parts takes a tenth of the time that a pattern of twenty branches needs to find nothing.
    """

    __slots__ = ("_parts", "pattern")

    def __init__(self, pattern: str | re.Pattern[str], flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._parts: tuple[str, ...] | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        parts = self._parts if self._parts is not None else self._learn()
        low = text[start:end].lower()
        for part in parts:
            if part in low:
                return self.pattern.search(text, start, end)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.match(text, start, end)

    def _learn(self) -> tuple[str, ...]:
        """The parts, without those that hold another; worked out at the first search, as starting is to be quick."""
        parts = {part.strip() for part in required_parts(self.pattern) or ("",)}
        self._parts = tuple(sorted(part for part in parts if not any(one in part for one in parts - {part})))
        return self._parts
