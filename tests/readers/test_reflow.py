"""Lines of a printed page become the paragraphs they were, and nothing that stands apart is joined."""

from __future__ import annotations

import pytest

from readers.reflow import Line, join_pages, reflow

LETTER, STEP = 5.0, 14.0


def lay_out(texts: list[str], *, left: float = 60.0, top: float = 700.0, height: float = 11.0) -> list[Line]:
    """Lines one below the other; "" leaves a gap."""
    placed = []
    for number, text in enumerate(texts):
        high = top - STEP * number
        placed.append(Line(text, left, left + LETTER * len(text), high, high - height))
    return [line for line in placed if line.text]


FULL = [
    "Fighting broke out again in the early hours of Saturday on the road",
    "to the lake, and by the evening 3,400 families had reached the sites",
    "run by the church.",
]


def test_the_lines_of_a_paragraph_are_joined() -> None:
    assert reflow(lay_out(FULL)) == [" ".join(FULL)]


@pytest.mark.parametrize(
    "apart", [["", "Five people died there on Sunday morning."], ["• Five people died there."], ["2. Five died."]]
)
def test_what_stands_apart_is_not_joined(apart: list[str]) -> None:
    assert reflow(lay_out(FULL + apart)) == [" ".join(FULL), apart[-1]]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    lines = [*FULL, "Five people died there on Sunday, and the number is expected to rise", "further."]
    assert reflow(lay_out(lines)) == [" ".join(FULL), " ".join(lines[3:])]


def test_the_cells_of_a_table_are_not_run_together() -> None:
    assert reflow(lay_out(["Site Families", "Church A 1,200", "School B 2,200"])) == [
        "Site Families",
        "Church A 1,200",
        "School B 2,200",
    ]


def test_a_heading_in_larger_letters_stands_alone() -> None:
    heading = lay_out(["Attacks near Goma and Beni: what is known so far"], top=720.0, height=18.0)
    assert reflow([*heading, *lay_out(FULL)])[0] == heading[0].text


def test_a_narrow_column_below_full_width_text_is_joined() -> None:
    column = ["In the west of the province the", "situation remained calm, and no", "one was hurt."]
    lines = lay_out(FULL + ["", "", "", "", *column])
    assert reflow(lines) == [" ".join(FULL), " ".join(column)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("they were dis\ufffe", "placed by it", "they were displaced by it"),
        ("between 10\ufffe", "15 died", "between 10-15 died"),
        ("a well-", "known town", "a well-known town"),
        ("Deir\ufffe", "Ezzor", "Deir-Ezzor"),
    ],
)
def test_divided_words_become_one_and_ranges_stay_ranges(first: str, second: str, joined: str) -> None:
    start = "Officials in the town said on Sunday that"
    assert reflow(lay_out([f"{start} {first}", second])) == [f"{start} {joined}"]


def test_lines_without_a_place_are_joined_by_their_words_alone() -> None:
    assert reflow([Line("At least 26 people"), Line("were killed."), Line("Nine died.")]) == [
        "At least 26 people were killed.",
        "Nine died.",
    ]


def test_pages_are_kept_apart_unless_a_sentence_runs_on() -> None:
    assert (
        join_pages([["Ten died.", "Nine"], ["people fled."], [], ["End."]])
        == "Ten died.\n\nNine\fpeople fled.\n\n\f\n\n\fEnd."
    )
