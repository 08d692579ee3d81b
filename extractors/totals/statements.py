"""What one sentence says for a total: the figures that count together, and who may be among them twice.

    "Six farmers and two soldiers were killed"  ->  one Statement of both, 8, 8, 8
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import NamedTuple

from extractors.models import Figure
from extractors.totals.conventions import NOTHING, Convention, Worth, read_persons
from extractors.totals.told import adds, is_left_out, is_other_report, is_running, is_toll

GENERIC = frozenset(
    """people persons person dead victims others other bodies body lives deaths death fatalities casualties injured
wounded individuals missing displaced killed corpses them both some many residents locals civilians injuries
cases""".split()
)
FIGHTERS = ("combatants", "security_forces", "police")
_OVERLAPPING = ("people", "children", "women", "men", "elderly", "households")
_ATTACKERS = frozenset(
    """suspects suspect attackers attacker assailants assailant gunmen gunman militants militant bombers bomber
rebels insurgents terrorists bandits robbers kidnappers raiders""".split()
)


class Statement(NamedTuple):
    """The figures of one sentence that count together, and what they add up to."""

    figures: tuple[Figure, ...]
    worth: Worth


def make_statements(keep: list[Figure], convention: Convention, left: dict[str, str]) -> list[Statement]:
    """The statements of a text in order; a sentence in which two sources speak makes two."""
    out = []
    for start in dict.fromkeys(figure.sentence_start for figure in keep):
        told = [figure for figure in keep if figure.sentence_start == start]
        for group in _one_report(_drop_repeats(told, left)):
            out.append(Statement(tuple(group), _add(group, convention)))
    return out


def _drop_repeats(group: list[Figure], left: dict[str, str]) -> list[Figure]:
    """In one sentence: a toll over what it holds, persons over households, a figure said twice, items of a sum."""
    tolls = [figure for figure in group if is_toll(figure)]
    if tolls and not is_running(tolls[-1]) and any(one.source and one.source != tolls[-1].source for one in group):
        tolls = []  # "seven died, a councillor said; the rebels put the number of dead at 19"
    if tolls and any(map(is_left_out, group)):
        tolls = []  # "the toll of 30 does not include 12 bodies"
    if tolls and all((figure.best or 0) <= (tolls[-1].best or tolls[-1].low or 0) for figure in group):
        for figure in group:
            if figure is not tolls[-1]:
                left[figure.figure_id] = "within the toll of the same sentence"
        return tolls[-1:]
    if {figure.unit for figure in group} == {"person", "household"}:
        for figure in group:
            if figure.unit == "household":
                left[figure.figure_id] = "households of people who are counted as persons"
        group = [figure for figure in group if figure.unit == "person"]
    out: list[Figure] = []
    for figure in group:
        if any(_same_again(one, figure) for one in out):
            left[figure.figure_id] = "the same figure, said twice"
        elif out and _describes(out[-1], figure):
            left[figure.figure_id] = "the same person, described"
        elif out and _counts_vague(out[-1], figure):
            left[out[-1].figure_id] = "the same people, then counted"
            out[-1] = figure
        else:
            out.append(figure)
    return _whole_of_items(_without_worst_off(out, left), left)


def _without_worst_off(out: list[Figure], left: dict[str, str]) -> list[Figure]:
    """ "1.3 million people are short of food; 2,500 people in Menaka are starving": the first hold the second."""
    for k in range(1, len(out)):
        one, figure = out[0], out[k]
        between = figure.sentence[one.end - one.sentence_start : figure.start - figure.sentence_start]
        if one.measure not in _STANDING or ";" not in between or adds(figure):
            continue
        if 0 < (figure.best or 0) < (one.best or 0) and (one.place not in one.sentence or one.place == figure.place):
            left[figure.figure_id] = "within the larger figure of the same sentence"
    return [figure for figure in out if figure.figure_id not in left]


_STANDING = ("in_need", "food_insecure", "affected")


def _same_again(one: Figure, figure: Figure) -> bool:
    if one.best is None or one.best != figure.best:
        return False
    if one.best < 2:
        return figure.quantifier == "implicit" and head_of(one) == head_of(figure) != ""
    first, second = one.group_text.lower(), figure.group_text.lower()
    return first == second or (one.best >= 20 and not (first and second))


def _counts_vague(one: Figure, figure: Figure) -> bool:
    """ "killed dozens on Friday; local committees counted 65 dead": a vague word, then the count of the same people."""
    if one.quantifier != "vague" or figure.quantifier == "vague" or adds(figure):
        return False
    if "counted" in figure.sentence[one.end - one.sentence_start : figure.start - figure.sentence_start]:
        return one.low is None or (figure.best or 0) >= one.low  # "dozens more bodies, and the ombudsman counted 119"
    generic = all(head_of(each) in ("", *GENERIC) for each in (one, figure))
    return generic and _lies_within(figure.best, Worth(one.low, one.best, one.high))


def split_by_side(statement: Statement, base: Statement, convention: Convention) -> list[Statement]:
    """ "The army says it lost five men and that nine attackers died", after 14 soldiers: the nine are others."""
    others = [figure for figure in statement.figures if all(are_different(one, figure) for one in base.figures)]
    same = [figure for figure in statement.figures if figure not in others]
    if not others or not same or not all(_side_of(figure) in FIGHTERS for figure in statement.figures):
        return [statement]
    return [Statement(tuple(group), _add(group, convention)) for group in (same, others)]


def is_exact_of_vague(statement: Statement, base: Statement) -> bool:
    """ "Dozens were killed. The hospital counted 31 bodies." """
    if {figure.quantifier for figure in base.figures} != {"vague"}:
        return False
    exact = not any(figure.quantifier == "vague" for figure in statement.figures)
    return exact and _lies_within(statement.worth.best, base.worth)


def _lies_within(value: int | None, worth: Worth) -> bool:
    low, _, high = worth
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


def _describes(one: Figure, figure: Figure) -> bool:
    """ "Deji Adejobi, a lecturer at the university, was killed": one person, named and then described."""
    between = figure.sentence[one.end - one.sentence_start : figure.start - figure.sentence_start]
    named = one.quantifier == "implicit" and re.search(r"[A-Z]", one.text[1:] + between) is not None
    article = figure.text.lower() in ("a", "an")
    behind = figure.sentence[figure.end - figure.sentence_start :]
    alone = re.match(r"\s[\w-]+(?: [\w-]+){0,3}, (?:was|has|had|who) ", behind) is not None
    whose = one.text.lower().startswith(("a ", "an ", "the ", "his ", "her ")) or one.text.lower() in ("a", "an")
    named = named or whose and one.best == 1 and alone  # "a fourth captive, a sergeant, was", "the driver, a man, was"
    return named and article and figure.best == 1 and re.fullmatch(r"[^,;]{0,60},\s*", between) is not None


def _whole_of_items(out: list[Figure], left: dict[str, str]) -> list[Figure]:
    if len(out) < 3 or any(figure.best is None or figure.quantifier == "implicit" for figure in out):
        return out
    values = [figure.best or 0 for figure in out]
    for k in (0, len(values) - 1):
        if values[k] > 1 and values[k] == sum(values) - values[k]:
            for figure in out[:k] + out[k + 1 :]:
                left[figure.figure_id] = "part of the total in the same sentence"
            return [out[k]]
    return out


def _one_report(group: list[Figure]) -> list[list[Figure]]:
    """The figures of a sentence by who says so: "residents said 19 were killed while police said five were"."""
    out: list[list[Figure]] = []
    for figure in group:
        mine = next((told for told in out if not _contradicts(told[0], figure)), None)
        if mine is None:
            out.append([figure])
        else:
            mine.append(figure)
    return out


def _contradicts(one: Figure, figure: Figure) -> bool:
    if are_different(one, figure):
        return False
    if is_toll(figure) and figure.source and one.source and figure.source != one.source and figure.group == one.group:
        return True  # "meanwhile seven soldiers died, a councillor said; the rebels put their number at 19"
    if adds(figure):
        return False
    if is_other_report(figure) and not is_other_report(one):
        return True
    if is_toll(figure) and (figure.best or 0) < (one.best or 0):
        return True  # "60 were shot, they say; the government puts the number of dead at 14"
    return bool(one.source and figure.source and one.source != figure.source and one.group == figure.group)


def leave_out(left: dict[str, str], figures: Iterable[Figure], reason: str) -> None:
    left.update((figure.figure_id, reason) for figure in figures)


def are_different(one: Figure, other: Figure) -> bool:
    """Whether no one can be in both: soldiers and rebels, a mayor and two suspects; not "people" and "children"."""
    sides = {_side_of(one), _side_of(other)}
    if len(sides) == 2 and "civilians" in sides and not sides.isdisjoint(FIGHTERS):
        return True
    first, second = head_of(one), head_of(other)
    if first in GENERIC or second in GENERIC or not first or not second:
        return False
    if any(map(is_of_nation, (one, other))) or first == second == "personnel":
        return False  # "867 Iraqis", of whom 399 are soldiers; "security personnel", and then "personnel"
    if (first in _ATTACKERS) != (second in _ATTACKERS) and (len(sides) == 2 or sides.isdisjoint(FIGHTERS)):
        return True
    return len(sides) == 2 and not sides <= set(_OVERLAPPING) and not sides.isdisjoint(FIGHTERS)


def is_attacker(figure: Figure) -> bool:
    """Whether it counts "attackers", "gunmen", "suspects", "rebels"."""
    return head_of(figure) in _ATTACKERS


def is_body(figure: Figure) -> bool:
    """Whether it counts bodies that were found, "nine bodies"."""
    return head_of(figure) in BODIES


BODIES = frozenset("body bodies corpses remains".split())


def is_of_nation(figure: Figure) -> bool:
    """Whether the people are told by their nation or place alone: "867 Iraqis"."""
    return figure.group == "people" and bool(figure.group_text) and figure.group_text.split()[-1][:1].isupper()


def _side_of(figure: Figure) -> str:
    """The group, "five men" whom a party lost being its fighters."""
    party = figure.actor or (figure.source if figure.source_type in ("military", "armed_group") else "")
    if figure.group != "men" or not party:
        return figure.group
    return "security_forces" if _FORCES.search(party.lower()) else "combatants"


_FORCES = re.compile(r"\b(?:army|armies|military|forces?|troops|guards?|navy|marines|gendarmerie)\b")


def head_of(figure: Figure) -> str:
    words = figure.group_text.lower().split()
    return words[-1] if words else ""


def _add(group: list[Figure], convention: Convention) -> Worth:
    total = Worth(0, 0, 0)
    for figure in group:
        total = plus(total, worth_of(figure, convention))
    return total if group else NOTHING


def worth_of(figure: Figure, convention: Convention) -> Worth:
    return read_persons(asdict(figure), convention)


def plus(one: Worth, other: Worth) -> Worth:
    return Worth(*(None if a is None or b is None else a + b for a, b in zip(one, other, strict=True)))


_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def ordinal_of(figure: Figure) -> int | None:
    """ "An 11th baby", "a ninth victim": 11 and 9; None where a person has no number in the row."""
    if figure.best != 1:
        return None
    found = re.match(r"(?:an? |the )?(?:(\d{1,3})(?:st|nd|rd|th)|([a-z]+)) ", f"{figure.group_text.lower()} ")
    if found is None:
        return None
    return int(found[1]) if found[1] else _ORDINALS.index(found[2]) + 3 if found[2] in _ORDINALS else None


def minus(one: Worth, other: Worth) -> Worth:
    return Worth(*(None if a is None or b is None else a - b for a, b in zip(one, other, strict=True)))


def size_of(worth: Worth) -> float:
    value = next((value for value in (worth.best, worth.low, worth.high) if value is not None), -1)
    return float(value)
