"""Which of the stated places belongs to a figure, and the part it plays: event, origin, destination or host.

"Airstrikes near Falluja killed 12 people, police in Baghdad said."
    choose_place -> Falluja, role "event"; Baghdad is where the speaker sits
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.places.context import (
    PlaceMention,
)
from extractors.places.cues import HOST_CUES, LOCALS_BEFORE, OWN_COUNT, SPEAKS_THERE
from extractors.places.entries import find_entry_place
from extractors.places.gazetteer import fold_name, load_places
from extractors.places.naming import IMPLIED
from extractors.places.narrow import prefer_exact
from extractors.places.story import (
    FURTHER,
    REACH,
    find_dateline_place,
    find_earlier,
    find_later,
    find_local_dateline,
)
from extractors.places.unnamed import find_site
from extractors.places.weight import (
    cost_of_neighbours,
    has_own_count,
    is_place_of_care,
    is_tied_to_other,
    weigh,
)
from extractors.places.words import ADMIN_NOUNS, DIRECTIONS, POINT_NOUNS
from extractors.text.tidy import SOFT
from extractors.words.prefilter import Guarded


class PlaceReading(NamedTuple):
    """The columns of a figure; all empty where no place fits."""

    place: str = ""
    role: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


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
# "shot dead here today": where the dateline says
HERE = Guarded(
    r"\bthis\s(?:[\w-]+\s){0,5}?(?:city|town|village|port|capital|island)\b|"
    r"\bhere\b(?=\s+(?:today|tonight|yesterday|this|on|late|early|last|in the capital)\b|[.,])",
    re.IGNORECASE,
)
# "civilians there", not "there were"
THERE = Guarded(
    r"(?<!^)\bthere\b(?!\s+(?:is|are|was|were|has|have|had|may|might|could|would|will|should|be|remains?|seems?|"
    r"appears?)\b)"
)
AT_SEA = re.compile(
    r"\b(?:sea|ocean|channel|gulf|straits?|bay|mediterranean|atlantic|pacific|adriatic|aegean|"
    r"caribbean)\b",
    re.IGNORECASE,
)
PARTED = re.compile(r"[,;]")
# "the north", "the country's southeast": where that is no other sentence knows
UNNAMED = re.compile(r"(?:the|our|its)\s(?:country['’]s\s)?(?:north|south|east|west|centre|center)", re.IGNORECASE)
# A sentence that shares a total out over places: none of them is the place of what is told before or behind it.
SHARED_OUT = re.compile(
    r"\b(?:worst|most|hardest)[\s-](?:affected|hit)\b.*\bwith\b|\bfollowed by\b|\baccount(?:s|ed|ing)? for\b"
    r"|\b(?:highest|largest|most)\s+(?:number|cases|deaths|incidence|caseload)\b|\breported the most\b"
    r"|\([0-9][0-9.,]*\)[,;]? (?:and )?[A-Z].*\([0-9][0-9.,]*\)|\b(?:of|among) (?:them|whom|these) in\b",
    re.DOTALL,
)
# "Kano |(about 1,200 people)"
OPENED = re.compile(r"\s?\((?:(?:an estimated|about|some|over|nearly|around|at least|more than|up to)\s)?$")
# "in Tawila |(1,212 households), Kebkabiya |(340)": a name in no list
NAME_OPENED = re.compile(
    r"(?:\b(?:in|to|at|from|near|by)\s|\)(?:,|,?\sand)\s)([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
    r"\s?\((?:(?:an estimated|about|some|over|nearly|around|at least|more than|up to)\s)?$"
)
HARM = ("killed", "injured", "casualties")
LOCAL = (*HARM, "missing", "detained", "trapped")
NEAR = 1_500  # characters behind a dateline in which it still tells where
LEAD = 400  # characters: a figure this near the head may have its place told just behind
FLOOR = -0.3
EVENT_FLOOR = 2.15


def choose_place(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mentions: Sequence[PlaceMention],
    home: str = "",
) -> PlaceReading:
    """The stated place that fits a figure best, and the part it plays: event, origin, destination or host.

    ``mentions`` are those of the figure's sentence. Where it states none, the sentences before it are asked, and at
    the head of a text the one behind it; where they state none either, only the country is given, and only where the
    text is clearly about one (``home``). Empty where nothing fits: "unsure means empty".
    """
    scored: list[tuple[float, PlaceMention, str]] = []
    bracketed = OPENED.search(text, max(sentence_start, figure_start - 14), figure_start) is not None
    shared = text.startswith(" for ", figure_start - 5) and " account" in text[sentence_start:figure_start]
    for index, mention in enumerate(mentions):
        if shared and mention.end == figure_start - 5:  # "Bihar accounts for 40, |Assam| for 30"
            return read_place(mention, "event", home)
        if mention.start < figure_end and figure_start < mention.end:
            continue
        if is_next_item(text, mention) and text[mention.end : figure_start] == " ":
            role = weigh(text, figure_start, figure_end, sentence_start, sentence_end, measure, mention)[1]
            return read_place(mention, role, home)
        wide = mention.precision == "country" and len(mentions) > 1  # "Benghazi has the most in Libya (180,300)"
        if bracketed and not wide and OPENED.fullmatch(text, mention.end, figure_start):
            role = weigh(text, figure_start, figure_end, sentence_start, sentence_end, measure, mention)[1]
            return read_place(mention, role, home)
        if mention.start > figure_end and (bracketed and has_own_count(text, mention) or is_next_item(text, mention)):
            continue
        score, role = weigh(text, figure_start, figure_end, sentence_start, sentence_end, measure, mention)
        score -= cost_of_neighbours(text, mentions, index)
        scored.append((score, mention, role))
    best = prefer_exact(text, figure_end, scored)
    unlisted = NAME_OPENED.search(text, max(sentence_start, figure_start - 60), figure_start) if bracketed else None
    if unlisted:
        return PlaceReading(write_plainly(unlisted.group(1)), "event", home)
    if best and best[0] >= FLOOR:
        cared_for = measure in HARM and is_place_of_care(text, sentence_start, best[1])
        hurt_at = find_told_elsewhere(text, sentence_start, sentence_end, home, True) if cared_for else None
        return read_place(hurt_at, "event", home) if hurt_at else read_place(best[1], best[2], home)
    there = THERE.search(text, figure_end, sentence_end)
    if best and there and best[1].end <= figure_start and not PARTED.search(text, figure_end, there.start()):
        return read_place(best[1], best[2], home)
    told = find_dateline_place(text, home) if HERE.search(text, sentence_start, sentence_end) else None
    told = told or find_entry_place(text, figure_start, home)
    told = told or find_told_elsewhere(text, sentence_start, sentence_end, home, measure in LOCAL)
    if told:
        hosted = measure == "displaced" and HOST_CUES.search(text, figure_end, min(sentence_end, figure_end + 50))
        return read_place(told, "host" if hosted else "event", home)
    site, role = find_site(text, figure_start, figure_end, sentence_start, sentence_end, measure)
    return PlaceReading(site, role, home)


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


def is_next_item(text: str, mention: PlaceMention) -> bool:
    """ "In Germany 40 people died, in Belgium 20 and in France two": a place before the number of another item."""
    lead = text[max(0, mention.start - 12) : mention.start]
    return NEXT_COUNT.match(text, mention.end) is not None and NEXT_ITEM.search(lead) is not None


NEXT_ITEM = re.compile(r"(?:[,;]|\band) (?:in|at) (?:the )?$")
NEXT_COUNT = re.compile(
    r" (?:[0-9][0-9,]*+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|\w{3,5}ty(?:-\w{3,5})?)"
    r"(?=[,;.]|\s+and\b)"
)


def read_place(mention: PlaceMention, role: str, home: str) -> PlaceReading:
    """The columns. A river, lake or crossing that several countries share lies in the one the text is about."""
    place = mention.name if IMPLIED.match("in " + mention.text) else write_plainly(mention.text)
    if place.isupper() and len(place) > 4:
        place = place.title()
    country = mention.country
    if not country and mention.precision == "feature" and not AT_SEA.search(mention.name):
        country = home
    return PlaceReading(place, role, country, mention.lat, mention.lon)


def write_plainly(name: str) -> str:
    """Without the line ends, hidden characters and quotation marks of the text."""
    return " ".join(name.replace(SOFT, "").replace('"', "").split())
