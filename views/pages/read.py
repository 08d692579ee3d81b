"""Read a report: its text with every figure marked; click one for its row, select words for one that was missed."""

import streamlit as st

from views import filters, missed_panel, panels, reader, state

reports = state.reports()
st.title("Read a report")
if reports.empty:
    panels.no_reports()
    st.stop()
everything = state.figures()
chosen = everything if everything.empty else filters.filtered(everything)
walked = reader.matching(reports, everything, chosen)
if walked.empty:
    panels.no_match()
    st.stop()
report_id = reader.choose_report(walked)
reader.about(report_id, reports, chosen)
reader.text_with_row(report_id, chosen)
reader.passed_over(report_id)
missed_panel.add_typed(report_id, everything[everything["report_id"] == report_id])
