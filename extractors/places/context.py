"""What stands round a name, and whether that makes it a place.

"in Nice"             -> has_context: a preposition makes it the town
"Michael Jordan"      -> is_part_of_other_name: a person's
"Iraq officials said" -> is_plain_party: a country as somebody who acts, not as where something was
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.places.gazetteer import (
    Place,
    find_places_starting,
    fold_name,
    load_adjectives,
    load_country_names,
)
from extractors.places.words import (
    ACCUSED_BEFORE,
    ADMIN_NOUNS,
    DAYS_MONTHS,
    DIRECTIONS,
    HEADS_OF,
    NEVER,
    ORGANISATION_NOUNS,
    PARTY_NOUNS,
    PLACE_NOUNS,
    PREPOSITIONS,
    SPEECH,
    TITLES,
)


class PlaceMention(NamedTuple):
    """A stated place. Offsets are absolute; lat and lon are None for a place named as one but in no list of ours."""

    start: int
    end: int
    text: str  # as written: "northern Homs province"
    name: str  # canonical: "Homs"
    country: str  # ISO 3166 alpha-3 or ""
    lat: float | None
    lon: float | None
    precision: str  # point admin1 country region feature


class Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str


_new = tuple.__new__  # half the time of Word(...), which is asked for every word of a sentence with figures

# plain letters are asked for first: most words are no more than these, and are read twice as fast
WORD = re.compile(
    r"[A-Za-z]{2,}+(?![^\x00-\x7f]|['`])|(?:[A-Z]\.){2,}|[^\W\d_](?:[^\W\d_]|['’ʼ‘`](?=[^\W\d_]))*"
)
GAP = re.compile(r"[ \t\u00a0]{1,2}|[ \t\u00a0]*\n[ \t\u00a0]*|[-‐‑–]|\. ?")
ABBREVIATED = re.compile(r"(?:^|\W)(?:St|Ste|Mt|Ft)$")
_WORD_AT_END = re.compile(r"(?<![\w’'.-])[\w’'.-]+$")
_WORD_AFTER = re.compile(r"[ \t\u00a0]?\n?[ \t\u00a0]*([\w’'-]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# "in Khan Younis, Rafah and |Washington": the preposition holds for the list
LIST_BEFORE = re.compile(
    r"\b(?:in|near|at) (?:[A-ZÀ-Þ][\w’'-]*(?:[ -][A-ZÀ-Þ][\w’'-]*){0,3}, ){0,5}"
    r"[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'-]*){0,3}(?:,? and |, )(?:in )?$"
)


HYPHEN_AFTER = re.compile(r"[-‐‑–]([A-ZÀ-Þ][\w’']+)")
HYPHEN_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Þ][\w’']+)[-‐‑–]$")
STREET_AFTER = re.compile(r"\s(?:BOULEVARD|AVENUE|STREET|HIGHWAY|EMBASSY|PARK|SQUARE)\b")
# "Moscow has repeatedly denied"
HAS_SAID = re.compile(
    r"\s(?:has|have|had|also|later|repeatedly|strongly|swiftly|initially|in turn)(?:\s(?:also|repeatedly|strongly|"
    r"since|long|"
    r"previously|always))?\s(?:said|denied|accused|blamed|described|rejected|claimed|called|warned|condemned|urged|"
    r"vowed|insisted|"
    r"acknowledged|admitted|dismissed|maintained|announced)\b"
)


def find_words(text: str, start: int, end: int) -> list[Word]:
    """Words of a slice; at a hyphen a word ends, so that "London-based" and "Deir-ez-Zor" are seen piece by piece."""
    out, find, after = [], text.find, start
    for word in WORD.findall(text, start, end):  # no letter lies between words, so each is found at the first look
        at = find(word, after)
        after = at + len(word)
        out.append(_new(Word, (at, after, word, fold_name(word))))
    return out


def make_word(m: re.Match[str]) -> Word:
    """A word of a text from its match."""
    word = m[0]
    start, end = m.span()
    return _new(Word, (start, end, word, fold_name(word)))


def read_case(text: str, start: int, end: int) -> str:
    """ "upper" for wire copy in capitals, "title" for a headline, else "mixed"."""
    words = _LONG_WORD.findall(text, start, end)
    if not words:
        return "mixed"
    if sum(map(str.isupper, words)) > 0.7 * len(words) and len(words) > 2:
        return "upper"
    if (
        len(words) > 3
        and sum([w[0].isupper() for w in words]) > 0.72 * len(words)
        and not text[start:end].rstrip().endswith(".")
    ):
        return "title"
    return "mixed"


def joins(text: str, left: Word, right: Word) -> bool:
    """Are two words parts of one name: a space, a hyphen, one line break, the full stop of "St."?"""
    gap = text[left.end : right.start]
    if gap == " ":
        return True
    if gap.startswith("."):
        return bool(ABBREVIATED.search(text[max(0, left.start - 1) : left.end])) and bool(GAP.fullmatch(gap))
    return bool(GAP.fullmatch(gap))


@lru_cache(maxsize=1024)  # what stands round a name is asked for by one question after another
def before(text: str, at: int) -> str:
    """The word just before, "" where something other than space stands between."""
    near = text[max(0, at - 30) : at]
    told = near.rstrip(" \t\n\u00a0")
    if len(told) == len(near) or told[-1:].isspace():
        return ""
    last = told[told.rfind(" ") + 1 :]  # the pattern would try every character before it
    m = _WORD_AT_END.search(last)
    return m.group() if m else ""


@lru_cache(maxsize=1024)
def after(text: str, at: int) -> str:
    m = _WORD_AFTER.match(text, at, at + 40)
    return m.group(1) if m and m.start(1) > at else ""


@lru_cache(maxsize=1024)
def has_context(text: str, start: int) -> bool:
    """ "in Nice", "town of March", "northern Reading", "the Syrian city of Most"."""
    word = before(text, start).lower()
    if LIST_BEFORE.search(text, max(0, start - 90), start):
        return True
    if (
        word in ("the", "neighbouring", "neighboring", "nearby", "capital", "city", "town", "province")
        or word in DIRECTIONS
    ):
        word2 = before(text, start - len(word) - 1).lower() if word == "the" else "in"
        return word2 in PREPOSITIONS
    return word in PREPOSITIONS


def is_part_of_other_name(text: str, start: int, end: int, case: str, slice_start: int) -> bool:
    """ "Michael Jordan", "Aleppo Media Center", "Government of Iraq", "London-based": not a place by itself."""
    if text[end : end + 1] in "-‐‑–" and re.match(
        r"[-‐‑–](?:based|born|led|backed|style|trained|allied|owned|made|supported|funded|raised|educated|"
        r"linked|aligned|affiliated|sponsored|supplied|registered|flagged|themed|administered|controlled|held|occupied|ruled|speaking)",
        text[end : end + 14],
    ):
        return True
    if case != "upper" and is_half_of_name(text, start, end):
        return True
    if case == "upper" and STREET_AFTER.match(text, end):  # "VENEZUELA BOULEVARD"
        return True
    if (
        text[start - 1 : start] in ("@", "#", "/")
        or text[max(0, start - 5) : start].lower() in ("anti-", "-pro-")
        or text[max(0, start - 4) : start].lower() == "pro-"
    ):
        return True
    previous, following = before(text, start), after(text, end)
    if previous.lower() == "of" and before(text, start - 3).lower() in HEADS_OF:
        return following.lower() not in ADMIN_NOUNS  # not "Council of | Adamawa State"
    if case == "mixed":
        if previous.rstrip(".").lower() in TITLES and previous[:1].isupper():
            return True
        if (
            previous[:1].isupper()
            and start - len(previous) - 1 >= slice_start
            and not is_neutral(previous, text, start, slice_start)
        ):
            return True
        if following[:1].isupper() and text[end : end + 1] != "\n":
            word = following.lower()
            if word in ORGANISATION_NOUNS:
                return True
            neutral = (
                word in PLACE_NOUNS
                or word in DAYS_MONTHS
                or following.isupper()
                or without_s(word) in load_adjectives()
            )
            if not neutral and not has_context(text, start):
                return True
    elif case != "mixed" and following.lower() in ORGANISATION_NOUNS - {
        "police",
        "forces",
        "talks",
        "army",
        "government",
    }:
        return True
    return False


def is_half_of_name(text: str, start: int, end: int) -> bool:
    """ "Tuzko-|Madaki", "Baran|-Goni": joined to a word that is no place by itself; not "the Mopti-Gao road"."""
    other = HYPHEN_AFTER.match(text, end) or HYPHEN_BEFORE.search(text, max(0, start - 25), start)
    if not other:
        return False
    key = fold_name(other.group(1))
    if key in load_country_names() or key in load_adjectives() or key in DIRECTIONS:
        return False
    return not any(place.size > 4 for place in find_places_starting(key).get(key, ()))


def without_s(word: str) -> str:
    """A word without the 's of an owner."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def is_neutral(previous: str, text: str, start: int, slice_start: int) -> bool:
    """May a capitalised word stand before a place without being a part of a longer name?"""
    if previous[-2:] in ("'s", "’s"):  # "West Java's Garut district"
        return True
    if previous.endswith(("-administered", "-controlled", "-held", "-occupied", "-ruled")):
        return True
    word = previous.rstrip(".").lower()
    if word.endswith("s") and word[:-1] in load_country_names():
        return True
    return (
        word in PREPOSITIONS
        or word in DIRECTIONS
        or word in DAYS_MONTHS
        or word in load_adjectives()
        or word in PLACE_NOUNS
        or word in NEVER - TITLES
        or previous.isupper()
        or fold_name(word) in load_country_names()
        or text[start - 1] == "\n"
    )


def is_plain_party(text: str, place: Place, start: int, end: int) -> bool:
    """ "US forces", "Iraq officials said", "Israel said", "accused Damascus of": a country as somebody who acts."""
    following = after(text, end).lower().rstrip("'’")
    if place.precision == "country" and following in PARTY_NOUNS:
        return True
    if before(text, start).lower() in ACCUSED_BEFORE:
        return True
    return (following in SPEECH or bool(HAS_SAID.match(text, end))) and not has_context(text, start)


def find_noun(text: str, start: int, end: int) -> str:
    """The kind of place said beside a name: "province" for "Homs province" and for "the province of Homs"."""
    following = after(text, end).lower()
    if following in PLACE_NOUNS:
        return following
    if before(text, start).lower() == "of":
        return before(text, start - 3).lower()
    previous = before(text, start).lower()
    return previous if previous in PLACE_NOUNS else ""
