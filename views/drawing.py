"""A chart on the page, and what was clicked in it.

    lines = draw(charts.claims_by_line, drawn, title="...", key="by-source", alt="...", field="line")

Making a chart takes longer than all the rest of a page: it is made once for the same table and words, whoever looks,
and not checked against Altair's schema, which the tests do for each chart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils import schemapi

from views import state


def draw(
    make: Callable[..., alt.LayerChart], table: pd.DataFrame, *, key: str, alt_text: str, field: str = "", **how: object
) -> list[str]:
    """Show ``make(table, **how)``; with ``field`` it can be clicked: the values of that field under the clicks."""

    def specify() -> dict[str, object]:
        with schemapi.debug_mode(False):
            return make(table, **how).to_dict(validate=False)

    spec = state.chart_spec(_name(make, table, how), specify)
    if not field:
        st.vega_lite_chart(spec, key=key, alt=alt_text)
        return []
    event = st.vega_lite_chart(spec, key=key, alt=alt_text, on_select="rerun")
    return [point[field] for point in event.selection.get("pick", []) if field in point]


def _name(make: Callable[..., alt.LayerChart], table: pd.DataFrame, how: dict[str, object]) -> str:
    """A name for exactly this chart: the function, every cell of its table, and how it is asked for."""
    said = hashlib.sha256(f"{make.__qualname__} {sorted(how.items())} {list(table)}".encode())
    said.update(table.to_csv(index=False).encode())
    return said.hexdigest()
