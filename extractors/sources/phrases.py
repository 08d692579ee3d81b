"""The phrase of a speaker, read back from a verb or on from a preposition.

    "... a doctor at the district hospital in Lashio said"   read back from "said"       -> a doctor ... Lashio
    "according to the head of the coroner's office, 21 ..."  read on from "according to" -> the head ... office

Backwards a phrase grows over names, nouns and adjectives up to its article, then over "of", "for", "in" to the phrase
before; forwards the same way round.
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


# -- backwards ---------------------------------------------------------------------------------------------------------


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


def _bracket_back(wording: Wording, j: int) -> int:
    """The token before a short bracket that ends at ``j``: "... Human Rights (SOHR)"."""
    if j > 2 and wording.low[j - 1] in (")", "]"):
        for k in range(j - 2, max(-1, j - 8), -1):
            if wording.low[k] in ("(", "["):
                return k
    return j


def _segment_back(wording: Wording, j: int) -> int:
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
        elif word in ("]", ")") and i < j and _bracket_back(wording, i) < i - 1 and _is_editors(wording, i):
            i = _bracket_back(wording, i)  # an editor's "[Daily]"
        else:
            break
    while i < j and wording.low[i] in ("'s", "'", "&", "."):
        i += 1
    return i


def _is_editors(wording: Wording, j: int) -> bool:
    """Whether the bracket that ends at ``j`` stands inside a phrase: not the "[Text]" that opens a dispatch."""
    k = _bracket_back(wording, j) - 1
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
    return (
        word.endswith(("ed", "ing"))
        and (word not in lexicon().speech or word == "informed")
        and not (k and is_verb(word) and wording.low[k - 1] in role_words().any)  # "officials arrested two men"
        and (k == 0 or wording.low[k - 1] in ARTICLES or wording.low[k - 1] in role_words().any)
    )


def phrase_before(wording: Wording, j: int) -> Span | None:
    """The phrase that ends before token ``j``, or None."""
    end = _bracket_back(wording, j)
    i = _segment_back(wording, end)
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
            i = a = _segment_back(wording, i)
        else:
            break
    return _trim(wording, Span(i, j, a, b))


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
        i = _segment_back(wording, k)
        return (i, 0) if i < k and wording.is_document(k - 1) else None
    m = _bracket_back(wording, k)
    i = _segment_back(wording, m)
    if i == m:
        return None
    word = wording.low[k]
    if word == "of" or wording.can_speak(i, m):
        return i, 0
    return None


def _coordinates(wording: Wording, k: int) -> bool:
    """Whether "and" at ``k`` joins two speakers: what stands before it can speak and begins its clause."""
    i = _segment_back(wording, _bracket_back(wording, k))
    if i == k or not wording.can_speak(i, k):
        return False
    before = wording.low[i - 1] if i else ""
    return not i or before in (",", '"', "(", "to", "by", "that", "but", "and") or before in listed("prepositions")


def _coordinated(wording: Wording, k: int) -> int:
    i = _segment_back(wording, _bracket_back(wording, k))
    while i > 1 and wording.low[i - 1] in listed("prepositions"):
        step = _attach_back(wording, i - 1)
        if step is None:
            break
        i = step[0]
    if i > 1 and wording.low[i - 1] == ",":
        before = _segment_back(wording, i - 1)
        while before > 1 and wording.low[before - 1] in listed("prepositions"):
            step = _attach_back(wording, before - 1)
            if step is None:
                break
            before = step[0]
        if before < i - 1 and wording.can_speak(before, i - 1) and (before == 0 or wording.low[before - 1] == '"'):
            return before
    return i


def _trim(wording: Wording, span: Span) -> Span | None:
    a, b = span.a, span.b
    while a < b and (
        wording.low[a] in ('"', "'s", "'", ".", ")", "and", "but") or wording.low[a] in listed("prepositions")
    ):
        a += 1
    while b > a and (wording.low[b - 1] in ('"', "'s", "'") or b - a > 1 and _hangs_on(wording, b - 1)):
        b -= 1
    return Span(span.i, span.j, a, b) if a < b else None


def _hangs_on(wording: Wording, k: int) -> bool:
    """ "villagers interviewed", "the update issued", "a source close": what only qualifies the noun before it."""
    word = wording.low[k]
    if k in wording.named or wording.is_capital(k) or word in role_words().any:
        return False
    return word in listed("hung_on") or word.endswith("ed") and word not in lexicon().people


# -- forwards ----------------------------------------------------------------------------------------------------------


def _segment_on(wording: Wording, i: int) -> int:
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


def phrase_behind(wording: Wording, i: int) -> Span | None:
    """The phrase that begins at token ``i``, or None."""
    while i < wording.n and wording.low[i] == '"':
        i += 1
    j = _segment_on(wording, i)
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
            after = _segment_on(wording, j + 2)
            if word in listed("seen") or after == j + 2:
                break
            j = b = after  # "figures released by the interior ministry"
        elif word == "by" and _is_written(wording, i, j) and _segment_on(wording, j + 1) > j + 1:
            j = b = _segment_on(wording, j + 1)  # "a count by the Associated Press"
        elif word == "and" and j + 1 < wording.n and wording.can_speak(i, j):
            after = _segment_on(wording, j + 1)
            ends = after >= wording.n or wording.low[after] in (",", ".", ";", '"')
            if after == j + 1 or not wording.can_speak(j + 1, after) or not ends:
                break
            j = b = after
        else:
            break
    return _trim(wording, Span(i, j, i, b))


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
    j = _segment_on(wording, k + 1)
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
