"""Every rule finds its own examples and leaves its counterexamples alone."""
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import extractors
from extractors.frames.rules import _expand, frames
from extractors.pipeline import read_sentences

FILE = Path(extractors.__file__).parent / "frames" / "frames.toml"
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
EXAMPLES = [(frame.id, text) for frame in frames() for text in frame.examples]
COUNTEREXAMPLES = [(frame.id, text) for frame in frames() for text in frame.counterexamples]

# Examples that the rules as a whole read by another rule, with why. A rule that finds them again leaves this list.
READ_BY_ANOTHER: dict[tuple[str, str], str] = {
    ("killing <first of a list>", "The attack killed 9 and 4 were hurt."): 'both rows are read by other rules',
    ("<count> <harmed>", "Five civilians and one policeman were killed and another injured."):
        'the rows are read by "<count> were <harmed>"',
    ("<person> is <state>", "Up to 300 people are still missing."): 'the row is read by "<count> <harmed>"',
    ("<person> is <state>", "An estimated 60,000 people, including 24,000 children, are in need of aid."):
        'the rows are read by other rules',
}
FIRES_THOUGH: dict[tuple[str, str], str] = {}
OFF = {"<harmed> <count> after all"}                # kept for a way of saying that is not read yet


def rules_in(text: str) -> set[str]:
    return {reading.rule for sentence in read_sentences(text) for reading in sentence.readings}


def marked(cases: list[tuple[str, str]], known: dict[tuple[str, str], str]) -> list[object]:
    return [pytest.param(*case, marks=[pytest.mark.xfail(reason=known[case])] if case in known else [],
                         id=f"{case[0]}: {case[1]}") for case in cases]


@pytest.mark.parametrize(("rule", "text"), marked(EXAMPLES, READ_BY_ANOTHER))
def test_a_rule_finds_its_example(rule: str, text: str) -> None:
    assert rule in rules_in(text)


@pytest.mark.parametrize(("rule", "text"), marked(COUNTEREXAMPLES, FIRES_THOUGH))
def test_a_rule_leaves_its_counterexample_alone(rule: str, text: str) -> None:
    assert rule not in rules_in(text)


def test_every_rule_has_examples_and_counterexamples() -> None:
    assert [frame.id for frame in frames() if not frame.examples or not frame.counterexamples] == []


def test_no_two_rules_share_an_id() -> None:
    ids = [row["id"] for row in TABLE["frame"]]
    assert len(ids) == len(set(ids)) >= 10


def test_no_rule_is_switched_off_and_left_behind() -> None:
    assert [row["id"] for row in TABLE["frame"] if row.get("off") and row["id"] not in OFF] == []


def test_no_rule_matches_nothing() -> None:
    assert [frame.id for frame in frames() if frame.pattern.search("")] == []


def test_every_macro_is_used() -> None:
    patterns = " ".join([*TABLE["macros"].values(), *(row["pattern"] for row in TABLE["frame"])])
    assert [name for name in TABLE["macros"] if patterns.count(name) == 0] == []


def test_a_tag_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="the rule: NOSUCH is no tag"):
        _expand("COUNT NOSUCH", {}, "the rule")
