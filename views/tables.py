"""Tables as the pages show them: plain words for codes, "" for what is not stated, one row for one figure.

    shown_figures(frame)   -> the columns of words.COLUMNS that have something to show
    source_claims(frame)   -> what charts.by_source draws
    actor_counts(frame)    -> what charts.by_actor draws

Nothing here adds people up. pandas only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pandas as pd

from extractors.models import MEASURES
from ledger.aggregates import statements_by_actor
from ledger.claims import claims_of
from ledger.filters import dates_of
from views import words
from views.words import shorten
from views.world import country_names

ALWAYS_SHOWN = ("report", "written", "measure", "group", "actor", "source", "low", "best", "high", "sentence")
PAGE = 500  # rows of one page of the table; the browser stays quick well beyond it
BARS = 60  # bars of a timeline
YEAR = 4  # length of the ISO text of a year
OVER_TIME = 30  # sources on a timeline, where they share one line
LINES = 12  # lines of a chart: more can't be read on one screen


def value_of(row: object) -> str:
    """A figure's value in words: "at least 26"."""
    low, best, high = (whole(getattr(row, name)) for name in ("low", "best", "high"))
    return words.value_label(row.quantifier, low, best, high)


def whole(value: object) -> int | None:
    """None for the several ways a table says "nothing here"."""
    return None if value is None or pd.isna(value) else int(value)


