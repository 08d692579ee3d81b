"""The phrase of a speaker, read on from a preposition.

    "according to the head of the coroner's office, 21 ..."  read on from "according to" -> the head ... office

Forwards a phrase grows run by run: over "of", "for", "in" to the run behind.
"""

from __future__ import annotations

from extractors.sources.runs import Span, run_on, trim
from extractors.sources.wording import Wording
from extractors.sources.wordsets import listed


def phrase_behind(wording: Wording, i: int) -> Span | None:
    """The phrase that begins at token ``i``, or None."""
    while i < wording.n and wording.low[i] == '"':
        i += 1
    j = run_on(wording, i)
    if j == i or all(wording.low[k] in listed("determiners") for k in range(i, j)):
        return None
    b = j
    while j < wording.n:
        word = wording.low[j]
        if word == "(" and j + 2 < wording.n and ")" in wording.low[j + 1 : j + 6]:
            j = wording.low.index(")", j) + 1
        elif word in listed("prepositions") and j + 1 < wording.n:
            after = _attach_on(wording, i, j)
            if after is None:
                break
            j = b = after
        elif word in listed("hung_on") and wording.low[j + 1 : j + 2] == ["by"] and wording.is_document(j - 1):
            after = run_on(wording, j + 2)
            if word in listed("seen") or after == j + 2:
                break
            j = b = after  # "figures released by the interior ministry"
        elif word == "by" and _is_written(wording, i, j) and run_on(wording, j + 1) > j + 1:
            j = b = run_on(wording, j + 1)  # "a count by the Associated Press"
        elif word == "and" and j + 1 < wording.n and wording.can_speak(i, j):
            after = run_on(wording, j + 1)
            ends = after >= wording.n or wording.low[after] in (",", ".", ";", '"')
            if after == j + 1 or not wording.can_speak(j + 1, after) or not ends:
                break
            j = b = after
        else:
            break
    return trim(wording, Span(i, j, i, b))


def _is_written(wording: Wording, i: int, k: int) -> bool:
    """Whether a document ends before ``k``: "a count | by the agency", "a bulletin issued | by the ministry"."""
    word = wording.low[k - 1]
    hung = k - i > 1 and word in listed("hung_on") and word not in listed("seen")
    return wording.is_document(k - 2 if hung else k - 1)


def _attach_on(wording: Wording, i: int, k: int) -> int | None:
    """The token after the phrase behind preposition ``k`` if it belongs to the phrase ``i:k``."""
    word, nxt = wording.low[k], wording.low[k + 1]
    if word in ("on", "with", "against", "behind", "across") and not (word == "on" and wording.is_capital(k + 1)):
        return None
    j = run_on(wording, k + 1)
    if j == k + 1 or nxt in listed("times") or nxt.isdigit():
        return None
    if word == "of":
        return j
    head = wording.low[j - 1]
    if word in ("in", "to") and (head in listed("settings") or listed("times") & set(wording.low[k + 1 : j])):
        return None
    if word == "to" and wording.low[k - 1] not in ("ambassador", "envoy", "adviser", "advisor", "representative"):
        return None
    return j if wording.can_speak(i, k) else None
