"""Dates written by the calendar: "3 June 2016", "2016-06-03", "early May", "in 2014".

find_calendar_atoms -> one Atom for each, its year perhaps still open
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.dates.spans import (
    DAY,
    MONTH,
    TO,
    YEAR,
    Atom,
    Stretch,
    compile_rule,
    fix,
    make_day,
    make_days,
    make_month,
    make_year,
    read_day,
    read_month,
)

# "3 June 2016", "3 JAN 90", "3rd of June", "1-15 May 2014"
DAY_MONTH = compile_rule(rf"""(?<![\d.,$-])(?P<d1>{DAY}) (?:{TO}(?P<d2>{DAY}))? (?:\s+of)? [\s-] (?P<m>{MONTH})
    (?: ,?[\s-](?P<y>{YEAR}) | [\s-](?P<yy>\d\d)(?=\s*(?:[\]):;(—-]|[,.](?!\d)|$)) )?""")
# "June 3, 2016", "Jan. 5", "May 1-15", "Jul 152015" (a comma lost)
MONTH_DAY = compile_rule(
    rf"""\b(?P<m>{MONTH}) \s (?P<d1>{DAY})(?!\d|:\d|%|,\d{{3}}\b) (?:{TO}(?P<d2>{DAY})(?!\d))?
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
    r"this)|[-–—])[\s-]{1,14}$",
    re.IGNORECASE,
)
NAMES_TOO = ("May", "March", "April", "June", "August")
# "January – March 2015": the second month makes the first one
MONTH_FOLLOWS = re.compile(rf"{TO}{MONTH}")
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


# what must stand in a stretch for any of these rules to be tried; re skips fast to a set of letters at the head
_DIGIT = re.compile(r"\d")
_LIKE_A_MONTH = re.compile(
    r"[ADFJMNOS](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec|AN|EB|AR|PR|AY|U[NLG]|EP|CT|OV|EC)"
)
_LIKE_A_YEAR = re.compile(r"[12][90]\d\d")


def find_calendar_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Dates written by the calendar: days, months, years."""
    atoms: list[Atom] = []
    has_digit, has_month = _DIGIT.search(text, start, end), _LIKE_A_MONTH.search(text, start, end)
    if has_digit and has_month:
        atoms += find_day_atoms(text, start, end)
    has_year = has_digit and _LIKE_A_YEAR.search(text, start, end)
    for m in ISO.finditer(text, start, end) if has_year else ():
        atom = make_numeric_atom(m)
        if atom:
            atoms.append(atom)
    if has_month:
        atoms += find_month_atoms(text, start, end)
    return atoms + find_year_atoms(text, start, end) if has_year else atoms


def find_day_atoms(text: str, start: int, end: int) -> list[Atom]:
    """ "3 June 2016", "June 3"."""
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
    return atoms


def find_year_atoms(text: str, start: int, end: int) -> list[Atom]:
    """ "in 2014", "the 2015 floods"."""
    atoms: list[Atom] = []
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
