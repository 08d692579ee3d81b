"""Quotations from mark to mark, over sentences and paragraphs."""
from __future__ import annotations

import pytest

from extractors import extract
from extractors.text.quotes import find_quotes, quote_at, quotes_between


@pytest.mark.parametrize(("text", "found"), [
    ('He said "nine" died.', ['"nine"']),
    ('"Nine died. Two are missing," he said. "We go on."', ['"Nine died. Two are missing,"', '"We go on."']),
    ('"Nine died.\n\n"Two are missing," he said.', ['"Nine died.\n\n"Two are missing,"']),
    ('A board of 12" was found. "Nine died," he said.', ['"Nine died,"']),
    ("No mark at all.", []),
    ('One mark only: "Nine died.', []),
])
def test_a_quotation_runs_from_mark_to_mark(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotes(text)] == found


def test_a_position_knows_its_quotation() -> None:
    text = 'So "nine died" it is.'
    quotes = find_quotes(text)
    assert quote_at(quotes, text.index("nine")) == quotes[0]
    assert quote_at(quotes, 0) is None and quote_at(quotes, len(text) - 1) is None


def source(text: str, words: str) -> str:
    (figure,) = [figure for figure in extract(text) if figure.text == words]
    return figure.source


def test_who_closes_a_quotation_speaks_all_of_it() -> None:
    text = '"The storm killed 8 people. It left 900 people homeless. That is all," the governor said.'
    assert source(text, "8") == source(text, "900") == "governor"


def test_who_opens_a_quotation_speaks_all_of_it() -> None:
    text = 'The governor said: "The storm killed 8 people. It left 900 people homeless."'
    assert source(text, "8") == source(text, "900") == "governor"


def test_a_quotation_ends_with_its_mark() -> None:
    text = 'The governor said: "We will rebuild." The storm killed 8 people.'
    assert source(text, "8") == ""


def test_a_second_quotation_after_a_new_paragraph_is_nobodys_by_itself() -> None:
    text = '"We lost 8 people in the storm," the governor said.\n\nThe road is shut. "It killed 40 people."'
    assert source(text, "40") == ""


def test_the_quotations_of_a_stretch_are_those_that_reach_into_it() -> None:
    text = '"One." Two. "Three." Four. "Five."'
    quotes = find_quotes(text)
    assert [text[q.start:q.end] for q in quotes_between(quotes, text.index("Two"), text.index("Four"))] == ['"Three."']
    assert quotes_between(quotes, text.index("Two"), text.index("Two") + 4) == []
    assert quotes_between([], 0, 10) == []
