"""What a figure covers: one event, a longer time, a standing number, an increase or a rate.

    "since January 300 people have died"  ->  cumulative        "another 12 bodies were found"  ->  increment
"""

from __future__ import annotations

import re

from extractors.chunks import Chunk, Row
from extractors.readings import Reading
from extractors.status import clause_of

_CUMULATIVE = re.compile(
    r"\b(?:since|so far this year|in total|altogether|over the (?:past|last)|in the (?:past|last) (?:\w+ )?"
    r"(?:months?|years?|decades?|weeks?)|during the (?:war|conflict|civil war|past|last)|civil war|the war|the conflict"
    r"|to date|overall|each year|every year|per year|annually|in recent (?:years|months|weeks)|nationwide|this year|last year"
    r"|decade|years? of|months? of|has killed|have killed|has displaced|have displaced|total (?:number|of)|cumulative)\b"
)
_RATE = re.compile(
    r"\b(?:per|each|every) (?:day|week|month|year|hour)\b|\bdaily\b|\b(?:people|children|families|times|cases|deaths|persons) "
    r"an? (?:day|week|month|year|hour)\b"
)
_AS_OF = re.compile(
    r"\b(?:now stands|so far|currently|as of|remain|remains|still|are (?:now )?(?:trapped|missing|living|sheltering"
    r"|hosted|held|stranded|staying)|is hosting|hosts|is holding|being held)\b"
)


def scope_of(sentence: str, row: Row, chunk: Chunk, reading: Reading) -> str:
    """One of the scopes of models.SCOPES, from the clause the figure stands in."""
    clause = clause_of(row, reading.chunk)
    if "more" in chunk.flags and chunk.number is not None and chunk.number.quantifier != "more_than":
        return "increment"
    if _RATE.search(clause):
        return "rate"
    if _CUMULATIVE.search(clause):
        return "cumulative"
    if _AS_OF.search(clause) or reading.rule.startswith("toll of"):
        return "as_of"
    return "event"
