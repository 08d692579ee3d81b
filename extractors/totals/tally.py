"""What one text says of its own event: figures -> totals per measure.

    "Twelve people were killed. Three of the dead were children. The blast killed 12."  ->  killed 12, 12, 12

A part is never added to its whole, the same total said twice counts once, an older count gives way to the newer,
sources that contradict each other give a range. People of a second incident that the text tells as news are added
("in a second raid nine were killed"); earlier events told as background are not. Every figure left out has a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from extractors.models import MEASURES, Figure, Total
from extractors.totals.conventions import Convention, conventions
from extractors.totals.following import follow
from extractors.totals.log import ranks_in_time
from extractors.totals.raised import is_raised
from extractors.totals.statements import are_different, head_of, leave_out, make_statements
from extractors.totals.told import (
    is_earlier,
    is_long_ago,
    is_of_month,
    is_of_other_day,
    is_of_year,
    is_older,
    is_outcome,
    is_own_toll,
    names_day,
)

__all__ = ["conventions", "tally"]

_EARLIER = "an earlier event told as background"
_STATUS_REASON = {
    "denied": "denied",
    "hypothetical": "hypothetical, nobody says that it happened",
    "projected": "projected, not yet so",
}


class Setting(NamedTuple):
    """What the whole text tells every total: whether it tells news, and the sentences that only give the background.

    ``outbreak``: it counts cases of a disease, so that what is new since a report lies within the cases so far.
    """

    has_news: bool
    background: frozenset[int]
    outbreak: bool = False
    own: frozenset[str] = frozenset()  # counts over a longer time that are the event's own toll
    replaced: frozenset[int] = frozenset()  # sentences that give older counts, one of which the text replaces
    persons: frozenset[str] = frozenset()  # the nouns of single persons whose death or injury is told
    lead: str = ""  # the first sentence that tells of anybody
    ranks: Mapping[int, int] = MappingProxyType({})  # of a log by the hour: which sentences are newer


def tally(figures: Iterable[Figure], *, convention: str = "interval") -> list[Total]:
    """One total per measure that the text speaks of, in the order of the vocabulary.

    ``convention``: a table of data/conventions.toml; raises ValueError for any other.
    """
    if convention not in conventions():
        raise ValueError(f"no convention {convention!r}; choose one of {', '.join(conventions())}")
    rows = _own_wholes(sorted(figures, key=lambda figure: (figure.start, figure.end, figure.measure)))
    setting = _setting(rows)
    out: list[Total] = []
    for measure in MEASURES:
        mine = [figure for figure in rows if figure.measure == measure]
        if mine:
            out.append(_not_again(_total(measure, mine, conventions()[convention], setting), out))
    return out


def _not_again(total: Total, told: list[Total]) -> Total:
    """ "Three died and five were wounded. Five people were shot and survived": those shot are counted as wounded."""
    if total.measure != "casualties" or total.best is None:
        return total
    before = [one.best for one in told if one.best]
    if total.best not in (*before, sum(before)):
        return total
    left = {**total.left_out, **dict.fromkeys(total.counted, "the same people, counted as killed or injured")}
    return Total(total.measure, None, None, None, (), left)


def _total(measure: str, rows: list[Figure], convention: Convention, setting: Setting) -> Total:
    """Leave out what is no news of the event, then follow the text sentence by sentence."""
    left: dict[str, str] = {}
    keep = _kept(rows, convention, setting, left)
    statements = make_statements(keep, convention, left)
    if not statements:
        return Total(measure, None, None, None, (), left)
    if setting.ranks:
        statements.sort(key=lambda one: setting.ranks[one.figures[0].sentence_start])
    counted, worth = follow(statements, convention, left, log=bool(setting.ranks))
    order = sorted(counted, key=lambda figure: (figure.start, figure.end))
    return Total(measure, *worth, tuple(figure.figure_id for figure in order), left)


def _own_wholes(rows: list[Figure]) -> list[Figure]:
    """The figures, those that are parts of another measure or of the background standing for themselves."""
    by_id = {row.figure_id: row for row in rows}
    return [_own_whole(row, by_id.get(row.part_of)) for row in rows]


def _own_whole(row: Figure, whole: Figure | None) -> Figure:
    if not row.part_of:
        return row
    if whole is not None and row.measure == "casualties" and whole.measure in ("killed", "injured"):
        return row  # "a girl was among eight people killed and 20 wounded"
    if whole is not None and row.measure == "displaced" and whole.measure in ("abducted", "detained", "trapped"):
        return row  # "eleven of the captives escaped"
    if whole is None or whole.measure != row.measure:  # "5,600 cases with 80 deaths": of the killed the 80 are all
        later = whole is not None and whole.measure in ("injured", "missing") and is_outcome(row)
        return replace(row, part_of="", scope="increment" if later else row.scope)
    if whole.scope == "cumulative" != row.scope and (" alone" in row.sentence or is_raised(whole)):
        return replace(row, part_of="", relation="")  # "Since 2011 the war has killed 250,000. On Sunday alone 34 died"
    return row


def _setting(rows: list[Figure]) -> Setting:
    """A sentence whose toll over years stands beside news of the same measure is background with all it says."""
    outbreak = any(row.measure == "infected" for row in rows)
    lead = rows[0].sentence if rows else ""
    news = {figure.measure for figure in rows if _is_news(figure, outbreak)}
    own = frozenset(
        row.figure_id
        for row in rows
        if (row.scope == "cumulative" and _is_own(row, rows, lead)) or (row.sentence == lead and _is_of_old(row, rows))
    )
    background = {
        row.sentence_start
        for row in rows
        if row.scope == "cumulative" and row.measure in news and row.figure_id not in own
    }
    persons = frozenset(head_of(row) for row in rows if row.measure in ("killed", "injured") and row.best == 1)
    of_crisis = all(row.measure in _LASTING for row in rows if row.sentence == lead)  # its numbers are no background
    has_news = bool(news) and not of_crisis
    ranks = ranks_in_time(rows)
    return Setting(has_news, frozenset(background), outbreak, own, _replaced(rows), persons - {""}, lead, ranks)


def _replaced(rows: list[Figure]) -> frozenset[int]:
    """ "Earlier reports had said four were dead and 13 missing", where five are dead now: the 13 are old as well."""
    older = [row for row in rows if is_older(row)]
    newer = {row.measure for row in rows if not row.relation and row not in older}
    return frozenset(row.sentence_start for row in older if row.measure in newer)


def _is_own(row: Figure, rows: list[Figure], lead: str) -> bool:
    """Whether a count over a longer time is the toll of the text's own event: cases so far, floods since June."""
    if is_own_toll(row, lead) or row.sentence == lead and _is_subject(row, rows) or _is_told_again(row, rows):
        return True
    if row.measure not in _OF_OUTBREAK or is_earlier(row) or row.status not in ("reported", "confirmed", "unconfirmed"):
        return False
    first = next(one for one in rows if one.measure == row.measure)
    return first is row and any(one.measure == "infected" for one in rows)


