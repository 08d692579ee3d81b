"""A rule that a row sets off: whom it is told of, the harm, and whether that is harm at all.

    "20 hostages are believed to be alive"   ->  found, yet nobody was rescued
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.chunks.rows import Row
from extractors.frames.rules import Frame
from extractors.words.lexicon import lexicon


class Found(NamedTuple):
    """A rule and its match: people from chunk ``first`` to before ``last``, the word of harm at ``harm``."""

    frame: Frame
    match: re.Match[str]
    first: int
    last: int
    harm: int

    @property
    def second(self) -> int:
        """The chunk of a second word of harm ("shot ... dead"), -1 where there is none."""
        return self.match.start("harm2") if self.match.groupdict().get("harm2") is not None else -1


def find_rule(row: Row, frame: Frame, at: int) -> Found | None:
    """The next match of a rule from chunk ``at`` on."""
    match = frame.pattern.search(row.tags, at)
    if match is None:
        return None
    name = "who" if match.groupdict().get("who") is not None else "who2"
    first, last = match.span(name)
    return Found(frame, match, first, last, match.start("harm"))


def is_no_harm(row: Row, found: Found) -> bool:
    """Whether the word of harm, or the number before it, means something else here."""
    frame, _, _, last, harm = found
    if frame.id == _AMONG and row.chunks[harm].tag == "I" and re.search(r"[nD][^;:nD]*$", row.tags[:harm]):
        return True  # "23 million people faced hunger, a figure which fell to 17 million"
    if frame.id == _FROM_TO:
        return row.tokens.low[row.chunks[last - 1].i - 1] == "from"  # "down to 39 from 45": the 39 is the toll
    if frame.id != "<count> <harmed>":
        return False
    if row.tags[last : last + 2] == "ex" and row.chunks[last - 1].known == "bare":
        return True  # "three of the supposed dead"
    verb = row.chunks[harm]
    if verb.tag == "i" and verb.j - verb.i == 1:
        return True  # "no word of nine patients dying": only what someone is or does counts, "<count> dying"
    return verb.tag == "V" and row.tags[harm - 1] not in "BM" and _has_object(row, harm)


def is_of_others(row: Row, last: int, harm: int) -> bool:
    """Whether the people before are alive yet, or the verb is told of some of them only."""
    return _is_alive_yet(row, last, harm) or _not_theirs(row, last, harm)


_AMONG = "<harm nouns> among <count>"
_FROM_TO = "number of people <harmed> is <count>"


def _has_object(row: Row, harm: int) -> bool:
    """ "five researchers released a report": an active verb with an object of its own harms nobody before it."""
    if harm + 1 >= len(row.tags) or row.tags[harm + 1] not in "qmz":
        return False
    behind = row.chunks[harm + 1]
    words = row.tokens.low[behind.i : behind.j]
    return words[0] in _DETERMINERS and words[-1] not in lexicon().measure_words


_DETERMINERS = frozenset("a an the his her its their our this these those".split())


def _is_alive_yet(row: Row, last: int, harm: int) -> bool:
    """ "20 hostages are believed to be alive", "he is still alive": nobody rescued them."""
    low, chunk = row.tokens.low, row.chunks[harm]
    if low[chunk.i] != "alive" or chunk.j - chunk.i > 1 or harm < last:
        return False
    return not _YET.isdisjoint(low[row.chunks[last - 1].j : chunk.i])


_YET = frozenset("believed thought presumed known still be remain remains remained kept".split())


def _not_theirs(row: Row, last: int, harm: int) -> bool:
    """Whether the verb is told of some of the people only ("90 per cent of whom rely on aid"), or is "yet to" be so."""
    low = row.tokens.low
    if row.chunks[harm].measure == "returned" and low[max(0, row.chunks[harm].i - 2) : row.chunks[harm].i] == [
        "yet",
        "to",
    ]:
        return True
    if harm >= last and not _NOBODY.isdisjoint(low[_behind_aside(row, last, harm) : row.chunks[harm].i]):
        return True  # "were the 140 workers in any danger, and none needed treatment"
    inner = row.tags.find("c", last, harm)
    if inner < last or low[row.chunks[inner].i] != "of" or "," in row.tags[inner:harm]:
        return False
    return (
        row.tags[inner - 1] not in "nD,("
        or row.tags[inner + 1] == "n"
        and low[row.chunks[inner].j - 1] in ("whom", "which")
    )


def _behind_aside(row: Row, last: int, harm: int) -> int:
    """The token behind what is put in: "eight men (none of whom was named) | were killed"."""
    mark = {"(": ")", ",": ","}.get(row.tags[last : last + 1])
    closes = row.tags.find(mark, last + 1, harm) if mark else -1
    return row.chunks[closes if closes > 0 else last - 1].j


_NOBODY = frozenset("none nobody".split())


_OWN_VERB = re.compile(r"n(?:,n[tpezq]{0,4},)?[yBM]{0,3}[VIJ](?![nszm])")


def end_before_while(row: Row, first: int, last: int) -> int:
    """ "displaced 10,000 people, while 57 people ... suffered burns": "while" begins a clause, and ends a list.

    So does a part with a verb of its own: "wounded 17, one of whom, a student, bled to death".
    """
    for k in range(first, last):
        part = k > first and row.tags[k] == "n" and row.tags[k - 1] == "," and "part" in row.chunks[k].flags
        if part and _OWN_VERB.match(row.tags, k):
            return k - 1
        if row.tags[k] == "&" and row.tokens.low[row.chunks[k].i] in ("while", "whilst"):
            return k
    return last
