"""Compare sources: what different sources say of the same matter, side by side and over time."""

import streamlit as st

from views import compare_panels, filters, grouping_panel, panels, state

everything = state.figures()
st.title("Compare sources")
if everything.empty:
    panels.no_reports()
    st.stop()
chosen = filters.filtered(everything)
claims, table = compare_panels.choose_matter(chosen)
if claims.empty:
    st.info(
        "No two sources speak of the same matter in these figures. Add another report on the same event, "
        "remove a filter, or show matters with one source."
    )
    st.stop()
compare_panels.side_by_side(claims, table)
grouping_panel.change_grouping(claims, table)
panels.how_to_read()
