"""The words that make somebody a source: which are cues, of what kind, and which look-alikes are none."""
from __future__ import annotations

import pytest

from extractors.sources.speech import BY, QUOTES, SAYS, find_cues
from extractors.text.tokens import split_tokens


def cues(text: str) -> list[tuple[str, str]]:
    tokens = split_tokens(text, 0, len(text))
    return [(" ".join(tokens.low[cue.i:cue.j]), cue.kind) for cue in find_cues(tokens)]


@pytest.mark.parametrize(("text", "found"), [
    ("Police said 12 people died.", [("said", SAYS)]),
    ("According to police, 12 people died.", [("according to", BY)]),
    ("Reuters, citing police, put the toll at 12.", [("citing", QUOTES), ("put", SAYS)]),
    ("The mayor was quoted as saying 12 people died.", [("quoted as saying", SAYS)]),
    ("UNICEF estimates that 12 people died.", [("estimates", SAYS)]),
    ("Officials report 12 deaths.", [("report", SAYS)]),
    ("A nurse spoke of 12 dead.", [("spoke of", SAYS)]),
    ("By one police estimate, 12 people died.", [("by", BY)]),
    ("The toll was confirmed by the ministry.", [("confirmed by", BY)]),
    ("The rebels accused the army of killing 12 people.", [("accused", SAYS)]),
    ("The ministry released figures on 12 deaths.", [("released", SAYS)]),
])
def test_a_word_of_saying_is_a_cue(text: str, found: list[tuple[str, str]]) -> None:
    assert cues(text) == found


@pytest.mark.parametrize("text", [
    "12 people were reported killed.",
    "Two reports were lost.",
    "The ministry did not say how many died.",
    "A spokesman declined to say how many died.",
    "Neither side would say how many died.",
    "Five alleged rebels died.",
    "The rebels released 12 prisoners.",
    "They were charged with killing 12 people.",
    "The flood claimed 12 lives.",
    "12 people died in Kaduna State.",
    "The army was accused of killing 12 people.",
    "They accused the mayor of incompetence after 12 people died.",
    "The guarantees announced by the government were worth nothing when 12 people died.",
    "The men were believed to be among the dead.",
])
def test_what_only_looks_like_saying_is_no_cue(text: str) -> None:
    assert cues(text) == []
