"""Buildings, streets and bases with a name of their own, and places only said to be some country's.

"at Amritsar International Airport"   -> the airport, standing where Amritsar does
"ON 9TH NORTH AVENUE"                 -> the same in wire copy
"in a Syrian village"                -> a place of Syria without a position
"""

from __future__ import annotations

import re
from functools import cache

from extractors.places.context import PlaceMention
from extractors.places.gazetteer import Place, find_places_starting, fold_name, load_adjectives
from extractors.places.words import DIRECTIONS, FAITHS, NEVER, TITLES
from extractors.words.prefilter import Prefilter

_KINDS = (
    "airport airbase university college school hospital clinic mosque church cathedral temple shrine bridge street "
    "avenue road highway square market bazaar stadium prison jail dam hotel mall park station barracks monastery "
    "palace camp base crossing checkpoint plaza campus farm ranch hacienda boulevard terminal "
    "refinery zoo theatre theater "
    "nightclub lagoon axis canal reef building tower mine quarry factory plant mill restaurant supermarket cinema "
    "cafe resort "
    "consulate embassy"
).split()
_LOWER = "|".join(_KINDS)
_TITLE = "|".join(kind.capitalize() for kind in _KINDS)
_UPPER = _LOWER.upper()
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*"
# "at Amritsar International Airport", "near the Al-Quds hospital"; not "doctors of Al-Quds hospital"
NAMED_FEATURE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Oo]utside|[Ii]nside|[Aa]round|hit|struck|stormed|targeted|attacked|"
    r"bombed|(?:taken|rushed|moved|evacuated|brought|transferred|flown|airlifted)\sto)\s(?:the\s)?"
    rf"((?:(?:al|el|ad|as|ar|ash)-)?{_WORD}(?:[ \u2010-\u2013-](?:(?:al|el|de|la|of)[ -])?{_WORD}){{0,4}}?\s"
    r"(?:(?:refugee|air|army|military|border)\s)?"
    rf"(?:{_LOWER}|{_TITLE}))\b(?!\s[A-Z]|[’'])"
)
# "ON 9TH NORTH AVENUE", "AT THE "LLANO VERDE" REFUGEE CAMP"
CAPITAL_FEATURE = re.compile(
    r"\b(?:IN|AT|NEAR|ON|OUTSIDE|INSIDE|OF)\s+(?:THE\s+)?"
    r"(\"?(?:\d{1,2}(?:ST|ND|RD|TH)\s+)?(?:(?:EL|LA|LAS|LOS)\s+)?[A-Z'-]{3,40}+"
    r"(?:\s+(?:(?:DE|DEL|LA|LAS|LOS|EL)\s+){0,3}[A-Z'-]{3,40}+){0,3}?\"?\s+"
    rf"(?:(?:REFUGEE|INTERNATIONAL|MILITARY|AIR|NATIONAL)\s+)?(?:{_UPPER}))\b"
)
# "in a Syrian village", "an Iraqi air base", "in Libyan waters"
COUNTRYS_OWN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Oo]ff|[Ii]nside|[Ii]nto|[Oo]utside|hit|struck|stormed|targeted|attacked|"
    r"raided|rocked)\s"
    r"(?:(?:a|an|the|another|several|two|three|four)\s)?(?:(?:remote|rural|northern|southern|eastern|western|"
    r"central|small)\s)?"
    r"((?P<people>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?:[a-z-]+\s){0,2}?(?:villages?|town|city|province|region|market|"
    r"mosque|church|"
    r"school|hospital|prison|waters|coast|territory|soil|airbase|base|camp|island|airport|university|court|mine|hotel|"
    r"nightclub|restaurant|neighbou?rhood|suburb))\b(?!\s(?:of|in|called|named)\b|\s[A-Z]|,\s[A-Z])"
)
# "infections worldwide", "around the world"
WORLDWIDE = re.compile(r"\b(worldwide|globally|(?:around|across|throughout) the (?:world|globe))\b", re.IGNORECASE)
SPLIT = re.compile(r"[ \u2010-\u2013]")  # not the hyphen of "al-Quds"
# words of wire copy that no feature is called by
_COMMON = frozenset(
    "main same local nearby police army military private public elementary rebel guerrilla attack attacks explosion "
    "street car two another small large rural urban important burning".split()
)
# and what may stand in the middle of a name, but not at its head
_INSIDE_NAMES = DIRECTIONS | frozenset(
    "international central national general american new state liberty union independence park".split()
)
_UNLIKE = NEVER - _INSIDE_NAMES
_UNLIKE_FIRST = (
    (NEVER - DIRECTIONS - frozenset("central new liberty union independence freedom".split())) | TITLES | FAITHS
)


@cache
def feature_patterns() -> Prefilter:
    """NAMED_FEATURE, WORLDWIDE and COUNTRYS_OWN, by number."""
    return Prefilter([NAMED_FEATURE, WORLDWIDE, COUNTRYS_OWN])


def find_features(text: str, start: int, end: int, case: str, home: str, signs: int) -> list[PlaceMention]:
    """Named buildings, streets, camps and bases, each at the listed place its name begins with or without a position.

    ``signs``: which of ``feature_patterns()`` the words of the slice may set off.
    """
    found: list[PlaceMention] = []
    if case != "upper" and not signs & 1:
        return found
    for m in (CAPITAL_FEATURE if case == "upper" else NAMED_FEATURE).finditer(text, start, end):
        name = m.group(1)
        words = [fold_name(word.strip('"')) for word in SPLIT.split(name)]
        unlike = _COMMON | (_UNLIKE if case == "upper" else frozenset())
        if len(words) == 1 or words[0] in _UNLIKE_FIRST or any(word in unlike for word in words[:-1]):
            continue
        if words[0] in load_adjectives() and words[-1] not in ("consulate", "embassy"):
            continue
        if " ".join(words) in find_places_starting(words[0]):
            continue
        place = find_namegiver(words, home)
        country, lat, lon = (place.country, place.lat, place.lon) if place else (home, None, None)
        found.append(
            PlaceMention(*m.span(1), name, name.title() if case == "upper" else name, country, lat, lon, "feature")
        )
    return found


def find_namegiver(words: list[str], home: str) -> Place | None:
    """The place of the home country that a feature's name begins with: Amritsar for its airport."""
    names = find_places_starting(words[0])
    for count in (3, 2, 1):
        for place in names.get(" ".join(words[:count]), ()):
            if place.country == home and not place.doubtful and (place.size >= 5 or not place.admin):
                return place
    return None


def find_countrys_own(text: str, start: int, end: int, signs: int) -> list[PlaceMention]:
    """Places named by their country alone, and the whole world."""
    found = [
        PlaceMention(*m.span(1), m.group(1), "worldwide", "", None, None, "region")
        for m in (WORLDWIDE.finditer(text, start, end) if signs & 2 else ())
    ]
    for m in COUNTRYS_OWN.finditer(text, start, end) if signs & 4 else ():
        country = load_adjectives().get(fold_name(m["people"]))
        if country:
            found.append(PlaceMention(*m.span(1), m.group(1), m.group(1), country, None, None, "country"))
    return found
