"""What all charts share: value axes, the colour of a measure, the glyph of a quantifier, title and height.

measure_color(legend=True, present=["Killed", "Injured"])
"""

from __future__ import annotations

import json
import textwrap

import altair as alt
import pandas as pd

from extractors.models import MEASURES
from views import words

TICKS = [value * 10**power for power in range(0, 10) for value in (1, 3)]
GREY = "#7A8794"  # 3:1 or more on the light and on the dark page
PADDING = {"left": 0, "top": 4, "right": 4, "bottom": 0}
ROW = 30  # pixels for one line of a chart
MEASURE_DOMAIN = [words.MEASURES[code] for code in MEASURES]
# Drawn from the stated number on: an open figure is a stop with an arrow to where it is open, never a dot.
GLYPHS = {
    "Stated number": "circle",
    "About": "diamond",
    "At least": "M0,-0.62L0,0.62M0,0L1.5,0M1.02,-0.36L1.5,0L1.02,0.36",
    "At most": "M0,-0.62L0,0.62M0,0L-1.5,0M-1.02,-0.36L-1.5,0L-1.02,0.36",
    "Range or vague word": "M-1.1,-0.5L-1.1,0.5M-1.1,0L1.1,0M1.1,-0.5L1.1,0.5",
}
GLYPH_SIZE = 230
PEOPLE = "People, as stated"
SHORT = {"Range or vague word": "Range", "Stated number": "As stated"}
_LEGEND_WORDS = f"{json.dumps(SHORT)}[datum.label] || datum.label"


def value_axis(field: str, log: bool, title: str, reach: tuple[float, float]) -> alt.X:
    """Numbers of people: logarithmic, or from zero on; with room at the far end for the arrow of an open figure."""
    least, most = reach
    if log:
        scale = alt.Scale(type="log", nice=False, domain=[least / 1.5, most * (most / least) ** 0.1])
        axis = alt.Axis(format="~s", labelOverlap=True, values=TICKS, grid=True)
    else:
        scale = alt.Scale(domain=[0, most * 1.1], nice=False)
        axis = alt.Axis(format="~s" if most >= 10_000 else ",d", tickCount=6, tickMinStep=1, labelOverlap=True)
    return alt.X(f"{field}:Q", scale=scale, title=title + (", logarithmic" if log else ""), axis=axis)


def upright(x: alt.X) -> alt.Y:
    """The same axis, standing up."""
    return alt.Y(**{**x._kwds, "shorthand": x.shorthand})


def line_axis(lines: list[str], *, width: int = 26) -> alt.Y:
    """One line for each name, in this order; a long name takes two rows."""
    wrapped = {name: textwrap.wrap(words.shorten(name, 2 * width), width)[:2] or [name] for name in lines}
    tall = json.dumps({name: True for name, rows in wrapped.items() if len(rows) > 1})
    axis = alt.Axis(
        labelExpr=f"{json.dumps(wrapped)}[datum.value]", labelLimit=200, labelOverlap=False, labelPadding=10,
        labelLineHeight=13, ticks=False, domain=False, grid=True,
        labelBaseline={"condition": {"test": f"{tall}[datum.value] === true", "value": "line-bottom"},
                       "value": "middle"},
    )  # fmt: skip
    return alt.Y("line:N", title=None, sort=lines, axis=axis)


def said_axis(lines: list[str], said: dict[str, str]) -> alt.Y:
    """The same lines, with what is said on each at the far side; left out where the page is too narrow for it."""
    axis = alt.Axis(
        orient="right", labelExpr=f"width < 225 ? '' : {json.dumps(said)}[datum.value]", labelOverlap=False,
        labelLimit=130, labelPadding=8, labelFlush=False, ticks=False, domain=False, grid=False,
    )  # fmt: skip
    return alt.Y("line:N", title=None, sort=lines, axis=axis)


def measure_color(*, legend: bool, present: list[str] | None = None, columns: int = 4) -> alt.Color:
    shown = (
        alt.Legend(
            orient="top", title=None, columns=_columns(columns), values=present, labelLimit=150, symbolType="square"
        )
        if legend
        else None
    )
    return alt.Color("what:N", scale=alt.Scale(domain=MEASURE_DOMAIN), legend=shown)


def glyph_shape(table: pd.DataFrame) -> alt.Shape:
    """The glyph of each claim, and a legend of those that are there."""
    present = [name for name in GLYPHS if name in set(table["precision"])]
    legend = alt.Legend(
        orient="top", title=None, direction="horizontal", columns=_columns(len(GLYPHS)), values=present, labelLimit=170,
        symbolFillColor=GREY, symbolStrokeColor=GREY, symbolStrokeWidth=1.8, symbolSize=110, symbolOffset=4,
        labelOffset=8, columnPadding=12, labelExpr=_LEGEND_WORDS,
    )  # fmt: skip
    scale = alt.Scale(domain=list(GLYPHS), range=list(GLYPHS.values()))
    return alt.Shape("precision:N", scale=scale, legend=legend if present != ["Stated number"] else None)


def _columns(most: int) -> alt.ExprRef:
    """Columns of a legend: fewer where the chart is as narrow as a phone, so that no name is cut off."""
    return alt.ExprRef(f"width < 330 ? {min(most, 2)} : width < 480 ? {min(most, 3)} : {most}")


def claim_tips(line_title: str = "Who says so") -> list[alt.Tooltip]:
    return [
        alt.Tooltip("line:N", title=line_title),
        alt.Tooltip("value:N", title="Figure"),
        alt.Tooltip("written:N", title="As written"),
        alt.Tooltip("figures:Q", title="Times said", format=",d"),
        alt.Tooltip("reports:N", title="In"),
    ]


def framed(chart: alt.LayerChart, title: str, *, height: int, legend_rows: int, wide: bool = False) -> alt.LayerChart:
    """Title and height: the page fits title, legend and axis into ``height`` as well, so they are added to it."""
    around = 106 + 19 * len(textwrap.wrap(title, 90 if wide else 46)) + 22 * legend_rows
    return chart.properties(title=heading(title, wide=wide), height=around + height, padding=PADDING).configure_view(
        stroke=None
    )


def heading(title: str, *, wide: bool = False) -> alt.TitleParams:
    """A title that takes more lines where the page is narrow."""
    lines = {width: json.dumps(textwrap.wrap(title, width)) for width in (38, 46, 90)}
    full = lines[90] if wide else lines[46]
    text = alt.ExprRef(f"width < 235 ? {lines[38]} : width < 560 ? {lines[46]} : {full}")
    return alt.TitleParams(text, anchor="start", offset=10, fontSize=14, frame="bounds")
