"""What one text says of its own event: figures -> totals per measure.

    "Twelve people were killed. Three of the dead were children. The blast killed 12."  ->  killed 12, 12, 12

A part is never added to its whole, the same total said twice counts once, an older count gives way to the newer,
sources that contradict each other give a range. People of a second incident that the text tells as news are added
("in a second raid nine were killed"); earlier events told as background are not. Every figure left out has a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from extractors.conventions import Convention, Worth, conventions
from extractors.models import MEASURES, Figure, Total
from extractors.statements import GENERIC, Statement, are_different, head_of, leave_out, make_statements, plus, size_of
from extractors.told import (
    adds,
    adds_surely,
    adds_weakly,
    corrects,
    is_earlier,
    is_long_ago,
    is_older,
    is_other_report,
    is_toll,
)

__all__ = ["conventions", "tally"]

_STATUS_REASON = {
    "denied": "denied",
    "hypothetical": "hypothetical, nobody says that it happened",
    "projected": "projected, not yet so",
}


class Setting(NamedTuple):
    """What the whole text tells every total: whether it tells news, and the sentences that only give the background."""

    has_news: bool
    background: frozenset[int]


def tally(figures: Iterable[Figure], *, convention: str = "interval") -> list[Total]:
    """One total per measure that the text speaks of, in the order of the vocabulary.

    ``convention``: a table of data/conventions.toml; raises ValueError for any other.
    """
    if convention not in conventions():
        raise ValueError(f"no convention {convention!r}; choose one of {', '.join(conventions())}")
    rows = _without_background_wholes(sorted(figures, key=lambda figure: (figure.start, figure.end, figure.measure)))
    setting = _setting(rows)
    out = []
    for measure in MEASURES:
        mine = [figure for figure in rows if figure.measure == measure]
        if mine:
            out.append(_total(measure, mine, conventions()[convention], setting))
    return out


def _total(measure: str, rows: list[Figure], convention: Convention, setting: Setting) -> Total:
    """Leave out what is no news of the event, then follow the text sentence by sentence."""
    left: dict[str, str] = {}
    keep = _kept(rows, convention, setting, left)
    statements = make_statements(keep, convention, left)
    if not statements:
        return Total(measure, None, None, None, (), left)
    counted, worth = _follow(statements, convention, left)
    order = sorted(counted, key=lambda figure: (figure.start, figure.end))
    return Total(measure, *worth, tuple(figure.figure_id for figure in order), left)


def _without_background_wholes(rows: list[Figure]) -> list[Figure]:
    """ "Since 2011 the war has killed 250,000. On Sunday alone 34 died": the 34 are the news, not only a part."""
    wholes = {row.figure_id for row in rows if row.scope == "cumulative"}
    return [
        replace(row, part_of="", relation="")
        if row.part_of in wholes and row.scope != "cumulative" and " alone" in row.sentence
        else row
        for row in rows
    ]


def _setting(rows: list[Figure]) -> Setting:
    """A sentence whose toll over years stands beside news of the same measure is background with all it says."""
    news = {figure.measure for figure in rows if _is_news(figure)}
    background = {row.sentence_start for row in rows if row.scope == "cumulative" and row.measure in news}
    return Setting(bool(news), frozenset(background))


def _is_news(figure: Figure) -> bool:
    """Whether the figure tells of the text's own event."""
    return (
        figure.scope in ("event", "increment", "as_of")
        and figure.status not in _STATUS_REASON
        and not figure.part_of
        and not is_earlier(figure)
    )


def _kept(rows: list[Figure], convention: Convention, setting: Setting, left: dict[str, str]) -> list[Figure]:
    persons = {row.part_of for row in rows if row.relation == "restatement" and row.unit == "person"}
    houses = {
        row.figure_id
        for row in rows
        if row.unit == "household" and row.figure_id in persons and row.relation != "part"
    }
    has_news = any(_is_news(figure) for figure in rows)
    mine = {row.figure_id for row in rows}
    keep = []
    for figure in rows:
        background = (
            has_news
            or figure.sentence_start in setting.background
            or (setting.has_news and is_long_ago(figure))
        )
        if figure.part_of not in mine:
            figure = replace(figure, part_of="")  # "5,600 cases with 80 deaths": of the killed the 80 are all
        reason = _why_out(figure, convention, background, houses)
        if reason:
            left[figure.figure_id] = reason
        else:
            keep.append(figure)
    keep = _without_rest(keep, rows, left)
    newer = [figure for figure in keep if not is_older(figure)]
    if newer and len(newer) < len(keep):
        left.update(
            (figure.figure_id, "an older count, which the text replaces") for figure in keep if figure not in newer
        )
        keep = newer
    bare = [figure for figure in keep if figure.quantifier == "unquantified"]
    if bare and len(bare) < len(keep):
        left.update((figure.figure_id, "no number is stated") for figure in bare)
        keep = [figure for figure in keep if figure not in bare]
    return keep


