"""What befell the people of a rule in the end, where the word of harm alone does not say it.

"were pulled out of the bus and kidnapped"   ->  abducted        "stabbed a man to death"   ->  killed
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.found import Found


def measure_of(row: Row, found: Found) -> tuple[str, list[int]]:
    """The measure, and the chunks of further words of harm that it comes from."""
    measure = _of_verb(row, found)
    told: list[int] = []
    if found.second >= 0:
        measure = _of_both(row, found, measure)
        told.append(found.second)
    then = _what_follows(row, found)
    after = row.chunks[then].measure if then >= 0 else ""
    if after == "killed" and measure in BEFORE_DEATH:
        return after, [*told, then]
    if after in _DONE_TO and measure in ("rescued", "evacuated"):
        return after, [*told, then]  # "were pulled out of the bus and kidnapped"
    return measure, told


def _of_verb(row: Row, found: Found) -> str:
    """The measure of the word itself: those whose release is asked for are held, those whom mourners bury are dead."""
    _, _, first, last, harm = found
    verb = row.chunks[harm]
    held = _STILL_HELD.match(row.tags, last) if verb.tag == "O" and verb.measure == "rescued" else None
    if held and row.chunks[held.start(1)].measure in ("abducted", "detained"):
        return row.chunks[held.start(1)].measure  # "for the release of the nine men still in captivity"
    if verb.measure == "abducted" and harm and row.tokens.low[verb.i - 1] in _CARRIERS:
        return "evacuated"  # "buses took away 214 residents"
    if verb.tag == "S" and verb.measure == "displaced" and row.tokens.low[row.chunks[first].i - 1] in _ORDERED:
        return "evacuated"  # "ordered 12,000 residents out of their homes"
    if verb.measure == "trapped" and row.tokens.low[verb.i].startswith(("buried", "bury")):
        before = row.tags[:harm].rstrip("yB")[-1:]
        return "killed" if _is_funeral(row, first, harm, before) else verb.measure
    return verb.measure


def _of_both(row: Row, found: Found, measure: str) -> str:
    """The measure of two words of harm for the same people."""
    other = row.chunks[found.second].measure
    if found.frame.id == "shot <count> dead":
        # "stabbed a man to death": the second word tells the end; "buried ten alive" does not save them
        return other if (other, measure) == ("trapped", "rescued") else measure
    if {measure, other} == {"killed", "injured"}:
        return "casualties"
    if "killed" in (measure, other):
        return "killed"
    return other if measure == "affected" else measure  # "were affected and evacuated"


def _what_follows(row: Row, found: Found) -> int:
    """The chunk of a later word of harm about the same people, -1 where there is none."""
    behind = found.harm + 1
    then = _AND_THEN.match(row.tags, behind) if row.chunks[found.harm].tag in "VI" else None
    if not then and found.frame.id == "<count> <harmed>" and row.tags[found.harm - 1] == ",":
        then = _THEN_FOUND.match(row.tags, behind)
    if not then and found.frame.id == "<count> whom they <harmed>":
        then = _THEN_DIED.match(row.tags, behind)  # "a rider they had stabbed succumbed to his injuries"
    return then.start(1) if then else -1


def of_wounded(row: Row, k: int, measure: str) -> str:
    """The measure of one count: "three wounded men survived" are injured."""
    wounded = measure in _AFTERWARDS and (row.chunks[k].measure == "injured" or _has_wounds(row, k))
    return "injured" if wounded else measure


# what people may die of or in, told before their death
BEFORE_DEATH = frozenset(
    """missing abducted detained trapped injured casualties rescued evacuated sexual_violence returned
    surrendered""".split()
)
_DONE_TO = frozenset("casualties abducted injured".split())
_AFTERWARDS = frozenset("rescued evacuated assisted returned".split())  # "three wounded men survived"
_STILL_HELD = re.compile(r"r?[yBt]{0,3}([JV])")
# "was swept off a bridge and drowned", "were abducted from the village and later killed"
_AND_THEN = re.compile(r"q?(?:[pe][gzqmst]{1,3}|t|y){0,4},?&(?:[yBM]|t)*([VIJ])(?![yt]*[nsgm])")
# "the two technicians, kidnapped on Monday, were found dead"
_THEN_FOUND = re.compile(r"(?:[pe][gzqmst]{1,3}|t|y){1,4},[yt]{0,2}[BM][yBMt]{0,3}([VIJ])(?![yt]*[nsgm])")
_THEN_DIED = re.compile(r"[yBMt]{0,3}(I)")


def _has_wounds(row: Row, k: int) -> bool:
    """ "Ten workers with burns were shifted to Madurai"."""
    behind = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    return behind is not None and behind.tag == "S" and behind.measure == "injured"


def _is_funeral(row: Row, first: int, harm: int, before: str) -> bool:
    """ "villagers buried 14 people", "we have buried 14", "were buried in a mass grave": of the dead."""
    low, verb = row.tokens.low, row.chunks[harm]
    if harm > first:
        return not _GRAVES.isdisjoint(low[verb.j : verb.j + 9])
    if before in ("g", "s") or not _MOURNERS.isdisjoint(low[max(0, verb.i - 3) : verb.i]):
        return True
    if any(word.startswith("help") for word in low[max(0, verb.i - 2) : verb.i]):
        return True  # "had helped to bury 18 people"
    return _OF_THE_DEAD.search(" ".join(low[row.chunks[first].i : row.chunks[first].j + 3])) is not None


_CARRIERS = frozenset("buses ambulances lorries trains helicopters ferries boats".split())
_ORDERED = frozenset("ordered ordering orders told telling asked asking urged urging advised advising".split())
_GRAVES = frozenset("grave graves graveyard graveyards cemetery cemeteries funeral funerals".split())
_MOURNERS = frozenset("we they i have".split())  # "we have buried 40 so far"
# "Jordan has buried 75 of its citizens", "the Red Cross has buried 40 of the victims", "the town buried 12 bodies"
_OF_THE_DEAD = re.compile(
    r"\bof (?:its|his|her|their|our|(?:the|those) (?:\S+ )?(?:victims?|dead|deceased|fallen|bodies|remains|killed)) "
    r"|\b(?:bodies|corpses|victims|remains) "
)
