"""The part a place plays for a figure, by the word that governs it: event, origin, destination or host.

"fled from Homs"      -> origin          "arrived in Adre"            -> destination
"fled to Homs"        -> destination     "84 migrants from Eritrea"   -> whose they are, not where they were rescued
"""

from __future__ import annotations

import re

from extractors.places.context import PlaceMention
from extractors.places.cues import HOST_CUES, LOCALS_BEFORE, MOVING, ORIGIN_CUES, REPORTED_FROM
from extractors.places.words import INSIDE
from extractors.words.prefilter import Guarded

# What speaks for a place ...
WORTH: dict[str, float] = {
    "inside": 2.5, "origin": 2.5, "destination": 2.3, "fought for": 2.2, "subject": 2.2, "struck": 2.2, "border": 0.4,
    "journey": -2.0, "whose": -1.0, "far off": 2.9, "where": 3.2, "behind the figure": 0.4, "tied": 0.8,
    "point": 0.7, "admin1": 0.5, "feature": 0.4, "region": 0.1,
}  # fmt: skip
# What a place is worth by the word that governs it; WORTH["inside"] for "in", "near" and their like.
GOVERNORS: dict[str, float] = {
    "": 0.3, "of": 1.6, "from": 0.8, "to": 0.8, "into": 0.8, "for": 0.4, "by": 0.0, "against": 0.5, "between": 1.0,
}  # fmt: skip
# "84 migrants from |Egypt, Sudan and |Eritrea": their countries
WHOSE_FROM = Guarded(
    r"\b(?:migrants?|refugees?|asylum[- ]seekers?|citizens|nationals|tourists|pilgrims|visitors|travellers|passengers|"
    r"sailors|seafarers|crew|students|workers|labou?rers|peacekeepers|men|women)\s(?:mostly\s|mainly\s)?from\s(?:the\s)?"
    r"(?:(?:[A-Z][\w’'-]+\s?){1,4}(?:,\s|\sand\s|,\sand\s)(?:the\s)?){0,6}$"
)
# "the gunman, Stephen Rowe, 64, of |Mesquite": where he lives
LIVES_IN = re.compile(r",\s(?:aged\s)?\d{1,3},\s(?:of|from)\s(?:the\s)?(?:[a-z]+\sof\s)?$")
# "arrived in |Adre", "a new arrival in |Renk"
ARRIVED_IN = Guarded(
    r"\b(?:arriv(?:ed?|ing|als?)|landed|disembarked)\s(?:[\w’'-]+\s){0,3}?(?:in|at|on)\s(?:the\s)?$", re.IGNORECASE
)
# verbs of moving that take the place itself: "crossed into", "reached Adre"
INTO = frozenset("to into toward towards reached enter entered enters".split())


def read_role(
    text: str, sentence_start: int, measure: str, mention: PlaceMention, word: str, span: str, left: str
) -> tuple[float, str]:
    """What the governing word is worth, and the part it gives the place: "displaced from" is not "displaced in"."""
    score = GOVERNORS.get(word, WORTH["inside"])
    if word == "from" and mention.precision == "country" and measure != "displaced" and WHOSE_FROM.search(left):
        return WORTH["whose"], "event"
    if LIVES_IN.search(left):
        return WORTH["whose"], "event"
    if word == "from" and (measure in MOVING or ORIGIN_CUES.search(span)):
        return WORTH["origin"], "origin"
    if word in ("fled", "left"):
        return WORTH["origin"], "origin"
    if word in ("of", "from") and measure in ("displaced", "evacuated") and LOCALS_BEFORE.search(left):
        return WORTH["inside"], "origin"
    if word in INTO and measure in MOVING:
        # for the abducted it is where they were taken to, not where they were taken
        return {"returned": 2.7, "abducted": 1.2}.get(measure, WORTH["destination"]), "destination"
    if measure in MOVING and ARRIVED_IN.search(left):
        return WORTH["inside"], "destination"
    if measure in ("displaced", "assisted", "returned") and HOST_CUES.search(
        text[max(sentence_start, mention.start - 60) : mention.end + 12]
    ):
        return score, "host"
    if measure == "returned" and word in INSIDE:
        return 2.7, "destination"
    if word == "from" and REPORTED_FROM.search(text, max(sentence_start, mention.start - 60), mention.start):
        return score + 1.4, "event"
    if word in ("from", "to", "into") and measure not in MOVING:  # "pilgrims returning from Iran were killed"
        return 0.2, "event"
    return score, "event"


