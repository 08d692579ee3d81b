"""Whose deed or weapon it is, by the words before it: a name, a country, a side.

"regime air strikes"  ->  regime        "a Saudi-led air strike"  ->  the Saudi-led coalition
"""

from __future__ import annotations

from extractors.parties.beginnings import PEACEFUL
from extractors.parties.named import NOBODY, Party, national_force, words
from extractors.parties.names import find_names
from extractors.parties.walks import Walk
from extractors.text.tokens import split_tokens

_OF_ANY_SIDE = ("state", "federal", "security", "military", "allied", "naval", "suicide")


def find_wielder(walk: Walk) -> tuple[Party, str]:
    """The party whose deed the phrase is, and its group."""
    if walk.hit is not None and walk.hit.i <= walk.head:
        return walk.hit_party(walk.hit), walk.group
    if not PEACEFUL.isdisjoint(walk.low[walk.first : walk.head]):
        return NOBODY, walk.group
    if walk.led >= 0:
        return _coalition(walk), walk.group
    if walk.nation is not None:
        return _country(walk, *walk.nation), walk.group
    return _side(walk)


def _coalition(walk: Walk) -> Party:
    """ "a Saudi-led air strike"."""
    written = walk.written(walk.led, walk.led + 1)
    name = f"{written} coalition"
    found = find_names(split_tokens(name, 0, len(name)), "actors.csv", capitals=True)
    return Party(found[0].entry.name if found else name, written)


def _country(walk: Walk, country: str, first: int, after: int, adjective: bool) -> Party:
    """ "Israeli shelling", "Turkey's strikes", "Syrian rebel shelling"; a bare name says where it was."""
    if walk.side >= after and walk.side - after < 3:
        written = walk.written(first, walk.side + 1)
        return Party(written, written)
    owned = after < walk.n and walk.low[after] == "'s"
    if not owned and (not adjective or walk.thing == "crimes"):
        return NOBODY
    written = walk.written(first, after)
    return Party(national_force(country, written.lower() if adjective else "", "army"), written)


def _side(walk: Walk) -> tuple[Party, str]:
    """ "regime air strikes", "rebel shelling"."""
    side = walk.side
    for name in ("sides", "peoples"):
        if side < 0:
            side = next((m for m in range(walk.first, walk.head) if walk.low[m] in words()[name]), -1)
    if side < 0 or walk.low[side] in _OF_ANY_SIDE:
        return NOBODY, walk.group
    force = walk.seen.forces[side]
    plain = walk.first
    while plain < side and walk.low[plain] in words()["hedges"]:
        plain += 1  # "an alleged Coalition strike"
    party = Party(walk.written(plain, side + 1), walk.written(walk.first, side + 1))
    return party, walk.group or (force[0] if force else "")
