"""GDELT Global Knowledge Graph counts: one line a report, its counts in one field.

    KILL#26#militants#4#Falluja#IZ##33.35#43.78##17;WOUND#...

TYPE#number#object#location type#name#country (FIPS)#adm1#lat#long#feature#offset; GDELT's counts know no source.
"""
from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import pandas as pd

from ledger.exports.conventions import Convention, read_persons
from ledger.exports.countries import country
from ledger.exports.layout import Format, Pieces, Row, count_lost, is_whole_claim, mark_of, of_measures, records
from ledger.tidy_csv import guard

TYPES = {"killed": "KILL", "injured": "WOUND", "detained": "ARREST", "abducted": "KIDNAP", "affected": "AFFECT"}
COLUMNS = ("GKGRECORDID", "V2.1DATE", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER", "V2.1COUNTS", "V2EXTRASXML")
_NO_TABS = str.maketrans("\t\n\r", "   ")
_IN_THE_WAY = str.maketrans("#;\t\n\r", "     ")


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """Tab-separated, as GDELT's files are; the header line is ours, theirs have none."""
    yield "\t".join(COLUMNS).encode() + b"\n"
    together = pd.factorize(frame["report_id"])[0].argsort(kind="stable")
    for _report, rows in groupby(records(frame, together), key=itemgetter("report_id")):
        line = _line(list(rows), convention)
        if line:
            yield f"{line}\n".encode("utf-8", "backslashreplace")


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Most of it: sources, actors, bounds, dates of events."""
    kept = sum(bool(_count(row, convention)) for row in of_measures(frame, tuple(TYPES)))
    lines = count_lost(len(frame) - kept, "left out: other measures, parts, not claimed, rejected, or no number")
    return lines + (["Sources, actors, perpetrators, ranges, event dates and links between figures are not in this "
                     "layout"] if kept else [])


def _line(rows: Sequence[Row], convention: Convention) -> str:
    counts = [count for row in rows if (count := _count(row, convention))]
    first = rows[0]
    day = str(first["published"]).replace("-", "")
    fields = (str(first["report_id"])[:16], day.ljust(14, "0") if day else "", first["publisher"],
              first["report_url"] or first["report_name"], "".join(f"{count};" for count in counts),
              f"<SHARING>{mark_of(first)}</SHARING>" if mark_of(first) else "")
    return "\t".join(guard(str(field).translate(_NO_TABS)) for field in fields) if counts else ""


def _count(row: Row, convention: Convention) -> str:
    number = read_persons(row, convention).best
    if row["measure"] not in TYPES or number is None or not is_whole_claim(row):
        return ""
    placed = row["lat"] is not None and row["lon"] is not None
    land = country(str(row["country"]))
    kind = 4 if row["place"] and placed else 1 if land.fips else 0
    parts = (TYPES[str(row["measure"])], number, row["group_text"] or row["group"], kind, row["place"] or land.name,
             land.fips, "", row["lat"] if placed else "", row["lon"] if placed else "", "", row["start"])
    return "#".join(str(part).translate(_IN_THE_WAY) for part in parts)


FORMAT = Format("gkg", "GDELT GKG counts, one line a report", ".tsv", write, lost)
