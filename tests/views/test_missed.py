"""A figure that a person adds: the words must stand in the report, and the row must be whole."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from extractors import explain
from extractors.models import Report
from ledger import open_ledger
from tests.views.written_reports import written
from views import missed, passed

TEXT = "A bus fell. 13 people died, medics said. Another 3 of 13 buses stood still.\nIn 2013 none did."


@pytest.mark.parametrize(
    ("words", "count"), [("13", 2), ("3", 1), ("people died", 1), ("died,", 1), ("", 0), ("zebra", 0)]
)
def test_words_are_found_whole_wherever_they_stand(words: str, count: int) -> None:
    places = missed.find_words(TEXT, words)
    assert len(places) == count and all(TEXT[start : start + len(words)] == words for start, _ in places)


def test_the_sentence_is_the_one_that_holds_the_words() -> None:
    start = TEXT.index("13")
    begin, stop = missed.sentence_bounds(TEXT, start, start + 2)
    assert TEXT[begin:stop] == "13 people died, medics said."


@pytest.mark.parametrize(
    ("numbers", "quantifier"),
    [
        ((3, 3, 3), "exact"),
        ((3, 3, None), "at_least"),
        ((None, 3, 3), "at_most"),
        ((2, None, 5), "between"),
        ((None, None, None), "unquantified"),
    ],
)
def test_the_numbers_given_say_how_they_are_meant(numbers: tuple[int | None, ...], quantifier: str) -> None:
    assert missed.quantifier_of(*numbers) == quantifier


def test_a_figure_made_by_hand_stands_at_its_words() -> None:
    report = Report(TEXT)
    start = TEXT.index("13")
    figure = missed.make_figure(report, start, "13", measure="killed", group="people", low=13, best=13, high=13)
    assert report.text[figure.start : figure.end] == figure.text == "13" and figure.text in figure.sentence


def test_a_missed_figure_is_stored_and_listed(filled_ledger: str, app: AppTest) -> None:
    report = written()[0][0]
    ledger = open_ledger(filled_ledger)
    figure = missed.make_figure(
        report, report.text.index("Saturday"), "Saturday", measure="missing", group="people", low=2, best=2, high=None
    )
    ledger.add_figure(report.report_id, figure, who="Amal")
    app.run()
    assert app.metric[0].value == "19" and not app.exception


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("fourteen", (0, 8, 14, 14, 14)),
        ("at least 500", (9, 12, 500, 500, None)),
        ("between 10 and 15", (8, 17, 10, None, 15)),
        ("people who", None),
        ("", None),
    ],
)
def test_selected_words_are_read_as_any_report_is(said: str, value: tuple[int | None, ...] | None) -> None:
    assert missed.read_value(said) == value


@pytest.mark.parametrize(
    ("part", "words"), [(" 13 ", "13"), ("eopl", "people"), ("13 people di", "13 people died"), ("   ", "")]
)
def test_a_selection_is_trimmed_and_grown_to_whole_words(part: str, words: str) -> None:
    text = "It fell.  13 people died,   medics said."
    at = text.index(part)
    start, end = missed.selected_words(text, at, at + len(part))
    assert text[start:end] == words


def test_numbers_passed_over_are_rows_with_their_reason_and_sentence() -> None:
    rows = passed.passed_over(
        explain("The mayor said 12 people died on 4 June. The bus had 40 seats and cost 5 dollars.")
    )
    by_number = rows.set_index("Number")
    assert "12" not in by_number.index and {"4", "5"} <= set(by_number.index)
    assert by_number.loc["5", "Sentence"] == "The bus had 40 seats and cost 5 dollars."
    assert (rows[passed.COLUMNS[1]].str.len() > 3).all()


def test_a_report_without_numbers_has_none_passed_over() -> None:
    assert passed.passed_over(explain("The council met.")).empty
