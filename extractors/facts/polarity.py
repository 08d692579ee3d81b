"""What a word's own helpers and its subject say of it: "did not", "would", "no", "none of them", "rumours say".

    own_polarity(words of "nobody has denied", 2, ...)  ->  where its group begins, "denied"
"""

from __future__ import annotations

from extractors.facts.grammar import AUXILIARIES, BE, MODALS, NOT, WALLS, Words, is_helper
from extractors.facts.signatures import FACT, Sense

_NOBODY = frozenset("nobody none neither nothing few nor no".split())
_NO = NOT | frozenset("no without nobody none nothing lack lacks lacked lacking absence little scant".split())
_SOME = (["some"], ["others"], ["many"])  # "some say"
FALSE = "false"  # its subject makes it up, whatever is said of that


def own_polarity(words: Words, a: int, sense: Sense, *, attributive: bool) -> tuple[int, str]:
    """Where the group of a word begins and what its helpers say of it: fact, denied or a status."""
    low, first = words.low, words.first
    if attributive:
        return a, FACT
    if sense.kind == "noun":
        return a, _of_noun(low[max(first, a - 5) : a], sense)
    start = a
    while start > first and is_helper(low[start - 1]):
        start -= 1
    helpers = low[start:a]
    if start > first and low[start - 1] == "to" and not (set(helpers) & AUXILIARIES - {"be", "have"}):
        if start > first + 1 and low[start - 2] in BE:
            return start - 2, "hypothetical" if "have" in helpers else "projected"
        return start - 1, "denied" if "not" in helpers else ""
    if sense.signature.says == FACT and not helpers:
        said = "unconfirmed" if low[start - 1 : start] in _SOME and start - 1 == first else _by_whom(words, start)
        if said:
            return start, said
    return start, _helped(helpers, low[max(first, start - 4) : start])


def _of_noun(before: list[str], sense: Sense) -> str:
    """ "no reports", "not a scrap of proof", but "would not comment on reports"."""
    if _NO.isdisjoint(before):
        return FACT
    return "denied" if "no" in before[-2:] or sense.signature.id != "a claim" else "unconfirmed"


def _helped(helpers: list[str], subject: list[str]) -> str:
    if not NOT.isdisjoint(helpers) or _is_nobody(subject):
        return "denied" if "only" not in helpers else FACT
    for word in helpers:
        if word in MODALS:
            return "hypothetical" if "have" in helpers else MODALS[word]
    return FACT


def _is_nobody(subject: list[str]) -> bool:
    """ "no witness", "none of them", but not "detachment no. 4". """
    for k, word in enumerate(subject):
        if word in _NOBODY and subject[k + 1 : k + 2] != ["."]:
            return True
    return False


def _by_whom(words: Words, verb: int) -> str:
    """ "whispers in the bazaar | put the dead at 60": what the subject of a verb of saying makes of what it says."""
    low, k = words.low, verb
    while k > max(0, verb - 16):
        k -= 1
        if low[k] == ",":
            k = next((m for m in range(k - 1, max(-1, k - 9), -1) if low[m] == ","), 0)  # an aside
            continue
        if low[k] in WALLS or low[k] == "that" or k in words.verbs:
            break
        hit = words.hits[k]
        for sense in hit[0] if hit else ():
            if sense.kind == "noun" and "rumour" in sense.signature.traits:
                return FALSE if sense.signature.says == "denied" else sense.signature.says
    return ""
