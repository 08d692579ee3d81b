"""Entry of the dashboard: page, start-up checks, navigation.

streamlit run dashboard.py
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from views.safety import stop_unless_private
from views.state import stop_unless_open

PAGES = Path(__file__).parent / "views" / "pages"

# The icon is set before the navigation: a page's own icon would be fetched from the internet as the tab's picture.
st.set_page_config(page_title="Casualty figures", page_icon=str(PAGES.parent / "icon.png"), layout="wide")
stop_unless_private()
stop_unless_open()
st.navigation(
    [
        st.Page(
            PAGES / "figures.py",
            title="Figures",
            default=True,
            help="All figures with who says so: charts, table, the sentence behind each.",
        ),
        st.Page(
            PAGES / "add.py",
            title="Add reports",
            url_path="add",
            help="Paste a report, upload files or a folder, or try the samples.",
        ),
        st.Page(
            PAGES / "read.py",
            title="Read a report",
            url_path="read",
            help="One report with every figure marked in its text.",
        ),
        st.Page(
            PAGES / "compare.py",
            title="Compare sources",
            url_path="compare",
            help="What different sources say of the same matter.",
        ),
        st.Page(
            PAGES / "when_where.py",
            title="Timeline and map",
            url_path="when-where",
            help="Figures by date and by place.",
        ),
        st.Page(
            PAGES / "review.py",
            title="Review",
            url_path="review",
            help="Accept, change or reject figures, the least certain first.",
        ),
        st.Page(
            PAGES / "export.py",
            title="Export and method",
            url_path="export",
            help="Downloads, columns, number words and limits.",
        ),
    ],
    position="top",
).run()
