"""What a figure covers: one event, a longer time, a standing number, an increase or a rate.

    "since January 300 people have died"  ->  cumulative        "another 12 bodies were found"  ->  increment

The words stand in scope.toml.
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row
from extractors.dates.records import without_ranks
from extractors.facts.status import clause_of
from extractors.frames.readings import Reading
from extractors.words.wordings import finds, prefilter_of

_FILE = "facts/scope.toml"


def scope_of(row: Row, chunk: Chunk, reading: Reading) -> str:
    """One of the scopes of models.SCOPES, from the clause the figure stands in."""
    words = row.tokens.low[chunk.i : chunk.j]
    if "more" in chunk.flags and chunk.number is not None and chunk.number.quantifier != "more_than":
        if not _besides_others(row, reading.chunk, words):
            return "increment"
    if reading.harm in (-1, reading.chunk) and "new" in words:
        return "increment"  # "212 new measles cases"
    if _counts_cases(row, chunk, reading):
        return "increment" if _beside_new(row, reading.chunk) else "cumulative"
    signs = row.tokens.signs(prefilter_of(_FILE))
    if signs:
        row = _before_toll(row, reading)
        clause = without_ranks(_lead(row, reading.chunk) + _clause(row, reading.chunk) + _since(row, chunk))
        for scope in ("rate", "cumulative", "as_of"):
            if finds(_FILE, scope, clause, reading.measure, signs):
                return scope
    standing = reading.measure in _STANDING or reading.rule.startswith("toll of") and _runs_on(row, reading)
    return "as_of" if standing else "event"


_STANDING = frozenset(("in_need", "food_insecure"))  # a number at a date: nobody counts the day one became hungry


def _runs_on(row: Row, reading: Reading) -> bool:
    """ "The toll has risen to 41" is one of several; "police put the toll at 12" is that of the event."""
    first, last = sorted((reading.harm, reading.chunk))
    return reading.measure not in _OF_AN_EVENT or "R" in row.tags[first:last] or "L" in row.tags[first:last]


_OF_AN_EVENT = frozenset("killed injured casualties missing abducted detained".split())


def _besides_others(row: Row, k: int, words: list[str]) -> bool:
    """ "killed seven and injured dozens more", "a woman and another child": more than those of the same sentence."""
    before = row.tags[:k]
    return "&" in before and any(tag in "nsD" for tag in before) and not {"further", "additional", "new"} & set(words)


def _counts_cases(row: Row, chunk: Chunk, reading: Reading) -> bool:
    """ "Yola has 223 cases with 2 deaths": cases are counted from the beginning of an outbreak, unless they are new."""
    if reading.measure == "infected":
        return chunk.tag == "D" or "T" in row.tags
    cases = [one for one in row.chunks if one.tag == "D" and one.measure == "infected"]
    return reading.measure == "killed" and chunk.tag == "D" and bool(cases)


def _beside_new(row: Row, k: int) -> bool:
    """ "212 new cases and | 9 deaths": deaths listed straight behind new cases are those of the same time."""
    before = _LISTED.search(row.tags, 0, k)
    return before is not None and "new" in row.tokens.low[row.chunks[before.start()].i : row.chunks[before.start()].j]


_LISTED = re.compile(r"D[yB]?,?&?[yg]{0,2}$")
_TOLL_BEHIND = re.compile(r",[&yx]{0,2}(?:Rn|x)?T")


def _before_toll(row: Row, reading: Reading) -> Row:
    """ "Two were killed on Tuesday, | bringing to 49 the number killed since May": since when tells of the 49."""
    toll = _TOLL_BEHIND.search(row.tags, reading.chunk)
    if not toll or toll.start() <= reading.chunk or reading.harm >= toll.start():
        return row
    return row._replace(tags=row.tags[: toll.start() + 1])


def _lead(row: Row, k: int) -> str:
    """ "a conflict | that has left 66 dead": the words before a clause that begins with "that"."""
    at = row.tags.rfind("w", 0, k)
    first = row.chunks[at].i if at >= 0 else 0
    return " ".join(row.tokens.low[max(0, first - 2) : first]) + " "


def _aside(row: Row, k: int) -> tuple[int, int] | None:
    """ "the army|, which has fought since 2019|, said 4 men died": the commas round a clause put in."""
    opens = row.tags.rfind(",r", 0, k)
    closes = row.tags.find(",", opens + 2, k) if opens > 0 else -1
    return (opens, closes) if closes > 0 else None


def _clause(row: Row, k: int) -> str:
    """The words of the clause of the figure, without a clause put into it."""
    aside = _aside(row, k)
    if aside is None:
        return clause_of(row, k)
    first = max(row.tags.rfind(";", 0, aside[0]), row.tags.rfind("w", 0, aside[0])) + 1
    end = row.tags.find(";", k)
    low, chunks = row.tokens.low, row.chunks
    behind = low[chunks[aside[1]].j : chunks[end if end > 0 else len(row.tags) - 1].j]
    return " ".join(low[chunks[first].i : chunks[aside[0]].i] + behind)


def _since(row: Row, chunk: Chunk) -> str:
    """ "40,000 people have been murdered | since the war began": the clause that tells from when it counts."""
    low = row.tokens.low[: row.chunks[len(row.tags) - 1].j]
    stops = ("since", ";", "who", "which", "that", "where")
    at = next((k for k in range(chunk.j, len(low)) if low[k] in stops), len(low))
    return " " + " ".join(low[at : at + 14]) if low[at : at + 1] == ["since"] else ""
