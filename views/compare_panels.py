"""The page Compare sources: the matters as a table, the chosen one drawn source by source and over time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ledger.matters import SERIES, common_range, latest_claims, sum_up
from views import charts, comparing, ends, sentence, state, tables, time_charts, words
from views.drawing import draw
from views.glossary import HELP
from views.plain import notices, plain

CARDS = 8  # claims with their sentence beside the chart; the others are in the table of claims


def choose_matter(chosen: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table of matters; returns the claims of the one selected and all matters of these figures."""
    everything = state.matters()
    claims = everything[everything["figure_id"].isin(set(chosen["figure_id"]))]
    table = sum_up(claims)
    several = st.toggle("Only matters with more than one source", value=True, key="several", persist_state="session")
    shown = table[table["sources"] > 1] if several else table
    if shown.empty:
        return claims.iloc[:0], table
    event = st.dataframe(
        comparing.shown_matters(shown),
        key=f"matters-{tables.digest(shown['matter'].astype(str))}-{several}",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        placeholder="–",
        height=min(320, 36 + 33 * max(2, len(shown))),
        alt="Matters that sources speak of",
        column_config={
            "Sources": st.column_config.NumberColumn(width="small", help="Sources that the reports name."),
            "Claims": st.column_config.NumberColumn(width="small", help=HELP["Claim"]),
            "What happened": st.column_config.TextColumn(width=110),
            "When": st.column_config.TextColumn(width=130, help=HELP["When"]),
            "Where": st.column_config.TextColumn(width=150),
            "Which people": st.column_config.TextColumn(width=130, help=HELP["Which people"]),
            "Agreement": st.column_config.TextColumn(width=135, help=HELP["Ranges do not meet"]),
            "Kind of figure": st.column_config.TextColumn(width=140, help=HELP["Kind of figure"]),
            "Grouped": st.column_config.TextColumn(width="small", help="By hand: a person put these claims together."),
        },
    )
    st.caption(
        "A matter is one thing that happened to one kind of people, at one place, within a few days. A total over a "
        "period is one matter for as long as it runs. Click a row to compare its sources."
    )
    cells = event.selection.cells
    matter = shown["matter"].iloc[cells[0][0] if cells and cells[0][0] < len(shown) else 0]
    return claims[claims["matter"] == matter], table


@st.fragment
def side_by_side(claims: pd.DataFrame, table: pd.DataFrame) -> None:
    """Ranges on one axis, what to keep in mind, how it was told over time, and each source's sentence."""
    row = next(table[table["matter"] == claims["matter"].iloc[0]].itertuples(index=False))
    st.header("One matter, source by source")
    plain(comparing.title_of(claims, row))
    notices(comparing.cautions(claims, row))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        with st.container(border=True):
            picked = _ranges(claims, row)
        _over_time(claims, row)
    rows = claims[claims["source"].map(words.source_label).isin(picked)] if picked else latest_claims(claims)
    with right:
        _cards(rows, len(claims) if not picked else len(rows))


def _ranges(claims: pd.DataFrame, row: object) -> list[str]:
    """Each source's range; returns the sources clicked."""
    drawn = comparing.drawn_claims(claims)
    drawn = drawn[ends.drawable(drawn)]
    if drawn.empty:
        st.info("None of these claims has a number above zero, so there is nothing to draw.")
        return []
    title = f"{words.measure_label(row.measure)}: what each source said last"
    alt = f"{title}. " + "; ".join(f"{claim.line}: {claim.value}" for claim in drawn.itertuples(index=False)) + "."
    common = common_range(claims)
    clicked = draw(
        charts.claims_by_line,
        drawn,
        title=title,
        common=common,
        key=f"compare-{row.matter}-{tables.digest(drawn['line'])}-{state.kept(state.PICKS, 0)}",
        alt_text=alt,
        field="line",
    )
    notes = ["Click a mark to see that source's sentences."]
    if drawn["earlier"].any():
        notes.append("Pale: what the same source said before.")
    if common and common[1] > 0:
        band = f"{common[0]:,.0f}" + (" or more" if common[1] == float("inf") else f" to {common[1]:,.0f}")
        notes.append(f"Shaded: {band if common[0] != common[1] else f'{common[0]:,.0f}'}, which fits all sources.")
    st.caption(" ".join(notes))
    return sorted({line.removesuffix(comparing.PARTY) for line in clicked})


def _over_time(claims: pd.DataFrame, row: object) -> None:
    """The same claims by the day they were told: a step for each source, a ring where it lowered its count."""
    told = comparing.told_over_time(claims)
    told = told[ends.drawable(told)]
    if told["date"].nunique() < 2 or len(told) < 3:
        return
    with st.container(border=True):
        title = f"{words.measure_label(row.measure)}: as told over time"
        alt = f"{title}. " + "; ".join(
            f"{claim.date:%d %b %Y}, {claim.line}: {claim.value}" for claim in told.head(16).itertuples(index=False)
        )
        draw(
            time_charts.over_time,
            told,
            title=title,
            steps=True,
            day_title="Day of the report",
            key=f"told-{row.matter}-{tables.digest(told['line'])}",
            alt_text=alt + ".",
        )
        kind = "Each step is what a source said next" + (", of the whole period." if row.scope in SERIES else ".")
        st.caption(f"{kind} A ring marks a count that is lower than the same source's count before.")
        for line in comparing.revisions(claims):
            plain(f"Revised: {line}", quiet=True)


def _cards(rows: pd.DataFrame, of: int) -> None:
    """The sentence of each claim, latest first, as far as they fit beside the charts; ``of`` how many there are."""
    newest = rows.sort_values(["told", "figure_id"], ascending=[False, True], kind="stable")
    for at, (_, row) in enumerate(newest.head(CARDS).iterrows()):
        with st.container(border=True, key=f"claim-{at}"):
            plain(f"{words.source_label(row['source'])}: {tables.value_of(row)}")
            sentence.show_sentence(row, key=f"compare-{at}")
            st.page_link(
                "views/pages/read.py",
                label="Read it in the report",
                icon=":material/article:",
                query_params=state.address(report=row["report_id"][:16], figure=row["figure_id"]),
            )
    left = of - min(len(rows), CARDS)
    if left:
        st.caption(f"{words.count_of(left, 'more claim')}: click a source in the chart to see all of its own.")
