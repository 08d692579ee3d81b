"""Follow the statements of a text: what repeats, replaces, adds to or contradicts what was told before.

    "Four were killed in Ober and two in Nied. In all 11 people died."  ->  11, the six within it

A headline only repeats what the text below it says. Two sources contradict each other only about the same people.
"""

from __future__ import annotations

import re

from extractors.models import Figure
from extractors.totals.conventions import Convention, Worth
from extractors.totals.statements import (
    FIGHTERS,
    GENERIC,
    Statement,
    are_different,
    head_of,
    is_attacker,
    is_body,
    is_exact_of_vague,
    leave_out,
    minus,
    ordinal_of,
    plus,
    size_of,
    split_by_side,
    worth_of,
)
from extractors.totals.told import (
    adds,
    adds_surely,
    adds_weakly,
    corrects,
    counts_received,
    is_apart,
    is_first,
    is_other_report,
    is_running,
    is_second,
    is_toll,
    rises_by,
    sums_up,
)
from extractors.totals.within import is_next_place

_SAME_EVENT = "the same event, told with a fuller figure elsewhere in the text"
_OF_ONE_EVENT = 30  # as many as may have died where a text first tells of some of them
_FAMILY = 3  # persons told one by one, whatever the toll
_UPDATED = 2.0  # a later count of the same people is no more than twice the first
_OTHERWISE = "another source says otherwise: the total is a range"
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$|[:;]\s*$")


def follow(
    statements: list[Statement], convention: Convention, left: dict[str, str], *, log: bool = False
) -> tuple[list[Figure], Worth]:
    """The figures that count and their worth, the statements being taken in their order, a headline last.

    ``log``: they are entries by the hour, so that a later count is a newer one, whoever gives it.
    """
    headline = statements[0] if len(statements) > 1 and not log and _is_headline(statements[0]) else None
    base, *rest = statements[1:] if headline else statements
    counted, worth = list(base.figures), base.worth
    rivals: list[Worth] = []
    said: list[Worth] = []  # what others said, who may say it again
    pieces = [piece for one in rest for piece in split_by_side(one, base, convention)]
    for statement in pieces:
        if _replaces(statement, base, counted) or log and _grows(statement, worth):
            leave_out(left, counted, "within the newer figure that the text gives")
            base, counted, worth, rivals = statement, list(statement.figures), statement.worth, []
        elif _is_abroad(statement, base):
            leave_out(left, statement.figures, _ABROAD)
        elif any(is_toll(figure) for figure in statement.figures) and _counted_otherwise(statement, counted):
            rivals.append(_otherwise(statement, counted, worth, convention))
            leave_out(left, statement.figures, _OTHERWISE)
            said.append(statement.worth)
        elif _comes_on_top(statement, base):
            counted += statement.figures
            worth = plus(worth, statement.worth)
            rivals = [plus(rival, statement.worth) for rival in rivals]
        elif statement.worth in said:
            leave_out(left, statement.figures, _OTHERWISE)
        elif _counted_otherwise(statement, counted):
            rivals.append(_otherwise(statement, counted, worth, convention))
            leave_out(left, statement.figures, _OTHERWISE)
            said.append(statement.worth)
        elif _is_rival(statement, base) and not is_exact_of_vague(statement, base):
            leave_out(left, statement.figures, _OTHERWISE)
            rivals.append(statement.worth)
        elif _is_fuller(statement, base, worth):
            leave_out(left, counted, _SAME_EVENT)
            base, counted, worth = statement, list(statement.figures), statement.worth
        else:
            leave_out(left, statement.figures, _SAME_EVENT)
    worth = _settle(worth, rivals, convention)
    if headline and size_of(headline.worth) > max(size_of(worth), worth.high or 0) and _may_be_same(headline, base):
        leave_out(left, counted, _SAME_EVENT)
        return list(headline.figures), headline.worth
    if headline:
        leave_out(left, headline.figures, _SAME_EVENT)
    return counted, worth


def _is_headline(statement: Statement) -> bool:
    """A line that ends without a full stop; the text goes on below it."""
    sentence = statement.figures[0].sentence
    return bool(sentence) and _ENDS.search(sentence) is None


def _is_fuller(statement: Statement, base: Statement, worth: Worth) -> bool:
    if is_exact_of_vague(statement, base):
        return True
    if size_of(statement.worth) <= size_of(worth) or not _may_be_same(statement, base):
        return False
    most = _UPDATED * size_of(worth)
    if _is_narrow(base):
        return not _is_narrow(statement) and size_of(statement.worth) <= max(most, _OF_ONE_EVENT)
    return size_of(statement.worth) <= most


def _is_narrow(statement: Statement) -> bool:
    """Whether it tells of single persons or of a kind of people: "a nurse was shot dead ... three people died"."""
    return all(figure.best == 1 or head_of(figure) not in ("", *GENERIC) for figure in statement.figures)


def _may_be_same(statement: Statement, base: Statement) -> bool:
    """Whether a larger figure may count the people told before: not "up to 1,280 troops" after 26 residents."""
    if statement.worth.low is None and statement.worth.best is None and base.worth.best is not None:
        return False
    return not (_are_fighters(statement) and not _are_fighters(base) and _rival_source(statement, base, unnamed=True))


