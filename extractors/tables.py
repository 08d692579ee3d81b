"""Tables in a text: rows of cells under headings that say what happened.

    Province | Killed | Injured
    Manabi   | 650    | 4,859        ->  650 killed, 4,859 injured, both in Manabi

Cells are parted by "|" or tabs, as the readers write the tables of web pages and documents. A row of totals is the
whole of the rows that add up to it. What stands in a table is read here and by no other rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from extractors.models import Figure, make_figure_id
from extractors.places.home import home_country
from extractors.places.stated import find_places
from extractors.text.layout import Layout
from extractors.text.tokens import split_tokens
from extractors.words.lexicon import Lexicon, lexicon
from extractors.words.lookup import match_phrase

_CELL_BREAK = re.compile(r"[ ]*(?:\||\t)[ ]*")
_SHORTENED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?([MmKk])(?:illion)?\Z")
_RULE = re.compile(r"[ ]{0,8}\|[ ]{0,8}:?-[-|: ]*\Z")
_NUMBER = re.compile(r"(?:[1-9][0-9]{0,2}(?:[,. \u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,9})\Z")
_TOTAL = re.compile(r"(?:grand |sub-?)?total\b|overall\b|all (?:provinces|districts|states|regions|countries)\b")
_PLACE_HEADING = re.compile(
    r"\b(?:province|district|state|country|region|area|county|department|governorate|municipality|city|town|village"
    r"|camp|site|location|place|zone|lga|woreda|commune|prefecture|division|upazila|island|barangay)s?\b"
)
_NO_PEOPLE = re.compile(
    r"%|\$|\b(?:rate|cfr|per cent|percent|percentage|ratio|per 1,?000|cost|usd|euros?|funding|houses?|homes|buildings?"
    r"|schools?|classrooms|(?:health )?facilities|bridges|roads?|km|kilomet\w{2,4}|vehicles|hectares?|ha"
    r"|acres|crops?|cattle|livestock|animals|goats|sheep|cows|poultry|kits|blankets|parcels|litres|tonnes|mt)\b"
)
_CONFIDENCE = 0.85  # tables are few in the texts with gold; between the surest and the middling rules


class Cell(NamedTuple):
    """One cell: its place in the text."""

    start: int
    end: int


class Column(NamedTuple):
    """What a heading says of the numbers under it."""

    measure: str
    group: str


class Table(NamedTuple):
    """Lines of a text that form a table."""

    start: int
    end: int
    rows: list[list[Cell]]


def find_tables(text: str) -> list[Table]:
    """Two or more lines in a row with as many cells each."""
    if "|" not in text and "\t" not in text:
        return []
    out: list[Table] = []
    rows: list[list[Cell]] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if _RULE.match(line):  # "|---|---|" under a heading
            at += len(line) + 1
            continue
        cells = _cells(line, at)
        if _is_caption(text, cells):
            cells = []
        if rows and (len(cells) < 2 or len(cells) != len(rows[0])):
            if len(rows) > 1:
                out.append(Table(start, rows[-1][-1].end, rows))
            rows = []
        if len(cells) > 1:
            start = at if not rows else start
            rows.append(cells)
        at += len(line) + 1
    return out


def _is_caption(text: str, cells: list[Cell]) -> bool:
    """Whether only the first of the cells holds words: "| Losses by district |  |  |"."""
    return len(cells) > 2 and not any(text[cell.start : cell.end].strip() for cell in cells[1:])


def _cells(line: str, at: int) -> list[Cell]:
    cells, last = [], 0
    for match in _CELL_BREAK.finditer(line):
        if match.start() or match.end() < 2:
            cells.append(Cell(at + last, at + match.start()))
        last = match.end()
    if not cells:
        return []
    return [*cells, Cell(at + last, at + len(line.rstrip()))] if line[last:].strip() else cells


def read_tables(text: str, *, report_id: str = "") -> list[tuple[Table, list[Figure]]]:
    """The tables that count people and their figures, each with the line of its row as its sentence."""
    tables = find_tables(text)
    home = home_country(text) if tables else ""
    found = [(table, _read_table(text, table, report_id, home)) for table in tables]
    return [(table, figures) for table, figures in found if figures]


def table_stretches(text: str, layout: Layout) -> list[tuple[int, int]]:
    """Where the tables lie in the running text."""
    size = range(len(layout.text))
    return [
        (bisect_left(size, table.start, key=layout.start), bisect_left(size, table.end, key=layout.start))
        for table, _ in read_tables(text)
    ]


def _read_table(text: str, table: Table, report_id: str, home: str) -> list[Figure]:
    lex = lexicon()
    rows = _turned(text, table.rows)
    heads = [text[cell.start : cell.end].lower() for cell in rows[0]]
    before = text[max(0, table.start - 160) : table.start].rstrip("\n").rpartition("\n")[2].lower()
    columns = [_column(head, before, lex) for head in heads]
    if not any(columns) or any(_value(head) is not None for head in heads):
        return _read_labels(text, table, report_id, home, lex)
    figures: list[Figure] = []
    for cells in rows[1:]:
        for column, cell in zip(columns, cells, strict=True):
            value = _value(text[cell.start : cell.end])
            if column and value is not None:
                figures.append(_figure(text, cells, cell, column, value, report_id, home, heads[0]))
    return _link_totals(text, figures)


def _turned(text: str, rows: list[list[Cell]]) -> list[list[Cell]]:
    """Key figures stand over the words for them: "2.1M | 450K" above "people in need | displaced"."""
    first, second = ([text[cell.start : cell.end] for cell in row] for row in rows[:2])
    numbers_first = all(_value(words) is not None for words in first)
    return rows[1::-1] if len(rows) == 2 and numbers_first and not any(map(_value, second)) else rows


def _read_labels(text: str, table: Table, report_id: str, home: str, lex: Lexicon) -> list[Figure]:
    """Two columns, the first of which says what the second counts: "Killed | 26"."""
    out: list[Figure] = []
    if len(table.rows[0]) != 2:
        return out
    for cells in table.rows:
        label, value = (text[cell.start : cell.end] for cell in cells)
        column = _column(label.lower(), "", lex)
        number = _value(value)
        if column and number is not None:
            out.append(_figure(text, cells, cells[1], column, number, report_id, home, ""))
    return out


def _column(head: str, caption: str, lex: Lexicon) -> Column | None:
    """The measure and group of a heading; a heading with people only takes the measure of the line above the table."""
    if not head or _NO_PEOPLE.search(head) or len(head) > 80:
        return None
    measure, group = _words(head, lex)
    if measure or not group:
        return Column(measure, group or "people") if measure else None
    told, _ = _words(caption, lex)
    return Column(told, group) if told else None


def _words(head: str, lex: Lexicon) -> tuple[str, str]:
    low = split_tokens(head, 0, len(head)).low
    measure = group = ""
    for k in range(len(low)):
        harm, told, person = (match_phrase(table, low, k) for table in (lex.harm, lex.counted, lex.people))
        if not measure and harm and harm[0][0] in ("HARM", "STATE"):
            measure = harm[0][1]
        if not measure and told:
            measure = told[0]
        if not measure and low[k] in lex.heads:
            measure = lex.heads[low[k]]
        if person and (not group or group == "people"):
            group = person[0].group
    return measure, group


def _value(words: str) -> int | None:
    """The number of a cell; None for anything else ("-", "n/a", "12%")."""
    match = _NUMBER.match(words.strip())
    if match:
        return int(re.sub(r"[^0-9]", "", match[0]))
    short = _SHORTENED.match(words.strip())
    return round(float(short[1]) * (1_000_000 if short[2] in "Mm" else 1_000)) if short else None


def _figure(
    text: str, cells: list[Cell], cell: Cell, column: Column, value: int, report_id: str, home: str, head: str
) -> Figure:
    first = cells[0]
    place = country = ""
    lat = lon = None
    label = text[first.start : first.end].strip()
    if first is not cell and label and not _TOTAL.match(label.lower()) and not label.isdecimal():
        mentions = find_places(text, first.start, first.end, home=home)
        if mentions:
            place, country, lat, lon = mentions[0].name, mentions[0].country, mentions[0].lat, mentions[0].lon
        elif _PLACE_HEADING.search(head):
            place = label
    return Figure(
        figure_id=make_figure_id(report_id, cell.start, cell.end, column.measure, column.group),
        report_id=report_id,
        start=cell.start,
        end=cell.end,
        text=text[cell.start : cell.end],
        low=value,
        best=value,
        high=value,
        quantifier="exact",
        unit="household" if column.group == "households" else "person",
        measure=column.measure,
        group=column.group,
        place=place,
        place_role="event" if place else "",
        country=country,
        lat=lat,
        lon=lon,
        sentence_start=cells[0].start,
        sentence_end=cells[-1].end,
        sentence=text[cells[0].start : cells[-1].end],
        rules=("a table's column",) if head else ("a table's label",),
        confidence=_CONFIDENCE,
    )


def _link_totals(text: str, figures: list[Figure]) -> list[Figure]:
    """A row of totals is the whole of the rows above it, where they add up to it."""
    out = list(figures)
    for at, total in enumerate(out):
        if not _TOTAL.match(text[total.sentence_start : total.sentence_end].lower().lstrip("*_ ")):
            continue
        mine = [
            k
            for k, one in enumerate(out)
            if (one.measure, one.group) == (total.measure, total.group) and k != at and not one.part_of
            and one.sentence_start != total.sentence_start
        ]
        if len(mine) > 1 and sum(out[k].best or 0 for k in mine) == total.best:
            for k in mine:
                out[k] = replace(out[k], part_of=total.figure_id, relation="part")
    return out
