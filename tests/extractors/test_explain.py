"""The explanation shows the rule and the words of every figure, and why each other number became none."""
from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from extractors import Figure, explain, extract
from extractors.explain import describe_value
from extractors.frames.rules import frames

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [case["text"] for name in ("figures", "negatives")
         for case in tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["case"]]


@cache                                     # read and explained once for all that is asked of it
def read(text: str) -> tuple[str, list[Figure]]:
    return explain(text), extract(text)


def test_a_figure_is_shown_with_its_measure_its_harm_word_and_its_rule() -> None:
    said = explain("At least 26 militants were killed in Kunduz.")
    (figure,) = extract("At least 26 militants were killed in Kunduz.")
    assert "26 (at least) militants: killed" in said
    assert '"killed"' in said and figure.rules[0] in said


def test_who_says_so_is_shown_with_the_words() -> None:
    said = explain("Nine farmers were killed, according to the United Nations refugee agency.")
    (figure,) = extract("Nine farmers were killed, according to the United Nations refugee agency.")
    assert figure.source and f"says so: {figure.source}" in said and figure.source_text in said


def test_a_part_says_that_it_is_one() -> None:
    said = explain("The blast killed 14 people, including three children.")
    assert said.count(": killed") == 2 and re.search(r"part of", said)


@pytest.mark.parametrize(("text", "number", "why"), [
    ("Two men died. They were 40 kilometres from the town where nine people died.", "40", "distance"),
    ("In 2014 a bomb killed nine people.", "2014", "a year"),
    ("On 14 May a bomb killed nine people.", "14", "a date"),
    ("The blast killed nine people and destroyed 30 houses.", "30", "houses"),
    ("The strike killed nine people and cost 300 dollars.", "300", "money"),
    ("A bomb killed nine people, 12 percent of the village.", "12", "percentage"),
    ("The driver, aged 61, was killed.", "61", "an age"),
    ("The blast killed nine people at 10:30.", "10", "time")])
def test_a_number_that_is_no_figure_is_named_with_the_reason(text: str, number: str, why: str) -> None:
    lines = [line for line in explain(text).splitlines() if line.strip().startswith(f"passed over {number}")]
    assert lines and why in lines[0]


def test_people_whom_nothing_befell_are_passed_over_with_that_reason() -> None:
    said = explain("The 40 guests left before the blast killed nine people.")
    assert re.search(r"passed over 40: .*no rule", said)


def test_a_thing_is_named_as_the_text_writes_it() -> None:
    assert "passed over hundreds: counts IEDs, not people" in explain("Nine men died; hundreds of IEDs were found.")


def test_what_is_no_fact_says_by_which_words() -> None:
    said = explain("The army denied that 12 farmers had been killed. About 300 people could be displaced.")
    assert "denied, since: denied that <figure>" in said and 'projected, since: "could be"' in said


def test_a_part_names_its_whole_and_the_totals_say_what_they_leave_out() -> None:
    said = explain("The blast killed 14 people, including three children.")
    assert "part of 14 people" in said
    assert "killed 14 = 14 people" in said and "without three children, part of a figure that is counted" in said


def test_numbers_of_sentences_without_harm_are_named_as_not_read() -> None:
    said = explain("Nine people died. Trade rose by 4,000 tons.")
    assert said.endswith("Not read, since their sentences have no word for harm: 4,000\n")


@pytest.mark.parametrize("text", ["", " \n", "The orchestra plays Haydn.", "\x00", "\ud800"])
def test_text_without_harm_needs_no_explanation(text: str) -> None:
    assert explain(text) == ""


def test_every_figure_of_the_corpus_is_explained_by_a_rule_that_exists_or_a_named_step() -> None:
    for text in TEXTS:
        said, figures = read(text)
        for figure in figures:
            assert describe_value(figure) in said, figure.text
            assert any(f"rule {rule}" in said for rule in figure.rules)


def test_rules_are_named_by_the_phrase_they_read() -> None:
    assert all(frame.id == frame.id.strip() and not re.fullmatch(r"[A-Z_0-9]+", frame.id) for frame in frames())


def test_no_number_of_a_sentence_with_figures_goes_unexplained() -> None:
    silent = []
    for text in TEXTS:
        said, figures = read(text)
        for figure in figures:
            for number in re.findall(r"(?<![\w.,-])\d+(?![\w.,/:-])", figure.sentence):
                if number not in said.replace(" ".join(figure.sentence.split()), ""):
                    silent.append((number, " ".join(figure.sentence.split())[:60]))
    assert len(set(silent)) <= len(TEXTS) // 20, sorted(set(silent))[:20]


def test_the_explanation_is_plain_text_that_ends_with_a_line_end() -> None:
    said = explain("Nine people died.\nFour men were hurt.")
    assert said.endswith("\n") and not said.endswith("\n\n") and "\t" not in said
