"""Shares of a number that is told with them: "of the 24 wounded, seven", "two of the 11 injured".

"Of the 24 wounded, seven are women"  ->  seven: injured, part of the 24
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row, value_of
from extractors.frames.readings import CARRIED_SAME, NOTHING_READ, Done, Reading


def link_shares(row: Row, done: Done, carried: str, told: frozenset[str], fresh: int) -> None:
    """ "Of the 24 wounded, seven ...", "among the 19 dead were six women", "two of the 11 injured"."""
    _link_of_the_count(row, done, carried, told, fresh)
    _link_shares_of_told(row, done, told)
    _link_behind_share(row, done, told)
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(rf"({_PLACED}(?:,?[&~,]{_PLACED}){{0,5}})(?:M?B|BM)y?d([nD])", tags):
        whole = match.start(2)
        for k in range(*match.span(1)):
            if tags[k] == "n" and whole in done and (k not in done or done[k].measure == done[whole].measure):
                done[k] = Reading(k, done[whole].measure, "<count> were among <count>", -1, whole, "part")
    for match in re.finditer(r"n(\([^)]{1,4}\))?(?=e([nD]))", tags):  # "1,120 (38%) of the 2,947 cases"
        k, whole = match.start(), match.start(2)
        if (
            ("of_count" in chunks[k].flags or match.group(1) and chunks[k].known == "bare")
            and whole in done
            and not done[whole].relation
            and (k not in done or done[k].rule != "including <count>")  # "killed 38, including 35 of the 56 taken"
        ):
            own = done[k] if k in done else Reading(k, done[whole].measure, "<count> of the <count>")
            then = _THEN.match(tags, whole)
            if then and own.measure == done[whole].measure:  # "5 of the 40 people injured have died"
                own = own._replace(measure=chunks[then.start(1)].measure, harm=then.start(1))
            done[k] = own._replace(whole=whole, relation="part")


def _link_behind_share(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "Women and children make up a third of the dead: 261 women and 127 children", after all who died."""
    colon = row.tags.find(":")
    if colon < 1 or row.tags[colon - 1] not in "JVH" or row.chunks[colon - 1].measure not in told:
        return
    if SHARE_WORDS.isdisjoint(row.tokens.low[: row.chunks[colon].i]):
        return
    listed = _LISTED.match(row.tags, colon + 1)
    for k in range(*listed.span()) if listed else ():
        if row.tags[k] == "n" and (k not in done or not done[k].relation):
            measure = row.chunks[colon - 1].measure
            done[k] = Reading(k, measure, "a share of the <harmed>: <count>", colon - 1, CARRIED_SAME, "part")


_LISTED = re.compile(r"n(?:(?:,?&|,)n){0,5}(?=[,;]|$)")
SHARE_WORDS = frozenset("most half majority third quarter fifth thirds quarters % percent cent pc bulk".split())
_THEN = re.compile(r"(?:nVB?y?|D[yt]{0,2}B?[yt]{0,2})([IJ])(?![nsgm])")
_PLACED = r"n(?:z|[pe][zqm]){0,3}"  # "seven peacekeepers from Bangladesh"


def _link_of_the_count(row: Row, done: Done, carried: str, told: frozenset[str], fresh: int) -> None:
    """ "Of the 24 wounded, seven are women and four have died": the first count of the sentence is the whole."""
    chunks, tags = row.chunks, row.tags
    match = re.match(r"t?y?(?:[ed]x?|p)([nD])([JV]?)", tags)
    if not match or tags[0] == "p" and (row.tokens.low[:2] != ["out", "of"] or not match.group(2)):
        return
    whole = match.start(1)
    chunk = chunks[whole]
    if whole not in done and chunk.number is not None and chunk.number.best != 1:
        aboard = row.tokens.low[chunk.j : chunk.j + 1] in (["aboard"], ["on"])  # "of the 63 on board"
        same = (
            chunk.known == "bare" and not aboard or value_of(chunk) == fresh
        )  # not "of the 457 miners underground" after 101 dead
        before = carried if same else ""
        hint = "killed" if chunk.hint == "casualties" and "killed" in told else chunk.hint  # "of the 214 victims"
        measure = chunks[match.start(2)].measure if match.group(2) else chunk.measure or hint or before
        if measure:
            done[whole] = Reading(whole, measure, "of the <count>", match.start(2) if match.group(2) else -1)
    if whole not in done:
        return
    measure = done[whole].measure
    for k in range(whole + 1, len(tags)):
        if tags[k] != "n" or k in done and done[k].relation:
            continue
        if k not in done or done[k].measure == measure or chunks[k].known == "bare" and not chunks[k].flags:
            own = done.get(k, NOTHING_READ)
            done[k] = Reading(k, own.measure or measure, "of the <count>", own.harm, whole, "part")


# "Of the dead, 12", "Of those killed in Hama, 12", "Of those who fell ill, 12"
_OF_TOLD = re.compile(r"y?(?:(?:[edc][xym]?|cr[yBM]{0,2})([JVHI])(?:[pe][zqm]{1,2}|t|y){0,3}|(c)),(?:y?B|y)?(n)")
_ALSO_OF_TOLD = re.compile(r"[;&,]y?(n)(?=[Byxpt])")
_NOT_OF_BODIES = frozenset("rescued returned evacuated detained missing".split())
# "69 were men, 46 women, five girls and six boys": the verb stands once
_ELIDED = re.compile(r"nB[gs]|(?:,?&|,)(n)(?=,|&|;|$)")


def _link_shares_of_told(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "Of the dead, 12 were children and five had come from Syria": parts of a whole told elsewhere."""
    chunks, tags = row.chunks, row.tags
    match = _OF_TOLD.match(tags)
    if not match:
        return
    at = match.start(1) if match.group(1) else match.start(2)
    measure = chunks[at].measure
    if not measure:
        return  # "including, ..."
    for k in (match.end() - 1, *(also.start(1) for also in _ALSO_OF_TOLD.finditer(tags, match.end()))):
        if k in done and done[k].rule == "among the dead <count>":
            continue
        if measure == "killed" and row.tags[at] == "H" and k in done and done[k].measure in _NOT_OF_BODIES:
            del done[k]  # "of the bodies, 18 have been handed over to the families"
        if k in done or chunks[k].known != "bare":
            break
        told_of = "part" if measure in told else ""
        done[k] = Reading(k, measure, "of the dead <count>", at, CARRIED_SAME if told_of else -1, told_of)
    first = _ELIDED.match(tags, match.end() - 1)
    while first and (also := _ELIDED.match(tags, first.end())) and also.group(1):
        k, first = also.start(1), also
        if k not in done and match.end() - 1 in done and chunks[k].known == "head":
            done[k] = done[match.end() - 1]._replace(chunk=k)
