"""Times told from the day of publication: "on Saturday", "last week", "in the past 24 hours", "two days ago".

    published Sunday 5 June 2016: "on Friday" -> 3 June; "last week" -> 23 to 29 May; "the past 24 hours" -> 4 to 5 June

The readings are those of UCDP's coders (GED codebook 19.1, appendix on time phrases).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.spans import (
    DAY,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    RECENT_DAYS,
    RECENT_WEEKS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    Atom,
    Stretch,
    compile_rule,
    fix,
    go_back_months,
    make_month,
    make_year,
    read_count,
    read_precision,
)

# "on Saturday", "late Friday night", "last Tuesday"
WEEKDAY_RULE = compile_rule(
    rf"""(?<![\w-])(?P<last>(?:[Ll]ast|LAST|[Tt]he\s+previous)\s+)?
    (?:[Ee]arly\s+|[Ll]ate\s+|[Ee]arlier\s+)? (?P<w>{WEEKDAY}) (?:\s+{PART_OF_DAY}\b)?"""
)
# "the Friday Mosque", "Sunday school"
DAY_OF_NAME = re.compile(r"\s(?:Mosques?|[Ss]chools?|Times|Telegraph|Post|Mail)\b")
NOT_A_DAY = re.compile(
    r"(?:\b(?:[Ee]very|[Ee]ach|[Nn]ext|Good|Black|Bloody|Ash|Palm|Holy|Easter|Maundy|[Cc]oming|[Ff]ollowing)\s+)$"
)
DAY_BEHIND = re.compile(r"\s(?:the\s)?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?(?=[.,;)]?(?:\s|$))(?!\s(?:people|\w+s)\b)")
NAMED_DAY = re.compile(rf"\s*,?\s*\(?(?:(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}|{MONTH}\s+{DAY})")
# "today", "yesterday", "last night", "overnight", "the weekend", "earlier this week"
DAY_WORDS = compile_rule(
    r"""\b(?: (?P<before_yesterday>the\s+day\s+before\s+yesterday) | (?P<other_day>the\s+other\s+day) |
    (?P<yesterday>yesterday(?:\s+(?:morning|afternoon|evening|night))?) |
    (?P<last_night>last\s+night) | (?P<today>today|tonight|this\s+(?:morning|afternoon|evening)) |
    (?P<overnight>(?<!\ban\s)overnight
      (?!\s+(?:stay|bag|camp|shelter|(?:(?:on|from|into|between|to)\s+)?(?:[A-Z]\w{2,5}day|\d)))) )\b""",
    True,
)
DAYS_BACK = {"before_yesterday": 2, "yesterday": 1, "last_night": 1, "overnight": 1, "other_day": 1}
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
    rf"""\b(?:the|this)\s+(?:past|last|previous(?!\s+(?:day|night)\b))\s+(?:(?P<n>{NUMBER})[\s-]+)?
    (?P<unit>hours?|days?|weeks?|months?|years?|fortnight)\b (?!\s+of\s+[A-Z]) |
    \b(?:past|last)\s+(?P<n2>\d{{1,2}}|two|three|four|five|six|seven)\s+
    (?P<unit2>hours?|days?|weeks?|months?|years?)\b |
    \brecent\s+(?P<unit3>days|weeks|months|years)\b""",
    True,
)
# "two days ago", "a fortnight ago", "a year ago"
# "were recently killed", "most recently": UCDP's three days before the report
RECENTLY = compile_rule(r"(?<!\bmost\s)(?<!\bmore\s)(?<!\buntil\s)\brecently\b", True)
AGO = compile_rule(rf"\b(?P<n>{NUMBER})\s+(?P<unit>day|week|month|year|fortnight)s?\s+ago\b", True)


def find_relative_atoms(text: str, start: int, end: int, published: date) -> list[Atom]:
    """Times told from the day of publication."""
    found: list[tuple[int, int, Stretch]] = []
    low = text[start:end].lower()  # each rule has a word without which it is not tried
    for m in WEEKDAY_RULE.finditer(text, start, end) if "day" in low else ():
        if NOT_A_DAY.search(text[max(0, m.start() - 12) : m.start()]) or (
            NAMED_DAY.match(text, m.end()) or DAY_OF_NAME.match(text, m.end())
        ):
            continue
        back = (published.weekday() - WEEKDAY_NUMBERS[m["w"].lower()]) % 7
        day = published - timedelta(back or (7 if m["last"] else 0))
        dated = DAY_BEHIND.match(text, m.end())
        if dated:  # "Thursday 16": of the last four, the one with that number
            weeks = (day - timedelta(7 * n) for n in range(5))
            day = next((one for one in weeks if one.day == int(dated["d"])), day)
        found.append((m.start(), m.end(), Stretch(day, day, "day")))
    for m in DAY_WORDS.finditer(text, start, end) if "day" in low or "night" in low or "this" in low else ():
        back = DAYS_BACK.get(m.lastgroup or "", 0)
        day = published - timedelta(back)
        found.append((m.start(), m.end(), Stretch(day, published if m.lastgroup == "overnight" else day, "day")))
    for m in WEEKENDS.finditer(text, start, end) if "weekend" in low else ():
        saturday = published - timedelta((published.weekday() - 5) % 7)
        found.append((m.start(), m.end(), Stretch(saturday, saturday + timedelta(1), "day")))
    has_unit = any(unit in low for unit in ("day", "week", "month", "year", "hour", "fortnight"))
    found += [
        (m.start(), m.end(), read_period(m, published))
        for m in (PERIODS.finditer(text, start, end) if has_unit else ())
        if is_period(m)
    ]
    for m in PAST.finditer(text, start, end) if has_unit else ():
        stretch = read_past(
            m["n"] or m["n2"] or ("" if m["unit3"] is None else "recent"),
            m["unit"] or m["unit2"] or m["unit3"],
            published,
        )
        found.append((m.start(), m.end(), stretch))
    for m in RECENTLY.finditer(text, start, end) if "recently" in low else ():
        found.append((m.start(), m.end(), read_past("recent", "days", published)))
    for m in AGO.finditer(text, start, end) if "ago" in low else ():
        found.append((m.start(), m.end(), read_ago(m["n"], m["unit"].lower(), published)))
    return [Atom(a, b, published.year, True, fix(stretch)) for a, b, stretch in found]


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
