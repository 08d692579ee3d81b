"""Add reports: paste, upload, samples; what became of each; the reports kept so far."""

import streamlit as st

from views import add_panels

st.title("Add reports")
st.caption(
    "Files stay on this computer: they are read here and kept in a database here. Nothing is sent anywhere unless "
    "you ask for a page."
)
add_panels.outcomes()
paste, files, folder, web = st.tabs(["Paste a report", "Upload files", "Upload a folder", "Fetch from the web"])
with paste:
    add_panels.paste()
with files:
    add_panels.upload(folder=False)
with folder:
    add_panels.upload(folder=True)
with web:
    add_panels.fetch()
with st.container(border=True, horizontal=True, vertical_alignment="center"):
    st.text("No report at hand? The samples were written for this project from public facts.")
    add_panels.samples(key="samples")
add_panels.reports_kept()
