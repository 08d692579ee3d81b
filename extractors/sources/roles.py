"""What kind of source a phrase names: data/lexicon/roles.toml.

    type_of_words(["military", "officials"]) -> "military"
    type_of_words(["doctor", "at", "the", "clinic"]) -> "health"

The head decides ("doctor", "ministry"); a head that tells nothing by itself ("official", "spokesman") takes the type of
its modifier or of the body behind "of" and "for"; a title tells it before a name ("Lt. Col. Rashid Khan").
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from extractors.models import SOURCE_TYPES
from extractors.words.inflection import make_plural
from extractors.words.lexicon import lexicon
from extractors.words.word_files import FOLDER, LexiconError, read_csv

_SECTIONS = ("heads", "modifiers", "generic", "titles")
_LINKS = frozenset("of for in at from with to on and by near inside , who which whose based".split())
UNTOLD = "anonymous"


class RoleWords(NamedTuple):
    """The words of role phrases: any of them, those that can end one, and the plural ones among these."""

    any: frozenset[str]
    last: frozenset[str]
    plural: frozenset[str]


@cache
def roles() -> dict[str, Any]:
    """data/lexicon/roles.toml with plurals added to the heads; a wrong section or type is named with its remedy."""
    try:
        table = tomllib.loads((FOLDER / "roles.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f'roles.toml cannot be read ({error}): mend that line; write "word" = "type"') from None
    for section in _SECTIONS:
        if section not in table:
            raise LexiconError(f"roles.toml: [{section}] is missing; put it back, even if empty")
        for word, kind in table[section].items():
            if kind not in SOURCE_TYPES:
                raise LexiconError(
                    f'roles.toml [{section}] "{word}": {kind} is no source type; use one of {", ".join(SOURCE_TYPES)}'
                )
    for key in ("heads", "generic"):
        for word, kind in list(table[key].items()):
            table[key].setdefault(make_plural(word), kind)
    return table


@cache
def role_words() -> RoleWords:
    """Every word of a role phrase, the words that can end one, and the plural ones."""
    table = roles()
    words = frozenset(w for key in _SECTIONS for phrase in table[key] for w in phrase.split())
    last = {phrase.split()[-1] for key in ("heads", "generic") for phrase in table[key]}
    last -= {"body", "bodies"}  # "world body" speaks, "six bodies" do not
    plural = {
        w for w in last if w.endswith(("s", "men")) and w not in ("series", "press", "corps", "headquarters", "news")
    }
    return RoleWords(words, frozenset(last), frozenset(plural))


def is_title(words: list[str], k: int) -> int:
    """How many tokens from ``k`` on are a title before a name ("lt", ".", "col", "."): 0 where none begins."""
    if k >= len(words) or words[k] not in _title_beginnings():
        return 0
    table = roles()["titles"]
    for size in (5, 4, 3, 2, 1):
        phrase = " ".join(words[k : k + size]).replace(" .", ".")
        if len(words) > k + size and phrase in table:
            return size
    return 0


@cache
def _title_beginnings() -> frozenset[str]:
    """The first words of titles, the stop of an abbreviation being a token of its own ("lt", ".") or not ("u.s.")."""
    firsts = [title.split()[0] for title in roles()["titles"]]
    return frozenset((*firsts, *(first.rstrip(".") for first in firsts)))


def type_of_words(words: list[str]) -> str:
    """The source type of a phrase in lower-case words, "anonymous" where nothing tells it."""
    words = [word for word in words if word != "the"]
    if not words:
        return UNTOLD
    size = is_title(words, 0)
    if size:
        return str(roles()["titles"][" ".join(words[:size]).replace(" .", ".")])
    cut = next((k for k, word in enumerate(words) if k and word in _LINKS), len(words))
    return (
        _type_of_head(words, cut)
        or _type_of_any(words[:cut])
        or _type_of_any(words[cut:])
        or _type_of_country(words[:cut])
        or UNTOLD
    )


def _type_of_head(words: list[str], cut: int) -> str:
    """By the noun before the first "of", "for" or "in"; a head that tells nothing asks its modifier and its tail."""
    table = roles()
    for size in (5, 4, 3):  # "ministry of defence"
        for k in range(max(0, cut - 2), min(cut, len(words) - size + 1)):
            if " ".join(words[k : k + size]) in table["heads"] and k < cut < k + size:
                return str(table["heads"][" ".join(words[k : k + size])])
    for size in (4, 3, 2, 1):
        phrase = " ".join(words[max(0, cut - size) : cut])
        if phrase in table["heads"]:
            kind = str(table["heads"][phrase])
            return "police" if kind == "military" and "police" in words[:cut] else kind
    if not cut or words[cut - 1] not in table["generic"]:
        return ""
    if words[cut:] and words[cut - 2 : cut - 1] and words[cut - 2] in ("media", "press", "information"):
        return _type_of_any(words[cut:]) or _type_by_modifier(words[cut:]) or str(table["generic"][words[cut - 1]])
    return (
        _type_by_modifier(words[: cut - 1])
        or _type_of_any(words[cut:])
        or _type_by_modifier(words[cut:])
        or str(table["generic"][words[cut - 1]])
    )


def _type_by_modifier(words: list[str]) -> str:
    """By the modifier nearest the head: an "official army communique" is the army's."""
    table = roles()
    for k in range(len(words) - 1, -1, -1):
        for size in (2, 1):
            phrase = " ".join(words[max(0, k + 1 - size) : k + 1])
            for section in ("modifiers", "heads"):
                if phrase in table[section]:
                    return str(table[section][phrase])
    return ""


def _type_of_any(words: list[str]) -> str:
    """By the last role noun anywhere in the words, then by a head that takes a modifier's type."""
    table = roles()
    for size in (3, 2, 1):
        for k in range(len(words) - size, -1, -1):
            phrase = " ".join(words[k : k + size])
            if phrase in table["heads"]:
                return str(table["heads"][phrase])
    for k in range(len(words) - 1, -1, -1):
        if words[k] in table["generic"]:
            return _type_by_modifier(words) or str(table["generic"][words[k]])
    return _type_by_modifier(words)


def _type_of_country(words: list[str]) -> str:
    """A country or its capital that speaks is its government: "Kyiv said", "the United States accused"."""
    name = " ".join(words)
    return "government" if name in lexicon().countries or name in capitals_of_countries() else ""


@cache
def capitals_of_countries() -> frozenset[str]:
    """Capital cities in lower case, from countries.csv."""
    return frozenset(row["capital"].lower() for row in read_csv("countries.csv") if row["capital"])
