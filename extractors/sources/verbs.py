"""The verbs and phrases of saying: data/lexicon/speech.toml as the cues need it.

speech().forms["announced"]  ->  "announce"
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from extractors.words.inflection import verb_forms
from extractors.words.lexicon import lexicon
from extractors.words.lookup import Phrases, make_phrases
from extractors.words.trie import word_pattern
from extractors.words.word_files import FOLDER, LexiconError

QUOTING = frozenset("quoting citing quoted quotes cited cites".split())


class Speech(NamedTuple):
    """data/lexicon/speech.toml as the cues need it."""

    forms: dict[str, str]
    weak: frozenset[str]
    noun_like: frozenset[str]
    with_that: frozenset[str]
    with_document: frozenset[str]
    evidence: Phrases
    before: Phrases


@cache
def speech() -> Speech:
    """The verbs and phrases of saying, read once."""
    table = tomllib.loads((FOLDER / "speech.toml").read_text("utf-8"))
    for key in ("weak", "sources_only", "noun_like", "with_that", "with_document", "evidence", "before"):
        if not isinstance(table.get(key), list):
            raise LexiconError(f"speech.toml: the list {key} is missing; put it back, even if empty")
    forms = dict(lexicon().speech)
    for entry in table["sources_only"]:
        built = verb_forms(entry)
        for form in built:
            forms.setdefault(form, built.base)
    bases = frozenset(forms.values())
    for key in ("weak", "noun_like", "with_that", "with_document"):
        for verb in table[key]:
            if verb not in bases:
                raise LexiconError(f'speech.toml {key}: "{verb}" is not among the verbs; add it there first')
    return Speech(
        forms,
        frozenset(table["weak"]),
        frozenset(table["noun_like"]),
        frozenset(table["with_that"]),
        frozenset(table["with_document"]),
        make_phrases([(phrase, phrase.split()[0]) for phrase in table["evidence"]]),
        make_phrases([(phrase, "before") for phrase in table["before"]]),
    )


@cache
def speech_pattern() -> re.Pattern[str]:
    """The words that every cue has one of, in lower case: a text without any is not read for its sources."""
    words = speech()
    return word_pattern({*words.forms, *QUOTING, *words.evidence, *words.before})
