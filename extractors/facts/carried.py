"""A mood that the sentence before has set: what a plan involved, what a tale tells, what a false message said.

    "The plot was foiled in May. It involved the murder of 60 guests."  ->  the 60 are hypothetical

Only what reads as a fact by its own sentence is asked; the phrases stand in carried.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.models import Figure
from extractors.words.prefilter import Prefilter, numbers_of
from extractors.words.wordings import Wording, compile_phrases, compile_wording

_FILE = Path(__file__).with_name("carried.toml")
_REACH = 400  # characters before a sentence that are looked at
_END = re.compile(r"[.!?]['\")]*\s")


class Carry(NamedTuple):
    """A rule of carried.toml: what stands here, what stood before, what must stand in neither."""

    rule: Wording
    before: re.Pattern[str]
    unless: re.Pattern[str] | None


@cache
def carries() -> tuple[Carry, ...]:
    """The rules in the order of the file; raises WordingError."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(_compile(entry, table["macros"]) for entry in table["rule"])


@cache
def _patterns() -> Prefilter:
    """What must stand here, by number: few sentences hold a word of any rule."""
    return Prefilter([carry.rule.pattern for carry in carries()])


def _compile(entry: dict[str, Any], macros: dict[str, str]) -> Carry:
    def phrases(key: str) -> re.Pattern[str]:
        words = {"id": entry["id"], "words": entry[key]}
        return compile_phrases(words, macros, _FILE.name, r"(?<![\w-])(?:", r")(?![\w-])")

    unless = phrases("unless") if "unless" in entry else None
    return Carry(compile_wording(entry, macros, _FILE.name), phrases("before"), unless)


def carry_mood(figures: list[Figure], text: str, words: tuple[str, ...]) -> list[Figure]:
    """The figures of one sentence; those that read as facts get the status that the sentence before gives them."""
    if not any(_is_asserted(figure) for figure in figures):
        return figures
    signs = _patterns().signs(words)
    here = " ".join([word for word in words if word not in ('"', "'")]) if signs else ""
    before = ""
    for rule, opener, unless in (carries()[number] for number in numbers_of(signs)):
        if not rule.pattern.search(here):
            continue
        before = before or _sentence_before(text, figures[0].sentence_start)
        if before and opener.search(before) and not (unless and (unless.search(before) or unless.search(here))):
            return [
                replace(figure, status=rule.kind, rules=(*figure.rules, rule.id)) if _is_asserted(figure) else figure
                for figure in figures
            ]
    return figures


def _is_asserted(figure: Figure) -> bool:
    return figure.status in ("reported", "confirmed") and figure.high != 0


def _sentence_before(text: str, start: int) -> str:
    """The last sentence before ``start``, in lower case, with single blanks."""
    before = text[max(0, start - _REACH) : start].rstrip()
    ends = [match.end() for match in _END.finditer(before)]
    return " ".join(before[ends[-1] if ends else 0 :].lower().split())
