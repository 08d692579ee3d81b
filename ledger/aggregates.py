"""What the charts show: claims side by side and statements counted. People are never added up here.

    claims_by_source(frame, "killed")     each source's largest single figure, low to high
    statements_by_actor(frame)            how many figures speak of each actor's people, by measure

Two sources may speak of the same dead, and one source may repeat itself: a sum of figures is a number nobody said.
"""
from __future__ import annotations

import pandas as pd

from ledger.filters import dates_of

NOT_CLAIMED = ("denied", "hypothetical")                   # said not to be, or only imagined
CLAIM_COLUMNS = ("source", "source_type", "low", "best", "high", "quantifier", "status", "scope", "group", "actor",
                 "place", "figure_id", "report_id", "figures", "reports")
TIME_COLUMNS = ("date", "source", "source_type", "low", "best", "high", "quantifier", "scope", "status", "group",
                "actor", "place", "figure_id", "report_id")


def claimed(frame: pd.DataFrame, measure: str, *, unit: str = "person") -> pd.DataFrame:
    """Figures that may stand beside each other: of one measure and unit, wholes, claimed, not rejected, no rates."""
    keep = ((frame["measure"] == measure) & (frame["unit"] == unit) & (frame["relation"] != "part")
            & ((frame["part_of"] == "") | (frame["relation"] == "restatement")) & ~frame["status"].isin(NOT_CLAIMED)
            & (frame["scope"] != "rate") & (frame["review"] != "rejected"))
    return frame[keep]


def claims_by_source(frame: pd.DataFrame, measure: str, *, unit: str = "person") -> pd.DataFrame:
    """One row a source, largest claim first: its largest single figure, and in how many figures and reports it speaks.

    Columns: CLAIM_COLUMNS. A source that only speaks without a number has empty counts.
    """
    rows = claimed(frame, measure, unit=unit)
    if rows.empty:
        return _empty(frame, CLAIM_COLUMNS)
    largest = _largest_first(rows).drop_duplicates("source")
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
    rows = claimed(frame, measure, unit=unit)
    start, _end = dates_of(rows)
    rows = rows.assign(date=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"))
    rows = rows[rows["date"].notna() & _size(rows).notna()]
    return rows.sort_values(["date", "source", "figure_id"], kind="stable")[list(TIME_COLUMNS)].reset_index(drop=True)


def _largest_first(rows: pd.DataFrame) -> pd.DataFrame:
    order = ["_size", "_high", "source", "figure_id"]
    sized = rows.assign(_size=_size(rows).fillna(-1), _high=rows["high"].fillna(-1))
    return sized.sort_values(order, ascending=[False, False, True, True], kind="stable").drop(columns=order[:2])


def _size(rows: pd.DataFrame) -> pd.Series:
    """What a figure is ordered by: its best, else its low, else its high."""
    return rows["best"].fillna(rows["low"]).fillna(rows["high"])


def _empty(frame: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    counted = frame.iloc[:0].assign(figures=pd.Series(dtype="int64"), reports=pd.Series(dtype="int64"))
    return counted[list(names)].reset_index(drop=True)
