"""The words that make somebody a source: "said", "according to", "citing", "figures from", "put the toll at".

    find_cues(tokens of "Reuters, citing police, put the toll at 19")  ->  [citing: quotes, put: says]

A cue of kind "says" has its speaker as subject, "by" behind it, "quotes" behind it too, but that speaker outranks
whoever relays him. Verb forms that are no saying (``unsaid``) are left out: passives ("were reported killed"), nouns
("two reports"), refusals ("did not say") and wishes ("to say").
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.sources.giving import COUNTED, TOLLS, gives_figures
from extractors.sources.owning import accuses_of_deed
from extractors.sources.roles import role_words
from extractors.sources.unsaid import BE, HELPERS, is_negated, is_no_saying, is_passive
from extractors.sources.verbs import QUOTING, speech
from extractors.sources.wordsets import listed
from extractors.text.tokens import Tokens
from extractors.words.lookup import match_phrase

SAYS, BY, QUOTES, OWNED = "says", "by", "quotes", "owned"
COUNTS = frozenset("estimate estimates count counts tally tallies reckoning account accounts calculation".split())
_OTHER_BY = frozenset("claim put place give explain attribute mention deny describe".split())


class Cue(NamedTuple):
    """Tokens ``i:j`` of a cue, its kind, the verb's base, and whether only people can be its subject."""

    i: int
    j: int
    kind: str
    verb: str = ""
    strong: bool = False
    participle: bool = False


def find_cues(tokens: Tokens) -> list[Cue]:
    """The cues of a sentence from left to right; whether each has a speaker is asked later."""
    low, after, begins = tokens.low, 0, _beginnings()
    out: list[Cue] = []
    for i in [i for i, word in enumerate(low) if word in begins]:  # few words do
        cue = None if i < after or _is_name_part(tokens, i) else _cue_at(low, i)
        if cue is not None:
            out.append(cue)
            after = cue.j
    return out


@cache
def _beginnings() -> frozenset[str]:
    """The words at which a cue can begin."""
    words = speech()
    return frozenset((*words.forms, *words.before, *words.evidence, *QUOTING, "by"))


def _is_name_part(tokens: Tokens, i: int) -> bool:
    """A form of saying inside a capitalised name: "Kaduna State", "Human Rights Report"."""
    if i == 0 or not (tokens.raw[i][0].isupper() and tokens.raw[i - 1][0].isupper()) or tokens.raw[i].isupper():
        return False
    if tokens.low[i].endswith("ing") and i + 1 < len(tokens.low) and tokens.raw[i + 1][0].isupper():
        return True  # "Displacement Tracking Matrix"
    base = speech().forms.get(tokens.low[i])
    return base in speech().noun_like and (i + 1 >= len(tokens.low) or not tokens.raw[i + 1][0].isupper())


def _cue_at(low: list[str], i: int) -> Cue | None:
    words = speech()
    if low[i] in QUOTING:
        return _quoting(low, i)
    before = match_phrase(words.before, low, i) if low[i] in words.before else None
    if before is None and _is_by_count(low, i):
        return Cue(i, i + 1, BY, "count")
    if before:
        return Cue(i, before[1], BY) if gives_figures(low, i) and not _is_set_free(low, i) else None
    evidence = match_phrase(words.evidence, low, i) if low[i] in words.evidence else None
    if evidence and (i == 0 or low[i - 1] not in ("to", "be", "been")):
        return Cue(i, evidence[1], SAYS, evidence[0]) if _is_evidence(low, i) else None
    base = words.forms.get(low[i])
    return _verb_cue(low, i, base) if base else None


def _is_by_count(low: list[str], i: int) -> bool:
    """ ", by the ministry's count": who counted stands behind "by"; not "by a count of 12 to 3"."""
    if low[i] != "by" or i and low[i - 1] != ",":
        return False
    return not COUNTS.isdisjoint(low[i + 2 : i + 8]) and low[i + 2] != "of"


def _is_set_free(low: list[str], i: int) -> bool:
    """ "was released by the ELN", not "figures released by the ministry"."""
    if low[i] != "released":
        return False
    return not (listed("documents") | COUNTED) & set(low[max(0, i - 7) : i])


def _is_evidence(low: list[str], i: int) -> bool:
    """Whether "figures show" or "accused" tells of a figure; an accusation does where it is of a deed."""
    if low[i][:5] in ("accus", "blame") and (
        low[i + 1 : i + 2] in (["of"], ["for"]) or is_passive(low, i) or not accuses_of_deed(low, i)
    ):
        return False  # "soldiers accused of killing nine"
    if low[i] == "blame" and i and low[i - 1] not in role_words().plural:
        return False  # "took the blame for", "the police blame": the noun
    return not is_negated(low, i)


def _verb_cue(low: list[str], i: int, base: str) -> Cue | None:
    """The cue of a form of a verb of saying: "said", "confirmed by", "172 reported a week earlier by"."""
    if low[i + 1 : i + 2] == ["by"] and base not in _OTHER_BY and low[i] not in (base, base + "s"):
        return Cue(i, i + 2, BY) if gives_figures(low, i) else None
    by = _by_later(low, i) if base in ("report", "announce", "record", "confirm") else 0
    if by:
        return Cue(i, by + 1, BY) if gives_figures(low, i) else None
    if is_no_saying(low, i, base):
        return None
    if low[i].endswith("ing"):
        return Cue(i, i + 1, SAYS, base, participle=True)
    return Cue(i, i + 1, SAYS, base, strong=base not in speech().weak)


def _by_later(low: list[str], i: int) -> int:
    """The token of "by" in "172 reported a week earlier by the ministry": only time stands between; 0 without it."""
    k = i + 1
    while k < min(len(low), i + 6) and (low[k] in listed("times") or low[k] in ("on", "a", "the", "two", "earlier")):
        k += 1
    return k if low[i].endswith("ed") and i + 1 < k < len(low) and low[k] == "by" and not is_passive(low, i) else 0


def _quoting(low: list[str], i: int) -> Cue | None:
    """ "was quoted as saying" has the speaker before it; "quoted X as saying" and "citing X" behind it."""
    k = i - 1
    while k >= 0 and low[k] in HELPERS:
        k -= 1
    passive = k >= 0 and low[k] in BE
    if low[i] in ("quoted", "cited") and (passive or low[i + 1 : i + 2] == ["as"]):
        j = next((k + 1 for k in range(i + 1, min(len(low), i + 8)) if low[k] == "saying"), i + 1)
        return Cue(i, j, SAYS, "say", strong=True)
    if TOLLS & set(low[i + 1 : i + 4]) and low[i + 1] in ("a", "the"):
        return Cue(i, i + 1, SAYS, "cite")  # "Amnesty cited a death toll of 43"
    if low[i] in ("quoted", "cited") and low[i + 1 : i + 2] == ["by"]:
        return Cue(i, i + 2, BY) if k < 0 or low[k] in (",", '"') else None
    return Cue(i, i + 1, QUOTES, "quote")
