"""The news article the project began from gives these rows, and nothing from its bombs, kilometres and years.

The article belongs to its publisher and lies outside the repository: GOLD=DIR names the folder that holds seed/.
"""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.score import gold_folder
from extractors import Figure, explain, extract, tally

PUBLISHED = date(2016, 6, 5)
ARTICLES = sorted((gold_folder() / "seed").glob("*.txt")) if (gold_folder() / "seed").is_dir() else []
pytestmark = pytest.mark.skipif(not ARTICLES, reason="no seed/*.txt in the folder of gold texts; GOLD=DIR names it")

OBSERVATORY = "Syrian Observatory for Human Rights"
#        words         low         best        high   quantifier   measure          group
ROWS = [("dozens", 24, None, 99, "vague", "killed", "combatants"),
        ("26", 26, 26, None, "at_least", "killed", "combatants"),
        ("9", 9, 9, None, "at_least", "killed", "security_forces"),
        ("250,000", 250_000, 250_000, None, "more_than", "killed", "people"),
        ("10 million", 10_000_000, 10_000_000, None, "more_than", "displaced", "people"),
        ("50,000", 50_000, 50_000, 50_000, "about", "trapped", "people"),
        ("20,000", 20_000, 20_000, 20_000, "exact", "trapped", "children"),
        ("thousands", 2_000, None, 9_999, "vague", "human_shields", "civilians"),
        ("hundreds", 200, None, 999, "vague", "displaced", "people")]


@pytest.fixture(scope="module")
def text() -> str:
    return Path(ARTICLES[0]).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def figures(text: str) -> list[Figure]:
    return extract(text, published=PUBLISHED)


def one(figures: list[Figure], words: str) -> Figure:
    (figure,) = [figure for figure in figures if figure.text.lower() == words]
    return figure


def counted(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.quantifier not in ("implicit", "unquantified")]


def test_the_counted_rows_are_these_and_no_others(figures: list[Figure]) -> None:
    assert [(f.text.lower(), f.low, f.best, f.high, f.quantifier, f.measure, f.group) for f in counted(figures)] == ROWS


def test_every_row_shows_the_words_it_was_read_from(text: str, figures: list[Figure]) -> None:
    for figure in figures:
        assert text[figure.start:figure.end] == figure.text
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end
        assert text[figure.sentence_start:figure.sentence_end] == figure.sentence


@pytest.mark.parametrize(("words", "source", "kind"), [
    ("26", OBSERVATORY, "monitor"), ("9", OBSERVATORY, "monitor"), ("250,000", "United Nations", "un"),
    ("10 million", "United Nations", "un"), ("50,000", "United Nations", "un"), ("20,000", "United Nations", "un"),
    ("thousands", "aid groups", "ngo")])
def test_who_says_so(figures: list[Figure], words: str, source: str, kind: str) -> None:
    assert (one(figures, words).source, one(figures, words).source_type) == (source, kind)


def test_the_sources_of_a_neighbouring_sentence_do_not_leak(figures: list[Figure]) -> None:
    assert one(figures, "dozens").source == ""


def test_those_who_escaped_are_no_source_of_their_number(figures: list[Figure]) -> None:
    assert one(figures, "hundreds").source == ""


@pytest.mark.parametrize(("words", "name", "written"), [
    ("26", "ISIS", "ISIS"),
    ("9", "Syrian army", "Syrian military")])
def test_whose_people_they_were(figures: list[Figure], words: str, name: str, written: str) -> None:
    figure = one(figures, words)
    assert figure.actor.lower() == name.lower() and figure.actor_text.startswith(written)


def test_the_coalition_killed_dozens(figures: list[Figure]) -> None:
    assert "coalition" in one(figures, "dozens").perpetrator.lower()


def test_civilians_are_the_human_shields_of_the_militants(figures: list[Figure]) -> None:
    assert one(figures, "thousands").perpetrator == "ISIS"
    assert one(figures, "thousands").actor == ""


def test_children_are_a_part_of_the_trapped(figures: list[Figure]) -> None:
    assert one(figures, "20,000").part_of == one(figures, "50,000").figure_id
    assert one(figures, "20,000").relation == "part"


def test_the_war_is_cumulative_and_the_battle_is_not(figures: list[Figure]) -> None:
    assert {one(figures, words).scope for words in ("250,000", "10 million")} == {"cumulative"}
    assert one(figures, "26").scope == "event"


def test_where_they_were(figures: list[Figure]) -> None:
    assert {one(figures, words).place for words in ("50,000", "20,000", "dozens")} == {"Falluja"}
    assert one(figures, "250,000").country == "SYR"


@pytest.mark.parametrize("words", [
    pytest.param("everyone aboard", marks=pytest.mark.xfail(reason="everyone is no group of people yet")),
    "men and boys", "civilians"])
def test_harm_without_a_number_is_a_row_of_its_own(figures: list[Figure], words: str) -> None:
    rows = [figure for figure in figures if figure.quantifier == "unquantified" and words in figure.text.lower()]
    assert [(row.measure, row.low, row.best, row.high) for row in rows] == [("killed", None, None, None)]


@pytest.mark.parametrize("number", ["5 kilometers", "3.1", "10 kilometers", "6.2", "hundreds of ieds", "two years",
                                    "three days", "2014", "first"])
def test_bombs_distances_and_times_give_no_row(text: str, figures: list[Figure], number: str) -> None:
    at = text.lower().index(number)
    assert [figure.text for figure in figures if figure.start <= at < figure.end] == []


def test_the_total_counts_both_sides_of_the_battle_and_not_the_war(figures: list[Figure]) -> None:
    killed = next(total for total in tally(figures) if total.measure == "killed")
    assert one(figures, "26").figure_id in killed.counted and one(figures, "9").figure_id in killed.counted
    assert one(figures, "250,000").figure_id in killed.left_out


def test_the_explanation_says_why_the_bombs_are_no_people(text: str) -> None:
    assert any("hundreds" in line and "passed over" in line for line in explain(text).splitlines())
