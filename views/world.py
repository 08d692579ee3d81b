"""The outlines of the world's countries, read from data/map: TopoJSON in, GeoJSON out. Standard library only.

outlines()["features"][0]["properties"]["name"]
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

ATLAS = Path(__file__).resolve().parent.parent / "data" / "map" / "countries-110m.json"


@cache
def outlines() -> dict[str, object]:
    """One feature a country; coordinates rounded to a hundredth of a degree, which no page can show finer."""
    atlas = json.loads(ATLAS.read_text(encoding="utf-8"))
    arcs = [_unfold(arc, atlas["transform"]) for arc in atlas["arcs"]]
    countries = atlas["objects"]["countries"]["geometries"]
    features = [
        {"type": "Feature", "properties": {"name": country["properties"]["name"]}, "geometry": _geometry(country, arcs)}
        for country in countries
        if country["type"] in ("Polygon", "MultiPolygon")
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def country_names() -> frozenset[str]:
    return frozenset(str(feature["properties"]["name"]) for feature in outlines()["features"])


def _unfold(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[float]]:
    """An arc is written as steps from point to point on a grid; here are its points in degrees."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append([round(x * scale_x + move_x, 2), round(y * scale_y + move_y, 2)])
    return points


def _geometry(country: dict[str, object], arcs: list[list[list[float]]]) -> dict[str, object]:
    if country["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [_ring(ring, arcs) for ring in country["arcs"]]}
    return {
        "type": "MultiPolygon",
        "coordinates": [[_ring(ring, arcs) for ring in polygon] for polygon in country["arcs"]],
    }


def _ring(numbers: list[int], arcs: list[list[list[float]]]) -> list[list[float]]:
    """Arcs end to end; a negative number is an arc walked backwards, and neighbours share their end point."""
    points: list[list[float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
