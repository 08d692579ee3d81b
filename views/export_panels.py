"""The page Export and method: downloads, review progress, words, conventions, columns, rules and limits."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger import rules_version
from ledger.exports import FORMATS, INTERNAL, PUBLIC, export, losses
from ledger.exports.conventions import conventions
from ledger.exports.profiles import ABOUT
from views import corpus_case, deciding, glossary, method, panels, rulebook, state, words
from views.plain import notices, plain

READERS = {PUBLIC: "Anyone", INTERNAL: "Our team only"}
TABS = ("Download", "Words", "Number words", "Columns", "Rules", "Limits")


def download(chosen: pd.DataFrame, everything: pd.DataFrame) -> None:
    """The tidy CSV, the other formats, and the corrections as test cases."""
    done, of = deciding.reviewed_share(chosen)
    st.progress(done / of if of else 0.0, text=f"{done:,} of {words.count_of(of, 'figure')} reviewed")
    st.caption("The column “review” says which. The filters in the sidebar choose what is exported.")
    st.header("One row a figure, all columns")
    panels.downloads(chosen, everything)
    st.caption(
        "As the figures stand, for your own work: names and reviewers included. UTF-8; a cell that a spreadsheet would "
        "run as a formula starts with an apostrophe."
    )
    other_formats(chosen)
    _cases(everything)


def other_formats(chosen: pd.DataFrame) -> None:
    """Every format of the ledger for either kind of reader, with what it will not hold said before the download."""
    st.header("A file to hand on")
    profile = st.segmented_control(
        "Who is it for",
        list(READERS),
        default=PUBLIC,
        required=True,
        format_func=READERS.get,
        key="profile",
        persist_state="session",
    )
    st.caption(f"{ABOUT[profile][:1].upper()}{ABOUT[profile][1:]}.")
    left, right = st.columns([3, 2])
    key = left.selectbox("Format", list(FORMATS), format_func=lambda key: FORMATS[key].about, key="format")
    convention = right.selectbox(
        "Number words read as",
        list(conventions()),
        format_func=lambda name: conventions()[name].name,
        key="convention",
        help="Used only by formats that want one number where the report has words such as “dozens”.",
    )
    lost = losses(chosen, key, convention, profile=profile)
    if lost:
        st.text("The file will not hold:")
        notices(lost)
    else:
        st.text("The file holds everything.")
    st.download_button(
        f"Download {words.count_of(len(chosen), 'figure')} in this format",
        data=lambda: export(chosen, key, convention, profile=profile),
        file_name=f"figures-{profile}-{key}{FORMATS[key].suffix}",
        on_click="ignore",
        key="download-format",
        icon=":material/download:",
    )


def _cases(everything: pd.DataFrame) -> None:
    """What people corrected, for those who work on the rules."""
    corrected = int(everything["review"].isin(("changed", "rejected")).sum() + (everything["rules"] == "").sum())
    if not corrected:
        return
    st.header("Corrections as test cases")
    st.caption("Each corrected sentence as a case of tests/corpus. Put the sentences into words of your own first.")
    st.download_button(
        f"Download the sentences of {words.count_of(corrected, 'correction')}",
        data=lambda: corpus_case.all_cases(everything).encode("utf-8"),
        file_name="corrections.toml",
        on_click="ignore",
        key="download-cases",
        icon=":material/download:",
    )


def meanings() -> None:
    st.caption("What the words on these pages mean.")
    _two_columns(glossary.terms(), "terms", "Words on these pages and what they mean")


def dictionary() -> None:
    st.caption("The columns of the CSV, in its order.")
    _two_columns(method.columns(), "dictionary", "Columns of the CSV and their meaning")


def number_words() -> None:
    st.markdown(
        "“At least 26” has no upper end; “dozens” is a range and no single number. Other projects read vague "
        "words in their own published ways:"
    )
    table = method.conventions()
    st.dataframe(
        table.drop(columns="Source"),
        hide_index=True,
        placeholder="–",
        key="conventions",
        alt="Published readings of vague number words",
    )
    for _, row in table.iterrows():
        plain(f"{row['Convention']}: {row['Source']}", quiet=True)


def rules(chosen: pd.DataFrame) -> None:
    """Which rules read these figures and how they fared in review; the rule book, chapter by chapter."""
    if not chosen.empty:
        st.header("Rules behind these figures")
        used = rulebook.rules_used(chosen)
        event = st.dataframe(
            used,
            hide_index=True,
            height=320,
            key=f"rules-used-{len(used)}",
            on_select="rerun",
            selection_mode="single-cell",
            alt="Rules and how many figures each helped to read",
            column_config={
                "Rule": st.column_config.TextColumn(width="large"),
                "Figures": st.column_config.NumberColumn(format="localized", help="Figures it helped to read."),
                "Reviewed": st.column_config.NumberColumn(format="localized", help="Of these, looked at by a person."),
                "Stood": st.column_config.NumberColumn(format="localized", help="Of these, accepted without change."),
            },
        )
        _entry(used, event.selection.cells)
    book = rulebook.chapters()
    if book:
        st.header("Rule book")
        chapter = st.selectbox("Chapter", list(book), key="chapter")
        st.markdown(book[chapter])
    plain(f"Rules version {rules_version()}", quiet=True)


def _entry(used: pd.DataFrame, cells: list[tuple[int, str]]) -> None:
    """What the rule book says of the rule that was clicked."""
    said = rulebook.entries()
    if not cells or not said:
        st.caption("Click a rule to see what the rule book says of it." if said else "")
        return
    rule = str(used["Rule"].iloc[cells[0][0]])
    with st.container(border=True):
        plain(rule)
        st.markdown(said.get(rule, "The rule book has no entry of this name: it names a word list or a step."))


def limits() -> None:
    st.markdown("\n".join(f"- {limit}" for limit in method.LIMITS))
    plain(f"Rules version {rules_version()} · ledger: {state.ledger().place}", quiet=True)


def _two_columns(table: pd.DataFrame, key: str, alt: str) -> None:
    first, second = table.columns
    st.dataframe(
        table,
        hide_index=True,
        height=520,
        row_height=52,
        key=key,
        alt=alt,
        column_config={
            first: st.column_config.TextColumn(width=190),
            second: st.column_config.TextColumn(width=760),
        },
    )
