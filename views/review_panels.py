"""The page where figures are accepted, changed or rejected: the card, the buttons with their keys, the history.

Each button calls the ledger before the page is drawn again, so a decision is stored when its key is pressed.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from extractors.models import GROUPS, MEASURES, SCOPES, SOURCE_TYPES, STATUSES
from ledger import LedgerError
from views import corpus_case, deciding, sentence, state, words
from views.glossary import HELP
from views.plain import plain

CHOICES = {
    "measure": (MEASURES, words.measure_label, "What happened"),
    "group": (GROUPS, words.group_label, "Which people"),
    "status": (STATUSES, words.status_label, "Status"),
    "scope": (SCOPES, words.scope_label, "Kind of figure"),
    "source_type": (SOURCE_TYPES, words.source_type_label, "Kind of source"),
}
TEXTS = {"source": "Who says so", "actor": "Whose people", "perpetrator": "Done by", "place": "Place"}
FORM = ("measure", "group", "source", "source_type", "actor", "perpetrator", "place", "status", "scope")
FIGURE = "figure"


def reviewer() -> str:
    """The name that is kept with each decision."""
    known = str(st.user.get("email", "")) if st.user.get("is_logged_in") else ""
    name = st.text_input(
        "Your name",
        value=known,
        key=state.WHO,
        persist_state="session",
        max_chars=80,
        help="Kept with each decision, so that others can ask you.",
    )
    return (name or "").strip()


def progress(frame: pd.DataFrame) -> None:
    done, of = deciding.reviewed_share(frame)
    st.progress(done / of if of else 0.0, text=f"{done:,} of {words.count_of(of, 'figure')} reviewed")


def next_figure(frame: pd.DataFrame) -> pd.Series | None:
    """The figure that the address asks for, else the first of the queue."""
    asked = frame[frame["figure_id"] == st.query_params.get(FIGURE, "")]
    if not asked.empty:
        return asked.iloc[0]
    left = deciding.queue(frame, state.kept(state.SKIPPED, []))
    return None if left.empty else left.iloc[0]


def card(row: pd.Series) -> None:
    with st.container(border=True, key="review-card"):
        before = sentence.words_before(state.ledger().report(row["report_id"]).text, row["sentence_start"])
        if before:
            plain(before, quiet=True)
        sentence.show_figure(row, key="review")
        st.page_link(
            "views/pages/read.py",
            label="Read it in the report",
            icon=":material/article:",
            query_params=state.address(report=row["report_id"][:16], figure=row["figure_id"]),
        )


def buttons(row: pd.Series, who: str) -> None:
    """Accept, reject, skip and undo, each with a key on the keyboard."""
    _say()
    if not who:
        st.info("Write your name above first; it is kept with each decision.")
    figure, seq = row["figure_id"], int(row["review_seq"])
    with st.container(horizontal=True):
        st.button(
            "Accept",
            type=state.emphasis(),
            shortcut="A",
            disabled=not who,
            on_click=decide,
            args=(figure, who, "accepted", seq),
            key="accept",
            icon=":material/check:",
        )
        st.button("Change", shortcut="E", on_click=open_form, key="open-change")
        st.button(
            "Reject",
            shortcut="X",
            disabled=not who,
            on_click=decide,
            args=(figure, who, "rejected", seq),
            key="reject",
            icon=":material/close:",
        )
        st.button(
            "Skip",
            shortcut="S",
            on_click=skip,
            args=(figure,),
            key="skip",
            help="Comes back at the end.",
        )
        st.button(
            "Undo",
            shortcut="U",
            disabled=not who,
            on_click=undo,
            args=(who,),
            key="undo",
            help="Takes back your latest decision.",
        )
    st.caption("The letter on a button is its key. Each decision is stored at once.")


def all_done(frame: pd.DataFrame, who: str) -> None:
    """Nothing left in the queue: either no figure passes the filters or all are reviewed."""
    _say()
    if frame.empty:
        st.info("No figure matches these filters. Remove a filter in the sidebar.")
        return
    st.success("All of these figures are reviewed.")
    st.button("Undo", shortcut="U", disabled=not who, on_click=undo, args=(who,), key="undo", icon=":material/undo:")
    st.page_link("views/pages/export.py", label="Export", icon=":material/download:")


def change_form(row: pd.Series, who: str) -> None:
    """The columns a person may correct; only what differs is stored, with the old value beside it."""
    box = st.expander("Change this figure", on_change="rerun", key=state.CHANGE)
    if not box.open:
        return
    with box, st.form(f"change-{row['figure_id']}", border=False):
        first, second, third = st.columns(3)
        form: dict[str, object] = {}
        for place, name, label in ((first, "low", "Low"), (second, "best", "Best"), (third, "high", "High")):
            form[name] = place.number_input(
                label,
                value=deciding.whole(row[name]),
                min_value=0,
                step=1,
                key=f"{name}-{row['figure_id']}",
                placeholder="–",
            )
        columns = st.columns(2)
        for at, name in enumerate(FORM):
            form[name] = _field(columns[at % 2], name, row)
        reason = st.text_input(
            "Why", key=f"why-{row['figure_id']}", placeholder="optional, for those who read this later"
        )
        saved = st.form_submit_button("Save the change", disabled=not who)
    if saved:
        changes = deciding.changed(row, form)
        if not changes:
            st.info("Nothing was changed in the form.")
            return
        decide(row["figure_id"], who, None, int(row["review_seq"]), changes, reason)
        st.rerun()  # the form stays open: who corrects one figure often corrects the next


def _field(column: object, name: str, row: pd.Series) -> object:
    """One column of the figure: a choice where the vocabulary has the words, else a line of text."""
    key = f"{name}-{row['figure_id']}"
    if name in TEXTS:
        return column.text_input(
            TEXTS[name], value=row[name], key=key, placeholder="not stated", help=HELP[TEXTS[name]]
        )
    codes, label_of, label = CHOICES[name]
    return column.selectbox(label, codes, index=codes.index(row[name]), format_func=label_of, key=key, help=HELP[label])


def history(row: pd.Series) -> None:
    """Who decided what about this figure, and why; read only when opened."""
    box = st.expander("History of this figure", on_change="rerun", key="history")
    if not box.open:
        return
    with box:
        log = state.ledger().history(row["figure_id"])
        if log.empty:
            st.caption("Nobody has reviewed this figure yet.")
            return
        shown = pd.DataFrame(
            {
                "When": pd.to_datetime(log["at"], utc=True, format="ISO8601"),
                "Who": log["who"],
                "Decision": log["decision"].map(lambda code: words.review_label(code) if code else ""),
                "Column": log["field"].map(lambda name: words.COLUMNS.get(name, name)),
                "Old": log["old"],
                "New": log["new"],
                "Why": log["reason"],
                "Undone": log["undone"],
            }
        )
        shown = shown.replace({"": None})
        st.dataframe(
            shown.drop(columns=[name for name in shown if shown[name].isna().all()]),
            hide_index=True,
            placeholder="–",
            key="history-table",
            alt="History of this figure",
            column_config={"When": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=120)},
        )


def test_case(row: pd.Series) -> None:
    """The figures of this sentence, as they stand after review, in the words of the project's own tests."""
    box = st.expander("Copy as a test case", on_change="rerun", key="test-case")
    if not box.open:
        return
    with box:
        st.caption(
            "What you decided about this sentence, as a case for tests/corpus/figures.toml. Put the sentence into "
            "words of your own before you hand it on: its text belongs to its publisher."
        )
        st.code(
            corpus_case.corpus_case(corpus_case.sentence_figures(state.figures(), row)),
            language=None,  # colours of a highlighter would be too pale to read
            wrap_lines=True,
        )


