"""Numbers that compare: percentages, shares ("one in five", "two thirds"), how far two counts lie apart."""

from __future__ import annotations

from extractors.numbers.amounts import read_amount
from extractors.numbers.spot import Spot
from extractors.words.lookup import match_phrase

_SHARE_OF = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
_LEAST = 1000  # fewer than one in so many is told in other words
_FRACTIONS = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth sixths eighth eighths tenth tenths".split()
)
_HIGHER = frozenset("higher lower greater larger smaller".split())
_ENDS = frozenset("than . , ; : ) and but in if".split()) | {""}
_LEADS = (["out", "of", "every"], ["in", "every"], ["of", "every"], ["out", "of"], ["in"])


def is_percentage(s: Spot) -> bool:
    """ "by 12 percent", "38 per 100,000"."""
    return s.next in ("%", "percent", "pc", "pct") or (s.next == "per" and (s.next2 == "cent" or s.next2[:1].isdigit()))


def is_difference(s: Spot) -> bool:
    """ "the real toll may be thousands higher", "200 more than last week": how far two counts lie apart."""
    if s.next in _HIGHER:
        return s.next2 in _ENDS
    if s.next in ("more", "fewer") and s.low(s.number.last + 2) == "than":
        return True  # "5,840 more people than in July"
    return s.next == "than" if s.number.more else s.next in ("more", "fewer", "less") and s.next2 == "than"


def is_share(s: Spot) -> bool:
    """ "one in five", "nine out of 10", "two thirds"."""
    if s.next in _FRACTIONS and (s.next2 == "of" or s.next != "quarter") and not s.person:
        return True
    k = _after_in(s, s.number.last)
    return _is_part(s, k) if k else _is_whole(s)


def _is_part(s: Spot, k: int) -> bool:
    """ "nine" in "nine out of 10", what it is a part of beginning at token ``k``."""
    whole = read_amount(s.tokens, k, s.lex) if k < len(s.tokens) else None
    return (
        _makes_share(s.value, whole.low if whole else 0)
        and not _is_killed_before(s)
        and not _is_thing_after(s, whole.stop if whole else k)
    )


def _is_whole(s: Spot) -> bool:
    """ "10" in "nine out of 10", "nine of every 10"."""
    k = s.number.first - 1
    if s.low(k) == "every":
        k -= 1
    if s.low(k) == "of" and s.low(k - 1) == "out":
        k -= 1
    elif s.low(k) not in ("in", "of") or (s.low(k) == "of" and s.low(k + 1) != "every"):
        return False
    part = read_amount(s.tokens, k - 1, s.lex) if k > 0 else None
    harmed = k > 1 and match_phrase(s.lex.harm, s.tokens.low, k - 2) is not None
    return part is not None and part.stop == k and _makes_share(part.low, s.value) and not harmed


def _after_in(s: Spot, j: int) -> int:
    """The token after "in", "in every", "out of" or "out of every" at ``j``; 0 where there is none."""
    words = s.tokens.low[j : j + 3]
    for lead in _LEADS:
        if words[: len(lead)] == lead:
            return j + len(lead)
    return 0


def _makes_share(part: object, whole: object) -> bool:
    if not (isinstance(part, int) and isinstance(whole, int) and 0 < part < whole):
        return False
    return whole in _SHARE_OF or part == 1 and whole <= _LEAST  # "one in 12"


def _is_killed_before(s: Spot) -> bool:
    """ "killed two in three days": the number is the object of a verb."""
    return s.number.first > 0 and match_phrase(s.lex.harm, s.tokens.low, s.number.first - 1) is not None


def _is_thing_after(s: Spot, k: int) -> bool:
    """ "two in three cars"."""
    if k >= len(s.tokens):
        return False
    return s.low(k) in s.lex.measure_words or match_phrase(s.lex.things, s.tokens.low, k) is not None
