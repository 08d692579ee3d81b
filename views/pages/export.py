"""Export and method: downloads, what the words and columns mean, how number words are read, the rules, the limits."""

import streamlit as st

from views import export_panels, filters, panels, state

everything = state.figures()
st.title("Export and method")
chosen = everything if everything.empty else filters.filtered(everything)
download, meanings, number_words, columns, rules, limits = st.tabs(
    export_panels.TABS, on_change="rerun", key="tab", bind="query-params"
)
if download.open:
    with download:
        if everything.empty:
            panels.no_reports()
        elif chosen.empty:
            panels.no_match()
        else:
            export_panels.download(chosen, everything)
for tab, show in (
    (meanings, export_panels.meanings),
    (number_words, export_panels.number_words),
    (columns, export_panels.dictionary),
    (rules, lambda: export_panels.rules(chosen)),
    (limits, export_panels.limits),
):
    if tab.open:
        with tab:
            show()
