"""The "one" that counts nobody: "one of the worst", "one another", "the one that", "what one would expect"."""

from __future__ import annotations

from extractors.numbers.spot import Spot
from extractors.words.lookup import match_phrase

_SUPERLATIVES = frozenset("most world largest biggest worst main country few region key first last only".split())
_ONE_BEFORE = frozenset("this that each every which any square back by another".split())
_ONE_AFTER = frozenset("another day hand thing way side time go night morning word reason by must can who".split())
_ONE_ASKED = frozenset("what as than how where if when whom which whatever".split())
_ONE_DOES = frozenset("would could might may should will cannot does has is expects thinks".split())


def is_pronoun(s: Spot) -> bool:
    """ "one of the worst", "one another", "the one that": a pronoun."""
    if s.low(s.number.core) != "one" or s.number.quantifier != "exact":
        return False
    if _is_one_of_the_worst(s):
        return True
    if s.person:
        return False
    if _is_end_of_name(s):
        return True
    if s.prev == "which" and s.prev2 == "of":
        return False  # "two cases, of which one is imported"
    if s.prev in _ONE_ASKED and s.next in _ONE_DOES:
        return True  # "what one would expect"
    return s.low(s.number.core - 1) in _ONE_BEFORE or s.next in _ONE_AFTER or (s.prev == "the" and s.next == "that")


def _is_one_of_the_worst(s: Spot) -> bool:
    if s.next != "of" or s.next2 not in ("the", "its", "our"):
        return False
    third = s.low(s.number.last + 2)
    return third in _SUPERLATIVES or third.endswith("est")


def _is_end_of_name(s: Spot) -> bool:
    """ "was taken to Regional One in critical condition"."""
    core = s.number.core
    if not (s.raw(core)[0].isupper() and s.raw(core - 1)[:1].isupper() and s.raw(core - 2)[:1].islower()):
        return False
    return not match_phrase(s.lex.harm, s.tokens.low, core - 1)