def _is_of_old(row: Figure, rows: list[Figure]) -> bool:
    """Whether the lead itself is about another year: "sentenced for the killing of 47 villagers in 1993"."""
    if row.scope == "cumulative" or not is_of_year(row):
        return False
    return not any(names_day(one) and one.sentence != row.sentence for one in rows if one.measure == row.measure)


def _is_told_again(row: Figure, rows: list[Figure]) -> bool:
    """ "61 people have died since 2 August ... Of the 61 deaths, 38 were in Kirang": the toll is the text's own."""
    return (row.best or 0) >= _FEW and any(
        one.measure == row.measure and one.best == row.best and one.scope != "cumulative" and not is_earlier(one)
        for one in rows
    )


_FEW = 10  # a smaller number stands in a text twice by chance


def _is_subject(row: Figure, rows: list[Figure]) -> bool:
    """Whether a lead that counts over months is what the text is about: no other count has a day."""
    if next(one for one in rows if one.measure == row.measure) is not row:
        return False
    others = [one for one in rows if one.sentence_start != row.sentence_start]
    return not any(names_day(one) or one.date_precision == "day" or " alone" in one.sentence for one in others)


_OF_OUTBREAK = ("infected", "killed")


def _is_news(figure: Figure, outbreak: bool) -> bool:
    """Whether the figure tells of the text's own event; what is new in an outbreak lies within all cases so far."""
    return (
        not (outbreak and figure.scope == "increment")
        and figure.scope in ("event", "increment", "as_of")
        and figure.status not in _STATUS_REASON
        and not figure.part_of
        and not is_earlier(figure)
    )


