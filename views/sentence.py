"""One figure: its sentence with the number, the people and the source marked, what was read, and why.

    show_figure(row, key="figures")        # row: a row of the ledger's table of figures

The marks are found from offsets and from the words the table quotes; what can't be found in the sentence is
said beside it and not marked.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import streamlit as st

from views import words
from views.annotated import Mark, annotated
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


def sentence_marks(row: pd.Series) -> list[Mark]:
    """Marks over ``row.sentence``: the number from its offsets, people and source from their words nearby."""
    start, end = row["start"] - row["sentence_start"], row["end"] - row["sentence_start"]
    marks = [Mark(start, end, "number", label="the number")]
    for kind, label, quoted in (
        ("people", "the people counted", row["group_text"]),
        ("source", "who says so", row["source_text"]),
    ):
        at = _nearest(row["sentence"], quoted, start)
        if at >= 0 and not (at < end and start < at + len(quoted)):
            marks.append(Mark(at, at + len(quoted), kind, label=label))
    return marks


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
    """The reading in one line: "26 or more fighters killed (their people: ISIS), says the Observatory"."""
    people = row["group_text"] or ("people" if row["group"] == "people" else words.group_label(row["group"]).lower())
    value = value_of(row) if row["quantifier"] != "unquantified" else "No number of"
    said = f", says {row['source']}" if row["source"] else ", no source given"
    return f"{value} {people}: {words.measure_label(row['measure']).lower()}{said}"


def reading(row: pd.Series) -> list[tuple[str, str]]:
    """What the table holds for this figure, in words; what is not stated is said to be not stated."""
    actor = row["actor"] or words.NOT_STATED
    source = words.source_label(row["source"])
    kind = words.source_type_label(row["source_type"])
    if row["source"] and row["source_type"] != "none" and kind != source:
        source += f" ({kind})"
    place = ", ".join(part for part in (row["place"], words.PLACE_ROLES.get(row["place_role"], "")) if part)
    pairs = [
        ("Number", _number(row)),
        ("What happened", words.measure_label(row["measure"])),
        ("Which people", words.group_label(row["group"]) + (" (households)" if row["unit"] == "household" else "")),
        ("Whose people", actor),
        ("Done by", row["perpetrator"] or words.NOT_STATED),
        ("Who says so", source),
        ("Place", place or words.NOT_STATED),
        ("When", words.dates_label(row["date_start"], row["date_end"], row["date_precision"]) or words.NOT_STATED),
        ("Kind of figure", words.scope_label(row["scope"])),
        ("Status", words.status_label(row["status"])),
        ("Review", words.review_label(row["review"])),
    ]
    if row["relation"]:
        pairs.append(("Relation", words.RELATIONS.get(row["relation"], row["relation"])))
    if row["source_is_party"]:
        pairs.append(("Take care", "The source is itself a party to this event."))
    return pairs


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


def show_sentence(row: pd.Series, *, key: str) -> None:
    """The sentence with its marks, and the report that it stands in."""
    annotated(row["sentence"], sentence_marks(row), key=f"sentence-{key}", clickable=False)
    plain(
        " · ".join(part for part in (row["title"] or row["report_name"], row["publisher"], row["published"]) if part),
        quiet=True,
    )


def show_figure(row: pd.Series, *, key: str) -> None:
    """The pane beside the table: sentence, legend, reading, reasons."""
    show_sentence(row, key=key)
    st.html(LEGEND)
    show_reading(row)


def show_reading(row: pd.Series) -> None:
    """What was read, and why."""
    facts(reading(row))
    with st.expander("Why it was read so"):
        facts(reasons(row))


LEGEND = (
    "<p style='font-size:.82rem;margin:.2rem 0 0'><span style='font-weight:700;border-bottom:2px "
    "solid'>number</span>&ensp;"
    "<span style='border-bottom:2px dotted'>people</span>&ensp;"
    "<span style='font-style:italic;border-bottom:2px dashed'>who says so</span></p>"
)


def _number(row: pd.Series) -> str:
    said = words.quantifier_label(row["quantifier"])
    if row["quantifier"] == "unquantified":
        return said
    return value_of(row) if row["quantifier"] in words.SAID_BEFORE else f"{value_of(row)} ({said.lower()})"


def _nearest(sentence: str, quoted: str, to: int) -> int:
    """Where ``quoted`` stands in ``sentence``, nearest to offset ``to``; -1 where it does not."""
    if not quoted:
        return -1
    places, at = [], sentence.find(quoted)
    while at >= 0:
        places.append(at)
        at = sentence.find(quoted, at + 1)
    return min(places, key=lambda place: abs(place - to), default=-1)
