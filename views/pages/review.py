"""Review: one figure at a time, least certain first; accept, change or reject it."""

import streamlit as st

from views import filters, panels, review_panels, state

everything = state.figures()
st.title("Review")
if everything.empty:
    panels.no_reports()
    st.stop()
chosen = filters.filtered(everything)
name, done = st.columns([1, 2], vertical_alignment="bottom")
with name:
    who = review_panels.reviewer()
with done:
    review_panels.progress(chosen)
row = review_panels.next_figure(chosen)
if row is None:
    review_panels.all_done(chosen, who)
    st.stop()
left, right = st.columns(2, gap="medium")
with left:
    review_panels.card(row)
with right:
    review_panels.buttons(row, who)
    review_panels.change_form(row, who)
    review_panels.history(row)
    review_panels.test_case(row)
