"""The parts of which pages are put together: key numbers, charts that filter, the table with its sentence.

Each takes the figures to show, draws, and returns what the person chose. The numbers come from tables.py, the
pictures from charts.py.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger.aggregates import key_numbers as count_rows
from ledger.tidy_csv import to_csv_bytes
from views import charts, ends, sentence, state, tables, titles, words

COUNT_BY = ("Whose people", "Kind of source")
HOW_TO_READ = (
    "Every mark and row is **one figure that a report gives**, with the source that gave it. Figures are never "
    "added up: two sources may "
    "speak of the same people. A bar runs from the lowest to the highest number given; a dashed line with an "
    "arrow is open: "
    "“at least 26” has no upper end. “No source given” means that the report says it in its own words. "
    "Figures that are denied, hypothetical or rejected in review, and parts of a larger figure, stand in the "
    "table but not in the first chart."
)


KEY_NUMBERS = {
    "figures": ("Figures", "Statements found in the reports, each with a number or a mention of harm."),
    "reports": ("Reports", "Reports that these figures come from."),
    "sources": ("Sources named", "Who gave the figures, as named in the reports. Not the outlets that published them."),
    "no_source": (words.NO_SOURCE, "Figures for which the report names no one."),
    "to_review": ("To review", "Figures that nobody has checked yet."),
}


def key_numbers(frame: pd.DataFrame) -> None:
    """Counts of figures, reports and sources. There is deliberately no number of people."""
    counts = count_rows(frame)
    with st.container(key="key-numbers"), st.grid(5, min_column_width=130):
        for name, (label, about) in KEY_NUMBERS.items():
            st.metric(label, f"{counts[name]:,}", help=about)


def how_to_read() -> None:
    with st.expander("How to read these figures"):
        st.markdown(HOW_TO_READ)


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
    matters = tables.matters(frame, measure)
    if not matters:
        return frame.iloc[:0]
    kind = right.selectbox(
        "Kind of figure",
        list(matters),
        key=f"{key}_kind",
        persist_state="session",
        format_func=lambda kind: f"{words.kind_label(*kind)} ({len(matters.get(kind, ())):,})",
    )
    st.space("xsmall")  # the chart's own buttons appear above it and would cover these boxes
    return matters[kind]


def source_chart(frame: pd.DataFrame) -> list[str]:
    """Each source's figures for one measure. Returns the sources clicked."""
    matter = choose_matter(frame, key="show")
    claims = tables.source_claims(matter)
    drawn = claims[ends.drawable(claims)]
    if drawn.empty:
        st.info(
            "None of these figures has a number above zero, so there is nothing to draw. They are in the table below."
        )
        return []
    title, subtitle, alt = titles.source_title(matter, drawn)
    event = st.altair_chart(
        charts.by_source(drawn, title=title),
        on_select="rerun",
        key=f"by-source-{state.kept(state.PICKS, 0)}-{tables.digest(drawn['line'])}",
        alt=alt,
    )
    st.caption(" ".join(part for part in (subtitle, titles.left_out_note(frame, matter, claims, drawn)) if part))
    chosen = _chosen(event, drawn)
    state.keep(state.MATTER, tuple(matter[["measure", "scope", "unit"]].iloc[0]) if chosen else None)
    return chosen


