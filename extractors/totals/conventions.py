"""Reading a figure by a published convention: what its words are worth, in whole numbers.

    read_by(row, conventions()["acled"])      "dozens" -> Worth(12, 12, 12); by gtd -> Worth(None, None, None)

The conventions themselves, with their citations, are in data/conventions.toml. Figures keep their words and their own
range; a convention is applied only on the way out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).resolve().parents[2] / "data" / "conventions.toml"
DEFAULT = "interval"
_LEAD = re.compile(r"\A(?:an?|the|about|some)\s+(?=\w)|\s+of\Z")
_EVERYONE = ("all", "every", "no ")
_RULES = {
    "at_least": ("open", "lowest"),
    "between": ("range", "lower", "mean"),
    "conflict": ("range", "lowest", "latest"),
}


class ConventionError(ValueError):
    """A table of the file that cannot be used: the message names the entry and what to write."""


class Worth(NamedTuple):
    """Whole numbers, or None where the convention leaves it blank or open."""

    low: int | None
    best: int | None
    high: int | None


NOTHING = Worth(None, None, None)


@dataclass(frozen=True, slots=True)
class Convention:
    """One table of data/conventions.toml."""

    key: str
    name: str
    citation: str
    at_least: str
    between: str
    words: Mapping[str, Worth]
    casualties: int | None = None
    household: int | None = None
    note: str = ""
    conflict: str = "range"


@cache
def conventions(file: Path = FILE) -> dict[str, Convention]:
    """All conventions by their key; raises ConventionError that names the entry if one is not as the file says."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {key: _convention(key, table, file) for key, table in tables.items()}


def read_by(row: Mapping[str, object], convention: Convention) -> Worth:
    """Low, best and high of a row of the figures table, as this convention reads them; households stay households."""
    own = Worth(*(_whole(row[name]) for name in ("low", "best", "high")))
    quantifier = row["quantifier"]
    if quantifier in ("at_least", "more_than"):
        return Worth(own.low, own.low, own.low) if convention.at_least == "lowest" else own
    if quantifier == "between":
        return _between(own, convention.between)
    if quantifier == "vague":
        return own if convention.key == DEFAULT else convention.words.get(bare_word(str(row["text"])), NOTHING)
    if quantifier == "unquantified":
        everyone = str(row["text"]).lower().startswith(_EVERYONE)
        return NOTHING if everyone else convention.words.get("bare_plural", NOTHING)
    return own


def read_persons(row: Mapping[str, object], convention: Convention) -> Worth:
    """As read_by, in persons: households times the convention's factor, blank where it has none."""
    worth = read_by(row, convention)
    if row["unit"] != "household":
        return worth
    if convention.household is None:
        return NOTHING
    return Worth(*(None if number is None else number * convention.household for number in worth))


def bare_word(text: str) -> str:
    """The vague word as the tables list it: "a couple of" -> "couple"; "a number of" -> "a number"."""
    word = " ".join(text.lower().split())
    if re.fullmatch(r"(?:a|an) number(?: of)?", word):
        return "a number"
    previous = ""
    while word != previous:
        previous, word = word, _LEAD.sub("", word)
    return word


def _between(own: Worth, rule: str) -> Worth:
    if rule == "range" or own.low is None or own.high is None:
        return own
    number = own.low if rule == "lower" else (own.low + own.high) // 2
    return Worth(number, number, number)


def _whole(value: Any) -> int | None:
    if value is None or value != value:
        return None
    try:
        return int(value)
    except TypeError:  # pandas' own missing value
        return None


def _convention(key: str, table: Mapping[str, Any], file: Path) -> Convention:
    words = {
        word: Worth(*(entry.get(name) for name in ("low", "best", "high")))
        for word, entry in table.get("words", {}).items()
    }
    for name, allowed in _RULES.items():
        if table.get(name, "range" if name == "conflict" else None) not in allowed:
            raise ConventionError(f"{file.name}, [{key}] {name}: write one of {', '.join(allowed)}")
    missing = [name for name in ("name", "citation") if not table.get(name)]
    if missing:
        raise ConventionError(f"{file.name}, [{key}]: {missing[0]} is missing")
    return Convention(
        key,
        table["name"],
        table["citation"],
        table["at_least"],
        table["between"],
        words,
        table.get("casualties"),
        table.get("household"),
        table.get("note", ""),
        table.get("conflict", "range"),
    )
