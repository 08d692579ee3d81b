"""UCDP Georeferenced Event Dataset, the 49 columns of version 23.1: one row a killed figure.

    side_a = perpetrator, side_b = the killed people's actor, deaths under the column of their kind

UCDP codes events; this writes claims. Rows that speak of one event have still to be merged by a person, and nothing is
inferred: conflict, dyad and type of violence are blank.
"""
from __future__ import annotations

import math

import pandas as pd

from ledger.exports.conventions import Convention, Worth, read_persons
from ledger.exports.countries import country
from ledger.exports.layout import (
    CIVILIANS,
    FIGHTERS,
    Format,
    Pieces,
    Row,
    event_losses,
    is_event_claim,
    mark_of,
    of_measures,
    write_csv,
)

COLUMNS = tuple("""
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id
    side_b number_of_sources source_article source_office source_date source_headline source_original
    where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid
    country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
    deaths_unknown best high low gwnoa gwnob
    """.split())
DATE_PRECISION = {"day": 1, "week": 3, "month": 4, "year": 5}      # codebook 23.1, date_prec


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """Killed figures of single events."""
    return write_csv(COLUMNS, (_row(row, read_persons(row, convention)) for row in of_measures(frame, ["killed"])
                               if is_event_claim(row)))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Other measures, other scopes, quantifiers, and who said so beyond its name."""
    killed = without_day = 0
    for row in filter(is_event_claim, of_measures(frame, ["killed"])):
        killed += 1
        without_day += not row["date_start"]
    lines = event_losses(frame, convention, ["killed"])
    if without_day:
        lines.append(f"{without_day:,} of the rows written have no date of the event")
    if killed:
        lines.append("Quantifiers, status, source type and the exact words are not in this layout")
        lines.append("One row is one claim: merge the claims about one event before counting deaths")
    return lines


def _row(row: Row, worth: Worth) -> Row:
    land = country(str(row["country"]))
    placed = row["lat"] is not None and row["lon"] is not None
    article = ",".join(f'"{row[name]}"' for name in ("publisher", "published", "title"))
    start = str(row["date_start"])
    return {
        "id": row["figure_id"], "relid": row["figure_id"], "code_status": mark_of(row),
        "year": int(start[:4]) if start else None,
        "side_a": row["perpetrator"], "side_b": row["actor"] or ("Civilians" if row["group"] in CIVILIANS else ""),
        "number_of_sources": 1, "source_article": article, "source_office": row["publisher"],
        "source_date": row["published"], "source_headline": row["title"], "source_original": row["source"],
        "where_coordinates": row["place"], "latitude": row["lat"], "longitude": row["lon"],
        "geom_wkt": f"POINT ({row['lon']} {row['lat']})" if placed else "",
        "priogrid_gid": priogrid(row["lat"], row["lon"]) if placed else None, "country": land.name,
        "country_id": int(land.gwno) if land.gwno else None, "region": land.region,
        "event_clarity": 1 if start else None, "date_prec": DATE_PRECISION.get(str(row["date_precision"])),
        "date_start": start, "date_end": row["date_end"] or start, _deaths_column(row): worth.best,
        "best": worth.best, "low": worth.low, "high": worth.high,
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell, half a degree wide, counted from 90 south and 180 west."""
    row, column = min(359, math.floor((lat + 90) * 2)), min(719, math.floor((lon + 180) * 2))
    return row * 720 + column + 1


def _deaths_column(row: Row) -> str:
    if row["group"] in CIVILIANS:
        return "deaths_civilians"
    return "deaths_b" if row["group"] in FIGHTERS and row["actor"] else "deaths_unknown"


FORMAT = Format("ucdp", "UCDP GED 23.1, 49 columns: killed, one row a claim", ".csv", write, lost)
