"""IDMC Helix figures, the headers of its XLSX export, as CSV: displacement and its kin, persons or households.

    Figure category = Internal Displacements, Figure term = Displaced, Reported = 1200, Quantifier = Exact

Role, cause, violence and hazard are decisions of IDMC's analysts and are blank.
"""
from __future__ import annotations

import pandas as pd

from ledger.exports.conventions import Convention, read_by
from ledger.exports.countries import country
from ledger.exports.layout import Format, Pieces, Row, count_lost, is_whole_claim, mark_of, of_measures, write_csv

COLUMNS = (
    "ID", "ISO3", "Country", "Figure cause", "Year", "Figure category", "Figure role", "Total figures", "Reported",
    "Figure term", "Unit", "Quantifier", "Household size", "Is housing destruction", "Displacement occurred",
    "Include in IDU", "Excerpt IDU", "Violence type", "Violence sub type", "Hazard category", "Hazard sub category",
    "Hazard type", "Hazard sub type", "Start date", "Start date accuracy", "End date", "End date accuracy",
    "Stock date", "Stock date accuracy", "Stock reporting date", "Analysis and calculation logic", "Publishers",
    "Sources", "Sources type", "Sources reliability", "Source excerpt", "Source url", "Entry ID", "Entry title",
    "Event ID", "Event name", "Event code", "Tags", "Has disaggregated data", "Revision progress", "Assignee",
    "Created by", "Updated by", "Locations (Name:Lat, Lon:Accuracy:Type)",
)
TERMS = {"displaced": "Displaced", "evacuated": "Evacuated", "homeless": "Homeless", "returned": "Returnees",
         "killed": "Killed", "affected": "Affected"}
FLOWS = {"displaced": "Internal Displacements", "evacuated": "Internal Displacements",
         "homeless": "Internal Displacements", "returned": "Returnees", "killed": "Deaths", "affected": "Affected"}
QUANTIFIERS = {"exact": "Exact", "implicit": "Exact", "at_least": "More than", "more_than": "More than",
               "at_most": "Less than", "less_than": "Less than"}
_STOCK = ("cumulative", "as_of")
_PLACE_TYPES = {"origin": "Origin", "destination": "Destination", "host": "Destination", "event": "Origin"}


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """Figures of the measures Helix knows, that somebody claims."""
    return write_csv(COLUMNS, (_row(row, convention) for row in of_measures(frame, tuple(TERMS))
                               if is_whole_claim(row)))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Other measures, bounds, actors."""
    kept = blank = bounds = actors = 0
    for row in filter(is_whole_claim, of_measures(frame, tuple(TERMS))):
        kept += 1
        blank += read_by(row, convention).best is None
        bounds += row["quantifier"] in ("between", "vague")
        actors += bool(row["actor"] or row["perpetrator"])
    return [*count_lost(len(frame) - kept, "left out: other measures, parts, not claimed, or rejected"),
            *count_lost(blank, "without a number: a range without a best, or words without a number"),
            *count_lost(bounds, "range lost, Helix has one number and a quantifier"),
            *count_lost(actors, "actors lost")]


def _row(row: Row, convention: Convention) -> Row:
    measure, stock, household = str(row["measure"]), row["scope"] in _STOCK, row["unit"] == "household"
    number = read_by(row, convention).best
    total = number if not household else (
        None if number is None or convention.household is None else number * convention.household)
    accuracy = str(row["date_precision"]).capitalize()
    flow_dates = {"Start date": row["date_start"], "Start date accuracy": accuracy,
                  "End date": row["date_end"] or row["date_start"], "End date accuracy": accuracy}
    stock_dates = {"Stock date": row["date_start"], "Stock date accuracy": accuracy,
                   "Stock reporting date": row["published"]}
    return {
        "ID": row["figure_id"], "ISO3": row["country"], "Country": country(str(row["country"])).name,
        "Year": int(str(row["date_start"])[:4]) if row["date_start"] else None,
        "Figure category": "IDPs" if stock and measure == "displaced" else FLOWS[measure], "Total figures": total,
        "Reported": number, "Figure term": TERMS[measure], "Unit": "Household" if household else "Person",
        "Quantifier": QUANTIFIERS.get(str(row["quantifier"]), "Approximately"),
        "Household size": convention.household if household else None,
        "Displacement occurred": "Before" if measure == "evacuated" else "", "Publishers": row["publisher"],
        "Sources": row["source"], "Sources type": row["source_type"], "Source excerpt": row["sentence"],
        "Source url": row["report_url"], "Entry ID": row["report_id"][:16], "Entry title": row["title"],
        "Tags": mark_of(row), "Revision progress": row["review"],
        "Locations (Name:Lat, Lon:Accuracy:Type)": _location(row),
        **(stock_dates if stock else flow_dates),
    }


def _location(row: Row) -> str:
    if not row["place"]:
        return ""
    point = f"{row['lat']}, {row['lon']}" if row["lat"] is not None and row["lon"] is not None else ""
    return f"{row['place']}:{point}::{_PLACE_TYPES.get(str(row['place_role']), '')}"


FORMAT = Format("helix", "IDMC Helix figures: displacement and kin", ".csv", write, lost)
