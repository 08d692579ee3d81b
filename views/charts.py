"""Charts: each a function from a table to an Altair chart. No Streamlit, no state.

    by_source(claims, title="Killed: 5 sources give 6 figures")  ->  a line per source, a mark per figure

Three rules hold for all of them. People are never added up: a mark is one figure, or a count of figures and
labelled so. Colour means measure; only the domain is fixed here, the colours come from the theme. An open end
("at least 26") is drawn open, as a dashed line with an arrow.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from views import words
from views.axes import MEASURE_DOMAIN, claim_tips, framed, measure_color, precision_shape, upright, value_axis
from views.ends import counts_in_order, lines_in_order, needs_log, reach_of, with_ends

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
        color=measure_color(legend=False),
        tooltip=claim_tips(),
        opacity=alt.when(pick).then(alt.value(1.0)).otherwise(alt.value(0.25)),
    )
    layers = [*_range_marks(base, table, log, field_title), _best_marks(base, table, log, field_title).add_params(pick)]
    return framed(alt.layer(*layers), title, lines=table["line"].nunique(), legend_rows=1)


def _range_marks(base: alt.Chart, table: pd.DataFrame, log: bool, title: str) -> list[alt.Chart]:
    """Closed ranges as bars with an end at either side, open ones dashed with an arrow."""
    start, stop = (value_axis(field, log, title, reach_of(table)) for field in ("from", "to"))
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
        .encode(x=value_axis("at", log, title, reach_of(table)), shape=precision_shape(table), description="reading:N")
    )


def counted_by(counts: pd.DataFrame, *, title: str, line_title: str) -> alt.LayerChart:
    """How many figures each line (a party, a kind of source) has, by measure. ``counts``: line, what, figures, rank."""
    pick = alt.selection_point(name="pick", fields=["line"], toggle=True)
    totals = counts.groupby("line")["figures"].sum()
    counts = counts.assign(label=counts["line"].map(lambda line: f"{words.shorten(line, 30)} ({totals[line]:,})"))
    order = [counts.loc[counts["line"] == line, "label"].iloc[0] for line in counts_in_order(counts)]
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
            color=measure_color(legend=True, present=present),
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
    return framed(alt.layer(bars), title, lines=len(order), legend_rows=-(-len(present) // 3))


def over_time(claims: pd.DataFrame, *, title: str, steps: bool) -> alt.LayerChart:
    """Each claim at the day it is about. ``claims``: CLAIM_COLUMNS, ``date``, ``series``; ``steps`` joins a series."""
    log = needs_log(claims)
    table = with_ends(claims, log)
    base = alt.Chart(table).encode(
        x=alt.X(
            "date:T",
            title="Day the figure is about",
            scale=alt.Scale(padding=24),
            axis=alt.Axis(format="%d %b %Y", labelOverlap=True, tickCount=6),
        ),
        color=measure_color(legend=False),
    )
    layers = [
        base.mark_rule(strokeWidth=3, opacity=0.6)
        .encode(y=upright(value_axis("from", log, "People, as stated", reach_of(table))), y2="to:Q")
        .transform_filter("datum.ends == 'range'"),
        base.mark_rule(strokeWidth=1.5, strokeDash=[4, 3], opacity=0.8)
        .encode(y=upright(value_axis("from", log, "People, as stated", reach_of(table))), y2="to:Q")
        .transform_filter("datum.ends == 'up' || datum.ends == 'down'"),
        base.transform_filter("isValid(datum.at)")
        .mark_point(size=90, filled=True)
        .encode(
            y=upright(value_axis("at", log, "People, as stated", reach_of(table))),
            shape=precision_shape(table),
            tooltip=[alt.Tooltip("date:T", title="Day", format="%d %b %Y"), *claim_tips()],
            description="reading:N",
        ),
    ]
    present = set(table["ends"])
    kept = [layer for layer, needs in zip(layers, ({"range"}, {"up", "down"}, present), strict=True) if needs & present]
    if steps:
        kept.insert(
            0,
            base.transform_filter("isValid(datum.at) && datum.series != ''")
            .mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.7, aria=False)
            .encode(y=upright(value_axis("at", log, "People, as stated", reach_of(table))), detail="series:N"),
        )
    return framed(alt.layer(*kept), title, lines=10, legend_rows=1)


def counts_over_time(counts: pd.DataFrame, periods: list[str], *, title: str) -> alt.LayerChart:
    """How many figures speak of each period, by measure. ``counts``: period, what, figures, rank.

    ``periods`` are all from the first to the last, also those of which no figure speaks.
    """
    present = [name for name in MEASURE_DOMAIN if name in set(counts["what"])]
    bars = (
        alt.Chart(counts)
        .transform_calculate(reading="datum.period + ': ' + datum.figures + ' figures, ' + datum.what")
        .mark_bar()
        .encode(
            x=alt.X(
                "period:O", title=None, scale=alt.Scale(domain=periods), axis=alt.Axis(labelAngle=0, labelOverlap=True)
            ),
            y=alt.Y(
                "figures:Q",
                stack="zero",
                title="Number of figures",
                axis=alt.Axis(format="d", tickMinStep=1, tickCount=5),
            ),
            color=measure_color(legend=True, present=present, columns=7),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("period:O", title="When"),
                alt.Tooltip("what:N", title="What happened"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
            ],
            description="reading:N",
        )
    )
    return framed(alt.layer(bars), title, lines=6, legend_rows=1)
