"""The phrases of scope, carried, senses and told, each rule on its own examples and counterexamples."""
from __future__ import annotations

import pytest

from extractors import extract, tally
from extractors.facts.carried import Carry, carries
from extractors.facts.takeback import Takeback, takebacks
from extractors.frames.senses import Sense, senses
from extractors.models import SCOPES, STATUSES
from extractors.words.wordings import Wording, WordingError, compile_wording, load_wordings

SCOPE, TOLD = load_wordings("facts/scope.toml"), load_wordings("totals/told.toml")
SCOPED = [(rule, text) for rule in SCOPE for text in rule.examples]
UNSCOPED = [(rule, text) for rule in SCOPE for text in rule.counterexamples]
TEXTS = [(rule, text) for rule in TOLD for text in (*rule.examples, *rule.counterexamples)]


def named(pairs: list[tuple[Wording, str]]) -> list[str]:
    return [f"{rule.id}: {text[:40]}" for rule, text in pairs]


@pytest.mark.parametrize(("rule", "text"), SCOPED, ids=named(SCOPED))
def test_a_scope_is_given_to_its_examples(rule: Wording, text: str) -> None:
    assert rule.kind in [figure.scope for figure in extract(text)]


@pytest.mark.parametrize(("rule", "text"), UNSCOPED, ids=named(UNSCOPED))
def test_a_scope_leaves_its_counterexamples_alone(rule: Wording, text: str) -> None:
    figures = extract(text)
    assert figures and rule.kind not in [figure.scope for figure in figures]


@pytest.mark.parametrize(("rule", "text"), TEXTS, ids=named(TEXTS))
def test_a_text_has_the_number_of_killed_that_its_rule_says(rule: Wording, text: str) -> None:
    said, _, killed = text.partition(" => ")
    (total,) = [total for total in tally(extract(said)) if total.measure == "killed"]
    assert total.best == int(killed), total


MOODS: list[Carry | Takeback] = [*carries(), *takebacks()]
CARRIED = [(carry, text) for carry in MOODS for text in carry.rule.examples]
NOT_CARRIED = [(carry, text) for carry in MOODS for text in carry.rule.counterexamples]
OTHER_SENSE = [(sense, text) for sense in senses() for text in sense.rule.examples]
OWN_SENSE = [(sense, text) for sense in senses() for text in sense.rule.counterexamples]


@pytest.mark.parametrize(("carry", "text"), CARRIED)
def test_a_sentence_takes_the_mood_of_its_neighbour(carry: Carry | Takeback, text: str) -> None:
    assert (carry.rule.kind, carry.rule.id) in [(figure.status, figure.rules[-1]) for figure in extract(text)]


@pytest.mark.parametrize(("carry", "text"), NOT_CARRIED)
def test_a_sentence_is_spared_the_mood_of_its_neighbour(carry: Carry | Takeback, text: str) -> None:
    figures = extract(text)
    assert figures and carry.rule.id not in [rule for figure in figures for rule in figure.rules]


@pytest.mark.parametrize(("sense", "text"), OTHER_SENSE)
def test_a_word_of_harm_in_another_sense_gives_no_row(sense: Sense, text: str) -> None:
    assert not sense.measures & {figure.measure for figure in extract(text)}


@pytest.mark.parametrize(("sense", "text"), OWN_SENSE)
def test_a_word_of_harm_in_its_own_sense_gives_a_row(sense: Sense, text: str) -> None:
    assert sense.measures & {figure.measure for figure in extract(text)}


def test_rules_have_names_of_their_own_and_kinds_that_are_used() -> None:
    for rules in (SCOPE, TOLD, [carry.rule for carry in MOODS], [sense.rule for sense in senses()]):
        assert len({rule.id for rule in rules}) == len(rules)
    assert {rule.kind for rule in SCOPE} <= set(SCOPES)
    assert {carry.rule.kind for carry in MOODS} <= set(STATUSES)
    assert {sense.rule.kind for sense in senses()} == {"word", "setting"}
    kinds = {"earlier", "older", "corrected", "toll", "adding", "also", "rival", "wide", "apart", "month",
                 "running", "excluded"}
    assert {rule.kind for rule in TOLD} == kinds


@pytest.mark.parametrize(("words", "message"), [("{NOWHERE}", "mine.*NOWHERE"), ("(open", "mine.*brackets")])
def test_a_rule_that_cannot_be_used_is_named(words: str, message: str) -> None:
    entry = {"id": "mine", "kind": "rate", "words": [words], "examples": [], "counterexamples": []}
    with pytest.raises(WordingError, match=message):
        compile_wording(entry, {}, "my.toml")
