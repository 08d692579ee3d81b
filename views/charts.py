"""Charts: each a function from a table to an Altair chart. No Streamlit, no state.

    by_source(claims, measure="killed")  ->  a line per source, a mark per figure, ranges from low to high

Three rules hold for all of them. People are never added up: a mark is one figure, or a count of figures and
labelled so. Colour means measure; only the domain is fixed here, the colours come from the theme. An open end
("at least 26") is drawn open, as a dashed line with an arrow.
"""

from __future__ import annotations

import textwrap

import altair as alt
import pandas as pd

from extractors.models import MEASURES
from views import words

TICKS = [value * 10**power for power in range(0, 9) for value in (1, 3)]
GREY = "#7A8794"  # 3:1 or more on the light and on the dark page
ROW = 26  # pixels for one line of a chart
OPEN = 1.9  # how far an open end reaches, as a factor (log) of the value
MEASURE_DOMAIN = [words.MEASURES[code] for code in MEASURES]
SHAPES = {
    "Stated number": "circle",
    "At least": "triangle-right",
    "At most": "triangle-left",
    "About": "diamond",
    "Range or vague word": "stroke",
}
CLAIM_COLUMNS = ["line", "what", "low", "best", "high", "precision", "value", "written", "figures", "reports"]


def by_source(claims: pd.DataFrame, *, title: str, field_title: str = "People, as stated") -> alt.LayerChart:
    """Each claim on the line of who made it. ``claims``: CLAIM_COLUMNS, one measure, no zeros (see drawable)."""
    log = needs_log(claims)
    table = with_ends(claims, log)
    pick = alt.selection_point(name="pick", fields=["line"], toggle=True)
    base = alt.Chart(table).encode(
        y=alt.Y(
            "line:N",
            title=None,
            sort=lines_in_order(table),
            axis=alt.Axis(labelLimit=170, labelOverlap=False, ticks=False, domain=False, grid=True, labelPadding=8),
        ),
        color=_measure_color(legend=False),
        tooltip=_claim_tips(),
        opacity=alt.when(pick).then(alt.value(1.0)).otherwise(alt.value(0.25)),
    )
    layers = [*_range_marks(base, table, log, field_title), _best_marks(base, table, log, field_title).add_params(pick)]
    return _frame(alt.layer(*layers), title, lines=table["line"].nunique(), legend_rows=1)


def _range_marks(base: alt.Chart, table: pd.DataFrame, log: bool, title: str) -> list[alt.Chart]:
    """Closed ranges as bars with an end at either side, open ones dashed with an arrow."""
    start, stop = _value_axis("from", log, title), _value_axis("to", log, title)
    kinds = {
        "range": [
            base.mark_rule(strokeWidth=4).encode(x=start, x2="to:Q"),
            base.mark_tick(thickness=3, size=14).encode(x=start),
            base.mark_tick(thickness=3, size=14).encode(x=stop),
        ],
        "up": [
            base.mark_rule(strokeWidth=2, strokeDash=[5, 3]).encode(x=start, x2="to:Q"),
            base.mark_point(shape="triangle-right", size=60, filled=True, aria=False).encode(x=stop),
        ],
        "down": [
            base.mark_rule(strokeWidth=2, strokeDash=[5, 3]).encode(x=start, x2="to:Q"),
            base.mark_point(shape="triangle-left", size=60, filled=True, aria=False).encode(x=start),
        ],
    }
    present = set(table["ends"])
    return [
        mark.transform_filter(f"datum.ends == '{ends}'")
        for ends, marks in kinds.items()
        if ends in present
        for mark in marks
    ]


def _best_marks(base: alt.Chart, table: pd.DataFrame, log: bool, title: str) -> alt.Chart:
    """The number that is stated; a range or a vague word has none, and its bar is all there is."""
    return (
        base.transform_filter("isValid(datum.at)")
        .mark_point(size=110, filled=True)
        .encode(x=_value_axis("at", log, title), shape=_precision_shape(table), description="reading:N")
    )


