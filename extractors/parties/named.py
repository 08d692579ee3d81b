"""Parties in a sentence: the names, the words that stand for a side, and what they own.

    "gunmen of the ADF"        -> force, Allied Democratic Forces
    "a Saudi-led air strike"   -> deed of the Saudi-led coalition
    "the attack"               -> deed of nobody yet
    "clashes"                  -> fight: both sides did it

The words stand in data/lexicon/parties.toml, the names in actors.csv.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from extractors.parties.names import Hit, find_names
from extractors.text.tokens import Tokens, split_tokens
from extractors.words.inflection import make_plural, verb_forms
from extractors.words.lexicon import Lexicon, lexicon
from extractors.words.lookup import make_phrases
from extractors.words.word_files import FOLDER


class Party(NamedTuple):
    """A party: canonical name and the words as written."""

    name: str = ""
    text: str = ""


NOBODY = Party()


class Mention(NamedTuple):
    """A phrase of tokens ``i:j`` (articles included) with the party it stands for; deeds may have none."""

    i: int
    j: int
    kind: str  # name, force, person, country, deed, fight
    party: Party = NOBODY
    group: str = ""  # of a force: security_forces, police, combatants
    named: bool = False
    thing: str = ""  # of a deed: weapons, carriers, deeds or crimes


class Act(NamedTuple):
    """A deed with its agent, at token ``at``; ``i:j`` is the whole phrase."""

    party: Party
    at: int
    i: int
    j: int
    kind: str  # deed, attack, blamed
    group: str = ""
    named: bool = False


class Scene(NamedTuple):
    """One sentence, as this stage needs it: its words and the names found in it."""

    text: str
    tokens: Tokens
    hits: list[Hit]
    lex: Lexicon
    capitals: bool
    text_low: str = ""  # the whole text in lower case, for names that need their full form told


def _both(nouns: list[str]) -> list[str]:
    return [*nouns, *(make_plural(noun) for noun in nouns)]


@cache
def words() -> dict[str, Any]:
    """parties.toml as sets and phrases, plurals and verb forms added."""
    table = tomllib.loads((FOLDER / "parties.toml").read_text("utf-8"))
    forces = [(noun, group) for group, nouns in table["forces"].items() for noun in _both(nouns)]
    forms = [verb_forms(entry) for entry in table["attacks"]["verbs"]]
    helped: dict[str, frozenset[str]] = {}
    for base, companions in table["attacks"]["with"].items():
        verb = verb_forms(
            " ".join((base, *table["attacks"]["past"][base])) if base in table["attacks"]["past"] else base
        )
        forms.append(verb)
        helped.update({form: frozenset(companions) for form in verb})
    fights = [verb_forms(entry) for entry in table["fights"]["verbs"]]
    return {
        "forces": make_phrases(forces),
        "deeds": make_phrases(
            [
                (noun.lower(), key)
                for key in ("deeds", "weapons", "carriers", "crimes")
                for noun in _both(table[key]["words"])
            ]
        ),
        "fired": frozenset("shelling fire gunfire bombardment strikes shells rockets missiles mortars bullets".split()),
        "capitals": make_phrases([(noun.lower(), noun) for noun in table["capitals"]["words"]]),
        "helped": helped,
        "companies": make_phrases([(noun, "person") for noun in _both(table["companies"]["words"])]),
        "fights": make_phrases([(noun, "fight") for noun in _both(table["fights"]["words"])]),
        "sides": frozenset(table["sides"]["words"]),
        "peoples": frozenset(table["peoples"]["words"]),
        "members": frozenset(_both(table["members"]["words"])),
        "hedges": frozenset(table["hedges"]["words"]),
        "attacks": frozenset(form for verb in forms for form in verb),
        "attacking": frozenset(verb.ing for verb in forms),
        "attacked": frozenset(verb.participle for verb in forms),
        "fighting": frozenset(form for verb in fights for form in verb),
        "blamed": make_phrases([(phrase, "blamed") for phrase in table["blamed"]["before"]]),
        "blaming": make_phrases([(phrase, "blamed") for phrase in table["blamed"]["after"]]),
    }


_SHORT = {"US": "United States", "U.S.": "United States", "USA": "United States", "UK": "United Kingdom",
          "U.K.": "United Kingdom", "EU": "European Union", "UAE": "United Arab Emirates"}  # fmt: skip


def nation_at(scene: Scene, k: int) -> tuple[str, int, bool] | None:
    """The country named at token ``k`` by name or adjective: (country, token after it, whether an adjective)."""
    low, raw = scene.tokens.low, scene.tokens.raw
    if raw[k] in _SHORT:
        return _SHORT[raw[k]], k + 1, True
    if not (scene.capitals or raw[k][:1].isupper()):
        return None
    if low[k] not in _nation_beginnings():
        return None  # nearly always
    for size in (3, 2, 1):
        phrase = " ".join(low[k : k + size])
        if phrase in scene.lex.nationalities:
            return scene.lex.nationalities[phrase], min(k + size, len(low)), True
        if phrase in scene.lex.countries:
            return scene.lex.countries[phrase], min(k + size, len(low)), False
        if phrase[-1:] == "s" and phrase[:-1] in scene.lex.countries:  # an apostrophe lost on the way: "Syrias army"
            return scene.lex.countries[phrase[:-1]], min(k + size, len(low)), True
    return None


@cache
def _nation_beginnings() -> frozenset[str]:
    """The first words of countries and their adjectives, also with an "s" behind them that lost its apostrophe."""
    names = [name.split() for name in (*lexicon().nationalities, *lexicon().countries)]
    return frozenset(words[0] + end for words in names for end in ("", "s"))


@cache
def national_force(country: str, adjective: str, body: str) -> str:
    """The canonical name of a country's army or police: "Syrian soldiers" belong to the "Syrian Army"."""
    adjectives = [adjective] if adjective else []
    adjectives += [word for word, name in lexicon().nationalities.items() if name == country]
    for word in adjectives[:6]:
        name = f"{word} {body}"
        for hit in find_names(split_tokens(name, 0, len(name)), "actors.csv", capitals=True):
            if hit.i == 0 and hit.j >= 2:
                return hit.entry.name
    word = adjectives[0] if adjectives else country
    return f"{word[:1].upper()}{word[1:]} {body}"


_GROUPS = {
    "armed_group": "combatants",
    "militia": "combatants",
    "gang": "combatants",
    "company": "combatants",
    "paramilitary": "security_forces",
    "military": "security_forces",
    "coalition": "security_forces",
    "peacekeepers": "security_forces",
    "police": "police",
    "un": "aid_workers",
    "ngo": "aid_workers",
    "red_cross": "aid_workers",
    "health": "medical_workers",
    "media": "journalists",
    "rescue": "aid_workers",
}


def group_of(hit: Hit) -> str:
    """The group that members of a named party belong to, "" where its kind does not tell."""
    return _GROUPS.get(hit.entry.type, "")
