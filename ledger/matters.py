"""Claims grouped by the matter they speak of, for comparing: by rule, with what people decided laid over it.

    claims = matter_claims(frame, groupings)      one row a claim, with its matter, its day and its day of publication
    sum_up(claims)                                one row a matter: how many sources, whether their ranges meet

A matter is one measure, unit and kind of figure (an event, a total and a number at a date never mix), one group and
actor, at one place; an event's claims lie within a few days, a total or a number at a date is one series over time.
A claim that names no source is shown beside the others and counts for nobody: it makes no source and no disagreement.
"""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ledger.claims import claims_of, size_of
from ledger.compare import ABOUT, compare_claims
from ledger.filters import dates_of
from ledger.groupings import Grouping, regroup

SERIES = ("cumulative", "as_of")      # told again and again: one matter over time
_SAID = ("group", "actor", "place")
AT_ONE_TIME = 3                       # days within which two counts of a series can be at odds
ADDED = ("matter", "by_hand", "day", "told", "least", "most")
KIND = ["measure", "unit", "scope"]
_NEEDED = ("figure_id", "report_id", "measure", "unit", "scope", "group", "actor", "place", "country", "date_start",
           "date_end", "published", "low", "best", "high", "quantifier", "status", "review", "relation", "part_of",
           "source", "source_type", "source_is_party")      # a sort of these is far cheaper than one of whole rows


def matter_claims(frame: pd.DataFrame, groupings: Iterable[Grouping] = (), *, days: int = 3) -> pd.DataFrame:
    """The frame's claims with a number, sorted by matter and time, and ADDED to its columns.

    ``day`` is the day a claim is about, ``told`` the day of its report; ``least`` and ``most`` its range (an open end
    is infinite). ``by_hand``: a person put its matter together or apart.
    """
    claims = claims_of(frame)
    claims = claims[claims[["low", "best", "high"]].notna().any(axis=1)]
    by_rule = _by_rule(claims, days)
    kinds = dict(zip(claims["figure_id"], claims[KIND].itertuples(index=False, name=None), strict=True))
    entries = list(groupings)
    final = regroup(by_rule, kinds, entries) if entries else by_rule
    touched = {final[figure] for entry in entries for figure in entry.figure_ids if figure in final}
    start, _end = dates_of(claims)
    low, high = claim_range(claims)
    claims = claims.assign(
        _matter=[final[figure] for figure in claims["figure_id"]],
        by_hand=[final[figure] in touched for figure in claims["figure_id"]],
        day=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"),
        told=pd.to_datetime(claims["published"].where(claims["published"] != "", None), format="ISO8601",
                            errors="coerce"),
        least=low, most=high)
    names = {name: number for number, name in enumerate(dict.fromkeys(claims["_matter"]), start=1)}
    claims = claims.assign(matter=claims["_matter"].map(names).astype("int64")).drop(columns="_matter")
    return claims.sort_values(["matter", "told", "day", "source", "figure_id"], kind="stable", ignore_index=True)


def sum_up(claims: pd.DataFrame) -> pd.DataFrame:
    """One row a matter in which somebody is named: disagreements first, then most sources, then most claims."""
    if claims.empty:
        return pd.DataFrame(columns=["matter", *KIND, "group", "actor", "place", "start", "end", "claims", "reports",
                                     "sources", "parties", "disagree", "by_hand", "title"])
    claims = claims[[name for name in claims if name in {*_NEEDED, *ADDED, "title"}]]
    latest = latest_claims(claims)
    named = latest[latest["source"] != ""]
    first = claims.drop_duplicates("matter")[["matter", *KIND, *_SAID, "by_hand", "title"]]
    told = claims.groupby("matter")
    reports = claims[["matter", "report_id"]].drop_duplicates().groupby("matter").size()
    table = first.set_index("matter").assign(
        start=told["day"].min(), end=told["day"].max(), claims=told.size(), reports=reports).reset_index()
    mixed = claims[claims["by_hand"]].groupby("matter")       # by rule all claims of a matter say the same
    for name in _SAID:
        said = {matter: _in_words(values) for matter, values in mixed[name]}
        table[name] = [said.get(matter, value) for matter, value in zip(table["matter"], table[name], strict=True)]
    counts = named.groupby("matter").agg(sources=("source", "size"), parties=("source_is_party", "sum"))
    table = table.join(counts, on="matter").fillna({"sources": 0, "parties": 0})
    table = table.astype({"sources": "int64", "parties": "int64"}).assign(
        disagree=table["matter"].isin(_at_odds(named)))
    table = table[table["sources"] > 0]
    return table.sort_values(["disagree", "sources", "claims", "matter"], ascending=[False, False, False, True],
                             kind="stable", ignore_index=True)


