"""The page Export and method: downloads, how far the review has come, the dictionary, the conventions, the limits."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger import rules_version
from ledger.exports import FORMATS, export, losses
from ledger.exports.conventions import conventions
from views import deciding, method, panels, state, words
from views.plain import plain


def download(chosen: pd.DataFrame, everything: pd.DataFrame) -> None:
    done, of = deciding.reviewed_share(chosen)
    st.caption(
        f"{done:,} of {words.count_of(of, 'figure')} reviewed. The column “review” says which. The filters in "
        "the sidebar choose what is exported."
    )
    panels.downloads(chosen, everything)
    st.caption("UTF-8, one row a figure. A cell that a spreadsheet would run as a formula starts with an apostrophe.")


def other_formats(chosen: pd.DataFrame) -> None:
    """Every format of the ledger, with what it will not hold said before the download."""
    st.subheader("Other formats")
    left, right = st.columns([3, 2])
    key = left.selectbox("Format", list(FORMATS), format_func=lambda key: FORMATS[key].about, key="format")
    convention = right.selectbox(
        "Number words read as",
        list(conventions()),
        format_func=lambda name: conventions()[name].name,
        key="convention",
        help="Used only by formats that want one number where the report has words such as “dozens”.",
    )
    lost = losses(chosen, key, convention)
    if lost:
        st.text("This format will not hold:")
        for line in lost:
            plain(f"– {line}")
    else:
        st.text("This format holds everything.")
    st.download_button(
        f"Download {words.count_of(len(chosen), 'figure')} in this format",
        data=lambda: export(chosen, key, convention),
        file_name=f"figures-{key}{FORMATS[key].suffix}",
        on_click="ignore",
        key="download-format",
        icon=":material/download:",
    )


def dictionary() -> None:
    st.subheader("Columns")
    st.dataframe(
        method.columns(),
        hide_index=True,
        height=360,
        key="dictionary",
        alt="Columns of the CSV and their meaning",
        column_config={"Column": st.column_config.TextColumn(width="small")},
    )


def number_words() -> None:
    st.subheader("How number words are read")
    st.markdown(
        "“At least 26” has no upper end; “dozens” is a range and no single number. Other projects read vague "
        "words in their own published ways:"
    )
    st.dataframe(
        method.conventions(),
        hide_index=True,
        placeholder="–",
        key="conventions",
        alt="Published readings of vague number words",
        column_config={"Source": st.column_config.TextColumn(width="large")},
    )


def limits() -> None:
    st.subheader("What this cannot do")
    st.markdown("\n".join(f"- {limit}" for limit in method.LIMITS))
    plain(f"Rules version {rules_version()} · ledger: {state.ledger().place}", quiet=True)
