"""Everyday senses of words of harm: "returned", "told to leave" count people only where a text speaks of harm."""
from __future__ import annotations

import pytest

from extractors import explain, extract

FIRM = (
    "The carrier will shed a tenth of its staff by the end of the year after its losses widened again. "
    "Some 150 pilots are affected, and 300 people at head office have been told to leave. "
    "The union said that the board had been warned for years and had done nothing about its debts. "
    "Last month a computer failure kept the fleet on the ground for two days, and 4,000 passengers were sent home. "
    "Shares fell by a tenth on Tuesday, and two rivals said that they would bid for its routes to the south."
)
FLOOD = "The river burst its banks on Monday, and the flood has reached the old town. Two people are missing. "


def measures(text: str) -> list[str]:
    return [figure.measure for figure in extract(text)]


def test_a_long_text_that_speaks_of_no_harm_gives_none() -> None:
    assert measures(FIRM) == []
    assert "passed over 300: said of everyday life: the text speaks of no harm" in explain(FIRM)


def test_the_same_words_beside_a_flood_are_figures() -> None:
    assert measures(FLOOD + FIRM) == ["missing", "affected", "evacuated", "returned"]


def test_of_a_short_text_nothing_is_asked() -> None:
    assert measures("Some 300 people have been told to leave.") == ["evacuated"]


@pytest.mark.parametrize("layout", ["  ", "\u00a0"])
def test_the_layout_does_not_decide(layout: str) -> None:
    assert measures(FIRM.replace(" ", layout)) == []


def test_words_that_say_harm_by_themselves_are_read_in_any_text() -> None:
    assert measures(FIRM + " Two mechanics were killed in the hangar.") == ["killed"]


def test_a_part_of_a_whole_that_is_left_out_stands_alone() -> None:
    text = FIRM.replace("Some 150 pilots are affected,", "Some 150 pilots are affected, two of whom died,")
    assert [(figure.measure, figure.part_of) for figure in extract(text)] == [("killed", "")]
