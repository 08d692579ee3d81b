"""Totals and the figures round them that add up to it, over several sentences.

    "Thirteen civilians died. A woman and her three children were killed in Taduf, nine in Aleppo."
        ->  1 + 3 + 9 are parts

Adding up is proof enough that a list breaks a total down: no word says so in most reports. Where a word does say so
("in Kano alone", "the remaining 14"), one part is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.models import Figure
from extractors.totals.raised import link_raised
from extractors.totals.series import WHOLE, Found, Passage, is_whole, link_listed, link_series, near
from extractors.totals.statements import FIGHTERS, GENERIC, are_different, head_of
from extractors.totals.told import adds, is_earlier, is_older, is_toll, words_round
from extractors.totals.wholes import (
    ASSAILANTS,
    of_all_the_dead,
    of_the_noun,
    of_the_number,
    of_the_same_source,
    of_those_last,
)
from extractors.totals.within import is_elsewhere

_REACH = 4  # sentences with figures that a breakdown may run over
_FAR = 12  # where a word says that it is one place of many
_OPEN = ("more_than", "at_least", "about", "nearly")
_SLACK = 1.1  # "more than 2,000 cases": 666 + 124 + 1,300
# what a total of several measures holds; "killed 30 militants ... 18 were shot in A, eight in B and four in C"
_HELD = {"casualties": ("casualties", "killed", "injured", "missing"), "killed": ("killed", "casualties")}
_KINDS = frozenset("children women men journalists aid_workers medical_workers police prisoners".split())
_FEW = 5
_MANY = 10
_SURE = 20  # so large that two numbers do not add up to it by chance
_SUMMING = re.compile(
    r"\b(?:total\w*|in all|altogether|overall|combined|together|bring\w*|brought|rais\w+|tak\w+|mak(?:es|ing)|sum)\b"
)
# "in Kano alone", "last week alone"
_ALONE = re.compile(r"\b(?:in|on|at|from|during|since|over|within|last|this|for)\s(?:[\w'’.-]+\s){1,4}?alone\b")
_DEFINITE = re.compile(r"\bthe (?:other )?$")
_REST = re.compile(r"(?:\bthe (?:remaining|other|last)|\bleaving(?: the(?: other| remaining)?)?) $")


def link_breakdowns(sentences: Sequence[list[Figure]]) -> list[list[Figure]]:
    """The figures of each sentence, those that a total before or behind them holds being its parts."""
    rows = [figure for figures in sentences for figure in figures]
    if len(rows) < 2:
        return [list(figures) for figures in sentences]
    at = {figure.figure_id: k for k, figures in enumerate(sentences) for figure in figures}
    places: dict[str, list[int]] = {}  # where each figure stands in the text: a book is not gone through for every part
    for k, figure in enumerate(rows):
        places.setdefault(figure.figure_id, []).append(k)
    passage = Passage(rows, at, {figure.figure_id: figure.measure for figure in rows})
    for k, whole in (*of_the_noun(rows), *of_the_number(rows)):
        rows[k] = replace(rows[k], part_of=whole, relation="part")
    adding_up = (_add_up_behind, _add_up_before, _rest_of_whole, _rest_by_sum)
    for finder in (*adding_up, _in_one_place_alone, link_listed, link_series, link_raised):
        for total, items in finder(passage):
            for k in (k for figure in items for k in places[figure.figure_id]):
                rows[k] = replace(rows[k], part_of=total.figure_id, relation="part")
    for other_whole in (of_all_the_dead, of_those_last, of_the_same_source):
        for k, whole in list(other_whole(rows)):
            for m in _told_alike(rows, k):
                rows[m] = replace(rows[m], part_of=whole)
    out: list[list[Figure]] = [[] for _ in sentences]
    for figure in rows:
        out[at[figure.figure_id]].append(figure)
    return out


def _told_alike(rows: list[Figure], k: int) -> list[int]:
    """The figure and those behind it in its sentence that are parts of the same whole by the same rule."""
    alike = [k]
    for m in range(k + 1, len(rows)):
        if rows[m].sentence_start != rows[k].sentence_start:
            break
        if (rows[m].relation, rows[m].part_of, rows[m].rules[:1]) == ("part", rows[k].part_of, rows[k].rules[:1]):
            alike.append(m)
    return alike


def _add_up_behind(passage: Passage) -> Found:
    """ "62 people died. Thirty-eight deaths were in A, 17 in B and seven in C." """
    rows, at, _ = passage
    largest: dict[str, int] = {}  # by measure, the largest number before
    for k in range(len(rows)):
        total = rows[k]
        if total.best is None or total.best < 3 or not is_whole(passage, total):
            continue
        if total.relation == "part" and "includ" in words_round(total)[0][-30:]:
            continue  # "2,000 cases, including 76 deaths ... 666 cases with 45 deaths": the 45 are of those 666
        behind = near(passage, range(k + 1, len(rows)), at[total.figure_id], _REACH)
        before = largest.get(total.measure, 0)
        largest[total.measure] = max(total.best, before)
        new = _new_ones(rows[:k], total)
        if sum([figure.best or 0 for figure in behind]) < total.best - new:
            continue  # whatever they are: so it is of most
        if total.best < min(_SURE, before):  # 12 in one town, of 33, and nine in another
            behind = [figure for figure in behind if not is_elsewhere(figure, total)]
        tries = ((choice, told) for told in sorted({0, new}) for choice in _choices(behind))
        items = next((items for choice, told in tries if (items := _run(passage, total, choice, new=told))), [])
        items = items or _both_sides(total, behind)
        if items and not _by_chance(total, items):
            yield total, items


def _new_ones(before: list[Figure], total: Figure) -> int:
    """ "Three more died overnight, bringing the toll to 14": the three, who are told with the total."""
    if not is_toll(total) or not before or before[-1].sentence_start != total.sentence_start:
        return 0
    last = before[-1]
    return last.best or 0 if last.scope == "increment" and last.measure == total.measure else 0


def _by_chance(total: Figure, items: list[Figure]) -> bool:
    """ "31 wounded, nine of them badly, in Mostar. Another radio reported 22 wounded in Sarajevo": not of the 31."""
    if len(items) != 2 or items[0].part_of != total.figure_id or items[1].relation not in WHOLE:
        return False
    other = items[1]
    parted = other.sentence_start != total.sentence_start and not _DEFINITE.search(words_round(other)[0])
    return parted and other.source_text != total.source_text and other.source != total.source != ""


def _both_sides(total: Figure, behind: list[Figure]) -> list[Figure]:
    """ "28 militants died ... eleven soldiers and 17 rebels were killed": both sides, whatever the lead calls them."""
    for _, group in groupby(behind, key=lambda figure: figure.sentence_start):
        alike = [one for one in group if one.measure == total.measure and one.unit == total.unit]
        if any((one.best or 0) >= (total.best or 0) for one in alike):
            return []  # a headline: the text below it says the same, and that is broken down
        items = [one for one in alike if one.relation in WHOLE]
        if len(items) > 1 and sum(one.best or 0 for one in items) == total.best and total.best >= _MANY:
            others = any(one.source and total.source and one.source_type != total.source_type for one in items)
            if not others and not any(is_older(one) or is_earlier(one) or adds(one) for one in items):
                return [] if all(are_different(one, total) for one in items) else items
    return []


def _choices(behind: list[Figure]) -> Iterator[list[Figure]]:
    """What may be added up: figures that are no part yet before all, then only those counted, then only those named."""
    yield [figure for figure in behind if figure.relation in WHOLE]
    yield behind
    if any(figure.quantifier == "implicit" for figure in behind):
        yield [figure for figure in behind if figure.quantifier != "implicit"]
    yield [figure for figure in behind if head_of(figure) not in GENERIC]


def _run(
    passage: Passage, total: Figure, figures: list[Figure], *, exact: bool = False, new: int = 0
) -> list[Figure]:
    """The run of like figures beside ``total``, from near to far, whose sum is the total; [] where none is.

    ``exact``: the sum must be the total where that is "at least" or "about" so many as well; ``new``: how many of the
    total are told with it, as those who came last.
    """
    at, best = passage.at, (total.best or 0) - new
    if sum([figure.best or 0 for figure in figures]) < best:
        return []  # whatever they are: so it is nearly always
    items: list[Figure] = []
    told = 0
    mixed = total.measure == "casualties"
    for sentence, group in groupby(figures, key=lambda figure: at[figure.figure_id]):
        for figure in group:
            if not (_may_be_part(figure, total) and _is_free(passage, figure, total)):
                continue
            if figure.best is None or figure.best >= best:
                return []
            items.append(figure)
            told += figure.best
        if len(items) > 1 and told == best:
            return items
        if told > best:
            close = abs(sentence - at[total.figure_id]) <= 2 and told <= best * _SLACK
            return items if total.quantifier in _OPEN and not exact and (len(items) > 2 or mixed) and close else []
    return []


def _may_be_part(figure: Figure, total: Figure) -> bool:
    """A figure of the same measure that is no part of anything else."""
    if figure.measure not in _HELD.get(total.measure, (total.measure,)) or figure.unit != total.unit:
        return False
    if not figure.best or figure.quantifier == "unquantified" or is_older(figure):
        return False
    if head_of(figure) in ASSAILANTS and total.group not in FIGHTERS:
        return False  # "twelve people were killed ... the six attackers were shot dead"
    if are_different(figure, total) or is_earlier(figure) and not is_earlier(total):
        return False  # "killing five policemen ... four guerrillas died": no five
    if figure.quantifier == "implicit" and (total.best or 0) < _FEW:
        return False  # two and a teacher are three by chance
    if total.group in _KINDS and figure.group not in (total.group, "people"):
        return False  # "three children were killed; two rebels and their mother died": the rebels are no children
    return True


def _is_free(passage: Passage, figure: Figure, total: Figure) -> bool:
    """Whether it is part of nothing else: "223 cases with two deaths" may be of four deaths as well."""
    return figure.part_of == total.figure_id or is_whole(passage, figure) and (
        figure.relation in WHOLE or total.measure == figure.measure
    )


def _add_up_before(passage: Passage) -> Found:
    """ "Five were killed in A and nine in B. In all, 14 people have died." """
    rows, at, _ = passage
    for k in range(2, len(rows)):
        total = rows[k]
        if total.best is None or total.best < 3 or total.relation not in WHOLE or adds(total) or is_earlier(total):
            continue
        before = near(passage, range(k - 1, -1, -1), at[total.figure_id], _REACH - 1)
        items = _run(passage, total, before, exact=True)
        if items and (len(items) > 2 or total.best >= _SURE or is_toll(total) or _SUMMING.search(total.sentence)):
            yield total, items


def _rest_of_whole(passage: Passage) -> Found:
    """ "22 were trapped. Eight were pulled out alive. The remaining 14 are presumed dead." """
    rows, at, _ = passage
    for k in range(1, len(rows)):
        rest = rows[k]
        if not rest.best or rest.relation not in WHOLE or not _REST.search(words_round(rest)[0]):
            continue
        told, items = rest.best, [rest]
        for figure in near(passage, range(k - 1, -1, -1), at[rest.figure_id], _REACH):
            if figure.unit != rest.unit:
                break
            if figure.best and len(items) > 1 and told == figure.best and figure.relation in WHOLE:
                yield figure, items
                break
            if figure.best and (figure.relation in WHOLE or _is_other_part(items, figure)):
                told += figure.best
                items.append(figure)


def _rest_by_sum(passage: Passage) -> Found:
    """ "99 were killed in the year. Of them, 77 died in one war. Outside it, 22 were killed": what the part leaves."""
    rows, at, _ = passage
    for k in range(2, len(rows)):
        rest = rows[k]
        if not rest.best or rest.relation not in WHOLE or is_older(rest) or is_earlier(rest):
            continue
        for part in near(passage, range(k - 1, -1, -1), at[rest.figure_id], 2):
            if part.relation != "part" or part.measure != rest.measure or not part.best:
                continue
            whole = next((one for one in rows[:k] if one.figure_id == part.part_of), None)
            if whole is not None and (whole.best or 0) >= _SURE and whole.best == part.best + rest.best:
                if _may_be_part(rest, whole):
                    yield whole, [rest]
                break


def _is_other_part(items: list[Figure], figure: Figure) -> bool:
    """Whether the figure is a part, but of none of the items."""
    return figure.relation == "part" and all(figure.part_of != one.figure_id for one in items)


def _in_one_place_alone(passage: Passage) -> Found:
    """ "120 people were killed over the weekend. In Kano alone, 46 died." """
    rows, at, _ = passage
    for k in range(1, len(rows)):
        part = rows[k]
        if not part.best or part.relation not in WHOLE or " alone" not in part.sentence or not _is_alone(part):
            continue
        for whole in near(passage, range(k - 1, -1, -1), at[part.figure_id], _FAR):
            like = whole.measure == part.measure and whole.unit == part.unit and is_whole(passage, whole)
            if like and (whole.best or 0) > part.best:
                yield whole, [part]
                break


_BESIDE = re.compile(r"\D*(?:\d[\d,.]{0,12}[^\d,;]{1,40} and )?")  # "in June alone | 4,561 cases and" 73 deaths


def _is_alone(figure: Figure) -> bool:
    """Whether "in Kano alone" stands in its clause, before it or behind, with no other number between."""
    before, behind = words_round(figure)
    lead = re.split(r"[;:.]", before)[-1]
    cue = _ALONE.search(lead)
    if cue and _BESIDE.fullmatch(lead, cue.end()):
        return True
    tail = re.split(r"[;:,.](?!\d)", behind)[0]
    return _ALONE.search(tail) is not None