def latest_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """What each source said last in each matter: of its latest report the largest claim."""
    size = size_of(claims).fillna(-1).astype("float64")
    sized = claims.assign(_size=size, _told=claims["told"].fillna(claims["day"]))
    order = sized.sort_values(["matter", "_told", "day", "_size", "figure_id"], kind="stable", na_position="first")
    return order.drop_duplicates(["matter", "source"], keep="last").drop(columns=["_size", "_told"])


def common_range(claims: pd.DataFrame) -> tuple[float, float] | None:
    """The numbers that lie in the range of every named source's latest claim of one event, or None."""
    named = latest_claims(claims)
    named = named[named["source"] != ""]
    if len(named) < 2 or named["scope"].iloc[0] in SERIES:
        return None
    least, most = float(named["least"].max()), float(named["most"].min())
    return (least, most) if least <= most else None


def claim_range(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Least and most of each claim; "about" gives a little on both sides, an open end is open."""
    about = rows["quantifier"].isin(("about", "nearly"))
    low = rows["low"].astype("float64").fillna(0.0)
    high = rows["high"].astype("float64").fillna(np.inf)
    return low.mask(about, low * (1 - ABOUT)), high.mask(about, high * (1 + ABOUT))


def _by_rule(claims: pd.DataFrame, days: int) -> dict[str, tuple[str, int]]:
    """Figure -> its matter; compare_claims keeps one claim a source, so here each figure speaks for itself."""
    groups: dict[str, tuple[str, int]] = {}
    for scope, part in claims.groupby("scope", sort=True):
        alone = part[list(_NEEDED)].assign(source=part["figure_id"])
        told = compare_claims(alone, days=36_500 if scope in SERIES else days)
        groups |= {figure: (str(scope), int(matter))
                   for figure, matter in zip(told["figure_id"], told["matter"], strict=True)}
    return groups


def _at_odds(named: pd.DataFrame) -> set[int]:
    """Matters in which two sources' ranges do not meet; counts of a series only where they are of one time."""
    standing = named["scope"].isin(SERIES)
    spread = named[~standing].groupby("matter").agg(least=("least", "max"), most=("most", "min"))
    found = set(spread.index[spread["least"] > spread["most"]])
    series = named[standing]
    apart = series.groupby("matter").agg(least=("least", "max"), most=("most", "min"))
    apart = apart.index[apart["least"] > apart["most"]]       # only these can be at odds at any time
    for matter, rows in series[series["matter"].isin(apart)].groupby("matter"):
        if _differ_at_one_time(rows):
            found.add(matter)
    return found


def _differ_at_one_time(rows: pd.DataFrame) -> bool:
    day = rows["day"].to_numpy("datetime64[D]")
    least, most = rows["least"].to_numpy(), rows["most"].to_numpy()
    near = np.abs(day[:, None] - day[None, :]) <= np.timedelta64(AT_ONE_TIME, "D")     # without a day: never near
    return bool((near & (least[:, None] > most[None, :])).any())


def _in_words(values: pd.Series) -> str:
    """The distinct values that a person put together, the commonest first."""
    return "; ".join(str(value) for value in values.value_counts(sort=True).index if value) if len(values) else ""
