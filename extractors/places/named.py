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
    Country,
    find_places_named,
    fold_name,
    load_adjectives,
    load_countries,
    load_country_names,
)
from extractors.places.naming import (
    ACRONYM_AFTER,
    ANOTHER_NAME,
    AREA_OF_NAME,
    AT_HEAD,
    AT_NAME,
    AT_SEA,
    CAMP_NUMBER,
    CAPITAL_BEFORE_REGION,
    CAPITAL_PATTERNS,
    CAPITAL_ROMANCE,
    CAPITAL_ROMANCE_OF,
    EVENT_AT_NAME,
    IMPLIED,
    IN_NAME,
    NAME_BEFORE_REGION,
    NAME_LIES,
    NAME_NOUN,
    NAMES_OF_KIND,
    NEXT_IN_LIST,
    NOUN_OF_NAME,
    PEOPLE_BEFORE,
    SIDE_OF_COUNTRY,
)
from extractors.places.words import (
    DAYS_MONTHS,
    DIRECTIONS,
    FAITHS,
    HEADS_OF_NAMES,
    NEVER,
    NO_NAMES,
    ORGANISATION_NOUNS,
    PARTY_NOUNS,
    SPEECH,
)
from extractors.words.prefilter import Prefilter, numbers_of

# each with its group
_PATTERNS = (
    (NOUN_OF_NAME, 1), (NAME_NOUN, 0), (CAMP_NUMBER, 0), (NAMES_OF_KIND, 1), (NAMES_OF_KIND, 2),
    (AREA_OF_NAME, 1), (AT_NAME, 1), (AT_HEAD, 1), (NAME_LIES, 1), (IN_NAME, 1), (EVENT_AT_NAME, 1),
)  # fmt: skip
_OF_MIXED_CASE = (AREA_OF_NAME, AT_NAME, AT_HEAD, NAME_LIES, IN_NAME, EVENT_AT_NAME)
_BARE = (IN_NAME, AT_HEAD, NAME_LIES, EVENT_AT_NAME)


@cache
def naming_patterns() -> Prefilter:
    """The patterns of this module, each by its number in _PATTERNS; then AT_SEA, IMPLIED and SIDE_OF_COUNTRY."""
    return Prefilter([pattern for pattern, _ in _PATTERNS] + [AT_SEA, IMPLIED, SIDE_OF_COUNTRY])


_PATTERN_SIGNS = (1 << len(_PATTERNS)) - 1
_AT_SEA_SIGN, _IMPLIED_SIGN, _SIDE_SIGN = (1 << len(_PATTERNS) + k for k in range(3))


@cache
def _countries_by_code() -> dict[str, Country]:
    return {country.iso3: country for country in load_countries()}


def find_implied(text: str, start: int, end: int, home: str, signs: int) -> list[PlaceMention]:
    """ "across the country", "in the Ukrainian capital": named by the text's country or the one said."""
    found: list[PlaceMention] = []
    for m in IMPLIED.finditer(text, start, end) if signs & _IMPLIED_SIGN else ():
        people = m["people"] or m["people2"] or ""
        named = load_country_names().get(fold_name(people))
        code = load_adjectives().get(fold_name(people)) or (named.country if named else "" if people else home)
        country = _countries_by_code().get(code)
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
    ours = _countries_by_code().get(home) if signs & _SIDE_SIGN else None
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
    for number in numbers_of(signs & _PATTERN_SIGNS):
        pattern, group = _PATTERNS[number]
        if case != "mixed" and pattern in _OF_MIXED_CASE:
            continue
        for m in pattern.finditer(text, start, end):
            a, b, name = read_name(text, m, group, pattern)
            if is_no_name(name, text, start, end, a, b, pattern):
                continue
            if not any(x < b and a < y for x, y in taken) and (
                pattern is CAMP_NUMBER or is_free_name(name, text, b, pattern in _BARE)
            ):
                b = a + len(name) if group else b
                country = find_demonym(text, start, m.start()) if pattern is NOUN_OF_NAME else ""
                found.append(PlaceMention(a, b, text[a:b], name, country or home, None, None, "point"))
                taken.append((a, b))
    return found


def read_name(text: str, m: re.Match[str], group: int, pattern: re.Pattern[str]) -> tuple[int, int, str]:
    """Where a name stands, and the name without the owner before it: "West Java's | Garut district"."""
    a, b = m.span(group)
    name = without_s(text[a:b] if pattern is CAMP_NUMBER else m.group(group or 1))
    owner = max(name.rfind("'s "), name.rfind("’s "))
    return (a, b, name) if owner < 0 else (a + owner + 3, b, name[owner + 3 :])


def is_no_name(name: str, text: str, start: int, end: int, a: int, b: int, pattern: re.Pattern[str]) -> bool:
    """ "the Fulani village | of Ogossagou", "opened fire on Mourners", and "in Need" where it is written small too."""
    if pattern is NAME_NOUN and text[max(0, a - 4) : a].lower() == "the ":
        return text[a:b].endswith((" village", " town", " city")) and ANOTHER_NAME.match(text, b) is not None
    if pattern is EVENT_AT_NAME and name.endswith("s") and text[max(0, a - 3) : a].lower() == "on ":
        return True
    return pattern in _BARE and stands_as_word(name.lower(), text, max(0, start - 4000), end + 4000)


def find_demonym(text: str, start: int, at: int) -> str:
    """The country whose village it is said to be: "the Cameroonian | village of Tourou"."""
    people = PEOPLE_BEFORE.search(text, max(start, at - 50), at)
    return load_adjectives().get(fold_name(people[1]), "") if people else ""


def find_named_in_capitals(
    text: str, start: int, end: int, home: str, taken: list[tuple[int, int]], listed: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The same in wire copy, where no capital marks a name: only after a kind of place, a saint or before a region."""
    patterns = (*CAPITAL_PATTERNS, CAPITAL_ROMANCE, CAPITAL_ROMANCE_OF)
    spans = [m.span(1) for pattern in patterns for m in pattern.finditer(text, start, end)]
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


def find_before_region(
    text: str, start: int, taken: list[tuple[int, int]], listed: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Names with the country or state they lie in behind a comma: "in Mastaba, Yemen"."""
    found: list[PlaceMention] = []
    for mention in listed:
        if mention.precision not in ("country", "admin1"):
            continue
        m = NAME_BEFORE_REGION.search(text, max(start, mention.start - 60), mention.start)
        if not m or any(a < m.end(1) and m.start(1) < b for a, b in taken):
            continue
        if not is_free_name(m[1], text, m.end(1), True):
            continue
        found.append(PlaceMention(*m.span(1), m[1], m[1], mention.country, None, None, "point"))
        taken.append(m.span(1))
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
    if len(words) > 1 and words[0] in HEADS_OF_NAMES:
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
