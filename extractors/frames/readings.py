"""What the rules make of one chunk: the value that rules.py, persons.py and parts.py pass on.

    Reading(chunk=0, measure="killed", rule="<count> were <harmed>", harm=3)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.chunks.rows import Chunk, Row, value_of


class Reading(NamedTuple):
    """What the rules made of one chunk: the measure, the rule, the harm word's chunk and, for a part, its whole."""

    chunk: int
    measure: str
    rule: str
    harm: int = -1
    whole: int = -1
    relation: str = ""  # "carried": the whole is the last figure of the sentence before
    of: str = ""  # with CARRIED_SAME: the measure of the whole where it is another, "two of the hostages were killed"


CARRIED = -2  # Reading.whole: the last whole of the sentence before
CARRIED_SAME = -3  # Reading.whole: the last whole of the same measure


NOTHING_READ = Reading(-1, "", "")
Done = dict[int, Reading]


def last_before(done: Done, k: int, chunks: list[Chunk]) -> int | None:
    """The last whole before chunk ``k``: a counted one that is itself no part; nobody has no parts."""
    for m in range(k - 1, -1, -1):
        if m in done and not done[m].relation and chunks[m].tag in "nD" and value_of(chunks[m]) != 0:
            return m
    return None


def share_group(row: Row, k: int, last: int) -> None:
    """ "310 households in Tana River and 142 in Garissa": the bare number counts households as well."""
    if row.chunks[k].known == "bare" and row.chunks[last].group == "households":
        row.chunks[k] = row.chunks[k]._replace(group="households")


_ONE_OF = re.compile(r"[nsz],n,[yBM]{0,3}[VI]")


def is_one_of(row: Row, k: int) -> bool:
    """ "a boy of 17, | one of the wounded, | died": the person just told of."""
    if k < 2 or "part" not in row.chunks[k].flags or not _ONE_OF.match(row.tags, k - 2):
        return False
    return value_of(row.chunks[k]) == 1 and value_of(row.chunks[k - 2]) in (1, None)
