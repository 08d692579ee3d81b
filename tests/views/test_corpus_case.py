"""A correction copied out is a case that the corpus' own reader takes, and says what the person decided."""

from __future__ import annotations

import tomllib

import pandas as pd
import pytest

from ledger import open_ledger
from tests.extractors.test_corpus import differences
from views import corpus_case


def reviewed(url: str, text: str, **how: object) -> pd.DataFrame:
    """The table after one review of the figure with these words."""
    ledger = open_ledger(url)
    frame = ledger.figures()
    figure = frame.loc[frame["text"] == text, "figure_id"].iloc[0]
    ledger.review(figure, who="Amal", **how)
    frame = ledger.figures()
    ledger.close()
    return frame


def case_of(frame: pd.DataFrame, text: str) -> dict[str, object]:
    row = frame[frame["text"] == text].iloc[0]
    written = corpus_case.corpus_case(corpus_case.sentence_figures(frame, row))
    return tomllib.loads(written)["case"][0]


def test_a_change_is_in_the_case_with_all_figures_of_the_sentence(filled_ledger: str) -> None:
    frame = reviewed(filled_ledger, "nine", changes={"group": "combatants"})
    case = case_of(frame, "nine")
    rows = {row["text"]: row for row in case["figures"]}
    assert set(rows) == {"26", "nine"} and case["complete"] is False
    assert rows["nine"]["group"] == "combatants" and rows["26"]["high"] == "none" and rows["26"]["low"] == 26


def test_a_rejected_figure_must_not_be_read(filled_ledger: str) -> None:
    frame = reviewed(filled_ledger, "nine", decision="rejected")
    assert [row["text"] for row in case_of(frame, "nine")["figures"]] == ["26"]


def test_parts_name_their_whole_and_a_sentence_reviewed_whole_is_complete(filled_ledger: str) -> None:
    frame = reviewed(filled_ledger, "12", decision="accepted")
    part = frame[frame["relation"] == "part"].iloc[0]
    rows = corpus_case.sentence_figures(frame, part).assign(review="accepted")
    case = tomllib.loads(corpus_case.corpus_case(rows))["case"][0]
    assert "complete" not in case
    assert any("part_of" in row for row in case["figures"])


@pytest.mark.parametrize("words", ['He said "9" \\ died.\n\tAt once', "a\x7fb \u2028 🌊"])
def test_any_text_is_written_so_that_it_reads_back(filled_ledger: str, words: str) -> None:
    ledger = open_ledger(filled_ledger)
    frame = ledger.figures().head(1).assign(sentence=words, text=words[:2], start=0, sentence_start=0)
    ledger.close()
    case = tomllib.loads(corpus_case.corpus_case(frame))["case"][0]
    assert case["text"] == words and case["figures"][0]["text"] == words[:2]


def test_the_corpus_reads_the_case_and_judges_by_it(filled_ledger: str) -> None:
    frame = reviewed(filled_ledger, "14", decision="accepted")
    case = case_of(frame, "14")
    wrong = {**case, "figures": [{**row, "measure": "homeless"} for row in case["figures"]]}
    assert differences(wrong) != []
    assert not any("no row" in line for line in differences(case))


def test_all_cases_hold_each_sentence_that_was_corrected_once(filled_ledger: str) -> None:
    frame = reviewed(filled_ledger, "nine", decision="rejected")
    frame = reviewed(filled_ledger, "26", changes={"place": "Vell"})
    cases = tomllib.loads(corpus_case.all_cases(frame))["case"]
    assert len(cases) == 1 and [row["place"] for row in cases[0]["figures"]] == ["Vell"]
