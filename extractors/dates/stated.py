"""When it happened: the dates a text states.

    published Sunday 5 June 2016: "Officials said on Sunday that 12 people were killed in clashes on Friday night."
        find_dates -> 5 June (day, point), 3 June (day, point)

Phrases are read as UCDP's coders read them (GED codebook 19.1, appendix on time phrases): "the past 24 hours" is the
day of the report and the day before, "last week" the Monday to Sunday before this one, "the weekend" Saturday and
Sunday, "early May" the 1st to the 10th. A weekday is the last one on or before the day of publication: copy of a
Saturday that says "on Saturday" means that day, and "last Saturday" the one before. Without a day of publication only
what the text states in full is read: "3 June 2016", "since 2011", never "on Saturday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from extractors.dates.calendar import find_calendar_atoms
from extractors.dates.periods import find_period_atoms
from extractors.dates.records import only_ranks
from extractors.dates.relative import find_relative_atoms
from extractors.dates.reporting import COVERS, HEAD, IN_PERIOD, LINE
from extractors.dates.spans import NUMBER, Atom, Stretch, read_count, read_precision
from extractors.words.prefilter import Guarded


class DateMention(NamedTuple):
    """A stated time. ``date_end`` is None for "since ..." where the day of publication is unknown."""

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: str  # day week month year
    kind: str  # point since window as_of


CUE = re.compile(
    r"\d|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|[Dd]ay|week|month|year|"
    r"quarter|\bhalf\b|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|New\sYear|Christmas|night|hours?\b|ago\b|recently|weekend|fortnight|morning|afternoon|evening|[A-Z]{3}"
)
# "since the fighting began in August", "since the start of the clashes on 26 August"
SINCE_THEN = re.compile(
    r"\bsince\s+(?:[\w’'-]+\s+){1,7}?(?:(?:began|started|erupted|broke\s+out|intensified|invasion|overthrow|fall|"
    r"beginning|start|outbreak|coup|"
    r"escalat\w+|declared|seized\s+power)(?:\s+[\w’'-]+){0,4}?\s+)?(?:in|on)\s+(?:(?:early|mid|late)[\s-]+)?$|"
    r"\b(?:war|conflict|uprising|fighting|violence|crisis|insurgency|outbreak|epidemic|revolt|clashes|"
    r"offensive|siege|blockade|bombardment|crackdown|protests|unrest|floods?|flooding|rains?|monsoon|storms|drought|"
    r"eruption|heatwave|strikes?|operations?|famine)\b[^.;]{0,50}"
    r"\b(?:began|started|erupted|broke\s+out)\b[^.;,]{0,70}\b(?:in|on)\s+$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?:since|SINCE|Since|starting|beginning)(?:\s+(?:at\s+least|about|around|the|mid|early|late|on|"
    r"last)){0,2}[\s-]*$"
)
AS_OF = re.compile(
    r"\b(?:[Aa]s\s+(?:of|at|on)|AS\s+OF|[Bb]y|[Uu]p\s+to|[Uu]ntil|[Uu]p\s+until|to\s+date,?)(?:\s+(?:the|early|"
    r"late|mid|on|end\s+of))?[\s-]*$"
)
# "around 2 July" leaves a day on either side
AROUND = re.compile(r"\b(?:around|about|circa|on\s+or\s+about|on\s+or\s+around)\s+(?:the\s+)?$", re.IGNORECASE)
# "three days after the quake of |1 June"
DAYS_FROM = re.compile(
    rf"\b(?P<n>{NUMBER})\s+days?\s+(?P<way>after|before|following)\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?:(?:of|on)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "in the week ending |29 November", "the 24 hours to 3 June", "the fortnight up to |1 May"
STRETCH_TO = re.compile(
    rf"\bthe\s+(?:past\s+|last\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|fortnight|hour)s?\s+"
    r"(?:ending|ended|to|up\s+to|through|until|before)\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# "in the week of |3 May", "the week beginning |3 May"
WEEK_FROM = re.compile(
    r"\bthe\s+week\s+(?:of|beginning|starting|commencing|from)\s+(?:on\s+)?(?:Monday,?\s+)?$", re.IGNORECASE
)
# "plans to assist 900 families in |December": still to come
AHEAD_BEFORE = Guarded(
    r"\b(?:will|plans?\sto|planned\sto|aims?\sto|intends?\sto|hopes?\sto|(?:is|are)\s(?:expected|projected|due|"
    r"scheduled|likely|set)\sto|expects?\sto|targets?|targeting)\b"
    r"(?:(?!\b(?:killed|died|since|was|were|had|said|told|reported)\b)[^.;\n])*$"
)
AHEAD_AFTER = re.compile(
    r",?(?:[^\S\n](?!(?:said|told|killed|died|have|were)\b)[^\s.;]{1,30}+){0,12}?[^\S\n]"
    r"(?:will|(?:is|are)\s(?:expected|projected|likely)\sto|(?:could|may|might)(?!\shave))\b"
)
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "hour": 1 / 24}
JOINED = re.compile(r"\s*(?:and|to|until|till|through|-|–|—|AND|TO)\s*(?:the\s+)?(?:(?:on|early|late|mid)[\s-]*)?$")
BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom|BETWEEN|FROM)\s+(?:the\s+)?(?:early|late|mid)?[\s-]*$")


def find_dates(text: str, start: int = 0, end: int | None = None, published: date | None = None) -> list[DateMention]:
    """The times stated in ``text[start:end]``, in order. Ages, durations ("for three days") and ordinals are none."""
    last = len(text) if end is None else end
    told = [m for m in (IN_PERIOD.finditer(text, start, last) if "period" in text[start:last] else ())]
    covered = find_covered(text, published) if told else None
    if not covered:
        return list(_read_dates(text, start, last, published))
    return sorted(
        [*_read_dates(text, start, last, published), *(covered._replace(start=m.start(), end=m.end()) for m in told)]
    )


@lru_cache(maxsize=16)
def find_covered(text: str, published: date | None) -> DateMention | None:
    """The stretch that the head of a report says it covers: "Reporting period: 1-15 March 2021"."""
    for m in COVERS.finditer(text, 0, HEAD):
        line = text.find("\n", m.end())
        last = min(m.end() + LINE, line if line >= 0 else len(text))
        for mention in _read_dates(text, m.end(), last, published):
            if mention.kind == "window":
                return mention
    return None


@lru_cache(maxsize=64)  # a sentence is asked again by the figures of the sentences behind it
def _read_dates(text: str, start: int, end: int, published: date | None) -> tuple[DateMention, ...]:
    atoms = find_calendar_atoms(text, start, end) + find_period_atoms(text, start, end)
    if published:
        atoms += find_relative_atoms(text, start, end, published)
    if not atoms or not CUE.search(text, start, end):
        return ()
    atoms = drop_overlaps(atoms)
    mentions: list[DateMention] = []
    at = 0
    while at < len(atoms):
        pair = join_atoms(text, start, atoms, at, published)
        if pair:
            mentions.append(pair)
            at += 2
            continue
        stretch = resolve(atoms[at], published)
        if stretch and published and lies_ahead(text, start, end, atoms[at]):
            stretch = look_ahead(atoms[at], stretch, published)
        if stretch and not (stretch.precision != "day" and only_ranks(text, start, atoms[at].start, atoms[at].end)):
            mentions.append(read_mention(text, start, atoms[at], stretch, published))
        at += 1
    return tuple(mentions)


def drop_overlaps(atoms: list[Atom]) -> list[Atom]:
    """Left to right, the longest at each place: "3 June 2016" before "June 2016"."""
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def resolve(atom: Atom, published: date | None, year: int | None = None) -> Stretch | None:
    """The stretch of an atom; an open year is the latest that does not lie after publication."""
    if atom.relative and not published:
        return None
    known = atom.year or year
    if known:
        return atom.read(known)
    if not published:
        return None
    stretch = atom.read(published.year)
    if not stretch or stretch.start > published:
        return atom.read(published.year - 1)
    if stretch.kind == "window" and stretch.precision == "year" and stretch.end > published:
        return stretch._replace(end=published)  # "the first half of the year", told in May
    return stretch


def lies_ahead(text: str, start: int, end: int, atom: Atom) -> bool:
    """ "plans to assist 900 families in |December", "By |March some 4 million are expected to need food"."""
    if AHEAD_BEFORE.search(text, max(start, atom.start - 90), atom.start):
        return True
    lead = text[start : atom.start].strip().lower()
    return lead in ("by", "in", "during", "until") and AHEAD_AFTER.match(text, atom.end, end) is not None


def look_ahead(atom: Atom, stretch: Stretch, published: date) -> Stretch:
    """The same of the next year, where it is over before publication and the text tells no year."""
    if stretch.end >= published or atom.year or atom.relative:
        return stretch
    return atom.read(stretch.start.year + 1) or stretch


def join_atoms(text: str, left: int, atoms: Sequence[Atom], at: int, published: date | None) -> DateMention | None:
    """ "from 1 May to 15 June 2014", "January – March 2019", "between Friday and Sunday": one window."""
    if at + 1 >= len(atoms):
        return None
    first, second = atoms[at], atoms[at + 1]
    between = text[first.end : second.start]
    if len(between) > 16 or not JOINED.fullmatch(between):
        return None
    opened = BETWEEN.search(text[max(left, first.start - 20) : first.start])
    if "and" in between.lower() and not opened:
        return None  # "on Friday and Saturday": two days
    late = resolve(second, published)
    early = resolve(first, published, late.start.year if late and not first.year else None)
    if early and late and early.start > late.end and not first.year:
        early = resolve(first, published, late.start.year - 1)
    if early and late and early.start > late.start and first.relative:  # "from Friday to Sunday" across a week's end
        early = early._replace(start=early.start - timedelta(7))
    if not early or not late or early.start > late.end:
        return None
    precision = early.precision if early.precision == late.precision != "day" else read_precision(early.start, late.end)
    start = first.start if not opened else max(left, first.start - 20) + opened.start()
    return DateMention(start, second.end, early.start, late.end, precision, "window")


def read_mention(text: str, left: int, atom: Atom, stretch: Stretch, published: date | None) -> DateMention:
    lead = text[max(left, atom.start - 24) : atom.start]
    if text.startswith((", when ", " when "), atom.end):  # "since 2008, when eight students were killed"
        return DateMention(atom.start, atom.end, stretch.start, stretch.end, stretch.precision, stretch.kind)
    if SINCE.search(lead) or SINCE_THEN.search(text[max(left, atom.start - 150) : atom.start]):
        return DateMention(
            atom.start,
            atom.end,
            stretch.start,
            published if published and published >= stretch.start else None,
            stretch.precision,
            "since",
        )
    if stretch.precision == "day" and stretch.kind == "point":
        told = STRETCH_TO.search(text, max(left, atom.start - 50), atom.start)
        if told:
            days = round((read_count(told["n"]) if told["n"] else 1) * DAYS_OF[told["unit"].lower()])
            first = stretch.end - timedelta(max(days, 1) - (told["unit"].lower() != "hour"))
            return DateMention(
                max(left, told.start()), atom.end, first, stretch.end, read_precision(first, stretch.end), "window"
            )
        if WEEK_FROM.search(text, max(left, atom.start - 40), atom.start):
            return DateMention(
                atom.start, atom.end, stretch.start, stretch.start + timedelta(6), "week", "window"
            )
        stretch = shift_days(stretch, lead, text[max(left, atom.start - 90) : atom.start])
    kind = "as_of" if AS_OF.search(lead) else stretch.kind
    last = published if stretch.kind == "since" else stretch.end
    return DateMention(atom.start, atom.end, stretch.start, last, stretch.precision, kind)


def shift_days(stretch: Stretch, lead: str, long_lead: str) -> Stretch:
    """A day told from another one: "around 2 July" is the 1st to the 3rd, "two days after 2 July" the 4th."""
    if AROUND.search(lead) and stretch.start == stretch.end:
        return stretch._replace(
            start=stretch.start - timedelta(1), end=stretch.end + timedelta(1), precision="week", kind="window"
        )
    told = DAYS_FROM.search(long_lead)
    if not told:
        return stretch
    days = timedelta(read_count(told["n"]) * (-1 if told["way"].lower() == "before" else 1))
    return stretch._replace(start=stretch.start + days, end=stretch.end + days)
