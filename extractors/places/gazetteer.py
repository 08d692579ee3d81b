"""Place names and where they are: countries, towns, provinces, camps, rivers.

    find_places_named("falluja")  ->  [Place(name="Al Fallūjah", country="IRQ", lat=33.35, lon=43.78, ...)]

Three files of data/lexicon, each read when first needed: countries.csv (also the list of demonyms), places.csv (what we
add or put right by hand; it wins, but a row with the note "district" only puts a name where it lies) and
gazetteer.tsv.gz (GeoNames, CC-BY 4.0, built by tools/build_gazetteer.py), which is searched where it lies: sorted text
and a bisection, so that it costs one unpacking and no parsing.
"""

from __future__ import annotations

import csv
import gzip
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicon"
COUNTRIES, PLACES, GAZETTEER = LEXICON / "countries.csv", LEXICON / "places.csv", LEXICON / "gazetteer.tsv.gz"

COUNTRY_HEADER = ["name", "iso2", "iso3", "aliases", "adjectives", "capital", "lat", "lon"]
PLACE_HEADER = ["name", "aliases", "country", "lat", "lon", "precision", "note"]
PRECISIONS = ("point", "admin1", "country", "region", "feature")
KINDS = {"p": "point", "a": "admin1", "r": "region"}
AREAS = ("admin1", "region")
MOST_WORDS = 6

# Letters that no decomposition turns into a plain one, and the many marks that stand for an apostrophe or a hyphen.
PLAIN = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "Ə": "A",
        "Ł": "L",
        "Ø": "O",
        "Đ": "D",
        "İ": "I",
        "-": " ",
        "‐": " ",
        "‑": " ",
        "–": " ",
        ".": " ",
        "/": " ",
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʻ": None,
        "`": None,
        "´": None,
        "ʿ": None,
        "ʾ": None,
        "′": None,
    }
)


class Place(NamedTuple):
    """One reading of a place name. ``size``: digits of its population; ``doubtful``: also a word or a person's name."""

    name: str
    country: str  # ISO 3166 alpha-3, "" for what no one country holds
    admin: str  # GeoNames admin1 code, "" where unknown
    lat: float
    lon: float
    size: int
    precision: str
    doubtful: bool


class Country(NamedTuple):
    name: str
    iso2: str
    iso3: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    lat: float
    lon: float


class PlaceListError(ValueError):
    """A row of countries.csv or places.csv cannot be used; the message names file, line and remedy."""


@lru_cache(maxsize=20_000)  # each word of a text is folded several times, and most words are frequent ones
def fold_name(name: str) -> str:
    """ "Deir ez-Zor", "Deir Ez Zor" -> "deir ez zor"; "Şanlıurfa" -> "sanliurfa"; "Cox’s Bazar" -> "coxs bazar"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name.translate(PLAIN)) if not unicodedata.combining(c))
    return " ".join(name.translate(PLAIN).lower().split())


def split_list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def read_csv(path: Path, header: list[str]) -> list[tuple[int, dict[str, str]]]:
    """(line number, row) of a CSV file with exactly this header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        found = next(reader, [])
        if found != header:
            raise PlaceListError(f"{path.name}, line 1: the header is {','.join(found)}; write {','.join(header)}")
        rows = []
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise PlaceListError(
                    f"{path.name}, line {reader.line_num}: {len(cells)} cells where {len(header)} belong; "
                    "put a cell that holds a comma in double quotes"
                )
            rows.append((reader.line_num, dict(zip(header, map(str.strip, cells), strict=True))))
        return rows


def read_position(path: Path, line: int, row: dict[str, str]) -> tuple[float, float]:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        lat, lon = 999.0, 999.0
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise PlaceListError(
            f"{path.name}, line {line}: {row['name']}: lat {row['lat']!r}, lon {row['lon']!r} is no position; "
            "write degrees with a decimal point, latitude -90 to 90, longitude -180 to 180"
        )
    return lat, lon


def read_countries(path: Path) -> tuple[Country, ...]:
    countries = []
    for line, row in read_csv(path, COUNTRY_HEADER):
        if not (row["name"] and len(row["iso2"]) == 2 and len(row["iso3"]) == 3):
            raise PlaceListError(f"{path.name}, line {line}: give a name, a two-letter iso2 and a three-letter iso3")
        lat, lon = read_position(path, line, row)
        countries.append(
            Country(
                row["name"],
                row["iso2"],
                row["iso3"],
                split_list(row["aliases"]),
                split_list(row["adjectives"]),
                row["capital"],
                lat,
                lon,
            )
        )
    return tuple(countries)


