"""A speaker as tokens of a sentence, what stands beside it, and what is no speaker: a number of victims.

"Raed Saleh, head of the White Helmets, said"  ->  Speaker(Raed Saleh, beside: head of the White Helmets)
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.numbers.moments import MONTHS
from extractors.sources.forwards import phrase_behind
from extractors.sources.roles import role_words
from extractors.sources.runs import Span
from extractors.sources.speech import Cue
from extractors.sources.wording import ARTICLES, Wording
from extractors.words.lexicon import lexicon

_VAGUE = frozenset("some several many most tens dozens scores hundreds thousands millions no".split())


class Speaker(NamedTuple):
    """Tokens of the speaker, of a description beside it, and where its whole phrase begins; a pronoun by its token."""

    span: Span
    behind: bool = False
    beside: Span | None = None
    first: int = 0
    pronoun: int = -1


def find_description(wording: Wording, span: Span) -> Span | None:
    """The apposition behind a name: "Raed Saleh, head of the White Helmets"."""
    low = wording.low
    if span.j + 1 >= wording.n or low[span.j] != ",":
        return None
    k = span.j + 1
    if low[k].isdigit() and k + 2 < wording.n and low[k + 1] == ",":
        k += 2  # an age
    found = phrase_behind(wording, k)
    if found is None or found.j - found.i > 14:
        return None
    words = low[found.a : found.b]
    ends = found.j >= wording.n or low[found.j] in (",", ".", ";", '"', "who", "whose", "that")
    return found if ends and any(word in role_words().last for word in words) else None


def _counted_before(low: list[str], a: int) -> bool:
    """Whether a number stands before: "12 | people reported", but "in 2016 the UN" and "on May 11 Airwars"."""
    if not a or not low[a - 1][:1].isdigit() or low[a] in ARTICLES:
        return False
    dated = low[max(0, a - 2)] in _DATING and low[a - 1].isdigit() and (len(low[a - 1]) == 4 or low[a - 2] in MONTHS)
    return not dated


_DATING = MONTHS | frozenset("in since by of from until during early late mid".split())


def counts_victims(wording: Wording, span: Span, cue: Cue) -> bool:
    """ "Eighteen people reported killed": a number of people is no speaker, unless they are officials or witnesses."""
    word = wording.low[span.a]
    number = word[0].isdigit() or word in lexicon().units and word != "one" or word in _VAGUE
    number = number or _counted_before(wording.low, span.a)
    return number and not (
        wording.low[span.b - 1] in role_words().last
        or any(w in role_words().last for w in wording.low[span.a : span.b])
    )