def _kept(rows: list[Figure], convention: Convention, setting: Setting, left: dict[str, str]) -> list[Figure]:
    persons = {row.part_of for row in rows if row.relation == "restatement" and row.unit == "person"}
    houses = {
        row.figure_id
        for row in rows
        if row.unit == "household" and row.figure_id in persons and not (row.relation == "part" and row.part_of)
    }
    news = [figure for figure in rows if _is_news(figure, setting.outbreak)]
    has_news, dated = bool(news), any(map(names_day, news))
    keep = []
    for figure in rows:
        background = (
            has_news
            or figure.sentence_start in setting.background
            or (setting.has_news and (is_long_ago(figure) or _is_beside_news(figure, setting)))
        )
        background = background and figure.figure_id not in setting.own
        if _is_told_person(figure, rows, setting):
            left[figure.figure_id] = "the same person, told before"  # "a boy was killed ... the boy was shot"
            continue
        reason = _why_out(figure, convention, background, houses)
        if not reason and _is_told_part(figure, rows):
            reason = "told before as a part of a total"
        if not reason and dated and (is_of_month(figure) or is_of_other_day(figure, news)):
            reason = _EARLIER
        if reason:
            left[figure.figure_id] = reason
        else:
            keep.append(figure)
    keep = _without_rest(keep, rows, left)
    for figure in keep:
        if figure.sentence_start in setting.replaced and is_older(figure):
            left[figure.figure_id] = "of an older report, which the text replaces"
    keep = [figure for figure in keep if figure.figure_id not in left]
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


def _is_beside_news(figure: Figure, setting: Setting) -> bool:
    """Whether what it tells of is earlier than the news, of whatever measure: the hostages of a raid last year."""
    return figure.measure not in _OF_PROGRAMMES and figure.sentence != setting.lead and is_earlier(figure)


_OF_PROGRAMMES = ("returned", "affected", "in_need", "assisted", "food_insecure", "infected")
_LASTING = (*_OF_PROGRAMMES, "displaced")


def _is_told_person(figure: Figure, rows: list[Figure], setting: Setting) -> bool:
    """Whether "the boy", "the lawmaker" is somebody told before of whom the same or more was said."""
    if figure.quantifier != "implicit" or not figure.text.lower().startswith("the "):
        return False
    head = head_of(figure)
    if figure.measure == "casualties":
        return head in setting.persons
    return any(
        head_of(row) == head != "" and row.best == 1 and row.start < figure.start and not row.part_of for row in rows
    )


def _is_told_part(figure: Figure, rows: list[Figure]) -> bool:
    """ "14,700 suspected cases, of which 1,270 are confirmed ... Total 14,700 | 1,270": the same 1,270."""
    return (figure.best or 0) >= _LARGE and any(
        row.relation == "part" and row.part_of and row.start < figure.start and row.measure == figure.measure
        and row.best == figure.best and row.status == figure.status and row.sentence_start != figure.sentence_start
        for row in rows
    )


_LARGE = 100  # no two parts of a text have such a number by chance


def _without_rest(keep: list[Figure], rows: list[Figure], left: dict[str, str]) -> list[Figure]:
    """ "21 were killed, 16 of them in Kaura and five in Zurmi": what is left of the whole is a part of it too."""
    out = list(keep)
    for whole in keep:
        parts = sum(row.best or 0 for row in rows if row.part_of == whole.figure_id)
        rest = [row for row in out if row.start > whole.end and row.sentence_start == whole.sentence_start]
        rest = [row for row in rest if not are_different(row, whole)]  # "13 soldiers, four in A, and nine rebels"
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
        return _EARLIER
    if figure.unit == "household" and convention.household is None:
        return "households: this convention does not say how many persons they are"
    return ""