def _are_fighters(statement: Statement) -> bool:
    return all(figure.group in FIGHTERS for figure in statement.figures)


def _replaces(statement: Statement, base: Statement, counted: list[Figure]) -> bool:
    """A toll that holds what was told before, or a figure called the right one."""
    if any(corrects(figure) for figure in statement.figures):
        return True
    if any(is_other_report(figure) for figure in statement.figures) or _counted_otherwise(statement, counted):
        return False
    if not any(is_toll(figure) for figure in statement.figures) or size_of(statement.worth) < size_of(base.worth):
        return False
    if any(map(is_running, statement.figures)):
        return True
    if _is_narrow(base) and size_of(base.worth) <= _FAMILY:
        return True  # "her two sisters had been killed", before the toll of the whole town
    return not _rival_source(statement, base) or all(figure.scope == "increment" for figure in counted)


def _grows(statement: Statement, worth: Worth) -> bool:
    """ "Twelve dead ... Four people have been found": a count as large as all before it, of nobody besides them."""
    return size_of(statement.worth) >= size_of(worth) and not any(map(adds, statement.figures))


def _is_abroad(statement: Statement, base: Statement) -> bool:
    """ "Floods killed 200 in Kenya. Elsewhere in the region, 155 died in Tanzania": another country's toll."""
    here, there = ({figure.country for figure in one.figures} - {""} for one in (base, statement))
    if not here or not there or not here.isdisjoint(there):
        return False
    return any(_REGION.search(figure.sentence) is not None for figure in statement.figures)


_ABROAD = "another country's toll"
_REGION = re.compile(
    r"\b[Ee]lsewhere in (?:the (?:wider |broader )?(?:region|world|continent|subregion|sub-region|Horn|Sahel|Caribbean"
    r"|Middle East|Gulf|Balkans)|(?:[A-Z][a-z]+ern |[A-Z][a-z]+ )?(?:Africa|Asia|Europe|America|Latin America))\b"
)


def _saw_it(figure: Figure) -> bool:
    """Whether one witness tells what he saw himself: no count of all."""
    return figure.source_type in ("witness", "family") and not figure.source.endswith("s")


def _comes_on_top(statement: Statement, base: Statement) -> bool:
    new = all(figure.scope == "increment" for figure in statement.figures)
    if any(map(rises_by, statement.figures)):
        return False  # "61 have died ... The number of deaths rose by nine since the last report"
    apart = any(map(is_apart, statement.figures))
    if new and not apart and any(figure.scope == "cumulative" for figure in base.figures):
        return False  # "the outbreak has infected 68 people. Seven new cases were confirmed on Monday"
    if new and any(is_toll(figure) for figure in base.figures):
        return True
    if all(adds_weakly(figure) for figure in base.figures) and not any(map(adds_surely, statement.figures)):
        return False  # "5 were killed and 12 others hurt ... 15 others were hurt"
    others = all(are_different(one, other) for one in base.figures for other in statement.figures)
    if any(map(sums_up, base.figures)) and not apart and not new and not others:
        return False  # "killed 44 across the strip. Another raid killed nine in Rafah"
    if any(map(is_second, statement.figures)):
        return any(map(is_first, base.figures))  # "The first killed five. The second fell on a market, killing eight"
    if len(statement.figures) == 1 and ordinal_of(statement.figures[0]) == size_of(base.worth) + 1:
        return True  # "Ten babies died. ... An 11th died on Sunday"
    if all(adds(figure) for figure in statement.figures):
        return apart or not (_one_person(statement) and _many_people(base))
    if is_next_place(statement.figures, base.figures):
        return True
    if all(figure.quantifier == "implicit" or "suicide" in figure.group_text for figure in statement.figures):
        return False  # "seven policemen were killed ... the commander": he may be one of them
    troops = any(map(_are_troops, base.figures)) and all(map(_are_troops, statement.figures))
    if troops and _rival_source(statement, base):
        return False  # "12 soldiers were killed, the minister said ... 45 of its men died, an officer said"
    named = [figure for figure in base.figures if head_of(figure)]  # "three demonstrators in A and two in B"
    return bool(named) and all(are_different(one, other) for one in named for other in statement.figures)


def _are_troops(figure: Figure) -> bool:
    return figure.group in ("security_forces", "police", "men")


def _one_person(statement: Statement) -> bool:
    """One person told without "another": "a guard also died" may be one of the five people killed."""
    return len(statement.figures) == 1 and statement.worth.best == 1 and statement.figures[0].scope != "increment"


def _many_people(base: Statement) -> bool:
    return any(head_of(figure) in GENERIC and (figure.best or 2) > 1 for figure in base.figures)


