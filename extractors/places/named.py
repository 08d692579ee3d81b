"""Places that stand in no list but are named as one.

"the village of Taduf", "Hatla town", "Camp 26", "in Sardoa", "THE MIRAMAR NEIGHBORHOOD", "across the country"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.places.context import (
    PlaceMention,
    after,
    has_context,
    without_s,
)
from extractors.places.gazetteer import (
    find_places_named,
    fold_name,
    load_adjectives,
    load_countries,
    load_country_names,
)
from extractors.places.words import (
    DAYS_MONTHS,
    DIRECTIONS,
    FAITHS,
    NEVER,
    NO_NAMES,
    ORGANISATION_NOUNS,
    PARTY_NOUNS,
    SPEECH,
)
from extractors.words.prefilter import Prefilter

NAME = (
    r"(?:(?:al|el|ad|as|ar|ash|ez)[- ])?[A-ZÀ-ÞĀ-Ž][\w’'-]*"
    r"(?:[ -](?:(?:al|el|de|la|del|ez|da|do|of the)[ -])?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3}"
)
# "the village of Taduf", "the town called Bir Ali", "the suburbs of Jobar and Harasta"
NOUN_OF_NAME = re.compile(
    r"\b(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|settlement|municipality|county|"
    r"commune|state|"
    r"camp|island|hamlet|area|ward|township|peninsula|valley|port|locality|borough|slum|quarter)s?\s+(?:of|called|"
    r"named)\s+(" + NAME + ")"
)
# "Hatla town", "Starnberg district", "Girei LGA", "Sambisa forest", "Camp 26"
NAME_NOUN = re.compile(
    r"\b(" + NAME + r")\s+(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|municipality|"
    r"county|"
    r"camp|island|region|forest|valley|oblast|subdistrict|sub-district|LGA|township|District|Province|Governorate|"
    r"County|"
    r"Oblast|Municipality|Village|Camp|Island|Valley)\b"
)
# "in the Qahira area", "at Kwande community in Makurdi district"
AREA_OF_NAME = re.compile(
    r"(?<![\w-])(?:in|at|near|around|outside|from|to|of|into) (?:the )?("
    + NAME
    + r") (?:area|locality|community|sector|"
    r"axis|metropolis|trading cent(?:re|er)|commune|woreda|kebele|cercle|payam|boma|parish|constituency|upazila|"
    r"tehsil|"
    r"taluka?|raion|barangay|sub-county|[Ll]ocal [Gg]overnment(?: [Aa]rea)?)\b"
)
# "at Gajigana, a remote village"
AT_NAME = re.compile(
    r"(?<![\w-])at (" + NAME + r")(?=, (?:a|an|the) (?:\w+ ){0,3}(?:village|town|city|suburb|place)\b| village\b)"
)
# "living at Mole and Boyabu camps": each is one
NAMES_OF_KIND = re.compile(
    r"\b("
    + NAME
    + r") and ("
    + NAME
    + r") (?:camps|villages|towns|districts|provinces|counties|neighbou?rhoods|suburbs|"
    r"municipalities|sub-counties)\b"
)
CAMP_NUMBER = re.compile(r"\bCamps? \d{1,2}[A-Z]?\b")
# "in Sardoa", "near Bir Ali": believed in running text when the name is nobody's and nothing else's
IN_NAME = re.compile(r"(?<![\w-])(?:in|near|outside|around|into|towards?) (" + NAME + r")(?![\w’'-])")
# the same in wire copy: "THE VILLAGE OF LAS FLORES", "THE MIRAMAR NEIGHBORHOOD", "IN SAN LORENZO", "IN COLON,
# LIBERTAD DEPARTMENT"
CAPITAL_NAME = (
    r"((?:(?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|DEL|DE)\s+){0,3}[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL|DE LA|LA)\s+[A-Z'-]{3,})?)"
)
CAPITAL_PATTERNS = (
    re.compile(
        r"\b(?:VILLAGE|TOWN|CITY|DISTRICT|HAMLET|SUBURB|NEIGHBORHOOD|MUNICIPALITY|CANTON|SETTLEMENT|PORT|COMMUNITY|"
        r"LOCALITY|HACIENDA|FARM|CAMP)S?\s+(?:OF|CALLED|NAMED)\s+" + CAPITAL_NAME
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|ON|OF|FROM|TO)\s+(?:THE\s+)?"
        + CAPITAL_NAME
        + r"\s+(?:NEIGHBORHOOD|DISTRICT|DEPARTMENT|MUNICIPALITY|CANTON|VILLAGE|TOWN|SUBURB|STREET|AVENUE|HIGHWAY|"
        r"FARM|HAMLET|SECTOR|CORREGIMIENTO|COMMUNITY|HACIENDA|BOULEVARD|AREA|ZONE|VALLEY|VOLCANO|PROVINCE|COUNTY|"
        r"REGION)\b"
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|FROM|OUTSIDE)\s+((?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|VILLA|PUERTO|CERRO|RIO|"
        r"MONTE)\s+[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL)\s+[A-Z'-]{3,})?)"
    ),
)
# "IN CHALCHUAPA, ": of the words that follow IN so, those of five letters and more in -A, -I, -O, -U are hardly English
CAPITAL_ROMANCE = re.compile(
    r"\b(?:IN|NEAR|AT)\s+([A-Z]{4,}[AIOU])"
    r"(?=[,.;]|\s+(?:ON|WHEN|WHERE|DURING|AND|BY|AFTER|LAST|THIS|TODAY|YESTERDAY|LEFT|KILLED|IN|WERE|WAS|THAT)\b)"
)
CAPITAL_BEFORE_REGION = re.compile(r"\b(?:IN|AT|NEAR|FROM|OF)\s+" + CAPITAL_NAME + r",\s*$")
# "in Ramu and Chakaria", "in Zabid, Hays and Mawza": a name that follows a place in a list
NEXT_IN_LIST = re.compile(
    r"(?:,| and|, and|,? or) ("
    + NAME
    + r")(?=[,.;:)]| and\b| or\b| in\b|\s*$| districts?\b| camps?\b| towns?\b| villages?\b)"
)
# "across the country", "in the capital", "in the Ukrainian capital"; not "the capital, Kyiv", "the country's south"
IMPLIED = re.compile(
    r"\b(?:in|across|throughout|around|near|over|outside|of|IN|ACROSS|THROUGHOUT|OF)\s+"
    r"(?P<place>(?:(?:the|this|THE|THIS)\s+(?:(?P<people>[A-Z]\w+)\s+)?|(?P<people2>[A-Z]\w+)\s+)"
    r"(?P<what>capital|country|nation|CAPITAL|COUNTRY))\b(?!['’]|\s+(?:city\s+)?(?:of\s+)?,?\s*[A-Z]|,\s+[A-Z]|"
    r"\s+of\b|-)"
)
# "in the north", "the country's southeast", "across the south of the country"; not "the north of Mali", "the West"
SIDE_OF_COUNTRY = re.compile(
    r"(?<!km )(?<!miles )(?<!kilomet[re][er]s )\b(?:in|across|throughout|from|"
    r"to)\s(?P<place>(?:the\s(?:\w+\s)?(?:country|nation)['’]s\s"
    r"(?:(?:far|remote|mountainous|restive|embattled|coastal|arid|central|troubled)\s)?|the\s(?:far\s)?)"
    r"(?:north|south)?(?:north|south|east|west)(?:\sof\sthe\s(?:country|nation))?)(?!\w|['’-]|\s(?:of|and|or|to|"
    r"bank|side)\b|\s[A-Z])"
)
AT_SEA = re.compile(r"\bat (sea)\b")
ACRONYM_AFTER = re.compile(r"\s*\([A-Z]{2,7}\)")


# each with its group
_PATTERNS = (
    (NOUN_OF_NAME, 1), (NAME_NOUN, 0), (CAMP_NUMBER, 0), (NAMES_OF_KIND, 1), (NAMES_OF_KIND, 2),
    (AREA_OF_NAME, 1), (AT_NAME, 1), (IN_NAME, 1),
)  # fmt: skip
_OF_MIXED_CASE = (AREA_OF_NAME, AT_NAME, IN_NAME)


@cache
def naming_patterns() -> Prefilter:
    """The patterns of this module, each by its number in _PATTERNS; then AT_SEA, IMPLIED and SIDE_OF_COUNTRY."""
    return Prefilter([pattern for pattern, _ in _PATTERNS] + [AT_SEA, IMPLIED, SIDE_OF_COUNTRY])


_AT_SEA_SIGN, _IMPLIED_SIGN, _SIDE_SIGN = (1 << len(_PATTERNS) + k for k in range(3))


def find_implied(text: str, start: int, end: int, home: str, signs: int) -> list[PlaceMention]:
    """ "across the country", "in the Ukrainian capital": named by the text's country or the one said."""
    found: list[PlaceMention] = []
    for m in IMPLIED.finditer(text, start, end) if signs & _IMPLIED_SIGN else ():
        people = m["people"] or m["people2"] or ""
        named = load_country_names().get(fold_name(people))
        code = load_adjectives().get(fold_name(people)) or (named.country if named else "" if people else home)
        country = next((c for c in load_countries() if c.iso3 == code), None)
        if not country:
            continue
        if m["what"].lower() != "capital":
            found.append(
                PlaceMention(*m.span("place"), m["place"], country.name, code, country.lat, country.lon, "country")
            )
            continue
        capital = (
            next((p for p in find_places_named(country.capital) if p.country == code), None)
            if country.capital
            else None
        )
        if capital:
            found.append(
                PlaceMention(*m.span("place"), m["place"], country.capital, code, capital.lat, capital.lon, "point")
            )
    ours = next((c for c in load_countries() if c.iso3 == home), None) if signs & _SIDE_SIGN else None
    if ours:
        found += [
            PlaceMention(*m.span("place"), m["place"], m["place"], home, ours.lat, ours.lon, "region")
            for m in SIDE_OF_COUNTRY.finditer(text, start, end)
        ]
    return found


