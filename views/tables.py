"""Tables as the pages show them: plain words for codes, "" for what is not stated, one row for one figure.

    shown_figures(frame)   -> the columns of words.COLUMNS that have something to show
    nested(frame)          -> parts right behind the figure they are part of, with how deep they lie

Nothing here adds people up. pandas only. What the charts draw is made in chart_tables.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from ledger.claims import claims_of
from views import words
from views.words import shorten

ALWAYS_SHOWN = ("report", "written", "measure", "group", "actor", "source", "low", "best", "high", "sentence")
CLAIMED = ("scope", "unit", "relation", "part_of", "status", "review")  # what claims_of looks at
INDENT = "\u2003\u2003"  # before a part of a part
DEEPEST = 5  # parts of parts of parts: nobody writes more
PAGE = 500  # rows of one page of the table; the browser stays quick well beyond it


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
            "low": frame["low"].astype("Int64"),
            "best": frame["best"].astype("Int64"),
            "high": frame["high"].astype("Int64"),
            "actor": frame["actor"],
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
    """The words for the people, or the group's name; a part of another figure is indented: "↳ of these: children"."""
    people = frame["group_text"].where(frame["group_text"] != "", frame["group"].map(words.group_label))
    indent = frame["depth"].clip(1).map(lambda depth: INDENT * (depth - 1)) if "depth" in frame else ""
    return people.where(frame["relation"] != "part", indent + "↳ of these: " + people)


def nested(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in their order, but each part right behind its whole, and how deep it lies in ``depth`` (0: a whole).

    A part whose whole is not among the rows stays where it is, at depth 1.
    """
    part = ((frame["relation"] == "part") & (frame["part_of"] != "")).to_numpy(dtype=bool)
    parent = np.full(len(frame), -1)
    parent[part] = pd.Index(frame["figure_id"]).get_indexer(frame.loc[part, "part_of"])
    above = [np.arange(len(frame))]  # each row, the figure it is part of, the one that is part of, ...
    for _ in range(DEEPEST):
        above.append(np.where(above[-1] >= 0, parent[above[-1]], -1))
    depth = sum((row >= 0).astype(int) for row in above[1:])
    depth[depth == DEEPEST] = 0  # a figure that is part of itself by way of others: no order would be right
    table = np.stack(above)
    rows = np.arange(len(frame))
    path = [np.where(level <= depth, table[np.maximum(depth - level, 0), rows], -1) for level in range(DEEPEST)]
    order = np.lexsort(path[::-1])
    return frame.iloc[order].assign(depth=np.where(part & (depth == 0), 1, depth)[order])


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


def kinds(frame: pd.DataFrame, measure: str) -> dict[tuple[str, str], int]:
    """The kinds of figure and units of one measure, with how many claims each has; the fullest first."""
    rows = claims_of(frame.loc[frame["measure"] == measure, list(CLAIMED)])
    counts = rows.groupby(["scope", "unit"], sort=True, observed=True).size().to_dict()
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def claims_of_kind(frame: pd.DataFrame, measure: str, scope: str, unit: str) -> pd.DataFrame:
    """The claims of one measure and kind, which may stand on one axis."""
    same = (frame["measure"] == measure) & (frame["scope"] == scope) & (frame["unit"] == unit)
    narrow = frame[list(CLAIMED)].set_axis(range(len(frame)))[same.to_numpy(dtype=bool)]
    return frame.iloc[claims_of(narrow).index]  # whole rows are copied once


def digest(ids: Iterable[str]) -> str:
    """A short name for exactly these rows in this order: a widget's key that changes when its rows do."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]


def page_of(frame: pd.DataFrame, number: int, size: int = PAGE) -> pd.DataFrame:
    """Rows of page ``number``, counted from one; a page past the end is the last one."""
    last = max(1, -(-len(frame) // size))
    start = (min(max(number, 1), last) - 1) * size
    return frame.iloc[start : start + size]


def by_number(codes: pd.Series) -> list[str]:
    """Distinct codes, those with most figures first; ties by name, so that the order is always the same."""
    counts = codes.value_counts(sort=False)
    return sorted(counts.index, key=lambda code: (-counts[code], code))


def picked(
    frame: pd.DataFrame, lines: dict[str, list[str]], matter: tuple[str, str, str] | None = None
) -> pd.DataFrame:
    """The rows behind the marks that were clicked in the charts; all rows where nothing was.

    ``lines`` names for a column the lines that were clicked, as they are labelled.
    """
    if matter and any(lines.values()):
        frame = claims_of_kind(frame, *matter)
    for column, names in lines.items():
        if names:
            frame = frame[labelled(frame[column], words.LINE_LABELS[column]).isin(names)]
    return frame


def labelled(codes: pd.Series, label: Callable[[str], str]) -> pd.Series:
    """Labels, made once for each distinct code: a table of a million rows has few of them."""
    return codes.astype(object).map({code: label(code) for code in codes.unique()})
