"""Runs of words between two prepositions, from which the phrase of a speaker is put together.

    run_back(wording of "... at the district hospital in Lashio said", before "in")  ->  the token of "the"

A run grows over names, nouns and adjectives: backwards up to its article, forwards from it.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.sources.roles import role_words
from extractors.sources.wording import ARTICLES, Wording, is_verb
from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon


class Span(NamedTuple):
    """Tokens of a phrase: all of it, ``i:j``, and the speaker proper, ``a:b``, without what is hung on behind."""

    i: int
    j: int
    a: int
    b: int


def run_back(wording: Wording, j: int) -> int:
    """First token of the run of words that ends at ``j``, its article included."""
    i = j
    while i > 0:
        word = wording.low[i - 1]
        if wording.is_part(i - 1):
            if i < j and _ends_before_name(wording, i - 1):
                break
            i -= 1
        elif word in listed("determiners") and i < j:
            i -= 1
            if word in ARTICLES or wording.low[i - 1 : i] == ["the"]:
                if i > 0 and wording.low[i - 1] in ("all", "both"):
                    i -= 1
                break
        elif i < j and _modifies(wording, i - 1):
            i -= 1
        elif word in ("]", ")") and i < j and bracket_back(wording, i) < i - 1 and _is_editors(wording, i):
            i = bracket_back(wording, i)  # an editor's "[Daily]"
        else:
            break
    while i < j and wording.low[i] in ("'s", "'", "&", "."):
        i += 1
    return i


def run_on(wording: Wording, i: int) -> int:
    """The token after the run of words that begins at ``i``, its article included."""
    j = i
    while j < wording.n:
        word = wording.low[j]
        if word in listed("determiners") and (
            j == i or wording.low[j - 1] in listed("determiners") or wording.low[j - 1] in ("all", "both")
        ):
            j += 1
        elif word in ("all", "both") and j == i:
            j += 1
        elif wording.is_part(j) and not (word == "'" and j + 1 < wording.n and wording.low[j + 1] == ","):
            j += 1
        elif j + 1 < wording.n and (_modifies(wording, j) or word.endswith("ed") and j == i) and wording.is_part(j + 1):
            j += 1
        else:
            break
    while j > i and wording.low[j - 1] in ('"', "&") or j - 1 > i and wording.low[j - 1] == "." and j == wording.n:
        j -= 1
    return j


def bracket_back(wording: Wording, j: int) -> int:
    """The token before a short bracket that ends at ``j``: "... Human Rights (SOHR)"."""
    if j > 2 and wording.low[j - 1] in (")", "]"):
        for k in range(j - 2, max(-1, j - 8), -1):
            if wording.low[k] in ("(", "["):
                return k
    return j


def _is_editors(wording: Wording, j: int) -> bool:
    """Whether the bracket that ends at ``j`` stands inside a phrase: not the "[Text]" that opens a dispatch."""
    k = bracket_back(wording, j) - 1
    return k >= 0 and (wording.is_part(k) or wording.low[k] in listed("determiners"))


def _ends_before_name(wording: Wording, k: int) -> bool:
    """ "... the tunnels Konashenkov said": a plain noun straight before a person's name is not part of it."""
    word = wording.low[k]
    if k + 1 in wording.named and k not in wording.named and word in lexicon().things and word not in role_words().any:
        return True  # "... by a patrol boat Caminando Fronteras reported"
    return (
        not wording.capitals
        and word[0].isalpha()
        and wording.raw[k][0].islower()
        and wording.is_capital(k + 1)
        and word not in role_words().any
        and word not in lexicon().adjectives
        and word not in listed("particles")
        and k not in wording.named
        and not word.endswith(("ist", "al", "or", "er", "an"))
    )


def _modifies(wording: Wording, k: int) -> bool:
    """A participle before a noun: "opposition-held", "a retired general", "visiting doctors"."""
    word = wording.low[k]
    if not word.endswith(("ed", "ing")) or word in lexicon().speech and word != "informed":
        return False
    if k == 0 or wording.low[k - 1] in ARTICLES:
        return True
    return wording.low[k - 1] in role_words().any and not is_verb(word)  # not "officials arrested two men"


def trim(wording: Wording, span: Span) -> Span | None:
    """The span without prepositions and marks at the head of the speaker proper and what hangs on behind him."""
    a, b = span.a, span.b
    while a < b and (
        wording.low[a] in ('"', "'s", "'", ".", ")", "and", "but")
        or wording.low[a] in listed("prepositions")
        or _is_hour(wording, a)
    ):
        a += 1
    while b > a and (wording.low[b - 1] in ('"', "'s", "'") or b - a > 1 and _hangs_on(wording, b - 1)):
        b -= 1
    return Span(span.i, span.j, a, b) if a < b else None


def _is_hour(wording: Wording, k: int) -> bool:
    """ "12:05 | Officials confirm", "1pm Officials say": the hour of an entry is no part of who speaks."""
    word = wording.low[k]
    if word[:1].isdecimal():
        return word.endswith(("am", "pm")) or k > 0 and wording.low[k - 1] == ":" and word.isdecimal()
    return word in ("gmt", "utc", "hrs") and k > 0 and wording.low[k - 1].isdecimal()


def _hangs_on(wording: Wording, k: int) -> bool:
    """ "villagers interviewed", "the update issued", "a source close": what only qualifies the noun before it."""
    word = wording.low[k]
    if k in wording.named or wording.is_capital(k) or word in role_words().any:
        return False
    return word in listed("hung_on") or word.endswith("ed") and word not in lexicon().people
