"""A reviewed sentence as a case of tests/corpus/figures.toml, so that a correction can teach the rules.

    print(corpus_case(figures_of_the_sentence))
    [[case]]
    id = "review f_12ab"
    text = "Medics said 28 people died."
    figures = [{text = "28", measure = "killed", ...}]

The sentence is the publisher's: who hands the case on puts it into words of their own first.
"""

from __future__ import annotations

import json
import re

import pandas as pd

from views.tables import whole

FIELDS = ("measure", "group", "quantifier", "source", "actor", "perpetrator", "place", "status", "scope")
COUNTS = ("low", "best", "high")
NOTE = "# Put the sentence into words of your own before you hand it on: its text belongs to its publisher.\n"


def sentence_figures(frame: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    """All figures of the sentence that ``row`` stands in."""
    same = (frame["report_id"] == row["report_id"]) & (frame["sentence_start"] == row["sentence_start"])
    return frame[same].sort_values("start", kind="stable")


def corpus_case(rows: pd.DataFrame) -> str:
    """The case: the rows that stand, as they are after review; a rejected row must not be read at all.

    While a row is not reviewed yet the case says that there may be more.
    """
    first = rows.iloc[0]
    standing = rows[rows["review"] != "rejected"]
    figures = [_figure(row, standing) for _, row in standing.iterrows()]
    lines = ["[[case]]", f"id = {_text('review ' + first['figure_id'])}", f"text = {_text(first['sentence'])}"]
    if first["published"]:
        lines.append(f"published = {first['published']}")
    if (rows["review"] == "to_review").any():
        lines.append("complete = false")
    lines.append("figures = [" + ("\n    " + ",\n    ".join(figures) + ",\n" if figures else "") + "]")
    return "\n".join(lines) + "\n"


def all_cases(frame: pd.DataFrame) -> str:
    """A case for every sentence in which a person changed, rejected or added something."""
    touched = frame[frame["review"].isin(("changed", "rejected")) | (frame["rules"] == "")]
    places = touched[["report_id", "sentence_start"]].drop_duplicates()
    rows = frame.merge(places, on=["report_id", "sentence_start"], how="inner").sort_values("start", kind="stable")
    cases = [corpus_case(part) for _, part in rows.groupby(["report_id", "sentence_start"], sort=False)]
    return NOTE + "\n" + "\n".join(cases)


def _figure(row: pd.Series, rows: pd.DataFrame) -> str:
    pairs = [f"text = {_text(row['text'])}"]
    nth = _occurrence(row["sentence"], row["text"], int(row["start"] - row["sentence_start"]))
    if nth > 1:
        pairs.append(f"nth = {nth}")
    for name in COUNTS:
        value = whole(row[name])
        pairs.append(f'{name} = "none"' if value is None else f"{name} = {value}")
    pairs += [f"{name} = {_text(row[name])}" for name in FIELDS]
    wholes = rows[rows["figure_id"] == row["part_of"]]
    if row["relation"] == "part" and not wholes.empty:
        pairs.append(f"part_of = {_text(wholes['text'].iloc[0])}")
    return "{" + ", ".join(pairs) + "}"


def _occurrence(sentence: str, words: str, at: int) -> int:
    """Which of the places, counted from one, where the words stand whole in the sentence."""
    found = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?!\w)", sentence)]
    return found.index(at) + 1 if at in found else 1


def _text(value: object) -> str:
    """A TOML string; the escapes of JSON are valid in it but for DEL, which JSON leaves as it is."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
