"""Export and method: downloads, what the columns mean, how number words are read, and the limits."""

import streamlit as st

from views import export_panels, filters, panels, state

everything = state.figures()
st.title("Export and method")
if everything.empty:
    panels.no_reports()
else:
    chosen = filters.filtered(everything)
    if chosen.empty:
        panels.no_match()
    else:
        export_panels.download(chosen, everything)
        export_panels.other_formats(chosen)
export_panels.number_words()
export_panels.dictionary()
export_panels.limits()
