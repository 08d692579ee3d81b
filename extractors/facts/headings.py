"""Headings that say of what stands under them that it is supposed, played or taken back.

    "SCENARIO\n\nA ferry sinks. In all, 21 people drown."  ->  the 21 are hypothetical
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractors.models import Figure

_SUPPOSED = re.compile(
    r"^\W{0,6}(?:(?:training|planning|worst[- ]case|sample|fictional|table-?top|full-scale|the|this is an?|for) ){0,2}"
    r"(?:(?:scenario|exercise|drill|simulation|short story|fiction|thought experiment|hypothetical|role[- ]play"
    r"|planning assumptions?)s?(?: (?:only|use only|message|serial|inject|case))?[ \t]{0,2}){1,3}"
    r"(?: ?[a-z0-9]{1,3})?\W{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
_CORRECTED = re.compile(
    r"^\W{0,6}(?:corrections?|erratum|errata|retractions?|clarifications?)(?: and clarifications?)?\W{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
# a line of a few words without a full stop: the next heading
_HEADING = re.compile(r"^[^\n.!?;,:]{3,60}$", re.MULTILINE)
_HAD_SAID = re.compile(
    r"\b(?:reports?|articles?|stor(?:y|ies)|items?|headlines?|captions?|editions?|versions?|dispatch(?:es)?|bulletins?"
    r"|posts?|we)\b.{0,160}?\b(?:gave|said|stated|put|reported|misstated|listed|wrote|published)\b",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=4)
def _stretches(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where each such heading reaches: to the next heading."""
    out = []
    for pattern, kind in ((_SUPPOSED, "hypothetical"), (_CORRECTED, "denied")):
        for match in pattern.finditer(text):
            behind = _HEADING.search(text, match.end() + 1)
            out.append((match.end(), behind.start() if behind else len(text), kind))
    return tuple(out)


def heed_heading(figures: list[Figure], text: str) -> list[Figure]:
    """The figures of one sentence, those told as facts with the status that the heading above gives them."""
    for start, end, kind in _stretches(text):
        first = figures[0]
        if start <= first.sentence_start < end and (kind != "denied" or _HAD_SAID.search(first.sentence)):
            return [
                replace(figure, status=kind, rules=(*figure.rules, "under a heading"))
                if figure.status in ("reported", "confirmed") and figure.high != 0
                else figure
                for figure in figures
            ]
    return figures
