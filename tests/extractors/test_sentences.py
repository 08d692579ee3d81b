"""Sentences end where a reader would end them; offsets never leave the text."""
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.layout import read_layout
from extractors.text.sentences import ABBREVIATIONS, find_sentences
from extractors.text.tidy import tidy

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = tomllib.loads((CORPUS / "sentence_ends.toml").read_text(encoding="utf-8"))["case"]
KNOWN = tomllib.loads((CORPUS / "known_failures.toml").read_text(encoding="utf-8"))["sentence_ends"]


def sentences(text: str) -> list[str]:
    layout = read_layout(text)
    return [text[layout.start(start):layout.end(end)] for start, end in find_sentences(layout.tidied)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_text_has_these_sentences(case: dict[str, object]) -> None:
    found = sentences(str(case["text"]))
    if case["id"] in KNOWN:
        assert found != case["sentences"], "read rightly now: take it out of known_failures.toml"
    else:
        assert found == case["sentences"]


def test_known_failures_name_cases_that_exist() -> None:
    assert set(KNOWN) <= {case["id"] for case in CASES}


_BETWEEN = " \n\u00ad-*\u2013\u2014\u2022"


@given(st.text(st.sampled_from('aB1. \n\r"\'()!?;,•-\u200b\ufeff\u00ad\u2028'), max_size=60))
def test_sentences_come_in_order_and_lose_only_blanks_and_bullets(text: str) -> None:
    tidied = tidy(text)
    assert len(tidied) == len(text)
    at = 0
    for start, end in find_sentences(tidied):
        assert at <= start < end <= len(text)
        assert tidied[at:start].strip(_BETWEEN) == ""
        at = end
    assert tidied[at:].strip(_BETWEEN) == ""


@given(st.text(st.characters(codec=None), max_size=40))
def test_tidying_keeps_every_character_in_its_place(text: str) -> None:
    tidied = tidy(text)
    assert len(tidied) == len(text) == len(tidied.lower())
    assert tidy(tidied) == tidied
    assert [a for a, b in zip(text, tidied, strict=True) if a.isascii() and a.isalnum()] == \
        [b for a, b in zip(text, tidied, strict=True) if a.isascii() and a.isalnum()]


@pytest.mark.parametrize("word", sorted(word for word in ABBREVIATIONS if len(word) > 1))
def test_the_stop_of_an_abbreviation_before_a_small_letter_ends_nothing(word: str) -> None:
    text = f"They met {word}. nine of them and left."
    assert len(find_sentences(text)) == 1
