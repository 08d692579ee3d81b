"""Places: what is one and what only looks like one, in which country it lies, and which one a figure gets."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extractors.places import gazetteer
from extractors.places.choice import PlaceReading, choose_place
from extractors.places.gazetteer import PlaceListError, find_places_named, fold_name, read_countries, read_places
from extractors.places.home import home_country
from extractors.places.stated import find_places
from extractors.places.words import find_bodies

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "places.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CORPUS["find"], ids=lambda c: f"{c['says']} ({c.get('home', '')})")
def test_a_text_states_these_places_and_no_others(case: dict) -> None:
    found = find_places(case["says"], 0, len(case["says"]), home=case.get("home", ""))
    assert [f"{m.text} {m.country or '-'}" for m in found] == case["finds"]


@pytest.mark.parametrize("case", CORPUS["choose"], ids=lambda c: f"{c['figure']} in: {c['says']}")
def test_a_figure_gets_the_place_of_its_event(case: dict) -> None:
    text, at = case["says"], case["says"].index(case["figure"])
    start = max((m.end() for m in re.finditer(r"(?<=[a-z])\. (?=[A-Z])", text) if m.end() <= at), default=0)
    home = home_country(text)
    reading = choose_place(
        text,
        at,
        at + len(case["figure"]),
        start,
        len(text),
        case["measure"],
        find_places(text, start, len(text), home=home),
        home,
    )
    assert (f"{reading.place} {reading.role} {reading.country or '-'}" if reading.place else "") == case["gets"]


@pytest.mark.parametrize("case", CORPUS["home"], ids=lambda c: c["says"])
def test_a_text_is_about_this_country(case: dict) -> None:
    assert home_country(case["says"]) == case["is"]


def test_offsets_count_in_the_whole_text_when_only_a_slice_is_read() -> None:
    text = "Nothing in Aleppo. Nine died in Homs province on Friday."
    (mention,) = find_places(text, text.index("Nine"), len(text))
    assert text[mention.start : mention.end] == mention.text == "Homs province"


def test_a_listed_place_has_a_position_near_the_true_one() -> None:
    for name, lat, lon in (
        ("Falluja", 33.35, 43.78),
        ("Goma", -1.68, 29.22),
        ("Port-au-Prince", 18.54, -72.34),
        ("Saqlawiya", 33.4, 43.7),
    ):
        place = find_places_named(name)[0]
        assert abs(place.lat - lat) < 0.3 and abs(place.lon - lon) < 0.3, name


def test_a_place_in_no_list_has_a_name_and_no_position() -> None:
    (mention,) = find_places("Gunmen raided the village of Xyrgol.", home="SYR")
    assert (mention.name, mention.lat, mention.lon) == ("Xyrgol", None, None)


def test_spellings_of_one_name_fold_to_one_key() -> None:
    assert fold_name("Deir ez-Zor") == fold_name("DEIR EZ ZOR") == "deir ez zor"
    assert fold_name("Şanlıurfa") == "sanliurfa"
    assert fold_name("Cox’s Bazar") == fold_name("Cox's Bazar")


def test_fold_keeps_different_names_apart() -> None:
    assert fold_name("Mali") != fold_name("Malé City")
    assert fold_name("Niger") != fold_name("Nigeria")


def test_no_place_gives_an_empty_reading() -> None:
    assert choose_place("Nine died.", 0, 4, 0, 10, "killed", []) == PlaceReading("", "", "", None, None)


def test_odd_text_is_read_without_an_error() -> None:
    for text in (
        "",
        "\x00",
        "\ud800 Homs",
        "St. ",
        "of of of",
        "Homs" * 3000,
        "In " * 500,
        "’s Syria’s ’",
        "A-B-C-D-E-F-G-H",
    ):
        find_places(text)
        home_country(text)


def test_reading_twice_gives_the_same_places() -> None:
    text = "Raids in Homs, Aleppo and Springfield, Illinois, killed nine near the town of Xyrgol."
    assert find_places(text, home="SYR") == find_places(text, home="SYR")


# ---- the lists -------------------------------------------------------------------------------------------------------
def test_countries_have_unique_codes_and_cover_the_disputed_ones() -> None:
    countries = gazetteer.load_countries()
    codes = [c.iso3 for c in countries]
    assert len(codes) == len(set(codes)) == len({c.iso2 for c in countries}) >= 245
    assert {"PSE", "XKX", "TWN", "ESH", "SSD"} <= set(codes)


def test_former_names_and_people_lead_to_the_country() -> None:
    names, adjectives = gazetteer.load_country_names(), gazetteer.load_adjectives()
    for name, code in (
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Swaziland", "SWZ"),
        ("Ivory Coast", "CIV"),
        ("Türkiye", "TUR"),
    ):
        assert names[fold_name(name)].country == code
    for word, code in (
        ("Burmese", "MMR"),
        ("Filipinos", "PHL"),
        ("South Sudanese", "SSD"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
    ):
        assert adjectives[fold_name(word)] == code


def test_every_row_of_our_own_list_is_found_by_each_of_its_names() -> None:
    for key, places in gazetteer.load_places().items():
        found = {p._replace(doubtful=False, admin="") for p in find_places_named(key)}
        assert any(place._replace(doubtful=False, admin="") in found for place in places), key


def test_our_own_list_has_at_least_300_places() -> None:
    assert len({p.name for places in gazetteer.load_places().values() for p in places}) >= 300


def test_the_built_gazetteer_is_sorted_and_whole_so_that_bisection_finds_every_line() -> None:
    lines = gazetteer.load_gazetteer().split(b"\n")[1:-1]
    assert lines == sorted(lines) and len(lines) > 100_000
    assert {line.count(b"\t") for line in lines} == {7}
    for line in (lines[0], lines[1], lines[len(lines) // 2], lines[-2], lines[-1]):
        key = line.split(b"\t")[0].decode()
        assert line in gazetteer.cut_gazetteer(key.split()[0]), key


def test_a_word_that_starts_no_place_name_is_not_found() -> None:
    assert find_places_named("Xyrgolia") == ()
    assert gazetteer.cut_gazetteer("zzzzz") == gazetteer.cut_gazetteer("!") == []


def test_a_place_never_reaches_out_of_the_slice_it_was_read_in() -> None:
    text = "They live in northern Syria and south of Falluja."
    for start in range(len(text)):
        assert all(start <= m.start < m.end <= len(text) for m in find_places(text, start))


def test_no_country_name_is_an_adjective_of_another() -> None:
    assert not set(gazetteer.load_country_names()) & set(gazetteer.load_adjectives())


HEADER = "name,aliases,country,lat,lon,precision,note\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Homs,,SYRIA,34.7,36.7,point,", "line 2: Homs: country 'SYRIA'"),
        ("Homs,,SYR,34,7,36.7,point,", "line 2: 8 cells where 7 belong"),
        ("Homs,,SYR,north,36.7,point,", "line 2: Homs: lat 'north'"),
        ("Homs,,SYR,134.7,36.7,point,", "line 2: Homs: lat '134.7'"),
        ("Homs,,SYR,34.7,36.7,town,", "line 2: Homs: precision 'town'"),
        (",,SYR,34.7,36.7,point,", "line 2: the name is empty"),
    ],
)
def test_a_broken_row_is_refused_with_file_line_and_remedy(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(PlaceListError, match=re.escape(f"places.csv, {says}")):
        read_places(path, {"SYR"})


def test_a_good_row_is_read_with_its_aliases(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + "Homs,Hims|Hums,SYR,34.7,36.7,point,\n\n", encoding="utf-8-sig")
    assert sorted(read_places(path, {"SYR"})) == ["hims", "homs", "hums"]


def test_a_wrong_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries.csv"
    path.write_text("name,code\nIraq,IQ\n", encoding="utf-8")
    with pytest.raises(PlaceListError, match="line 1: the header is name,code"):
        read_countries(path)


def test_the_corpus_holds_traps_as_well_as_places() -> None:
    traps = sum(not case["finds"] for case in CORPUS["find"])
    assert sum(map(len, CORPUS.values())) >= 120 and traps >= 40


@pytest.mark.parametrize("name", [
    "Islamic State in Iraq and Syria", "Kyiv Independent", "Voice of America", "Radio Free Asia", "Bank of Nice",
    "al-Qaeda in the Islamic Maghreb", "West Africa Province", "United Nations", "Syria TV",
    "Democratic Republic of Congo's army", "Free Syrian Army", "American Red Cross", "World Health Organization",
    "Save the Children", "Human Rights Watch", "Arab Republic", "South Sudan Liberation", "Delta Force"])
def test_a_body_with_the_name_of_a_place_is_none_wherever_it_stands(name: str) -> None:
    text = f"The \u0130zmir office of {name} spoke; \u0130 {name.upper()}."
    at = text.index(name)
    again = text.index(name.upper())
    assert find_bodies(text, 0, len(text)) == [(at, at + len(name)), (again, again + len(name))]
    assert find_bodies(text, at + 1, again) == []
