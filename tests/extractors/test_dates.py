"""Time phrases mean what UCDP's coders take them to mean, and a figure gets the date of the event."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from extractors import extract
from extractors.dates.choice import DateReading, choose_date
from extractors.dates.issued import find_stated_day
from extractors.dates.stated import find_dates

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "dates.toml").read_text(encoding="utf-8"))
SUNDAY = "2016-06-05"
PHRASES = [(group, case) for group, cases in CORPUS.items() if group != "choose" for case in cases]


def read_published(case: dict[str, str]) -> date | None:
    day = case.get("published", SUNDAY)
    return date.fromisoformat(day) if day else None


def write_mention(mention) -> str:
    last = mention.date_end.isoformat() if mention.date_end else ""
    return f"{mention.date_start.isoformat()}..{last} {mention.precision} {mention.kind}"


@pytest.mark.parametrize(
    ("group", "case"), PHRASES, ids=[f"{g}: {c['says']} ({c.get('published', SUNDAY)})" for g, c in PHRASES]
)
def test_a_phrase_means_these_dates_and_no_others(group: str, case: dict) -> None:
    found = find_dates(case["says"], 0, len(case["says"]), read_published(case))
    assert [write_mention(m) for m in found] == case["means"]


@pytest.mark.parametrize("case", CORPUS["choose"], ids=lambda c: f"{c['figure']} in: {c['says']}")
def test_a_figure_gets_the_date_of_its_event(case: dict) -> None:
    text, published = case["says"], read_published(case)
    at = text.index(case["figure"])
    start = max((m.end() for m in re.finditer(r"(?<=[a-z])\. (?=[A-Z])", text) if m.end() <= at), default=0)
    reading = choose_date(
        text,
        at,
        at + len(case["figure"]),
        start,
        len(text),
        find_dates(text, start, len(text), published),
        published,
        case.get("measure", ""),
    )
    got = f"{reading.date_start}..{reading.date_end} {reading.date_precision}" if reading.date_start else ""
    assert got == case["gets"]


def test_offsets_count_in_the_whole_text_when_only_a_slice_is_read() -> None:
    text = "Nothing on Friday here. On 3 June 2016 a mine killed five."
    start = text.index("On 3")
    (mention,) = find_dates(text, start, len(text), None)
    assert text[mention.start : mention.end] == "3 June 2016"


def test_no_phrase_ends_after_the_day_of_publication_unless_the_text_says_so() -> None:
    published = date(2016, 6, 5)
    for _, case in PHRASES:
        if "published" not in case:
            assert all(
                m.date_end is None or m.date_end <= published for m in find_dates(case["says"], published=published)
            ), case["says"]


def test_without_a_day_of_publication_relative_phrases_give_nothing() -> None:
    text = "On Saturday, yesterday, last week, in the past 24 hours, two days ago and over the weekend people died."
    assert find_dates(text, published=None) == []


def test_a_figure_without_any_date_gets_an_empty_reading() -> None:
    text = "Twelve people died."
    assert choose_date(text, 0, 6, 0, len(text), []) == DateReading("", "", "")


def test_odd_text_is_read_without_an_error() -> None:
    for text in ("", "\x00 2016 \ud800", "99 May 9999", "0 June 0000", "in 2099-2001", "May-May-May 2014 2014 2014"):
        find_dates(text, published=date(2016, 6, 5))


def test_the_corpus_holds_both_dates_and_sentences_without_one() -> None:
    empty = sum(not case["means"] for _, case in PHRASES)
    assert len(PHRASES) >= 110 and empty >= 30


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SAN SALVADOR, 3 JAN 90 (DOMESTIC SERVICE) -- [TEXT] A BOMB WENT OFF.", "1990-01-03"),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- A BOMB WENT OFF.", "1989-06-11"),
        ("KABUL, June 4, 2016 (Agency) - A bomb went off.", "2016-06-04"),
        ("Fire in a market\n\nMonday, February 18, 2019\n\nNine died.", "2019-02-18"),
        ("Published: 5 June 2016\nNine died.", "2016-06-05"),
        ("Sat Jul 26 2014 Gunmen killed nine people.", "2014-07-26"),
        ("BEIRUT, March 7 (Agency) - A bomb went off.", ""),
        ("The quake of 3 June 2016 killed nine people.", ""),
        ("31 June 2016\nNine died.", ""),
        ("Nine died." + " Rain fell." * 60 + "\n5 June 2016\n", ""),
    ],
)
def test_a_text_states_at_its_head_when_it_came_out(head: str, day: str) -> None:
    found = find_stated_day(head)
    assert (found.isoformat() if found else "") == day


def test_a_stated_day_serves_where_the_caller_gives_none() -> None:
    text = "LIMA, 3 JAN 90 (EFE) -- [TEXT] TWO SOLDIERS WERE KILLED YESTERDAY."
    assert [figure.date_start for figure in extract(text)] == ["1990-01-02"]
    assert [figure.date_start for figure in extract(text, published=date(1990, 1, 8))] == ["1990-01-07"]