def _is_rival(statement: Statement, base: Statement) -> bool:
    """Another source on the same people, in as many figures; what fighters claim is no count of anybody else's."""
    if any(map(rises_by, statement.figures)) or _is_some_of_it(statement, base):
        return False
    if base.worth == statement.worth or _are_apart(statement, base) or _is_one_of_many(statement, base):
        return False
    if all(map(is_body, statement.figures)) and size_of(statement.worth) < size_of(base.worth):
        return False  # "47 have died ... nine bodies were found under a wall, said a member of the council"
    if all(map(is_attacker, statement.figures)) and not any(map(is_attacker, base.figures)):
        return False  # "bandits killed 40 villagers ... the army killed 30 of the assailants"
    if all(map(_saw_it, statement.figures)) and size_of(statement.worth) < size_of(base.worth):
        return False  # "Residents put the dead at 80. A teacher said he had helped to bury 18"
    if all(figure.source_type == "armed_group" for figure in statement.figures):
        return not any(figure.source_type == "armed_group" for figure in base.figures)
    if len(statement.figures) != len(base.figures):
        larger = len(statement.figures) == 1 and size_of(statement.worth) > size_of(base.worth)
        return larger and _rival_source(statement, base) and _may_be_same(statement, base)
    if any(is_toll(figure) for figure in statement.figures) and size_of(statement.worth) < size_of(base.worth):
        return True
    if any(is_other_report(figure) or figure.source_type == "armed_group" for figure in statement.figures):
        return not any(figure.source_type == "armed_group" for figure in base.figures)
    return _rival_source(statement, base)


def _otherwise(statement: Statement, counted: list[Figure], worth: Worth, convention: Convention) -> Worth:
    """The total with the other source's number in the place of the one that it contradicts."""
    same = _counted_otherwise(statement, counted)
    return plus(minus(worth, worth_of(same, convention)), statement.worth) if same else worth


def _counted_otherwise(statement: Statement, counted: list[Figure]) -> Figure | None:
    """The one of several that another source gives otherwise: "14 soldiers and four civilians ... 26 soldiers"."""
    if len(statement.figures) != 1 or len(counted) < 2 or _one_person(statement):
        return None
    (figure,) = statement.figures
    alike = [one for one in counted if one.group == figure.group and one.group in FIGHTERS]
    alike = [one for one in alike if head_of(one) == head_of(figure)] or alike
    if len(alike) != 1 or alike[0].best == figure.best or not figure.source or not alike[0].source:
        return None
    claims = figure.source_type == "armed_group" and not is_toll(figure)  # their claim stands for itself
    return alike[0] if alike[0].source != figure.source and not claims else None


def _is_some_of_it(statement: Statement, base: Statement) -> bool:
    """A smaller count of one place, or of one day of a longer time: "51 died ... four died in Alemana, he says"."""
    wide = any(map(sums_up, base.figures))
    if size_of(statement.worth) >= size_of(base.worth) or any(map(is_toll, statement.figures)) and not wide:
        return False
    of_event = all(one.scope == "event" for one in statement.figures)
    if of_event and any(one.scope == "cumulative" for one in base.figures):
        return True
    here, there = _places_of(base), _places_of(statement)
    return bool(there) and here.isdisjoint(there) and not any(one.source_type == "armed_group" for one in base.figures)


def _is_one_of_many(statement: Statement, base: Statement) -> bool:
    """ "The army said it had killed a commander", after a ministry's 26 dead: he is one of them, and no other toll.

    So are the bodies that one hospital received.
    """
    if all(map(counts_received, statement.figures)) and size_of(statement.worth) < size_of(base.worth):
        return True
    return _one_person(statement) and _many_people(base) and head_of(statement.figures[0]) not in GENERIC


def _are_apart(statement: Statement, base: Statement) -> bool:
    """Whether the statement is of another place, or tells only what it may be at most."""
    here, there = _places_of(base), _places_of(statement)
    if there and here and here.isdisjoint(there) and all(figure.place for figure in base.figures):
        return True
    return statement.worth.low is None and statement.worth.best is None and base.worth.best is not None


def _places_of(statement: Statement) -> set[str]:
    """The words of the places that its own sentences name."""
    named = (figure.place for figure in statement.figures if figure.place in figure.sentence)
    return {word for place in named for word in place.lower().split()}


def _rival_source(statement: Statement, base: Statement, *, unnamed: bool = False) -> bool:
    """Whether others say it; ``unnamed``: also where nobody is named for the first."""
    first = {figure.source for figure in base.figures}
    second = {figure.source for figure in statement.figures}
    return bool(first.isdisjoint(second) and (unnamed or all(first)) and all(second))


def _settle(worth: Worth, rivals: list[Worth], convention: Convention) -> Worth:
    """What remains where sources contradict each other, by the convention's rule."""
    if not rivals:
        return worth
    every = [worth, *rivals]
    if convention.conflict == "latest":
        return rivals[-1]
    if convention.conflict == "lowest":
        return min(every, key=size_of)
    lows = [one.low if one.low is not None else one.best for one in every]
    highs = [one.high for one in every]
    low = min((value for value in lows if value is not None), default=None)
    high = None if None in highs else max(value for value in highs if value is not None)
    best = next((one.best for one in every if one.best is not None), None)
    return Worth(low, best, high)
