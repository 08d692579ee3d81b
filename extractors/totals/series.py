"""Parts that do not add up to their total: the worst raid of a series, one town of many, the bodies found so far.

    "Bombings across Iraq killed 34 people. The deadliest attack killed 13 in Balad."  ->  the 13 are part of the 34
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.models import Figure
from extractors.totals.statements import BODIES, are_different, head_of, is_of_nation
from extractors.totals.told import (
    adds_weakly,
    counts_received,
    is_apart,
    is_earlier,
    is_left_out,
    is_older,
    is_toll,
    sums_up,
    tells_other_day,
    words_round,
)
from extractors.totals.within import is_town, lies_within, opens_with_place

WHOLE = ("", "increment")
_REACH = 4  # sentences with figures that a series may run over
# "the deadliest attack was in Balad, where 13 died", "Goz Beida is the worst affected department, with 23,900"
_WORST = re.compile(
    r"\b(?:the|its|their) (?:single )?(?:deadliest|bloodiest|worst|heaviest|biggest|largest|hardest"
    r"|most (?:serious|lethal|deadly|severely|affected))\b|\b(?:hardest|worst|most)[ -](?:hit|affected)\b"
)
# "the deadliest attack in years": the event itself
_RECORD = re.compile(
    r"\bsince\b|\b(?:in|for|of) (?:[\w-]+ ){0,4}?(?:years?|decades?|months|history|war|conflict)\b"
    r"|\bever\b|\bon record\b"
)
_KINDS = frozenset("children women men".split())
_OF_THOSE = "<count> hostages"  # the rule for a noun that alone says what happened: "four victims were from one family"


class Passage(NamedTuple):
    """The figures of a text in order, and by id the sentence each stands in and its measure."""

    rows: list[Figure]
    at: dict[str, int]
    measures: dict[str, str] = {}


Found = Iterator[tuple[Figure, list[Figure]]]


def near(passage: Passage, order: range, sentence: int, reach: int) -> list[Figure]:
    """The figures at most ``reach`` sentences away, from near to far; a long text is not looked through for them."""
    out: list[Figure] = []
    for k in order:
        if abs(passage.at[passage.rows[k].figure_id] - sentence) > reach:
            break
        out.append(passage.rows[k])
    return out


def is_whole(passage: Passage, figure: Figure) -> bool:
    """Whether it is no part, or only one of the cases of a disease: "385 cases, with four deaths"."""
    of = passage.measures.get(figure.part_of, "")
    return figure.relation in WHOLE or figure.relation == "part" and of == "infected" != figure.measure


def link_series(passage: Passage) -> Found:
    """Each part with the total before it, for the three ways in which a part is told without adding up."""
    rows, at, _ = passage
    held: dict[str, int] = {}  # by id of a total, what its towns hold so far
    for k in range(1, len(rows)):
        part = rows[k]
        if not part.best or part.relation not in WHOLE or part.quantifier == "unquantified":
            continue
        if is_older(part) or is_toll(part):
            continue
        if _goes_on(part, rows[k - 1]):
            yield next(whole for whole in rows if whole.figure_id == rows[k - 1].part_of), [part]
            continue
        before = near(passage, range(k - 1, -1, -1), at[part.figure_id], _REACH)
        listed = _lists_on(rows, k)
        if listed is not None:
            yield listed, [part]
            continue
        total = next((whole for whole in before if _may_hold(passage, whole, part) and not is_older(whole)), None)
        if total is None or part.relation:
            continue
        if _is_worst(part) or _accounts_for(part) or _is_body_count(part, total) or _names_some(part):
            yield total, [part]
        elif _is_share_of_nation(part, total):
            yield total, [part]
        elif held.get(total.figure_id, 0) + part.best > _most(total):
            continue
        elif _is_one_town(part, total) or _is_next_place(part, total, rows[max(0, k - _ITEMS) : k]):
            held[total.figure_id] = held.get(total.figure_id, 0) + part.best
            yield total, [part]


def link_listed(passage: Passage) -> Found:
    """ "Cholera has killed 900 in the south. Malawi has reported 400 deaths, Zambia 300 and Mozambique 120." """
    rows, at, _ = passage
    for first, last in _sentences_of(rows):
        by_measure: dict[str, list[Figure]] = {}
        for one in rows[first:last] if last - first > 2 else ():
            if one.best and one.relation in WHOLE and one.place and one.place in one.sentence and not adds_weakly(one):
                by_measure.setdefault(one.measure, []).append(one)
        for listed in by_measure.values():
            names = {one.place for one in listed}
            if len(listed) < 3 or len(names) < len(listed) or is_apart(listed[0]) or any(map(is_earlier, listed)):
                continue
            together = sum(one.best or 0 for one in listed)
            for whole in near(passage, range(first - 1, -1, -1), at[listed[0].figure_id], _CLOSE):
                held = all(_may_hold(passage, whole, one) for one in listed) and not is_of_nation(whole)
                if held and (whole.best or whole.low or 0) >= together and not is_town(whole.place, whole.country):
                    if whole.place not in names:
                        yield whole, listed
                    break


_CLOSE = 2  # sentences with figures between a total and the list of its places


def _sentences_of(rows: list[Figure]) -> Iterator[tuple[int, int]]:
    """Where the figures of each sentence begin and end."""
    first = 0
    for k in range(1, len(rows) + 1):
        if k == len(rows) or rows[k].sentence_start != rows[first].sentence_start:
            yield first, k
            first = k


def _most(total: Figure) -> float:
    """How many its places may add up to: "more than 220" may be 276."""
    return (total.best or 0) * (_OVER if total.quantifier == "more_than" else 1)


_OVER = 1.3


def _goes_on(part: Figure, last: Figure) -> bool:
    """ "Rescuers retrieved five bodies on Thursday and another six on Friday", the five being a part."""
    if last.relation != "part" or last.measure != part.measure or last.sentence_start != part.sentence_start:
        return False
    between = part.sentence[last.end - last.sentence_start : part.start - part.sentence_start]
    if "other" in words_round(part)[1][:20] and part.place not in part.sentence[last.end - last.sentence_start :]:
        return True  # "78 of the 99 died for their work; the motive of eight other killings is not known"
    return re.fullmatch(r"[^,;.]{0,40} and (?:another|a further) ", between) is not None


def _may_hold(passage: Passage, whole: Figure, part: Figure) -> bool:
    """A larger total of the same measure whose people those of the part can be."""
    return (
        whole.measure == part.measure
        and whole.status not in ("projected", "denied", "hypothetical")  # "the toll could pass 2,000"
        and whole.unit == part.unit
        and is_whole(passage, whole)
        and (whole.best or whole.low or 0) > (part.best or 0)
        and not are_different(whole, part)
        and not (whole.group in _KINDS and part.group not in (whole.group, "people"))  # "three children ... a woman"
    )


def _is_worst(figure: Figure) -> bool:
    """Whether its clause is about the worst of the events or places."""
    before, behind = words_round(figure)
    cue = _WORST.search(before)
    return cue is not None and _RECORD.search(before[cue.end() :] + behind) is None


def _accounts_for(figure: Figure) -> bool:
    """ "Bohol accounts for 141 deaths", "and for 493 of the deaths"."""
    before, behind = words_round(figure)
    return re.search(r"\baccount(?:s|ed|ing)? for (?:\w+ ){0,2}$", before) is not None or bool(_OF_THE.match(behind))


_OF_THE = re.compile(
    r"of (?:the|these|those|all) (?:(?:total|confirmed|suspected|reported|new|recorded) ){0,2}"
    r"(?:deaths|fatalities|cases|infections|injuries)\b"
)


def _lists_on(rows: list[Figure], k: int) -> Figure | None:
    """ "Lusaka accounts for 493 of the deaths; the Centre has 22 and the other provinces 46": parts as well."""
    part, whole = rows[k], _whole_of_list(rows, k)
    if whole is None or whole.sentence_start == part.sentence_start or not _LISTS.search(part.sentence):
        return None
    if adds_weakly(part) or is_earlier(part) or part.unit != whole.unit:
        return None
    listed = [one for one in rows[max(0, k - _ITEMS) : k] if one.sentence_start == part.sentence_start]
    told = sum(one.best or 0 for one in listed if one.part_of == whole.figure_id)
    return whole if told + (part.best or 0) <= (whole.best or whole.low or 0) else None


_LISTS = re.compile(r"\baccount(?:s|ed|ing)? for\b|\bthe (?:other|remaining|rest)\b|\bof the (?:deaths|cases|dead)\b")


def _whole_of_list(rows: list[Figure], k: int) -> Figure | None:
    """The whole of the last figure of the same measure before, in the same sentence."""
    mine = [one for one in rows[max(0, k - _ITEMS) : k] if one.sentence_start == rows[k].sentence_start]
    last = next((one for one in reversed(mine) if one.measure == rows[k].measure), None)
    if last is None or last.relation != "part":
        return None
    above = (one for one in reversed(rows[max(0, k - _FAR) : k]) if one.figure_id == last.part_of)
    return next((one for one in above if one.measure == last.measure), None)


_ITEMS = 40  # figures of one sentence that are looked through
_FAR = 400  # figures before it among which its whole stands


def _is_body_count(figure: Figure, total: Figure) -> bool:
    """ "The flood swept away 22 people. Nine bodies have been recovered." """
    if head_of(figure) not in BODIES or head_of(total) in BODIES or adds_weakly(figure) or is_left_out(figure):
        return False
    if figure.source and total.source != figure.source and not counts_received(figure):
        return False
    return total.sentence_start == figure.sentence_start or not is_apart(figure)


def _names_some(figure: Figure) -> bool:
    """ "Four of the victims came from one household": told of some of the dead, not that they died."""
    if figure.rules[:1] != (_OF_THOSE,) or adds_weakly(figure):
        return False
    before, behind = words_round(figure)
    return re.match(r"(?:victims|hostages|captives)\b", behind) is not None and not before.endswith("the ")


def _is_share_of_nation(part: Figure, total: Figure) -> bool:
    """ "1,000 pilgrims have died ... A diplomat said that 658 Egyptians had died." """
    travelled = head_of(total) in _TRAVELLERS and not is_of_nation(total)
    return travelled and is_of_nation(part) and not is_apart(part) and not is_earlier(part)


_TRAVELLERS = frozenset(
    """pilgrims tourists passengers migrants travellers travelers holidaymakers fans foreigners climbers guests visitors
    worshippers hikers students seafarers sailors""".split()
)


def _is_next_place(figure: Figure, total: Figure, before: list[Figure]) -> bool:
    """ "In Rustaq alone 1,450 bodies were buried. In Chah Ab relief workers counted 840 dead": of the same total."""
    last = next((one for one in reversed(before) if one.measure == figure.measure and one.relation == "part"), None)
    if last is None or last.part_of != total.figure_id or " alone" not in last.sentence or is_apart(figure):
        return False
    return opens_with_place(figure) and bool(last.place) and last.place != figure.place and not is_earlier(figure)


def _is_one_town(figure: Figure, total: Figure) -> bool:
    """One place of those a total sums up: "raids across the strip killed 39 ... killed eight in Jabalia"."""
    own = opens_with_place(figure)
    if figure.sentence_start == total.sentence_start or sums_up(figure) and not own:
        return False
    if not sums_up(total) and tells_other_day(figure, total):
        return False
    if own and opens_with_place(total) and not lies_within(figure, total):
        return False  # "In Assam 85 people died ... In Bihar 67"
    if not sums_up(total) and (_ONE_EVENT.search(total.sentence) or not lies_within(figure, total)):
        return False
    if adds_weakly(figure) and figure.scope == "increment" or is_apart(figure) or is_earlier(figure):
        return False
    if figure.scope == "cumulative" != total.scope:
        return False
    if not sums_up(total) and figure.source and total.source not in ("", figure.source):
        return False
    named = _TOWN.search(figure.sentence) is not None or not sums_up(total)
    return named and figure.date_start in ("", total.date_start)


# what happens in one spot: a bomb in Iraq that killed 40 is not the sum of what its towns lost
_ONE_EVENT = re.compile(
    r"\b(?:an?|one|the) (?:[\w-]+ ){0,3}?(?:bomb|bomber|bombing|blast|explosion|strike|airstrike|raid|attack|ambush"
    r"|fire|blaze|crash|collision|accident|bus|train|boat|ferry|plane|helicopter|gunman|gunmen|truck|lorry|mine|rocket|missile|drone"
    r"|shooting|stampede|massacre|convoy|mosque|church|school|camp|base|jail|prison|hotel)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Oo]f|[Aa]round) (?:the (?:[\w-]+ ){0,2})?[A-Z]"
    r"|^[A-Z][\w-]+(?: [A-Z][\w-]+){0,3} (?:reported|recorded|has|had|counted)\b"
)
