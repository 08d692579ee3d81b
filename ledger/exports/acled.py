"""ACLED's 31 columns: one row a killed figure, with one number of fatalities.

    actor1 = perpetrator, actor2 = the killed people's actor, notes = who said it and the sentence

ACLED's own event and interaction codes are for its coders; they are blank. The source column holds the outlet, as in
ACLED; who the outlet quotes is in the notes.
"""
from __future__ import annotations

import pandas as pd

from ledger.exports.conventions import Convention, read_persons
from ledger.exports.countries import country
from ledger.exports.layout import (
    CIVILIANS,
    Format,
    Pieces,
    Row,
    event_losses,
    is_event_claim,
    mark_of,
    of_measures,
    write_csv,
)

COLUMNS = tuple("""event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
    assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2
    admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp""".split())
TIME_PRECISION = {"day": 1, "week": 2, "month": 3}


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """Killed figures of single events."""
    return write_csv(COLUMNS, (_row(row, convention) for row in of_measures(frame, ["killed"]) if is_event_claim(row)))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Everything but one number of dead: bounds, sides, injured, and claims that differ."""
    killed = ranges = 0
    for row in filter(is_event_claim, of_measures(frame, ["killed"])):
        worth = read_persons(row, convention)
        killed += 1
        ranges += worth.low != worth.high
    lines = event_losses(frame, convention, ["killed"])
    if ranges:
        lines.append(f"{ranges:,} of the rows written lose their range: ACLED has one number")
    if convention.casualties is not None and (frame["measure"] == "casualties").any():
        lines.append(f'"Casualties" that are not divided count {convention.casualties} dead under {convention.name}')
    if killed:
        lines.append("Whose people the dead were is not counted apart; one row is one claim, not one event")
    return lines


def _row(row: Row, convention: Convention) -> Row:
    land, start = country(str(row["country"])), str(row["date_start"])
    civilians = row["group"] in CIVILIANS
    said_by = f"{row['source']}: " if row["source"] else ""
    return {
        "event_id_cnty": row["figure_id"], "event_date": start, "year": int(start[:4]) if start else None,
        "time_precision": TIME_PRECISION.get(str(row["date_precision"])), "actor1": row["perpetrator"],
        "actor2": row["actor"] or (f"Civilians ({land.name})" if civilians and land.name else ""),
        "civilian_targeting": "Civilian targeting" if civilians and row["perpetrator"] else "",
        "iso": int(land.iso_numeric) if land.iso_numeric else None, "country": land.name, "location": row["place"],
        "latitude": row["lat"], "longitude": row["lon"], "source": row["publisher"],
        "notes": f"{said_by}{row['sentence']}", "fatalities": read_persons(row, convention).best,
        "tags": mark_of(row),
    }


FORMAT = Format("acled", "ACLED columns: killed, one number each", ".csv", write, lost)
