"""Where the marks of a claim are drawn: its number, its line, its open end; and in which order the lines stand.

    with_ends(claims, log=False)    "at least 26" -> at 26, a line from 26 on, ends "up"

pandas only.
"""

from __future__ import annotations

import pandas as pd

from views import words

OPEN = 1.9  # how far an open end reaches, as a factor (log) of the value


def with_ends(claims: pd.DataFrame, log: bool) -> pd.DataFrame:
    """``claims`` with where to draw: ``at`` the mark, ``from`` and ``to`` its line.

    ``ends`` is point, range, up or down.
    """
    largest = pd.to_numeric(claims[["low", "best", "high"]].stack(), errors="coerce").max() if len(claims) else 1.0
    places = [_place(row.low, row.best, row.high, log, float(largest)) for row in claims.itertuples(index=False)]
    drawn = pd.DataFrame(places, columns=["at", "from", "to", "ends"], index=claims.index)
    table = pd.concat([claims, drawn], axis=1)
    table["reading"] = table["line"] + ": " + table["value"] + " (" + table["precision"].str.lower() + ")"
    return table


def _place(
    low: float, best: float, high: float, log: bool, largest: float
) -> tuple[float | None, float | None, float | None, str]:
    low, best, high = (
        None if value is None or pd.isna(value) or (log and value <= 0) else float(value) for value in (low, best, high)
    )
    if low is not None and high is None:
        reach = low * OPEN if log else low + largest * 0.12
        return best if best is not None else low, low, reach, "up"
    if high is not None and low is None:
        start = high / OPEN if log else max(0.0, high - largest * 0.12)
        return best if best is not None else high, start, high, "down"
    if low is None:
        return best, best, best, "point"
    return best, low, high, "range" if low < high else "point"


def reach_of(table: pd.DataFrame) -> float:
    """The largest value that is drawn, open ends included. ``table``: as with_ends gives it."""
    return float(table[["at", "from", "to"]].max().max())


def needs_log(claims: pd.DataFrame) -> bool:
    """True where the largest value is more than thirty times the smallest: small ones would vanish otherwise."""
    values = pd.concat([claims["low"], claims["best"], claims["high"]]).dropna()
    values = values[values > 0]
    return bool(len(values) and values.max() / values.min() > 30)


def drawable(claims: pd.DataFrame) -> pd.Series:
    """True for the claims that have a number above zero: the others are listed below the chart, never drawn as 0."""
    return claims[["low", "best", "high"]].fillna(0).max(axis=1) > 0


def lines_in_order(claims: pd.DataFrame) -> list[str]:
    """Lines from the largest value down; "no source given" always last, as it is no one's claim."""
    top = claims.assign(top=claims[["low", "best", "high"]].max(axis=1)).groupby("line")["top"].max()
    names = sorted(top.index, key=lambda name: (-top[name], name))
    return _last(names, words.NO_SOURCE)


def counts_in_order(counts: pd.DataFrame) -> list[str]:
    """Lines by number of figures; "not stated" or "no source given" always last."""
    totals = counts.groupby("line")["figures"].sum()
    names = sorted(totals.index, key=lambda name: (-totals[name], name))
    return _last(_last(names, words.NOT_STATED), words.NO_SOURCE)


def _last(names: list[str], name: str) -> list[str]:
    return [other for other in names if other != name] + [name] * (name in names)
