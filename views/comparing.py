"""Matters that several sources speak of, as tables and sentences for the page Compare sources.

shown_matters(sum_up(claims))      one row a matter: disagreements first, then those with most sources
drawn_claims(claims)               what charts.claims_by_line draws: each source's latest claim, earlier ones pale
"""

from __future__ import annotations

import pandas as pd

from ledger.matters import SERIES, latest_claims
from views import chart_tables, words
from views.tables import value_of
from views.words import shorten

PARTY = " (party)"
SPLIT = "; "  # between values that a person put together


def shown_matters(table: pd.DataFrame) -> pd.DataFrame:
    """The matters in words, "" for what is not stated. Without a place, the report that the claims stand in."""
    return pd.DataFrame(
        {
            "What happened": table["measure"].map(words.measure_label),
            "Which people": table["group"].map(lambda codes: _each(codes, words.group_label)),
            "Whose people": table["actor"],
            "Where": [row.place or f"in one report: {shorten(row.title, 40)}" for row in table.itertuples()],
            "When": [_when(row) for row in table.itertuples(index=False)],
            "Agreement": [agreement(row) for row in table.itertuples(index=False)],
            "Sources": table["sources"].astype(int),
            "Claims": table["claims"].astype(int),
            "Kind of figure": [words.kind_label(row.scope, row.unit) for row in table.itertuples(index=False)],
            "Grouped": table["by_hand"].map({True: "by hand", False: ""}),
        }
    ).replace({"": None})


def agreement(row: object) -> str:
    if row.sources == 1:
        return "One source only"
    if row.disagree:
        return "Ranges do not meet"
    return "Not at odds" if row.scope in SERIES else "Ranges meet"


def cautions(claims: pd.DataFrame, row: object) -> list[str]:
    """What to keep in mind about one matter, in sentences."""
    notes = []
    if row.disagree:
        notes.append(
            "Sources disagree: within three days they give counts whose ranges do not meet."
            if row.scope in SERIES
            else "Sources disagree: no number lies in the range of all of them."
        )
    if row.sources == 1:
        notes.append("Single source: nobody else speaks of this matter.")
    parties = sorted(set(claims.loc[claims["source_is_party"].astype(bool), "source"]) - {""})
    if parties:
        notes.append(f"Source is a party to the event: {', '.join(parties)}.")
    if row.reports > 1 and claims.loc[claims["source"] != "", "report_id"].nunique() == 1 and row.sources > 1:
        notes.append("All named sources are quoted by one report.")
    return notes


def title_of(claims: pd.DataFrame, row: object) -> str:
    """ "Killed, civilians, Falluja, 4 Jun 2016, one event: 3 sources"."""
    parts = [
        words.measure_label(row.measure),
        _each(row.group, words.group_label).lower(),
        shorten(row.place, 60),
        _when(row),
        words.kind_label(row.scope, row.unit).lower(),
    ]
    return f"{', '.join(part for part in parts if part)}: {words.count_of(int(row.sources), 'source')}"


def drawn_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Each source's claims on its line; what it said before its latest report is ``earlier``."""
    latest = set(latest_claims(claims)["figure_id"])
    marked = claims.assign(earlier=~claims["figure_id"].isin(latest) & (claims["source"] != ""))
    drawn = chart_tables.claims_on_lines(marked, limit=40, apart=("earlier",))
    # the same number said again is not an earlier one
    again = drawn.duplicated(["line", "value"], keep=False) & drawn["earlier"]
    parties = {words.source_label(name) for name in claims.loc[claims["source_is_party"].astype(bool), "source"]}
    drawn = drawn[~again]
    return drawn.assign(line=drawn["line"].map(lambda line: line + PARTY if line in parties else line))


def told_over_time(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims by the day their report came out, for charts.over_time: one series a source."""
    dated = claims.assign(date=claims["told"].fillna(claims["day"]))
    dated = dated[dated["date"].notna()]
    drawn = chart_tables.claims_on_lines(dated, limit=40, apart=("date",))
    return chart_tables.with_steps(drawn.assign(series=drawn["line"].where(drawn["line"] != words.NO_SOURCE, "")))


def revisions(claims: pd.DataFrame) -> list[str]:
    """What a source lowered, in sentences: "Example Army: 31 on 6 Jun 2016, lower than 40 on 4 Jun 2016"."""
    told = told_over_time(claims)
    return [
        f"{row.line}: {row.value} on {words.dates_label(f'{row.date:%Y-%m-%d}', '', 'day')}, {row.revised}"
        for row in told[told["revised"] != ""].itertuples(index=False)
    ]


def claim_line(row: object) -> str:
    """One claim in a list: "Example Army: 31 (6 Jun 2016), Army names its toll"."""
    day = words.dates_label(row.published, "", "day") if row.published else "no date"
    return f"{words.source_label(row.source)}: {value_of(row)} ({day}), {shorten(row.title or row.report_name, 60)}"


def matter_line(row: object) -> str:
    """One matter in a list, for putting it together with another."""
    place = row.place or f"in one report: {shorten(row.title, 40)}"
    parts = [_each(row.group, words.group_label), row.actor, place, _when(row), words.count_of(row.claims, "claim")]
    return " · ".join(part for part in parts if part)


def like(table: pd.DataFrame, row: object) -> pd.DataFrame:
    """Other matters of the same measure, unit and kind, those nearest in time first."""
    same = table[
        (table["measure"] == row.measure)
        & (table["unit"] == row.unit)
        & (table["scope"] == row.scope)
        & (table["matter"] != row.matter)
    ]
    apart = (same["start"] - row.start).abs()
    return same.assign(_apart=apart).sort_values(["_apart", "matter"], na_position="last").drop(columns="_apart")


def _when(row: object) -> str:
    if pd.isna(row.start):
        return ""
    return words.dates_label(f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}", "day")


def _each(codes: str, label: object) -> str:
    return SPLIT.join(label(code) for code in codes.split(SPLIT)) if codes else ""
