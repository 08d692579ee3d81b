"""Ways that people go, in a text about people driven from home: a verb of going and, behind it, where to or where from.

    "149,000 people | left El Geneina for Chad"  ->  displaced        "went to their fields"  ->  returned

Everybody goes somewhere: outside such a text, and of tourists, pupils and players anywhere, these words say nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.words.inflection import make_plural, verb_forms
from extractors.words.lookup import Phrases, make_phrases, match_phrase
from extractors.words.word_files import read_toml

_REACH = 5  # words from the preposition to the noun: "to the five nearest safe villages"
_BACK = 12  # words between "pushed" and "into Chad"
_TAKE = frozenset("take takes took taken taking".split())
_HAVE = frozenset("have has had 've having".split())
_COME = frozenset("come comes came coming".split())
_BARE = frozenset("since already so meanwhile now also far".split())  # "have since | left"
_ENDS_CLAUSE = frozenset(
    """. , ; : ) - since when after because before as by in during over while following amid on and but or at so
    within""".split()
)
_STOPS = frozenset(
    "to in at with and or of for from by on who which that was were had has have be been when where as".split()
)


class Journeys(NamedTuple):
    """The words of [journeys] in refuge.toml: verbs with their ending, and nouns where a way begins or ends."""

    leaves: dict[str, str]
    goes: dict[str, str]
    far: dict[str, str]
    drives: frozenset[str]
    drives_out: frozenset[str]
    moved: frozenset[str]
    towards: frozenset[str]
    particles: frozenset[str]
    by: frozenset[str]
    rides: frozenset[str]
    ends: Phrases
    own: Phrases
    shelters: Phrases
    others: frozenset[str]


@cache
def journeys() -> Journeys:
    """The words of refuge.toml that tell of people on their way."""
    table = read_toml("refuge.toml")["journeys"]
    leaves, goes, far = (_endings(table[name]) for name in ("leaves", "goes", "far"))
    drives, out = (frozenset(_endings(table[name])) for name in ("drives", "drives_out"))
    moved = frozenset(verb_forms(entry).participle for entry in table["moved"])
    rides, others = (_plurals(table[name]) for name in ("rides", "others"))
    ends, own, shelters = (
        make_phrases([(noun, name) for noun in _plurals(table[name])]) for name in ("ends", "own", "shelters")
    )
    towards, particles, by = (frozenset(table[name]) for name in ("towards", "particles", "by"))
    return Journeys(
        leaves, goes, far, drives, drives | out, moved, towards, particles, by, rides, ends, own, shelters, others
    )


def _plurals(nouns: list[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, make_plural(noun)))


def _endings(entries: list[str]) -> dict[str, str]:
    """Every form with what it can be: "ing", "past" or "present"."""
    out: dict[str, str] = {}
    for entry in entries:
        forms = verb_forms(entry)
        out |= {forms.base: "present", forms.third: "present", forms.past: "past", forms.participle: "past"}
        out[forms.ing] = "ing"
    return out


@cache
def takers() -> dict[str, str]:
    """What a town or a country does with those who come: a verb, and "in" where it means that only with "in"."""
    table = read_toml("refuge.toml")["takers"]
    return {form: "in" for entry in table["with_in"] for form in verb_forms(entry)} | {
        form: "" for entry in table["verbs"] for form in verb_forms(entry)
    }


@cache
def journey_words() -> frozenset[str]:
    """Every word at which such a way can begin to be told."""
    words = journeys()
    return frozenset((*words.leaves, *words.goes, *words.far, *words.moved, *_HAVE, *_TAKE))


@cache
def journey_pattern() -> re.Pattern[str]:
    """Finds, in lower case, a sentence that may tell of such a way."""
    words = journeys()
    verbs = sorted({*words.leaves, *words.goes, *words.far, *words.drives_out, *words.moved, *takers(), *_TAKE})
    return re.compile(rf"\b(?:{'|'.join(verbs)}|newcomers|still there|placed|lodged|resettled)\b")


class Way(NamedTuple):
    """What the words say: displaced or returned, the token behind them, and the ending of the verb."""

    measure: str
    j: int
    ending: str


def read_journey(low: list[str], i: int, names: list[bool], lands: list[bool]) -> Way | None:
    """The way told from the verb at token ``i``; ``names``: words in capitals, ``lands``: places by their noun."""
    words = journeys()
    if low[i] in _TAKE:
        return Way("displaced", i + 2, "past") if _takes_to_the_road(low, i + 1) else None
    ending = words.leaves.get(low[i]) or words.goes.get(low[i]) or words.far.get(low[i])
    if ending is None or ending == "present" and _is_habit(low):
        return None
    if low[i] in words.leaves:
        k = i + 2 if low[i + 1 : i + 2] in (["the"], ["their"]) else i + 1
        shelter = match_phrase(words.shelters, low, k)
        if shelter:
            return Way("returned", shelter[1], ending)
        end = _leaves(low, i, names, lands)
        return Way("displaced", end, ending) if end else None
    k = _pass_fillers(low, i + 1)
    if k < len(low) and low[k] == "from":
        first = _place_end(low, k + 1, names, lands)
        leads = 0 < first < len(low) and low[first] in words.towards
        if not leads:
            return Way("displaced", first, ending) if first and low[i] in _COME else None
        k = first
    if k + 1 >= len(low):
        return None
    if low[k] == "to" and low[k + 1] in ("stay", "live", "shelter") and low[k + 2 : k + 3] in (["with"], ["in"]):
        return Way("displaced", k + 2, ending)
    if low[k] == "to" and low[k + 1] == "their" and match_phrase(words.own, low, k + 2):
        return Way("returned", k + 3, ending)
    if low[k] not in words.towards and not (low[i] in words.far and low[k] in ("for", "through")):
        return None
    end = _place_end(low, k + 1, names, lands)
    return Way("displaced", end, ending) if end else None


def is_moved(low: list[str], i: int, names: list[bool]) -> bool:
    """Whether "transferred" at token ``i`` stands before "from Tripoli to Zawiya": from one named place to another."""
    if low[i] not in journeys().moved or low[i + 1 : i + 2] != ["from"] or i + 2 >= len(low) or not names[i + 2]:
        return False
    behind = range(i + 3, min(i + 3 + _REACH, len(low) - 1))
    return any(low[k] == "to" and names[k + 1] for k in behind)


def _is_habit(low: list[str]) -> bool:
    """ "every August thousands of people leave Athens for the islands"."""
    return "every" in low or "each" in low


def _takes_to_the_road(low: list[str], k: int) -> bool:
    """ "took | to the roads", "took | buses out of the capital"."""
    rides = journeys().rides
    if low[k : k + 2] == ["to", "the"]:
        return not rides.isdisjoint(low[k + 2 : k + 3])
    return not rides.isdisjoint(low[k : k + 1]) and low[k + 1 : k + 2] in (["out"], ["to"], ["across"])


def _leaves(low: list[str], i: int, names: list[bool], lands: list[bool]) -> int:
    """The token behind "left the province", "left for Mueda", "have left | since"; 0 where nobody leaves a home."""
    k = _pass_fillers(low, i + 1)
    if k < len(low) and low[k] == "for" and low[i].startswith("le"):
        return _place_end(low, k + 1, names, lands)
    end = _place_end(low, k, names, lands)
    if end or low[i] != "left":
        return end
    alone = k >= len(low) or low[k] in _ENDS_CLAUSE
    return k if alone and (low[i + 1 : i + 2] == ["since"] or _has_before(low, i)) else 0


def _has_before(low: list[str], i: int) -> bool:
    """ "have | since | left": the perfect, at most three words before."""
    m = i - 1
    while m > 0 and i - m < 4 and (low[m] in _BARE or low[m].endswith("ly")):
        m -= 1
    return low[m] in _HAVE


def _pass_fillers(low: list[str], k: int) -> int:
    """The token behind "out", "over", "on foot", "by bus", "their way"."""
    words = journeys()
    for _ in range(4):
        if k >= len(low):
            break
        if low[k] in ("on", "by") and not words.by.isdisjoint(low[k + 1 : k + 2]) or low[k : k + 2] == ["their", "way"]:
            k += 2
        elif low[k] in words.particles or low[k].endswith("ly"):
            k += 1
    if low[k - 1] == "over" and low[k : k + 1] and low[k] not in ("to", "into", "towards", "from"):
        k -= 1  # "over | the border"
    return k


def _place_end(low: list[str], k: int, names: list[bool], lands: list[bool]) -> int:
    """The token behind a place: a name, or a noun that tells of land, a border or one's own people; 0 where none is."""
    for m in range(k, min(k + _REACH, len(low))):
        if not low[m][0].isalnum():
            return 0
        hit = match_phrase(journeys().ends, low, m)
        if hit or lands[m]:
            return int(hit[1]) if hit else m + 1
        if names[m]:
            while m + 1 < len(low) and names[m + 1]:
                m += 1
            return m + 1
        if low[m] in _STOPS:
            return 0
    return 0


def is_driven(low: list[str], i: int, names: list[bool], lands: list[bool]) -> bool:
    """Whether "into Chad" at token ``i`` says where people were driven: "pushed 6,500 people | into Chad"."""
    words = journeys()
    if low[i] not in ("to", "into", "across", "over", "onto", "from", "out"):
        return False
    drives = words.drives if low[i] in ("to", "into", "from") else words.drives_out
    if drives.isdisjoint(low[max(0, i - _BACK) : i]):
        return False
    if low[i] == "out" and (i + 1 >= len(low) or low[i + 1] in _ENDS_CLAUSE):
        return not words.drives.isdisjoint(low[max(0, i - _BACK) : i])  # "forced 34,600 people | out"
    k = i + 2 if low[i : i + 2] == ["out", "of"] else i + 1
    return bool(_place_end(low, k, names, lands))
