"""GeoJSON: one feature a figure, at the place the figure is about. For maps.

    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [43.78, 33.35]}, "properties": {...}}

RFC 7946: longitude first; a figure whose place has no coordinates has a null geometry and keeps its properties.
"""
from __future__ import annotations

import json

import pandas as pd

from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, Pieces, Row, count_lost, records


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows, all columns."""
    yield b'{"type": "FeatureCollection", "features": ['
    before = b""
    for row in records(frame):
        yield before + json.dumps(_feature(row), ensure_ascii=True).encode("ascii")
        before = b", "
    yield b"]}"


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Nothing, but some are not on the map."""
    without = int((frame["lat"].isna() | frame["lon"].isna()).sum())
    return count_lost(without, "kept without a point, as they have no coordinates")


def _feature(row: Row) -> Row:
    placed = row["lat"] is not None and row["lon"] is not None
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if placed else None
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon")}
    return {"type": "Feature", "id": row["figure_id"], "geometry": point, "properties": properties}


FORMAT = Format("geojson", "GeoJSON: one point a figure, for maps", ".geojson", write, lost)
