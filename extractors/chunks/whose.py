"""Clauses that begin with "whose": what happened to a home, a body or a relative, and to the people before.

"families whose houses were washed away"  ->  homeless        "a man whose brother was killed"  ->  nothing of the man
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.words.lexicon import Lexicon
from extractors.words.lookup import match_phrase

_HOMES = frozenset(
    """home homes house houses hut huts shelter shelters dwelling dwellings tent tents shack shacks apartment
    apartments flat flats houseboat houseboats residence residences""".split()
)
_BODIES = frozenset("body bodies remains corpse corpses".split())
_GONE = frozenset(
    """destroyed burned burnt gutted washed swept flattened razed demolished collapsed levelled leveled torched wrecked
    bulldozed reduced ruined crushed buried""".split()
)
_HIT = frozenset("damaged flooded inundated submerged affected hit looted cracked".split())
_REACH = 3  # words of the noun phrase


class Clause(NamedTuple):
    """The tag of the clause, the measure of the people before it and the token behind it."""

    tag: str
    measure: str
    j: int


def trigger_phrases() -> list[tuple[str, ...]]:
    """The openings that say harm by themselves, for the scan that finds sentences worth reading."""
    return [("whose", noun) for noun in sorted(_HOMES)]


def read_whose(low: list[str], i: int, lex: Lexicon) -> Clause | None:
    """The clause that "whose" opens at token ``i``, where something happened to what is theirs."""
    for m in range(i + 1, min(i + 1 + _REACH, len(low))):
        if low[m][0].isdecimal() or low[m] in lex.units:
            return None  # "the woman whose 11 relatives were killed": they are counted
        be = match_phrase(lex.tags, low, m + 1) if m + 1 < len(low) else None
        if be is None or be[0] not in ("BE", "ADV", "MAY"):
            continue
        k = be[1]
        while k < len(low) and (low[k].endswith("ly") or (match_phrase(lex.tags, low, k) or ("",))[0] in ("BE", "ADV")):
            k += 1
        return _told(low, m, k, lex) if k < len(low) else None
    return None


def _told(low: list[str], noun: int, k: int, lex: Lexicon) -> Clause | None:
    harm = match_phrase(lex.harm, low, k)
    end = harm[1] if harm else k + 1 + (low[k + 1 : k + 2] in (["away"], ["down"]))
    if low[noun] in _HOMES and low[k] in _GONE:
        return Clause("J", "homeless", end)
    if low[noun] in _HOMES and low[k] in _HIT:
        return Clause("J", "affected", end)
    if low[noun] in _BODIES:
        return Clause("J", "killed", k)
    return Clause("r", "", end) if harm and harm[0][0] in ("HARM", "STATE", "KILLS") else None
