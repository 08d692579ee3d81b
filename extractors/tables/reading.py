"""Tables in a text: rows of cells under headings that say what happened.

    Province | Killed | Injured
    Manabi   | 650    | 4,859        ->  650 killed, 4,859 injured, both in Manabi

A row of totals is the whole of the rows that add up to it. Where no heading tells a measure, the first cell of each row
may ("Killed | 26"), or the line above the table ("Refugees by country").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from extractors.models import Figure, make_figure_id
from extractors.places.home import home_country
from extractors.places.stated import find_places
from extractors.tables.boxes import find_captioned, find_rows_of_boxes
from extractors.tables.cells import Cell, Value, is_year, read_value
from extractors.tables.grids import Table, find_grids
from extractors.tables.headings import (
    Column,
    find_caption,
    group_of,
    names_people,
    read_columns,
    read_rows_label,
    same_people,
    tells_all,
    words_of,
)
from extractors.tables.stacked import find_stacked
from extractors.text.layout import Layout
from extractors.text.tidy import BLANKS

_TOTAL = re.compile(r"(?:grand |sub-?)?total\b|overall\b|all (?:provinces|districts|states|regions|countries)\b")
_PLACE_HEADING = re.compile(
    r"\b(?:province|district|state|country|region|area|county|department|governorate|municipality|city|town|village"
    r"|camp|site|location|place|zone|lga|woreda|commune|prefecture|division|upazila|island|barangay)s?\b"
)
_CONFIDENCE = 0.85  # tables are few in the texts with gold; between the surest and the middling rules

_PLAIN = {blank: " " for blank in BLANKS if blank != ord("\t")}

Read = list[tuple[Table, list[Figure]]]
Told = list[tuple[list[Cell], Cell, Column | None]]  # a row, one of its cells, what that one counts


def read_tables(text: str, *, report_id: str = "") -> Read:
    """The tables that count people and their figures, each with the line of its row as its sentence."""
    plain = text.translate(_PLAIN)
    grids = find_grids(plain)
    taken = [(table.start, table.end) for table in grids]
    found = (*find_rows_of_boxes(plain), *find_stacked(plain), *find_captioned(plain))
    lists = [one for one in found if not any(a < one.end and one.start < b for a, b in taken)]
    if not grids and not lists:
        return []
    home = home_country(plain)
    read = [(table, _read_table(plain, table, report_id, home)) for table in sorted(grids + lists)]
    return [(table, _as_written(text, figures)) for table, figures in read if figures]


def _as_written(text: str, figures: list[Figure]) -> list[Figure]:
    """Figures with the words of the text, whatever blanks stand in it."""
    return [
        replace(one, text=text[one.start : one.end], sentence=text[one.sentence_start : one.sentence_end])
        for one in figures
    ]


def table_stretches(tables: Read, layout: Layout) -> list[tuple[int, int]]:
    """Where the tables lie in the running text."""
    size = range(len(layout.text))
    return [
        (bisect_left(size, table.start, key=layout.start), bisect_left(size, table.end, key=layout.start))
        for table, _ in tables
    ]


def _read_table(text: str, table: Table, report_id: str, home: str) -> list[Figure]:
    rows = _turned(text, table.rows)
    heads = words_of(text, rows[0])
    caption = find_caption(text, table.start)
    headed = not any((value := read_value(head)) and not is_year(head, value) for head in heads)
    columns = read_columns(heads, caption) if headed else []
    lines = rows[1:] if headed else rows
    if any(columns):
        told: Told = [(cells, cell, column) for cells in lines for column, cell in zip(columns, cells, strict=True)]
    else:
        told = _by_label(text, table._replace(rows=lines), heads if headed else [], caption)
    figures, places, head = [], [], heads[0].lower() if headed else ""
    for cells, cell, column in told:
        value = read_value(text[cell.start : cell.end])
        if column and value:
            figures.append(_figure(text, cells, cell, value, column, report_id, home, head))
            places.append(cells.index(cell))
    return _link_totals(text, figures, places)


def _turned(text: str, rows: list[list[Cell]]) -> list[list[Cell]]:
    """Key figures stand over the words for them: "2.1M | 450K" above "people in need | displaced"."""
    first, second = (words_of(text, row) for row in (*rows, [])[:2])
    turned = len(rows) == 2 and all(map(read_value, first)) and not any(map(read_value, second))
    return rows[1::-1] if turned else rows


def _by_label(text: str, table: Table, heads: list[str], caption: str) -> Told:
    """The cells of rows whose first cell says what they count, or whose caption does."""
    rows = table.rows
    labels = table.said or tuple(words_of(text, cells[:1])[0] for cells in rows)
    columns = [read_rows_label(label) for label in labels]
    if not any(columns) and len(rows[0]) == 2 and not heads:
        told = tells_all(caption)
        columns = [told if not label.isdecimal() else None for label in labels]
    for k in range(1, len(columns)):
        if columns[k] is None and columns[k - 1]:
            columns[k] = same_people(labels[k], columns[k - 1])
    out: Told = []
    for cells, column in zip(rows, columns, strict=True):
        for k, cell in enumerate(cells):
            head = heads[k] if heads else ""
            if k and column and names_people(head) and (heads or len(cells) == 2):
                out.append((cells, cell, column._replace(group=group_of(head) or column.group)))
    return out


def _figure(
    text: str, cells: list[Cell], cell: Cell, value: Value, column: Column, report_id: str, home: str, head: str
) -> Figure:
    start, end = cell.start + value.start, cell.start + value.end
    first, last = min(one.start for one in cells), max(one.end for one in cells)
    place, country, lat, lon = _place(text, cells[0], home, head) if cells[0] is not cell else _NOWHERE
    return Figure(
        figure_id=make_figure_id(report_id, start, end, column.measure, column.group),
        report_id=report_id,
        start=start,
        end=end,
        text=text[start:end],
        low=None if value.quantifier == "less_than" else value.number,
        best=value.number if value.quantifier in ("exact", "about") else None,
        high=None if value.quantifier in ("at_least", "more_than") else value.number,
        quantifier=value.quantifier,
        unit="household" if column.group == "households" else "person",
        measure=column.measure,
        group=column.group,
        place=place,
        place_role="event" if place else "",
        country=country,
        lat=lat,
        lon=lon,
        scope=column.scope,
        status=column.status,
        sentence_start=first,
        sentence_end=last,
        sentence=text[first:last],
        rules=("a table's column",) if head else ("a table's label",),
        confidence=_CONFIDENCE,
    )


_NOWHERE = ("", "", None, None)


def _place(text: str, cell: Cell, home: str, head: str) -> tuple[str, str, float | None, float | None]:
    """The place that the first cell of a row names."""
    label = text[cell.start : cell.end].strip()
    if not label or _TOTAL.match(label.lower()) or _NO_PLACE.match(label.lower()) or label.isdecimal():
        return _NOWHERE
    mentions = find_places(text, cell.start, cell.end, home=home)
    if mentions:
        return mentions[0].name, mentions[0].country, mentions[0].lat, mentions[0].lon
    kind = _PLACE_HEADING.search(head)
    if kind is None:
        return _NOWHERE
    name = f"{kind[0].capitalize()} {label}" if _NUMBERED.fullmatch(label) else label  # "IX" under "Region"
    return name, "", None, None


_NUMBERED = re.compile(r"[IVX]{1,5}(?:-[A-Z])?|[0-9]{1,2}[A-Z]?|[A-Z]")


_NO_PLACE = re.compile(
    r"(?:all )?others?\b|unknown\b|unspecified\b|not (?:stated|specified)\b|n/?a\b|rest of\b|elsewhere\b"
)


def _link_totals(text: str, figures: list[Figure], places: list[int]) -> list[Figure]:
    """A row of totals is the whole of the rows above it, where they add up to it; ``places`` are those in the rows."""
    out = list(figures)
    for at, total in enumerate(out):
        if not _TOTAL.match(text[total.sentence_start : total.sentence_end].lower().lstrip("*_ ")):
            continue
        mine = [
            k
            for k, one in enumerate(out)
            if places[k] == places[at] and one.measure == total.measure and k != at and not one.part_of
            and one.sentence_start != total.sentence_start
        ]
        if len(mine) > 1 and sum(out[k].best or 0 for k in mine) == total.best:
            for k in mine:
                out[k] = replace(out[k], part_of=total.figure_id, relation="part")
    return out
