"""Matters that several sources speak of, as tables for the page Compare sources.

matters(compare_claims(frame))   one row a matter: disagreements first, then those with most sources
"""

from __future__ import annotations

import pandas as pd

from views import words


def matters(claims: pd.DataFrame) -> pd.DataFrame:
    """One row a matter: what, who, where, when, how many sources, whether their ranges meet."""
    if claims.empty:
        return pd.DataFrame(
            columns=["matter", "measure", "group", "actor", "place", "start", "end", "sources", "parties", "disagree"]
        )
    grouped = claims.groupby("matter", sort=True)
    table = grouped.agg(
        measure=("measure", "first"),
        group=("group", "first"),
        actor=("actor", "first"),
        place=("place", "first"),
        start=("date_start", "min"),
        end=("date_end", "max"),
        sources=("sources", "first"),
        parties=("source_is_party", "sum"),
        disagree=("disagree", "first"),
    ).reset_index()
    return table.sort_values(
        ["disagree", "sources", "matter"], ascending=[False, False, True], kind="stable"
    ).reset_index(drop=True)


def shown_matters(table: pd.DataFrame) -> pd.DataFrame:
    """The matters in words, "" for what is not stated."""
    return pd.DataFrame(
        {
            "What happened": table["measure"].map(words.measure_label),
            "Which people": table["group"].map(words.group_label),
            "Whose people": table["actor"],
            "Place": table["place"],
            "When": [
                words.dates_label(start, end, "day") for start, end in zip(table["start"], table["end"], strict=True)
            ],
            "Sources": table["sources"].astype(int),
            "Agreement": [agreement(row) for row in table.itertuples(index=False)],
        }
    ).replace({"": None})


def agreement(row: object) -> str:
    if row.sources == 1:
        return "One source only"
    return "Ranges do not meet" if row.disagree else "Ranges meet"


def cautions(claims: pd.DataFrame) -> list[str]:
    """What to keep in mind about one matter, in sentences."""
    notes = []
    if bool(claims["disagree"].iloc[0]):
        notes.append("The sources disagree: no number lies in the range of all of them.")
    if bool(claims["single_source"].iloc[0]):
        notes.append("Only one source speaks of this matter.")
    parties = [words.source_label(name) for name in claims.loc[claims["source_is_party"].astype(bool), "source"]]
    if parties:
        notes.append(f"Itself a party to the event: {', '.join(parties)}.")
    return notes


def title_of(claims: pd.DataFrame) -> str:
    """ "Killed, civilians, Falluja, 4 Jun 2016: 3 sources"."""
    first = claims.iloc[0]
    parts = [
        words.measure_label(first["measure"]),
        words.group_label(first["group"]).lower(),
        first["place"],
        words.dates_label(claims["date_start"].min(), claims["date_end"].max(), "day"),
    ]
    return f"{', '.join(part for part in parts if part)}: {words.count_of(int(first['sources']), 'source')}"
