"""Stretches of time, and the words that name days, months, years and counts.

    make_month(2016, 6, "early") -> 1 to 10 June 2016, precision "month"

Every calendar sum of the date readers is done here; a date the calendar has not (31 June) is None.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple


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


# written out: calendar.month_name follows the locale
MONTH_NUMBERS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
WEEKDAY_NUMBERS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
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


def compile_rule(pattern: str, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | (re.IGNORECASE if ignore_case else 0))


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


def fix(stretch: Stretch) -> Callable[[int], Stretch | None]:
    """A reader for what needs no year."""
    return lambda _: stretch
