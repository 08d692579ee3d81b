"""Which of the stated places belongs to a figure, and the part it plays: event, origin, destination or host.

"Airstrikes near Falluja killed 12 people, police in Baghdad said."
    choose_place -> Falluja, role "event"; Baghdad is where the speaker sits
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.places.context import PlaceMention
from extractors.places.cues import HOST_CUES
from extractors.places.elsewhere import THERE, find_lead_place, find_told_elsewhere, settle_country
from extractors.places.entries import find_entry_place
from extractors.places.naming import IMPLIED
from extractors.places.narrow import prefer_exact, prefer_first
from extractors.places.story import find_dateline_place
from extractors.places.unnamed import find_site
from extractors.places.weight import cost_of_neighbours, has_own_count, is_place_of_care, weigh
from extractors.text.tidy import SOFT
from extractors.words.prefilter import Guarded


class PlaceReading(NamedTuple):
    """The columns of a figure; all empty where no place fits."""

    place: str = ""
    role: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


# "shot dead here today": where the dateline says
HERE = Guarded(
    r"\bthis\s(?:[\w-]+\s){0,5}?(?:city|town|village|port|capital|island)\b|"
    r"\bhere\b(?=\s+(?:today|tonight|yesterday|this|on|late|early|last|in the capital)\b|[.,])",
    re.IGNORECASE,
)
AT_SEA = re.compile(
    r"\b(?:sea|ocean|channel|gulf|straits?|bay|mediterranean|atlantic|pacific|adriatic|aegean|"
    r"caribbean)\b",
    re.IGNORECASE,
)
PARTED = re.compile(r"[,;]")
# "Kano |(about 1,200 people)"
OPENED = re.compile(r"\s?\((?:(?:an estimated|about|some|over|nearly|around|at least|more than|up to)\s)?$")
# "in Tawila |(1,212 households), Kebkabiya |(340)": a name in no list
NAME_OPENED = re.compile(
    r"(?:\b(?:in|to|at|from|near|by)\s|\)(?:,|,?\sand)\s)([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
    r"\s?\((?:(?:an estimated|about|some|over|nearly|around|at least|more than|up to)\s)?$"
)
HARM = ("killed", "injured", "casualties")
LOCAL = (*HARM, "missing", "detained", "trapped")
FLOOR = -0.3


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
    best = prefer_first(text, figure_end, scored, prefer_exact(text, figure_end, scored))
    unlisted = NAME_OPENED.search(text, max(sentence_start, figure_start - 60), figure_start) if bracketed else None
    if unlisted:
        return PlaceReading(write_plainly(unlisted.group(1)), "event", home)
    if best and best[0] >= FLOOR:
        cared_for = measure in HARM and is_place_of_care(text, sentence_start, best[1])
        hurt_at = find_told_elsewhere(text, sentence_start, sentence_end, home, True) if cared_for else None
        chosen = hurt_at or settle_country(text, sentence_start, best[1], [one[1] for one in scored], home)
        return read_place(chosen, "event" if hurt_at else best[2], home)
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
    lead = None if site or measure not in LOCAL else find_lead_place(text, sentence_start, sentence_end, home)
    return read_place(lead, "event", home) if lead else PlaceReading(site, role, home)


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
