"""Read a report: its text with every figure marked; click one for its row."""

import streamlit as st

from views import missed_panel, panels, reader, state

reports = state.reports()
st.title("Read a report")
if reports.empty:
    panels.no_reports()
    st.stop()
report_id = reader.choose_report(reports)
reader.about(report_id, reports)
reader.text_with_row(report_id)
reader.passed_over(report_id)
missed_panel.add_missed(report_id)
