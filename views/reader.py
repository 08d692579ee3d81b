"""Read a report: which one, its text with every figure marked, and the row of the figure that is chosen.

report_id, figure_id = choose(...)      both live in the address: ?report=...&figure=...
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from extractors import explain
from views import missed_panel, passed, sentence, state, tables, words
from views.annotated import annotated
from views.plain import plain

SHOWN_AT_ONCE = 400_000  # characters of text that a browser draws without a pause
FIGURE = "figure"


def matching(reports: pd.DataFrame, everything: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """The reports to walk through: all, or where filters are set those with a figure that passes them.

    The one that the address asks for stays among them, so that a link always opens its report.
    """
    if len(chosen) == len(everything):
        return reports
    asked = st.query_params.get("report", "-")
    kept = reports["report_id"].isin(set(chosen["report_id"]))
    return reports[kept | reports["report_id"].str.startswith(asked)]


def choose_report(reports: pd.DataFrame) -> str:
    """The select box with its previous and next; the report is in the address by its short name."""
    names = {short_id(report_id): report_id for report_id in reports["report_id"]}
    titles = dict(zip(names, report_titles(reports), strict=True))
    ids = list(names)
    asked = st.query_params.get("report", "")
    current = (
        asked if asked in names else next((name for name in ids if asked and names[name].startswith(asked)), ids[0])
    )
    at = ids.index(current)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Previous",
            icon=":material/chevron_left:",
            disabled=at == 0,
            on_click=go_to,
            args=(ids[at - 1],),
            key="previous",
            shortcut="Alt+Left",
        )
        st.button(
            "Next",
            icon=":material/chevron_right:",
            icon_position="right",
            disabled=at == len(ids) - 1,
            on_click=go_to,
            args=(ids[min(at + 1, len(ids) - 1)],),
            key="next",
            shortcut="Alt+Right",
        )
        chosen = st.selectbox(
            f"Report {at + 1} of {len(ids)}", ids, index=at, format_func=titles.get, key=f"choose-{current}"
        )
    if chosen != current:
        go_to(chosen)
        st.rerun()
    return names[current]


def go_to(name: str, figure: str = "") -> None:
    """Another report, or another figure of it."""
    st.query_params["report"] = name
    if figure:
        st.query_params[FIGURE] = figure
    elif FIGURE in st.query_params:
        del st.query_params[FIGURE]


def short_id(report_id: str) -> str:
    """Enough of a report's id for an address that people send each other."""
    return report_id[:16]


def report_titles(reports: pd.DataFrame) -> list[str]:
    titles = reports["title"].where(reports["title"] != "", reports["name"])
    return [
        f"{words.shorten(title or 'Untitled', 90)} · {published or 'no date'} · "
        f"{words.count_of(int(figures), 'figure')}"
        for title, published, figures in zip(titles, reports["published"], reports["figures"], strict=True)
    ]


@st.fragment
def text_with_row(report_id: str, chosen: pd.DataFrame) -> None:
    """The text, and beside it the figure that was clicked. Reruns alone, so that the text does not jump."""
    everything = state.figures()
    figures = everything[everything["report_id"] == report_id]
    report = state.ledger().report(report_id)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(border=True):
        touched = annotated(
            report.text[:SHOWN_AT_ONCE],
            sentence.text_marks(figures, set(chosen["figure_id"])),
            active=st.query_params.get(FIGURE, ""),
            key=f"text-{short_id(report_id)}",
            selectable=True,
            height=620,
        )
        if len(report.text) > SHOWN_AT_ONCE:
            st.caption(f"The first {SHOWN_AT_ONCE:,} of {len(report.text):,} characters are shown.")
    if touched.figure_id and touched.figure_id != st.query_params.get(FIGURE):
        st.query_params[FIGURE] = touched.figure_id
        state.keep(state.SELECTED, None)
        st.rerun(scope="fragment")
    if touched.words:
        state.keep(state.SELECTED, (report_id, touched.words))
    selected = state.kept(state.SELECTED)
    with right:
        if selected and selected[0] == report_id:
            missed_panel.add_selected(report, figures, selected[1])
        else:
            _chosen_figure(figures, st.query_params.get(FIGURE, ""))


def about(report_id: str, reports: pd.DataFrame, chosen: pd.DataFrame) -> None:
    """Publisher, date, length, how many figures pass the filters, and what reading it lost or had to guess."""
    row = reports[reports["report_id"] == report_id].iloc[0]
    passing, count = int((chosen["report_id"] == report_id).sum()), int(row["figures"])
    figures = words.count_of(count, "figure")
    parts = [
        row["publisher"],
        row["published"] or "no date",
        words.count_of(int(row["words"]), "word"),
        figures if passing == count else f"{figures}, {passing:,} of them pass the filters",
    ]
    plain(" · ".join(part for part in parts if part), quiet=True)
    if row["warnings"]:
        plain("Note: " + row["warnings"].replace("\n", "; "))


def passed_over(report_id: str) -> None:
    """Why each number was or was not taken, made only when asked for: it reads the report again."""
    box = st.expander("Numbers passed over, and why", on_change="rerun", key="passed-over")
    if not box.open:
        return
    with box:
        told = explain(state.ledger().report(report_id).text)
        rows = passed.passed_over(told)
        if rows.empty:
            st.caption("No number of this report was passed over.")
        else:
            st.dataframe(
                rows,
                hide_index=True,
                key="passed",
                alt="Numbers of this report that were not taken, and why",
                column_config={
                    passed.COLUMNS[0]: st.column_config.TextColumn(width=130),
                    passed.COLUMNS[1]: st.column_config.TextColumn(width=330),
                    passed.COLUMNS[2]: st.column_config.TextColumn(width=560),
                },
            )
        if st.toggle("Show how every number was read", key="told_all") and told:
            plain(told)


def _chosen_figure(figures: pd.DataFrame, figure_id: str) -> None:
    at = figures["figure_id"].tolist().index(figure_id) if figure_id in set(figures["figure_id"]) else -1
    if figures.empty:
        st.info("No figure about people was found in this report. Select a number in the text to add one.")
        return
    if at < 0:
        st.info(
            "Click a marked number in the text to see how it was read. Tab and the arrow keys move between "
            "them, Enter opens one. Was a figure missed? Select its number in the text."
        )
        _list_figures(figures)
        return
    row = figures.iloc[at]
    with st.container(border=True, key="reader-pane"):
        _walk(figures, at)
        plain(sentence.one_line(row))
        sentence.show_reading(row)
        st.page_link(
            "views/pages/review.py",
            label="Review this figure",
            icon=":material/rule:",
            query_params=state.address(figure=figure_id),
        )


def _walk(figures: pd.DataFrame, at: int) -> None:
    """From figure to figure of this report, in the order of the text."""
    ids = figures["figure_id"].tolist()
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, step, key in (("Previous figure", -1, "Alt+Up"), ("Next figure", 1, "Alt+Down")):
            beyond = not 0 <= at + step < len(ids)
            st.button(
                label,
                key=f"figure{step}",
                shortcut=key,
                disabled=beyond,
                on_click=_open_figure,
                args=(ids[min(max(at + step, 0), len(ids) - 1)],),
            )
        st.caption(f"Figure {at + 1} of {len(ids)}")


def _open_figure(figure_id: str) -> None:
    st.query_params[FIGURE] = figure_id


def _list_figures(figures: pd.DataFrame) -> None:
    shown = tables.shown_figures(tables.nested(figures))
    columns = ["As written", "What happened", "Which people", "Who says so"]
    st.dataframe(shown[columns], hide_index=True, placeholder="–", key="reader-list", alt="Figures of this report")
