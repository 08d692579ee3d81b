"""Words of harm in a sense that harms nobody: "expelled from the party", "eliminated in the primary".

    in_another_sense(row, reading) of "Twelve members were expelled from the party."  ->  True

The phrases stand in senses.toml; a phrase has to hold the word of harm, or tells the setting of the whole sentence.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.words.prefilter import Prefilter, numbers_of
from extractors.words.wordings import Wording, compile_phrases, compile_wording

_FILE = Path(__file__).with_name("senses.toml")


class Sense(NamedTuple):
    """A rule of senses.toml: where its phrase stands, of which measures, and what speaks against it."""

    rule: Wording
    measures: frozenset[str]
    unless: re.Pattern[str] | None


@cache
def senses() -> tuple[Sense, ...]:
    """The rules in the order of the file; raises WordingError."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(_compile(entry, table["macros"]) for entry in table["rule"])


def _compile(entry: dict[str, Any], macros: dict[str, str]) -> Sense:
    def phrases(words: list[str]) -> re.Pattern[str]:
        return compile_phrases({"id": entry["id"], "words": words}, macros, _FILE.name, r"(?<![\w-])(?:", r")(?![\w-])")

    rule = compile_wording(entry, macros, _FILE.name)._replace(pattern=phrases(entry["words"]))
    return Sense(rule, frozenset(entry["measures"]), phrases(entry["unless"]) if "unless" in entry else None)


@cache
def _prefilter() -> Prefilter:
    return Prefilter([sense.rule.pattern for sense in senses()])


def in_another_sense(row: Row, reading: Reading) -> bool:
    """Whether the word that says harm stands in a phrase that means something else."""
    signs = row.tokens.signs(_prefilter())
    return bool(signs) and any(
        reading.measure in sense.measures and _is_meant(sense, row, reading)
        for sense in (senses()[number] for number in numbers_of(signs))
    )


def _is_meant(sense: Sense, row: Row, reading: Reading) -> bool:
    low = row.tokens.low
    words = " ".join(low)
    if sense.unless and sense.unless.search(words):
        return False
    if sense.rule.kind == "setting":
        return sense.rule.pattern.search(words) is not None
    harm = row.chunks[reading.harm if 0 <= reading.harm < len(row.chunks) else reading.chunk]
    first = sum(len(word) + 1 for word in low[: harm.i])
    last = first + len(" ".join(low[harm.i : harm.j]))
    return any(match.start() < last and match.end() > first for match in sense.rule.pattern.finditer(words))
