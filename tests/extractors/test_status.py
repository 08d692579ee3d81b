"""The words that say how far a figure is a fact, each on its own examples, and what they must not reach."""
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors import extract
from extractors.facts.cues import Cue, _compile, cues
from extractors.models import STATUSES
from extractors.words.wordings import WordingError

EXAMPLES = [(cue, text) for cue in cues() for text in cue.examples]
COUNTEREXAMPLES = [(cue, text) for cue in cues() for text in cue.counterexamples]


def said(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.status) for figure in extract(text)]


@pytest.mark.parametrize(("cue", "text"), EXAMPLES, ids=[f"{cue.id}: {text[:40]}" for cue, text in EXAMPLES])
def test_a_cue_gives_its_status_to_its_examples(cue: Cue, text: str) -> None:
    assert any(figure.status == cue.status and figure.rules[1:] == (cue.id,) for figure in extract(text)), said(text)


@pytest.mark.parametrize(("cue", "text"), COUNTEREXAMPLES,
                         ids=[f"{cue.id}: {text[:40]}" for cue, text in COUNTEREXAMPLES])
def test_a_cue_leaves_its_counterexamples_alone(cue: Cue, text: str) -> None:
    figures = extract(text)
    assert figures and not any(cue.id in figure.rules for figure in figures), said(text)


def test_every_cue_names_a_status_and_has_an_example() -> None:
    assert {cue.status for cue in cues()} <= set(STATUSES) and len({cue.id for cue in cues()}) == len(cues())
    assert all(cue.examples for cue in cues())


def test_a_cue_that_cannot_be_used_is_named() -> None:
    entry = {"id": "mine", "status": "denied", "where": "ahead", "words": ["{NOWHERE}"], "examples": [],
             "counterexamples": []}
    with pytest.raises(WordingError, match="mine.*NOWHERE"):
        _compile(entry, {})
    with pytest.raises(WordingError, match="mine.*brackets"):
        _compile({**entry, "words": ["(open"]}, {})


@pytest.mark.parametrize(("text", "status"), [
    ("A radio station said 16 people were killed. The story was invented, police found.", "denied"),
    ("Kampala said 61 rebels were killed. The rebels denied it.", "denied"),
    ("Police said 12 people died in the fire. The club denied that it had locked the doors.", "reported"),
    ("Twelve people died in the fire. The owner denied the accusation of arson.", "reported")])
def test_the_next_sentence_can_take_a_figure_back(text: str, status: str) -> None:
    assert {figure.status for figure in extract(text)} == {status}


FACTS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "facts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", FACTS, ids=[case["id"] for case in FACTS])
def test_a_plain_fact_stays_a_fact_whatever_stands_round_it(case: dict[str, str]) -> None:
    rows = [figure for figure in extract(case["text"]) if figure.text == case["fact"]]
    assert rows and any(figure.status in ("reported", "confirmed") for figure in rows), said(case["text"])
