"""The phrases of scope.toml and told.toml, each rule on its own examples and counterexamples."""
from __future__ import annotations

import pytest

from extractors import extract, tally
from extractors.models import SCOPES
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


def test_rules_have_names_of_their_own_and_kinds_that_are_used() -> None:
    for rules in (SCOPE, TOLD):
        assert len({rule.id for rule in rules}) == len(rules)
    assert {rule.kind for rule in SCOPE} <= set(SCOPES)
    kinds = {"earlier", "older", "corrected", "toll", "adding", "also", "rival", "wide", "apart"}
    assert {rule.kind for rule in TOLD} == kinds


@pytest.mark.parametrize(("words", "message"), [("{NOWHERE}", "mine.*NOWHERE"), ("(open", "mine.*brackets")])
def test_a_rule_that_cannot_be_used_is_named(words: str, message: str) -> None:
    entry = {"id": "mine", "kind": "rate", "words": [words], "examples": [], "counterexamples": []}
    with pytest.raises(WordingError, match=message):
        compile_wording(entry, {}, "my.toml")