def stands_as_word(word: str, text: str, start: int, end: int) -> bool:
    """Whether a word stands in a slice with no letter or digit at its sides. A pattern made for each would be compiled
    each time, at a hundred times the cost of the search."""
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        if not is_word_char(text[at - 1 : at]) and not is_word_char(text[after : after + 1]):
            return True
        at = text.find(word, after, end)
    return False


def is_word_char(char: str) -> bool:
    return char.isalnum() or char == "_"


def find_named(
    text: str, start: int, end: int, case: str, home: str, taken: list[tuple[int, int]], signs: int
) -> list[PlaceMention]:
    """Places in no list, named as such: "the village of Taduf", "Hatla town", "Camp 26", "in Sardoa".

    ``signs``: which of ``naming_patterns()`` the words of the slice may set off.
    """
    found: list[PlaceMention] = []
    for m in AT_SEA.finditer(text, start, end) if signs & _AT_SEA_SIGN else ():
        found.append(PlaceMention(m.start(1), m.end(1), m.group(1), "at sea", "", None, None, "feature"))
    for number, (pattern, group) in enumerate(_PATTERNS):
        if not signs >> number & 1 or case != "mixed" and pattern in _OF_MIXED_CASE:
            continue
        for m in pattern.finditer(text, start, end):
            a, b = m.span(group)
            name = text[a:b] if pattern is CAMP_NUMBER else m.group(group or 1)
            name = without_s(name)
            owner = max(name.rfind("'s "), name.rfind("’s "))
            if owner >= 0:  # "West Java's | Garut district"
                a, name = a + owner + 3, name[owner + 3 :]
            if pattern is IN_NAME and stands_as_word(name.lower(), text, max(0, start - 4000), end + 4000):
                continue  # "in Need": written small elsewhere
            if not any(x < b and a < y for x, y in taken) and (
                pattern is CAMP_NUMBER or is_free_name(name, text, b, pattern is IN_NAME)
            ):
                b = a + len(name) if group else b
                found.append(PlaceMention(a, b, text[a:b], name, home, None, None, "point"))
                taken.append((a, b))
    return found


