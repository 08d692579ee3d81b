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
if meanings.open:
    with meanings:
        export_panels.meanings()
if number_words.open:
    with number_words:
        export_panels.number_words()
if columns.open:
    with columns:
        export_panels.dictionary()
if rules.open:
    with rules:
        export_panels.rules(chosen)
if limits.open:
    with limits:
        export_panels.limits()
