"""What somebody has: a named disease, or hunger.

    "with severe acute malnutrition"   ->   food_insecure        "with suspected cholera"   ->   infected
"""

from __future__ import annotations

from extractors.text.tokens import Tokens
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase

_GRADES = frozenset("the a mild severe moderate acute confirmed suspected laboratory-confirmed probable active".split())
HUNGER = frozenset("malnutrition wasting undernutrition kwashiorkor marasmus sam mam gam".split())
_SHORT = frozenset("sam mam gam".split())


def illness_at(tokens: Tokens, i: int) -> str:
    """The measure of the illness named at token ``i``, behind words that grade it."""
    low, things = tokens.low, lexicon().things
    end = min(i + 4, len(low))
    while i < end:
        hit = match_phrase(things, low, i)
        if hit and hit[0] == "diseases":
            return "infected"
        if low[i] in HUNGER:
            short = low[i] in _SHORT and not tokens.raw[i].isupper()
            return "" if short else "food_insecure"  # "with Sam"
        if low[i] not in _GRADES:
            return ""
        i += 1
    return ""