def count_chart(frame: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Figures counted by whose people they speak of, or by who says so. Returns the parties and the kinds clicked."""
    by = st.segmented_control("Count figures by", COUNT_BY, default=COUNT_BY[0], required=True, key="count_by")
    st.space("xsmall")
    return ([], kind_chart(frame)) if by == COUNT_BY[1] else (actor_chart(frame), [])


def actor_chart(frame: pd.DataFrame) -> list[str]:
    """Counts of figures by the party whose people they speak of. Returns the parties clicked."""
    counts = tables.actor_counts(frame)
    title, subtitle, alt = titles.actor_title(counts)
    drawn = tables.drawn_parties(counts)
    event = st.altair_chart(
        charts.counted_by(drawn, title=title, line_title="Whose people"),
        on_select="rerun",
        key=f"by-actor-{state.kept(state.PICKS, 0)}-{tables.digest(drawn['line'])}",
        alt=alt,
    )
    st.caption(subtitle)
    return _chosen(event, drawn)


def kind_chart(frame: pd.DataFrame) -> list[str]:
    """Counts of figures by kind of source. Returns the kinds clicked."""
    counts = tables.kind_counts(frame)
    title, subtitle, alt = titles.kind_title(counts)
    event = st.altair_chart(
        charts.counted_by(counts, title=title, line_title="Kind of source"),
        on_select="rerun",
        key=f"by-kind-{state.kept(state.PICKS, 0)}-{tables.digest(counts['line'])}",
        alt=alt,
    )
    st.caption(subtitle)
    return _chosen(event, counts)


def narrow(frame: pd.DataFrame, sources: list[str], actors: list[str], kinds: list[str]) -> pd.DataFrame:
    """The rows behind the marks that were clicked, and a line that says so with a way back."""
    matter = state.kept(state.MATTER)
    picked = tables.picked(frame, sources, actors, matter if sources else None, kinds=kinds)
    if sources or actors or kinds:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(titles.picked_line(picked, sources, actors, matter if sources else None, kinds=kinds))
            st.button("Show all again", on_click=state.forget_picks, key="forget")
    return picked


@st.fragment
def table_with_sentence(frame: pd.DataFrame, *, name: str) -> None:
    """The figures as a table and, beside it, the sentence of the row that is selected. Reruns alone."""
    left, right = st.columns([5, 3], gap="medium")
    with left:
        page = _page(frame, name)
        shown = tables.shown_figures(page)
        event = st.dataframe(
            shown,
            key=f"{name}-{tables.digest(page['figure_id'])}",
            on_select="rerun",
            selection_mode="single-cell",
            hide_index=True,
            placeholder="–",
            height=min(560, 36 + 33 * max(3, len(shown))),
            column_config=_columns(shown),
            alt="Figures, one row each",
        )
        st.caption(
            "A dash means: not stated in the report. Click a row, or move with the arrow keys, to see its sentence."
        )
    cells = event.selection.cells
    row = page.iloc[cells[0][0] if cells else 0]
    with right, st.container(border=True, key=f"{name}-pane"):
        sentence.show_figure(row, key=name)
        st.page_link(
            "views/pages/read.py",
            label="Read it in the report",
            icon=":material/article:",
            query_params=state.address(report=row["report_id"][:16], figure=row["figure_id"]),
        )


def downloads(chosen: pd.DataFrame, everything: pd.DataFrame) -> None:
    """CSV of what is shown and of all; made only when clicked."""
    with st.container(horizontal=True):
        st.download_button(
            f"Download {'this' if len(chosen) == 1 else 'these'} {words.count_of(len(chosen), 'figure')} (CSV)",
            data=lambda: to_csv_bytes(chosen),
            file_name="figures-shown.csv",
            mime="text/csv",
            on_click="ignore",
            type=state.emphasis(),
            key="download-shown",
            icon=":material/download:",
        )
        if len(chosen) != len(everything):
            st.download_button(
                f"Download all {words.count_of(len(everything), 'figure')} (CSV)",
                data=lambda: to_csv_bytes(everything),
                file_name="figures-all.csv",
                mime="text/csv",
                on_click="ignore",
                key="download-all",
                icon=":material/download:",
            )


def nothing_yet() -> None:
    """What to do when no report was added."""
    st.title("Figures")
    st.markdown(
        "Nothing here yet. **Add a report** and every figure about people harmed or in need comes out as a row: "
        "how many, what happened, to whom, and above all *who says so*, with the sentence it was read from."
    )
    st.page_link("views/pages/add.py", label="Add reports, or try the samples", icon=":material/add:")


def no_reports() -> None:
    """What to do on the other pages when no report was added."""
    st.info("No report has been added yet.")
    st.page_link("views/pages/add.py", label="Add reports, or try the samples", icon=":material/add:")


def no_match() -> None:
    """What to do when the filters leave nothing."""
    st.info("No figure matches these filters. Remove a filter, or clear them all.")
    st.button("Clear filters", on_click=state.clear_filters, key="clear-empty")


def _page(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    order = st.selectbox(
        "Sort by",
        list(words.ORDERS),
        format_func=words.ORDERS.get,
        key=f"{name}_sort",
        persist_state="session",
        width=240,
    )
    ordered = tables.sort_figures(frame, order)
    if len(ordered) <= tables.PAGE:
        return ordered
    pages = -(-len(ordered) // tables.PAGE)
    number = st.pagination(pages, key=f"{name}_page")
    return tables.page_of(ordered, number)


def _columns(shown: pd.DataFrame) -> dict[str, object]:
    number = {
        name: st.column_config.NumberColumn(format="localized", width="small") for name in ("Low", "Best", "High")
    }
    text = {
        "Report": st.column_config.TextColumn(width=150),
        "Sentence": st.column_config.TextColumn(width=380),
        "As written": st.column_config.TextColumn(width=95, help="The number exactly as the report writes it."),
        "Who says so": st.column_config.TextColumn(
            width=170, help="Who gave the figure. Not the outlet that published it."
        ),
        "Whose people": st.column_config.TextColumn(width=140, help="The party that the counted people belong to."),
        "Certainty": st.column_config.NumberColumn(
            format="percent", width="small", help="How often figures read in this way were right."
        ),
    }
    return {name: config for name, config in (number | text).items() if name in shown}


def _chosen(event: object, drawn: pd.DataFrame) -> list[str]:
    """Lines picked in a chart that are still drawn: a selection may outlive the data it was made on."""
    present = set(drawn["line"])
    return [point["line"] for point in event.selection.get("pick", []) if point.get("line") in present]
