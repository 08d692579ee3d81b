"""One figure: its sentence with the words that say something marked, the reading in one line and in full, and why.

    show_figure(row, key="figures")        # row: a row of the ledger's table of figures

What is left empty is said to be, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import streamlit as st

from views import words
from views.annotated import Mark, annotated
from views.marking import sentence_marks, undated_words, unused_place
from views.plain import facts, plain
from views.tables import value_of

QUANTIFIER_READINGS = {
    "exact": "The number is taken as stated.",
    "at_least": "“At least” leaves the figure open above: the true number may be higher, so there is no high.",
    "more_than": "“More than” leaves the figure open above: the true number is higher, so there is no high.",
    "at_most": "“At most” or “up to” leaves the figure open below, so there is no low.",
    "less_than": "“Fewer than” leaves the figure open below, so there is no low.",
    "about": "“About” is kept as a word; the number is the stated one.",
    "nearly": "“Nearly” is kept as a word; the number is the stated one.",
    "between": "Two numbers are given; they are the low and the high, and no best is made up between them.",
    "vague": "A word without a number. Low and high are the interval of data/conventions.toml; no best is made up.",
    "implicit": "The report names the person or people without a number; they are counted as they are named.",
    "unquantified": "The report speaks of harm and gives no number, so the row has none.",
}


BEFORE = 160  # characters of the report that stand before the sentence where one figure is looked at alone


def text_marks(figures: pd.DataFrame, passing: Collection[str] | None = None) -> list[Mark]:
    """Marks over a whole report, one a figure; its label is the reading in one line.

    Figures that are not ``passing`` the filters are marked, too, but quietly.
    """

    def kind(row: pd.Series) -> str:
        if row["review"] == "rejected":
            return "rejected"
        return "number" if passing is None or row["figure_id"] in passing else "quiet"

    return [
        Mark(
            row["start"],
            row["end"],
            kind(row),
            row["figure_id"],
            one_line(row),
        )
        for _, row in figures.iterrows()
    ]


def one_line(row: pd.Series) -> str:
    """The reading in one line: "At least 26 fighters: killed by the Army, Karesh, 9 Mar 2024, says the Centre"."""
    people = row["group_text"] or ("people" if row["group"] == "people" else words.group_label(row["group"]).lower())
    value = value_of(row) if row["quantifier"] != "unquantified" else "No number of"
    by = f" by {row['perpetrator']}" if row["perpetrator"] else ""
    told = [
        row["place"],
        words.dates_label(row["date_start"], row["date_end"], row["date_precision"]),
        f"says {row['source']}" if row["source"] else "no source given",
    ]
    counted = people if row["quantifier"] == "implicit" else f"{value} {people}"
    harm = f"{counted[:1].upper()}{counted[1:]}: {words.measure_label(row['measure']).lower()}{by}"
    return ", ".join([harm, *filter(None, told)])


def reading(row: pd.Series) -> list[tuple[str, str]]:
    """What the table holds for this figure, in words; what is empty says why."""
    empty = left_empty(row)
    source = words.source_label(row["source"])
    kind = words.source_type_label(row["source_type"])
    if row["source"] and row["source_type"] != "none" and kind != source:
        source += f" ({kind})"
    place = ", ".join(part for part in (row["place"], words.PLACE_ROLES.get(row["place_role"], "")) if part)
    pairs = [
        ("Number", _number(row)),
        ("What happened", words.measure_label(row["measure"])),
        ("Which people", words.group_label(row["group"]) + (" (households)" if row["unit"] == "household" else "")),
        ("Whose people", row["actor"]),
        ("Done by", row["perpetrator"]),
        ("Who says so", source if row["source"] else ""),
        ("Place", place),
        ("When", words.dates_label(row["date_start"], row["date_end"], row["date_precision"])),
        ("Kind of figure", words.scope_label(row["scope"])),
        ("Status", words.status_label(row["status"])),
        ("Review", words.review_label(row["review"])),
    ]
    if row["relation"]:
        pairs.append(("Relation", words.RELATIONS.get(row["relation"], row["relation"])))
    if row["source_is_party"]:
        pairs.append(("Take care", "The source is itself a party to this event."))
    return [(name, value or empty[name]) for name, value in pairs]


def left_empty(row: pd.Series) -> dict[str, str]:
    """Why each of these is empty. Nothing is guessed: what is named, but not surely of this figure, is said to be."""
    columns = {
        "Whose people": "actor",
        "Done by": "perpetrator",
        "Who says so": "source",
        "Place": "place",
        "When": "date_start",
    }
    empty = {
        name: f"{words.NO_SOURCE if column == 'source' else words.NOT_STATED}, or not surely enough"
        for name, column in columns.items()
        if not row[column]
    }
    if "Place" in empty and (place := unused_place(row)):
        empty["Place"] = f"{words.NOT_STATED}: “{place}” is named, but not surely as its place"
    if "When" in empty and (day := undated_words(row)):
        empty["When"] = f"{words.NOT_STATED}: “{day}” can only be told from the day of the report, which is not known"
    return empty


def reasons(row: pd.Series) -> list[tuple[str, str]]:
    """Why it was read so: how the number word was taken, whose words gave the rest, and the rules that fired."""
    quoted = [
        ("People", row["group_text"]),
        ("Whose", row["actor_text"]),
        ("Done by", row["perpetrator_text"]),
        ("Source", row["source_text"]),
    ]
    pairs = [("Number", QUANTIFIER_READINGS.get(row["quantifier"], ""))]
    pairs += [(name, f"read from “{text}”") for name, text in quoted if text]
    rules = row["rules"] if isinstance(row["rules"], str) else " · ".join(row["rules"])
    pairs.append(("Rules", rules or "added by hand"))
    pairs.append(("Certainty", f"{row['confidence']:.0%} of figures read like this one were right"))
    pairs.append(("Place in the text", f"characters {row['start']:,} to {row['end']:,}"))
    return pairs


def words_before(text: str, start: int) -> str:
    """What the report says just before the sentence, from a whole word on: for "Nine of them were injured"."""
    before = " ".join(text[max(0, start - 2 * BEFORE) : start].split())
    return before if len(before) <= BEFORE else "… " + before[-BEFORE:].partition(" ")[2]


def show_sentence(row: pd.Series, *, key: str) -> None:
    """The sentence with its marks, and the report that it stands in."""
    annotated(row["sentence"], sentence_marks(row), key=f"sentence-{key}", clickable=False)
    plain(
        " · ".join(part for part in (row["title"] or row["report_name"], row["publisher"], row["published"]) if part),
        quiet=True,
    )


def show_figure(row: pd.Series, *, key: str) -> None:
    """The pane beside the table: sentence, the reading in one line and in full, reasons."""
    show_sentence(row, key=key)
    plain(one_line(row))
    show_reading(row)


def show_reading(row: pd.Series) -> None:
    """What was read, and why."""
    facts(reading(row), quiet=left_empty(row))
    with st.expander("Why it was read so"):
        facts(reasons(row))


def _number(row: pd.Series) -> str:
    said = words.quantifier_label(row["quantifier"])
    if row["quantifier"] == "unquantified":
        return said
    return value_of(row) if row["quantifier"] in words.SAID_BEFORE else f"{value_of(row)} ({said.lower()})"
