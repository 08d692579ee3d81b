"""Figures: key numbers, two charts that filter the table, and the sentence behind each row."""

import streamlit as st

from views import filters, panels, state

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
left, right = st.columns(2, gap="medium")
with left, st.container(border=True):
    sources = panels.source_chart(chosen)
with right, st.container(border=True):
    actors, kinds = panels.count_chart(chosen)
panels.how_to_read()
rows = panels.narrow(chosen, sources, actors, kinds)
if rows.empty:
    panels.no_match()
    st.stop()
panels.downloads(rows, everything)
panels.table_with_sentence(rows, name="figures")