def shown_figures(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per figure in words; columns without a single entry are left out, but never the ALWAYS_SHOWN."""
    table = pd.DataFrame(
        {
            "written": frame["text"].map(lambda text: shorten(text, 40)),
            "measure": frame["measure"].map(words.measure_label),
            "group": people_of(frame),
            "source": frame["source"],
            "actor": frame["actor"],
            "low": frame["low"].astype("Int64"),
            "best": frame["best"].astype("Int64"),
            "high": frame["high"].astype("Int64"),
            "perpetrator": frame["perpetrator"],
            "place": frame["place"],
            "date": [
                words.dates_label(*dates)
                for dates in zip(frame["date_start"], frame["date_end"], frame["date_precision"], strict=True)
            ],
            "scope": frame["scope"].map(words.scope_label),
            "status": frame["status"].map(words.status_label),
            "review": frame["review"].map(words.review_label),
            "certainty": frame["confidence"].astype(float),
            "report": frame["title"]
            .where(frame["title"] != "", frame["report_name"])
            .map(lambda title: shorten(title, 70)),
            "sentence": frame["sentence"].map(lambda sentence: shorten(" ".join(sentence.split()), 300)),
        }
    )
    empty = [name for name in table if name not in ALWAYS_SHOWN and (table[name].isna() | (table[name] == "")).all()]
    return table.drop(columns=empty).replace({"": None}).rename(columns=words.COLUMNS)


def people_of(frame: pd.DataFrame) -> pd.Series:
    """The words for the people, or the group's name; a part of another figure says so: "of these: children"."""
    people = frame["group_text"].where(frame["group_text"] != "", frame["group"].map(words.group_label))
    return people.where(frame["relation"] != "part", "of these: " + people)


def sort_figures(frame: pd.DataFrame, order: str) -> pd.DataFrame:
    """``order`` is a key of words.ORDERS; ties keep the order in which the figures stand in their report."""
    if order == "largest":
        return (
            frame.assign(_top=frame[["low", "best", "high"]].astype("Float64").max(axis=1))
            .sort_values("_top", ascending=False, na_position="last", kind="stable")
            .drop(columns="_top")
        )
    if order == "uncertain":
        return frame.sort_values("confidence", kind="stable")
    if order == "newest":
        return frame.sort_values("published", ascending=False, na_position="last", kind="stable")
    return frame


def source_claims(frame: pd.DataFrame, *, limit: int = LINES, apart: tuple[str, ...] = ()) -> pd.DataFrame:
    """Figures of one measure, equal claims of one source drawn once; ``apart`` names columns that keep them apart.

    Of more than ``limit`` sources those with fewest figures are left out.
    """
    claims = frame.assign(
        line=frame["source"].map(words.source_label),
        what=frame["measure"].map(words.measure_label),
        precision=frame["quantifier"].map(lambda code: words.PRECISIONS.get(code, "Stated number")),
        title=frame["title"].where(frame["title"] != "", frame["report_name"]),
    ).astype({"low": "Float64", "best": "Float64", "high": "Float64"})
    kept = _commonest(claims["line"], limit)
    claims = claims[claims["line"].isin(kept)]
    same = ["line", "what", "low", "best", "high", "precision", "quantifier", *apart]
    grouped = (
        claims.groupby(same, dropna=False, sort=False)
        .agg(written=("text", _few), figures=("figure_id", "size"), reports=("title", _few))
        .reset_index()
    )
    grouped["value"] = [value_of(row) for row in grouped.itertuples(index=False)]
    return grouped.astype({"low": float, "best": float, "high": float})


def actor_counts(frame: pd.DataFrame, *, limit: int = LINES) -> pd.DataFrame:
    """How many figures speak of each party's people, by measure. A count of statements, never of people."""
    counts = statements_by_actor(frame)
    counts["line"] = counts["actor"].map(words.actor_label)
    kept = (
        counts.groupby("line")["figures"]
        .sum()
        .rename("total")
        .reset_index()
        .sort_values(["total", "line"], ascending=[False, True])
        .head(limit)["line"]
    )
    counts = counts[counts["line"].isin(set(kept))]
    ranks = {code: rank for rank, code in enumerate(MEASURES)}
    counts = counts.assign(what=counts["measure"].map(words.measure_label), rank=counts["measure"].map(ranks))
    return counts[["line", "what", "figures", "rank"]].reset_index(drop=True)


def kind_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """How many figures each kind of source gives, by measure."""
    rows = frame[frame["review"] != "rejected"]
    counts = rows.groupby(["source_type", "measure"], sort=True).size().rename("figures").reset_index()
    ranks = {code: rank for rank, code in enumerate(MEASURES)}
    return counts.assign(
        line=counts["source_type"].map(words.source_type_label),
        what=counts["measure"].map(words.measure_label),
        rank=counts["measure"].map(ranks),
    )[["line", "what", "figures", "rank"]]


def drawn_parties(counts: pd.DataFrame) -> pd.DataFrame:
    """``counts`` without the line "not stated" where it would squeeze all others flat; the caption then says it."""
    totals = counts.groupby("line")["figures"].sum()
    named = totals.drop(words.NOT_STATED, errors="ignore")
    if named.empty or totals.get(words.NOT_STATED, 0) <= 4 * named.max():
        return counts
    return counts[counts["line"] != words.NOT_STATED]


def matters(frame: pd.DataFrame, measure: str) -> dict[tuple[str, str], pd.DataFrame]:
    """The figures of one measure that may stand on one axis, by kind of figure and unit; the fullest first."""
    rows = claims_of(frame[frame["measure"] == measure])
    parts = {key: part for key, part in rows.groupby(["scope", "unit"], sort=True)}
    return dict(sorted(parts.items(), key=lambda item: (-len(item[1]), item[0])))


def digest(ids: Iterable[str]) -> str:
    """A short name for exactly these rows in this order: a widget's key that changes when its rows do."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]


def page_of(frame: pd.DataFrame, number: int, size: int = PAGE) -> pd.DataFrame:
    """Rows of page ``number``, counted from one; a page past the end is the last one."""
    last = max(1, -(-len(frame) // size))
    start = (min(max(number, 1), last) - 1) * size
    return frame.iloc[start : start + size]


def _commonest(lines: pd.Series, limit: int) -> set[str]:
    counts = lines.value_counts(sort=False).reset_index()
    counts.columns = ["line", "figures"]
    return set(counts.sort_values(["figures", "line"], ascending=[False, True]).head(limit)["line"])


def _few(values: pd.Series) -> str:
    """The distinct values of a cell of the tooltip: two of them, and how many more."""
    distinct = list(dict.fromkeys(shorten(value, 60) for value in values if value))
    rest = len(distinct) - 2
    return " · ".join(distinct[:2]) + (f" and {rest} more" if rest > 0 else "")


def by_number(codes: pd.Series) -> list[str]:
    """Distinct codes, those with most figures first; ties by name, so that the order is always the same."""
    counts = codes.value_counts(sort=False)
    return sorted(counts.index, key=lambda code: (-counts[code], code))


def picked(
    frame: pd.DataFrame,
    sources: list[str],
    actors: list[str],
    matter: tuple[str, str, str] | None,
    *,
    kinds: list[str] | None = None,
) -> pd.DataFrame:
    """The rows behind the marks that were clicked in the charts; all rows where nothing was."""
    if matter:
        frame = matters(frame, matter[0]).get(matter[1:], frame.iloc[:0])
    if sources:
        frame = frame[frame["source"].map(words.source_label).isin(sources)]
    if kinds:
        frame = frame[frame["source_type"].map(words.source_type_label).isin(kinds)]
    if actors:
        frame = frame[frame["actor"].map(words.actor_label).isin(actors)]
    return frame


def dated_claims(matter: pd.DataFrame) -> pd.DataFrame:
    """The claims of one measure and kind with the day they are about: for charts.over_time.

    ``series`` is "" or names who speaks of whom and where: only claims of one series may be joined by a line, as two
    totals of one source for two countries are no revision of each other.
    """
    start, _end = dates_of(matter)
    dated = matter.assign(date=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"))
    claims = source_claims(dated[dated["date"].notna()], limit=OVER_TIME, apart=("date", "place", "group", "actor"))
    series = claims[["line", "place", "group", "actor"]].agg(" · ".join, axis=1) if len(claims) else claims["line"]
    return claims.assign(series=series.where(claims["line"] != words.NO_SOURCE, ""))


def counts_by_period(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str], int]:
    """Figures for each day, month or year; all periods from the first to the last; how many figures have no date.

    The finest step is taken that still gives a readable number of bars, empty ones included.
    """
    start, _end = dates_of(frame)
    known = start != ""
    days = start[known]
    if days.empty:
        return pd.DataFrame(columns=["period", "what", "figures", "rank"]), [], len(frame)
    width, periods = next(found for found in _steps(days) if len(found[1]) <= BARS or found[0] == YEAR)
    counts = frame[known].assign(period=days.str[:width]).groupby(["period", "measure"], sort=True).size()
    table = counts.rename("figures").reset_index()
    table["what"] = table["measure"].map(words.measure_label)
    table["rank"] = table["measure"].map({code: rank for rank, code in enumerate(MEASURES)})
    return table[["period", "what", "figures", "rank"]], periods, int((~known).sum())


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
    table = located.groupby(["place", "lat", "lon"], sort=True)["figure_id"].size().rename("figures").reset_index()
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
