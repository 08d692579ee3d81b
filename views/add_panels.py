"""The parts of the page where reports come in: paste, upload, samples, and what became of each.

The work itself is in adding.py; here are the widgets and the progress.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from readers import Fetching
from readers.fetching import fetching_by_environment
from views import adding, state, words
from views.plain import plain

TYPES = [
    "txt",
    "md",
    "html",
    "htm",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "eml",
    "msg",
    "csv",
    "tsv",
    "xlsx",
    "ods",
    "json",
    "jsonl",
    "xml",
    "rss",
    "atom",
    "zip",
]


def paste() -> None:
    """Paste one report with what is known of it; the form empties itself once the report is stored."""
    with st.form("paste", border=False, clear_on_submit=True):
        text = st.text_area(
            "Text of the report",
            height=220,
            key="paste_text",
            placeholder="Paste a news article or a situation report here.",
        )
        first, second, third = st.columns([3, 2, 1.4])
        title = first.text_input("Title", key="paste_title", placeholder="optional")
        publisher = second.text_input(
            "Published by",
            key="paste_publisher",
            placeholder="optional",
            help="The outlet. It is kept apart from the sources that the report quotes.",
        )
        published = third.date_input(
            "Published on",
            value=None,
            key="paste_date",
            min_value="1900-01-01",
            max_value="2100-12-31",
            help="Helps to place words such as “on Saturday”.",
        )
        if not st.form_submit_button("Read this report", type=state.emphasis()):
            return
    if not text.strip():
        st.warning("There is no text in the box yet. Paste a report, then press the button again.")
        return
    with st.spinner("Reading the report"):
        _finish([adding.add_text(state.ledger(), text, title=title, publisher=publisher, published=published)])


def upload(*, folder: bool) -> None:
    """Several files, or all files of a folder."""
    key = f"files_{'folder' if folder else 'several'}_{state.kept(state.UPLOADS, 0)}"
    label = "Choose a folder" if folder else "Choose files"
    about = (
        "Every file in it is read, also in folders below."
        if folder
        else "Text, web pages, PDF, Word, e-mail, tables of articles, zip archives."
    )
    files = st.file_uploader(
        label, type=TYPES, accept_multiple_files="directory" if folder else True, key=key, help=about
    )
    ready = st.button(
        f"Read {words.count_of(len(files), 'file')}" if files else "Read the files",
        type=state.emphasis(),
        disabled=not files,
        key=f"read_{key}",
    )
    if ready:
        contents = [(file.name, file.getvalue()) for file in files]
        _finish(
            _with_progress(
                len(contents), lambda progress: adding.add_files(state.ledger(), contents, progress=progress)
            )
        )


def fetch() -> None:
    """Pages by their address, once the person has allowed it: nothing is asked of any server before."""
    allowed = st.toggle(
        "Allow this page to fetch from the web",
        value=fetching_by_environment().allow,
        key="allow_fetch",
        help="Off until you turn it on, and again off in a new tab. Only the addresses you write are asked; their "
        "servers then know this computer's address.",
    )
    with st.form("fetch", border=False, clear_on_submit=True):
        written = st.text_area(
            "Addresses, one a line",
            height=110,
            key="addresses",
            placeholder="https://example.org/situation-report",
            disabled=not allowed,
        )
        ready = st.form_submit_button("Fetch and read", type=state.emphasis(), disabled=not allowed)
    addresses = [line.strip() for line in (written or "").splitlines() if line.strip()]
    if not ready or not allowed:
        return
    if not addresses:
        st.warning("There is no address in the box yet. Write one, then press the button again.")
        return
    _finish(
        _with_progress(
            len(addresses),
            lambda progress: adding.add_addresses(
                state.ledger(), addresses, fetching=Fetching(allow=True), progress=progress
            ),
            noun="page",
        )
    )


def samples(*, key: str) -> None:
    """One click to see the dashboard at work."""
    if st.button("Try with the samples", key=key, icon=":material/science:"):
        count = len(adding.sample_files())
        _finish(_with_progress(count, lambda progress: adding.add_samples(state.ledger(), progress=progress)))


def outcomes() -> None:
    """What became of the last reports, one row each, and the way on."""
    done: list[adding.Outcome] = state.kept(state.OUTCOMES, [])
    if not done:
        return
    failed = any(outcome.result == adding.FAILED for outcome in done)
    (st.warning if failed else st.success)(adding.summary(done))
    table = pd.DataFrame(done).drop(columns="report_id").astype({"figures": "Int64"})
    table.columns = ["Report", "Result", "Figures", "Note"]
    st.dataframe(
        table,
        hide_index=True,
        placeholder="–",
        key="outcomes",
        alt="What became of each report",
        column_config={
            "Report": st.column_config.TextColumn(width="medium"),
            "Figures": st.column_config.NumberColumn(format="localized", width="small"),
            "Result": st.column_config.TextColumn(width="small"),
            "Note": st.column_config.TextColumn(width="large"),
        },
    )
    st.page_link("views/pages/figures.py", label="See the figures", icon=":material/arrow_forward:")


def reports_kept() -> None:
    """Every report in the ledger, also those in which nothing was found."""
    reports = state.reports()
    if reports.empty:
        return
    st.header(words.count_of(len(reports), "report") + " in the ledger")
    shown = pd.DataFrame(
        {
            "Report": reports["title"]
            .where(reports["title"] != "", reports["name"])
            .map(lambda title: words.shorten(title, 120)),
            "Published by": reports["publisher"],
            "Published": pd.to_datetime(
                reports["published"].replace("", None), errors="coerce", format="ISO8601"
            ).dt.date,
            "Words": reports["words"],
            "Figures": reports["figures"],
            "Added": pd.to_datetime(reports["added_at"], utc=True, format="ISO8601"),
            "Notes": reports["warnings"].str.replace("\n", "; "),
        }
    ).replace({"": None})
    event = st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        key=f"reports-{len(reports)}",
        on_select="rerun",
        selection_mode="single-cell",
        alt="Reports in the ledger",
        column_config={
            "Report": st.column_config.TextColumn(width="large"),
            "Words": st.column_config.NumberColumn(format="localized"),
            "Added": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
        },
    )
    cells = event.selection.cells
    if not cells:
        st.caption("Click a row to open its report.")
        return
    report = reports.iloc[cells[0][0]]
    with st.container(horizontal=True, vertical_alignment="center"):
        plain(words.shorten(report["title"] or report["name"] or "Untitled", 120))
        st.page_link(
            "views/pages/read.py",
            label="Read this report",
            icon=":material/article:",
            query_params=state.address(report=report["report_id"][:16]),
        )


def _with_progress(
    count: int, work: Callable[[Callable[[int, str], None]], list[adding.Outcome]], *, noun: str = "file"
) -> list[adding.Outcome]:
    bar = st.progress(0.0, text=f"Reading {words.count_of(count, noun)}")
    named = st.empty()

    def progress(done: int, name: str) -> None:
        bar.progress(done / max(count, 1), text=f"Reading {done + 1:,} of {count:,}")
        named.text(words.shorten(name, 80))

    result = work(progress)
    bar.empty()
    named.empty()
    return result


def _finish(done: list[adding.Outcome]) -> None:
    """Keep what happened, empty the uploader, and draw the page again with the new reports in it."""
    state.keep(state.OUTCOMES, done)
    state.keep(state.UPLOADS, int(state.kept(state.UPLOADS, 0)) + 1)
    st.rerun()
