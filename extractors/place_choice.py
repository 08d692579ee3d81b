"""Which of the stated places belongs to a figure, and the part it plays: event, origin, destination or host.

"Airstrikes near Falluja killed 12 people, police in Baghdad said."
    choose_place -> Falluja, role "event"; Baghdad is where the speaker sits
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.gazetteer import (
    fold_name,
)
from extractors.place_context import (
    PlaceMention,
)
from extractors.place_named import IMPLIED
from extractors.place_words import (
    DIRECTIONS,
    INSIDE,
)


class PlaceReading(NamedTuple):
    """The columns of a figure; all empty where no place fits."""

    place: str = ""
    role: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


GOVERNOR = re.compile(
    r"(?:^|[\s(—-])(in|at|near|inside|outside|around|across|throughout|within|on|off|along|over|from|to|into|"
    r"towards?|reached|"
    r"fled|of|between|for|against|targeted|hit|struck|through|by)"
    r"((?:\s+(?!(?:and|or|but|who|which|that|when|where|while|said|told|in|at|near|from|to|into|on|off|for|by|"
    r"across|over|"
    r"inside|outside|around|between|against|through|throughout|within|after|before|with)\b)[\w’'-]+){0,7}?)\s*$",
    re.IGNORECASE,
)
SPEAKER_BEFORE = re.compile(
    r"\b(?:police|officials?|authorities|spokes\w+|sources?|activists?|residents|doctors?|medics?|hospitals?|"
    r"officer|reporter|"
    r"journalist|correspondent|photographer|ministry|office|officers|manager|director|group|monitor|based|offices|"
    r"headquarters|conference|statement|witnesses|governor|chief|headquartered|embassy|commander|interview|"
    r"told reporters|said)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
SPEECH_AFTER = re.compile(
    r"[ ,]{0,2}(?:\w+ ){0,2}?(?:said|says|told|reported|announced|added|confirmed|claimed|stated)\b", re.IGNORECASE
)
# "reported in Lima that", "told reporters in Geneva on Monday that"
SPOKEN_IN = re.compile(
    r"\b(?:said|told|reported|announced|stated|declared|confirmed|denied|learned|speaking|"
    r"spoke)(?:\s+[\w’'-]+){0,3}\s+(?:in|from|at)\s+$",
    re.IGNORECASE,
)
THAT_AFTER = re.compile(r"\s+(?:that|today|on\s+\w+|late|yesterday|this\s+\w+|here)\b|\.?$", re.IGNORECASE)
SUBJECT_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:has|had|have|recorded|reported|reporting|recording|with|registered|accounted|accounts|saw|"
    r"counted|hosts?|hosted|remains|is|was)\b|\s*[:(–-]\s*\d|:",
    re.IGNORECASE,
)
HOST_CUES = re.compile(
    r"\b(?:shelter\w*|host\w*|camps?|living|staying|taken? refuge|taking refuge|refugees?|settled|accommodat\w+|"
    r"asylum|returnees arrived)\b",
    re.IGNORECASE,
)
ORIGIN_CUES = re.compile(
    r"\b(?:fled|flee|fleeing|left|escap\w+|evacuat\w+|displaced|driven|rescued|freed|forced|uprooted|expelled|"
    r"deported|returned|returning)\b",
    re.IGNORECASE,
)
MOVING = frozenset("displaced evacuated returned rescued homeless abducted".split())
DATELINE = re.compile(
    r"^\s*[A-Z][A-Z .'/-]+(?:, [A-Z][\w .]+)?(?:\s*\([^)]{2,30}\)|,? [A-Z][a-z]+\.? \d{1,2}|"
    r" )\s*(?:\([^)]{2,30}\))?\s*[-–—]"
)
# What a place is worth by the word that governs it; 2.5 for "in", "near" and their like, "" for no such word.
GOVERNORS: dict[str, float] = {
    "": 0.3, "of": 1.6, "from": 0.8, "to": 0.8, "into": 0.8, "for": 0.4, "by": 0.0, "against": 0.5, "between": 1.0,
}  # fmt: skip
# "the New York state | city of | Binghamton", "Syria | 's second city | Aleppo": the first only says where the
# second lies
HOLDS_NEXT = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:in|at|near|of|and|on|off|from|to|into|by|for)\s)[\w’'-]+\s){0,4}?(?:city|town|village|province|region|district|"
    r"capital|suburb|port|governorate|area|neighbou?rhood|prefecture|state|island)s?(?:\sof)?(?:\sthe)?\s|"
    r"['’]?s\s(?:\w+\s)?"
)
FLOOR = -0.3
REACH = 150  # characters back to a place of an earlier sentence


def choose_place(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mentions: Sequence[PlaceMention],
    before_mentions: Sequence[PlaceMention] = (),
) -> PlaceReading:
    """The stated place that fits a figure best, and the part it plays: event, origin, destination or host.

    ``mentions`` are those of the figure's sentence; ``before_mentions`` those of the sentences before it, which serve
    when the sentence states none. Empty where nothing fits: "unsure means empty".
    """
    best: tuple[float, PlaceMention, str] | None = None
    for index, mention in enumerate(mentions):
        if mention.start < figure_end and figure_start < mention.end:
            continue
        score, role = weigh(text, figure_start, figure_end, sentence_start, sentence_end, measure, mention)
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following and HOLDS_NEXT.fullmatch(text[mention.end : following.start]):
            score -= 1.5
        previous = mentions[index - 1] if index else None
        if previous and is_holder(text, previous, mention):
            score -= 1.2
        if best is None or score > best[0]:
            best = (score, mention, role)
    if best and best[0] >= FLOOR:
        return read_place(best[1], best[2])
    return choose_earlier(text, sentence_start, measure, before_mentions) if not best else PlaceReading()


def is_holder(text: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    """In "Sardoa, in the east of Minas Gerais" the second place only says where the first one lies."""
    between = text[inner.end : outer.start]
    return (
        len(between) < 60
        and bool(re.fullmatch(r"\s*,?\s*(?:in|of|on)?\s*(?:the )?(?:[\w’'-]+ ){0,5}(?:of |in )?", between))
        and not re.search(r"\b(?:and|from|to)\b", between)
    )


def weigh(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mention: PlaceMention,
) -> tuple[float, str]:
    """How well a place fits a figure: how it is attached, how far away it stands, whether a speaker sits there."""
    left = text[max(sentence_start, mention.start - 80) : mention.start]
    governor = GOVERNOR.search(left)
    word = governor.group(1).lower() if governor else ""
    score, role = GOVERNORS.get(word, 2.5), "event"
    span = text[min(figure_start, mention.end) : max(figure_end, mention.start)]
    if word == "from" and (measure in MOVING or ORIGIN_CUES.search(span)):
        score, role = 2.5, "origin"
    elif word == "fled":
        score, role = 2.0, "origin"
    elif word in ("to", "into", "toward", "towards", "reached") and measure in MOVING:
        score, role = 2.3, "destination"
    elif measure in ("displaced", "assisted", "returned") and HOST_CUES.search(
        text[max(sentence_start, mention.start - 60) : mention.end + 12]
    ):
        role = "host"
    elif measure == "returned" and word in INSIDE:
        role = "destination"
    if not word and SUBJECT_AFTER.match(text, mention.end):
        score = 2.2
    if text[mention.end : mention.end + 2] in ("'s", "’s") and not word:
        score = 1.0
    if SPEECH_AFTER.match(text, mention.end) and SPEAKER_BEFORE.search(left):
        score -= 4.0
    elif SPOKEN_IN.search(left) and THAT_AFTER.match(text, mention.end):
        score -= 4.0
    elif (
        SPEAKER_BEFORE.search(left[-45:])
        and mention.start > figure_end
        and re.search(r"\b(?:said|told|according)\b", span)
    ):
        score -= 1.8
    dateline = DATELINE.match(text[sentence_start : sentence_start + 90])
    if (
        dateline
        and mention.end <= sentence_start + dateline.end()
        or mention.text.isupper()
        and len(mention.text) > 4
        and not text[sentence_start:sentence_end].isupper()
        and text[sentence_start:sentence_end].upper() != text[sentence_start:sentence_end]
    ):
        score -= 3.0
    if word in INSIDE and mention.start >= figure_end:
        score += 0.4
    if " of " in mention.text and fold_name(mention.text).split()[0] in DIRECTIONS:  # "19 km east of San Salvador"
        score -= 0.8
    score -= measure_distance(text, figure_start, figure_end, mention)
    return score + {"point": 0.7, "admin1": 0.3, "feature": 0.4, "region": 0.1}.get(mention.precision, 0.0), role


def measure_distance(text: str, figure_start: int, figure_end: int, mention: PlaceMention) -> float:
    """Words between figure and place, with what parts them: a semicolon or "while" more than a comma."""
    between = text[figure_end : mention.start] if mention.start >= figure_end else text[mention.end : figure_start]
    cost = 0.06 * len(between.split())
    cost += 1.2 * len(re.findall(r";|\. |\n\n|\bwhile\b|\bwhereas\b|\bbut\b", between))
    cost += 0.35 * len(re.findall(r"\d[\d,.]*|\band\b", between)) if mention.start >= figure_end else 0.0
    return min(cost, 4.0)


def choose_earlier(text: str, sentence_start: int, measure: str, mentions: Sequence[PlaceMention]) -> PlaceReading:
    """No place in the sentence: the last place of the sentences before, if it stood close and told where, not who."""
    for mention in reversed(mentions):
        if sentence_start - mention.end > REACH:
            break
        left = text[max(0, mention.start - 80) : mention.start]
        governor = GOVERNOR.search(left)
        if governor and governor.group(1).lower() in INSIDE | {"of"} and not SPEAKER_BEFORE.search(left):
            return read_place(mention, "event")
    return PlaceReading()


def read_place(mention: PlaceMention, role: str) -> PlaceReading:
    place = mention.name if IMPLIED.match("in " + mention.text) else " ".join(mention.text.split())
    if place.isupper() and len(place) > 4:
        place = place.title()
    return PlaceReading(place, role, mention.country, mention.lat, mention.lon)
