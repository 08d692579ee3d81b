"""The page Compare sources: the matters as a table, the chosen one drawn source by source."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger.aggregates import compare_claims
from views import charts, comparing, ends, sentence, state, tables, titles, words
from views.plain import plain


def choose_matter(frame: pd.DataFrame) -> pd.DataFrame:
    """The table of matters; returns the claims of the one selected, the first one where none is."""
    claims = compare_claims(frame)
    table = comparing.matters(claims)
    several = st.toggle("Only matters with more than one source", value=True, key="several", persist_state="session")
    if several:
        table = table[table["sources"] > 1]
    if table.empty:
        return claims.iloc[:0]
    event = st.dataframe(
        comparing.shown_matters(table),
        key=f"matters-{tables.digest(table['matter'].astype(str))}-{several}",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        placeholder="–",
        height=min(320, 36 + 33 * max(2, len(table))),
        alt="Matters that sources speak of",
        column_config={
            "Sources": st.column_config.NumberColumn(width="small"),
            "When": st.column_config.TextColumn(width="medium"),
        },
    )
    st.caption(
        "A matter is one kind of harm to one kind of people, at one place, within three days. Click a row to "
        "compare its sources."
    )
    cells = event.selection.cells
    matter = table["matter"].iloc[cells[0][0] if cells else 0]
    return claims[claims["matter"] == matter]


@st.fragment
def side_by_side(claims: pd.DataFrame, frame: pd.DataFrame) -> None:
    """Ranges on one axis, what to keep in mind, and each source's sentence."""
    rows = frame.set_index("figure_id").loc[list(claims["figure_id"])].reset_index()
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(border=True):
        drawn = tables.source_claims(rows)
        apart = titles.lines_apart(rows, drawn)
        drawn = drawn[ends.drawable(drawn)]
        title = comparing.title_of(claims)
        if not drawn.empty:
            alt = f"{title}. " + "; ".join(f"{row.line}: {row.value}" for row in drawn.itertuples(index=False)) + "."
            event = st.altair_chart(
                charts.by_source(drawn, title=title),
                on_select="rerun",
                key=f"compare-{claims['matter'].iloc[0]}-{state.kept(state.PICKS, 0)}",
                alt=alt,
            )
            picked = [point["line"] for point in event.selection.get("pick", []) if "line" in point]
            if picked:
                rows = rows[rows["source"].map(words.source_label).isin(picked)]
        left_out = f" Not drawn: {apart}." if apart else ""
        st.caption(f"Each source's largest figure for this matter, low to high.{left_out}")
        for note in comparing.cautions(claims):
            plain(note)
    with right:
        for at, (_, row) in enumerate(rows.head(8).iterrows()):
            with st.container(border=True, key=f"claim-{at}"):
                plain(f"{words.source_label(row['source'])}: {tables.value_of(row)}")
                sentence.show_sentence(row, key=f"compare-{at}")
                st.page_link(
                    "views/pages/read.py",
                    label="Read it in the report",
                    icon=":material/article:",
                    query_params=state.address(report=row["report_id"][:16], figure=row["figure_id"]),
                )
