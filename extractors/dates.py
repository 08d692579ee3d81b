"""When it happened: the dates a text states, and the one that belongs to a figure.

    published Sunday 5 June 2016: "Officials said on Sunday that 12 people were killed in clashes on Friday night."
        find_dates   -> 5 June (day, point), 3 June (day, point)
        choose_date  -> 2016-06-03; "said on Sunday" dates the statement, not the deaths

Phrases are read as UCDP's coders read them (GED codebook 19.1, appendix on time phrases): "the past 24 hours" is the
day of the report and the day before, "last week" the Monday to Sunday before this one, "the weekend" Saturday and
Sunday, "early May" the 1st to the 10th. A weekday is the last one on or before the day of publication: copy of a
Saturday that says "on Saturday" means that day, and "last Saturday" the one before. Without a day of publication only
what the text states in full is read: "3 June 2016", "since 2011", never "on Saturday".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple


class DateMention(NamedTuple):
    """A stated time. ``date_end`` is None for "since ..." where the day of publication is unknown."""

    start: int
    end: int
    date_start: date | None
    date_end: date | None
    precision: str  # day week month year
    kind: str  # point since window as_of


class DateReading(NamedTuple):
    """The columns of a figure: ISO dates and a precision, all "" where no date fits."""

    date_start: str = ""
    date_end: str = ""
    date_precision: str = ""


class Stretch(NamedTuple):
    start: date
    end: date
    precision: str
    kind: str = "point"


class Atom(NamedTuple):
    """One date expression, its year perhaps still open: ``read(year)`` gives the stretch of time."""

    start: int
    end: int
    year: int | None  # None: not stated
    relative: bool  # needs the day of publication
    read: Callable[[int], Stretch | None]


# ---- words -----------------------------------------------------------------------------------------------------------
MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
COUNTS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
COUNTS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "several": 3, "past": 1}
RECENT_DAYS, RECENT_WEEKS = 3, 3  # UCDP: "past few days", "recent weeks"

# "June", "Jun.", "JUNE": a month is written large, or "may" and "march" would be months
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|"
    r"JUNE?|JULY?|"
    r"AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z])"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|MONDAY|TUESDAY|"
    r"WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)\b"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?"
YEAR = r"(?:19|20)\d\d(?![\d,.]\d|\d|%)"
NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"a couple of|couple of|a few|few|several|an?)"
)
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midnight|dawn)"
TO = r"\s*(?:-|–|—|to|and|through|until|till|TO|AND)\s*"
WS = r"[\s\u00a0]+"


def compile_rule(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if ignore_case else 0))


# "3 June 2016", "3 JAN 90", "3rd of June", "1-15 May 2014"
DAY_MONTH = compile_rule(rf"""(?<![\d.,$-])(?P<d1>{DAY}) (?:{TO}(?P<d2>{DAY}))? (?:\s+of)? [\s-] (?P<m>{MONTH})
    (?: ,?[\s-](?P<y>{YEAR}) | [\s-](?P<yy>\d\d)(?=\s*(?:[\]):;(—-]|[,.](?!\d)|$)) )?""")
# "June 3, 2016", "Jan. 5", "May 1-15", "Jul 152015" (a comma lost)
MONTH_DAY = compile_rule(
    rf"""\b(?P<m>{MONTH}) \s (?P<d1>{DAY})(?![\d:%]|,\d{{3}}\b) (?:{TO}(?P<d2>{DAY})(?!\d))?
    (?: ,?\s*(?P<y>{YEAR}) | ,?(?:\s+of)?\s+(?P<rel>last\s+year|this\s+year) )?"""
)
MONTH_ALONE = re.compile(r"\b[Ii]n\s+$|\bIN\s+$")
# "2016-06-03", "21.08.2013"
ISO = compile_rule(
    r"\b(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<dd>\d\d)\b | \b(?P<dd2>\d{1,2})[./](?P<mm2>\d{1,2})[./](?P<y2>(?:19|"
    r"20)\d\d)(?!\d)"
)
# "January 2014", "early August", "the end of May", "the first week of August", "last May", "May last year"
MONTH_YEAR = compile_rule(rf"""\b(?: (?P<part>[Ee]arly|[Mm]id|[Ll]ate|
    [Tt]he\s+end\s+of|[Tt]he\s+beginning\s+of|[Tt]he\s+start\s+of|[Ee]nd\s+of|
    [Tt]he\s+first\s+week\s+of|[Tt]he\s+first\s+half\s+of|[Tt]he\s+second\s+half\s+of|[Ll]ast|LATE|EARLY|MID)[\s-]+ )?
    (?P<m>{MONTH}) (?: ,?(?:\s+of)?\s(?P<y>{YEAR}) | (?:\s+of)?\s+(?P<rel>this\s+year|last\s+year) )?""")
# Words that make a bare "May" or "March" a month, not a name or a verb.
MONTH_LEAD = re.compile(
    r"(?:\b(?:in|since|during|by|of|until|till|from|between|to|and|through|throughout|for|last|early|late|mid|end|"
    r"this)|[-–—])[\s-]+$",
    re.IGNORECASE,
)
NAMES_TOO = ("May", "March", "April", "June", "August")
# "January – March 2015": the second month makes the first one
MONTH_FOLLOWS = re.compile(rf"{TO}{MONTH}")
# "the second quarter of 2019"
QUARTER = compile_rule(
    rf"\b(?:the\s+)?(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s+(?P<unit>quarter|half)\s+of\s+(?P<y>{YEAR})"
)
# "in 2014", "2014-15", "the 2015 floods"
YEAR_ONLY = compile_rule(rf"""\b(?P<lead>(?i:in|since|during|throughout|between|from|of|for|by|until|before|after|
    early|late|mid|and|to|the|a|its|their|year)|[-–—(])[\s-]*
    (?P<y>{YEAR})(?:[-–/](?P<y2>(?:(?:19|20)\d\d|\d\d))\b(?![-–]))?""")
# "the 2015 floods", "the 2010 Haiti earthquake"
EVENT_NAME = re.compile(
    r"\s+[a-z]|\s+(?:[A-Z][\w’'-]*\s+){1,3}(?:floods?|earthquake|quake|tsunami|attacks?|war|crisis|outbreak|"
    r"epidemic|bombings?|massacre|offensive|elections?|conflict|cyclone|hurricane|typhoon|[Ee]arthquake|[Ff]loods)\b"
)
COUNTED = re.compile(
    r"\s+(?:people|persons|households|families|houses|homes|villages|cases|children|women|men|refugees|civilians|"
    r"soldiers|troops|others|dead|deaths|injured|tents|tons|tonnes|dollars|km|feet|metres|meters|militants|"
    r"migrants|individuals)\b"
)
# "on Saturday", "late Friday night", "last Tuesday"
WEEKDAY_RULE = compile_rule(
    rf"""(?<![\w-])(?P<last>(?:[Ll]ast|LAST|[Tt]he\s+previous)\s+)?
    (?:[Ee]arly\s+|[Ll]ate\s+|[Ee]arlier\s+)? (?P<w>{WEEKDAY}) (?:\s+{PART_OF_DAY}\b)?"""
)
NOT_A_DAY = re.compile(
    r"(?:\b(?:[Ee]very|[Ee]ach|[Nn]ext|Good|Black|Bloody|Ash|Palm|Holy|Easter|Maundy|[Cc]oming|[Ff]ollowing)\s+)$"
)
NAMED_DAY = re.compile(rf"\s*,?\s*(?:(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}|{MONTH}\s+{DAY})")

# "today", "yesterday", "last night", "overnight", "the weekend", "earlier this week"
DAY_WORDS = compile_rule(
    r"""\b(?: (?P<before_yesterday>the\s+day\s+before\s+yesterday) |
    (?P<yesterday>yesterday(?:\s+(?:morning|afternoon|evening|night))?) |
    (?P<last_night>last\s+night) | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening)) |
    (?P<overnight>(?<!an\s)overnight(?!\s+(?:stay|bag|camp|shelter))) )\b""",
    True,
)
WEEKENDS = compile_rule(
    r"\b(?:over|at|during|on|this|last|this\s+past)\s+(?:the\s+)?(?:last\s+|past\s+)?weekend\b", True
)
# "this week", "late last month", "so far this year", "since the beginning of the year"
PERIODS = compile_rule(
    r"""\b(?: (?P<lead>so\s+far|earlier|since\s+the\s+(?:beginning|start)\s+of|since\s+early|early|late|later)\s+ )?
    (?P<which>this|last|the|current|this\s+past)\s+(?P<unit>week|month|year)\b
    (?!\s+(?:of|ending|to|before|earlier|after|and\s+a\s+half|ago|long|old)\b|['’]s|[-–])""",
    True,
)
# "in the past 24 hours", "over the last three weeks", "the past few days", "in recent weeks"
PAST = compile_rule(
    rf"""\b(?:the|this)\s+(?:past|last|previous)\s+(?:(?P<n>{NUMBER})[\s-]+)?
    (?P<unit>hours?|days?|weeks?|months?|years?|fortnight)\b |
    \b(?:past|last)\s+(?P<n2>\d{{1,2}}|two|three|four|five|six|seven)\s+
    (?P<unit2>hours?|days?|weeks?|months?|years?)\b |
    \brecent\s+(?P<unit3>days|weeks|months|years)\b""",
    True,
)
# "two days ago", "a fortnight ago", "a year ago"
AGO = compile_rule(rf"\b(?P<n>{NUMBER})\s+(?P<unit>day|week|month|year|fortnight)s?\s+ago\b", True)
CUE = re.compile(
    r"\d|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|[Dd]ay|week|month|year|"
    r"night|hours?\b|ago\b|fortnight|morning|afternoon|evening|[A-Z]{3}"
)

# "since the fighting began in August", "since the start of the clashes on 26 August"
SINCE_THEN = re.compile(
    r"\bsince\s+(?:[\w’'-]+\s+){1,7}?(?:(?:began|started|erupted|broke\s+out|intensified|invasion|overthrow|fall|"
    r"beginning|start|outbreak|coup|"
    r"escalat\w+|declared|seized\s+power)(?:\s+[\w’'-]+){0,4}?\s+)?(?:in|on)\s+(?:(?:early|mid|late)[\s-]+)?$|"
    r"\b(?:war|conflict|uprising|fighting|violence|crisis|insurgency|outbreak|epidemic|revolt|clashes|"
    r"offensive)\b[^.;]{0,50}"
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
JOINED = re.compile(r"\s*(?:and|to|until|till|through|-|–|—|AND|TO)\s*(?:the\s+)?(?:(?:on|early|late|mid)[\s-]*)?$")
BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom|BETWEEN|FROM)\s+(?:the\s+)?(?:early|late|mid)?[\s-]*$")


# ---- stretches of time -----------------------------------------------------------------------------------------------
def make_day(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none (31 June)."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def make_days(year: int, month: int, first: int, last: int) -> Stretch | None:
    start, end = make_day(year, month, first), make_day(year, month, last)
    if not start or not end or end < start:
        return None
    return Stretch(
        start, end, "day" if first == last else read_precision(start, end), "point" if first == last else "window"
    )


def make_month(year: int, month: int, part: str = "") -> Stretch:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (15, last),
        "week": (1, 7),
        "first half": (1, 15),
        "second half": (16, last),
        "end": (21, last),
        "beginning": (1, 10),
    }.get(part, (1, last))
    return Stretch(date(year, month, first_day), date(year, month, last_day), "week" if part == "week" else "month")


def make_year(first: int, last: int) -> Stretch:
    return Stretch(date(first, 1, 1), date(last, 12, 31), "year", "point" if first == last else "window")


def read_precision(start: date, end: date) -> str:
    """How exact a stretch is: up to two days "day", to a fortnight "week", to two months "month", else "year"."""
    length = (end - start).days + 1
    return "day" if length <= 2 else "week" if length <= 14 else "month" if length <= 62 else "year"


def go_back_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_month(word: str) -> int:
    return MONTH_NUMBERS[word[:3].lower()]


def read_day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def read_count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS.get(word.lower(), 1)


# ---- atoms -----------------------------------------------------------------------------------------------------------
def find_calendar_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Dates written by the calendar: days, months, years."""
    atoms: list[Atom] = []
    for m in DAY_MONTH.finditer(text, start, end):
        year = (
            int(m["y"])
            if m["y"]
            else 1900 + int(m["yy"])
            if m["yy"] and int(m["yy"]) > 40
            else 2000 + int(m["yy"])
            if m["yy"]
            else None
        )
        atoms.append(make_day_atom(m, year))
    for m in MONTH_DAY.finditer(text, start, end):
        if not m["y"] and not m["d2"] and MONTH_ALONE.search(text[max(0, m.start() - 8) : m.start()]):
            continue  # "in April 12 people were killed"
        atoms.append(make_day_atom(m, int(m["y"]) if m["y"] else None, (m["rel"] or "").lower()))
    for m in ISO.finditer(text, start, end):
        atom = make_numeric_atom(m)
        if atom:
            atoms.append(atom)
    atoms += find_month_atoms(text, start, end)
    for m in QUARTER.finditer(text, start, end):
        year, months = int(m["y"]), (6 if m["unit"] == "half" else 3)
        first = ("first", "second", "third", "fourth").index(m["n"].lower()) * months + 1
        if first + months - 1 <= 12:
            stretch = Stretch(date(year, first, 1), make_month(year, first + months - 1).end, "year", "window")
            atoms.append(Atom(m.start(), m.end(), year, False, fix(stretch)))
    for m in YEAR_ONLY.finditer(text, start, end):
        if COUNTED.match(text, m.end()) and m["lead"].lower() != "in":
            continue
        if m["lead"].lower() in ("a", "the", "its", "their") and not EVENT_NAME.match(text, m.end()):
            continue
        first = int(m["y"])
        last = first if not m["y2"] else int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
        if first <= last <= first + 60:
            atoms.append(Atom(m.start("y"), m.end(), first, False, fix(make_year(first, last))))
    return atoms


def make_day_atom(m: re.Match[str], year: int | None, relative: str = "") -> Atom:
    shift = 1 if relative.startswith("last") else 0  # "June 12 last year"
    month, first = read_month(m["m"]), read_day(m["d1"])
    last = read_day(m["d2"]) if m["d2"] else first
    return Atom(m.start(), m.end(), year, bool(relative), lambda y: make_days(y - shift, month, first, last))


def make_numeric_atom(m: re.Match[str]) -> Atom | None:
    """ISO dates, and day.month.year; with strokes only where one of the two cannot be a month."""
    if m["y"]:
        year, month, day = int(m["y"]), int(m["mm"]), int(m["dd"])
    else:
        day, month, year = int(m["dd2"]), int(m["mm2"]), int(m["y2"])
        if "/" in m.group() and day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    return (
        Atom(m.start(), m.end(), year, False, lambda y: make_days(y, month, day, day))
        if make_day(year, month, day)
        else None
    )


def find_month_atoms(text: str, start: int, end: int) -> list[Atom]:
    atoms = []
    for m in MONTH_YEAR.finditer(text, start, end):
        part = " ".join((m["part"] or "").lower().split())
        lead = MONTH_LEAD.search(text[max(0, m.start() - 14) : m.start()])
        if not (m["y"] or m["rel"] or part or lead or MONTH_FOLLOWS.match(text, m.end())):
            continue
        if not (m["y"] or part) and m["m"] in NAMES_TOO and re.match(r"\s+[A-Z][a-z]", text[m.end() : m.end() + 4]):
            continue  # "of May Aung"
        month = read_month(m["m"])
        word = next(
            (
                w
                for w in ("week", "first half", "second half", "early", "mid", "late", "end", "beginning", "start")
                if w in part
            ),
            "",
        )
        word = {"start": "beginning"}.get(word, word)
        atoms.append(
            Atom(
                m.start(),
                m.end(),
                int(m["y"]) if m["y"] else None,
                bool(m["rel"]) or part == "last",
                make_month_reader(month, word, m["rel"] or "", part == "last"),
            )
        )
    return atoms


def make_month_reader(month: int, part: str, relative: str, last: bool) -> Callable[[int], Stretch | None]:
    def read(year: int) -> Stretch:
        shift = 1 if relative.lower().startswith("last") else 0
        return make_month(year - shift, month, part)

    return read


def find_relative_atoms(text: str, start: int, end: int, published: date) -> list[Atom]:
    """Times told from the day of publication."""
    found: list[tuple[int, int, Stretch]] = []
    for m in WEEKDAY_RULE.finditer(text, start, end):
        if NOT_A_DAY.search(text[max(0, m.start() - 12) : m.start()]) or NAMED_DAY.match(text, m.end()):
            continue
        back = (published.weekday() - WEEKDAY_NUMBERS[m["w"].lower()]) % 7
        day = published - timedelta(back or (7 if m["last"] else 0))
        found.append((m.start(), m.end(), Stretch(day, day, "day")))
    for m in DAY_WORDS.finditer(text, start, end):
        back = {"before_yesterday": 2, "yesterday": 1, "last_night": 1, "overnight": 1}.get(m.lastgroup or "", 0)
        day = published - timedelta(back)
        found.append((m.start(), m.end(), Stretch(day, published if m.lastgroup == "overnight" else day, "day")))
    for m in WEEKENDS.finditer(text, start, end):
        saturday = published - timedelta((published.weekday() - 5) % 7)
        found.append((m.start(), m.end(), Stretch(saturday, saturday + timedelta(1), "day")))
    found += [
        (m.start(), m.end(), read_period(m, published)) for m in PERIODS.finditer(text, start, end) if is_period(m)
    ]
    for m in PAST.finditer(text, start, end):
        stretch = read_past(
            m["n"] or m["n2"] or ("" if m["unit3"] is None else "recent"),
            m["unit"] or m["unit2"] or m["unit3"],
            published,
        )
        found.append((m.start(), m.end(), stretch))
    for m in AGO.finditer(text, start, end):
        found.append((m.start(), m.end(), read_ago(m["n"], m["unit"].lower(), published)))
    return [Atom(a, b, published.year, True, fix(stretch)) for a, b, stretch in found]


def fix(stretch: Stretch) -> Callable[[int], Stretch | None]:
    """A reader for what needs no year."""
    return lambda _: stretch


def is_period(m: re.Match[str]) -> bool:
    """ "the year" alone is no date; "since the start of the year" is."""
    return m["which"].lower() not in ("the", "current") or bool(m["lead"]) and m["lead"].lower().startswith("since")


def read_period(m: re.Match[str], published: date) -> Stretch:
    lead, which, unit = (m["lead"] or "").lower(), m["which"].lower(), m["unit"].lower()
    monday = published - timedelta(published.weekday())
    if which in ("this", "the", "current"):
        start = {"week": monday, "month": published.replace(day=1), "year": date(published.year, 1, 1)}[unit]
        return Stretch(start, published, unit, "since" if lead.startswith("since") else "window")
    if which == "this past":
        return read_past("", unit, published)
    if unit == "week":
        first = monday - timedelta(7)
        return Stretch(first + timedelta(4 if lead == "late" else 0), first + timedelta(6), "week")
    if unit == "month":
        before = go_back_months(published.replace(day=1), 1)
        return make_month(before.year, before.month, lead if lead in ("early", "late") else "")
    return make_year(published.year - 1, published.year - 1)


def read_past(number: str, unit: str, published: date) -> Stretch:
    """UCDP: 24 hours is the report day and the day before; days are whole days before the report; a week has seven, the
    report day among them; "recent" and "few" days are three, weeks three."""
    unit = unit.lower().rstrip("s")
    count = (
        read_count(number)
        if number and number != "recent"
        else {"week": RECENT_WEEKS, "day": RECENT_DAYS, "month": 3, "year": 3}.get(unit, 1)
        if number == "recent"
        else 1
    )
    yesterday = published - timedelta(1)
    if unit == "hour":
        start, end = published - timedelta(1 if count <= 24 else 2 if count <= 72 else round(count / 24)), published
    elif unit == "day":
        start, end = published - timedelta(count), yesterday
    elif unit in ("week", "fortnight"):
        days = 7 * count * (2 if unit == "fortnight" else 1)
        start, end = published - timedelta(days - 1), published
    elif unit == "month":
        start, end = go_back_months(published, count), published
    else:
        start, end = go_back_months(published, 12 * count), published
    return Stretch(start, end, read_precision(start, end), "window")


def read_ago(number: str, unit: str, published: date) -> Stretch:
    """ "two days ago" is a day; "two weeks ago" the week around it; "a month ago" that month; years alike."""
    count, vague = read_count(number), number.lower() in ("a few", "few", "several", "a couple of", "couple of")
    if unit == "day":
        day = published - timedelta(count)
        return Stretch(day, published - timedelta(1) if vague else day, "week" if vague else "day")
    if unit == "fortnight":
        return Stretch(published - timedelta(14), published - timedelta(1), "week")
    if unit == "week":
        middle = published - timedelta(7 * count)
        return Stretch(middle - timedelta(3), middle + timedelta(3), "month" if vague else "week")
    if unit == "month":
        before = go_back_months(published, count)
        return make_month(before.year, before.month)
    return make_year(published.year - count, published.year - count)


# ---- finding ---------------------------------------------------------------------------------------------------------
def find_dates(text: str, start: int = 0, end: int | None = None, published: date | None = None) -> list[DateMention]:
    """The times stated in ``text[start:end]``, in order. Ages, durations ("for three days") and ordinals are none."""
    end = len(text) if end is None else end
    if not CUE.search(text, start, end):
        return []
    atoms = find_calendar_atoms(text, start, end)
    if published:
        atoms += find_relative_atoms(text, start, end, published)
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
        if stretch:
            mentions.append(read_mention(text, start, atoms[at], stretch, published))
        at += 1
    return mentions


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
    return stretch


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
    if SINCE.search(lead) or SINCE_THEN.search(text[max(left, atom.start - 150) : atom.start]):
        return DateMention(
            atom.start,
            atom.end,
            stretch.start,
            published if published and published >= stretch.start else None,
            stretch.precision,
            "since",
        )
    kind = "as_of" if AS_OF.search(lead) else stretch.kind
    last = published if stretch.kind == "since" else stretch.end
    return DateMention(atom.start, atom.end, stretch.start, last, stretch.precision, kind)


# ---- choosing --------------------------------------------------------------------------------------------------------
SPEECH = (
    r"(?:said|says|told|announced|reported|reports|added|confirmed|claimed|stated|declared|warned|quoted|cited|denied|"
    r"acknowledged|charged|accused|publication|according\s+to|statement|interview|briefing|press\s+conference|"
    r"news\s+conference|reporters|published|updated|released|tweeted|wrote)"
)
# "said on Monday", "told reporters in Geneva on Monday", "announced Thursday"
SPOKEN_BEFORE = re.compile(
    rf"\b{SPEECH}\b(?:\s+(?!that\b)[\w’'.-]+){{0,4}}?\s*,?\s*(?:(?:on|late|early|at|in)\s+){{0,2}}$", re.IGNORECASE
)
# "The ministry on Monday said"
SPOKEN_AFTER = re.compile(rf"\s*,?\s*(?:[\w’'.-]+\s+){{0,7}}?{SPEECH}\b", re.IGNORECASE)
# "BEIRUT, March 7 (Reuters) -", "3 JAN 90 (DPA) --"
DATELINE = re.compile(r"\s*\([A-Z][^)\n]{1,30}\)\s*(?:-|–|—)")
HARM = re.compile(
    r"\b(?:kill|die|dead|death|wound|injur|hurt|displac|flee|fled|evacuat|abduct|kidnap|missing|detain|arrest|"
    r"shot|attack|bomb|"
    r"explo|blast|clash|struck|hit|quake|flood|storm|crash|collaps|drown|infect|case|affect|rescu|free|return|"
    r"massacre|behead|execut)",
    re.IGNORECASE,
)
REACH = 250  # characters back to a date of an earlier sentence
KIND_COST = {"point": 0.0, "window": 0.0, "since": 0.1, "as_of": 0.3}


def choose_date(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    mentions: Sequence[DateMention],
    before: Sequence[DateMention] = (),
) -> DateReading:
    """The date of the event a figure speaks of, or the stretch it counts over.

    A date that hangs on the verb of saying ("said on Monday") dates the statement. Where it is the only one the reading
    is empty: a toll is often told a day or more after the event, and an empty cell costs less than a wrong day.
    """
    best: tuple[float, DateMention] | None = None
    for mention in mentions:
        if is_spoken(text, mention, figure_start, sentence_start):
            continue
        cost = measure_distance(text, figure_start, figure_end, mention) + KIND_COST[mention.kind]
        if best is None or cost < best[0]:
            best = (cost, mention)
    if best:
        return read_date(best[1])
    if mentions:
        return DateReading()
    for mention in reversed(before):
        if sentence_start - mention.end > REACH:
            break
        if (
            mention.kind == "point"
            and mention.precision == "day"
            and not is_spoken(text, mention, figure_start, max(0, mention.start - 120))
        ):
            return read_date(mention)
    return DateReading()


def is_spoken(text: str, mention: DateMention, figure_start: int, sentence_start: int) -> bool:
    """Does this date tell when somebody spoke? "police said on Monday" does, "killed on Monday, police said" no."""
    if mention.kind != "point":
        return False
    if DATELINE.match(text, mention.end):
        return True
    left = text[max(sentence_start, mention.start - 70) : mention.start]
    said = SPOKEN_BEFORE.search(left)
    if said and not HARM.search(said.group()):
        return True
    told = SPOKEN_AFTER.match(text, mention.end) if mention.start < figure_start else None
    return told is not None and not HARM.search(left + " " + told.group())


def measure_distance(text: str, figure_start: int, figure_end: int, mention: DateMention) -> float:
    """Words between figure and date; figures, semicolons and a new clause in between part them further."""
    if mention.start >= figure_end:
        between = text[figure_end : mention.start]
        side = 0.0
    else:
        between, side = text[mention.end : figure_start], 0.3
    cost = 0.1 * len(between.split()) + side
    cost += 1.5 * len(re.findall(r";|\bwhile\b|\bwhereas\b|\bbut\b", between))
    cost += 0.8 * len(
        re.findall(r"\b(?:since|after|which|who|when|where)\b", between[:-7] if between.endswith("since ") else between)
    )
    cost += 0.4 * len(re.findall(r"(?<![\w.])\d[\d,.]*", between))
    return cost


def read_date(mention: DateMention) -> DateReading:
    return DateReading(
        mention.date_start.isoformat() if mention.date_start else "",
        mention.date_end.isoformat() if mention.date_end else "",
        mention.precision,
    )
