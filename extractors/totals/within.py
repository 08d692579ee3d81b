"""Whether the place of one figure lies within that of another: "in Borujerd" within "in Iran", not within "in Hilla".

Both places must stand in the figure's own sentence; a place that is no area, a country or a province, holds no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.models import Figure
from extractors.places.gazetteer import AREAS, Place, find_places_named

_NEAR = 2.5  # degrees: as far as a town lies from the middle of its province where nothing better is known
_KIND = re.compile(
    r"\s+(?:province|state|region|district|county|governorate|department|prefecture|oblast|division)$", re.IGNORECASE
)
# "northern Mali"
_PART_OF = re.compile(r"^(?:north|south|east|west|central|upper|lower)\w*(?:-\w+)?\s+", re.IGNORECASE)


def lies_within(inner: Figure, outer: Figure) -> bool:
    """Whether the inner figure is told of a place inside the area that the outer one is told of."""
    if not (inner.place and outer.place) or inner.place == outer.place or inner.country != outer.country:
        return False
    if inner.place not in inner.sentence or outer.place not in outer.sentence:
        return False
    if re.search(rf"\b(?:town|city|village|hamlet) of {re.escape(outer.place)}\b", outer.sentence):
        return False
    areas = [place for place in _readings(outer.place) if place.country == outer.country]
    if any(place.precision == "country" for place in areas):
        return not any(place.precision == "country" for place in _readings(inner.place))
    if not any(place.precision in AREAS for place in areas):
        return False
    inside = [place for place in _readings(inner.place) if place.country == outer.country]
    if any(place.precision == "admin1" for place in inside):
        return False
    codes, own = {place.admin for place in areas} - {""}, {place.admin for place in inside} - {""}
    return bool(codes & own) if codes and own else _is_near(inner, outer)


def is_elsewhere(one: Figure, other: Figure) -> bool:
    """Whether each is told of a town of its own: who died in Deir al-Balah is none of those who died in Khan Younis."""
    if not (one.place and other.place) or one.place == other.place:
        return False
    if one.place not in one.sentence or other.place not in other.sentence:
        return False
    towns = (is_town(one.place, one.country), is_town(other.place, other.country))
    return all(towns)


def is_next_place(these: Sequence[Figure], those: Sequence[Figure]) -> bool:
    """ "In Assam 85 people died. In Bihar 67 deaths were recorded": both sentences open with a place of their own."""
    one, other = these[0], those[0]
    if not all(figure.place and opens_with_place(figure) for figure in (*these, *those)) or one.place == other.place:
        return False
    if lies_within(one, other) or lies_within(other, one):
        return False
    return not _kinds(one).isdisjoint(_kinds(other))


def opens_with_place(figure: Figure) -> bool:
    """Whether its sentence begins with "In Bihar" or "Nepal: "."""
    opening = _OPENING.match(figure.sentence)
    return opening is not None and figure.sentence.startswith(figure.place, opening.end())


_OPENING = re.compile(r"(?:[A-Z][\w ]{2,30}: )?(?:In|At|Near|Around) (?:[a-z]+ ){0,5}|(?=[A-Z])")


def _kinds(figure: Figure) -> set[str]:
    """How wide the places are that the name can mean."""
    return {place.precision for place in _readings(figure.place) if place.country in ("", figure.country)}


def is_town(name: str, country: str) -> bool:
    """Whether the name is that of a town or village, and of no area."""
    places = [place for place in _readings(name) if not country or place.country == country]
    return bool(places) and all(place.precision == "point" for place in places)


def _readings(name: str) -> tuple[Place, ...]:
    """What a name can mean, also without its kind of area or its quarter: "Herat province", "northern Mali"."""
    bare = _KIND.sub("", name)
    return find_places_named(name) or find_places_named(bare) or find_places_named(_PART_OF.sub("", bare))


def _is_near(inner: Figure, outer: Figure) -> bool:
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return inner.lat is None
    return abs(inner.lat - outer.lat) <= _NEAR and abs(inner.lon - outer.lon) <= _NEAR
