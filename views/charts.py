"""Charts: each a function from a table to an Altair chart. No Streamlit, no state.

    claims_by_line(claims, title="Killed: 5 sources give 6 figures")  ->  a line per source, a mark per figure

Three rules hold for all of them. People are never added up: a mark is one figure, or a count of figures and
labelled so. Colour means measure; only the domain is fixed here, the colours come from the theme. An open end
("at least 26") is drawn open, as a stop with an arrow.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from views.axes import (
    GLYPH_SIZE,
    GREY,
    MEASURE_DOMAIN,
    PEOPLE,
    ROW,
    claim_tips,
    framed,
    glyph_shape,
    line_axis,
    measure_color,
    said_axis,
    value_axis,
)
from views.ends import counts_in_order, lines_in_order, needs_log, reach_of, with_ends

CLAIM_COLUMNS = ["line", "what", "low", "best", "high", "precision", "value", "written", "figures", "reports"]


def claims_by_line(
    claims: pd.DataFrame,
    *,
    title: str,
    line_title: str = "Who says so",
    common: tuple[float, float] | None = None,
    axis_title: str = PEOPLE,
) -> alt.LayerChart:
    """Each claim on its line. ``claims``: CLAIM_COLUMNS, one measure, no zeros (see ends.drawable).

    ``earlier`` (a column that may be missing) marks what the same source said before: it is drawn pale.
    ``common`` shades the numbers that lie in every source's range.
    """
    log = needs_log(claims)
    table = with_ends(claims.assign(earlier=claims["earlier"] if "earlier" in claims else False))
    lines = lines_in_order(table)
    said = dict(zip(table["line"].where(table["label"] != "", ""), table["label"], strict=True))
    reach = reach_of(table)
    pick = alt.selection_point(name="pick", fields=["line"], toggle=True)
    base = alt.Chart().encode(
        y=alt.Y("line:N", sort=lines, axis=None),
        color=measure_color(legend=False),
        tooltip=claim_tips(line_title),
        opacity=alt.when("datum.earlier")
        .then(alt.value(0.35))
        .when(pick)
        .then(alt.value(1.0))
        .otherwise(alt.value(0.22)),
    )
    layers = [
        alt.Chart().mark_point(opacity=0, size=1, aria=False).encode(y=line_axis(lines)),
        *_band(common, table, log, axis_title, reach),
        *_bars(base, table, log, axis_title, reach),
        _marks(base, table, log, axis_title, reach).add_params(pick),
        alt.Chart().mark_point(opacity=0, size=1, aria=False).encode(y=said_axis(lines, said)),
    ]
    chart = alt.layer(*layers, data=table).resolve_axis(y="independent")
    return framed(chart, title, height=ROW * max(len(lines), 3), legend_rows=1)


def _bars(base: alt.Chart, table: pd.DataFrame, log: bool, title: str, reach: tuple[float, float]) -> list[alt.Chart]:
    """Closed ranges: a bar with a stop at either end. A vague word has no number in it, so there is none to mark."""
    if "range" not in set(table["ends"]):
        return []
    ranges = base.transform_filter("datum.ends == 'range'")
    start, stop = (value_axis(field, log, title, reach) for field in ("from", "to"))
    return [
        ranges.mark_bar(height=9, fillOpacity=0.45).encode(x=start, x2="to:Q", description="reading:N"),
        ranges.mark_tick(thickness=2.5, size=17, aria=False).encode(x=start),
        ranges.mark_tick(thickness=2.5, size=17, aria=False).encode(x=stop),
    ]


def _marks(base: alt.Chart, table: pd.DataFrame, log: bool, title: str, reach: tuple[float, float]) -> alt.Chart:
    return (
        base.transform_filter("isValid(datum.at)")
        .mark_point(size=GLYPH_SIZE, filled=True, strokeWidth=1.9, strokeCap="round")
        .encode(
            x=value_axis("at", log, title, reach),
            shape=glyph_shape(table),
            stroke=alt.Stroke("what:N", scale=alt.Scale(domain=MEASURE_DOMAIN), legend=None),
            size=alt.condition(
                "datum.precision == 'Stated number' || datum.precision == 'About'",
                alt.value(85),
                alt.value(GLYPH_SIZE),
            ),
            description="reading:N",
        )
    )


def _band(
    common: tuple[float, float] | None, table: pd.DataFrame, log: bool, title: str, reach: tuple[float, float]
) -> list[alt.Chart]:
    """The numbers that all sources leave open, from the first line to the last; open above where all are."""
    if common is None or common[0] <= 0:
        return []
    until = min(common[1], reach[1] * (1.0 if common[1] < float("inf") else 1.15))
    data = pd.DataFrame({"from": [common[0]], "to": [max(until, common[0] * 1.004)]})
    band = alt.Chart(data).mark_rect(color=GREY, opacity=0.16, aria=False)
    return [band.encode(x=value_axis("from", log, title, reach), x2="to:Q")]


def counted_by(counts: pd.DataFrame, *, title: str, line_title: str) -> alt.LayerChart:
    """How many figures each line (a party, a kind of source) has, by measure. ``counts``: line, what, figures, rank."""
    pick = alt.selection_point(name="pick", fields=["line"], toggle=True)
    present = [name for name in MEASURE_DOMAIN if name in set(counts["what"])]
    totals = counts.groupby("line", as_index=False)["figures"].sum()
    lines = counts_in_order(counts)
    most = int(totals["figures"].max())
    x = alt.X(
        "figures:Q", stack="zero", title="Number of figures, not people", scale=alt.Scale(domain=[0, most * 1.12]),
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=6),
    )  # fmt: skip
    bars = (
        alt.Chart(counts)
        .transform_calculate(
            reading="datum.line + ': ' + datum.figures + (datum.figures == 1 ? ' figure, ' : ' figures, ') + datum.what"
        )
        .mark_bar(height=17)
        .encode(
            y=line_axis(lines),
            x=x,
            color=measure_color(legend=True, present=present, columns=3),
            order=alt.Order("rank:Q"),
            opacity=alt.when(pick).then(alt.value(1.0)).otherwise(alt.value(0.25)),
            tooltip=[
                alt.Tooltip("line:N", title=line_title),
                alt.Tooltip("what:N", title="What happened"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
            ],
            description="reading:N",
        )
        .add_params(pick)
    )
    ends = (
        alt.Chart(totals)
        .mark_text(align="left", dx=6, fontSize=12, color=GREY, aria=False)
        .encode(y=line_axis(lines), x=alt.X("figures:Q"), text=alt.Text("figures:Q", format=",d"))
    )
    return framed(alt.layer(bars, ends), title, height=ROW * max(len(lines), 3), legend_rows=-(-len(present) // 3))
