"""The listed name at a word, and which of its places is meant.

    "Springfield, Illinois"  -> the region behind the comma settles which Springfield
    "Tripoli" in a text about Lebanon -> Lebanon's, not Libya's

A name that is also a word or a person's name needs a place's context, a small town far from the country the text is
about needs its region beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.places.belief import drop_namesakes, is_believed, is_own_name, score_reading
from extractors.places.context import (
    PlaceMention,
    Word,
    after,
    before,
    find_noun,
    has_context,
    is_part_of_other_name,
    is_plain_party,
)
from extractors.places.gazetteer import (
    Place,
    fold_name,
    load_adjectives,
    load_initials,
)
from extractors.places.longest import match_name
from extractors.places.words import (
    ADMIN_NOUNS,
    ARTICLES,
    BUILDINGS,
    DAYS_MONTHS,
    DIRECTIONS,
    NEVER,
    PLACE_NOUNS,
)

# "Song has 1 case", "Denver cinema: 12 dead": a place in a list of counts
# "San Juan de Urama", "SANTA MARIA DEL VALLE"
NAME_GOES_ON = re.compile(r"\s(?:(?:de|del|de la|de los)\s[A-ZÀ-Þ]\w+|(?:DE|DEL|DE LA|DE LOS)\s[A-Z]{3,})")
# countries that are surnames too
SURNAMES = frozenset("montenegro jordan chad georgia israel cuba mali peru".split())
AFTER_INITIALS = frozenset(
    "on in at by for from to and or but with after since when where which who that has had have is are was were will "
    "would said as during while before over because of according territory soil into against last this late early "
    "today "
    "yesterday through until under than if reported recorded registered confirmed saw hosts hosted".split()
)
# "Abu Shouk | displacement camp"
CAMP_AFTER = re.compile(
    r"[ \t\u00a0](?:refugee|displacement|displaced|IDP|transit|returnee|protection)(?: (?:people's|persons|people))?"
    r" (?:camp|site|settlement|cent(?:re|er))\b"
)
OF_AFTER = re.compile(r"\s+of\b")
COUNTS_AFTER = re.compile(r"\s+(?:has|had|recorded|reported|registered)\s+\d|(?:\s\w+){0,2}:\s\d")


# " area of |Borno State", ", a town in northern |Syria": in what a name is said to lie
LIES_WITHIN = re.compile(
    r"(?:,\s(?:a|an|the)\s(?:[\w-]+\s){1,5}?|,?\s|\s(?:area|district|village|town|city|county|community|ward|sector|zone|"
    r"division|regions?|provinces?|states?|cercle|governorate|department|commune|municipality|oblast|prefecture|territory|"
    r"canton|island|valley|coast|camp)\s)(?:in|of)\s(?:the\s)?(?:(?:north|south|east|west|central|far)[\w-]*\s){0,2}"
    r"(?:(?:province|state|region)\sof\s)?(?=[A-Z])"
)
# ", near the holy city of |Mecca": a town of that country, or else an unlisted one
LIES_NEAR = re.compile(
    r",\s(?:(?:just\s)?(?:near|outside|(?:north|south|east|west)\w*\sof))\s(?:the\s(?:[a-z]+\s){0,2}(?:city|capital)\sof\s)?(?=[A-Z])"
)
MILLION = 7  # digits
def is_told_with_region(
    text: str, words: Sequence[Word], at: int, count: int, case: str, places: tuple[Place, ...]
) -> bool:
    """ "in Most, Czech Republic": a word that is never a place by itself, with the country or state it lies in."""
    if words[at].key in DAYS_MONTHS or not has_context(text, words[at].start):
        return False
    region = find_region_after(text, words, at + count, case)
    return bool(region and {place.country for place in places} & {around.country for around in region[1]})


def is_used_of_others(text: str, word: Word, start: int, end: int, case: str) -> bool:
    """ "a U.S. convoy" says whose, "MARCO TULIO MONTENEGRO" is a person: in wire copy no small letter tells."""
    following = after(text, end).lower()
    if text[end : end + 1] == "$":
        return True
    if word.text in load_initials() and following and text[end : end + 1] in " \n":
        return following not in AFTER_INITIALS and following not in DAYS_MONTHS
    return case == "upper" and word.key in SURNAMES and not has_context(text, start)


def find_region_after(text: str, words: Sequence[Word], at: int, case: str) -> tuple[int, tuple[Place, ...]] | None:
    """For "Beaver Falls, Pennsylvania": the region that follows a comma -> (its last word, its readings)."""
    if at >= len(words) or text[words[at - 1].end : words[at].start] not in (", ", ",\n", " ("):
        return None
    found = match_name(text, words, at, case)
    if not found or found[2]:
        return None
    regions = tuple(p for p in found[1] if p.precision in ("country", "admin1"))
    return (at + found[0] - 1, regions) if regions else None


def find_holder(text: str, words: Sequence[Word], at: int, end: int, case: str) -> str:
    """The country of the state or country that a name is said to lie in: "Abadan area of Borno State" -> Nigeria's."""
    told = LIES_WITHIN.match(text, end) or LIES_NEAR.match(text, end)
    if not told:
        return ""
    first = next((n for n in range(at, min(at + 8, len(words))) if words[n].start >= told.end()), -1)
    found = match_name(text, words, first, case) if first >= 0 and words[first].start == told.end() else None
    if not found or found[2]:
        return ""
    last = words[first + found[0] - 1]
    countries = {p.country for p in found[1] if p.precision in ("country", "admin1") or p.size >= 7}
    said = found[1][0].precision == "country" or {last.key, after(text, last.end).lower()} & ADMIN_NOUNS
    city = told.re is LIES_NEAR and any(p.size >= MILLION for p in found[1])
    return next(iter(countries)) if (said or city) and len(countries) == 1 else ""


