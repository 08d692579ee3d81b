"""Numbers that number things or stand for a result: labels, lines, telephones, scores ("No. 7", "a 3-1 win")."""

from __future__ import annotations

from extractors.numbers.spot import Spot
from extractors.words.lookup import match_phrase

_SECTION = frozenset(("no", "nos", "art", "p", "pp", "fig", "sec", "vol", "tel", "ch", "para", "op", "reg"))
_DASHES = frozenset(("-", "\u2013"))
_THE_HARMED = frozenset("dead injured wounded missing displaced homeless sick infected arrested evacuated".split())
_COUNTED = 1_000  # so large that no line, house or flat has it for a number


def is_slashed(s: Spot) -> bool:
    """ "A/67/884", "3/4", "#12"."""
    return s.next == "/" or s.prev == "/" and not s.person or (s.prev == "#" and s.digits)


def is_line_number(s: Spot) -> bool:
    """ "1. The dead", "(3) The displaced": the number of a line."""
    first = s.number.first
    opened = first == 1 and s.prev == "("
    if not s.digits or s.value > 99 or not (first == 0 or opened) or s.number.quantifier != "exact":
        return False
    if s.next not in (".", ")", "-", "\u2013") or (opened and s.next != ")"):
        return False
    behind = s.number.last + 1
    if not s.raw(behind)[:1].isupper():
        return False
    labelled = s.next != "-" and ":" in s.tokens.low[behind : behind + 4]  # "2. Displaced: 411 families"
    return labelled or match_phrase(s.lex.harm, s.tokens.low, behind) is None


def is_label(s: Spot) -> bool:
    """ "Resolution 2254", "page 3 of 12", "No. 7", "0800 123 456"."""
    if s.prev == "." and s.prev2 in _SECTION:
        return True
    if not s.digits or s.person:
        return False
    return _is_telephone(s) or _is_of_label(s) or _is_behind_label_word(s)


def _is_telephone(s: Spot) -> bool:
    """Either part of "0800 123"."""
    core = s.raw(s.number.core)
    if len(core) > 1 and core[0] == "0" and core.isdecimal():
        return True
    if not s.prev.isdecimal() or len(s.prev) < 3 or s.low(s.number.first - 2) == "of":
        return False
    return not 1900 <= int(s.prev[:6]) <= 2100


def _is_of_label(s: Spot) -> bool:
    """ "12" in "page 3 of 12", "Group of 77"."""
    if s.prev != "of":
        return False
    paged = s.prev2.isdecimal() and s.low(s.number.first - 3) in s.lex.label_words
    return paged or s.raw(s.number.first - 2) == "Group"


def _is_behind_label_word(s: Spot) -> bool:
    """ "Resolution 2254"; a weak word ("number", "unit") labels only where nothing counted follows."""
    if s.prev == "and" and s.prev2.isdecimal() and s.value < _COUNTED:
        return s.low(s.number.first - 3) in s.lex.label_words  # "in blocks 7 and 9"
    if s.prev not in s.lex.label_words or s.number.first != s.number.core or s.low(s.number.last - 1) in s.lex.scales:
        return False  # "last season 1.9 million went hungry"
    word = s.raw(s.number.first - 1)
    if s.prev == "number" and not word[:1].isupper() and (s.value >= _COUNTED or s.prev2 in _THE_HARMED):
        return False  # "the returnees number 612,480", "the dead number 238"
    if s.prev not in s.lex.weak_label_words or s.next in ("", ",", ".", ";", ")", "and", "on", "in"):
        return True
    named = word[:1].isupper() and word[1:2].islower()
    return named and not match_phrase(s.lex.harm, s.tokens.low, s.number.last)


def is_score(s: Spot) -> bool:
    """ "3-1"; "a score" that is no score of people."""
    if s.low(s.number.last - 1) == "score" and not s.person:
        return s.next2[:1].isdecimal() or s.next != "of"
    if not s.digits or s.person:
        return False
    number = s.number
    if number.quantifier == "between":
        return s.low(number.core + 1) == "-" and number.high is not None and number.high < 12
    if s.next == "-" and s.next2[:1].isdecimal():
        return True
    return s.prev in _DASHES and s.prev2[:1].isdecimal() and s.touches(number.first - 1)