def decide(
    figure: str, who: str, decision: str | None, seq: int, changes: dict[str, object] | None = None, reason: str = ""
) -> None:
    """Store one decision; where somebody else was faster, nothing is written and the page says what they did."""
    try:
        entry = state.ledger().review(
            figure, who=who, decision=decision, changes=changes, reason=reason, expected_seq=seq
        )
        state.keep(state.SAID, f"{words.review_label(entry.decision)}. Stored.")
        state.keep(state.DECIDED, figure)
    except LedgerError as error:
        state.keep(state.SAID, str(error))
    _leave()


def open_form() -> None:
    """The form opens; Tab leads into it, and Enter in one of its lines saves it."""
    state.keep(state.CHANGE, True)


def undo(who: str) -> None:
    try:
        entry = state.ledger().undo(who)
    except LedgerError as error:
        state.keep(state.SAID, str(error))
        return
    if entry is None:
        state.keep(state.SAID, "There is no decision of yours left to undo.")
        return
    state.keep(state.SAID, "Your latest decision was taken back; the figure is shown again.")
    st.query_params[FIGURE] = entry.figure_id


def skip(figure: str) -> None:
    state.keep(state.SKIPPED, [*state.kept(state.SKIPPED, []), figure])
    _leave()


def _leave() -> None:
    if FIGURE in st.query_params:
        del st.query_params[FIGURE]


def _say() -> None:
    said = state.kept(state.SAID, "")
    if said:
        with st.container(border=True, key="said", horizontal=True, vertical_alignment="center"):
            plain(str(said))
            figure = state.kept(state.DECIDED, "")
            if figure:
                st.button("Show it again", key="again", on_click=_show_again, args=(figure,))
        state.keep(state.SAID, "")
        state.keep(state.DECIDED, "")


def _show_again(figure: str) -> None:
    st.query_params[FIGURE] = figure
