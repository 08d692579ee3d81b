"""Ways of saying kept as data: files of rules, each a list of phrases with an id, a kind and examples.

    load_wordings("facts/scope.toml")  ->  (Wording("since <a date>", "cumulative", <pattern>, ...), ...)

A phrase is a regular expression over lower-case words with single blanks; {NAME} is a macro of the same file.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.words.prefilter import Prefilter, numbers_of

_FOLDER = Path(__file__).resolve().parent.parent


class WordingError(ValueError):
    """A rule that cannot be used: the message names the file, the rule and what to mend."""


class Wording(NamedTuple):
    """One rule: what it is called, what it tells, and the pattern of its phrases."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    entry: dict[str, Any]


@cache
def load_wordings(name: str) -> tuple[Wording, ...]:
    """The rules of a file of this package, in its order; raises WordingError."""
    table = tomllib.loads((_FOLDER / name).read_text("utf-8"))
    macros = table.get("macros", {})
    return tuple(compile_wording(entry, macros, name) for entry in table["rule"])


def compile_wording(entry: dict[str, Any], macros: dict[str, str], name: str) -> Wording:
    """One entry of a file as a rule; phrases match whole words unless they bring their own ends."""
    return Wording(
        entry["id"],
        entry["kind"],
        compile_phrases(entry, macros, name, r"(?<![\w-])(?:", ")"),
        tuple(entry["examples"]),
        tuple(entry["counterexamples"]),
        entry,
    )


def compile_phrases(
    entry: dict[str, Any], macros: dict[str, str], name: str, before: str, after: str
) -> re.Pattern[str]:
    """The phrases of an entry as one pattern between ``before`` and ``after``; raises WordingError."""
    body = "|".join(expand(word, macros, f"{name}: {entry['id']}") for word in entry["words"])
    try:
        return re.compile(f"{before}{body}{after}")
    except re.error as error:
        raise WordingError(f"{name}: {entry['id']}: {error}; check its brackets") from None


def expand(phrase: str, macros: dict[str, str], where: str) -> str:
    """A phrase with its macros, and theirs, put in."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise WordingError(f"{where}: no macro {match[1]}; name it under [macros]")
        return expand(macros[match[1]], macros, where)

    return re.sub(r"\{([A-Z]+)\}", put, phrase)


@cache
def prefilter_of(name: str) -> Prefilter:
    """The rules of a file by number, as a prefilter tells which of them some words may set off."""
    return Prefilter([rule.pattern for rule in load_wordings(name)])


def finds(name: str, kind: str, words: str, measure: str, signs: int) -> bool:
    """Whether a rule of this kind, that may speak of the measure, finds one of its phrases.

    ``signs``: those of the words, or of the sentence they are from, by ``prefilter_of(name)``.
    """
    signs &= signs_of(name, kind)
    if not signs:
        return False
    rules = load_wordings(name)
    for number in numbers_of(signs):
        if measure not in rules[number].entry.get("not_for", ()) and rules[number].pattern.search(words):
            return True
    return False


@cache
def signs_of(name: str, kind: str) -> int:
    """The signs of all rules of one kind in a file."""
    return sum(1 << number for number, rule in enumerate(load_wordings(name)) if rule.kind == kind)
