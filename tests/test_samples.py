"""The samples are what samples.toml says of them: all listed, sourced, dated, our own words, short enough to read."""
from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
ENTRIES = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))["sample"]
NAMES = [entry["file"] for entry in ENTRIES]
every_sample = pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)


def read(entry: dict) -> str:
    return (SAMPLES / entry["file"]).read_bytes().decode("utf-8", errors="strict")


def sentences(text: str) -> list[str]:
    """Pieces of at least five words between full stops and line ends, in lower case without punctuation."""
    pieces = (re.sub(r"\W+", " ", piece).strip().lower() for piece in re.split(r"[.!?]\s|\n", text))
    return [piece for piece in pieces if piece.count(" ") >= 4]


def test_every_sample_file_is_listed_and_every_listed_file_exists() -> None:
    assert sorted(NAMES) == sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".toml")


def test_there_are_at_least_ten_samples_and_two_pairs_that_contradict() -> None:
    pairs = Counter(entry["pair"] for entry in ENTRIES if "pair" in entry)
    assert len(NAMES) >= 10
    assert len(pairs) >= 2
    assert set(pairs.values()) == {2}


@every_sample
def test_an_entry_says_where_its_facts_come_from_and_that_it_is_a_sample(entry: dict) -> None:
    assert set(entry) <= {"file", "title", "publisher", "published", "facts", "pair", "note"}
    assert entry["publisher"] == "Sample written for this project"
    assert isinstance(entry["published"], date)
    assert entry["title"] and entry["note"]
    assert entry["facts"] and all(re.search(r"[A-Z]", fact) and len(fact) > 15 for fact in entry["facts"])


@every_sample
def test_a_sample_is_utf8_without_odd_characters_and_of_readable_length(entry: dict) -> None:
    text = read(entry)
    assert not re.search(r"[\ufffd\ufeff\r\t\x00-\x08]", text)
    assert 180 <= len(text.split()) <= 450


@every_sample
def test_a_sample_is_about_its_own_day(entry: dict) -> None:
    assert str(entry["published"].year) in read(entry)


def test_no_sentence_stands_in_two_samples_or_twice_in_one() -> None:
    counted = Counter(sentence for entry in ENTRIES for sentence in sentences(read(entry)))
    assert {sentence for sentence, times in counted.items() if times > 1} == set()


def test_the_dashboard_offers_every_sample() -> None:
    from views.adding import sample_files

    assert sorted(path.name for path, _ in sample_files()) == sorted(NAMES)
