"""Where it happened: the places a text states.

    "Airstrikes near Falluja killed 12 people, police in Baghdad said."
        find_places -> Falluja (IRQ), Baghdad (IRQ)

A place is listed (listed.py over gazetteer.py) or named as one ("the village of Taduf", "Hatla town": named.py). Case
counts: "Turkey" is a country, "turkey" is not. Which of the places belongs to a figure is settled by choice.py.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.places.belief import find_near
from extractors.places.context import (
    PlaceMention,
    before,
    find_words,
    read_case,
)
from extractors.places.cues import SPEAKER_BEFORE
from extractors.places.features import feature_patterns, find_countrys_own, find_features
from extractors.places.gazetteer import fold_name, load_adjectives, load_country_names
from extractors.places.listed import may_start, read_listed
from extractors.places.longest import begins_name
from extractors.places.named import (
    find_before_region,
    find_implied,
    find_listed_on,
    find_named,
    find_named_in_capitals,
    naming_patterns,
)
from extractors.places.words import INSIDE, find_bodies
from extractors.words.prefilter import Prefilter

# what stands between a place and the one that holds it: ", a village near ", " in the ", ", "
LIES_BESIDE = re.compile(
    r",?\s(?:(?:a|an|the)\s(?:[\w-]+\s){1,5}?)?(?:in|near|of|outside|on)\s(?:(?:a|an|the)\s)?"
    r"(?:(?!(?:and|to|from|with|by|killed|where|who)\s)[\w-]+\s){0,4}"
)

# "the Indian side of |Kashmir", "Indian-controlled |Kashmir", "Pakistani |Kashmir"
SIDE_BEFORE = re.compile(
    r"\b([A-Z][a-z]+)(?:[-\s](?:controlled|administered|held|occupied|ruled|run))?\s(?:(?:side|part|half|portion|shore|"
    r"coast|sector)\sof\s)?(?:the\s)?$"
)


_INSIDE = INSIDE | {"to", "into", "neighbouring", "neighboring"}


@cache
def _patterns() -> Prefilter:
    """Those of naming_patterns(), then those of feature_patterns(): told by one pass over the words."""
    return Prefilter((*naming_patterns().patterns, *feature_patterns().patterns))


def find_places(text: str, start: int = 0, end: int | None = None, *, home: str = "") -> list[PlaceMention]:
    """The places stated in ``text[start:end]``, in order, none overlapping another.

    ``home`` is home_country(text), worked out once a report: it settles names that several countries share.
    """
    return list(read_slice(text, start, len(text) if end is None else end, home))


@lru_cache(maxsize=64)  # a sentence is asked again by the figures of the sentences behind it
def read_slice(text: str, start: int, end: int, home: str) -> tuple[PlaceMention, ...]:
    """The work of find_places."""
    case, words = read_case(text, start, end), find_words(text, start, end)
    signs = _patterns().signs([word.text for word in words])
    named, features = signs, signs >> len(naming_patterns().patterns)
    near = find_near(words)
    taken = find_bodies(text, start, end)
    found = find_features(text, start, end, case, home, features) + find_implied(text, start, end, home, named)
    mentions = [
        mention
        for mention in found
        if not any(a < mention.end and mention.start < b for a, b in taken)
    ]
    taken += [(mention.start, mention.end) for mention in mentions]
    after = 0
    for at in [at for at, word in enumerate(words) if begins_name(word.text) and may_start(words, at)]:
        if at >= after and not any(a <= words[at].start < b for a, b in taken):
            mention, step = read_listed(text, words, at, case, near, home, start)
            if mention and not any(a < mention.end and mention.start < b for a, b in taken):
                mentions.append(mention)
            after = at + step
    occupied = taken + [(m.start, m.end) for m in mentions]
    if case == "upper":
        mentions += find_named_in_capitals(text, start, end, home, occupied, mentions)
    else:
        mentions += find_before_region(text, start, occupied, mentions)
        mentions += find_named(text, start, end, case, home, occupied, named)
        mentions += find_listed_on(text, end, home, occupied, mentions)
    occupied = [(m.start, m.end) for m in mentions]
    mentions += [
        mention
        for mention in find_countrys_own(text, start, end, features)
        if not any(a < mention.end and mention.start < b for a, b in occupied)
    ]
    return tuple(lend_country(text, read_where(text, read_lies_in(text, read_side(text, sorted(mentions)))), home))


def read_side(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """A region of several countries lies in the one whose side of it is told: "the Indian side of | Kashmir"."""
    for at, mention in enumerate(mentions):
        told = None if mention.country else SIDE_BEFORE.search(text, max(0, mention.start - 50), mention.start)
        whose = fold_name(told[1]) if told else ""
        named = load_country_names().get(whose)
        country = load_adjectives().get(whose, named.country if named else "")
        if country:
            mentions[at] = mention._replace(country=country)
    return mentions


def read_lies_in(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """A place in no list lies in the country of the one said to hold it: "Dagaya, a village near Bosso, in Niger"."""
    for at in range(len(mentions) - 2, -1, -1):
        inner, outer = mentions[at], mentions[at + 1]
        if (inner.lat is None or not inner.country) and outer.country and inner.country != outer.country:
            beside = text[inner.end : outer.start] == ", " and outer.precision in ("country", "admin1")
            if inner.name != "at sea" and (beside or LIES_BESIDE.fullmatch(text, inner.end, outer.start)):
                mentions[at] = inner._replace(country=outer.country)
    return mentions


def read_where(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The same of a clause behind a country: "to Ivory Coast, where two soldiers died at | Tehini"."""
    for at, mention in enumerate(mentions):
        holder = mentions[at - 1] if at else None
        if holder and mention.lat is None and holder.precision == "country" and holder.country != mention.country:
            if text.startswith((", where ", " where "), holder.end):
                mentions[at] = mention._replace(country=holder.country)
    return mentions


def lies_there(text: str, mention: PlaceMention) -> bool:
    """Is a place told as where something was: "in Afghanistan", not "the border with Niger" or "police in Niger"?"""
    left = text[max(0, mention.start - 45) : mention.start]
    return before(text, mention.start).lower() in _INSIDE and not SPEAKER_BEFORE.search(left)


def lend_country(text: str, mentions: list[PlaceMention], home: str) -> list[PlaceMention]:
    """A place in no list lies in the country of those named beside it, if they agree: "Kuka village in Borno".
    Where only another country is told of, it is none of the text's own: "In Afghanistan, six died near | Shadal Bazar".
    """
    if home and any(m.country == home and m.lat is None and m.precision == "point" for m in mentions):
        told = {m.country for m in mentions if m.lat is not None and m.country and lies_there(text, m)}
        if len(told) == 1 and home not in {m.country for m in mentions if m.lat is not None}:
            (abroad,) = told
            mentions = [m._replace(country=abroad) if m.country == home else m for m in mentions]
    areas = {m.country for m in mentions if m.country and m.precision in ("admin1", "country")}
    countries = areas or {m.country for m in mentions if m.country}
    if len(countries) != 1:
        return mentions
    (country,) = countries
    return [
        m._replace(country=country) if not m.country and m.lat is None and m.name != "at sea" else m for m in mentions
    ]
