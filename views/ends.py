"""Where the marks of a claim are drawn: its number, its bar, its open end; and in which order the lines stand.

    with_ends(claims)    "at least 26" -> a mark at 26 whose arrow is open above; "dozens" -> a bar from 24 to 99

pandas only.
"""

from __future__ import annotations

import pandas as pd

from views import words

ENDS = {"up": "At least", "down": "At most", "range": "Range or vague word"}


def with_ends(claims: pd.DataFrame) -> pd.DataFrame:
    """``claims`` with where to draw: ``at`` the mark, ``from`` and ``to`` the bar, ``edge`` where its words begin.

    ``ends`` is point, range, up or down. The largest claim of each line has its value in ``label``, the others "";
    claims marked ``earlier`` never have.
    """
    places = [_place(row.low, row.best, row.high) for row in claims.itertuples(index=False)]
    drawn = pd.DataFrame(places, columns=["at", "from", "to", "ends"], index=claims.index)
    table = pd.concat([claims, drawn], axis=1)
    table["precision"] = [ENDS.get(ends, said) for ends, said in zip(table["ends"], table["precision"], strict=True)]
    table["edge"] = table[["at", "to"]].max(axis=1)
    table["reading"] = table["line"] + ": " + table["value"] + " (" + table["precision"].str.lower() + ")"
    stands = ~table["earlier"].astype(bool) if "earlier" in table else table["edge"].notna()
    top = table["edge"].where(stands).groupby(table["line"]).transform("max") == table["edge"]
    top &= stands
    table["label"] = table["value"].where(top & ~table.assign(_top=top).duplicated(["line", "_top"]), "")
    return table


def _place(
    low: float | None, best: float | None, high: float | None
) -> tuple[float | None, float | None, float | None, str]:
    low, best, high = (None if value is None or pd.isna(value) else float(value) for value in (low, best, high))
    if low is not None and high is None:
        return (low if best is None else best), None, None, "up"
    if high is not None and low is None:
        return (high if best is None else best), None, None, "down"
    if low is None:
        return best, None, None, "point"
    return (best, low, high, "range") if low < high else (best if best is not None else low, None, None, "point")


def reach_of(table: pd.DataFrame) -> tuple[float, float]:
    """The smallest and the largest value that is drawn, above zero. ``table``: as with_ends gives it."""
    values = table[["at", "from", "to"]].stack()
    values = values[values > 0]
    return float(values.min()), float(values.max())


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
    return _last(_last(names, words.NOT_STATED), words.NO_SOURCE)


def counts_in_order(counts: pd.DataFrame) -> list[str]:
    """Lines by number of figures; "not stated" or "no source given" always last."""
    totals = counts.groupby("line")["figures"].sum()
    names = sorted(totals.index, key=lambda name: (-totals[name], name))
    return _last(_last(names, words.NOT_STATED), words.NO_SOURCE)


def _last(names: list[str], name: str) -> list[str]:
    return [other for other in names if other != name] + [name] * (name in names)
