"""Figures: key numbers, two charts that filter the table, and the sentence behind each row."""

import streamlit as st

from views import chart_panels, filters, panels, state

everything = state.figures()
if everything.empty:
    panels.nothing_yet()
    st.stop()

st.title("Figures")
chosen = filters.filtered(everything)
if chosen.empty:
    panels.no_match()
    st.stop()

panels.key_numbers(chosen)
lines, matter = chart_panels.two_charts(chosen)
panels.how_to_read()
rows = chart_panels.narrow(chosen, lines, matter)
if rows.empty:
    panels.no_match()
    st.stop()
panels.downloads(rows, everything)
panels.table_with_sentence(rows, name="figures")
