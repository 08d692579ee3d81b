"""The words of moods.toml, each class on its own examples, and what they must leave a fact."""
from __future__ import annotations

from typing import Any

import pytest

from extractors import extract
from extractors.facts.signatures import senses, signatures
from extractors.words.word_files import LexiconError, read_toml

CLASSES: list[dict[str, Any]] = read_toml("moods.toml")["class"]
EXAMPLES = [(entry["id"], text) for entry in CLASSES for text in entry["examples"]]
COUNTEREXAMPLES = [(entry["id"], text) for entry in CLASSES for text in entry["counterexamples"]]


def said(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(figure.text, figure.status, figure.rules) for figure in extract(text)]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_a_class_takes_the_figure_of_its_examples_from_the_facts(name: str, text: str) -> None:
    assert said(text) and all(status not in ("reported", "confirmed") for _, status, _ in said(text)), said(text)


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_a_class_leaves_the_figure_of_its_counterexamples_a_fact(name: str, text: str) -> None:
    assert said(text) and all(status in ("reported", "confirmed") for _, status, _ in said(text)), said(text)


@pytest.mark.parametrize(("text", "status"), [
    ("The guards failed to kill 40 miners.", "hypothetical"),
    ("Guards did not fail to prevent the deaths of 40 miners.", "hypothetical"),
    ("Guards failed to prevent the deaths of 40 miners.", "reported"),
    ("Nobody denies that guards killed 40 miners.", "reported"),
    ("The bomb was to have gone off at noon, killing 40 miners.", "hypothetical"),
    ("The policy pays where more than 40 miners are killed in a single accident.", "hypothetical"),
    ("The epidemic could run to 9,000 infections.", "projected")])
def test_what_words_imply_is_put_together_outwards(text: str, status: str) -> None:
    assert [one[1] for one in said(text)] == [status], said(text)


def test_words_are_found_in_all_their_forms() -> None:
    low = "they called off what fabrications foretold".split()
    found = [hit[0][-1].signature.id for hit in senses().find(low)[0] if hit]
    assert found == ["calls it off", "makes it up", "foresees"]


def test_a_class_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(name: str) -> dict[str, Any]:
        return {"class": [{**CLASSES[0], "id": "mine", "says": "perhaps"}]}

    monkeypatch.setattr("extractors.facts.signatures.read_toml", read)
    with pytest.raises(LexiconError, match="mine.*perhaps"):
        signatures.__wrapped__()
