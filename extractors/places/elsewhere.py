"""The place told in other sentences than a figure's own.

"Shells fell on Homs. Nine people were killed."
    find_told_elsewhere(second sentence) -> Homs, told in the first; "police in Damascus said" would tell none
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.places.context import PlaceMention
from extractors.places.cues import LOCALS_BEFORE, OWN_COUNT, SPEAKS_THERE
from extractors.places.gazetteer import fold_name, load_places
from extractors.places.stated import lies_there
from extractors.places.story import (
    FURTHER,
    REACH,
    find_bounds,
    find_earlier,
    find_later,
    find_local_dateline,
    find_told,
)
from extractors.places.weight import cost_of_neighbours, has_own_count, is_place_of_care, is_tied_to_other, weigh
from extractors.places.words import ADMIN_NOUNS, DIRECTIONS, POINT_NOUNS
from extractors.words.prefilter import Guarded

# "officials in", "the governor of", "reporters in": who sits there, for a sentence that is asked for another's place
SITS_THERE = Guarded(
    r"\b(?:police|officials?|authorities|spokes\w+|sources?|activists?|residents|doctors?|medics?|reporters?|"
    r"correspondents?|"
    r"governor|mayor|bishop|director|manager|office|headquarters|embassy|hospital|based|army|military|government|"
    r"colleagues|diplomats?|analysts?|experts?|ministry|studio)\s+(?:in|at|of|from|"
    r"for)\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
# "a shell hit the makeshift hospital at": nobody speaks from there
WAS_HIT = Guarded(
    r"\b(?:hit|hits|struck|strikes?|bombed|shelled|stormed|attacked|destroyed|raided|targeted|(?:attack|raid|bombing|fire|"
    r"blast|explosion)s?\s(?:on|at|in|near)|outside|near)\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,2}?"
    r"(?:hospital|office|headquarters|embassy|ministry|army|police|military|government)\b",
    re.IGNORECASE,
)
# A sentence that counts over a war or years has no town of an earlier sentence for its place.
WIDE = Guarded(
    r"\bsince\b|\bso far this year\b|\b(?:civil )?war\b|\bconflict\b|\buprising\b|\binsurgency\b|"
    r"\b(?:last|past|previous|recent)\s+(?:\w+\s+)?(?:months?|years?|decades?)\b|\bannually\b|\beach year\b|"
    r"\b(?:nation|country)-?wide\b|\b(?:national|global)ly\b|"
    r"\b(?:first|second|third|fourth|last) (?:quarter|half)\b|\b(?:across|in|from) (?:at least |all |the )*"
    r"(?:\w+|\d+) (?:\w+ )?(?:regions|provinces|states|districts|governorates|countries|counties|departments)\b|"
    r"\belsewhere\b",
    re.IGNORECASE,
)
IN_YEAR = re.compile(r"(?<=\b[Ii]n )(?:19|20)\d\d\b")
# "The Red Cross has reached 9,000 people": what an agency did in all, not at the last place named
AGENCY = re.compile(r"\bRed\s(?:Cross|Crescent)\b|\b[A-Z]{3,8}\b")
HELPED = re.compile(
    r"\b(?:reached|assisted|provided|distributed|supported|delivered|fed|vaccinated|screened|estimates?|estimated|"
    r"targets?|aims?|plans?|needs?)\b"
)
# "in the city", "the town's church"
KIND_SAID = Guarded(
    r"\b(?:the|this|their|our)\s+(?:(?:same|port|besieged|border|coastal|eastern|western|northern|southern|provincial|capital|"
    r"old|devastated|stricken|affected|whole|entire|country['’]s)\s+)?(city|town|village|camp|island|district|province|governorate|county|neighbou?rhood|suburb|"
    r"state)\b"
    r"(?!\s+of\b)(?:'s)?",
    re.IGNORECASE,
)
# "civilians there", not "there were"
THERE = Guarded(
    r"(?<!^)\bthere\b(?!\s+(?:is|are|was|were|has|have|had|may|might|could|would|will|should|be|remains?|seems?|"
    r"appears?)\b)"
)
# "the north", "the country's southeast": where that is no other sentence knows
UNNAMED = re.compile(r"(?:the|our|its)\s(?:country['’]s\s)?(?:north|south|east|west|centre|center)", re.IGNORECASE)
# A sentence that shares a total out over places: none of them is the place of what is told before or behind it.
SHARED_OUT = re.compile(
    r"\b(?:worst|most|hardest)[\s-](?:affected|hit)\b.*\bwith\b|\bfollowed by\b|\baccount(?:s|ed|ing)? for\b"
    r"|\b(?:highest|largest|most)\s+(?:number|cases|deaths|incidence|caseload)\b|\breported the most\b"
    r"|\([0-9][0-9.,]*\)[,;]? (?:and )?[A-Z].*\([0-9][0-9.,]*\)|\b(?:of|among) (?:them|whom|these) in\b",
    re.DOTALL,
)
NEAR = 1_500  # characters behind a dateline in which it still tells where
NEXT = 300  # characters back to the country of a place in no list
LEAD = 400  # characters: a figure this near the head may have its place told just behind
EVENT_FLOOR = 2.15


def settle_country(
    text: str, start: int, mention: PlaceMention, beside: Sequence[PlaceMention], home: str
) -> PlaceMention:
    """A place in no list, alone in its sentence, lies where the sentences before tell of: "In neighbouring Somalia 12
    drowned. Thirty died in the village of | Buqda"."""
    if mention.lat is not None or mention.country != home or mention.precision != "point":
        return mention
    if any(one is not mention and lies_there(text, one) for one in beside):
        return mention
    for mentions, a, b in find_earlier(text, start, home, NEXT):
        chosen = choose_event_place(text, mentions, a, b, False, "", False)
        if chosen and chosen.lat is not None:
            return mention._replace(country=chosen.country) if chosen.country else mention
    return mention


