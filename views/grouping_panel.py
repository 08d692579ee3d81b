"""Putting claims together or apart by hand, below the comparison: stored at once, and each decision can be undone."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger import LedgerError
from views import comparing, review_panels, state, words
from views.plain import plain


def change_grouping(claims: pd.DataFrame, table: pd.DataFrame) -> None:
    """The claims of the matter shown: some set apart, or the whole put together with another matter."""
    box = st.expander("Change the grouping", on_change="rerun", key="grouping")
    if not box.open:
        return
    row = next(table[table["matter"] == claims["matter"].iloc[0]].itertuples(index=False))
    with box:
        _say()
        name, why = st.columns(2, gap="medium")
        with name:
            who = review_panels.reviewer()
        reason = why.text_input("Why", key="grouping_why", placeholder="optional, for those who read this later")
        left, right = st.columns(2, gap="medium")
        with left:
            _set_apart(claims, who, reason)
        with right:
            _put_together(claims, comparing.like(table, row), who, reason)
        if not who:
            st.info("Write your name first; it is kept with each decision.")
        _decisions(who)


def _set_apart(claims: pd.DataFrame, who: str, reason: str) -> None:
    names = {claim.figure_id: comparing.claim_line(claim) for claim in claims.itertuples(index=False)}
    chosen = st.multiselect(
        "Claims that speak of something else",
        list(names),
        format_func=names.get,
        key=f"apart-{claims['matter'].iloc[0]}",
        placeholder="Choose claims",
        help="They become a matter of their own.",
    )
    st.button(
        "Set apart",
        key="set-apart",
        disabled=not (who and chosen) or len(chosen) == len(names),
        on_click=_store,
        args=("set_apart", chosen, who, reason),
    )


def _put_together(claims: pd.DataFrame, others: pd.DataFrame, who: str, reason: str) -> None:
    if others.empty:
        st.text("No other matter counts the same thing in the same way.")
        return
    names = {int(other.matter): comparing.matter_line(other) for other in others.head(200).itertuples(index=False)}
    chosen = st.multiselect(
        "Matters that are the same as this one",
        list(names),
        format_func=names.get,
        key=f"together-{claims['matter'].iloc[0]}",
        placeholder="Choose matters",
        help="Only those of the same measure and kind of figure are offered; those nearest in time come first.",
    )
    everything = state.matters()
    ids = [everything.loc[everything["matter"] == matter, "figure_id"].iloc[0] for matter in chosen]
    st.button(
        "Put together",
        key="put-together",
        disabled=not (who and chosen),
        on_click=_store,
        args=("put_together", [claims["figure_id"].iloc[0], *ids], who, reason),
    )


def _decisions(who: str) -> None:
    """What people decided about grouping, newest first, and the way back."""
    entries = state.ledger().groupings()
    if not entries:
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text(f"{words.count_of(len(entries), 'decision')} about grouping")
    right.button("Undo my latest", key="undo-grouping", disabled=not who, on_click=_undo, args=(who,), width="stretch")
    shown = pd.DataFrame(
        [
            (
                pd.Timestamp(entry.at),
                entry.who,
                "Set apart" if entry.action == "apart" else "Put together",
                len(entry.figure_ids),
                entry.reason,
            )
            for entry in reversed(entries)
        ],
        columns=["When", "Who", "Decision", "Claims named", "Why"],
    ).replace({"": None})
    st.dataframe(shown, hide_index=True, placeholder="–", key="groupings", alt="Decisions about grouping")


def _store(action: str, figures: list[str], who: str, reason: str) -> None:
    try:
        getattr(state.ledger(), action)(figures, who=who, reason=reason)
        state.keep(state.SAID, "Stored. The table of matters shows the new grouping.")
    except LedgerError as error:
        state.keep(state.SAID, str(error))


def _undo(who: str) -> None:
    try:
        entry = state.ledger().undo_grouping(who)
    except LedgerError as error:
        state.keep(state.SAID, str(error))
        return
    state.keep(state.SAID, "Taken back." if entry else "There is no decision of yours left to undo.")


def _say() -> None:
    said = str(state.kept(state.SAID, ""))
    if said:
        plain(said)
        state.keep(state.SAID, "")
