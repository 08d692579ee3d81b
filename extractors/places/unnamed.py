"""Where it happened when no place is named: "a village near the border", "two city hospitals", "their camp".

    "Gunmen stormed a camp before dawn and killed nine people."
        find_site(nine) -> "a camp"

Asked last, and only of the figure's own sentence: what the text calls the place, without a position.
"""

from __future__ import annotations

import re

from extractors.places.cues import BROUGHT_BEFORE, IS_CARE

_KINDS = (
    "villages?|towns?|cit(?:y|ies)|hamlets?|camps?|markets?|marketplace|bazaar|mosques?|church(?:es)?|temples?|shrine|"
    "schools?|hospitals?|clinics?|hotels?|restaurants?|cafes?|nightclubs?|bars?|prisons?|jails?|checkpoints?|bridges?|"
    "mines?|factor(?:y|ies)|stadium|airports?|ports?|barracks|outposts?|stations?|farms?|forests?|bush|rivers?|creeks?|"
    "lakes?|islands?|mountains|valley|tunnels?|shelters?|strongholds?|districts?|provinces|counties|municipality|"
    "neighbou?rhoods?|suburbs?|settlements?|compounds?|malls?|deserts?|warehouses?|universit(?:y|ies)|cinema|theatre|"
    "theater|monastery|convent|orphanage|quarry|ravine|gorge|canal|reservoir|slums?|communities|localities|sites"
)
_DETERMINER = (
    r"(?:the|a|an|this|their|his|her|our|its|two|three|four|five|six|seven|eight|several|many|some|both|other|another|"
    r"nearby|\d{1,3})"
)
SITE = re.compile(
    r"\b(?P<by>in|at|near|inside|outside|on|across|from|to|into|hit|struck|stormed|attacked|raided|bombed|shelled|"
    r"(?:crash|plung|fall|fell|plummet|tumbl|veer|slid|skidd)\w{0,3}\s(?:in)?to)\s"
    rf"(?P<site>{_DETERMINER}\s(?:(?!(?:in|at|of|on|to|and|or|by|who|that)\s)[a-z-]+\s){{0,3}}?(?:{_KINDS}))\b"
    r"(?!\s(?:of|called|named|officials?|officers?|leaders?|elders?|chiefs?|residents?|workers?|staff|authorit)|['’-]|"
    r"\s(?-i:[A-Z][a-z]))"
    r"(?P<beside>\s(?:near|close\sto|outside|along|on)\s(?:the|a)\s(?:[\w-]+\s){0,2}?"
    r"(?:border|frontier|coast|capital|airport|river))?",
    re.IGNORECASE,
)
UNNAMED = re.compile(rf"{_DETERMINER}\s", re.IGNORECASE)
# "officials in the city": where a speaker sits
SPEAKER = re.compile(
    r"\b(?:officials?|police|authorities|residents|witness(?:es)?|sources?|doctors?|reporters?|spokes\w+|government|leaders?)\s$",
    re.IGNORECASE,
)
MOVED = frozenset("displaced evacuated returned rescued abducted assisted".split())
REACH = 160  # characters between a figure and its site


def find_site(text: str, start: int, end: int, first: int, last: int, measure: str) -> tuple[str, str]:
    """The words for the place nearest a figure in its sentence, and the part it plays; two "" where none is said."""
    best: tuple[int, str, str] | None = None
    for m in SITE.finditer(text, max(first, start - REACH), min(last, end + REACH)):
        role = read_role(m["by"].lower(), measure)
        if not role or SPEAKER.search(text, max(first, m.start() - 20), m.start()):
            continue
        if measure in ("killed", "injured", "casualties") and is_care(text, first, m):
            continue
        far = m.start() - end if m.start() >= end else start - m.end() + 10
        if far >= 0 and (best is None or far < best[0]):
            best = (far, write_site(m["site"] + (m["beside"] or "")), role)
    return (best[1], best[2]) if best else ("", "")


def is_care(text: str, first: int, m: re.Match[str]) -> bool:
    """ "treated at a clinic": where the hurt were brought, not where it happened."""
    return bool(IS_CARE.search(m["site"]) and BROUGHT_BEFORE.search(text, max(first, m.start() - 60), m.start()))


def write_site(words: str) -> str:
    """On one line, in small letters where the text is all capitals."""
    site = " ".join(words.split())
    return site.lower() if site.isupper() else site


def is_unnamed(place: str) -> bool:
    """Is a place only described: "their village" of one report need not be that of another."""
    return UNNAMED.match(place) is not None


def read_role(word: str, measure: str) -> str:
    """ "fled from their village" is an origin, "moved to nearby schools" a destination; "" where neither moves."""
    if word in ("from", "to", "into"):
        return {"from": "origin"}.get(word, "destination") if measure in MOVED else ""
    return "event"
