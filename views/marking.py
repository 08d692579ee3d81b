"""Which words of a sentence say what: the number, the people, whose they are, who did it, who says so, where, when.

    sentence_marks(row)
    ->  [Mark(28, 30, "number", told="number"), Mark(31, 39, "people", told="people"), ...]

The number stands at its offsets. The other words are found again: by what the table quotes of them, by the name of the
place, by the day. What cannot be found in the sentence is not marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from extractors.dates.stated import DateMention, find_dates
from extractors.places.stated import find_places
from views.annotated import Mark

QUOTED = (
    ("people", "group_text", "people"),
    ("actor", "actor_text", "whose"),
    ("perpetrator", "perpetrator_text", "done by"),
    ("source", "source_text", "who says so"),
)
_DAY_BEFORE = re.compile(r"\b(?:on|in|since|of|early|late)\s+$", re.IGNORECASE)

Span = tuple[int, int]


def sentence_marks(row: pd.Series) -> list[Mark]:
    """Marks over ``row.sentence``; ``told`` is the word that stands under the first words of a mark."""
    number = row["start"] - row["sentence_start"], row["end"] - row["sentence_start"]
    marks = [Mark(*number, "number", label="the number", told="number")]
    for kind, column, told in QUOTED:
        span = _nearest(_spans_of(row["sentence"], row[column]), number[0])
        same = kind == "actor" and any((mark.start, mark.end) == span for mark in marks)  # "soldiers", theirs
        if span and not same and not _meet(span, number):
            marks.append(Mark(*span, kind, label=told, told=told))
    said = [(mark.start, mark.end) for mark in marks if mark.kind in ("number", "source")]
    for kind, told, spans in (("place", "place", _places(row)), ("date", "when", _days(row))):
        span = _nearest([one for one in spans if not any(_meet(one, other) for other in said)], number[0])
        if span:
            marks.append(Mark(*span, kind, label=told, told=told))
    return marks


def undated_words(row: pd.Series) -> str:
    """Words like "on Saturday" that name a day only where the report's own day is known, which it is not."""
    if row["date_start"] or row["published"]:
        return ""
    any_day = date(2000, 1, 1)
    known = {(one.start, one.end) for one in find_dates(row["sentence"])}
    told = [one for one in find_dates(row["sentence"], published=any_day) if (one.start, one.end) not in known]
    return row["sentence"][told[0].start : told[0].end] if told else ""


def unused_place(row: pd.Series) -> str:
    """A place that the sentence names, where none was taken for the figure."""
    named = [] if row["place"] else find_places(row["sentence"])
    return named[0].text if named else ""


def _spans_of(sentence: str, quoted: str) -> Iterator[Span]:
    """Where the words stand in the sentence as words: "report" is not in "reporter"."""
    if quoted:
        for match in re.finditer(rf"(?<!\w){re.escape(quoted)}(?!\w)", sentence):
            yield match.span()


def _places(row: pd.Series) -> list[Span]:
    """Where the sentence names the place of the figure: by a name of the list of places, else as it is spelled."""
    if not row["place"]:
        return []
    named = [
        (one.start, one.end) for one in find_places(row["sentence"], home=row["country"]) if one.name == row["place"]
    ]
    return named or list(_spans_of(row["sentence"], row["place"]))


def _days(row: pd.Series) -> list[Span]:
    """Where the sentence tells the time of the figure."""
    if not row["date_start"]:
        return []
    published = date.fromisoformat(row["published"]) if row["published"] else None
    wanted = row["date_start"], row["date_end"] or row["date_start"]
    told = [one for one in find_dates(row["sentence"], published=published) if _iso(one) == wanted]
    return [(_with_lead(row["sentence"], one.start), one.end) for one in told]


def _iso(one: DateMention) -> tuple[str, str]:
    start = one.date_start.isoformat() if one.date_start else ""
    return start, one.date_end.isoformat() if one.date_end else start


def _with_lead(sentence: str, start: int) -> int:
    lead = _DAY_BEFORE.search(sentence, max(0, start - 12), start)
    return lead.start() if lead else start


def _nearest(spans: Iterator[Span] | list[Span], to: int) -> Span | None:
    return min(spans, key=lambda span: abs(span[0] - to), default=None)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
