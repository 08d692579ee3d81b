"""Which people are counted, as far as the sentence's own words say: children, soldiers, households ...

    "188 civilians were killed and 135,400 displaced"  ->  188 civilians, 135,400 people
"""

from __future__ import annotations

from extractors.chunks.rows import Chunk, Row
from extractors.frames.readings import CARRIED, CARRIED_SAME, Reading

_ARMED = ("security_forces", "police", "combatants")
# what befalls anybody: those killed beside them were of one group
_OF_ANYBODY = frozenset("displaced homeless affected in_need food_insecure".split())


def group_of(row: Row, reading: Reading, last_group: str, last_measure: str) -> str:
    """The group in the phrase itself; "five of them children" from the noun behind; a bare number inherits.

    ``last_group``: of the whole told last in the sentence, else "people"; ``last_measure``: of the figure told last.
    """
    chunk = row.chunks[reading.chunk]
    if chunk.group == "people" and row.tokens.low[chunk.head] == "others" and last_group in _ARMED:
        return last_group
    if chunk.group:
        return chunk.group
    if chunk.tag == "D" and reading.measure == "infected" and reading.whole < 0:
        return "people"  # "has killed two men, and 29 cases were confirmed"
    k = reading.chunk
    toll = row.chunks[reading.harm] if reading.harm >= 0 else chunk
    if toll.tag == "T" and toll.group not in ("", "people", "households"):
        return toll.group  # "the number of soldiers arrested at 2,839"
    if toll.tag == "T" and chunk.known == "bare" and last_group in ("men", "women", "children"):
        return "people"  # "a second man died and the number of injured rose to 12"
    if toll.tag == "T" and "people" in row.tokens.low[toll.i : toll.j]:
        return "people"  # "the killing of two policemen brings to 36 the number of people killed"
    if "part" in chunk.flags and row.tags[k + 1 : k + 3] == ",n" and "article" in row.chunks[k + 2].flags:
        return row.chunks[k + 2].group or "people"  # "one of the injured, a 60-year-old woman,"
    if "part" in chunk.flags and k + 1 < len(row.chunks):
        for m in (k + 1, k + 2):
            if row.tags[m - 1 : m] == "p" or row.tags[m : m + 1] == "p":
                break  # "seven of them by snipers"
            if row.tags[m - 1 : m] == "," and row.tags[m + 1 : m + 2] not in ("", ",", ";", "&"):
                break  # "1,353 of the casualties, government forces for 407"
            if m < len(row.chunks) and row.chunks[m].tag in "gs" and row.chunks[m].group:
                return row.chunks[m].group
    if "part" in chunk.flags and row.tokens.low[chunk.j - 1] == "them" and reading.whole not in (CARRIED, CARRIED_SAME):
        for m in range(k - 1, -1, -1):  # "rammed a bus carrying sailors, killing 98 of them"
            if row.chunks[m].tag in "gn" and row.chunks[m].known == "head" and row.chunks[m].group:
                return row.chunks[m].group if row.chunks[m].group != "households" else "people"
    if chunk.known == "unknown":
        return "people"
    if row.tags[k + 1 : k + 3] in ("Bg", "Bs") and row.chunks[k + 2].group:
        return row.chunks[k + 2].group  # "of the dead, 12 were children"
    if last_group == "households" and reading.rule == "<count> in <place>, <count> in <place>":
        return last_group  # "620 families from A and 310 from B"
    if reading.whole >= 0 and row.chunks[reading.whole].group:
        return row.chunks[reading.whole].group if row.chunks[reading.whole].group != "households" else "people"
    if reading.measure in _OF_ANYBODY and last_measure and last_measure not in _OF_ANYBODY:
        return "people"  # "188 civilians were killed and 135,400 displaced"
    return last_group if last_group != "households" else "people"


def group_words(text: str, chunk: Chunk, row: Row) -> str:
    """The words of the people themselves: "pupils of a boarding school" of "some 40 pupils of a boarding school"."""
    if chunk.head < 0:
        return ""
    first = chunk.number.last if chunk.number else chunk.i
    tokens = row.tokens
    while first < chunk.j - 1 and tokens.low[first] in ("of", "the", "his", "her", "their", "its", '"', "'", "a", "an"):
        first += 1
    if first >= chunk.j:
        return ""
    return text[tokens.starts[first] : tokens.ends[chunk.j - 1]]
