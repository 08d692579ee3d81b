"""Of which whole a part is, where several were told: the words that name them, "of those", who says so.

    "The union counts 54 dead, the ministry 60. Of those killed, 38 were traders, the union said."  ->  of the 54
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.models import Figure
from extractors.totals.series import WHOLE
from extractors.totals.statements import BODIES, GENERIC, are_different, head_of
from extractors.totals.told import adds_surely, is_older, is_toll, words_round

ASSAILANTS = frozenset("attackers attacker assailants assailant bombers bomber gunmen gunman suspects".split())


def of_the_noun(rows: list[Figure]) -> Iterator[tuple[int, str]]:
    """ "14 soldiers were killed and nine hurt. Eight of the soldiers died": of those who are called so and died."""
    by_id = {figure.figure_id: figure for figure in rows}
    for k, part in enumerate(rows):
        now = by_id.get(part.part_of)
        if now is None or now.sentence_start == part.sentence_start:
            continue
        noun = re.match(r"of the ([a-z]+)\b", words_round(part)[1]) or re.search(r"of the ([a-z]+)$", part.text.lower())
        same = now.measure == part.measure
        if noun is None or same and (noun[1] in GENERIC or head_of(now) == noun[1]):
            continue
        called = [one for one in rows[:k] if head_of(one) == noun[1] and one.measure == part.measure]
        called = [one for one in called if (one.relation in WHOLE or same) and (one.best or 0) > (part.best or 0)]
        if called:
            yield k, called[-1].figure_id


def of_the_number(rows: list[Figure]) -> Iterator[tuple[int, str]]:
    """ "eleven children were killed and 14 hurt. Seven of the eleven died at home": of those whose number is named."""
    by_id = {figure.figure_id: figure for figure in rows}
    for k, part in enumerate(rows):
        found = _OF_NUMBER.match(words_round(part)[1]) if part.best else None
        if found is None:
            continue
        number = int(found[1].replace(",", "")) if found[1][0].isdigit() else _WORDS.index(found[1]) + 2
        if part.part_of in by_id and by_id[part.part_of].best == number or number <= (part.best or 0):
            continue
        named = [one for one in rows[max(0, k - _LOOK_BACK) : k] if one.best == number and one.measure == part.measure]
        if named and named[-1].sentence_start != part.sentence_start:
            yield k, named[-1].figure_id


_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_OF_NUMBER = re.compile(
    rf"(?:men |women |people )?of the (\d{{1,3}}(?:,\d{{3}})*|{'|'.join(_WORDS)})\b(?! (?:other|who|which|that))"
)


def of_all_the_dead(rows: list[Figure]) -> Iterator[tuple[int, str]]:
    """ "90 of the dead are children": of all who died, not of the count told last, in one district."""
    by_id = {figure.figure_id: figure for figure in rows}
    for k, part in enumerate(rows):
        if part.relation != "part" or _OF_ALL.search(part.sentence) is None:
            continue
        now = by_id.get(part.part_of)
        if now is None or now.sentence_start == part.sentence_start:
            continue
        above = by_id.get(now.part_of)
        if above is not None and above.measure == now.measure == part.measure:
            yield k, above.figure_id
            continue
        whole = _all_the_dead(rows[:k], part)
        if whole is not None and whole.figure_id != part.part_of:
            yield k, whole.figure_id


def _all_the_dead(before: list[Figure], part: Figure) -> Figure | None:
    """The largest count before that may hold the part; the last one where it tells of an event of its own."""
    larger = [
        one
        for one in before[-_LOOK_BACK:]
        if one.measure == part.measure and one.relation in WHOLE and (one.best or one.low or _ANY) > (part.best or 0)
    ]
    larger = [one for one in larger if one.sentence_start != part.sentence_start and not _is_other(one, part)]
    if not larger:
        return None
    now = next((one for one in larger if one.figure_id == part.part_of), None)
    if now is not None:
        tolls = [one for one in larger if is_toll(one) and (one.best or 0) > (now.best or 0)]
        return tolls[-1] if tolls and head_of(now) in BODIES else None
    return larger[-1] if adds_surely(larger[-1]) else max(larger, key=lambda one: (one.best or one.low or 0, one.start))


def _is_other(whole: Figure, part: Figure) -> bool:
    """Whether the part is none of the people of this count, or nobody says that they are the text's own dead."""
    if whole.scope == "rate" or whole.status in ("projected", "denied", "hypothetical"):
        return True
    return is_older(whole) or are_different(whole, part) or head_of(whole) in ASSAILANTS


_ANY = 10**9
_LOOK_BACK = 12
_OF_ALL = re.compile(
    r"\b(?:[Oo]f|[Aa]mong) (?:all )?(?:the|those) (?:dead|deceased|deaths|victims|fatalities|slain|killed|injured"
    r"|executed|hanged|arrested|detained|abducted|wounded|missing|displaced|who (?:died|were \w+))\b"
    r"|^The (?:dead|deceased|victims|fatalities|wounded)\b"
    r"|\b(?:included|counted) in (?:the|that|this) (?:total|toll|figure)\b"
)


def of_those_last(rows: list[Figure]) -> Iterator[tuple[int, str]]:
    """ "77 of them died in one war. Seventy of those were clerks": of the part told in the sentence before."""
    for k, part in enumerate(rows):
        if part.relation != "part" or not part.best or "those" not in part.sentence and "these" not in part.sentence:
            continue
        before, behind = words_round(part)
        if not (_OF_THOSE.match(behind) or _THOSE_OF.fullmatch(before)):
            continue
        last = next((one for one in reversed(rows[:k]) if one.sentence_start != part.sentence_start), None)
        if last is not None and (last.relation, last.part_of, last.measure) == ("part", part.part_of, part.measure):
            if last.best and last.best > part.best:
                yield k, last.figure_id


_OF_THOSE = re.compile(r"of (?:those|these)\b(?! (?:who|killed|wounded|injured|missing|displaced|dead))")
_THOSE_OF = re.compile(r"(?:of|among) (?:those|these),? ")


def of_the_same_source(rows: list[Figure]) -> Iterator[tuple[int, str]]:
    """ "The union counts 54, the ministry 60. Of those killed, 38 were traders, the union said": of its own count."""
    by_id = {figure.figure_id: figure for figure in rows}
    for k, part in enumerate(rows):
        whole = by_id.get(part.part_of) if part.relation == "part" and part.source else None
        if whole is None or whole.source in ("", part.source) or whole.sentence_start == part.sentence_start:
            continue
        alike = [one for one in rows[:k] if one.measure == whole.measure and one.source == part.source]
        alike = [one for one in alike if one.relation in WHOLE and (one.best or 0) > (part.best or 0)]
        alike = [one for one in alike if not is_older(one) and not are_different(one, part)]
        if alike:
            yield k, alike[-1].figure_id
