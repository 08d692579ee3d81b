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
LINES = 15  # lines of a chart: more can't be read on one screen


def value_of(row: object) -> str:
    """A figure's low, best and high in words: "26 or more"."""
    low, best, high = (whole(getattr(row, name)) for name in ("low", "best", "high"))
    return words.range_label(low, best, high)


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


def source_claims(frame: pd.DataFrame, *, line: str = "source", limit: int = LINES) -> pd.DataFrame:
    """Figures of one measure, equal claims of one source drawn once.

    Of more than ``limit`` sources those with fewest figures are left out.
    """
    claims = frame.assign(
        line=frame[line].map(words.source_label),
        what=frame["measure"].map(words.measure_label),
        precision=frame["quantifier"].map(lambda code: words.PRECISIONS.get(code, "Stated number")),
        title=frame["title"].where(frame["title"] != "", frame["report_name"]),
    ).astype({"low": "Float64", "best": "Float64", "high": "Float64"})
    kept = _commonest(claims["line"], limit)
    claims = claims[claims["line"].isin(kept)]
    same = ["line", "what", "low", "best", "high", "precision"]
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


def source_title(matter: pd.DataFrame, drawn: pd.DataFrame) -> tuple[str, str, str]:
    """Title, subtitle and the text that stands for the picture: what is shown and who says so."""
    measure = words.measure_label(matter["measure"].iloc[0])
    named = [line for line in drawn["line"].unique() if line != words.NO_SOURCE]
    count = int(drawn["figures"].sum())
    who = words.count_of(len(named), "source") if named else "No named source"
    verb = "gives" if len(named) < 2 else "give"
    title = (
        f"{measure}: {who} {verb} {words.count_of(count, 'figure')}"
        if len(named) == drawn["line"].nunique()
        else f"{measure}: {words.count_of(count, 'figure')} from {who.lower()} and from reports that name none"
    )
    kind = words.kind_label(matter["scope"].iloc[0], matter["unit"].iloc[0])
    subtitle = f"{kind}. Each mark is one figure of the source on its line. Click a mark to see its rows."
    alt = f"{title}. " + "; ".join(f"{row.line}: {row.value}" for row in drawn.head(12).itertuples(index=False)) + "."
    return title, subtitle, alt


def actor_title(counts: pd.DataFrame) -> tuple[str, str, str]:
    named = counts.loc[counts["line"] != words.NOT_STATED, "line"].nunique()
    speak = int(counts.loc[counts["line"] != words.NOT_STATED, "figures"].sum())
    verb = "speaks" if speak == 1 else "speak"
    parties = words.count_of(named, "party", "parties")
    title = f"Whose people: {words.count_of(speak, 'figure')} {verb} of the people of {parties}"
    totals = counts.groupby("line", sort=False)["figures"].sum()
    alt = (
        f"{title}. "
        + "; ".join(f"{line}: {words.count_of(int(count), 'figure')}" for line, count in totals.items())
        + "."
    )
    unstated = int(counts.loc[counts["line"] == words.NOT_STATED, "figures"].sum())
    apart = (
        f" {words.count_of(unstated, 'figure')} more do not say whose people."
        if len(drawn_parties(counts)) < len(counts)
        else ""
    )
    return title, f"Bars count figures in reports, not people. Click a bar to see its rows.{apart}", alt


def left_out_note(frame: pd.DataFrame, matter: pd.DataFrame, claims: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """What is in the table but not in the chart, so that nothing is hidden."""
    measure = matter["measure"].iloc[0]
    same = frame[frame["measure"] == measure]
    notes = []
    lines = matter["source"].nunique() - claims["line"].nunique()
    if lines > 0:
        notes.append(f"{words.count_of(lines, 'source')} with fewer figures")
    numberless = int(claims["figures"].sum() - drawn["figures"].sum())
    if numberless:
        notes.append(f"{words.count_of(numberless, 'figure')} of zero or without a number")
    parts = int((same["relation"] == "part").sum())
    if parts:
        notes.append(f"{words.count_of(parts, 'part')} of other figures (such as “including children”)")
    denied = int(same["status"].isin(("denied", "hypothetical")).sum() + (same["review"] == "rejected").sum())
    if denied:
        notes.append(f"{denied:,} denied, hypothetical or rejected")
    return f"Not drawn, but in the table: {'; '.join(notes)}." if notes else ""


def picked(
    frame: pd.DataFrame, sources: list[str], actors: list[str], matter: tuple[str, str, str] | None
) -> pd.DataFrame:
    """The rows behind the marks that were clicked in the charts; all rows where nothing was."""
    if matter:
        frame = matters(frame, matter[0]).get(matter[1:], frame.iloc[:0])
    if sources:
        frame = frame[frame["source"].map(words.source_label).isin(sources)]
    if actors:
        frame = frame[frame["actor"].map(words.actor_label).isin(actors)]
    return frame


def picked_line(frame: pd.DataFrame, sources: list[str], actors: list[str], matter: tuple[str, str, str] | None) -> str:
    parts = [words.count_of(len(frame), "figure")]
    if matter:
        parts.append(words.measure_label(matter[0]).lower())
    if sources:
        parts.append("from " + ", ".join(sources))
    if actors:
        parts.append("about people of " + ", ".join(actors))
    return " · ".join(parts)


def dated_claims(matter: pd.DataFrame) -> pd.DataFrame:
    """The claims of one measure and kind with the day they are about, one row each: for charts.over_time."""
    start, _end = dates_of(matter)
    dated = matter.assign(date=pd.to_datetime(start.where(start != "", None), format="ISO8601", errors="coerce"))
    dated = dated[dated["date"].notna()]
    parts = [source_claims(part, limit=200).assign(date=day) for day, part in dated.groupby("date", sort=True)]
    return (
        pd.concat(parts, ignore_index=True)
        if parts
        else source_claims(dated).assign(date=pd.Series(dtype="datetime64[ns]"))
    )


def counts_by_period(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Figures for each day, month or year, whichever gives a readable number of bars, and how many have no date."""
    start, _end = dates_of(frame)
    known = start != ""
    days = start[known]
    width = next((width for width in (10, 7, 4) if days.str[:width].nunique() <= 36), 4)
    counts = (
        frame[known]
        .assign(period=days.str[:width])
        .groupby(["period", "measure"], sort=True)
        .size()
        .rename("figures")
        .reset_index()
    )
    counts["what"] = counts["measure"].map(words.measure_label)
    counts["rank"] = counts["measure"].map({code: rank for rank, code in enumerate(MEASURES)})
    return counts[["period", "what", "figures", "rank"]], int((~known).sum())


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
