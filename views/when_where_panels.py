"""The page Timeline and map: figures by date and by place, never added up."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from views import chart_panels, chart_tables, ends, maps, panels, state, time_charts, titles, words
from views.drawing import draw


def counts_by_date(frame: pd.DataFrame) -> None:
    """How many figures speak of each period."""
    line = chart_tables.counts_by_period(frame)
    if line.counts.empty:
        st.info("None of these figures has a date, and none of their reports a date of publication.")
        return
    total = int(line.counts["figures"].sum())
    title = f"{words.count_of(total, 'figure')} by the time they speak of"
    told = line.counts.groupby("period")["figures"].sum().head(20)
    alt = f"{title}. " + "; ".join(f"{period}: {count}" for period, count in told.items()) + "."
    draw(
        time_charts.counts_over_time,
        line.counts,
        periods=line.periods,
        title=title,
        key="counts-over-time",
        alt_text=alt,
    )
    apart = []
    if line.undated:
        apart.append(f"{words.count_of(line.undated, 'figure')} without any date")
    if line.earlier:
        apart.append(_long_before(line.earlier, line.since))
    st.caption(
        "Bars count figures in reports, not people. A figure without a date of its own stands at the date of "
        "its report." + (f" Not drawn: {'; '.join(apart)}." if apart else "")
    )


def claims_by_date(frame: pd.DataFrame) -> None:
    """One measure and kind of figure over time; totals of one source joined as steps, so that revisions show."""
    matter = chart_panels.choose_matter(frame, key="time")
    early = chart_tables.long_before(matter)
    claims = chart_tables.dated_claims(matter[~early]) if not matter.empty else pd.DataFrame()
    drawn = claims[ends.drawable(claims)] if not claims.empty else claims
    if drawn.empty:
        st.info("None of these figures has both a date and a number.")
        return
    steps = matter["scope"].iloc[0] in ("cumulative", "as_of")
    measure, kind = (
        words.measure_label(matter["measure"].iloc[0]),
        words.kind_label(matter["scope"].iloc[0], matter["unit"].iloc[0]),
    )
    count = words.count_of(int(drawn["figures"].sum()), "figure")
    named = drawn.loc[drawn["line"] != words.NO_SOURCE, "line"].nunique()
    title = f"{measure}: {count} over time, from {words.count_of(named, 'named source')}"
    subtitle = f"{kind}. " + (
        "A line joins what one source said of the same people and place: a step down is a revision."
        if steps
        else "Each mark is one figure about one event."
    )
    alt = (
        f"{title}. "
        + "; ".join(f"{row.date:%d %b %Y}, {row.line}: {row.value}" for row in drawn.head(12).itertuples(index=False))
        + "."
    )
    draw(time_charts.over_time, drawn, title=title, steps=steps, key="claims-over-time", alt_text=alt)
    apart = [titles.lines_apart(matter[~early], claims)]
    if early.any():
        apart.append(_long_before(int(early.sum()), chart_tables.first_year(matter)))
    said = "; ".join(filter(None, apart))
    st.caption(subtitle + (f" Not drawn: {said}." if said else ""))


def _long_before(count: int, year: str) -> str:
    return f"{words.count_of(count, 'figure')} of {year} and after, long before the others"


def by_place(frame: pd.DataFrame) -> list[str]:
    """How many figures speak of each place; returns the places clicked."""
    places = chart_tables.places(frame)
    if places.empty:
        st.info("None of these figures has a place that is on the map.")
        return []
    total = int(places["figures"].sum())
    title = f"{words.count_of(total, 'figure')} at {words.count_of(len(places), 'place')}"
    subtitle = (
        "Larger circles have more figures, not more people. A hollow circle stands in the middle of a country or "
        "region that the report names as a whole."
    )
    alt = (
        f"Map. {title}. "
        + "; ".join(f"{row.place}: {row.figures}" for row in places.head(20).itertuples(index=False))
        + "."
    )
    clicked = draw(
        maps.places_map,
        places,
        title=title,
        key=f"map-{state.kept(state.PICKS, 0)}",
        alt_text=alt,
        field="place",
    )
    missing = len(frame) - total
    left_out = (
        f" Not on the map: {words.count_of(missing, 'figure')} without a place, or at one whose position is not known."
        if missing
        else ""
    )
    st.caption(f"{subtitle}{left_out} Outlines: Natural Earth.")
    present = set(places["place"])
    return [place for place in clicked if place in present]


def rows_at(frame: pd.DataFrame, chosen: list[str]) -> None:
    """The figures of the places that were clicked."""
    if not chosen:
        return
    rows = frame[frame["place"].isin(chosen)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{words.count_of(len(rows), 'figure')} at {', '.join(chosen)}")
        st.button("Show all again", on_click=state.forget_picks, key="forget-map")
    panels.table_with_sentence(rows, name="places")
