"""The form for a figure that the rules missed: for words selected in the text, or typed below it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from extractors.models import GROUPS, MEASURES, SOURCE_TYPES, Figure, Report
from ledger import LedgerError
from views import missed, review_panels, state, words
from views.glossary import HELP
from views.plain import plain

LONGEST = 80  # characters of a number expression; who selects more means a sentence


def add_selected(report: Report, figures: pd.DataFrame, chosen: tuple[int, int]) -> None:
    """The form for the words that were selected in the text, filled with what the rules read in them."""
    start, end = missed.selected_words(report.text, *chosen)
    quoted = report.text[start:end]
    with st.container(border=True, key="selected-words"):
        st.markdown("**A figure that was missed**")
        if not 0 < len(quoted) <= LONGEST:
            st.info("Select only the words of the number, such as “fourteen” or “more than 200”.")
            st.button("Leave it", key="leave-selected", on_click=_forget)
            return
        value = missed.read_value(quoted)
        if value:
            start, quoted = start + value.start, quoted[value.start : value.end]
        plain(f"Words: {quoted}")
        who = review_panels.reviewer()
        with st.form(f"selected-{start}", border=False):
            figure = _fill(report, start, quoted, value, _neighbour(figures, start), f"{start}-{len(quoted)}")
            if st.form_submit_button("Add this figure", disabled=not who):
                _store(figure, who)
        st.button("Leave it", key="leave-selected", on_click=_forget)
        if not who:
            st.info("Write your name above first; it is kept with the figure.")


def add_typed(report_id: str, figures: pd.DataFrame) -> None:
    """Words of the report, which place of them is meant, and what they say; stored at once as added by this person."""
    box = st.expander("Add a figure that was missed", on_change="rerun", key="missed")
    if not box.open:
        return
    with box:
        _say()
        st.caption("Select the number in the text with the mouse, or type it here.")
        report = state.ledger().report(report_id)
        quoted = st.text_input(
            "The number, exactly as the report writes it", key="missed_words", placeholder="fourteen"
        )
        places = missed.find_words(report.text, quoted or "")
        if not quoted:
            return
        if not places:
            st.info("These words are not in the report. Copy them from the text above.")
            return
        starts = dict(places)
        start = st.selectbox("Where", list(starts), format_func=starts.get, key=f"missed_at_{quoted}")
        who = review_panels.reviewer()
        with st.form("missed_form", border=False):
            value, near = missed.read_value(quoted), _neighbour(figures, start)
            figure = _fill(report, start, quoted, value, near, f"{start}-{len(quoted)}")
            if st.form_submit_button("Add this figure", disabled=not who):
                _store(figure, who)
        if not who:
            st.info("Write your name above first; it is kept with the figure.")


def _neighbour(figures: pd.DataFrame, start: int) -> pd.Series | None:
    """A figure of the same sentence: its source, place and measure are most likely those of the missed one."""
    same = figures[(figures["sentence_start"] <= start) & (start < figures["sentence_end"])]
    return None if same.empty else same.iloc[(same["start"] - start).abs().argmin()]


def _fill(
    report: Report, start: int, quoted: str, value: missed.Value | None, near: pd.Series | None, key: str
) -> Figure:
    """The form's fields as a figure; the ledger checks that low, best and high are in order."""

    def near_value(name: str) -> str:
        return "" if near is None else str(near[name])

    columns = st.columns(3)
    numbers = [
        column.number_input(
            label, value=getattr(value, name, None), min_value=0, step=1, key=f"missed_{name}_{key}",
            placeholder="–", help=HELP[label],
        )
        for column, (name, label) in zip(
            columns, (("low", "Low"), ("best", "Best"), ("high", "High")), strict=True
        )
    ]  # fmt: skip
    left, right = st.columns(2)
    measure = _choice(left, "What happened", MEASURES, words.measure_label, near_value("measure"), key)
    group = _choice(right, "Which people", GROUPS, words.group_label, near_value("group"), key)
    source = left.text_input(
        "Who says so", value=near_value("source"), key=f"missed_source_{key}", placeholder="not stated"
    )
    types = [code for code in SOURCE_TYPES if code != "none"]
    source_type = _choice(right, "Kind of source", types, words.source_type_label, near_value("source_type"), key)
    actor = left.text_input("Whose people", key=f"missed_actor_{key}", placeholder="not stated")
    place = right.text_input("Place", value=near_value("place"), key=f"missed_place_{key}", placeholder="not stated")
    low, best, high = (None if number is None else int(number) for number in numbers)
    made = missed.make_figure(
        report, start, quoted, measure=measure, group=group, low=low, best=best, high=high, actor=actor, place=place
    )
    return replace(made, source=source, source_type=source_type) if source else made


def _choice(column: object, label: str, codes: object, label_of: object, near: str, key: str) -> str:
    codes = list(codes)
    at = codes.index(near) if near in codes else 0
    return column.selectbox(label, codes, index=at, format_func=label_of, key=f"missed_{label}_{key}")


def _store(figure: Figure, who: str) -> None:
    try:
        state.ledger().add_figure(figure.report_id, figure, who=who)
        state.keep(state.SAID, "Added. It is now in the table and marked in the text.")
        st.query_params["figure"] = figure.figure_id
        _forget()
    except LedgerError as error:
        state.keep(state.SAID, str(error))
    st.rerun()


def _forget() -> None:
    state.keep(state.SELECTED, None)


def _say() -> None:
    said = str(state.kept(state.SAID, ""))
    if said:
        plain(said)
        state.keep(state.SAID, "")
