"""People whom somebody registers or counts, where the text speaks of people driven from home.

    "Camp managers have registered 430 households since Monday."  ->  430 households: displaced

The measure is that of the figure told last, if that one is about leaving home or coming back, else displaced.
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading

_MEASURES = ("displaced", "evacuated", "returned", "affected", "homeless")
_REGISTERS = frozenset(
    """registered recorded counted enumerated documented tracked identified profiled listed logged registering
    counting recording
received welcomed screened verified biometrically pre-registered""".split()
)
_AHEAD = frozenset("have has had been were was are is being also so far already now newly further".split())
_OTHER_AIM = frozenset("for as to with against".split())  # "registered 430 people for vaccination"
# how the number begins
_OPENERS = (
    *"123456789",
    "some",
    "about",
    "around",
    "over",
    "nearly",
    "almost",
    "more",
    "at",
    "an",
    "a",
    "another",
    "up",
)
_ARRIVALS = frozenset("arrival arrivals newcomers entries crossings".split())


def trigger_phrases() -> list[tuple[str, ...]]:
    """Verb and what may follow or precede it, for the scan that finds sentences worth reading."""
    ahead = [(word, verb) for word in ("been", "were", "was", "are", "is") for verb in _REGISTERS]
    return ahead + [(verb, opener) for verb in _REGISTERS for opener in _OPENERS]


def read_registered(row: Row, done: dict[int, Reading], carried: str, fresh: int, anybody: object) -> None:
    """Counts of people, whoever they are, that no rule took: those that are registered, and new arrivals."""
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks):
        if fresh and row.uprooted and carried in _MEASURES and k not in done and _is_further(row, k):
            done[k] = Reading(k, carried, "another <count>", -1)
        if (
            chunk.tag != "n"
            or k in done
            or chunk.known != "head"
            or chunk.measure
            or chunk.hint
            or chunk.number is None
            or chunk.number.best == 1
        ):
            continue
        arrived = low[chunk.head] in _ARRIVALS and (row.uprooted or low[chunk.head - 1] == "new")
        if not arrived and not (row.uprooted and anybody(row, k) and (_is_object(row, k) or _is_subject(row, k))):  # type: ignore[operator]
            continue
        measure = carried if carried in _MEASURES and not arrived else "displaced"
        done[k] = Reading(k, measure, "registered <count>", -1)


def _is_further(row: Row, k: int) -> bool:
    """ "Another 3,000 followed on Saturday.", after "12,000 people were displaced": more of the same people."""
    chunk = row.chunks[k]
    alone = chunk.tag == "n" and chunk.known == "bare" and "more" in chunk.flags
    return (
        alone
        and re.fullmatch(r"[yptzqm,]*", row.tags[:k]) is not None
        and re.match(r"[Bxyp]", row.tags[k + 1 :]) is not None
    )


def _is_object(row: Row, k: int) -> bool:
    """ "have registered 430 households since Monday"."""
    low, chunk = row.tokens.low, row.chunks[k]
    before = low[chunk.i - 1] if chunk.i else ""
    after = low[chunk.j] if chunk.j < len(low) else ""
    return before in _REGISTERS and after not in _OTHER_AIM


def _is_subject(row: Row, k: int) -> bool:
    """ "3,400 people have been registered at the site"."""
    low = row.tokens.low
    at = row.chunks[k].j
    while at < len(low) and low[at] in _AHEAD:
        at += 1
    if at >= len(low) or low[at] not in _REGISTERS or at == row.chunks[k].j and low[at] in ("received", "recorded"):
        return False
    after = low[at + 1] if at + 1 < len(low) else ""
    return after not in _OTHER_AIM or after == "as" and low[at + 2 : at + 3] == ["of"]