def _without_rest(keep: list[Figure], rows: list[Figure], left: dict[str, str]) -> list[Figure]:
    """ "21 were killed, 16 of them in Kaura and five in Zurmi": what is left of the whole is a part of it too."""
    out = list(keep)
    for whole in keep:
        parts = sum(row.best or 0 for row in rows if row.part_of == whole.figure_id)
        rest = [row for row in out if row.start > whole.end and row.sentence_start == whole.sentence_start]
        if parts and rest and parts + sum(row.best or 0 for row in rest) == whole.best:
            leave_out(left, rest, "part of the total in the same sentence")
            out = [row for row in out if row not in rest]
    return out


def _why_out(figure: Figure, convention: Convention, background: bool, houses: set[str]) -> str:
    if figure.figure_id in houses:
        return "households of people who are counted as persons"
    if figure.relation == "restatement" and figure.part_of not in houses:
        return "the same people in another unit"
    if figure.part_of and figure.part_of not in houses:
        return "part of a figure that is counted"
    if figure.status in _STATUS_REASON:
        return _STATUS_REASON[figure.status]
    if figure.quantifier == "unquantified" and "bare_plural" not in convention.words:
        return "no number is stated"
    if figure.scope == "rate":
        return "a rate, not a count"
    if background and figure.scope == "cumulative":
        return "a toll over a longer time, not this event"
    if background and is_earlier(figure):
        return "an earlier event told as background"
    if figure.unit == "household" and convention.household is None:
        return "households: this convention does not say how many persons they are"
    return ""


def _follow(statements: list[Statement], convention: Convention, left: dict[str, str]) -> tuple[list[Figure], Worth]:
    """Take the statements in their order: what replaces, adds to, repeats or contradicts what was told before."""
    base, counted = statements[0], list(statements[0].figures)
    worth = base.worth
    rivals: list[Worth] = []
    for statement in statements[1:]:
        if _replaces(statement, base, counted):
            leave_out(left, counted, "within the newer figure that the text gives")
            base, counted, worth, rivals = statement, list(statement.figures), statement.worth, []
        elif _comes_on_top(statement, base):
            counted += statement.figures
            worth = plus(worth, statement.worth)
        elif _is_rival(statement, base) and not _is_exact_of_vague(statement, base):
            leave_out(left, statement.figures, "another source says otherwise: the total is a range")
            rivals.append(statement.worth)
        elif size_of(statement.worth) > size_of(worth) or _is_exact_of_vague(statement, base):
            leave_out(left, counted, "the same event, told with a fuller figure elsewhere in the text")
            base, counted, worth = statement, list(statement.figures), statement.worth
        else:
            leave_out(left, statement.figures, "the same event, told with a fuller figure elsewhere in the text")
    return counted, _settle(worth, rivals, convention)


def _replaces(statement: Statement, base: Statement, counted: list[Figure]) -> bool:
    """A toll that holds what was told before, or a figure called the right one."""
    if any(corrects(figure) for figure in statement.figures):
        return True
    if not any(is_toll(figure) for figure in statement.figures) or size_of(statement.worth) < size_of(base.worth):
        return False
    return not _rival_source(statement, base) or all(figure.scope == "increment" for figure in counted)


def _comes_on_top(statement: Statement, base: Statement) -> bool:
    if any(is_toll(figure) for figure in base.figures) and all(f.scope == "increment" for f in statement.figures):
        return True
    if all(adds_weakly(figure) for figure in base.figures) and not any(map(adds_surely, statement.figures)):
        return False  # "5 were killed and 12 others hurt ... 15 others were hurt"
    if all(adds(figure) for figure in statement.figures):
        return not (_one_person(statement) and _many_people(base))
    if all(figure.quantifier == "implicit" or "suicide" in figure.group_text for figure in statement.figures):
        return False  # "seven policemen were killed ... the commander": he may be one of them
    return all(are_different(one, other) for one in base.figures for other in statement.figures)


def _one_person(statement: Statement) -> bool:
    """One person told without "another": "a guard also died" may be one of the five people killed."""
    return len(statement.figures) == 1 and statement.worth.best == 1 and statement.figures[0].scope != "increment"


def _many_people(base: Statement) -> bool:
    return any(head_of(figure) in GENERIC and (figure.best or 2) > 1 for figure in base.figures)


def _is_rival(statement: Statement, base: Statement) -> bool:
    """Another source on the same people, in as many figures."""
    if len(statement.figures) != len(base.figures) or base.worth == statement.worth:
        return False
    if any(is_toll(figure) for figure in statement.figures) and size_of(statement.worth) < size_of(base.worth):
        return True
    if any(is_other_report(figure) or figure.source_type == "armed_group" for figure in statement.figures):
        return not any(figure.source_type == "armed_group" for figure in base.figures)
    return _rival_source(statement, base)


def _rival_source(statement: Statement, base: Statement) -> bool:
    first = {figure.source for figure in base.figures}
    second = {figure.source for figure in statement.figures}
    return bool(first.isdisjoint(second) and all(first) and all(second))


def _is_exact_of_vague(statement: Statement, base: Statement) -> bool:
    """ "Dozens were killed. The hospital counted 31 bodies." """
    if {figure.quantifier for figure in base.figures} != {"vague"}:
        return False
    value = statement.worth.best
    low, _, high = base.worth
    exact = not any(figure.quantifier == "vague" for figure in statement.figures)
    return exact and value is not None and (low is None or value >= low) and (high is None or value <= high)


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


# -- adding --------------------------------------------------------------------------------------------------------