def read_places(path: Path, known: set[str]) -> dict[str, list[Place]]:
    """Folded name -> places of the hand-written list. ``known``: the ISO3 codes a row may use."""
    found: dict[str, list[Place]] = {}
    for line, row in read_csv(path, PLACE_HEADER):
        if not row["name"]:
            raise PlaceListError(f"{path.name}, line {line}: the name is empty; write one or delete the row")
        if row["country"] and row["country"] not in known:
            raise PlaceListError(
                f"{path.name}, line {line}: {row['name']}: country {row['country']!r} is not an iso3 of countries.csv; "
                "write three letters such as SYR, or leave it empty for a sea or a region of several countries"
            )
        if row["precision"] not in PRECISIONS:
            raise PlaceListError(
                f"{path.name}, line {line}: {row['name']}: precision {row['precision']!r}; "
                f"write one of {', '.join(PRECISIONS)}"
            )
        lat, lon = read_position(path, line, row)
        doubtful = row["note"].startswith("also a")  # "also a word or a name": needs a place's context
        district = row["note"] == "district"  # a name like any of GeoNames', only put where it lies
        admin, size = (f"{row['country']}.", 5) if district else ("", 6)
        place = Place(row["name"], row["country"], admin, lat, lon, size, row["precision"], doubtful)
        for name in (row["name"], *split_list(row["aliases"])):
            found.setdefault(fold_name(name), []).append(place)
    return found


@cache
def load_countries() -> tuple[Country, ...]:
    return read_countries(COUNTRIES)


@cache
def load_country_names() -> dict[str, Place]:
    """Folded country name or alias -> the country as a place. Short forms in capitals: see load_initials."""
    return {
        fold_name(name): Place(c.name, c.iso3, "", c.lat, c.lon, 9, "country", False)
        for c in load_countries()
        for name in (c.name, *c.aliases)
        if not is_initials(name)
    }


@cache
def load_initials() -> dict[str, Place]:
    """ "US", "U.S.", "UK", "DRC", "CAR" -> the country; the case of these matters ("us", "car")."""
    return {
        name: Place(c.name, c.iso3, "", c.lat, c.lon, 9, "country", False)
        for c in load_countries()
        for name in c.aliases
        if is_initials(name)
    }


def is_initials(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= 4


@cache
def load_adjectives() -> dict[str, str]:
    """Folded adjective or people's name -> ISO3: "iraqi", "iraqis", "burmese"."""
    return {fold_name(word): c.iso3 for c in load_countries() for word in c.adjectives}


@cache
def load_capitals() -> dict[str, str]:
    return {fold_name(c.capital): c.iso3 for c in load_countries() if c.capital}


@cache
def load_iso3() -> dict[str, str]:
    return {c.iso2: c.iso3 for c in load_countries()}


@cache
def load_places() -> dict[str, list[Place]]:
    return read_places(PLACES, {c.iso3 for c in load_countries()})


@cache
def load_gazetteer() -> bytes:
    return gzip.decompress(GAZETTEER.read_bytes())


@lru_cache(maxsize=8192)
def find_places_starting(word: str) -> dict[str, tuple[Place, ...]]:
    """Every listed name whose first word is ``word`` (folded) -> its readings; the hand-written list goes first."""
    found: dict[str, list[Place]] = {}
    by_hand = {key: load_places()[key] for key in load_places_by_word().get(word, ())}
    for line in cut_gazetteer(word):
        key, name, country, admin, lat, lon, size, kind = line.decode("utf-8").split("\t")
        place = Place(
            name or key.title(),
            load_iso3().get(country, ""),
            f"{country}.{admin}",
            float(lat),
            float(lon),
            int(size),
            KINDS[kind[0]],
            kind.endswith("!"),
        )
        found.setdefault(key, []).append(place)
    for key, places in by_hand.items():  # ours win; what GeoNames finds doubtful stays so
        others = found.get(key, [])
        doubtful = any(p.doubtful for p in (*others, *places))
        admins = {(p.country, p.precision in AREAS): p.admin for p in others}
        ours = {(p.country, p.precision in AREAS) for p in places}
        found[key] = [
            p._replace(doubtful=doubtful, admin=p.admin and admins.get((p.country, p.precision in AREAS), p.admin))
            for p in places
        ] + [p for p in others if (p.country, p.precision in AREAS) not in ours]
    return {key: tuple(places) for key, places in found.items()}


@cache
def load_places_by_word() -> dict[str, list[str]]:
    """First word -> keys of the hand-written list and of the countries."""
    found: dict[str, list[str]] = {}
    for key in load_places():
        found.setdefault(key.partition(" ")[0], []).append(key)
    return found


def cut_gazetteer(word: str) -> list[bytes]:
    """The lines of the gazetteer whose key is ``word`` or starts with ``word`` and a space."""
    body, target = load_gazetteer(), word.encode("utf-8")
    low, high = 1, len(body)  # starts of lines; the body begins and ends with a line feed
    while low < high:
        middle = (low + high) // 2
        start, stop = body.rfind(b"\n", 0, middle) + 1, body.find(b"\n", middle)
        low, high = (stop + 1, high) if body[start:stop] < target else (low, start)
    lines = []
    while body.startswith((target + b"\t", target + b" "), low):  # in this order, and longer words behind them
        stop = body.find(b"\n", low)
        lines.append(body[low:stop])
        low = stop + 1
    return lines


def find_places_named(name: str) -> tuple[Place, ...]:
    """Every reading of a name: countries first, then our own list, then the gazetteer by size."""
    key = fold_name(name)
    country = load_country_names().get(key)
    others = find_places_starting(key.partition(" ")[0]).get(key, ())
    return ((country,) if country else ()) + tuple(sorted(others, key=lambda p: -p.size))
