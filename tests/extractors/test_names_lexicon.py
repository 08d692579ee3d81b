"""The names of actors and sources and the nouns of unnamed sources: sound files and true facts."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from extractors.words.word_files import FOLDER, read_csv

ACTOR_TYPES = {"armed_group", "militia", "military", "police", "government", "coalition", "paramilitary", "gang",
               "company", "peacekeepers"}
SOURCE_TYPES = {"un", "government", "military", "police", "armed_group", "health", "rescue", "local_authority", "ngo",
                "monitor", "red_cross", "media", "witness", "family", "expert", "court", "anonymous"}
FILES = {"actors.csv": ACTOR_TYPES, "sources.csv": SOURCE_TYPES}
ROLES = tomllib.loads((FOLDER / "roles.toml").read_text("utf-8"))
COUNTRIES = {row["iso3"] for row in read_csv("countries.csv")}


def list_aliases(row: dict[str, str]) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


def find_rows(file: str, word: str) -> list[dict[str, str]]:
    """The rows that answer to a name, ambiguous aliases included."""
    return [row for row in read_csv(file)
            if word == row["name"] or word in (alias.lstrip("~") for alias in list_aliases(row))]


@pytest.mark.parametrize("file", FILES)
def test_the_header_is_the_documented_one(file: str) -> None:
    assert list(read_csv(file)[0]) == ["name", "aliases", "type", "country", "note"]


@pytest.mark.parametrize(("file", "types"), FILES.items())
def test_every_type_is_in_the_vocabulary(file: str, types: set[str]) -> None:
    assert {row["type"] for row in read_csv(file)} <= types


@pytest.mark.parametrize("file", FILES)
def test_countries_are_iso3_codes_of_the_country_list(file: str) -> None:
    codes = {code for row in read_csv(file) for code in row["country"].split("|") if code}
    assert codes <= COUNTRIES, codes - COUNTRIES


@pytest.mark.parametrize("file", FILES)
def test_no_two_entries_share_an_unambiguous_name(file: str) -> None:
    counts = Counter(name.lower() for row in read_csv(file) for name in {
        row["name"].lower(), *(alias.lower() for alias in list_aliases(row) if not alias.startswith("~"))})
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_an_entry_repeats_an_alias_only_for_a_word_also_written_without_a_capital(file: str) -> None:
    for row in read_csv(file):
        names = [row["name"].lower(), *(alias.lstrip("~").lower() for alias in list_aliases(row)
                                        if " " in alias or not alias.islower())]
        assert len(names) == len(set(names)), row["name"]


@pytest.mark.parametrize("file", FILES)
def test_names_are_clean_words_without_article_or_stray_space(file: str) -> None:
    for row in read_csv(file):
        for name in (row["name"], *list_aliases(row)):
            word = name.lstrip("~")
            assert word == word.strip() and "  " not in word and ";" not in word and word, row["name"]
            assert not word.startswith("the "), name
            assert not row["name"].startswith("~")


@pytest.mark.parametrize("file", FILES)
def test_an_ambiguous_acronym_has_a_full_name_to_stand_beside_it(file: str) -> None:
    for row in read_csv(file):
        aliases = list_aliases(row)
        if any(alias.startswith("~") for alias in aliases):
            full = [row["name"], *(alias for alias in aliases if not alias.startswith("~"))]
            assert any(re.search(r"[a-z]", name) or len(name) > 2 for name in full), row["name"]


@pytest.mark.parametrize("file", FILES)
def test_entries_are_sorted_by_type_then_name(file: str) -> None:
    keys = [(row["type"], row["name"].lower()) for row in read_csv(file)]
    assert keys == sorted(keys)


@pytest.mark.parametrize(("file", "least"), [("actors.csv", 600), ("sources.csv", 400)])
def test_the_lists_are_long_enough_to_name_most_parties(file: str, least: int) -> None:
    assert len(read_csv(file)) >= least


@pytest.mark.parametrize(("word", "name", "kind"), [
    ("Daesh", "ISIS", "armed_group"), ("ISIL", "ISIS", "armed_group"), ("Syrian Arab Army", "Syrian Army", "military"),
    ("Ansar Allah", "Houthis", "armed_group"), ("Tamil Tigers", "LTTE", "armed_group"),
    ("Tatmadaw", "Myanmar military", "military"), ("Sendero Luminoso", "Shining Path", "armed_group"),
    ("March 23 Movement", "M23", "armed_group"), ("IDF", "Israel Defense Forces", "military"),
    ("Rapid Support Forces", "RSF", "paramilitary"), ("FARDC", "FARDC", "military"),
    ("Hashd al-Shaabi", "Popular Mobilization Forces", "paramilitary"), ("PMC Wagner", "Wagner Group", "company"),
    ("Russian warplanes", "Russian Armed Forces", "military"), ("Ethiopia's army", "Ethiopian National Defence Force",
     "military"), ("ATMIS", "AMISOM", "peacekeepers"), ("Mara Salvatrucha", "MS-13", "gang"),
    ("Farabundo Marti National Liberation Front", "FMLN", "armed_group"),
    ("coalition", "US-led coalition", "coalition"),
    ("Janjawid", "Janjaweed", "militia"), ("Pakistani Taliban", "Tehrik-i-Taliban Pakistan", "armed_group"),
])
def test_a_party_is_found_under_every_spelling(word: str, name: str, kind: str) -> None:
    assert [(row["name"], row["type"]) for row in find_rows("actors.csv", word)] == [(name, kind)]


@pytest.mark.parametrize(("word", "name", "kind"), [
    ("SOHR", "Syrian Observatory for Human Rights", "monitor"), ("Syrian Observatory for HR",
     "Syrian Observatory for Human Rights", "monitor"),
    ("Doctors Without Borders", "Médecins Sans Frontières", "ngo"),
    ("U.N.", "United Nations", "un"), ("UN refugee agency", "UNHCR", "un"),
    ("Syrian Arab News Agency", "SANA", "media"),
    ("Armed Forces Press Committee", "COPREFA", "military"), ("AFAD", "AFAD", "government"),
    ("Syria Civil Defence", "White Helmets", "rescue"), ("Hamas-run health ministry", "Gaza Health Ministry", "health"),
    ("Basarnas", "Basarnas", "rescue"), ("NDRRMC", "NDRRMC", "government"), ("AP", "Associated Press", "media"),
    ("Africa Centres for Disease Control and Prevention", "Africa CDC", "health"),
    ("International Committee of the Red Cross", "ICRC", "red_cross"), ("ISPR", "ISPR", "military"),
    ("Russia's Defense Ministry", "Russian Defence Ministry", "military"),
    ("International Criminal Court", "International Criminal Court", "court"),
])
def test_a_source_is_found_under_every_spelling(word: str, name: str, kind: str) -> None:
    assert [(row["name"], row["type"]) for row in find_rows("sources.csv", word)] == [(name, kind)]


@pytest.mark.parametrize("word", ["RSF", "AFP", "SLA", "AA", "SNA", "PLA"])
def test_an_acronym_of_two_bodies_is_marked_ambiguous_at_least_once(word: str) -> None:
    marked = [alias for file in FILES for row in read_csv(file) for alias in list_aliases(row) if alias == "~" + word]
    assert marked


@pytest.mark.parametrize("word", ["private", "chief", "general", "brother", "minister", "justice", "deputy"])
def test_a_word_that_begins_other_phrases_is_no_title(word: str) -> None:
    assert word not in ROLES["titles"]


@pytest.mark.parametrize("word", ["Let", "Jem", "Who's", "Gam", "Nan", "Dec", "Site", "Rada", "Southern Front",
                                  "Lebanese Forces"])
def test_a_word_that_means_something_else_is_at_most_an_ambiguous_alias(word: str) -> None:
    for file in FILES:
        plain = {name.lower() for row in read_csv(file) for name in (row["name"], *list_aliases(row))}
        assert word.lower() not in plain


@pytest.mark.parametrize("word", ["soldiers", "army", "police", "rebels", "militants", "government", "Syrian soldiers",
                                  "Iraqi soldiers", "refugees", "Model", "Care", "Fact", "Is"])
def test_common_nouns_and_nationality_with_soldiers_are_no_party(word: str) -> None:
    assert find_rows("actors.csv", word) == []
    assert find_rows("sources.csv", word) == []


def test_the_kurdish_and_the_sudanese_forces_are_kept_apart() -> None:
    assert [row["country"] for row in find_rows("actors.csv", "SDF")] == ["SYR"]
    assert [row["country"] for row in find_rows("actors.csv", "RSF")] == ["SDN"]


@pytest.mark.parametrize("section", ["heads", "modifiers", "generic", "titles"])
def test_every_role_has_a_known_source_type(section: str) -> None:
    assert set(ROLES[section].values()) <= SOURCE_TYPES


@pytest.mark.parametrize(("section", "least"), [("heads", 180), ("modifiers", 90), ("generic", 40), ("titles", 100)])
def test_the_role_lists_are_long_enough(section: str, least: int) -> None:
    assert len(ROLES[section]) >= least


def test_roles_are_lower_case_and_a_generic_head_has_no_type_of_its_own() -> None:
    for section in ("heads", "modifiers", "generic", "titles"):
        assert [word for word in ROLES[section] if word != word.lower() or word != word.strip()] == []
    assert set(ROLES["heads"]) & set(ROLES["generic"]) == set()


@pytest.mark.parametrize(("section", "word", "kind"), [
    ("heads", "eyewitness", "witness"), ("heads", "health ministry", "health"),
    ("heads", "interior ministry", "government"),
    ("heads", "defence ministry", "military"), ("heads", "civil defence", "rescue"),
    ("heads", "mayor", "local_authority"),
    ("heads", "prosecutor", "court"), ("heads", "watchdog", "monitor"), ("heads", "rebel", "armed_group"),
    ("modifiers", "hospital", "health"), ("modifiers", "provincial", "local_authority"),
    ("modifiers", "red cross", "red_cross"),
    ("generic", "official", "government"), ("generic", "source", "anonymous"),
    ("titles", "lt. col.", "military"), ("titles", "lt col", "military"), ("titles", "dr.", "health"),
])
def test_a_role_tells_its_source_type(section: str, word: str, kind: str) -> None:
    assert ROLES[section][word] == kind


def test_an_abbreviated_title_is_known_with_and_without_its_full_stop() -> None:
    titles = ROLES["titles"]
    bare = [title for title in titles if title.endswith(".") and title.replace(".", "") not in titles]
    assert bare == []
