"""Charts over time: claims at their day, joined as steps where one source says them again, and counts of figures.

    over_time(claims, title="Killed: as told over time", steps=True)

The rules of charts.py hold here, too: nothing is added up but figures, colour means measure, open ends are open.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from views.axes import (
    GLYPH_SIZE,
    GREY,
    MEASURE_DOMAIN,
    PEOPLE,
    claim_tips,
    framed,
    glyph_shape,
    measure_color,
    upright,
    value_axis,
)
from views.ends import needs_log, reach_of, with_ends


def over_time(
    claims: pd.DataFrame, *, title: str, steps: bool, day_title: str = "Day the figure is about"
) -> alt.LayerChart:
    """Each claim at its day. ``claims``: CLAIM_COLUMNS, ``date``, ``series``, ``last``, ``revised``.

    ``steps`` joins the claims of a series as steps; ``last`` names the line at its end, ``revised`` rings a claim
    that is lower than what the same source said before.
    """
    log = needs_log(claims)
    table = with_ends(claims)
    reach = reach_of(table)

    def value(field: str) -> alt.Y:
        return upright(value_axis(field, log, PEOPLE, reach))

    base = alt.Chart().encode(
        x=alt.X(
            "date:T",
            title=day_title,
            scale=alt.Scale(padding=30),
            axis=alt.Axis(
                format="%-d %b %Y", labelOverlap=True, labelFlush=False, tickCount=_day_ticks(table), grid=False
            ),
        ),
        color=measure_color(legend=False),
    )
    tips = [
        alt.Tooltip("date:T", title="Day", format="%-d %b %Y"),
        *claim_tips(),
        alt.Tooltip("revised:N", title="Revised"),
    ]
    layers = [
        base.transform_filter("datum.ends == 'range'")
        .mark_bar(width=7, fillOpacity=0.45)
        .encode(y=value("from"), y2="to:Q", tooltip=tips, description="reading:N"),
        base.transform_filter("isValid(datum.at)")
        .mark_point(filled=True, size=GLYPH_SIZE, strokeWidth=1.8)
        .encode(
            y=value("at"),
            shape=glyph_shape(table),
            angle=alt.condition("datum.ends == 'up' || datum.ends == 'down'", alt.value(-90), alt.value(0)),
            stroke=alt.Stroke("what:N", scale=alt.Scale(domain=MEASURE_DOMAIN), legend=None),
            size=alt.condition(
                "datum.precision == 'Stated number' || datum.precision == 'About'", alt.value(85), alt.value(170)
            ),
            tooltip=tips,
            description="reading:N",
        ),
    ]
    if steps:
        joined = base.transform_filter("isValid(datum.at) && datum.series != ''")
        layers[:0] = [
            joined.mark_line(interpolate="step-after", strokeWidth=1.6, opacity=0.75, aria=False).encode(
                y=value("at"), detail="series:N"
            )
        ]
        layers += [
            base.transform_filter("datum.revised != ''")
            .mark_point(shape="circle", filled=False, size=420, strokeWidth=1.6, color=GREY, aria=False)
            .encode(y=value("at"), color=alt.value(GREY)),
            *(
                base.transform_filter(f"datum.last != '' && datum.below == {below}")
                .mark_text(align="right", dx=-9, dy=shift, fontSize=12, aria=False)
                .encode(y=value("at"), text="last:N", color=alt.value(GREY))
                for below, shift in (("false", -11), ("true", 15))
            ),
        ]
    return framed(alt.layer(*layers, data=table), title, height=300, legend_rows=1, wide=True)


def _day_ticks(table: pd.DataFrame) -> object:
    """A tick a day where a few days are all there is: finer ones would repeat the same day."""
    days = (table["date"].max() - table["date"].min()).days
    return {"interval": "day", "step": 1} if days <= 6 else 6


def counts_over_time(counts: pd.DataFrame, *, periods: list[str], title: str) -> alt.LayerChart:
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
                "period:O",
                title=None,
                scale=alt.Scale(domain=periods, paddingInner=0.15),
                axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
            ),  # fmt: skip
            y=alt.Y(
                "figures:Q",
                stack="zero",
                title="Number of figures",
                axis=alt.Axis(format="d", tickMinStep=1, tickCount=5),
            ),
            color=measure_color(legend=True, present=present, columns=8),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("period:O", title="When"),
                alt.Tooltip("what:N", title="What happened"),
                alt.Tooltip("figures:Q", title="Figures", format=",d"),
            ],
            description="reading:N",
        )
    )
    return framed(alt.layer(bars), title, height=190, legend_rows=-(-len(present) // 8), wide=True)