def by_actor(counts: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """How many figures speak of each party's people, by measure. ``counts``: line, what, figures."""
    pick = alt.selection_point(name="pick", fields=["line"], toggle=True)
    totals = counts.groupby("line")["figures"].sum()
    counts = counts.assign(label=counts["line"].map(lambda line: f"{words.shorten(line, 30)} ({totals[line]:,})"))
    order = [counts.loc[counts["line"] == line, "label"].iloc[0] for line in actors_in_order(counts)]
    y = alt.Y(
        "label:N",
        title=None,
        sort=order,
        axis=alt.Axis(labelLimit=170, labelOverlap=False, ticks=False, domain=False, labelPadding=8),
    )
    present = [name for name in MEASURE_DOMAIN if name in set(counts["what"])]
    bars = (
        alt.Chart(counts)
        .transform_calculate(reading="datum.line + ': ' + datum.figures + ' figures, ' + datum.what")
        .mark_bar(height=16)
        .encode(
            y=y,
            x=alt.X(
                "figures:Q",
                stack="zero",
                title="Number of figures, not people",
                axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
            ),
            color=_measure_color(legend=True, present=present),
            order=alt.Order("rank:Q"),
            opacity=alt.when(pick).then(alt.value(1.0)).otherwise(alt.value(0.25)),
            tooltip=[
                alt.Tooltip("line:N", title="Whose people"),
                alt.Tooltip("what:N", title="What happened"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
            ],
            description="reading:N",
        )
        .add_params(pick)
    )
    return _frame(alt.layer(bars), title, lines=len(order), legend_rows=-(-len(present) // 3))


def over_time(claims: pd.DataFrame, *, title: str, steps: bool) -> alt.LayerChart:
    """Each claim at the day it is about. ``claims``: CLAIM_COLUMNS and ``date``; ``steps`` joins a source's totals."""
    log = needs_log(claims)
    table = with_ends(claims, log)
    base = alt.Chart(table).encode(
        x=alt.X(
            "date:T",
            title="Day the figure is about",
            scale=alt.Scale(padding=24),
            axis=alt.Axis(format="%d %b %Y", labelOverlap=True, tickCount=6),
        ),
        color=_measure_color(legend=False),
    )
    layers = [
        base.mark_rule(strokeWidth=3, opacity=0.6)
        .encode(y=_upright(_value_axis("from", log, "People, as stated")), y2="to:Q")
        .transform_filter("datum.ends == 'range'"),
        base.mark_rule(strokeWidth=1.5, strokeDash=[4, 3], opacity=0.8)
        .encode(y=_upright(_value_axis("from", log, "People, as stated")), y2="to:Q")
        .transform_filter("datum.ends == 'up' || datum.ends == 'down'"),
        base.transform_filter("isValid(datum.at)")
        .mark_point(size=90, filled=True)
        .encode(
            y=_upright(_value_axis("at", log, "People, as stated")),
            shape=_precision_shape(table),
            tooltip=[alt.Tooltip("date:T", title="Day", format="%d %b %Y"), *_claim_tips()],
            description="reading:N",
        ),
    ]
    present = set(table["ends"])
    kept = [layer for layer, needs in zip(layers, ({"range"}, {"up", "down"}, present), strict=True) if needs & present]
    if steps:
        kept.insert(
            0,
            base.transform_filter("isValid(datum.at)")
            .mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.7, aria=False)
            .encode(y=_upright(_value_axis("at", log, "People, as stated")), detail="line:N"),
        )
    return _frame(alt.layer(*kept), title, lines=10, legend_rows=1)


def counts_over_time(counts: pd.DataFrame, *, title: str) -> alt.LayerChart:
    """How many figures speak of each period, by measure. ``counts``: period, what, figures, rank."""
    present = [name for name in MEASURE_DOMAIN if name in set(counts["what"])]
    bars = (
        alt.Chart(counts)
        .transform_calculate(reading="datum.period + ': ' + datum.figures + ' figures, ' + datum.what")
        .mark_bar()
        .encode(
            x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y(
                "figures:Q",
                stack="zero",
                title="Number of figures",
                axis=alt.Axis(format="d", tickMinStep=1, tickCount=5),
            ),
            color=_measure_color(legend=True, present=present, columns=7),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("period:O", title="When"),
                alt.Tooltip("what:N", title="What happened"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
            ],
            description="reading:N",
        )
    )
    return _frame(alt.layer(bars), title, lines=6, legend_rows=1)


def places_map(places: pd.DataFrame, outlines: dict[str, object], *, title: str) -> alt.LayerChart:
    """How many figures speak of each place: circles on plain outlines, no tiles.

    ``places``: place, lat, lon, figures, exact.
    """
    pick = alt.selection_point(name="pick", fields=["place"], toggle=True)
    frame = _map_frame(places)
    land = alt.Chart(alt.Data(values=outlines["features"])).mark_geoshape(
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
                "figures:Q", scale=alt.Scale(type="sqrt", domainMin=0, rangeMin=30, rangeMax=900), legend=None
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
        .properties(title=_heading([title]), height=460)
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


def _upright(x: alt.X) -> alt.Y:
    """The same axis, standing up."""
    return alt.Y(**{**x._kwds, "shorthand": x.shorthand})


def needs_log(claims: pd.DataFrame) -> bool:
    """True where the largest value is more than thirty times the smallest: small ones would vanish otherwise."""
    values = pd.concat([claims["low"], claims["best"], claims["high"]]).dropna()
    values = values[values > 0]
    return bool(len(values) and values.max() / values.min() > 30)


def drawable(claims: pd.DataFrame) -> pd.Series:
    """True for the claims that have a number above zero: the others are listed below the chart, never drawn as 0."""
    return claims[["low", "best", "high"]].fillna(0).max(axis=1) > 0


def with_ends(claims: pd.DataFrame, log: bool) -> pd.DataFrame:
    """``claims`` with where to draw: ``at`` the mark, ``from`` and ``to`` its line.

    ``ends`` is point, range, up or down.
    """
    largest = pd.to_numeric(claims[["low", "best", "high"]].stack(), errors="coerce").max() if len(claims) else 1.0
    places = [_place(row.low, row.best, row.high, log, float(largest)) for row in claims.itertuples(index=False)]
    drawn = pd.DataFrame(places, columns=["at", "from", "to", "ends"], index=claims.index)
    table = pd.concat([claims, drawn], axis=1)
    table["reading"] = table["line"] + ": " + table["value"] + " (" + table["precision"].str.lower() + ")"
    return table


def lines_in_order(claims: pd.DataFrame) -> list[str]:
    """Lines from the largest value down; "no source given" always last, as it is no one's claim."""
    top = claims.assign(top=claims[["low", "best", "high"]].max(axis=1)).groupby("line")["top"].max()
    names = sorted(top.index, key=lambda name: (-top[name], name))
    return _last(names, words.NO_SOURCE)


def actors_in_order(counts: pd.DataFrame) -> list[str]:
    """Lines by number of figures; "not stated" always last."""
    totals = counts.groupby("line")["figures"].sum()
    return _last(sorted(totals.index, key=lambda name: (-totals[name], name)), words.NOT_STATED)


def _place(
    low: float, best: float, high: float, log: bool, largest: float
) -> tuple[float | None, float | None, float | None, str]:
    low, best, high = (
        None if value is None or pd.isna(value) or (log and value <= 0) else float(value) for value in (low, best, high)
    )
    if low is not None and high is None:
        reach = low * OPEN if log else low + largest * 0.12
        return best if best is not None else low, low, reach, "up"
    if high is not None and low is None:
        start = high / OPEN if log else max(0.0, high - largest * 0.12)
        return best if best is not None else high, start, high, "down"
    if low is None:
        return best, best, best, "point"
    return best, low, high, "range" if low < high else "point"


def _value_axis(field: str, log: bool, title: str) -> alt.X:
    scale = alt.Scale(type="log", nice=False, padding=18) if log else alt.Scale(zero=True, nice=True)
    axis = (
        alt.Axis(format=",.0f", labelOverlap=True, values=TICKS, grid=True)
        if log
        else alt.Axis(format=",.0f", tickCount=6, tickMinStep=1, labelOverlap=True)
    )
    return alt.X(f"{field}:Q", scale=scale, title=title, axis=axis)


def _measure_color(*, legend: bool, present: list[str] | None = None, columns: int = 3) -> alt.Color:
    shown = (
        alt.Legend(
            orient="top", title=None, columns=_columns(columns), values=present, labelLimit=150, symbolType="square"
        )
        if legend
        else None
    )
    return alt.Color("what:N", scale=alt.Scale(domain=MEASURE_DOMAIN), legend=shown)


def _columns(most: int) -> alt.ExprRef:
    """Columns of a legend: one less where the chart is as narrow as a phone, so that no name is cut off."""
    return alt.ExprRef(f"width < 260 ? {most - 1} : {most}")


def _precision_shape(table: pd.DataFrame) -> alt.Shape:
    present = [
        name for name in words.PRECISION_ORDER if name in set(table["precision"]) and name != "Range or vague word"
    ]
    scale = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    legend = alt.Legend(
        orient="top",
        title=None,
        columns=_columns(2),
        values=present,
        labelLimit=170,
        symbolFillColor=GREY,
        symbolStrokeColor=GREY,
    )
    return alt.Shape("precision:N", scale=scale, legend=legend if present else None)


def _claim_tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("line:N", title="Who says so"),
        alt.Tooltip("value:N", title="Figure"),
        alt.Tooltip("written:N", title="As written"),
        alt.Tooltip("figures:Q", title="Times said", format=",d"),
        alt.Tooltip("reports:N", title="In"),
    ]


def _frame(chart: alt.LayerChart, title: str, *, lines: int, legend_rows: int) -> alt.LayerChart:
    """Title, and a height that gives every line its room: the page fits title, legend and axis into it as well."""
    wrapped = textwrap.wrap(title, 42)
    around = 112 + 20 * len(wrapped) + 24 * legend_rows
    return chart.properties(title=_heading(wrapped), height=around + ROW * max(lines, 2)).configure_view(stroke=None)


def _heading(lines: list[str]) -> alt.TitleParams:
    return alt.TitleParams(lines, anchor="start", offset=8, fontSize=15)


def _last(names: list[str], name: str) -> list[str]:
    return [other for other in names if other != name] + [name] * (name in names)
