"""Titles, captions and alternative texts of the charts: sentences that say what is shown and who says so.

source_title(matter, drawn)  ->  ("Killed: 5 sources give 6 figures", "One event. Each mark ...", "... for the ear")
"""

from __future__ import annotations

import pandas as pd

from views import words
from views.chart_tables import drawn_lines


def source_title(matter: pd.DataFrame, drawn: pd.DataFrame) -> tuple[str, str, str]:
    """Title, subtitle and the text that stands for the picture: what is shown and who says so."""
    measure = words.measure_label(matter["measure"].iloc[0])
    named = [line for line in drawn["line"].unique() if line != words.NO_SOURCE]
    count = int(drawn["figures"].sum())
    figures, who = words.count_of(count, "figure"), words.count_of(len(named), "source")
    if not named:
        title = f"{measure}: {figures}, no source given"
    elif len(named) == drawn["line"].nunique():
        title = f"{measure}: {who} {'gives' if len(named) == 1 else 'give'} {figures}"
    else:
        title = f"{measure}: {figures} from {who} and from reports that name none"
    kind = words.kind_label(matter["scope"].iloc[0], matter["unit"].iloc[0])
    subtitle = f"{kind}. Each mark is one figure of the source on its line. Click a mark to see its rows."
    return title, subtitle, f"{title}. {_told(drawn)}"


BY = {
    "source": "by who says so",
    "actor": "by whose people",
    "perpetrator": "by who did it",
    "group": "by which people",
    "source_type": "by kind of source",
}
NAMED = {
    "actor": ("party", "parties"),
    "perpetrator": ("party", "parties"),
    "source_type": ("kind of source", "kinds of source"),
    "group": ("kind of people", "kinds of people"),
}


def claims_title(matter: pd.DataFrame, drawn: pd.DataFrame, by: str) -> tuple[str, str]:
    """Title and alternative text of claims on lines that are not sources."""
    measure = words.measure_label(matter["measure"].iloc[0])
    told = drawn[~drawn["line"].isin((words.NOT_STATED, words.NO_SOURCE))]
    lines = words.count_of(told["line"].nunique(), *NAMED[by])
    title = f"{measure}, {BY[by]}: {words.count_of(int(told['figures'].sum()), 'figure')}, {lines}"
    return title, f"{title}. {_told(drawn)}"


def counts_title(counts: pd.DataFrame, by: str) -> tuple[str, str, str]:
    """Title, subtitle and alternative text of a chart that counts figures."""
    unsaid = counts["line"].isin((words.NOT_STATED, words.NO_SOURCE))
    total, silent = int(counts["figures"].sum()), int(counts.loc[unsaid, "figures"].sum())
    title = f"{words.count_of(total - silent, 'figure')} of {total:,} {BY[by]}, all measures"
    totals = counts.groupby("line", sort=False)["figures"].sum()
    alt = f"{title}. " + "; ".join(f"{line}: {words.count_of(int(n), 'figure')}" for line, n in totals.items()) + "."
    hidden = len(drawn_lines(counts)) < len(counts)
    apart = f" Not drawn: {words.count_of(silent, 'figure')} where it is not stated." if hidden else ""
    return title, f"Bars count figures in reports, not people. Click a bar to see its rows.{apart}", alt


def _told(drawn: pd.DataFrame) -> str:
    return "; ".join(f"{row.line}: {row.value}" for row in drawn.head(12).itertuples(index=False)) + "."


def left_out_note(frame: pd.DataFrame, matter: pd.DataFrame, claims: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """What is in the table but not in the chart, so that nothing is hidden."""
    measure = matter["measure"].iloc[0]
    same = frame[frame["measure"] == measure]
    notes = []
    apart = lines_apart(matter, claims)
    if apart:
        notes.append(apart)
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


def picked_line(frame: pd.DataFrame, lines: dict[str, list[str]], matter: tuple[str, str, str] | None) -> str:
    """What the table is narrowed to: "3 figures · killed · from Ministry of Defence"."""
    parts = [words.count_of(len(frame), "figure")]
    if matter:
        parts.append(words.measure_label(matter[0]).lower())
    before = {"source": "from ", "source_type": "from: ", "actor": "about people of ", "perpetrator": "done by "}
    parts += [before.get(column, "") + ", ".join(names) for column, names in lines.items() if names]
    return " · ".join(parts)


def lines_apart(rows: pd.DataFrame, claims: pd.DataFrame) -> str:
    """How many sources a chart had no line for: "180 sources with fewer figures", or ""."""
    lines = rows["source"].nunique() - claims["line"].nunique()
    return f"{words.count_of(lines, 'source')} with fewer figures" if lines > 0 else ""
