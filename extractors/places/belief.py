"""Which of the places of one name is meant, and whether the text says enough to believe it.

"Tripoli" in a text about Lebanon   -> Lebanon's: the country a text is about outweighs size
"a farm in Bari", in no known text  -> Italy's town of 300,000 people; "Bala Morghab" is never the town of Bala
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.places.context import (
    Word,
    without_s,
)
from extractors.places.gazetteer import (
    Place,
    find_places_starting,
    fold_name,
    load_adjectives,
    load_capitals,
    load_country_names,
)
from extractors.places.words import (
    ADMIN_NOUNS,
    DIRECTIONS,
    POINT_NOUNS,
)

# "a Saudi air raid", "the Ugandan border": of a country that is not the place's
FROM_ELSEWHERE = frozenset(
    "air airstrike airstrikes warplanes jets drone drones border refugees migrants peacekeepers hospital "
    "embassy".split()
)

# digits of population that a spelling of another place must be ahead of a place whose own name it is
OWN_NAME = 0.9


def drop_namesakes(places: tuple[Place, ...], key: str, noun: str, near: Mapping[str, int]) -> tuple[Place, ...]:
    """Without hamlets called like a capital ("Baghdad" in Iran) and, outside the United States, provinces called like a
    country that are not said to be one ("Niger" is Nigeria's only as "Niger State"). A namesake whose region stands
    beside it ("Kingston, New York") stays."""
    if places[0].precision == "country" and noun not in ADMIN_NOUNS:
        places = tuple(p for p in places if p.precision == "country" or p.country == "USA" or not p.admin)
    capital_of = load_capitals().get(key, "")
    return tuple(
        p for p in places if not capital_of or p.country == capital_of or p.size >= 6 or near.get("admin:" + p.admin)
    ) or places


def is_own_name(place: Place, key: str) -> bool:
    """Is a folded name what a place is called, and not another spelling of it?"""
    return fold_name(place.name) == key


def score_reading(place: Place, key: str, noun: str, near: Mapping[str, int], home: str) -> float:
    score = place.size + (0.0 if place.admin else 3.0)  # ours before a namesake
    if is_own_name(place, key):  # "Puno" is Peru's, before Pune, which some call so
        score += OWN_NAME
    if load_capitals().get(key) == place.country:  # "Islamabad" is not what Chattogram was called
        score += 2
    if place.country and place.country == home:
        score += 6
    score += 4 * min(near.get(place.country, 0), 2) if place.country else 0
    score += 8 if near.get("admin:" + place.admin) and place.admin else 0
    if not noun and place.precision == "region" and place.admin:
        score -= 0.5
    if noun in ADMIN_NOUNS:
        score += 4 if place.precision in ("admin1", "region") else -2
    elif noun in POINT_NOUNS:
        score += 4 if place.precision == "point" else -3
    return score


def is_believed(
    place: Place,
    key: str,
    *,
    noun: str,
    sole: bool,
    context: bool,
    longer: bool,
    near: Mapping[str, int],
    home: str,
    case: str,
) -> bool:
    """Enough said for this reading? A country, a place of the home country, or one too large to be mistaken.

    ``longer``: a capitalised word follows, so that "Bala" may be the half of "Bala Morghab". ``sole``: the name is the
    place's own and not a spelling of another language ("Bale" for Basel), or no other country has it.
    """
    if place.precision == "country":
        return True
    own, capital = is_own_name(place, key), load_capitals().get(key) == place.country
    local = bool(place.country) and (place.country == home or near.get(place.country, 0) > 0)
    if place.admin and near.get("admin:" + place.admin):
        return True
    if place.doubtful and (not context or case != "mixed" and not local):
        return False
    if local:
        return context or place.size >= (6 if case == "upper" else 5) or place.precision != "point"
    if not place.admin:  # our own list
        return not (place.doubtful and home)
    if (
        longer or noun in ADMIN_NOUNS and home and place.precision != "admin1"
    ):  # "Libertad department" of no Filipino town
        return False
    if case == "upper" and home or home and not own:
        return place.size >= 7 and (own or capital)
    return place.size >= 7 or context and sole and place.size >= (6 if home else 5 if place.doubtful else 4)


def find_near(words: Sequence[Word]) -> Counter[str]:
    """Countries, demonyms and regions written in a slice: they settle which of two Springfields is meant."""
    near: Counter[str] = Counter()
    adjectives, countries = load_adjectives(), load_country_names()
    for at, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following and following.key in FROM_ELSEWHERE:
            continue
        if at and words[at - 1].key in ("pro", "anti"):
            continue
        if at > 1 and words[at - 1].key == "with" and words[at - 2].key in ("border", "frontier"):
            continue
        if following and following.key in ADMIN_NOUNS:  # "Taraba State": the state's country
            areas = {p.country for p in find_places_starting(word.key).get(word.key, ()) if p.precision == "admin1"}
            if len(areas) == 1:
                near[areas.pop()] += 1
        key = without_s(word.text.lower())
        if key in adjectives:
            near[adjectives[key]] += 1
        elif key in countries and not any(
            p.precision == "admin1" and p.size >= 7 for p in find_places_starting(key).get(key, ())
        ):
            lies_in = at > 0 and (words[at - 1].key == "in" or at > 1 and words[at - 1].key in DIRECTIONS)
            near[countries[key].country] += 2 if lies_in else 1  # not "Georgia", which is a state as well
    return near
