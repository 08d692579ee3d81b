"""What the words round a figure imply of it: its status by what its deed hangs on.

    "could run to 9,000 infections"  ->  projected        "the evacuation of 900 was called off"  ->  hypothetical

The words before it come from governors.py, the verb of its clause and what is said of it behind from clause.py; here it
is told which deed it is, and which of them counts.
"""

from __future__ import annotations

from extractors.chunks.rows import Chunk, Row
from extractors.facts.clause import (
    apposed,
    falls,
    find_modal,
    foretold,
    infinitive_before,
    is_general,
    modal_before,
    unheld,
)
from extractors.facts.cues import Stretch
from extractors.facts.governors import Deed, Link, find_links
from extractors.facts.grammar import Words, words_of
from extractors.facts.moods import Verb
from extractors.facts.polarity import FALSE
from extractors.facts.signatures import FACT, Sense
from extractors.facts.tales import find_opener, find_tale, is_pretended, world_around

_SEE = frozenset("see leave have get want find watch keep render".split())  # "would see 40 burned"
_UNDOES = "calls it off"  # a deed, not people: "the 15 captives were abandoned at a road"
_BODIES = frozenset("body bodies corpse corpses remains".split())
Said = tuple[str, str]


def governed_status(row: Row, chunk: Chunk, harm: Chunk, stretch: Stretch, verb: Verb) -> Said | None:
    """Status and reason that the words give to a figure which it hangs on; None where they say nothing."""
    reduced = harm.i == chunk.j and verb.form == "finite" and not verb.helpers and harm.tag not in "IiRT"
    given = "definite" in chunk.flags and (reduced or verb.form in ("noun", "participle"))
    words = words_of(row, stretch.first)
    if is_general(words, verb, words.low[harm.i : harm.j], stretch.start):
        return "hypothetical", "told of any such case"
    tale = find_tale(words, verb, stretch.start) or is_pretended(words.low, chunk)
    if tale:
        return "hypothetical", tale
    opener = find_opener(words, verb, stretch.start)
    if opener:
        return opener
    world = world_around(words, stretch.start)
    if world:
        return world
    deed = _deed(words, chunk, harm, stretch, verb, reduced=reduced)
    if not deed:
        aside = verb.form == "participle" and words.low[stretch.start - 1 : stretch.start] == [","]
        return modal_before(words, stretch.start - 1) if aside else None
    doubted = apposed(words, stretch.end) if any(words.hits[stretch.end :]) else None
    if doubted:
        return doubted
    links = find_links(words, deed)
    event = chunk.tag in "DOT" or harm.tag in "OT"
    people = not event or not _BODIES.isdisjoint(words.low[harm.i : harm.j])
    if links and deed.how == "noun" and not event and links[0].sense.signature.says in ("projected", "hypothetical"):
        first = links[0].sense.signature
        links = links if "given" in first.traits and first.id != _UNDOES else []  # the displaced whom a plan is for
    if links and not (given and "given" not in links[0].sense.signature.traits):
        said = _weighed(links)
        if said:
            return said
    if any(words.hits):
        fallen = falls(words, _start_of_subject(links, deed), stretch.end, claim=bool(links))
        if fallen and not (people and fallen[1] == _UNDOES):
            return fallen
    if not links and deed.how == "clause":
        return unheld(words, deed.at)
    if given or deed.how != "noun":
        return None
    if reduced:
        return find_modal(words, deed.at) if words.low[deed.at - 1] in _SEE else None
    if chunk.tag not in "DOT" and harm.tag not in "OT":
        return None
    return (None if links else find_modal(words, deed.at)) or foretold(words, stretch.end)


def _weighed(links: list[Link]) -> Said | None:
    status = weigh(links)
    reason = " < ".join(link.sense.signature.id for link in links)
    if status == FACT:
        certain = links[0].sense.signature.denied != FACT or links[0].sense.signature.says != FACT
        return ("reported", reason) if certain and any(link.sense.signature.says != FACT for link in links) else None
    return (status, reason) if status else None


def _start_of_subject(links: list[Link], deed: Deed) -> int:
    """Where the subject begins of which something may be said behind; -1 where the deed stands in no noun."""
    if not links:
        return deed.at if deed.how == "noun" else -1
    return links[-1].at if links[-1].sense.kind == "noun" else -1


def _deed(words: Words, chunk: Chunk, harm: Chunk, stretch: Stretch, verb: Verb, *, reduced: bool) -> Deed | None:
    low, at = words.low, stretch.start
    if harm.tag == "c":
        return None  # "including 12 women"
    if verb.form == "noun" or reduced:
        return Deed(at, "noun")
    if verb.form == "infinitive":
        to = next((k for k in range(harm.i - 1, max(-1, harm.i - 4), -1) if low[k] == "to"), -1)
        return Deed(to, "to") if to >= 0 else None
    if verb.form == "participle":
        if at and low[at - 1] == ",":
            return Deed(k, "to") if (k := infinitive_before(words, at - 1)) else None
        return Deed(at, "ing") if at and low[at - 1] != "by" else None
    return Deed(at, "clause", chunk.i == at)


def weigh(links: list[Link]) -> str:
    """What the links, innermost first, make of the deed: fact or a status."""
    said = FACT
    for link in reversed(links):
        own = link.own or ("hypothetical" if said == FACT and link is links[-1] else FACT)
        said = _pass_on(link.sense, _together(said, own))
    return said


def _together(outer: str, own: str) -> str:
    if own == FALSE:
        return "denied"
    if outer == "denied" and own == "denied":
        return FACT
    return own if outer == FACT else outer


def _pass_on(sense: Sense, value: str) -> str:
    """What a word of this value makes of what hangs on it."""
    says = sense.signature.says
    if value == FACT:
        return says
    if value == "denied":
        return sense.signature.denied
    return value if says == FACT and sense.signature.denied != FACT else says
