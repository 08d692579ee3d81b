"""Titles, captions and alternative texts of the charts: sentences that say what is shown and who says so.

source_title(matter, drawn)  ->  ("Killed: 5 sources give 6 figures", "One event. Each mark ...", "... for the ear")
"""

from __future__ import annotations

import pandas as pd

from views import words
from views.tables import drawn_parties


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
    alt = f"{title}. " + "; ".join(f"{row.line}: {row.value}" for row in drawn.head(12).itertuples(index=False)) + "."
    return title, subtitle, alt


def actor_title(counts: pd.DataFrame) -> tuple[str, str, str]:
    named = counts.loc[counts["line"] != words.NOT_STATED, "line"].nunique()
    speak = int(counts.loc[counts["line"] != words.NOT_STATED, "figures"].sum())
    verb = "speaks" if speak == 1 else "speak"
    parties = words.count_of(named, "party", "parties")
    title = (
        f"Whose people: {words.count_of(speak, 'figure')} {verb} of the people of {parties}"
        if named
        else "Whose people: no figure names a party"
    )
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


def picked_line(
    frame: pd.DataFrame,
    sources: list[str],
    actors: list[str],
    matter: tuple[str, str, str] | None,
    *,
    kinds: list[str] | None = None,
) -> str:
    parts = [words.count_of(len(frame), "figure")]
    if matter:
        parts.append(words.measure_label(matter[0]).lower())
    if kinds:
        parts.append("from " + ", ".join(kind.lower() for kind in kinds))
    if sources:
        parts.append("from " + ", ".join(sources))
    if actors:
        parts.append("about people of " + ", ".join(actors))
    return " · ".join(parts)


def lines_apart(rows: pd.DataFrame, claims: pd.DataFrame) -> str:
    """How many sources a chart had no line for: "180 sources with fewer figures", or ""."""
    lines = rows["source"].nunique() - claims["line"].nunique()
    return f"{words.count_of(lines, 'source')} with fewer figures" if lines > 0 else ""


def kind_title(counts: pd.DataFrame) -> tuple[str, str, str]:
    total = int(counts["figures"].sum())
    unsaid = int(counts.loc[counts["line"] == words.NO_SOURCE, "figures"].sum())
    title = f"Who says so: {words.count_of(total - unsaid, 'figure')} of {total:,} name a source"
    totals = counts.groupby("line", sort=False)["figures"].sum()
    alt = f"{title}. " + "; ".join(f"{line}: {words.count_of(int(n), 'figure')}" for line, n in totals.items()) + "."
    return title, "Kinds of source. Click a bar to see its rows.", alt
