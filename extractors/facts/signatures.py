"""What words imply about the deed that hangs on them: data/lexicon/moods.toml as a table of all their forms.

    "failed" -> does not do it: a deed that it takes with "to" is denied, and a fact where the word itself is denied

The signatures are those of implicative and factive verbs (Karttunen) and of event factuality (Sauri and Pustejovsky).
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from extractors.models import STATUSES
from extractors.words.inflection import make_plural, verb_forms
from extractors.words.lookup import PhraseIndex, make_phrases
from extractors.words.word_files import LexiconError, read_toml

_FILE = "moods.toml"
_KEYS = frozenset("id says denied takes traits verbs nouns others examples counterexamples".split())
_TAKES = frozenset(("clause", "to", "ing", "noun", "claim"))
_TRAITS = frozenset(("bare", "rumour", "given", "beside", "own deed", "world"))
FACT = "fact"


class Signature(NamedTuple):
    """What a class of words makes of the deed that hangs on them."""

    id: str
    says: str  # "fact" or a status
    denied: str  # the same, where the word itself is denied; "" for nothing
    takes: frozenset[str]
    traits: frozenset[str] = frozenset()


class Sense(NamedTuple):
    """One reading of a word: its signature, whether it is a verb, noun or other word, and which form of the verb."""

    signature: Signature
    kind: str  # verb noun other
    form: str = ""  # of a verb: base third past participle ing


@cache
def signatures() -> tuple[Signature, ...]:
    """The classes in the order of the file; raises LexiconError."""
    return tuple(_signature(entry) for entry in read_toml(_FILE)["class"])


def _signature(entry: dict[str, Any]) -> Signature:
    name = entry.get("id", "?")
    if set(entry) != _KEYS:
        odd = ", ".join(sorted(set(entry) ^ _KEYS))
        raise LexiconError(f"{_FILE}: class {name}: missing or unknown: {odd}; the keys stand at the top of the file")
    values = {entry["says"], entry["denied"]} - {FACT, "", *STATUSES}
    values |= set(entry["takes"]) - _TAKES | set(entry["traits"]) - _TRAITS
    if values:
        raise LexiconError(f"{_FILE}: class {name}: {', '.join(sorted(values))} is no status, trait or way to hang on")
    return Signature(name, entry["says"], entry["denied"], frozenset(entry["takes"]), frozenset(entry["traits"]))


@cache
def senses() -> PhraseIndex:
    """Every form of every word, with its senses in the order of the file."""
    table: dict[str, list[Sense]] = {}
    for entry, signature in zip(read_toml(_FILE)["class"], signatures(), strict=True):
        for verb in entry["verbs"]:
            for form, word in verb_forms(verb)._asdict().items():
                _add(table, word, Sense(signature, "verb", form))
        for noun in entry["nouns"]:
            for word in (noun, make_plural(noun)):
                _add(table, word, Sense(signature, "noun"))
        for word in entry["others"]:
            _add(table, word, Sense(signature, "other"))
    return PhraseIndex(make_phrases([(word, tuple(row)) for word, row in table.items()]))


def _add(table: dict[str, list[Sense]], word: str, sense: Sense) -> None:
    row = table.setdefault(word, [])
    alike = [one for one in row if one.signature is sense.signature and one.kind == sense.kind]
    if not alike:
        row.append(sense)
    elif sense.form == "past":  # "put": more often the past than the base
        row[row.index(alike[0])] = sense
