"""Times that only rank an event: "the deadliest attack this year", "its worst flood since 1999", "the third such raid
this month". The event has a day of its own, and its toll covers no year.

    "Gunmen killed 13 people on Monday, the deadliest attack since 2015."   ->   "since 2015" dates nothing
"""

from __future__ import annotations

import re

_STRETCHES = r"(?:years?|months?|weeks?|seasons?|quarters?|numbers?|tolls?|totals?|affected|hit|case\s?load)\b"
_EVENTS = (
    r"(?:attacks?|raids?|bombings?|blasts?|explosions?|shootings?|massacres?|killings?|strikes?|air\s?strikes?|clash(?:es)?|"
    r"incidents?|accidents?|disasters?|crash(?:es)?|fires?|blazes?|collapses?|floods?|storms?|cyclones?|typhoons?|"
    r"hurricanes?|landslides?|quakes?|earthquakes?|outbreaks?|assaults?|ambush(?:es)?|capsizings?|shipwrecks?|stampedes?|"
    r"abductions?|kidnappings?|executions?)"
)
_WHERE = r"(?:(?:in|on|of|against|at|to\s(?:hit|strike)|near|by|involving)\s(?:[\w’'-]+\s){1,5}?)?"
_RANKED = (
    rf"(?:(?:deadliest|bloodiest|worst|fiercest|heaviest|biggest|largest|most\s(?:deadly|serious|lethal|violent|severe))\s"
    rf"(?:(?!{_STRETCHES})[\w’'-]+\s){{0,4}}?{_WHERE}|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|\d{1,2}(?:st|nd|rd|th))\s"
    rf"(?:(?:such|known|major|mass|deadly|fatal|serious|similar)\s){{0,2}}?{_EVENTS}\s{_WHERE})"
)
_BEFORE = re.compile(
    rf"\b{_RANKED}(?:so\sfar\s|(?:in|for|since|over)\s(?:(?:early|late|mid|at\sleast|the)[\s-]){{0,2}})?$", re.I
)
_NUMBER = r"(?:more\sthan\s|at\sleast\s|nearly\s|almost\s|about\s|over\s)?(?:a|an|[\d,]+|[a-z]+)\s"
_WHOLE = re.compile(
    rf"\b{_RANKED}(?:(?:so\sfar\s)?(?:this|last)\s(?:year|month|week|season|winter|summer|spring|autumn|monsoon)\b|"
    r"since\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|war|independence|ceasefire|truce|coup|election|start\sof\sthe\s\w+)\b|"
    rf"(?:in|for|over|during)\s(?:(?:the\s(?:past|last)|recent|living)\s)?(?:{_NUMBER})?"
    r"(?:years?|decades?|months?|weeks?|memory|history|generations?)\b)",
    re.I,
)
SCENE_OF = r"(?:the|once\sthe|a)\s(?:scene|site|target|setting|venue|focus|epicent(?:re|er)|stage)\sof"
_SCENE = re.compile(rf",\s{SCENE_OF}\s[^,;]{{1,80}}")  # "in Dhaka, the scene of a similar fire last year"
_SIGN = re.compile(r"st\b|most|[nr]d\b|th\b", re.I)


def only_ranks(text: str, start: int, at: int, end: int) -> bool:
    """Whether the time from ``at`` to ``end``, in a sentence from ``start`` on, tells among which it is the worst."""
    if text.startswith((", when ", " when "), end):
        return False  # "the worst since 2008, when eight were killed"
    lead = text[max(start, at - 110) : at]
    return _SIGN.search(lead) is not None and _BEFORE.search(lead) is not None


def without_ranks(clause: str) -> str:
    """The clause without "the deadliest attack since 2015" and "the scene of a similar fire last year"."""
    clause = _SCENE.sub("", clause) if " of " in clause else clause
    return _WHOLE.sub("", clause) if _SIGN.search(clause) else clause
