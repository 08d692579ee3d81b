"""The two charts of the page Figures, which filter the table below: each source's numbers, and a second view of them.

lines, matter = two_charts(figures)       # what was clicked, by column; the measure and kind the numbers are of
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from views import chart_tables, charts, ends, state, tables, titles, words
from views.drawing import draw
from views.glossary import HELP

SECOND = {"actor": "Whose people", "group": "Which people", "perpetrator": "Done by", "source_type": "Kind of source"}
ALL_LINES = 60
SECOND_LINES = 6  # two charts share the second card
Matter = tuple[str, str, str]


def choose_matter(frame: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """One measure and one kind of figure: killed and displaced, or an event and a total since 2011, share no axis."""
    left, right = st.columns(2)
    measure = left.selectbox(
        "What happened",
        tables.by_number(frame["measure"]),
        format_func=words.measure_label,
        key=f"{key}_measure",
        persist_state="session",
    )
    kinds = tables.kinds(frame, measure)
    if not kinds:
        return frame.iloc[:0]
    kind = right.selectbox(
        "Kind of figure",
        list(kinds),
        key=f"{key}_kind",
        persist_state="session",
        help=HELP["Kind of figure"],
        format_func=lambda kind: f"{words.kind_label(*kind)} ({kinds.get(kind, 0):,})",
    )
    return tables.claims_of_kind(frame, measure, *kind)


def two_charts(frame: pd.DataFrame) -> tuple[dict[str, list[str]], Matter | None]:
    """Both cards side by side. Returns the lines clicked, by column, and the matter where a number was clicked."""
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True, height="stretch"):
        matter = choose_matter(frame, key="show")
        sources = _source_chart(frame, matter)
    with right, st.container(border=True, height="stretch"):
        by = st.selectbox(
            "Also shown by", list(SECOND), format_func=SECOND.get, key="second_by", persist_state="session",
            help="Above, the numbers of the first chart on other lines. Below, how many figures each line has.",
        )  # fmt: skip
        numbers, counted = _second_numbers(matter, by), _second_counts(frame, by)
    kind = tuple(matter[["measure", "scope", "unit"]].iloc[0]) if sources or numbers else None
    return {"source": sources, by: list(dict.fromkeys([*numbers, *counted]))}, kind


def narrow(frame: pd.DataFrame, lines: dict[str, list[str]], matter: Matter | None) -> pd.DataFrame:
    """The rows behind the marks that were clicked, and a line that says so with a way back."""
    picked = tables.picked(frame, lines, matter)
    if any(lines.values()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(titles.picked_line(picked, lines, matter))
            st.button("Show all again", on_click=state.forget_picks, key="forget")
    return picked


def _source_chart(frame: pd.DataFrame, matter: pd.DataFrame) -> list[str]:
    """Each source's figures for one measure. Returns the sources clicked."""
    several = matter["source"].nunique() > chart_tables.LINES
    limit = ALL_LINES if several and state.kept("all_lines") else chart_tables.LINES
    claims = chart_tables.claims_on_lines(matter, limit=limit)
    drawn = claims[ends.drawable(claims)]
    if drawn.empty:
        st.info(
            "None of these figures has a number above zero, so there is nothing to draw. They are in the table below."
        )
        return []
    title, subtitle, alt = titles.source_title(matter, drawn)
    clicked = draw(
        charts.claims_by_line,
        drawn,
        title=title,
        key=f"by-source-{state.kept(state.PICKS, 0)}-{tables.digest(drawn['line'])}",
        alt_text=alt,
        field="line",
    )
    st.caption(" ".join(part for part in (subtitle, titles.left_out_note(frame, matter, claims, drawn)) if part))
    if several:
        st.toggle(f"Draw up to {ALL_LINES} sources", key="all_lines", persist_state="session")
    return _present(clicked, drawn)


def _second_numbers(matter: pd.DataFrame, by: str) -> list[str]:
    """The figures of the first chart again, on lines of their own."""
    claims = chart_tables.claims_on_lines(matter, by=by, limit=SECOND_LINES)
    drawn = claims[ends.drawable(claims)]
    unsaid = drawn["line"].isin((words.NOT_STATED, words.NO_SOURCE))
    if drawn.empty or unsaid.all():
        st.info(
            f"None of the figures in the first chart says it: {SECOND[by].lower()}."
            if len(drawn)
            else "None of these figures has a number above zero."
        )
        return []
    shown = drawn[~unsaid]
    title, alt = titles.claims_title(matter, drawn, by)
    clicked = draw(
        charts.claims_by_line,
        shown,
        title=title,
        line_title=SECOND[by],
        key=f"by-{by}-{state.kept(state.PICKS, 0)}-{tables.digest(shown['line'])}",
        alt_text=alt,
        field="line",
    )
    silent = int(drawn.loc[unsaid, "figures"].sum())
    st.caption(
        "The figures of the first chart, on other lines."
        + (f" Not drawn: {words.count_of(silent, 'figure')} where it is not stated." if silent else "")
    )
    return _present(clicked, shown)


def _second_counts(frame: pd.DataFrame, by: str) -> list[str]:
    """How many figures each line has, by measure."""
    counts = chart_tables.counts_on_lines(frame, by=by, limit=SECOND_LINES)
    if counts.empty:
        st.info("All of these figures were rejected in review.")
        return []
    title, subtitle, alt = titles.counts_title(counts, by)
    drawn = chart_tables.drawn_lines(counts)
    clicked = draw(
        charts.counted_by,
        drawn,
        title=title,
        line_title=SECOND[by],
        key=f"count-{by}-{state.kept(state.PICKS, 0)}-{tables.digest(drawn['line'])}",
        alt_text=alt,
        field="line",
    )
    st.caption(subtitle)
    return _present(clicked, drawn)


def _present(clicked: list[str], drawn: pd.DataFrame) -> list[str]:
    """Lines picked in a chart that are still drawn: a selection may outlive the data it was made on."""
    present = set(drawn["line"])
    return [line for line in clicked if line in present]
