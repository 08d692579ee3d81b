"""Timeline and map: figures by the time and the place that they speak of."""

import streamlit as st

from views import filters, panels, state, when_where_panels

everything = state.figures()
st.title("Timeline and map")
if everything.empty:
    panels.no_reports()
    st.stop()
chosen = filters.filtered(everything)
if chosen.empty:
    panels.no_match()
    st.stop()
with st.container(border=True):
    when_where_panels.counts_by_date(chosen)
with st.container(border=True):
    when_where_panels.claims_by_date(chosen)
with st.container(border=True):
    places = when_where_panels.by_place(chosen)
when_where_panels.rows_at(chosen, places)
panels.how_to_read()
