"""What the charts draw: claims on lines, counts of figures, claims over time, places. pandas only.

    claims_on_lines(frame, by="source")    one row a claim: line, low, best, high, how it was put, how often
    counts_on_lines(frame, by="actor")     how many figures each line has, by measure

Nothing here adds people up; only figures are counted.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from extractors.models import MEASURES
from ledger.filters import dates_of
from views import words
from views.tables import labelled, value_of
from views.words import shorten
from views.world import country_names

LINES = 14  # lines of a chart: more can't be read on one screen
BARS = 60  # bars of a timeline
YEAR = 4  # length of the ISO text of a year
OVER_TIME = 30  # sources on a timeline, where they share one line
NAMED_LINES = 6  # lines that are named at their end: more names would cover each other
_RANKS = {code: rank for rank, code in enumerate(MEASURES)}


def claims_on_lines(
    frame: pd.DataFrame, *, by: str = "source", limit: int = LINES, apart: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Figures of one measure, equal claims of one line drawn once; ``apart`` names columns that keep them apart.

    Of more than ``limit`` lines those with fewest figures are left out.
    """
    lines = labelled(frame[by], words.LINE_LABELS[by])
    kept = lines.isin(_commonest(lines, limit))
    said = ["measure", "low", "best", "high", "quantifier", *apart]
    claims = frame.loc[kept, list(dict.fromkeys([*said, "text", "title", "report_name"]))]
    claims = claims.assign(line=lines[kept], title=claims["title"].where(claims["title"] != "", claims["report_name"]))
    claims = claims.astype({"low": "Float64", "best": "Float64", "high": "Float64"})
    groups = claims.groupby(["line", *said], dropna=False, sort=False, observed=True)
    number = groups.ngroup()
    grouped = groups.size().rename("figures").reset_index()
    grouped["written"], grouped["reports"] = _few(number, claims["text"]), _few(number, claims["title"])
    grouped["what"] = labelled(grouped["measure"], words.measure_label)
    grouped["precision"] = labelled(grouped["quantifier"], lambda code: words.PRECISIONS.get(code, "Stated number"))
    grouped["value"] = [value_of(row) for row in grouped.itertuples(index=False)]
    return grouped.astype({"low": float, "best": float, "high": float, "line": str, "what": str, "precision": str})


def counts_on_lines(frame: pd.DataFrame, *, by: str, limit: int = LINES) -> pd.DataFrame:
    """How many figures each line has, by measure: line, what, figures, rank. A count of statements, never of people."""
    rows = frame[frame["review"] != "rejected"]
    counts = rows.groupby([by, "measure"], sort=True, observed=True).size().rename("figures").reset_index()
    counts = counts.astype({by: str, "measure": str})
    counts["line"] = counts[by].map(words.LINE_LABELS[by])
    total = counts.groupby("line")["figures"].sum().rename("total").reset_index()
    kept = total.sort_values(["total", "line"], ascending=[False, True]).head(limit)["line"]
    counts = counts[counts["line"].isin(set(kept))]
    counts = counts.assign(what=counts["measure"].map(words.measure_label), rank=counts["measure"].map(_RANKS))
    return counts[["line", "what", "figures", "rank"]].reset_index(drop=True)


def drawn_lines(counts: pd.DataFrame) -> pd.DataFrame:
    """``counts`` without the line "not stated" where it would squeeze all others flat; the caption then says it."""
    totals = counts.groupby("line")["figures"].sum()
    unsaid = [name for name in (words.NOT_STATED, words.NO_SOURCE) if name in totals]
    named = totals.drop(unsaid)
    if named.empty or not unsaid or totals[unsaid].max() <= 4 * named.max():
        return counts
    return counts[~counts["line"].isin(unsaid)]


