"""Periods written by the calendar: quarters, halves, weeks of a year or a month, decades, seasons, feast days.

"the first quarter", "Q1 2024", "epidemiological week 22 of 2024", "the last week of May", "the 12 months to May",
"the 1990s", "summer 2023", "New Year's Eve": find_period_atoms -> one Atom for each, its year perhaps still open
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extractors.dates.spans import (
    MONTH,
    YEAR,
    Atom,
    Stretch,
    compile_rule,
    go_back_months,
    make_days,
    make_month,
    read_count,
    read_month,
)

# one of these must stand in a stretch for any rule to be tried; each begins with a letter, as re then skips to it
CUE = re.compile(
    r"quarter|half\b|week|Week|WEEK|EW|Q[1-4]|months|year\s(?:to|end)|0s\b|spring|Spring|summer|Summer|autumn|Autumn|"
    r"days\sof|fall|Fall|winter|Winter|Christmas|Boxing|New\sYear"
)
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
# "the second quarter of 2019", "the first half of the year", "the first quarter"; not "the first half of May"
PART_OF_YEAR = compile_rule(
    rf"""\b(?:the\s+)?(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s+(?P<unit>quarter|half)\b
    (?: \s+of\s+(?:(?P<y>{YEAR})|(?:the|this)\s+year\b|(?P<last>last\s+year)\b) | (?!\s+of\b|-) )"""
)
IN_BEFORE = re.compile(r"\b(?:in|during|for|over|since|of|from|by)\s$", re.IGNORECASE)
QUARTER = compile_rule(rf"\bQ(?P<q>[1-4])[ ,]+(?:of[ ])?(?P<y>{YEAR})|\b(?P<y2>{YEAR})[ ]Q(?P<q2>[1-4])\b")
# "week 22 of 2024", "epidemiological week 36", "epi week 12 (2023)", "EW 7, 2025"; not "week 2 of the strike"
EPI_WEEK = compile_rule(
    rf"""\b(?P<lead>[Ee]pi(?:demiological)?[ -]?[Ww]eek|EPI[ ]?WEEK|EW|[Ww]eek|WEEK)\s?\#?(?P<w>5[0-3]|[1-4]\d|[1-9])\b
    (?!\s?[-–]\s?\d) (?:,?\s*(?:of\s+)?\(?(?P<y>{YEAR})\)?)? (?!\s+of\b)"""
)
# "the last week of May", "the second week of May 2024"
WEEK_OF_MONTH = compile_rule(
    rf"\b[Tt]he\s+(?P<n>second|third|fourth|final|last)\s+week\s+of\s+(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?"
)
# "the 12 months to May", "the year to March 2024"
MONTHS_TO = compile_rule(
    rf"""\b[Tt]he\s+(?:(?P<n>\d{{1,2}}|three|six|nine|twelve)\s+months|year)\s+(?:to|ending|ended)\s+(?:in\s+)?
    (?:(?:end|late)[\s-]+)?(?P<m>{MONTH})(?!\s\d{{1,2}}\b)(?:,?\s(?P<y>{YEAR}))?"""
)
# "the first three months of the year", "the first ten months of 2015"; "the first two weeks of May"
FIRST_MONTHS = compile_rule(
    rf"""\b(?:the\s+)?[Ff]irst\s+(?P<n>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven)\s+months\s+of\s+
    (?:(?P<y>{YEAR})|(?:the|this)\s+year\b|(?P<last>last\s+year\b))"""
)
FIRST_WEEKS = compile_rule(
    rf"""\b(?:the\s+)?[Ff]irst\s+(?P<n>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve|few)\s+
    (?P<unit>days|weeks)\s+of\s+(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?"""
)
DECADE = compile_rule(r"\b[Tt]he\s+(?P<y>(?:19|20)\d0)s\b")
SEASON = compile_rule(rf"\b(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<y>{YEAR})")
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FEAST = compile_rule(
    rf"""\b(?P<f>Christmas\sEve|Christmas\sDay|Boxing\sDay|New\sYear['’]s\sEve|New\sYear['’]s\sDay)
    (?:,?\s(?:of\s)?(?P<y>{YEAR}))?"""
)
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new years eve": (12, 31), "new years day": (1, 1),
}  # fmt: skip


def find_period_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Quarters, weeks, decades, seasons and feast days of a slice."""
    if not CUE.search(text, start, end):
        return []
    return [
        Atom(m.start(), m.end(), int(year) if year else None, relative, read)
        for m, year, relative, read in find_readers(text, start, end)
    ]


def find_readers(
    text: str, start: int, end: int
) -> Iterator[tuple[re.Match[str], str, bool, Callable[[int], Stretch | None]]]:
    """Each phrase with its year ("" where it tells none), whether it needs the day of publication, and its reader."""
    for m in PART_OF_YEAR.finditer(text, start, end):
        months = 6 if m["unit"] == "half" else 3
        first, back = ORDINALS[m["n"].lower()] * months + 1, 1 if m["last"] else 0
        told = m["y"] or m["last"] or "year" in m.group() or IN_BEFORE.search(text, max(0, m.start() - 12), m.start())
        if first < 13 and told:  # not "the first half was goalless"
            yield m, m["y"] or "", bool(m["last"]), make_reader(first, months, back)
    for m in QUARTER.finditer(text, start, end):
        yield m, m["y"] or m["y2"], False, make_reader(int(m["q"] or m["q2"]) * 3 - 2, 3)
    for m in EPI_WEEK.finditer(text, start, end):
        if m["y"] or m["lead"].lower() != "week" or not text[m.end() : m.end() + 2].strip(" ").startswith(":"):
            yield m, m["y"] or "", False, make_week_reader(int(m["w"]))
    for m in WEEK_OF_MONTH.finditer(text, start, end):
        yield m, m["y"] or "", False, make_month_week_reader(read_month(m["m"]), m["n"])
    for m in MONTHS_TO.finditer(text, start, end):
        yield m, m["y"] or "", False, make_reader_back(read_month(m["m"]), read_count(m["n"]) if m["n"] else 12)
    for m in FIRST_MONTHS.finditer(text, start, end):
        yield m, m["y"] or "", bool(m["last"]), make_reader(1, min(read_count(m["n"]), 12), 1 if m["last"] else 0)
    for m in FIRST_WEEKS.finditer(text, start, end):
        days = read_count(m["n"]) * (1 if m["unit"] == "days" else 7)
        yield m, m["y"] or "", False, make_month_days_reader(read_month(m["m"]), min(days, 28))
    for m in DECADE.finditer(text, start, end):
        yield m, m["y"], False, lambda year: Stretch(date(year, 1, 1), date(year + 9, 12, 31), "year", "window")
    for m in SEASON.finditer(text, start, end):
        yield m, m["y"], False, make_reader(SEASON_MONTHS[m["s"].lower()], 3)
    for m in FEAST.finditer(text, start, end):
        month, day = FEASTS[" ".join(re.sub("['’]", "", m["f"]).lower().split())]
        yield m, m["y"] or "", False, make_day_reader(month, day)


def make_reader(first: int, months: int, back: int = 0) -> Callable[[int], Stretch | None]:
    """Some months of a year, the last perhaps in the next one (winter)."""

    def read(year: int) -> Stretch:
        start = date(year - back, first, 1)
        return Stretch(start, go_back_months(start, -months) - timedelta(1), "year", "window")

    return read


def make_reader_back(month: int, months: int) -> Callable[[int], Stretch | None]:
    """The months up to the end of one."""

    def read(year: int) -> Stretch:
        last = make_month(year, month).end
        return Stretch(go_back_months(date(year, month, 1), months - 1), last, "year", "window")

    return read


def make_week_reader(week: int) -> Callable[[int], Stretch | None]:
    """A week of a year from Monday to Sunday, counted as ISO 8601 does; None where the year has no such week."""

    def read(year: int) -> Stretch | None:
        if week > date(year, 12, 28).isocalendar().week:
            return None
        monday = date.fromisocalendar(year, week, 1)
        return Stretch(monday, monday + timedelta(6), "week", "window")

    return read


def make_month_week_reader(month: int, which: str) -> Callable[[int], Stretch | None]:
    def read(year: int) -> Stretch | None:
        last = make_month(year, month).end.day
        first = {"second": 8, "third": 15, "fourth": 22}.get(which, last - 6)
        return make_days(year, month, first, first + 6)

    return read


def make_month_days_reader(month: int, days: int) -> Callable[[int], Stretch | None]:
    """The first days of a month."""
    return lambda year: make_days(year, month, 1, days)


def make_day_reader(month: int, day: int) -> Callable[[int], Stretch | None]:
    return lambda year: make_days(year, month, day, day)
