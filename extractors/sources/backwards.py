"""The phrase of a speaker, read back from a verb.

    "... a doctor at the district hospital in Lashio said"   read back from "said"   -> a doctor ... Lashio

Backwards a phrase grows run by run: over "of", "for", "in" to the run before.
"""

from __future__ import annotations

from extractors.sources.roles import role_words
from extractors.sources.runs import Span, bracket_back, run_back, trim
from extractors.sources.wording import Wording, is_verb
from extractors.sources.wordsets import listed


def phrase_before(wording: Wording, j: int) -> Span | None:
    """The phrase that ends before token ``j``, or None."""
    end = bracket_back(wording, j)
    if end > 1 and wording.low[end - 1] in listed("hung_on") and wording.low[end - 2] in role_words().plural:
        end -= 1  # "residents reached | by phone said"
    i = run_back(wording, end)
    if i == end:
        return None
    a, b = i, end
    while i > 0:
        word = wording.low[i - 1]
        if (word in listed("prepositions") or word == "by") and i > 1:
            step = _attach_back(wording, i - 1)
            if step is None:
                break
            i, cut = step
            a, b = i, cut or b
        elif word in ("and", "or") and i > 1 and _coordinates(wording, i - 1):
            i = a = _coordinated(wording, i - 1)
        elif _reaches_place(wording, i, end):
            before = phrase_before(wording, i - 1)  # "refugees reaching Rwanda said"
            return before and Span(before.i, j, before.a, before.b)
        elif wording.low[i] in ("a", "an") and i > 1 and _is_full_name(wording, i - 1):
            b = i  # an apposition whose comma was lost: "the Observatory a war monitor said"
            i = a = run_back(wording, i)
        else:
            break
    return trim(wording, Span(i, j, a, b))


def _reaches_place(wording: Wording, i: int, end: int) -> bool:
    """Whether ``i:end`` is a place and "reaching", "fleeing" behind a role in the plural governs it."""
    governed = i > 1 and wording.low[i - 1].endswith("ing") and wording.low[i - 2] in role_words().plural
    return governed and wording.is_country(i, end)


def _is_full_name(wording: Wording, k: int) -> bool:
    """Whether a name ends at ``k`` that the lexicon knows, or one of several words that begins the sentence."""
    if k in wording.named:
        return True
    first = k
    while first > 0 and wording.is_name(first - 1):
        first -= 1
    return first < k and wording.is_name(k) and wording.starts_sentence(first)


def _attach_back(wording: Wording, k: int) -> tuple[int, int] | None:
    """The phrase before preposition ``k`` if it takes it: its first token, where a participle ends it."""
    m = k
    if (
        wording.low[k - 1] in listed("hung_on")
        or wording.low[k - 1].endswith("ing")
        or wording.low[k - 1].endswith("ed")
        and wording.low[k] in ("by", "in", "from")
    ):
        m = k - 1
        before = phrase_before(wording, m)
        i = before.i if before else m
        if before and wording.can_speak(before.a, before.b):
            wrote = wording.low[k] == "by" and wording.is_document(m - 1) and wording.low[m] not in listed("seen")
            return i, 0 if wrote else m
        return None
    if wording.low[k] == "by":
        i = run_back(wording, k)
        return (i, 0) if i < k and wording.is_document(k - 1) else None
    m = bracket_back(wording, k)
    i = run_back(wording, m)
    if i == m:
        return None
    word = wording.low[k]
    if word == "of" or wording.can_speak(i, m):
        return i, 0
    return None


_BEFORE_SEVERAL = frozenset((",", '"', "(", "to", "by", "that", "but", "and", "-", "--", "\u2013"))


def _coordinates(wording: Wording, k: int) -> bool:
    """Whether "and" at ``k`` joins two speakers: what stands before it can speak and begins its clause."""
    i = run_back(wording, bracket_back(wording, k))
    if i == k or not wording.can_speak(i, k):
        return False
    before = wording.low[i - 1] if i else ""
    return not i or before in _BEFORE_SEVERAL or before in listed("prepositions")


def _coordinated(wording: Wording, k: int) -> int:
    """First token of the speakers that "and" at ``k`` joins: "the army, the police and ..."."""
    i = _over_prepositions(wording, run_back(wording, bracket_back(wording, k)))
    if i > 1 and wording.low[i - 1] == ",":
        before = _over_prepositions(wording, run_back(wording, i - 1))
        if before < i - 1 and wording.can_speak(before, i - 1) and (before == 0 or wording.low[before - 1] == '"'):
            return before
    return i


def _over_prepositions(wording: Wording, i: int) -> int:
    """First token of the phrase whose last run begins at ``i``."""
    while i > 1 and wording.low[i - 1] in listed("prepositions"):
        step = _attach_back(wording, i - 1)
        if step is None:
            break
        i = step[0]
    return i


def subject_end(wording: Wording, j: int) -> int:
    """The token after the subject of a verb at ``j``: helpers, adverbs and days between them are passed."""
    start = j
    while j > 0:
        word = wording.low[j - 1]
        if (word in listed("between") or word.endswith("ly") and len(word) > 4) and j - 1 not in wording.named:
            j -= 1
        elif word in listed("times") and wording.is_given_name(j - 1):
            break  # "District chief Wali Jan said"
        elif word in listed("times") or word.isdigit() and j < start and wording.low[j] in listed("times"):
            j -= 1
        else:
            aside = _aside(wording, j)
            if aside == j:
                break
            j = aside
    return j


def _aside(wording: Wording, j: int) -> int:
    """The token before "in a statement" or "in its report" that ends at ``j``; ``j`` where nothing of it is there."""
    if j > 3 and wording.low[j - 2] == "in" and wording.is_capital(j - 1) and wording.low[j - 3] in listed("times"):
        return j - 2  # "the command yesterday in Jalingo said"
    for size in (2, 3, 4, 5):
        k = j - size
        if (
            k > 0
            and wording.low[k] in ("in", "by")
            and wording.low[j - 1] in listed("settings")
            and not any(is_verb(word) for word in wording.low[k + 1 : j - 1])
        ):
            if all(word not in listed("prepositions") and word[0].isalpha() for word in wording.low[k + 1 : j]) and (
                j - 1 not in wording.named
            ):
                return k
    return j
