"""CSV with the HXL hashtag row under the headers, as HDX reads it (hxlstandard.org, HXL 1.1).

    Date reported,Country code,Killed,...
    #date+reported,#country+code,#affected+killed,...

Each measure and group that occurs gets its own #affected column, so that only numbers stand under it; bounds are +min
and +max. What the convention leaves blank is blank. Attributes HXL has no word for (+actor, +combatants) are custom.
"""
from __future__ import annotations

import csv

import pandas as pd

from ledger.exports.conventions import NOTHING, Convention, read_by
from ledger.exports.countries import country
from ledger.exports.layout import Format, Pieces, Row, count_lost, records
from ledger.tidy_csv import guard

TAGS = {"killed": "affected+killed", "injured": "affected+injured", "missing": "affected+missing",
        "abducted": "affected+abducted", "displaced": "affected+displaced", "infected": "affected+infected",
        "affected": "affected", "in_need": "inneed", "assisted": "reached"}
GROUPS = {"women": "f", "men": "m", "elderly": "elderly", "children": "children", "households": "hh", "people": ""}
FIXED = (
    ("Figure", "#meta+id", "figure_id"), ("Report title", "#meta+title", "title"), ("Link", "#meta+url", "report_url"),
    ("Published by", "#org+name+publisher", "publisher"), ("Date reported", "#date+reported", "published"),
    ("Date start", "#date+start", "date_start"), ("Date end", "#date+end", "date_end"),
    ("Country", "#country+name", "_country"), ("Country code", "#country+code", "country"),
    ("Place", "#loc+name", "place"), ("Latitude", "#geo+lat", "lat"), ("Longitude", "#geo+lon", "lon"),
    ("Measure", "#indicator+name", "measure"), ("Group", "#indicator+group", "group"),
    ("Quantifier", "#indicator+quantifier", "quantifier"), ("Scope", "#indicator+scope", "scope"),
    ("Status", "#status+name", "status"), ("Actor", "#group+name+actor", "actor"),
    ("Perpetrator", "#group+name+perpetrator", "perpetrator"), ("Source", "#meta+source", "source"),
    ("Source type", "#meta+source+type", "source_type"), ("Words", "#description", "sentence"),
    ("Sharing", "#meta+sharing", "sharing"),
)


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows; headers, hashtags, then one line a figure."""
    tags = sorted({tag_of(row) for row in records(frame[["measure", "group", "unit"]].drop_duplicates())})
    line = _Line()
    writer = csv.writer(line, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)     # also quotes a lone CR
    bounds = (("", ""), (" (least)", "+min"), (" (most)", "+max"))
    headings = [_heading(tag) + say for tag in tags for say, _ in bounds]
    writer.writerow([name for name, _tag, _column in FIXED] + headings)
    yield line.encoded()
    writer.writerow([tag for _name, tag, _column in FIXED] + [tag + add for tag in tags for _, add in bounds])
    yield line.encoded()
    for row in records(frame):
        row = {**row, "_country": country(str(row["country"])).name}
        writer.writerow([_cell(row.get(column)) for _name, _tag, column in FIXED] + _numbers(row, tags, convention))
        yield line.encoded()


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Numbers the convention leaves blank, and links between figures."""
    blank = sum(read_by(row, convention) == NOTHING for row in records(frame))
    linked = int((frame["part_of"] != "").sum())
    return [*count_lost(blank, f"without a number, as {convention.name} gives their words none"),
            *count_lost(linked, "link to the larger figure lost: do not add columns up")]


class _Line:
    """What the csv module writes its one line to."""

    __slots__ = ("written",)

    def write(self, text: str) -> None:
        self.written = text

    def encoded(self) -> bytes:
        return self.written.encode("utf-8", "backslashreplace")


def tag_of(row: Row) -> str:
    """The hashtag a figure's number stands under: ``#affected+killed+children``."""
    measure, group = str(row["measure"]), str(row["group"])
    words = [f"#{TAGS.get(measure, 'affected+' + measure.replace('_', ''))}"]
    kind = GROUPS.get(group, group.replace("_", ""))
    if kind:
        words.append(kind)
    if row["unit"] == "household" and kind != "hh":
        words.append("hh")
    return "+".join(words)


def _numbers(row: Row, tags: list[str], convention: Convention) -> list[object]:
    worth, own = read_by(row, convention), tag_of(row)
    cells: list[object] = []
    for tag in tags:
        low, best, high = worth if tag == own else NOTHING
        cells += [best, low, high]
    return ["" if cell is None else cell for cell in cells]


def _heading(tag: str) -> str:
    return tag.removeprefix("#").replace("affected+", "").replace("+", " ").capitalize()


def _cell(value: object) -> object:
    return "" if value is None else guard(value) if isinstance(value, str) else value


FORMAT = Format("hxl", "CSV with the HXL hashtag row", ".csv", write, lost)
