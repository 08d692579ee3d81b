"""What the page Export and method says: columns, number words and their conventions, and what the rules cannot do.

columns()       one row a column of the CSV, in words
conventions()   one row a published reading of vague words, from data/conventions.toml
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from extractors.models import COLUMNS

CONVENTIONS = Path(__file__).resolve().parent.parent / "data" / "conventions.toml"
MEANINGS = {
    "figure_id": "Name of the figure; stays the same when the report is read again",
    "report_id": "Name of the report: a fingerprint of its text",
    "start": "Where the number begins in the text, in characters",
    "end": "Where it ends",
    "text": "The number exactly as written",
    "low": "Lowest number that the words allow; empty where open below",
    "best": "The stated number; empty where only a range is stated",
    "high": "Highest number that the words allow; empty where open above (“at least 26”)",
    "quantifier": "How the number is put: exact, at_least, more_than, at_most, less_than, about, nearly, "
    "between, vague, implicit, unquantified",
    "unit": "person or household",
    "measure": "What happened to the people",
    "group": "Which people, in one of fifteen groups",
    "group_text": "The words for the people",
    "actor": "The party that the counted people belong to",
    "actor_text": "The words it was read from",
    "perpetrator": "The party that did it, where the report says so",
    "perpetrator_text": "The words it was read from",
    "source": "Who gives the figure; never the outlet",
    "source_text": "The words it was read from",
    "source_type": "Kind of source",
    "source_is_party": "Whether the source is itself a party to the event",
    "place": "Place",
    "place_role": "Whether it is where it happened, where people come from, go to or stay",
    "country": "Country, three letters (ISO 3166)",
    "lat": "Latitude, where the place is known",
    "lon": "Longitude",
    "date_start": "First day the figure is about",
    "date_end": "Last day",
    "date_precision": "day, week, month or year",
    "scope": "One event, a total over a period, a number at a date, newly added, or a rate",
    "status": "Reported, confirmed, not confirmed, feared, projected, denied or hypothetical",
    "part_of": "The larger figure that this one is a part of",
    "relation": "part, restatement or increment",
    "sentence_start": "Where the sentence begins in the text",
    "sentence_end": "Where it ends",
    "sentence": "The sentence",
    "rules": "Names of the rules that made the figure",
    "confidence": "How often figures read in this way were right, 0 to 1",
}
LIMITS = (
    "Figures are read by rules from the words of a report. Nobody checks whether the report is true.",
    "A missing figure is not a zero: the rules pass over what they are not sure of.",
    "Who says so is what the report says. A report that quotes no one leaves the source empty; it is never guessed.",
    "Two figures may speak of the same people. The dashboard never adds figures up, and neither should a "
    "spreadsheet made from it.",
    "Totals over a period, numbers at a date and figures of one event are different things; the column “scope” "
    "keeps them apart.",
    "Only English is read.",
    "Names of victims are not extracted, but sentences are quoted as they stand: read them before you share the file.",
)


def columns() -> pd.DataFrame:
    """The dictionary of the CSV."""
    return pd.DataFrame({"Column": list(COLUMNS), "Meaning": [MEANINGS[name] for name in COLUMNS]})


@cache
def conventions() -> pd.DataFrame:
    """How each published convention reads the vague words; "–" where it leaves them without a number."""
    tables = tomllib.loads(CONVENTIONS.read_text(encoding="utf-8"))
    spoken = ("few", "several", "dozen", "dozens", "scores", "hundreds", "thousands", "millions")
    rows = [
        {
            "Convention": table["name"],
            **{word: _reading(table.get("words", {}).get(word)) for word in spoken},
            "Source": table["citation"],
        }
        for table in tables.values()
        if isinstance(table, dict) and "name" in table
    ]
    return pd.DataFrame(rows)


def _reading(reading: object) -> str | None:
    if not isinstance(reading, dict) or not reading:
        return None
    low, high = reading.get("low"), reading.get("high")
    if low is None:
        return None if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
