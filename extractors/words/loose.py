"""Phrases with a gap: "need urgent shelter", "without safe drinking water", "face crisis levels of hunger".

    "[need] .. shelter|aid"  ->  a form of the verb and, after at most four words more, one of the last words
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.words.inflection import expand_phrase
from extractors.words.lexicon import Lexicon
from extractors.words.lookup import Phrases, make_phrases, match_phrase
from extractors.words.word_files import read_toml

_GAP = 4
_NONE = frozenset("no not only neither morgue morgues mortuary mortuaries".split())
_WITHIN = frozenset("and or of the a an their to both".split())


class Loose(NamedTuple):
    """What a phrase with a gap says: tag, measure and the token behind it."""

    tag: str
    measure: str
    j: int


@cache
def loose_phrases() -> Phrases:
    """Openings of the phrases with a gap: (tag, measure, last words)."""
    rows = []
    for measure, table in read_toml("measures.toml").items():
        for entry in table.get("loose", ()):
            lead, _, tail = entry.partition(" .. ")
            rows += [(form, (_tag(form, lead), measure, frozenset(tail.split("|")))) for form in expand_phrase(lead)]
    merged: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for form, value in rows:
        merged.setdefault(form, []).append(value)
    return make_phrases([(form, tuple(values)) for form, values in merged.items()])


def _tag(form: str, lead: str) -> str:
    if not lead.startswith("["):
        return "I" if lead.startswith("cannot") else "V" if lead.endswith(" to") else "J"  # V: "taken to .. hospital"
    return "i" if form.split()[0].endswith("ing") else "I"


def trigger_phrases() -> list[tuple[str, ...]]:
    """The openings, for the scan that finds sentences worth reading."""
    return [words for rows in loose_phrases().values() for words, _ in rows]


def read_loose(low: list[str], i: int, lex: Lexicon) -> Loose | None:
    """The phrase with a gap that begins at token ``i``."""
    hit = match_phrase(loose_phrases(), low, i)
    if hit is None:
        return None
    for k in range(hit[1], min(hit[1] + _GAP + 1, len(low))):
        if low[k] in _NONE:
            return None  # "suffered no serious injuries", "taken to the morgue of the hospital"
        for tag, measure, tails in hit[0]:
            if low[k] in tails:
                return Loose(tag, measure, k + 1)
        if (
            not low[k][0].isalpha()
            or low[k] not in _WITHIN
            and match_phrase(lex.tags, low, k)
            or match_phrase(lex.people, low, k)
        ):
            return None
    return None