def find_named_in_capitals(
    text: str, start: int, end: int, home: str, taken: list[tuple[int, int]], listed: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The same in wire copy, where no capital marks a name: only after a kind of place, a saint or before a region."""
    spans = [m.span(1) for pattern in (*CAPITAL_PATTERNS, CAPITAL_ROMANCE) for m in pattern.finditer(text, start, end)]
    for mention in listed:
        m = CAPITAL_BEFORE_REGION.search(text, max(start, mention.start - 40), mention.start)
        spans += [m.span(1)] if m and mention.precision in ("admin1", "country", "region") else []
    found: list[PlaceMention] = []
    for a, b in spans:
        words = [fold_name(w) for w in text[a:b].split()]
        if (
            any(x < b and a < y for x, y in taken)
            or words[-1] in NEVER | ORGANISATION_NOUNS
            or any(w in load_adjectives() for w in words)
        ):
            continue
        if len(words) == 1 and (words[0] in NO_NAMES or words[0].endswith(("al", "ive", "ian", "th", "ed", "ing"))):
            continue
        found.append(PlaceMention(a, b, text[a:b], text[a:b].title(), home, None, None, "point"))
        taken.append((a, b))
    return found


def find_listed_on(
    text: str, end: int, home: str, taken: list[tuple[int, int]], mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Names that go on a list of places: "in Kutubdia and Moheshkhali"."""
    found: list[PlaceMention] = []
    queue = [m for m in mentions if m.precision in ("point", "region", "admin1") and has_context(text, m.start)]
    while queue:
        mention = queue.pop()
        m = NEXT_IN_LIST.match(text, mention.end, end)
        if (
            not m
            or any(a < m.end(1) and m.start(1) < b for a, b in taken)
            or not is_free_name(m.group(1), text, m.end(1), True)
        ):
            continue
        new = PlaceMention(m.start(1), m.end(1), m.group(1), m.group(1), mention.country or home, None, None, "point")
        taken.append((new.start, new.end))
        found.append(new)
        queue.append(new)
    return found


def is_free_name(name: str, text: str, end: int, bare: bool) -> bool:
    """Could this be the name of a place: nobody's nationality, no month, no body, no one word we know as none?"""
    words = [fold_name(w) for w in re.split(r"[ -]", name)]
    while len(words) > 1 and words[0] in DIRECTIONS:
        words = words[1:]
    if words[0] in NEVER | FAITHS or words[-1] in NEVER:
        return False
    if any(w in load_adjectives() or w in DAYS_MONTHS for w in words):
        return False
    if any(w in ORGANISATION_NOUNS for w in words) or name.isupper() or len(name) < 3:
        return False
    if not bare:
        return True
    if ACRONYM_AFTER.match(text, end):  # "Doctors of the World (MdM)"
        return False
    following = after(text, end).lower()
    return len(words) <= 3 and following not in SPEECH and following not in PARTY_NOUNS and not name.endswith("ism")