def may_start(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text[0].isupper():
        return True
    return word.key in ARTICLES and at + 1 < len(words) and words[at + 1].text[0].isupper()


def read_listed(
    text: str, words: Sequence[Word], at: int, case: str, near: Counter[str], home: str, slice_start: int
) -> tuple[PlaceMention | None, int]:
    """The listed place that starts at word ``at``, if it is one -> (mention or None, words to step over)."""
    found = match_name(text, words, at, case)
    if not found:
        return None, 1
    count, places, trimmed = found
    start, end = words[at].start, words[at + count - 1].end - len(trimmed)
    bare = words[at].key[:-1] if trimmed else words[at].key
    initials = words[at].text in load_initials() and case != "upper"  # "in the US", which is no "us"
    told = initials or bare in NEVER and is_told_with_region(text, words, at, count, case, places)
    if count == 1 and not told and (bare in NEVER or len(words[at].key) < 3 and places[0].precision != "country"):
        return None, 1
    if not told and places[0].admin and all(w.key in NEVER for w in words[at : at + count]):
        return None, 1
    if count == 1 and words[at].key.rstrip("s") in load_adjectives() and places[0].precision != "country":
        return None, 1
    if is_used_of_others(text, words[at], start, end, case):
        return None, count
    noun = find_noun(text, start, end)
    if noun in BUILDINGS and after(text, end).lower() == noun:  # "doctors of Al-Quds hospital", "shot at Kabul airport"
        previous = before(text, start).lower()
        if previous in ("a", "the"):  # "outside a Kabul hospital"
            previous = before(text, start - len(previous) - 1).lower()
        if previous not in ("in", "at", "near", "outside", "inside"):
            return None, count
        stop = text.index(after(text, end), end) + len(noun)
        return PlaceMention(start, stop, text[start:stop], text[start:stop], home, None, None, "feature"), count + 1
    region = find_region_after(text, words, at + count, case) if not trimmed else None
    holder = find_holder(text, words, at + count, end, case) if not trimmed and places[0].precision != "country" else ""
    if holder and places[0].admin and places[0].size < MILLION and all(p.country != holder for p in places):
        return None, count  # "Abadan area of Borno State" is not Iran's
    if holder:  # "the Nara region of Mali" is not Japan's
        places = tuple(p for p in places if p.country == holder) or places
    here = near.copy()
    if places[0].precision == "country":
        here[places[0].country] -= 1  # a name is no witness for itself
    last = at + count - 1
    if region:
        for place in region[1]:
            if place.precision == "country":
                here[place.country] += 3
            elif any(
                p.admin == place.admin or p.country == place.country and "" in (p.admin, place.admin) for p in places
            ):
                here["admin:" + (place.admin or places[0].admin)] += 1
                here[place.country] += 2
    if is_part_of_other_name(text, start, end, case, slice_start):
        return None, 1 if count == 1 else count
    key = fold_name(text[start:end])
    named = drop_namesakes(places, words[at].key, noun, here)
    place = max(named, key=lambda p: score_reading(p, key, noun, here, home))
    ahead = text[max(0, start - 5) : start].rstrip(" ")
    heads_line = region and not words[at].text.isupper() and ahead[-1:] in ("", "\n")
    told_as_place = noun in PLACE_NOUNS or bool(heads_line) or bool(COUNTS_AFTER.match(text, end))
    context = told_as_place or has_context(text, start)
    if is_plain_party(text, place, start, end):
        return None, count
    following = after(text, end)
    longer = (
        case == "mixed"
        and following[:1].isupper()
        and not trimmed
        and following.lower() not in PLACE_NOUNS | DAYS_MONTHS
        and not following.isupper()
    )
    sole = is_own_name(place, key) or len({p.country for p in places}) == 1
    if not is_believed(
        place, key, noun=noun, sole=sole, context=context, longer=longer, near=here, home=home, case=case
    ):
        return None, 1 if count == 1 else count
    if region and place.precision != "country":
        fitting = [
            r
            for r in region[1]
            if r.country == place.country
            and (r.precision == "country" or r.admin == place.admin or "" in (r.admin, place.admin))
        ]
        if fitting and not (fitting[0].precision == "admin1" and place.precision == "admin1"):
            end, last = words[region[0]].end, region[0]
            end += text[end : end + 1] == ")" and "(" in text[start:end]
    longer_name = NAME_GOES_ON.match(text, end) if place.precision == "point" and not region else None
    if longer_name:  # "Santa Maria | del Valle": another place than Santa Maria
        end = longer_name.end()
        written = text[start:end]
        return PlaceMention(start, end, written, written, home or place.country, None, None, "point"), count
    return stretch(text, start, end, place, trimmed, slice_start), last - at + 1


_KINDS_BEHIND = ADMIN_NOUNS | {"city", "town", "village", "camp", "island", "river", "forest", "valley"}
_PARTS = DIRECTIONS - {"upper", "lower", "greater", "rural", "downtown"}


def stretch(text: str, start: int, end: int, place: Place, trimmed: str, slice_start: int) -> PlaceMention:
    """Take in what the text says of the place: "northern Syria", "Homs province", "south of Falluja"."""
    precision, lat, lon = place.precision, place.lat, place.lon
    following = after(text, end) if not trimmed else ""
    if following.lower() in _KINDS_BEHIND:
        m = re.compile(r"[ \t\u00a0]" + re.escape(following)).match(text, end)
        if m and (following[0].isupper() or not OF_AFTER.match(text, m.end())):  # not "the Damascus | suburb of Douma"
            end = m.end()
            if following.lower() in ("province", "governorate", "state", "oblast") and precision == "point":
                precision = "admin1"
    camp = CAMP_AFTER.match(text, end) if not trimmed and precision in ("point", "feature") else None
    end = camp.end() if camp else end
    previous = before(text, start)
    if previous.lower() in _PARTS and place.precision in (
        "country",
        "admin1",
        "region",
    ):
        wider = text.rfind(previous, slice_start, start)
    elif previous.lower() == "of" and before(text, start - 3).lower() in DIRECTIONS:
        wider = text.rfind(before(text, start - 3), slice_start, start)
    else:
        wider = -1
    if wider >= 0:
        start, precision = wider, "region"
    return PlaceMention(start, end, text[start:end], place.name, place.country, lat, lon, precision)
