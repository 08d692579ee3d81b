"""Which figures are claims that may stand beside each other, and how big each is.

    claims_of(frame)     wholes that somebody claims: no parts, nothing denied, imagined or rejected, no rates
"""
from __future__ import annotations

import pandas as pd

NOT_CLAIMED = ("denied", "hypothetical")                   # said not to be, or only imagined


def claims_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are claims about whole numbers of people or households, in their order."""
    is_part = (frame["relation"] == "part") | ((frame["part_of"] != "") & (frame["relation"] != "restatement"))
    not_said = frame["status"].isin(NOT_CLAIMED) | (frame["review"] == "rejected")
    return frame[~(is_part | not_said | (frame["scope"] == "rate"))]


def size_of(rows: pd.DataFrame) -> pd.Series:
    """What a claim is ordered by: its best, else its low, else its high; empty where it has no number."""
    return rows["best"].fillna(rows["low"]).fillna(rows["high"])


def largest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Claims by size, then high, then names, so that ties always fall the same way."""
    sized = rows.assign(_size=size_of(rows).fillna(-1), _high=rows["high"].fillna(-1))
    order = sized.sort_values(["_size", "_high", "source", "figure_id"], ascending=[False, False, True, True],
                              kind="stable")
    return order.drop(columns=["_size", "_high"])
