"""Whether who says so is a side of the event."""
from __future__ import annotations

import pytest

from extractors import extract


def is_side(text: str, words: str) -> bool:
    (figure,) = [figure for figure in extract(text) if figure.text == words]
    return figure.source_is_party


@pytest.mark.parametrize(("text", "words"), [
    ("The army said 12 of its soldiers were killed.", "12"),
    ("The rebels said they had killed 60 soldiers.", "60"),
    ("The government claims its forces killed 70 people.", "70"),
    ("Hamas said 12 of its fighters were killed.", "12"),
    ("The militia claimed to have killed eight people.", "eight"),
    ("NATO-led forces said a soldier was killed.", "a"),
])
def test_a_side_speaks_of_its_own_people_and_deeds(text: str, words: str) -> None:
    assert is_side(text, words)


@pytest.mark.parametrize(("text", "words"), [
    ("The Red Cross said 12 soldiers were killed.", "12"),
    ("Police said 12 people died in the flood.", "12"),
    ("The health ministry said 12 people were wounded by its own count.", "12"),
    ("A doctor said the army killed 12 people.", "12"),
    ("The government said the quake killed 70 people.", "70"),
    ("12 soldiers were killed.", "12"),
])
def test_who_only_tells_of_others_is_none(text: str, words: str) -> None:
    assert not is_side(text, words)
