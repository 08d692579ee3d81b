"""A neutral word more, or the same said otherwise, changes no row: what was put in harms nobody and dates nothing.

    "Nine miners were killed in Gao."  ->  "Meanwhile, nine miners (their names were withheld) were killed in Gao."
"""

from datetime import date

import pytest

from extractors import extract

# a number of people, where an aside can stand ("|"), the rest; "@" is a place, "#" a source
PLAIN = (
    "Nine miners| were killed in @ on Monday, # said.",
    "At least 14 teachers| were wounded in @ on 12 May, # said.",
    "Rebels attacked a convoy and 26 drivers| were abducted in @, # said.",
    "More than 3,000 villagers| were displaced by floods in @, # said.",
    "Between 30 and 40 nurses| were infected in @, # said.",
    "Two dozen pupils| were rescued in @ on Tuesday, # said.",
    "Seven sailors| died and 12 were injured in @ on Tuesday, # said.",
    "Scores of traders| were arrested in @ on Sunday, # said.",
    "Some 1,200 families| were evacuated in @ on Sunday, # said.",
)
ASIDES = (
    ", who were on their way home,",
    ", whose names were not released,",
    ", none of them armed,",
    ", some as young as 15,",
    ", many of them from the north,",
    " (their names were withheld)",
    " (none of whom has been named)",
    " (mainly seasonal workers)",
)
LEADS = ("Meanwhile, ", "In the meantime, ", "Once again, ", "In yet another blow, ", "Tragically, ")
AFTER_PLACE = (
    ", home to half a million people,",
    ", once a quiet trading post,",
    ", a town of 20,000,",
)
AFTER_SOURCE = (", who asked not to be named,", ", speaking by phone,", " later", " also")
BEHIND = (" An inquiry has been opened.", " The area is hard to reach.", " Help is on the way.")


def rows(text: str) -> list[tuple[object, ...]]:
    found = extract(text, published=date(2023, 5, 18))
    return [
        (f.low, f.best, f.high, f.quantifier, f.measure, f.group, f.perpetrator.lower(), f.source, f.place)
        + (f.date_start, f.status, f.scope, f.part_of)
        for f in found
    ]


def told(sentence: str, *, aside: str = "", place: str = "Gao", source: str = "a doctor") -> str:
    return sentence.replace("|", aside).replace("@", place).replace("#", source)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_neutral_word_more_changes_no_row(sentence: str) -> None:
    plain = told(sentence)
    expected = rows(plain)
    assert expected
    changed = [told(sentence, aside=aside) for aside in ASIDES]
    changed += [lead + plain[0].lower() + plain[1:] for lead in LEADS]
    changed += [told(sentence, place="Gao" + more).replace(",, ", ", ") for more in AFTER_PLACE]
    changed += [told(sentence, source="a doctor" + more) for more in AFTER_SOURCE]
    changed += [plain + more for more in BEHIND]
    assert {text: rows(text) for text in changed if rows(text) != expected} == {}
