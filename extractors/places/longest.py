"""The longest listed name that begins at a word.

    "Camarines Sur" -> two words, the province; "Syria's" -> Syria, the owner's mark trimmed
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.places.context import Word, joins
from extractors.places.gazetteer import (
    MOST_WORDS,
    Place,
    find_places_starting,
    fold_name,
    load_country_names,
    load_initials,
)
from extractors.places.words import LINKS

_OWNERS = ("'s", "’s", "'S", "’S")


@lru_cache(maxsize=20_000)  # news repeats its words, and of ten with a capital seven begin no name of a place
def begins_name(written: str) -> bool:
    """Whether a listed name can begin with a word: most need not be looked up with those behind them."""
    key = fold_name(written)
    if written in load_initials() or key in _country_beginnings() or key.removesuffix("s") in load_country_names():
        return True
    owner = written[-2:] in _OWNERS and (key[:-1] in _country_beginnings() or find_places_starting(key[:-1]))
    return bool(owner or find_places_starting(key.partition(" ")[0]))


@cache
def _country_beginnings() -> frozenset[str]:
    """The first words of the countries' names, and each longer beginning: one word of a text may fold to several."""
    names = [name.split(" ") for name in load_country_names()]
    return frozenset(" ".join(words[:size]) for words in names for size in range(1, len(words) + 1))


def match_name(text: str, words: Sequence[Word], at: int, case: str) -> tuple[int, tuple[Place, ...], str] | None:
    """The longest listed name that starts with word ``at`` -> (number of words, readings, end trimmed of 's or "")."""
    first = words[at]
    if first.text in load_initials() and (
        first.text.isupper() and (case != "upper" or "." in first.text or first.key in ("usa", "uk", "uae"))
    ):
        return 1, (load_initials()[first.text],), ""
    names = find_places_starting(first.key.partition(" ")[0])
    starts_possessive = first.key[:-1] if first.text[-2:] in ("'s", "’s", "'S", "’S") else ""
    if starts_possessive:
        names = names | find_places_starting(starts_possessive)
    countries, key, found = load_country_names(), "", None
    for count, last in enumerate(words[at : at + MOST_WORDS], 1):
        if count > 1 and not joins(text, words[at + count - 2], last):
            break
        key = f"{key} {last.key}".strip()
        if case == "mixed" and count > 1 and last.text[0].islower() and last.key not in LINKS:
            break
        owner = last.text.endswith(_OWNERS)
        if not owner and key not in countries and key not in names:
            continue
        for spelling, trimmed in spell(key, last.text) if owner else ((key, ""),):
            places = look_up(spelling, names)
            if places and (last.key not in LINKS or is_name_end(last, count, case)):
                found = (count, places, trimmed)
                break
    if found is None and starts_possessive:
        places = look_up(starts_possessive, find_places_starting(starts_possessive))
        found = (1, places, first.text[-2:]) if places else None
    if found is None and first.key.endswith("s") and len(first.key) > 4:  # "Syrias second city": the mark is lost
        country = load_country_names().get(first.key[:-1])
        found = (1, (country,), "s") if country else None
    return found


def is_name_end(last: Word, count: int, case: str) -> bool:
    """May a name end in a word that most often links two: "Camarines Sur", "Sobane Da"; not "Tripoli | and"?"""
    return count > 1 and case == "mixed" and last.text[0].isupper()


def spell(key: str, last: str) -> list[tuple[str, str]]:
    """The key, and the key without a closing 's: "damascuss" -> also "damascus"."""
    if last[-2:] in ("'s", "’s", "'S", "’S"):
        return [(key[:-1], last[-2:]), (key, "")]
    return [(key, "")]


def look_up(key: str, names: dict[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    country = load_country_names().get(key)
    return ((country,) if country else ()) + names.get(key, ())
