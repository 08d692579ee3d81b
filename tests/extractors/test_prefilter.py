"""What a prefilter keeps from being searched could not have matched."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extractors.facts.cues import cues
from extractors.frames.rules import frames
from extractors.places.features import feature_patterns
from extractors.places.named import naming_patterns
from extractors.words.lexicon import lexicon, noun_index
from extractors.words.lookup import PhraseIndex, match_phrase
from extractors.words.prefilter import Prefilter, required_letters, required_parts
from extractors.words.wordings import load_wordings

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize(("pattern", "parts"), [
    (r"\b(?:was|were) fear(?:ed|ing)(?: \S+){0,3} dead", {" feared", " fearing"}),
    (r"(?<!\S)no (?:proof|sign)s? of(?!\S)", {" proof ", " proofs ", " sign ", " signs "}),
    (r"estimat\w*", {"estimat"}),
    (r"(?:perhaps|maybe)?", None),
    (r"\d+", None),
    (r"(?i)Camps? \d", {"camp ", "camps "}),
    (r"[sz]et up", {"set ", "zet "}),
    (r"(?:one|\d+) of them", {" them"}),
])
def test_the_parts_of_which_a_match_holds_one(pattern: str, parts: set[str] | None) -> None:
    assert required_parts(re.compile(pattern)) == parts


def test_the_letters_of_which_a_match_holds_one() -> None:
    assert set(required_letters(re.compile("[nD](?:x|yz){0,2}(?:V|IJ)B?"))) == {frozenset("nD"), frozenset("VI")}
    assert all(frame.needs for frame in frames())


def test_a_part_is_found_within_a_word_and_a_whole_word_only_as_one() -> None:
    watched = Prefilter([re.compile(r"\bif\b"), re.compile("estimat"), re.compile(r"\d")])
    assert watched.signs(["life", "as", "told"]) == 0b100
    assert watched.signs(["If", "underestimated"]) == 0b111


def _sentences() -> list[str]:
    """Texts of the corpus, and the sentences that the rules name as their own."""
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.toml"))]
    rules = (*cues(), *load_wordings("facts/scope.toml"), *load_wordings("totals/told.toml"), *frames())
    examples = {text for rule in rules for text in (*rule.examples, *rule.counterexamples)}
    return sorted(examples | {case["text"] for file in files for case in file.get("case", ()) if "text" in case})


def test_no_pattern_matches_a_sentence_that_shows_no_sign_of_it() -> None:
    wordings = (*load_wordings("facts/scope.toml"), *load_wordings("totals/told.toml"))
    patterns = [rule.pattern for rule in (*cues(), *wordings)]
    watched = Prefilter(patterns)
    for text in _sentences():
        words = text.lower().split()
        signs = watched.signs(words)
        for number, pattern in enumerate(patterns):
            assert signs >> number & 1 or not pattern.search(" ".join(words)), (pattern.pattern[:80], text)


def test_the_index_finds_what_each_table_finds() -> None:
    lex = lexicon()
    tables = (lex.harm, lex.counted, lex.people, lex.things, lex.tags)
    index = PhraseIndex(*tables)
    for text in _sentences():
        low = text.lower().replace(",", " ,").split()
        for table, hits in zip(tables, index.find(low), strict=True):
            assert hits == [match_phrase(table, low, i) for i in range(len(low))]


def test_an_unknown_compound_stands_for_its_last_part() -> None:
    people = noun_index().find(["rickshaw-puller", "anti-smoker", "all-woman", "five-member", "north-west"])[2]
    assert people[0] is not None and people[0][1] == 1
    assert people[1:] == [None] * 4


def test_the_patterns_of_places_are_all_watched() -> None:
    for watched in (naming_patterns(), feature_patterns()):
        assert watched.signs(["the", "teacher"]) == 0
