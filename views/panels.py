"""The parts of which pages are put together: key numbers, the table with its sentence, downloads, empty states.

Each takes the figures to show and draws them. The numbers come from tables.py; charts are in chart_panels.py.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger.aggregates import key_numbers as count_rows
from ledger.exports import INTERNAL, shared_as
from ledger.tidy_csv import to_csv_bytes
from views import sentence, state, tables, words
from views.glossary import HELP

HOW_TO_READ = """
- Every mark and row is **one figure that a report gives**, with the source that gave it. Figures are never added up:
  two sources may speak of the same people.
- A **dot** is a number as stated, a **diamond** “about” so many. A **stop with an arrow** is open: “at least 26” has no
  upper end. A **bar** runs from the lowest to the highest number, as for “dozens”, and nothing in it is more likely.
- “No source given” means that the report says it in its own words.
- One event, a total over a period and a number at a date measure different things and never share a chart.
- Where small and large numbers stand together, the axis is logarithmic: each step is ten times the last.
- Figures that are denied, hypothetical or rejected in review, and parts of a larger figure, stand in the table but
  not in the charts of numbers.
"""


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
            st.metric(label, f"{counts[name]:,}", help=about, border=True)


def how_to_read() -> None:
    with st.expander("How to read these figures"):
        st.markdown(HOW_TO_READ)


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
    """CSV of what is shown and of all, marked as internal; made when clicked. Files for others: the Export page."""
    with st.container(horizontal=True):
        st.download_button(
            f"Download {'this' if len(chosen) == 1 else 'these'} {words.count_of(len(chosen), 'figure')} (CSV)",
            data=lambda: to_csv_bytes(shared_as(chosen, INTERNAL)),
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
                data=lambda: to_csv_bytes(shared_as(everything, INTERNAL)),
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
    ordered = tables.nested(tables.sort_figures(frame, order))
    if len(ordered) <= tables.PAGE:
        return ordered
    pages = -(-len(ordered) // tables.PAGE)
    number = st.pagination(pages, key=f"{name}_page")
    return tables.page_of(ordered, number)


def _columns(shown: pd.DataFrame) -> dict[str, object]:
    number = {
        name: st.column_config.NumberColumn(format="localized", width="small", help=HELP[name])
        for name in ("Low", "Best", "High")
    }
    widths = {"Report": 150, "Sentence": 380, "As written": 95, "Who says so": 170, "Whose people": 140}
    text = {
        name: st.column_config.TextColumn(width=widths.get(name), help=HELP.get(name))
        for name in words.COLUMNS.values()
        if name not in number and name != "Certainty"
    }
    certainty = st.column_config.NumberColumn(format="percent", width="small", help=HELP["Certainty"])
    return {name: config for name, config in (text | number | {"Certainty": certainty}).items() if name in shown}
