"""Whether who says so is a side of the event.

"The army said 12 of its soldiers were killed"      -> yes: its own dead
"Kyiv says that it captured 320 soldiers"           -> yes: its own deed
"The Red Cross said 12 soldiers were killed"        -> no
"""

from __future__ import annotations

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.parties.named import NOBODY, Party
from extractors.sources.recall import Source
from extractors.sources.wordsets import listed

_ARMED = ("military", "armed_group")
_SIDES = ("military", "armed_group", "police", "government")
_OWN = frozenset("its their our his".split())
_AGENTS = frozenset("it they we he".split())
_CLAIMS = frozenset("claimed claims claim boasted admitted".split())
_HELPERS = frozenset("has have had also then already since".split())
_HELD = frozenset(("combatants", "security_forces", "police"))


def is_side(source: Source | None, row: Row, reading: Reading, group: str, actor: Party, perpetrator: Party) -> bool:
    """The same name as actor or perpetrator, forces speaking of fighters, or a side's own people and deeds."""
    if source is None or source.type == "none":
        return False
    parties = [party for party in (actor, perpetrator) if party != NOBODY]
    if any(_same(source.name, party.name) for party in parties):
        return True
    if source.type in _ARMED and (parties or group in _HELD):
        return True
    return source.type in _SIDES and (_speaks_of_own(row, reading) or _speaks_of_deed(row, reading))


def _same(one: str, other: str) -> bool:
    """Whether one name stands in the other on whole words: "army" and "Syrian army"."""
    a, b = f" {one.lower()} ", f" {other.lower()} "
    return bool(one) and bool(other) and (a in b or b in a)


def _speaks_of_own(row: Row, reading: Reading) -> bool:
    """ "its soldiers", "their own men", "five of his fighters" in the clause of the figure."""
    low = row.tokens.low
    chunk = row.chunks[reading.chunk]
    for k in range(max(0, chunk.i - 14), min(len(low), chunk.j + 6)):
        if low[k] in _OWN and listed("forces") & set(low[k + 1 : k + 4]):
            return True
    return False


def _speaks_of_deed(row: Row, reading: Reading) -> bool:
    """ "it had captured 320 soldiers": the speaker himself is the subject of the harm."""
    if not 0 <= reading.harm < len(row.chunks) or reading.harm > reading.chunk:
        return False
    low = row.tokens.low
    k = row.chunks[reading.harm].i - 1
    while k > 0 and (low[k] in _HELPERS or low[k].endswith("ly")):
        k -= 1
    return k > 0 and (low[k] in _AGENTS or low[k] == "to" and low[k - 1] in _CLAIMS)
