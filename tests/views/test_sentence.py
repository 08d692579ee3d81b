"""The sentence with its marks: right words, right offsets, nothing lost."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ledger import open_ledger
from views import sentence
from views.annotated.marks import Mark, cut_pieces, layer_pieces


def row_of(frame: pd.DataFrame, text: str) -> pd.Series:
    return frame[frame["text"] == text].iloc[0]


def marked(row: pd.Series) -> dict[str, str]:
    return {mark.kind: row["sentence"][mark.start : mark.end] for mark in sentence.sentence_marks(row)}


def test_what_the_sentence_says_is_marked_at_their_own_words(frame: pd.DataFrame) -> None:
    assert marked(row_of(frame, "26")) == {
        "number": "26",
        "people": "fighters",
        "source": "the Karesh Monitoring Centre",
        "place": "Karesh",
        "date": "on Saturday",
    }


def test_every_row_marks_its_number_exactly(frame: pd.DataFrame) -> None:
    for _, row in frame.iterrows():
        assert marked(row)["number"] == row["text"]


def test_a_source_that_stands_elsewhere_is_not_marked(frame: pd.DataFrame) -> None:
    row = row_of(frame, "41").copy()
    row["source_text"] = "a spokesman two pages before"
    assert "source" not in marked(row)


def test_offsets_hold_behind_characters_outside_the_basic_plane(filled_ledger: str) -> None:
    ledger = open_ledger(filled_ledger)
    frame = ledger.figures()
    report_id = row_of(frame, "90,000")["report_id"]
    text = ledger.report(report_id).text
    assert "🌊" in text
    pieces = cut_pieces(text, sentence.text_marks(frame[frame["report_id"] == report_id]))
    assert [piece.text for piece in pieces if piece.kind] == ["11,400", "3,250", "10", "90,000"]
    ledger.close()


def test_the_reading_says_what_is_not_stated(frame: pd.DataFrame) -> None:
    pairs = dict(sentence.reading(row_of(frame, "10")))
    assert (
        pairs["Who says so"] == "No source given, or not surely enough"
        and pairs["Done by"] == "Not stated, or not surely enough"
        and pairs["Number"].startswith("fewer than 10")
    )


def test_what_stands_in_the_sentence_and_was_not_taken_is_the_reason_for_an_empty_cell(frame: pd.DataFrame) -> None:
    row = row_of(frame, "26").copy()
    row["date_start"], row["date_end"], row["published"], row["place"] = "", "", "", ""
    empty = sentence.left_empty(row)
    assert "“Saturday”" in empty["When"] and "“Karesh”" in empty["Place"]
    assert sentence.left_empty(row_of(frame, "26")).keys() == {"Done by"}


def test_the_words_of_a_place_or_a_day_are_marked_and_parts_of_words_are_not(frame: pd.DataFrame) -> None:
    row = row_of(frame, "26").copy()
    row["sentence"] = "26 fighters died in Karesh on Saturday, the report in the Kareshi reporter said."
    row["start"], row["end"], row["sentence_start"], row["source_text"] = 0, 2, 0, "report"
    assert marked(row) == {
        "number": "26", "people": "fighters", "source": "report", "place": "Karesh", "date": "on Saturday",
    }  # fmt: skip


def test_words_that_say_two_things_are_drawn_as_both() -> None:
    marks = [Mark(3, 18, "people", told="people"), Mark(3, 9, "actor", told="whose")]
    assert [(piece.text, piece.kind, piece.told) for piece in layer_pieces("12 Karesh soldiers", marks)] == [
        ("12 ", "", ""), ("Karesh", "people actor", "people · whose"), (" soldiers", "people", ""),
    ]  # fmt: skip


def test_the_reading_in_one_line_says_all_that_was_read(frame: pd.DataFrame) -> None:
    assert sentence.one_line(row_of(frame, "26")) == (
        "At least 26 fighters: killed, Karesh, 9 Mar 2024, says Karesh Monitoring Centre"
    )


def test_a_party_that_is_its_own_source_is_pointed_out(frame: pd.DataFrame) -> None:
    assert "Take care" in dict(sentence.reading(row_of(frame, "14"))) and "Take care" not in dict(
        sentence.reading(row_of(frame, "26"))
    )


def test_the_reasons_name_the_rules_and_the_words(frame: pd.DataFrame) -> None:
    pairs = dict(sentence.reasons(row_of(frame, "26")))
    assert "open above" in pairs["Number"] and "fighters" in pairs["People"] and pairs["Rules"] == "by hand"


def test_overlapping_marks_share_their_words() -> None:
    pieces = cut_pieces(
        "X and his driver died", [Mark(0, 16, figure_id="a", label="one"), Mark(6, 16, figure_id="b", label="two")]
    )
    assert (
        pieces[0] == ("X and his driver", "number", "a", "one; two", ("b",), "")
        and "".join(piece.text for piece in pieces) == "X and his driver died"
    )


def test_a_mark_outside_the_text_is_left_out() -> None:
    assert cut_pieces("abc", [Mark(2, 9), Mark(-1, 2), Mark(2, 2)]) == [("abc", "", "", "", (), "")]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=6))
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = cut_pieces(text, [Mark(start, end, figure_id=str(at)) for at, (start, end) in enumerate(spans)])
    assert "".join(piece.text for piece in pieces) == text
    layers = layer_pieces(text, [Mark(start, end, "place") for start, end in spans])
    assert "".join(piece.text for piece in layers) == text
