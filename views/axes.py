"""What all charts share: value axes, the colour of a measure, the shape of a quantifier, title and height.

measure_color(legend=True, present=["Killed", "Injured"])
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
MEASURE_DOMAIN = [words.MEASURES[code] for code in MEASURES]
SHAPES = {
    "Stated number": "circle",
    "At least": "triangle-right",
    "At most": "triangle-left",
    "About": "diamond",
    "Range or vague word": "stroke",
}


def value_axis(field: str, log: bool, title: str, largest: float) -> alt.X:
    """Numbers of people: logarithmic, or from zero to a little more than the largest mark."""
    domain = [0, largest * 1.06 or 1]
    scale = alt.Scale(type="log", nice=False, padding=18) if log else alt.Scale(domain=domain, nice=True)
    axis = (
        alt.Axis(format=",.0f", labelOverlap=True, values=TICKS, grid=True)
        if log
        else alt.Axis(format=",.0f", tickCount=6, tickMinStep=1, labelOverlap=True)
    )
    return alt.X(f"{field}:Q", scale=scale, title=title, axis=axis)


def upright(x: alt.X) -> alt.Y:
    """The same axis, standing up."""
    return alt.Y(**{**x._kwds, "shorthand": x.shorthand})


def measure_color(*, legend: bool, present: list[str] | None = None, columns: int = 3) -> alt.Color:
    shown = (
        alt.Legend(
            orient="top", title=None, columns=_columns(columns), values=present, labelLimit=150, symbolType="square"
        )
        if legend
        else None
    )
    return alt.Color("what:N", scale=alt.Scale(domain=MEASURE_DOMAIN), legend=shown)


def precision_shape(table: pd.DataFrame) -> alt.Shape:
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


def _columns(most: int) -> alt.ExprRef:
    """Columns of a legend: fewer where the chart is as narrow as a phone, so that no name is cut off."""
    return alt.ExprRef(f"width < 260 ? {max(1, min(most, 3) - 1)} : width < 480 ? {min(most, 3)} : {most}")


def claim_tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("line:N", title="Who says so"),
        alt.Tooltip("value:N", title="Figure"),
        alt.Tooltip("written:N", title="As written"),
        alt.Tooltip("figures:Q", title="Times said", format=",d"),
        alt.Tooltip("reports:N", title="In"),
    ]


def framed(chart: alt.LayerChart, title: str, *, lines: int, legend_rows: int) -> alt.LayerChart:
    """Title, and a height that gives every line its room: the page fits title, legend and axis into it as well."""
    wrapped = textwrap.wrap(title, 42)
    around = 112 + 20 * len(wrapped) + 24 * legend_rows
    return chart.properties(title=heading(wrapped), height=around + ROW * max(lines, 2)).configure_view(stroke=None)


def heading(lines: list[str]) -> alt.TitleParams:
    return alt.TitleParams(lines, anchor="start", offset=8, fontSize=15)
