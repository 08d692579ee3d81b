"""The day a text itself says it came out, for texts that come without one.

    "SAN SALVADOR, 3 JAN 90 (DOMESTIC SERVICE) -- ..."      -> 3 January 1990
    "KABUL, June 4, 2016 (Agency) - ..."                    -> 4 June 2016
    "Monday, February 18, 2019" on a line of its own        -> 18 February 2019

Only a full date at the head of a text is taken; a date without its year, or one told in a sentence, is not.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.spans import MONTH_NUMBERS, make_day

HEAD = 500  # characters in which a text may say when it came out
_MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_FULL = rf"(?:\d{{1,2}}[ ]{_MONTH}[ ,]+\d{{4}}|{_MONTH}[ ]\d{{1,2}},?[ ]\d{{4}}|\d{{4}}-\d\d-\d\d)"
_WEEKDAY = r"(?:[A-Z][a-z]{2,8},?[ ]+)?"
# a dateline: the place in capitals, the date, then the agency in brackets or a dash
DATELINE = re.compile(
    r"(?:^|\n)[ \t]*[A-Z][A-Z .'/()-]{2,60}?(?:,[ ][A-Z][\w .]{2,30})?,?[ ]+"
    rf"(?P<day>{_FULL}|\d{{1,2}}[ ]{_MONTH}[ ]\d\d|{_MONTH}[ ]\d{{1,2}}[ ]\d\d)[ ]*(?:\([^)\n]{{2,40}}\)|-|\u2013)"
)
# the same without a year: "GOMA, Oct 31 - ", "QUITO, 17 April (Agency) - "
SHORT_DATELINE = re.compile(
    r"(?:^|\n)[ \t]*[A-Z][A-Z .'/-]{2,60}?(?:,[ ][A-Z][\w .]{2,30})?,[ ]+"
    rf"(?P<day>\d{{1,2}}[ ]{_MONTH}|{_MONTH}[ ]\d{{1,2}})[ ]*(?:\([^)\n]{{2,40}}\)|[-\u2013\u2014])"
)
# a line that holds nothing but a date, with or without "Published:" or the day of the week
OWN_LINE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate|[Ll]ast updated|[Ii]ssued|"
    r"AS OF|[Aa]s (?:of|at)|(?:[Ss]ituation|[Dd]ata|[Ss]tatus) as of)(?:\s+(?:on|at))?:?[ ]+)?"
    rf"{_WEEKDAY}(?P<day>{_FULL})[ \t]*(?=\n|$)"
)
# "Flash Update No. 9, 27 March 2019", "Situation Report #4 | As of 15 March 2021": the heading of a report
HEADING = re.compile(
    r"(?:^|\n)[^\n.!?]{0,80}\b(?:(?:[Ff]lash|[Ss]ituation|[Hh]umanitarian|[Ee]mergency|[Ww]eekly|[Dd]aily|"
    r"[Oo]peration(?:al|s)|[Ii]nformation|FLASH|SITUATION|HUMANITARIAN)[ ]"
    r"(?:[Uu]pdate|[Rr]eport|[Bb]ulletin|[Ss]napshot|UPDATE|REPORT|BULLETIN)|"
    r"[Ss]it[Rr]ep|SITREP|[Pp]ress [Rr]elease|[Bb]riefing [Nn]ote|[Dd]isease [Oo]utbreak [Nn]ews)\b"
    rf"[^\n]{{0,40}}?(?:[ (|,:\u2013-]|as of |As of )(?P<day>{_FULL})\)?[ \t]*(?=\n|$)"
)
# "Sat Jul 26 2014 Gunmen ...": the very first words
FIRST_WORDS = re.compile(rf"\s*{_WEEKDAY}(?P<day>{_FULL})(?=\s+[A-Z])")


def find_stated_day(text: str) -> date | None:
    """The day of publication told at the head of a tidied text, None where it tells none."""
    found = (DATELINE.search(text, 0, HEAD), OWN_LINE.search(text, 0, HEAD), HEADING.search(text, 0, HEAD))
    for m in (*found, FIRST_WORDS.match(text, 0, HEAD)):
        if not m:
            continue
        day = parse_day(m["day"])
        if day:
            return day
    return None


def find_day_of_copy(text: str, published: date) -> date:
    """The day of a dateline up to three days before publication: "today" was written then."""
    m = DATELINE.search(text, 0, HEAD) or SHORT_DATELINE.search(text, 0, HEAD)
    if not m:
        return published
    stated = parse_day(m["day"]) if m.re is DATELINE else parse_day(f"{m['day']} {published.year}")
    return stated if stated and timedelta() < published - stated <= timedelta(3) else published


def parse_day(words: str) -> date | None:
    """ "3 JAN 90", "June 4, 2016", "2016-06-03" -> the date, None where the calendar has none."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    letters = re.search(r"[A-Za-z]{3}", words)
    if not letters:
        return make_day(*numbers)
    day, year = numbers
    year += 0 if year > 99 else 1900 if year > 40 else 2000
    month = MONTH_NUMBERS.get(letters.group().lower())
    return make_day(year, month, day) if month else None
