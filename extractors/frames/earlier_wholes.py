"""Parts of a whole that an earlier sentence told, by a noun for its people or by the next subject.

    "Some 31,000 went to Akobo", after 80,000 who fled           ->  the 31,000: part of the 80,000
    "Three are still teenagers." after 14 men who were arrested  ->  three: part of the 14
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row, value_of
from extractors.frames.readings import CARRIED, CARRIED_SAME, Done, Reading, last_before

_AMONG_THOSE = re.compile(r"(n)(?:z|[pe][zq]){0,2}(?:M?B|BM)y?c(?:r(?=I))?([JVI])")
_OF_PEOPLE = re.compile(r"y?[ed]x?[gqx]{1,2},?(n)(?=[Byxp])")
_NEXT_SUBJECT = re.compile(r"(n)x(?=[pzt])")
_KINDS = re.compile(r"n(?:B?g)?((?:(?:,?&|,)n(?:B?g)?){1,6})(?=[,;p]|$)")  # "11 were women, | six children and two men"
_LISTED = re.compile(r"p[zq]{1,2}(?:,?&|,)(n)(?=p[zq])")
_LEAVING = ("displaced", "evacuated", "returned")
# where those just told went: "Some 31,000 went to Akobo"
_WENT = frozenset("went headed moved came remain remained live lived stayed crossed made ended settled".split())
# nouns for people of whom a text has told what happened to them
_KNOWN_AS = {
    "survivors": "rescued",
    "detainees": "detained",
    "arrestees": "detained",
    "hostages": "abducted",
    "captives": "abducted",
    "abductees": "abducted",
    "arrivals": "displaced",
    "evacuees": "evacuated",
    "returnees": "returned",
    "patients": "infected",
    "cases": "infected",
}


def link_earlier(row: Row, done: Done, carried: str, told: frozenset[str], fresh: int) -> None:
    """Parts of a whole told before this sentence; the arguments are those of link_parts."""
    _link_among_those(row, done, told)
    _link_among_them(row, done, carried, fresh)
    _link_counted_in(row, done, carried)
    _link_people_told(row, done, carried, told)
    _link_next_subject(row, done, carried, fresh)


def _link_among_those(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "Nine editors are among those in custody"."""
    for match in _AMONG_THOSE.finditer(row.tags):
        k, harm = match.start(1), match.start(2)
        measure = row.chunks[harm].measure
        those = row.tokens.low[row.chunks[match.start(2) - 1 - (row.tags[harm - 1] == "r")].j - 1] == "those"
        if those and k in done and done[k].measure == measure in told and not done[k].relation:
            done[k] = done[k]._replace(whole=CARRIED_SAME, relation="part")
        if those and k not in done and measure:
            part = measure in told
            done[k] = Reading(
                k, measure, "<count> were among those <harmed>", harm, CARRIED_SAME if part else -1, "part" * part
            )


_AMONG_THEM = re.compile(r"^y?(n)(?:[pe][gzqx]{1,3}){0,2}By?(?:cg?|dg)(?:$|[,;])")