@lru_cache(maxsize=16)
def find_lead_place(text: str, start: int, end: int, home: str) -> PlaceMention | None:
    """The place of the lead's event, for a sentence further down that tells of no other: no war, no year."""
    sentence = text[start:end]
    if not LEAD < start < 2 * NEAR or WIDE.search(sentence) or IN_YEAR.search(sentence):
        return None
    for mentions, a, b in find_told(text, find_bounds(text, 0, LEAD), home):
        if not (WIDE.search(text, a, b) or SHARED_OUT.search(text, a, b)):
            chosen = choose_event_place(text, mentions, a, b, False, "", False)
            if chosen:
                return chosen
    return None


@lru_cache(maxsize=16)  # the figures of a sentence ask the same
def find_told_elsewhere(text: str, start: int, end: int, home: str, harmed: bool) -> PlaceMention | None:
    """The place of the event, for a sentence that states none: told in the sentences before, in the dateline of a local
    report, or just behind a lead."""
    sentence = text[start:end]
    agency = AGENCY.search(sentence, 0, 60)
    wide = bool(WIDE.search(sentence) or agency and HELPED.search(sentence, agency.end(), agency.end() + 60))
    year = IN_YEAR.search(sentence)
    kind = KIND_SAID.search(sentence)
    there = THERE.search(sentence) is not None
    for mentions, a, b in find_earlier(text, start, home, FURTHER if kind or there else REACH):
        if not wide and WIDE.search(text, a, b):  # the history of a war told between
            continue
        if year and year.group() not in text[a:b]:  # an earlier event's year
            continue
        if not (kind or there) and SHARED_OUT.search(text, a, b):
            continue
        chosen = choose_event_place(text, mentions, a, b, wide, kind.group(1).lower() if kind else "", there)
        if chosen:
            return chosen
    local = find_local_dateline(text, home) if harmed and start < NEAR and not (wide or year) else None
    if local:
        return local
    if start < LEAD and not wide:
        for mentions, a, b in find_later(text, end, home):
            if SHARED_OUT.search(text, a, b) or any(OWN_COUNT.match(text, mention.end) for mention in mentions):
                continue
            chosen = choose_event_place(text, mentions, a, b, False, "", False)
            if chosen:
                return chosen
    return None


@lru_cache(maxsize=64)  # a sentence is asked again by the figures of the sentences behind it
def choose_event_place(
    text: str,
    mentions: tuple[PlaceMention, ...],
    start: int,
    end: int,
    wide: bool,
    kind: str,
    there: bool,
) -> PlaceMention | None:
    """The place a sentence tells as that of an event; None where it only names who speaks or who acts."""
    best: tuple[float, PlaceMention] | None = None
    for index, mention in enumerate(mentions):
        heading = text[start:end].strip(" \n\t-–—•*·:") == mention.text
        if wide and not (is_wide(mention) or heading) or not is_of_kind(text, mention, kind):
            continue
        if is_place_of_care(text, start, mention) or UNNAMED.match(mention.text):
            continue
        if SPEAKS_THERE.match(text, mention.end):
            continue
        beside = text[max(start, mention.start - 45) : mention.start]
        if SITS_THERE.search(beside) and not (LOCALS_BEFORE.search(beside) or WAS_HIT.search(beside)):
            continue
        score, _ = weigh(text, end, end, start, end, "", mention, far=False)
        score -= 0.0 if wide else cost_of_neighbours(text, mentions, index)
        if has_own_count(text, mention) or len(mentions) > 1 and is_tied_to_other(text, mention.start):
            score -= 1.0  # a part: "four in Sheikhupura", "Tshopo (201)"
        if heading:
            score += 3
        if score >= (0.9 if kind or there else EVENT_FLOOR) and (best is None or score >= best[0]):
            best = (score, mention)
    return best[1] if best else None


def is_wide(mention: PlaceMention) -> bool:
    """A country, a region of our own list ("Darfur") or a part of one ("northern Syria"); no district of GeoNames."""
    if mention.precision == "region":
        ours = load_places().get(fold_name(mention.name), ())
        return any(not place.admin for place in ours) or not DIRECTIONS.isdisjoint(mention.text.lower().split())
    return mention.precision == "country"


def is_of_kind(text: str, mention: PlaceMention, kind: str) -> bool:
    """May "the city", "the province", "the camp" be said of this place?"""
    if kind in ("camp", "island"):
        return kind in text[max(0, mention.start - 40) : mention.end + 50].lower()
    if kind in POINT_NOUNS:
        return mention.precision == "point"
    if kind in ADMIN_NOUNS and kind != "region":
        return mention.precision in ("admin1", "region")
    return True
