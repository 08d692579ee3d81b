"""The filter bar in the sidebar: the same on every page, and in the address, so that a link shows the same figures.

    chosen = filtered(state.figures())

Names in the address (measure, source, q ...) are public: people keep links.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from extractors.models import GROUPS, MEASURES, SCOPES, SOURCE_TYPES, STATUSES
from ledger.filters import Filters, apply_filters
from views import state, words
from views.glossary import HELP

REVIEWS = ("to_review", "accepted", "changed", "rejected")


def filtered(frame: pd.DataFrame) -> pd.DataFrame:
    """Draw the bar and return the figures that pass it."""
    with st.sidebar:
        st.header("Filters")
        shown = st.container(key="filter-result")
        chosen = apply_filters(frame, filter_bar(frame))
        with shown:
            st.caption(f"Showing {len(chosen):,} of {words.count_of(len(frame), 'figure')}")
            if len(chosen) != len(frame):
                st.button("Clear filters", on_click=state.clear_filters, key="clear", width="stretch")
    return chosen


def filter_bar(frame: pd.DataFrame) -> Filters:
    """The widgets, each offering what is in the table; each bound to the address. Those used less are folded away."""
    found = st.text_input(
        "Words in the sentence", key="q", bind="query-params", placeholder="hospital, cholera …", type="search"
    )
    measure = _pills("What happened", "measure", _in_order(frame["measure"], MEASURES), words.measure_label)
    source = _many("Who says so", "source", _names(frame["source"]), words.source_label)
    source_type = _many(
        "Kind of source", "source_type", _in_order(frame["source_type"], SOURCE_TYPES), words.source_type_label
    )
    actor = _many("Whose people", "actor", _names(frame["actor"]), words.actor_label)
    group = _many("Which people", "group", _in_order(frame["group"], GROUPS), words.group_label)
    place = _many("Place", "place", _names(frame["place"]), words.actor_label)
    start = _day("From", "from")
    end = _day("To", "to")
    scope = _pills("Kind of figure", "scope", _in_order(frame["scope"], SCOPES), words.scope_label)
    with st.expander("More filters", expanded=any(st.query_params.get(key) for key in ("by", "status", "review"))):
        by = _many("Done by", "by", _names(frame["perpetrator"]), words.actor_label)
        status = _many("Status", "status", _in_order(frame["status"], STATUSES), words.status_label)
        review = _pills("Review", "review", _in_order(frame["review"], REVIEWS), words.review_label)
    return Filters(
        measure=tuple(measure),
        source=tuple(source),
        source_type=tuple(source_type),
        actor=tuple(actor),
        group=tuple(group),
        perpetrator=tuple(by),
        place=tuple(place),
        scope=tuple(scope),
        status=tuple(status),
        review=tuple(review),
        words=found or "",
        date_from=start.isoformat() if start else "",
        date_to=end.isoformat() if end else "",
    )


def _day(label: str, key: str) -> date | None:
    return st.date_input(
        label, value=None, key=key, bind="query-params", min_value="1900-01-01", max_value="2100-12-31",
        help=f"{HELP['When']} The day in “To” is included." if key == "from" else None,
    )  # fmt: skip


def _pills(label: str, key: str, options: list[str], name: Callable[[str], str]) -> list[str]:
    return st.pills(
        label,
        options,
        selection_mode="multi",
        key=key,
        bind="query-params",
        format_func=name,
        help=HELP.get(label),
    )


def _many(label: str, key: str, options: list[str], name: Callable[[str], str]) -> list[str]:
    return st.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        format_func=name,
        placeholder="All",
        select_all=False,
        help=HELP.get(label),
    )


def _in_order(codes: pd.Series, order: tuple[str, ...]) -> list[str]:
    present = set(codes.unique())
    return [code for code in order if code in present]


def _names(names: pd.Series) -> list[str]:
    """Names in the order of the alphabet; "not stated" first, as it is the one people look for."""
    return sorted(names.unique(), key=lambda name: (name != "", name.casefold()))