def _link_among_them(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Twenty-six foreigners are among them.", after 154 dead."""
    match = _AMONG_THEM.match(row.tags)
    if match and carried and match.start(1) not in done and 0 < (value_of(row.chunks[match.start(1)]) or 0) < fresh:
        if "them" in row.tokens.low or "these" in row.tokens.low:
            done[match.start(1)] = Reading(match.start(1), carried, "<count> of them", -1, CARRIED, "part")


def _link_counted_in(row: Row, done: Done, carried: str) -> None:
    """ "Thirteen drivers are included in the total", after 99 dead."""
    low = row.tokens.low
    if not carried or _IN_SUM.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.tag not in "nD" or k in done and done[k].relation:
            continue
        behind = _INCLUDED_IN.search(" ".join(low[chunk.j : chunk.j + 16]))
        if behind is not None and "n" not in row.tags[k + 1 : k + 4] and (k not in done or done[k].measure == carried):
            own = done[k] if k in done else Reading(k, carried, "<count> are included in the total")
            done[k] = own._replace(whole=CARRIED, relation="part")


_IN_SUM = frozenset("included counted part reflected contained".split())
_INCLUDED_IN = re.compile(
    r"^[^,;]{0,60}\b(?:is|are|was|were|been) (?:also |all |already )?(?:(?:included|counted|reflected|contained)"
    r" (?:in|among|with|within)|part of) (?:the|that|this|these|those) (?:[\w-]+ ){0,3}"
    r"(?:total|toll|tolls|figures?|numbers?|count|counts|tally|sum|statistics|dead|victims|casualties)\b"
)


def _link_people_told(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "Of the arrivals, 9,000 are children", "The survivors, among them six girls": the noun says of whom."""
    low = row.tokens.low
    match = _OF_PEOPLE.match(row.tags)
    if match and match.start(1) not in done:
        k = match.start(1)
        noun = low[row.chunks[k - 1 - (row.tags[k - 1] == ",")].j - 1]
        measure = "killed" if noun == "victims" else _KNOWN_AS.get(noun)
        if measure in told and row.chunks[k].known == "bare":
            done[k] = Reading(k, measure or "", "of the dead <count>", -1, CARRIED_SAME, "part")
            for more in _LISTED.finditer(row.tags, k):
                if more.start(1) not in done and row.chunks[more.start(1)].known == "bare":
                    done[more.start(1)] = done[k]._replace(chunk=more.start(1))
            kinds = _KINDS.match(row.tags, k)
            for m in range(*kinds.span(1)) if kinds else ():
                if row.tags[m] == "n" and m not in done and row.chunks[m].known in ("bare", "head"):
                    done[m] = done[k]._replace(chunk=m)
    first = _KNOWN_AS.get(low[row.chunks[0].j - 1], "") if row.tags[:1] in ("g", "q", "x") else ""
    if not first or first == carried:
        return
    for k, reading in list(done.items()):
        if reading.whole == CARRIED and reading.rule == "this includes <count>" and reading.measure == carried:
            done[k] = reading._replace(measure=first, whole=CARRIED_SAME)
            if first not in told:  # "Sixty drowned. The survivors, among them four children, ...": none of the sixty
                del done[k]


def _link_next_subject(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Some 31,000 went to Akobo, 22,000 to Duk and 9,000 to Uror", after 80,000 who fled."""
    match = _NEXT_SUBJECT.match(row.tags)
    if not match or carried not in _LEAVING or 0 in done or row.tokens.low[row.chunks[1].i] not in _WENT:
        return
    total = value_of(row.chunks[0]) or 0
    if row.chunks[0].known != "bare" or row.chunks[0].flags or not 0 < total < fresh:
        return
    done[0] = Reading(0, carried, "<count> of them", -1, CARRIED, "part")
    for more in _LISTED.finditer(row.tags):
        k = more.start(1)
        total += value_of(row.chunks[k]) or 0
        if k in done or row.chunks[k].known != "bare" or row.chunks[k].flags or total > fresh:
            return
        done[k] = done[0]._replace(chunk=k)


_PLACED_TOO = re.compile(r"pz")


def link_subjects(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Three are still teenagers." after "14 men were arrested": the number alone is some of those just told."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r";n(?=[ByMxI])", tags):
        k = match.end() - 1
        whole = last_before(done, k, chunks)
        if (
            k in done
            and whole is not None
            and chunks[k].known == "bare"
            and not done[k].relation
            and not chunks[k].flags
        ):
            total, value = value_of(chunks[whole]), value_of(chunks[k])
            if _PLACED_TOO.search(tags, k) and _PLACED_TOO.search(tags, tags.rfind(";", 0, whole) + 1, match.start()):
                continue  # "in A 40 people died; 27 were killed in B"
            if done[k].measure == done[whole].measure and total and value and value < total:
                done[k] = done[k]._replace(whole=whole, relation="part")
    if not carried or not fresh or 0 in done or not re.match(r"n[By]", tags):
        return
    chunk = chunks[0]
    value = value_of(chunk)
    if chunk.known == "bare" and not chunk.flags and value and value < fresh:
        done[0] = Reading(0, carried, "<count> of them", -1, CARRIED, "part")
