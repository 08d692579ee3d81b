"""The map: circles on plain outlines of countries, drawn here without tiles or any request.

places_map(places, title="15 figures at 2 places")
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from views import world
from views.axes import GREY, PADDING, heading


def places_map(places: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """How many figures speak of each place: circles on plain outlines, no tiles.

    ``places``: place, lat, lon, figures, exact.
    """
    pick = alt.selection_point(name="pick", fields=["place"], toggle=True)
    frame = _map_frame(places)
    land = alt.Chart(alt.Data(values=world.outlines()["features"])).mark_geoshape(
        fill=GREY, fillOpacity=0.16, stroke=GREY, strokeWidth=0.6, aria=False, clip=True
    )
    circles = (
        alt.Chart(places)
        .transform_calculate(reading="datum.place + ': ' + datum.figures + ' figures, ' + datum.exact")
        .mark_circle(color=GREY, stroke=GREY, strokeWidth=1.5, clip=True)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size(
                "figures:Q", scale=alt.Scale(type="sqrt", domainMin=0, rangeMin=30, rangeMax=520), legend=None
            ),
            fillOpacity=alt.condition("datum.exact == 'the place itself'", alt.value(0.75), alt.value(0.12)),
            opacity=alt.when(pick).then(alt.value(1.0)).otherwise(alt.value(0.3)),
            tooltip=[
                alt.Tooltip("place:N", title="Place"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
                alt.Tooltip("exact:N", title="Shown at"),
            ],
            description="reading:N",
        )
        .add_params(pick)
    )
    return (
        alt.layer(land, circles)
        .project("equirectangular", fit=frame)
        .properties(title=heading(title, wide=True), height=460, padding=PADDING)
        .configure_view(stroke=None)
    )


def _map_frame(places: pd.DataFrame) -> dict[str, object]:
    """A box round the places, never narrower than a country, never beyond the world."""
    west, east, south, north = places["lon"].min(), places["lon"].max(), places["lat"].min(), places["lat"].max()
    wide, high = max(24.0, (east - west) * 1.3), max(14.0, (north - south) * 1.4)
    x, y = (west + east) / 2, (south + north) / 2
    left, right, low, up = (
        max(-180.0, x - wide / 2),
        min(180.0, x + wide / 2),
        max(-75.0, y - high / 2),
        min(84.0, y + high / 2),
    )
    return {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiPoint", "coordinates": [[left, low], [left, up], [right, up], [right, low]]},
    }
