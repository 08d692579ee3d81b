"""Numbers of something else than people: money, distances and weights, animals, machines, a place's inhabitants."""

from __future__ import annotations

import re

from extractors.numbers.spot import Spot

_CURRENCY = frozenset(
    "$ \u20ac \u00a3 \u00a5 \u20b9 \u20a6 \u20a8 \u20b1 \u20bd \u0e3f \u20ba us$ a$ c$ rs usd eur gbp us".split()
)
_PEOPLED = frozenset(
    "district town city village country island province region suburb county nation municipality parish hamlet".split()
)
_AHEAD_OF_UNITS = frozenset("square cubic consecutive straight successive full whole more".split())
_UNITS_OR_WORDS = frozenset("local m time min real won rand day night".split())  # "local" people, "day" labourers
_MODEL = re.compile(r"[a-z]{1,4}-?\d+[a-z]{0,2}(?:'?s)?")  # "two F-16s"
_GLUED_METRES = re.compile(r"[\d.,]{1,20}m")


def is_money(s: Spot) -> bool:
    """ "$5 million", "Rs. 50,000", "30 billion Congolese francs"."""
    if (s.next in s.lex.nationalities or s.next == "us") and s.next2 in s.lex.measure_words and not s.person:
        return True
    if s.prev in ("worth", "costing") and not s.person:
        return True  # "paintings worth 90 million are missing"
    before = s.prev2 if s.prev == "." else s.prev
    return (before in _CURRENCY and s.digits) or s.raw(s.number.core - 1) in ("$", "\u20ac", "\u00a3")


def is_population(s: Spot) -> bool:
    """ "the only doctor in a district of 90,000": how many live there."""
    if s.prev == "to" and s.prev2 == "home":
        return s.value > 999 and s.next in ("people", "inhabitants", "residents")
    return s.prev == "of" and s.prev2 in _PEOPLED and not s.person and s.value > 100


def is_measure(s: Spot) -> bool:
    """ "26 km", "12 square miles", "three consecutive days", "a 100m wide crater"."""
    if _GLUED_METRES.fullmatch(s.raw(s.number.core)) and s.next in s.lex.size_words and not s.person:
        return True
    if s.next in s.lex.measure_words and not (s.person and s.next in _UNITS_OR_WORDS):
        return True
    if s.next in _AHEAD_OF_UNITS and s.next2 in s.lex.measure_words:
        return not s.person
    return s.next == "-" and s.next2 in s.lex.measure_words


def is_livestock(s: Spot) -> bool:
    """ "300 head of cattle"."""
    return s.next in ("head", "heads") and s.next2 == "of"


def is_machine(s: Spot) -> bool:
    """ "two F-16s"."""
    return not s.person and _MODEL.fullmatch(s.next) is not None and s.raw(s.number.last)[:1].isupper()
