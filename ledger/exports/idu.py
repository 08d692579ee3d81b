"""IDMC Internal Displacement Updates, the 25 columns of its CSV: new displacements with a number.

    displacement_type is blank: a sentence about people fleeing seldom says conflict or disaster
"""
from __future__ import annotations

import pandas as pd

from ledger.exports.conventions import Convention, read_persons
from ledger.exports.countries import country
from ledger.exports.layout import Format, Pieces, Row, event_losses, is_event_claim, mark_of, of_measures, write_csv

COLUMNS = tuple("""id country iso3 latitude longitude centroid displacement_type qualifier figure displacement_date
    displacement_start_date displacement_end_date year event_name event_start_date event_end_date category subcategory
    type subtype old_id created_at description link combined_type""".split())
MEASURES = ("displaced", "evacuated")
QUALIFIERS = {"exact": "total", "implicit": "total", "at_least": "more than", "more_than": "more than"}


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """Displaced and evacuated figures of single events that have a number."""
    return write_csv(COLUMNS, (_row(row, number) for row in of_measures(frame, MEASURES) if is_event_claim(row)
                               and (number := read_persons(row, convention).best) is not None))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Stocks, other measures, households without a factor, and all bounds."""
    lines = event_losses(frame, convention, MEASURES)
    return [line.replace("without a number", "left out, no number") for line in lines] + (
        ["Sources, actors and ranges are not in this layout; upper bounds become approximate"] if len(frame) else [])


def _row(row: Row, number: int) -> Row:
    land, start = country(str(row["country"])), str(row["date_start"])
    said_by = f" ({row['source']})" if row["source"] else ""
    marked = f" [{mark_of(row)}]" if mark_of(row) else ""
    placed = row["lat"] is not None and row["lon"] is not None
    return {
        "id": row["figure_id"], "country": land.name, "iso3": row["country"], "latitude": row["lat"],
        "longitude": row["lon"], "centroid": f"[{row['lat']}, {row['lon']}]" if placed else "",
        "qualifier": QUALIFIERS.get(str(row["quantifier"]), "approximately"), "figure": number,
        "displacement_date": start, "displacement_start_date": start, "displacement_end_date": row["date_end"] or start,
        "year": int(start[:4]) if start else None, "description": f"{row['sentence']}{said_by}{marked}",
        "link": row["report_url"],
    }


FORMAT = Format("idu", "IDMC Internal Displacement Updates", ".csv", write, lost)
