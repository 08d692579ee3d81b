"""The lists of nouns and adjectives say who is counted, what is not, and what may stand in between."""
from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extractors.models import GROUPS
from extractors.words.inflection import make_plural

FOLDER = Path(__file__).parents[2] / "data" / "lexicon"


def read_list(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


PEOPLE, THINGS, ADJECTIVES = read_list("people.toml"), read_list("things.toml"), read_list("adjectives.toml")


def write_forms(section: dict[str, Any]) -> list[str]:
    """Singular and plural of every noun of a section, in lower case, as the extractor looks them up."""
    forms = []
    for noun in (*section.get("regular", ()), *section.get("words", ())):
        forms += [noun.lower(), make_plural(noun.lower())]
    for pair in section.get("irregular", ()):
        forms += {form.lower() for form in pair}
    return forms + [noun.lower() for noun in (*section.get("plural_only", ()), *section.get("invariant", ()))]


GROUP_OF = {form: "people" if name == "nationals" else name for name, section in PEOPLE.items()
            for form in write_forms(section)}
THING = {form for section in THINGS.values() for form in write_forms(section)}
MODIFIER = {word.lower() for section in ADJECTIVES.values() for word in section["words"]}


def find_repeated(forms: list[str]) -> list[str]:
    return sorted(form for form, times in Counter(forms).items() if times > 1)


def test_every_section_of_people_is_a_group_or_the_nationals() -> None:
    assert set(PEOPLE) - {"nationals"} == set(GROUPS)


@pytest.mark.parametrize(("name", "table", "keys"), [
    ("people.toml", PEOPLE, {"regular", "irregular", "plural_only"}),
    ("things.toml", THINGS, {"words", "irregular", "invariant"}),
    ("adjectives.toml", ADJECTIVES, {"words"}),
])
def test_sections_know_only_these_keys(name: str, table: dict[str, Any], keys: set[str]) -> None:
    assert {key for section in table.values() for key in section} <= keys, name


def test_no_noun_counts_both_people_and_things() -> None:
    assert sorted(set(GROUP_OF) & THING) == []


@pytest.mark.parametrize("table", [PEOPLE, THINGS], ids=["people", "things"])
def test_no_noun_stands_twice(table: dict[str, Any]) -> None:
    assert find_repeated([form for section in table.values() for form in write_forms(section)]) == []


def test_no_adjective_stands_twice() -> None:
    assert find_repeated([word.lower() for section in ADJECTIVES.values() for word in section["words"]]) == []


def test_adjectives_are_single_words() -> None:
    assert [word for word in MODIFIER if len(word.split()) != 1] == []


def test_words_carry_no_stray_blanks_or_punctuation() -> None:
    words = (*GROUP_OF, *THING, *MODIFIER)
    assert [word for word in words if word != " ".join(word.split()) or word.strip("-,;:!?\"") != word] == []


@pytest.mark.parametrize(("word", "group"), [
    ("teachers", "people"), ("fishermen", "people"), ("passers-by", "people"), ("hostages", "people"),
    ("bus drivers", "people"), ("six-year-old", None), ("kurds", "people"), ("frenchmen", "people"),
    ("germans", "people"), ("lebanese", "people"), ("crew", "people"), ("crew members", "people"),
    ("villagers", "civilians"), ("non-combatants", "civilians"), ("children", "children"), ("schoolgirls", "children"),
    ("minors", "children"), ("babies", "children"), ("women", "women"), ("housewives", "women"), ("men", "men"),
    ("pensioners", "elderly"), ("gunmen", "combatants"), ("militants", "combatants"), ("guerrillas", "combatants"),
    ("suicide bombers", "combatants"), ("mujahideen", "combatants"), ("soldiers", "security_forces"),
    ("troops", "security_forces"), ("peacekeepers", "security_forces"), ("generals", "security_forces"),
    ("policemen", "police"), ("police officers", "police"), ("police", "police"), ("firefighters", "aid_workers"),
    ("rescue workers", "aid_workers"), ("aid workers", "aid_workers"), ("nurses", "medical_workers"),
    ("midwives", "medical_workers"), ("health workers", "medical_workers"), ("journalists", "journalists"),
    ("cameramen", "journalists"), ("asylum seekers", "refugees_migrants"), ("migrants", "refugees_migrants"),
    ("prisoners of war", "prisoners"), ("inmates", "prisoners"), ("families", "households"),
    ("households", "households"), ("idps", "people"), ("mothers", "women"), ("fathers", "men"), ("sons", "people"),
])
def test_a_noun_for_people_belongs_to_its_group(word: str, group: str | None) -> None:
    assert GROUP_OF.get(word) == group


@pytest.mark.parametrize("word", [
    "khan", "malik", "minor", "local", "star", "general", "major", "private", "native", "dead", "wounded", "injured",
    "body", "bodies", "corpse", "casualties", "missing", "deaths", "people's", "second", "well",
])
def test_a_name_a_title_or_a_word_for_harm_is_no_noun_for_people(word: str) -> None:
    assert word not in GROUP_OF


@pytest.mark.parametrize("word", [
    "houses", "homes", "villages", "islands", "trucks", "aircraft", "fighter jets", "rounds of ammunition", "knives",
    "kilometres", "kilometers", "dollars", "rupees", "seconds", "weeks", "companies", "battalions", "teams",
    "families of", "foxes", "sheep", "cattle", "head of cattle", "wolves", "strikes", "explosions", "elections",
    "bullets", "seats", "points", "runs", "innings", "tonnes", "loaves", "hospitals", "crews", "crises",
])
def test_a_count_of_these_is_no_count_of_persons(word: str) -> None:
    assert (word in THING) == (word != "families of")
    assert word not in GROUP_OF


@pytest.mark.parametrize("word", [
    "case", "death", "arrest", "injury", "body", "casualty", "abduction", "people", "number", "total", "majority",
    "half",
    "well", "second", "may", "will", "can", "shot", "shots fired at", "need", "left", "dozen", "million", "lives",
])
def test_a_word_for_harm_or_quantity_is_no_thing(word: str) -> None:
    assert word not in THING


@pytest.mark.parametrize("word", [
    "young", "innocent", "unarmed", "local", "senior", "foreign", "pregnant", "masked", "suspected", "alleged", "armed",
    "islamist", "opposition", "pro-government", "government", "army", "elementary", "off-duty", "would-be", "fellow",
    "other", "more", "additional", "further", "new", "british", "french", "dutch", "iraqi", "saudi", "chinese",
    "pro-russian", "unidentified", "uniformed", "retired", "elected", "unaccompanied", "factory",
])
def test_a_harmless_modifier_may_stand_between_number_and_noun(word: str) -> None:
    assert word in MODIFIER


@pytest.mark.parametrize("word", [
    "wounded", "injured", "displaced", "missing", "killed", "dead", "abducted", "detained", "stranded", "homeless",
    "trapped", "infected", "fleeing", "the", "of", "and", "few", "two", "dozen", "who", "were",
])
def test_a_word_for_harm_or_grammar_is_no_modifier(word: str) -> None:
    assert word not in MODIFIER
