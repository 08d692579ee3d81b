"""Numbers of people are read as they are written, and numbers of other things are left."""
from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from extractors import extract  # noqa: E402
from extractors.chunks.tagging import chunk_sentence  # noqa: E402
from extractors.numbers.amounts import parse_digits  # noqa: E402
from extractors.text.layout import read_layout  # noqa: E402
from extractors.text.sentences import find_sentences  # noqa: E402
from extractors.text.tidy import is_capitals  # noqa: E402
from extractors.text.tokens import split_tokens  # noqa: E402
from extractors.words.lexicon import lexicon  # noqa: E402

CORPUS = ROOT / "tests" / "corpus"
CASES = tomllib.loads((CORPUS / "numbers.toml").read_text(encoding="utf-8"))["case"]
KNOWN = tomllib.loads((CORPUS / "known_failures.toml").read_text(encoding="utf-8"))["numbers"]
FIELDS = ("low", "best", "high", "quantifier")


def counted(text: str) -> list[dict[str, Any]]:
    """The numbers that the chunker takes for numbers of people, in order."""
    layout = read_layout(text)
    tidied = layout.tidied
    out = []
    for start, end in find_sentences(tidied):
        row = chunk_sentence(split_tokens(tidied, start, end), start, end, lexicon(), capitals=is_capitals(tidied))
        numbers = [chunk.number for chunk in row.chunks if chunk.number is not None and chunk.tag in "nD"]
        out += [{"text": text[layout.start(number.start):layout.end(number.end)],
                 **{name: getattr(number, name) for name in FIELDS}}
                for number in numbers]
    return out


def agrees(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Equal in every field; where a case lists several values, any of them; what it leaves out is None."""
    return all(found[name] in value if isinstance(value := wanted.get(name), list) else found[name] == value
               for name in ("text", *FIELDS))


def is_read(case: dict[str, Any]) -> bool:
    found = counted(case["text"])
    return len(found) == len(case["numbers"]) and all(map(agrees, found, case["numbers"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_phrase_holds_these_numbers_of_people_and_no_others(case: dict[str, Any]) -> None:
    if case["id"] in KNOWN:
        assert not is_read(case), "read rightly now: take it out of known_failures.toml"
    else:
        assert is_read(case), counted(case["text"])


def test_the_corpus_holds_numbers_that_count_nobody_and_known_failures_exist() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids)) >= 80 and set(KNOWN) <= set(ids)
    assert sum(not case["numbers"] for case in CASES) >= 30


ONES = ("", *("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
              "seventeen eighteen nineteen").split())
TENS = ("", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split())


def spell(number: int) -> str:
    """A number in English words, as an editor would write it."""
    for size, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = " and " if 0 < rest < 100 and size == 100 else " " if rest else ""
            return f"{spell(number // size)} {word}{link}{spell(rest)}"
    return ONES[number] if number < 20 else TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def read(sentence: str) -> list[tuple[int | None, int | None, int | None]]:
    return [(figure.low, figure.best, figure.high) for figure in extract(sentence)]


@settings(max_examples=60)
@given(st.integers(2, 9_999_999))
@example(1_000_000)
@example(100_105)
@example(100_005)
@example(21)
def test_digits_and_words_mean_the_same(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), spell(number)):
        assert read(f"In the raid {written} people were killed.") == [(number, number, number)], written


def test_and_links_a_thousand_to_what_is_below_a_hundred() -> None:
    assert read("In the raid one hundred thousand and five people were killed.") == [(100_005, 100_005, 100_005)]


@settings(max_examples=40)
@given(st.integers(2, 999_999), st.sampled_from(("at least", "up to", "about")))
def test_a_quantifier_opens_the_right_end(number: int, quantifier: str) -> None:
    bounds = {"at least": (number, number, None), "up to": (None, None, number), "about": (number, number, number)}
    assert read(f"In the raid {quantifier} {number:,} people were killed.") == [bounds[quantifier]]


@settings(max_examples=40)
@given(st.integers(1, 80), st.sampled_from(("kilometres", "percent", "years", "hours", "degrees", "houses", "tonnes",
                                            "rounds", "villages", "miles", "bullets")))
def test_other_things_are_never_people(number: int, thing: str) -> None:
    assert [figure for figure in extract(f"It was {number} {thing} from where the people were killed.")
            if figure.quantifier not in ("implicit", "unquantified")] == []


@pytest.mark.parametrize(("word", "value"), [
    ("26,000", 26_000), ("36,90,000", 3_690_000), ("839 000", 839_000), ("1.200.000", 1_200_000), ("2.5", 2.5),
    ("7", 7), ("1.3m", 1_300_000), ("40k", 40_000), ("9" * 16, None), ("", None), ("x", None),
    ("12x", None)])
def test_digits_are_read_whatever_parts_the_thousands(word: str, value: float | None) -> None:
    assert parse_digits(word) == value


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("14,2063 persons", ["14,206", "persons"]),
        ("50-plus men", ["50", "plus", "men"]),
        ("half-a-dozen men", ["half", "a", "dozen", "men"]),
        ("a 24-year-old man", ["a", "24-year-old", "man"]),
        ("on May 12 340 left", ["on", "May", "12", "340", "left"]),
        ("in May 839 000 left", ["in", "May", "839 000", "left"]),
        ("12.7mm guns", ["12.7mm", "guns"]),
        ("5 a.m. today", ["5", "a.m", ".", "today"]),
        ("twenty-two of", ["twenty-two", "of"]),
        ("1.5-2 million", ["1.5", "-", "2", "million"]),
    ],
)
def test_a_number_is_one_token_however_it_is_written(text: str, tokens: list[str]) -> None:
    assert split_tokens(text, 0, len(text)).raw == tokens
