"""Counts that a total leaves out: they come besides it, whatever their clause tells of them.

    "The toll does not include two guards", after 61 dead     ->  two: killed, no part of the 61
    "killed 40 people, not counting the two attackers"        ->  two: killed, no part of the 40
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.readings import Done, Reading, last_before

_WORDS = frozenset("include includes including counting count counts excluding excludes exclude".split())
_NOT = frozenset(("not", "n't"))
_LISTED = re.compile(r"y?([ns](?:(?:,?[&~]|,)y?[ns]){0,5})")


def read_excluded(row: Row, done: Done, carried: str) -> None:
    """``carried``: the measure of the last whole of the sentence before, which "The toll does not include" means."""
    low = row.tokens.low
    if _WORDS.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if low[chunk.j - 1] not in _WORDS or not _is_excluding(low, chunk.j - 1):
            continue
        whole = last_before(done, k, row.chunks)
        toll = next((row.chunks[m].measure for m in range(k) if row.tags[m] == "T"), "")
        measure = done[whole].measure if whole is not None else toll or (carried if k < _NEAR else "")
        listed = _LISTED.match(row.tags, k + 1)
        if not listed or not measure:
            continue
        for m in (m for m in range(*listed.span(1)) if row.tags[m] in "ns"):
            if m in done and done[m].harm > m:
                done[m] = done[m]._replace(whole=-1, relation="")  # "13 migrants whose bodies have not been claimed"
            elif not row.chunks[m].measure and (row.tags[m] == "n" or measure == "killed"):
                done[m] = Reading(m, measure, "not including <count>")


_NEAR = 6  # chunks of "The figure given on Sunday does not include"


def _is_excluding(low: list[str], at: int) -> bool:
    return low[at].startswith("exclud") or not _NOT.isdisjoint(low[max(0, at - 2) : at])
