"""Counts in a row: items that add up to a number, the members of a group, lists that go on with the same verb.

    "522 people: 476 in Malawi, 29 in Mozambique and 17 in Madagascar"  ->  three parts of the 522
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import CARRIED, Done, Reading, last_before

_SUM_STOPS = frozenset("VWKIOTJ;")
_APART = 12  # chunks from one item to the next: "three in a house that fell on them in Cayuco, two ..."
_FAR = 24  # how far on a colon still opens its list


def link_sums(row: Row, done: Done) -> None:
    """ "522 people: 476 in Malawi, 29 in Mozambique and 17 in Madagascar": items that add up to the number before."""
    chunks, tags = row.chunks, row.tags
    for whole in sorted(done):
        number = chunks[whole].number
        if number is None or not number.best or number.best < 2 or tags[whole] not in "nD":
            continue
        if done[whole].relation == "restatement":
            continue
        items = _items_of(row, done, whole, number.best, "nD") or _items_of(row, done, whole, number.best, "nDs")
        for k in items:
            own = done[k].measure if k in done else done[whole].measure
            harm = done[k].harm if k in done else -1
            if _is_taken(row, done.get(k), whole, k, done):
                own, harm = done[whole].measure, -1
            if tags[k] != "s" or k in done:
                done[k] = Reading(k, own, "<count>: <counts that add up>", harm, whole, "part")


_OUTCOMES = re.compile(r"([nD])\(([^();]{2,9})\)")


def link_outcomes(row: Row, done: Done) -> None:
    """ "2,181 casualties (707 killed and 1,474 injured)", "caused 374 (70 killed, 304 injured)": they add up."""
    for match in _OUTCOMES.finditer(row.tags):
        whole = match.start()
        items = [k for k in range(*match.span(2)) if k in done and done[k].measure in ("killed", "injured", "missing")]
        if len(items) < 2 or len({done[k].measure for k in items}) < 2 or any(done[k].relation for k in items):
            continue
        if sum(value_of(row.chunks[k]) or 0 for k in items) != value_of(row.chunks[whole]):
            continue
        if whole in done and done[whole].measure not in ("casualties", "affected"):
            continue
        done.setdefault(whole, Reading(whole, "casualties", "<count> (<count> <harmed>)"))
        for k in items:
            done[k] = done[k]._replace(whole=whole, relation="part")


def _is_taken(row: Row, mine: Reading | None, whole: int, at: int, done: Done) -> bool:
    """ "11 were killed, eight in A and three in B, and 20 were wounded": the verb behind took bare counts with it.

    So it did in "six dead - a teacher and five pupils - and one hurt", where it stands at a count of its own.
    """
    if mine is None or mine.relation or not mine.harm > at > done[whole].harm:
        return False
    own = mine.harm - 1
    aside = own > at + 1 and row.tags[own] == "n" and ",&" in row.tags[at:own] and mine.rule == "<count> <harmed>"
    return row.chunks[at].known == "bare" or aside


def _items_of(row: Row, done: Done, whole: int, best: int, kinds: str) -> list[int]:
    """The chunks behind ``whole`` that add up to it; with "s" among the kinds, "the driver" counts as one."""
    chunks, tags = row.chunks, row.tags
    items: list[int] = []
    colon = tags.find(":", whole, whole + _FAR)  # "229 people died, the mayor said: 148 men and 81 women"
    last = colon if colon > 0 and not set(tags[whole + 1 : colon]) & set("nD;") else whole
    total, at, marked = 0, last + 1, last > whole
    while at < len(tags) and at - last <= _APART:
        tag = tags[at]
        if items and (included := _WITHIN.match(tags, at)):
            at = last = included.end()
            continue
        # "nine persons: four civilians in ...; two fighters by ...; and three soldiers"
        goes_on = tag == ";" and tags[at + 1 : at + 3].lstrip("&")[:1] == "n"
        if tag in _SUM_STOPS and not goes_on and (items or tag not in "VJI;"):
            break
        marked = marked or tag in ":,(;"
        value = 1 if tag == "s" else value_of(chunks[at])
        if tag in kinds and value is not None:
            mine = done.get(at)
            same = mine is None or mine.measure == done[whole].measure or done[whole].measure == "casualties"
            same = same or _is_taken(row, mine, whole, at, done)
            if not marked or not same or (mine is not None and mine.relation):
                break
            items.append(at)
            last = at
            total += value
            if total >= best:
                break
        at += 1
    return items if len(items) > 1 and (total == best or _is_rounded(row, whole, items, total)) else []


def _is_rounded(row: Row, whole: int, items: list[int], total: int) -> bool:
    """ "10.8 million fell ill: 6.0 million men, 3.6 million women and 1.3 million children"."""
    best = value_of(row.chunks[whole]) or 0
    plain = best >= _ROUNDED and all(row.chunks[k].known == "head" for k in items) and len(items) > 2
    return plain and ":" in row.tags[whole : items[0]] and abs(total - best) * 30 <= best


_ROUNDED = 100_000


# what is told within an item: "19 civilians | including 4 children and 2 women killed by shelling |, 13 fighters"
_BY = r"V(?:[pe][gzqmt]{1,3})"
_WITHIN = re.compile(rf"(?:c(?:,?[&~]?[nsz]){{1,4}}(?:{_BY}{{0,3}})?|{_BY}{{1,3}})(?=,|;|&|$)")


_SAME_AGAIN = re.compile(r"n,(n)(?:[pe][zqmg]{1,2}){0,2},")


def link_members(row: Row, done: Done) -> None:
    """ "Two officials, Kassim Omar and a clerk, were shot dead": as many persons as the number says are its members."""
    chunks, tags = row.chunks, row.tags
    for match in _SAME_AGAIN.finditer(tags):
        k, m = match.start(), match.start(1)
        couple = row.tokens.low[chunks[m].i] == "a" and chunks[m].known == "bare"
        if k in done and m in done and couple and value_of(chunks[k]) == value_of(chunks[m]):
            del done[m]  # "Two Americans, a couple from Maryland, also died"
    for match in re.finditer(
        r"n[z]{0,2},((?:[szmn][^,&BVKWI;]{0,5}(?:,&?|&)){1,6}[szmn][^,&BVKWI;]{0,5}),?(?=[BVI])", tags
    ):
        whole = match.start()
        number = chunks[whole].number
        if whole not in done or done[whole].relation or number is None:
            continue
        starts = [match.start(1) + part.start() for part in re.finditer(r"(?:^|(?<=[,&]))[szmn]", match.group(1))]
        ones = [k for k in starts if tags[k] != "n" or value_of(chunks[k]) == 1]
        if len(ones) != len(starts) or len(ones) != number.best:
            continue
        for k in range(*match.span(1)):
            if k in done and not done[k].relation:
                done[k] = done[k]._replace(whole=whole, relation="part")


def link_grave(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "112 were injured, six seriously", "three are in hospital, one in critical condition": some of those told."""
    chunks, tags, low = row.chunks, row.tags, row.tokens.low
    for match in re.finditer(r"[,w&]y{0,2}n(?=y(?:,|;|$|w|&)|B?y?[JV])", tags):
        k = match.end() - 1
        whole = last_before(done, k, chunks)
        if whole is None or chunks[k].known != "bare" or chunks[k].flags or not _fewer(chunks[k], chunks[whole]):
            continue
        if k not in done and low[chunks[k + 1].i] in _GRAVELY:
            died = low[chunks[k + 1].i] in ("fatally", "mortally") and done[whole].measure in ("injured", "casualties")
            done[k] = Reading(k, "killed" if died else done[whole].measure, "<count> seriously", -1, whole, "part")
        elif k in done and done[k].measure == "injured" == done[whole].measure and _is_grave(row, done[k]):
            if done[whole].harm > 0 and not _LIGHT.isdisjoint(low[chunks[done[whole].harm - 1].i : chunks[k].i]):
                continue  # "467 suffered light injuries and 58 were badly hurt"
            done[k] = done[k]._replace(whole=whole, relation="part")
    for match in re.finditer(r",y?(n)(?=G)", tags):
        k = match.start(1)  # "31 were taken to hospital, four with life-threatening injuries"
        whole = last_before(done, k, chunks)
        if whole is None:  # "eleven of them were saved, four with burns"
            whole = max((m for m in done if m < k and tags[m] == "n" and done[m].measure == "rescued"), default=None)
        hurt = not _HURTS.isdisjoint(low[chunks[k].j + 1 : chunks[k].j + 6])
        if k not in done and hurt and whole is not None and chunks[k].known == "bare" and not chunks[k].flags:
            if done[whole].measure in ("injured", "rescued", "infected") and _fewer(chunks[k], chunks[whole]):
                measure = "infected" if done[whole].measure == "infected" else "injured"
                done[k] = Reading(k, measure, "<count> seriously", -1, whole, "part")
    first = done.get(0)
    if first and first.measure == carried == "injured" and not first.relation and _is_grave(row, first):
        value = value_of(chunks[0])
        if chunks[0].known == "bare" and not chunks[0].flags and value and value < fresh:
            done[0] = first._replace(whole=CARRIED, relation="part")


def _fewer(part: Chunk, whole: Chunk) -> bool:
    return (value_of(part) or 0) < (value_of(whole) or 10**9)  # "dozens were hurt, four seriously"


def _is_grave(row: Row, reading: Reading) -> bool:
    """Whether the harm phrase tells how badly: "in critical condition", "critically wounded"."""
    if reading.harm < 0:
        return False
    first = max(reading.harm - 1, 0)
    return not _GRAVE.isdisjoint(row.tokens.low[row.chunks[first].i : row.chunks[reading.harm].j])


_HURTS = frozenset("injuries wounds burns fractures complication complications pneumonia".split())
_LIGHT = frozenset("light lightly slight slightly minor superficial".split())
_GRAVELY = frozenset(
    "seriously critically badly gravely slightly lightly severely fatally mortally superficially moderately".split()
)
_GRAVE = _GRAVELY | frozenset("critical serious grave stable intensive life-threatening severe".split())
