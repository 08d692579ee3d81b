"""The form for a figure that the rules missed, below the report's text."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from extractors.models import GROUPS, MEASURES, SOURCE_TYPES, Figure, Report
from ledger import LedgerError
from views import missed, review_panels, state, words
from views.plain import plain


def add_missed(report_id: str) -> None:
    """Words of the report, which place of them is meant, and what they say; stored at once as added by this person."""
    box = st.expander("Add a figure that was missed", on_change="rerun", key="missed")
    if not box.open:
        return
    with box:
        who = review_panels.reviewer()
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
        with st.form("missed_form", border=False):
            figure = _fill(report, start, quoted)
            if st.form_submit_button("Add this figure", disabled=not who):
                _store(figure, who)
        if not who:
            st.info("Write your name above first; it is kept with the figure.")
        _say()


def _fill(report: Report, start: int, quoted: str) -> Figure:
    """The form's fields as a figure; the ledger checks that low, best and high are in order."""
    columns = st.columns(3)
    numbers = [
        column.number_input(label, value=None, min_value=0, step=1, key=f"missed_{label}", placeholder="not stated")
        for column, label in zip(columns, ("Low", "Best", "High"), strict=True)
    ]
    left, right = st.columns(2)
    measure = left.selectbox("What happened", MEASURES, format_func=words.measure_label, key="missed_measure")
    group = right.selectbox("Which people", GROUPS, format_func=words.group_label, key="missed_group")
    source = left.text_input("Who says so", key="missed_source", placeholder="not stated")
    types = [code for code in SOURCE_TYPES if code != "none"]
    source_type = right.selectbox("Kind of source", types, format_func=words.source_type_label, key="missed_type")
    actor = left.text_input("Whose people", key="missed_actor", placeholder="not stated")
    place = right.text_input("Place", key="missed_place", placeholder="not stated")
    low, best, high = (None if number is None else int(number) for number in numbers)
    made = missed.make_figure(
        report, start, quoted, measure=measure, group=group, low=low, best=best, high=high, actor=actor, place=place
    )
    return replace(made, source=source, source_type=source_type) if source else made


def _store(figure: Figure, who: str) -> None:
    try:
        state.ledger().add_figure(figure.report_id, figure, who=who)
        state.keep(state.SAID, "Added. It is now in the table and marked in the text.")
        st.query_params["figure"] = figure.figure_id
    except LedgerError as error:
        state.keep(state.SAID, str(error))
    st.rerun()


def _say() -> None:
    said = str(state.kept(state.SAID, ""))
    if said:
        plain(said)
        state.keep(state.SAID, "")
