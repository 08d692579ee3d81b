"""The only place for caches and for names in the session.

    ledger()       the open ledger of this database
    figures()      every figure of it, read again only when something was written
    keep / kept    small values that outlive a rerun

The table is shared by all who have the page open and must not be changed: filters and sorts make new tables.
A cache keyed by the table itself would be wrong as well as slow: Streamlit hashes large tables by a sample.
"""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable
from typing import Literal

import pandas as pd
import streamlit as st

from ledger import Ledger, LedgerError, open_ledger
from ledger.matters import matter_claims

WHO = "who"  # the reviewer's name
PICKS = "picks"  # counts up to make charts forget what was clicked

OUTCOMES = "outcomes"  # what the last adding of reports did
SKIPPED = "skipped"  # figures put off in review
SAID = "said"  # what the last decision did, shown once
CHANGE = "change"  # whether the form that changes a figure is open
DECIDED = "decided"  # the figure of that decision, to come back to
UPLOADS = "uploads"  # counts up to empty the uploader once its files are read
SELECTED = "selected"  # report, start and end of the words selected in its text
FILTER_KEYS = (
    "measure",
    "source",
    "source_type",
    "actor",
    "group",
    "by",
    "place",
    "from",
    "to",
    "scope",
    "status",
    "review",
    "q",
)


def database_url() -> str:
    """The database that LEDGER_URL names; "" stands for data/ledger.db of this project."""
    return os.environ.get("LEDGER_URL", "")


def ledger() -> Ledger:
    return _open(database_url())


def stop_unless_open() -> None:
    """Stop every page with the ledger's own sentence where it cannot be opened: a wrong address, a newer version."""
    try:
        ledger()
    except LedgerError as error:
        st.title("The ledger cannot be opened")
        st.text(str(error))
        st.stop()


def figures() -> pd.DataFrame:
    """All figures with their report and review; read-only, shared."""
    table = _figures(database_url(), ledger().data_version())
    _settle()
    return table


def matters() -> pd.DataFrame:
    """All claims with the matter they speak of, what people put together or apart included; read-only, shared."""
    return _matters(database_url(), ledger().data_version())


def reports() -> pd.DataFrame:
    """All reports, also those without a figure; read-only, shared."""
    return _reports(database_url(), ledger().data_version())


def chart_spec(key: str, make: Callable[[], dict[str, object]]) -> dict[str, object]:
    """A chart's specification, made once for all who look at the same figures in the same way."""
    return json.loads(_spec(key, make))


def keep(name: str, value: object) -> None:
    st.session_state[name] = value


def kept(name: str, otherwise: object = None) -> object:
    return st.session_state.get(name, otherwise)


def clear_filters() -> None:
    """Every filter back to "all"; the address follows, as the widgets are bound to it."""
    for key in FILTER_KEYS:
        st.session_state[key] = "" if key == "q" else None if key in ("from", "to") else []
    forget_picks()


def forget_picks() -> None:
    """Charts get new names and so forget what was clicked; a click beside the marks does not always do it."""
    st.session_state[PICKS] = st.session_state.get(PICKS, 0) + 1


def emphasis() -> Literal["primary", "secondary"]:
    """The type of a page's main button: white on the light blue of the dark theme could not be read."""
    return "secondary" if st.context.theme.type == "dark" else "primary"


def address(**more: str) -> dict[str, list[str]]:
    """The query of the page's address with ``more`` in it: links take the filters along."""
    return {key: st.query_params.get_all(key) for key in st.query_params} | {
        key: [value] for key, value in more.items()
    }


@st.cache_resource(show_spinner=False, max_entries=8)
def _open(url: str) -> Ledger:
    return open_ledger(url or None)


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Libraries and word lists that are loaded by now stay for good: Streamlit looks for garbage after every run of a
    page, and looking through them would take longer than the page."""
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner="Reading the figures", max_entries=4)
def _figures(url: str, version: int) -> pd.DataFrame:
    return _open(url).figures()


@st.cache_resource(show_spinner="Grouping claims", max_entries=2)
def _matters(url: str, version: int) -> pd.DataFrame:
    return matter_claims(_figures(url, version), _open(url).groupings())


@st.cache_resource(show_spinner=False, max_entries=4)
def _reports(url: str, version: int) -> pd.DataFrame:
    return _open(url).reports()


@st.cache_resource(show_spinner=False, max_entries=400)
def _spec(key: str, _make: Callable[[], dict[str, object]]) -> str:
    return json.dumps(_make())
