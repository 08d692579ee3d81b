"""Where people find shelter: a verb and, in the same phrase, a place of refuge.

    "are staying inside 287 evacuation centres"  ->  displaced        "were moved to the town's stadium"  ->  evacuated

A school or a hall is a refuge only in a text about people driven from home, or beside a verb like "shelter".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.words.inflection import make_plural, verb_forms
from extractors.words.lexicon import Lexicon
from extractors.words.lookup import Phrases, make_phrases, match_phrase
from extractors.words.word_files import read_toml

_NIGHTS = frozenset("spend spent spending".split())
_REACH = 9  # words from the preposition to the place: "in the three largest public schools of the town"
_FILLERS = 3  # words between verb and preposition: "are living temporarily in"
_BETWEEN = frozenset("the a an their his her its and or of 's several some various many other such as".split())
_FILL = frozenset(
    "temporarily currently still now out together either overnight mostly mainly there rough crammed".split()
)

# words by which a text speaks of people driven from home, near a sentence: in any word, or as words of their own.
# Plain words are asked for one by one, as `in` passes over a text fifty times as fast as a pattern of alternatives.
_UPROOTED = (
    "displac", "refuge", "asylum", "evacu", "uproot", "homeless", "shelter", "influx", "exodus", "returnee",
    "repatriat", "resettl", "relief camp", "driven from", "left their homes", "deport", "encamp", "migrant",
    "stateless", "rohingya", "transit site", "transit cent", "collective cent", "host famil", "host communit",
    "evict", "boat people", "abandon", "unhcr", "movement of", "movements of", "mobile population", "flow monitoring",
    "mobility tracking", "emergency tracking", "by sea", "dinghy", "dinghies", "wooden boat", "people smuggl", "unrwa",
)  # fmt: skip
_UPROOTED_WORDS = {
    "idp": re.compile(r"\bidps?\b"), "fle": re.compile(r"\bfle(?:e\b|d\b|eing)"), "dtm": re.compile(r"\bdtm\b")
}  # fmt: skip
# what drives them out: enough to make a school or a hall a refuge
_DANGER = (
    "flood", "cyclone", "typhoon", "hurricane", "storm", "earthquake", "tremor", "aftershock", "tsunami", "landslide",
    "mudslide", "erupt", "volcan", "wildfire", "bushfire", "blaze", "shelling", "airstrike", "air strike",
    "bombardment", "clashes", "offensive",
)  # fmt: skip
_DANGER_WORDS = {
    "quake": re.compile(r"\bquake"), "lava": re.compile(r"\blava\b"), "alert": re.compile(r"\balert\b")
}  # fmt: skip
_NEAR = 500  # characters before and after a sentence


def speaks_of_refuge(text_low: str, start: int, end: int) -> bool:
    """Whether the text speaks of people driven from home in a sentence or near it."""
    return _speaks(text_low, max(0, start - _NEAR), end + _NEAR, danger=False)


def speaks_of_danger(text_low: str, start: int, end: int) -> bool:
    """Whether the text speaks of what drives people from home in a sentence or near it."""
    return _speaks(text_low, max(0, start - _NEAR), end + _NEAR, danger=True)


def _speaks(text_low: str, left: int, right: int, *, danger: bool) -> bool:
    parts, words = _told_in(text_low, danger)
    for part in parts:
        if text_low.find(part, left, right) >= 0:
            return True
    return any(word.search(text_low, left, right) for word in words)


@lru_cache(maxsize=4)  # once a text: of sixty words it has two or three, and only these are looked for near a sentence
def _told_in(text_low: str, danger: bool) -> tuple[list[str], list[re.Pattern[str]]]:
    parts, words = (_DANGER, _DANGER_WORDS) if danger else (_UPROOTED, _UPROOTED_WORDS)
    return [part for part in parts if part in text_low], [word for part, word in words.items() if part in text_low]


class Stay(NamedTuple):
    """What a phrase of refuge says: the tag of its verb, the measure, the token behind it."""

    tag: str
    measure: str
    j: int
    sure: bool  # a place of refuge is named; else only a text about people driven from home makes it one
    place: str | None = None  # "camp" or "building"


class Refuges(NamedTuple):
    """The words of refuge.toml, every form of a verb with its kind: "stays", "sure" or "moves", and its ending."""

    verbs: Phrases
    stay_words: frozenset[str]
    move_words: frozenset[str]
    holds: dict[str, str]
    places: Phrases
    other_camps: frozenset[str]


@cache
def refuges() -> Refuges:
    """The words of refuge.toml."""
    table = read_toml("refuge.toml")
    verbs = [
        (form, (kind, ending))
        for kind, entries in (
            ("sure", table["stays"]["sure"]),
            ("stays", table["stays"]["verbs"]),
            ("moves", table["moves"]["verbs"]),
        )
        for entry in entries
        for ending, form in _forms(entry)
    ]
    holds = {form: ending for entry in table["holds"]["verbs"] for ending, form in _forms(entry)}
    places = [(noun, "camp") for one in table["places"]["camps"] for noun in (one, make_plural(one))]
    places += [(noun, "camp") for noun in table["places"]["camps_plural"]]
    places += [(noun, "building") for one in table["places"]["buildings"] for noun in (one, make_plural(one))]
    return Refuges(
        make_phrases(verbs),
        frozenset(table["stays"]["prepositions"]),
        frozenset(table["moves"]["prepositions"]),
        holds,
        make_phrases(places),
        frozenset(table["places"]["other_camps"]),
    )


@cache
def refuge_words() -> frozenset[str]:
    """Every word at which a phrase of refuge can be told to begin: most tokens need not be asked."""
    return frozenset((*refuges().verbs, *refuges().holds, *_NIGHTS, "in", "inside", "at", "to", "into"))


def _forms(entry: str) -> list[tuple[str, str]]:
    """("ing", "staying"), ("finite", "stay") ...: what a form can be in a sentence."""
    head, _, particle = entry.partition("-")
    forms = verb_forms("spend spent spent spending" if head == "spend" else head)
    tail = f" {particle.replace('-', ' ')}" if particle else ""
    return [
        ("ing", forms.ing + tail),
        ("past", forms.past + tail),
        ("past", forms.participle + tail),
        ("finite", forms.base + tail),
        ("finite", forms.third + tail),
    ]


_NIGHT_OPENERS = (
    "the", "a", "their", "one", "two", "three", "several", "another", "last", "that", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "christmas",
)  # fmt: skip
_COUNT_OPENERS = (
    *"123456789", "some", "about", "more", "around", "up", "nearly", "almost", "over", "an", "at", "thousands",
    "hundreds", "dozens", "tens",
)  # fmt: skip
_ORDERS = ("ordered", "ordering", "told", "telling", "urged", "urging", "asked", "asking", "forced", "forcing")


def trigger_phrases() -> list[tuple[str, ...]]:
    """Verb and preposition, for the scan that finds sentences worth reading."""
    words = refuges()
    spent = [(form, word) for form in ("spent", "spending") for word in _NIGHT_OPENERS]
    kept = [
        (verb, opener)
        for verb in refuges().holds
        for opener in (*"123456789", "as", "more", "over", "up", "some", "about")
    ]
    ordered = [(verb, opener) for verb in _ORDERS for opener in _COUNT_OPENERS]
    kept += [(verb, "in") for verb in ("took", "takes", "taken")]
    return spent + kept + ordered + [
        (*verb, preposition)
        for rows in words.verbs.values()
        for verb, (kind, _) in rows
        for preposition in (words.move_words if kind == "moves" else words.stay_words)
    ]


def read_stay(low: list[str], i: int, lex: Lexicon, *, uprooted: bool, danger: bool, before: str) -> Stay | None:
    """The phrase of refuge that begins with the verb at token ``i``; ``before``: the tag of the chunk before it."""
    words = refuges()
    verb = match_phrase(words.verbs, low, i) or _spent_night(low, i)
    if verb is None:
        return None
    (kind, ending), k = verb
    allowed = words.move_words if kind == "moves" else words.stay_words
    for _ in range(_FILLERS):
        if k < len(low) and (low[k] in _FILL or low[k].endswith("ly")):
            k += 1
    if k >= len(low) or low[k] not in allowed:
        return None
    found = _find_place(low, k + 1, lex)
    if found and low[i] in _DWELLING and low[found[1]] in _AT_HOME:
        return None  # "1.6 million people live in the affected area"
    place = found[0] if found else None
    sure = place == "camp" or place == "building" and (uprooted or danger or kind == "sure" and low[k] != "with")
    if low[i].startswith("camp") and not (uprooted or danger):
        return None  # "3,000 people camp in tents at the festival"
    if not sure and not (
        uprooted and (kind == "sure" or low[i] in _LODGING or before == "B" and ending == "past" and low[k] == "to")
    ):
        return None
    if ending == "finite" and before not in _SUBJECTS:
        return None  # "a stay in camps", "the house in the park"
    tag = "J" if ending == "ing" or before == "r" else "V" if before == "B" else "I"
    return Stay(tag, "evacuated" if kind == "moves" else "displaced", k + 1, sure, place)


_DWELLING = frozenset("live lives lived living reside resides resided residing dwell dwelling".split())
_AT_HOME = frozenset(
    """area areas land plot plots house houses apartment apartments hill hills mountain mountains street streets road
    roads complex riverbank riverbanks hillside hillsides mountainside""".split()
)
_LODGING = frozenset("staying residing stay stayed reside resided".split())
_SUBJECTS = frozenset(("n", "g", "r", "M", "z", "p", ")"))


def read_refuge(low: list[str], i: int, lex: Lexicon, *, after_be: bool, uprooted: bool = False) -> bool:
    """Whether "in 14 evacuation centres" says where people are: after a form of be any camp will do."""
    if low[i] not in ("in", "inside", "at"):
        return False
    found = _find_place(low, i + 1, lex)
    if found and found[0] == "building" and after_be and uprooted:
        return low[found[1]] in _QUARTERS  # "were still in hotels at public expense"
    place = found[0] if found else None
    return place == "camp" if after_be else place == "camp" and _named_after(low, i + 1)


# buildings and places in whose plural people driven from home are said to be: "98,000 are in informal settlements"
_QUARTERS = frozenset(
    "hotels motels inns hostels guesthouses dormitories gymnasiums settlements sites churches mosques barracks".split()
)


def _named_after(low: list[str], k: int) -> bool:
    """Whether the place has a name of two words: "in 14 evacuation centres", and not "in a camp"."""
    for m in range(k, min(k + _REACH, len(low))):
        hit = match_phrase(refuges().places, low, m)
        if hit:
            return hit[1] > m + 1
    return False


def is_brought(low: list[str], i: int, lex: Lexicon, *, uprooted: bool) -> bool:
    """Whether "to the stadium" at token ``i`` says where people were moved: "moved 600 villagers to the stadium"."""
    words = refuges()
    told = low[max(0, i - _BACK) : i]
    if low[i] == "in" and not _PLACED.isdisjoint(told):
        return _place_after(low, i + 1, lex) is not None and (uprooted or _place_after(low, i + 1, lex) == "camp")
    if low[i] not in ("to", "into") or words.verbs.keys().isdisjoint(told):
        return False  # nearly always
    moved = any(
        (hit := match_phrase(words.verbs, low, m)) is not None and hit[0][0] == "moves"
        for m in range(max(0, i - _BACK), i)
    )
    place = _place_after(low, i + 1, lex) if moved else None
    return place == "camp" or place == "building" and uprooted


_PLACED = frozenset(("placed", "placing", "lodged", "resettled", "rehoused"))  # "placed 300 families in hotels"
_BACK = 14  # words between "moved" and "to the stadium"


def _goes_on(low: list[str], k: int, lex: Lexicon) -> bool:
    """ "in a camp | chair": the place was only the first word of a thing."""
    if low[k : k + 2] == ["run", "by"]:
        return False  # "in relief camps run by the state"
    return match_phrase(lex.things, low, k) is not None and match_phrase(refuges().places, low, k) is None


def _spent_night(low: list[str], i: int) -> tuple[tuple[str, str], int] | None:
    """ "spent Tuesday night", "spending a second night"."""
    if low[i] in _NIGHTS:
        for k in range(i + 1, min(i + 5, len(low))):
            if low[k] in ("night", "nights"):
                return ("sure", "ing" if low[i] == "spending" else "past"), k + 1
    return None


def _place_after(low: list[str], k: int, lex: Lexicon) -> str | None:
    """The kind of refuge that the phrase beginning at token ``k`` ends in or runs through."""
    found = _find_place(low, k, lex)
    return found[0] if found else None


def _find_place(low: list[str], k: int, lex: Lexicon) -> tuple[str, int] | None:
    """The kind of refuge and the token of its noun."""
    words = refuges()
    for m in range(k, min(k + _REACH, len(low))):
        hit = match_phrase(words.places, low, m)
        if hit and low[m - 1] not in words.other_camps:
            after = low[hit[1]] if hit[1] < len(low) else ""
            if not after or match_phrase(lex.people, low, hit[1]) is None and not _goes_on(low, hit[1], lex):
                return str(hit[0]), m
        word = low[m]
        if not word[0].isalnum() and word not in ("'s", '"', "'"):
            return None
        if word not in _BETWEEN and match_phrase(lex.tags, low, m):
            return None
    return None


def is_refuge(low: list[str], i: int, j: int, *, uprooted: bool) -> bool:
    """Whether the noun phrase ``i:j`` is a place of refuge: what "now holds 56,000 people"."""
    words = refuges()
    for m in range(i, j):
        hit = match_phrase(words.places, low, m)
        if hit and hit[1] == j and low[m - 1 if m else 0] not in words.other_camps:
            return hit[0] == "camp" or uprooted
    return False