def dated_claims(matter: pd.DataFrame) -> pd.DataFrame:
    """The claims of one measure and kind with the day they are about: for charts.over_time.

    ``series`` is "" or names who speaks of whom and where: only claims of one series may be joined by a line, as two
    totals of one source for two countries are no revision of each other.
    """
    start, _end = dates_of(matter)
    dated = matter.assign(date=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"))
    claims = claims_on_lines(dated[dated["date"].notna()], limit=OVER_TIME, apart=("date", "place", "group", "actor"))
    keys = claims[["line", "place", "group", "actor"]].astype(str)
    series = keys.agg(" · ".join, axis=1) if len(claims) else claims["line"]
    return with_steps(claims.assign(series=series.where(claims["line"] != words.NO_SOURCE, "")))


def with_steps(claims: pd.DataFrame) -> pd.DataFrame:
    """``claims`` in the order of time, with the name of each series at its ``last`` claim and what was ``revised``.

    ``revised`` is "" or says that the same source had said more before: "lower than 40 on 5 Jun 2016".
    """
    claims = claims.sort_values("date", kind="stable", ignore_index=True)
    size = claims["best"].fillna(claims["low"]).fillna(claims["high"])
    grouped = claims.assign(_size=size).groupby("series", sort=False)
    before, day = grouped["_size"].shift(), grouped["date"].shift()
    joined = claims["series"] != ""
    lower = joined & (size < before)
    said = [
        f"lower than {value:,.0f} on {words.dates_label(f'{when:%Y-%m-%d}', '', 'day')}" if fell else ""
        for fell, value, when in zip(lower, before, day, strict=True)
    ]
    last = joined & ~claims.duplicated("series", keep="last")
    named = claims["line"].where(last & (last.sum() <= NAMED_LINES), "").map(lambda name: shorten(name, 28))
    return claims.assign(revised=said, last=named, below=_crowded(claims["date"], size, named != ""))


def _crowded(day: pd.Series, size: pd.Series, named: pd.Series) -> pd.Series:
    """True for every second of the names that would lie on one another: it goes below its mark."""
    below = pd.Series(False, index=day.index)
    if not named.any():
        return below
    wide, high = (day.max() - day.min()) * 0.3, (size.max() - size.min()) * 0.09
    before: int | None = None
    for at in size[named].sort_values(ascending=False).index:
        near = before is not None and abs(day[at] - day[before]) <= wide and size[before] - size[at] <= high
        below[at] = bool(near and not below[before])
        before = at
    return below


class Timeline(NamedTuple):
    """``counts``: period, what, figures, rank. ``periods``: all from the first to the last, also empty ones.

    ``undated`` figures have no date, ``earlier`` ones lie far before all others, from the year ``since`` on.
    """

    counts: pd.DataFrame
    periods: list[str]
    undated: int
    earlier: int = 0
    since: str = ""


def counts_by_period(frame: pd.DataFrame) -> Timeline:
    """Figures for each day, month or year.

    The finest step is taken that still gives a readable number of bars, empty ones included.
    """
    start, _end = dates_of(frame)
    known = start != ""
    days = start[known]
    if days.empty:
        return Timeline(pd.DataFrame(columns=["period", "what", "figures", "rank"]), [], len(frame))
    undated, lone = int((~known).sum()), long_before(frame)
    earlier, since = int(lone.sum()), first_year(frame)
    known &= ~lone
    days = start[known]
    width, periods = next(found for found in _steps(days) if len(found[1]) <= BARS or found[0] == YEAR)
    counts = frame[known].assign(period=days.str[:width])
    counts = counts.groupby(["period", "measure"], sort=True, observed=True).size()
    table = counts.rename("figures").reset_index().astype({"measure": str})
    table["what"] = table["measure"].map(words.measure_label)
    table["rank"] = table["measure"].map(_RANKS)
    return Timeline(table[["period", "what", "figures", "rank"]], periods, undated, earlier, since)


def long_before(frame: pd.DataFrame) -> pd.Series:
    """Which of these figures lie so far before all others that they would squeeze them into the last inch."""
    start, _end = dates_of(frame)
    known = start != ""
    return known & (start < _crowd_begins(start[known])) if known.any() else known


def first_year(frame: pd.DataFrame) -> str:
    start, _end = dates_of(frame)
    return str(start[start != ""].min())[:YEAR]


def _crowd_begins(days: pd.Series) -> str:
    """The first day drawn: a mention of long ago would press all other bars into the last inch."""
    ordered = pd.to_datetime(days.sort_values(), format="ISO8601").reset_index(drop=True)
    few = max(1, len(ordered) // 50)
    gaps = ordered.diff().iloc[1 : few + 1]
    if gaps.empty or gaps.max() * 2 <= ordered.iloc[-1] - ordered.iloc[0] or gaps.max() < pd.Timedelta(days=730):
        return ""
    return f"{ordered[gaps.idxmax()]:%Y-%m-%d}"


def _steps(days: pd.Series) -> list[tuple[int, list[str]]]:
    """Length of the ISO text of a day, a month, a year, each with all its periods between first and last."""
    first, last = days.min(), days.max()
    return [
        (width, [str(period) for period in pd.period_range(first[:width], last[:width], freq=step)])
        for width, step in ((10, "D"), (7, "M"), (YEAR, "Y"))
    ]


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """How many figures speak of each place that could be located, and whether the circle stands at the place itself."""
    located = frame[frame["lat"].notna() & frame["lon"].notna() & (frame["place"] != "")]
    counted = located.groupby(["place", "lat", "lon"], sort=True, observed=True)["figure_id"].size()
    table = counted.rename("figures").reset_index().astype({"place": str})
    table["exact"] = table["place"].map(lambda name: "the middle of the area" if is_wide(name) else "the place itself")
    return table


def is_wide(place: str) -> bool:
    """Whether a name is a country or a region: its circle stands in the middle of it and is drawn hollow."""
    return place in country_names() or place.split()[-1].lower() in (
        "province",
        "region",
        "state",
        "governorate",
        "district",
        "county",
    )


def _commonest(lines: pd.Series, limit: int) -> set[str]:
    counts = lines.value_counts(sort=False).reset_index()
    counts.columns = ["line", "figures"]
    return set(counts.sort_values(["figures", "line"], ascending=[False, True]).head(limit)["line"])


def _few(group: pd.Series, values: pd.Series) -> list[str]:
    """For each group, in the order of their numbers, two of its distinct values and how many more there are."""
    pairs = pd.DataFrame({"group": group.to_numpy(), "value": values.astype(object).to_numpy()})
    pairs = pairs[pairs["value"] != ""].drop_duplicates()
    at = pairs.groupby("group").cumcount()
    first, second = (dict(pairs.loc[at == place, ["group", "value"]].itertuples(index=False)) for place in (0, 1))
    count = pairs["group"].value_counts().to_dict()
    told = []
    for number in range(int(group.max()) + 1 if len(group) else 0):
        shown = [shorten(values[number], 60) for values in (first, second) if number in values]
        rest = count.get(number, 0) - len(shown)
        told.append(" · ".join(shown) + (f" and {rest} more" if rest > 0 else ""))
    return told
