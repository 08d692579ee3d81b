"""How far a source reaches in its sentence, and who outranks whom."""
from __future__ import annotations

import pytest

from extractors import extract


def sources(text: str) -> dict[str, str]:
    return {figure.text: figure.source for figure in extract(text)}


@pytest.mark.parametrize(("text", "found"), [
    ("Police said 12 people died; the mayor said 14 people died.", {"12": "police", "14": "mayor"}),
    ("Police said 12 people died, but the mayor said 14 people died.", {"12": "police", "14": "mayor"}),
    ("While police said 12 people died, the mayor said 14 people died.", {"12": "police", "14": "mayor"}),
    ("12 people died, police said; 14 people were hurt, firefighters said.", {"12": "police", "14": "firefighters"}),
    ("12 people died, police said, and 14 people were hurt, firefighters said.",
     {"12": "police", "14": "firefighters"}),
    ("According to police, 12 people died; 14 people were hurt, firefighters said.",
     {"12": "police", "14": "firefighters"}),
    ("Police said 12 people died, adding that 14 people were hurt.", {"12": "police", "14": "police"}),
    ("The blast, police said, killed 12 people and wounded 14.", {"12": "police", "14": "police"}),
    ("12 people died, according to police, although 14 people are missing.", {"12": "police", "14": "police"}),
    ("Police said the road was open; 12 people died on it last year.", {"12": ""}),
])
def test_a_source_reaches_to_what_stops_it(text: str, found: dict[str, str]) -> None:
    assert sources(text) == found


@pytest.mark.parametrize("text", [
    "Reuters, citing a police officer, said 12 people died.",
    "Reuters said, citing a police officer, that 12 people died.",
    "12 people died, Reuters reported, citing a police officer.",
    "Citing a police officer, Reuters said 12 people died.",
    "Reuters quoted a police officer as saying 12 people died.",
    "12 people died, Reuters quoted a police officer as saying.",
    "According to Reuters, quoting a police officer, 12 people died.",
    "Reuters, which cited a police officer, said 12 people died.",
])
def test_who_is_cited_outranks_who_cites(text: str) -> None:
    assert sources(text) == {"12": "police officer"}


def test_who_relays_is_kept_in_order() -> None:
    from extractors.pipeline import read_sentences

    (sentence,) = read_sentences("Reuters, citing a police officer, said 12 people died.")
    assert [(source.name, source.relays) for source in sentence.sources] == [("police officer", ("Reuters",))]
