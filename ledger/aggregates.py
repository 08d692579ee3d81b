"""What the charts show: claims side by side and statements counted. People are never added up here.

    claims_by_source(frame, "killed")     each source's largest single figure, low to high
    statements_by_actor(frame)            how many figures speak of each actor's people, by measure

Two sources may speak of the same dead, and one source may repeat itself: a sum of figures is a number nobody said.
"""
from __future__ import annotations

import pandas as pd

from ledger.claims import claims_of, largest_first, size_of
from ledger.compare import compare_claims
from ledger.filters import dates_of

__all__ = ["claims_by_source", "claims_over_time", "compare_claims", "key_numbers", "statements_by_actor"]
CLAIM_COLUMNS = ("source", "source_type", "low", "best", "high", "quantifier", "status", "scope", "group", "actor",
                 "place", "figure_id", "report_id", "figures", "reports")
TIME_COLUMNS = ("date", "source", "source_type", "low", "best", "high", "quantifier", "scope", "status", "group",
                "actor", "place", "figure_id", "report_id")


def claims_by_source(frame: pd.DataFrame, measure: str, *, unit: str = "person") -> pd.DataFrame:
    """One row a source, largest claim first: its largest single figure, and in how many figures and reports it speaks.

    Columns: CLAIM_COLUMNS. A source that only speaks without a number has empty counts.
    """
    rows = _of_measure(frame, measure, unit)
    if rows.empty:
        return _empty(frame, CLAIM_COLUMNS)
    size = size_of(rows).astype("float64").fillna(-1.0)
    top = rows[size == size.groupby(rows["source"], observed=True).transform("max")]     # the rest need no sorting
    largest = largest_first(top).drop_duplicates("source")
    counts = rows.groupby("source", sort=False).agg(figures=("figure_id", "size"), reports=("report_id", "nunique"))
    claims = largest.join(counts, on="source")
    return claims[list(CLAIM_COLUMNS)].reset_index(drop=True)


def statements_by_actor(frame: pd.DataFrame) -> pd.DataFrame:
    """How many figures speak of each actor's people, by measure: actor, measure, figures. Not how many people."""
    rows = frame[frame["review"] != "rejected"]
    counts = rows.groupby(["actor", "measure"], as_index=False, sort=True, observed=True).size()
    counts = counts.rename(columns={"size": "figures"})
    if counts.empty:
        return counts.reindex(columns=["actor", "measure", "figures"])
    total = counts.groupby("actor")["figures"].transform("sum")
    return (counts.assign(total=total).sort_values(["total", "actor", "figures", "measure"],
                                                   ascending=[False, True, False, True], kind="stable")
            .drop(columns="total").reset_index(drop=True))


def key_numbers(frame: pd.DataFrame) -> dict[str, int]:
    """Counts of rows, never of people: figures, reports, sources, no_source, to_review."""
    return {
        "figures": len(frame),
        "reports": int(frame["report_id"].nunique()),
        "sources": int(frame.loc[frame["source"] != "", "source"].nunique()),
        "no_source": int((frame["source"] == "").sum()),
        "to_review": int((frame["review"] == "to_review").sum()),
    }


def claims_over_time(frame: pd.DataFrame, measure: str, *, unit: str = "person") -> pd.DataFrame:
    """One row a dated claim with a number, in the order of time: TIME_COLUMNS, ``date`` as a timestamp.

    The date is the day a figure is about, or where it has none the day its report was published.
    """
    rows = _of_measure(frame, measure, unit)
    start, _end = dates_of(rows)
    rows = rows.assign(date=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"))
    rows = rows[rows["date"].notna() & size_of(rows).notna()]
    return rows.sort_values(["date", "source", "figure_id"], kind="stable")[list(TIME_COLUMNS)].reset_index(drop=True)


def _of_measure(frame: pd.DataFrame, measure: str, unit: str) -> pd.DataFrame:
    return claims_of(frame[(frame["measure"] == measure) & (frame["unit"] == unit)])


def _empty(frame: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    counted = frame.iloc[:0].assign(figures=pd.Series(dtype="int64"), reports=pd.Series(dtype="int64"))
    return counted[list(names)].reset_index(drop=True)
