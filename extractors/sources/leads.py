"""The phrase at the head of a clause: the subject of a verb that stands far behind it, and whom "it" means next.

"Archbishop Youkhana, who works in the region, said"         ->  Archbishop Youkhana
"In Herat, the governor visited the wounded. He said ..."    ->  the governor
"""

from __future__ import annotations

from extractors.sources.backwards import subject_end
from extractors.sources.forwards import phrase_behind
from extractors.sources.roles import role_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker, counts_victims, find_description
from extractors.sources.speech import Cue
from extractors.sources.wording import ARTICLES, Wording, is_verb
from extractors.sources.wordsets import listed

# "Italy registered 627 deaths" tells where, not who says so
HAPPENS = ("record", "register", "count", "counted", "saw", "sees", "document", "list")
_BEHIND_PARTICIPLES = frozenset("by in at from with on to for under near up".split())
_PARTICIPLES = frozenset("set led sent run held made drawn given written chosen".split())
FAR = 36  # tokens between a subject and its verb
_BE = frozenset("is are was were has have had".split())
_DOES = frozenset("does do did can could will would may".split())
_CLAUSE_ENDS = frozenset((";", "but", "while", "whereas", "although", "though"))


def leading_subject(wording: Wording, cue: Cue, near: Span | None) -> Speaker | None:
    """The subject at the head of the clause when a long tail stands between it and the verb."""
    low = wording.low
    start = max((k + 1 for k in range(cue.i) if _ends_clause(low, k)), default=past_dateline(wording))
    while start < cue.i and low[start] in ("and", "but", '"', "then", "yet"):
        start += 1
    start = _past_aside(wording, start, cue.i)
    span = phrase_behind(wording, start) if start < cue.i else None
    if span is None or span.j >= cue.i or cue.i - span.j > FAR or not wording.can_speak(span.a, span.b):
        return None
    if cue.verb in HAPPENS and wording.is_country(span.a, span.b):
        return None
    if counts_victims(wording, span, cue):
        return None
    after = low[span.j]
    follows = after in (
        ",",
        "who",
        "which",
        "whose",
        "(",
        "based",
        "that",
        "in",
        "at",
        "on",
        "a",
        "an",
        "citing",
        "to",
        "with",
    )
    done = after.endswith("ed") or after in _PARTICIPLES
    qualified = after.endswith("ing") or done and low[span.j + 1] in _BEHIND_PARTICIPLES
    if cue.participle or follows or qualified and near is not None:
        return Speaker(span, first=span.i)
    return Speaker(span, first=span.i) if low[subject_end(wording, cue.i) - 1] in ("which", "who") else None


def _ends_clause(low: list[str], k: int) -> bool:
    """Whether a clause ends at token ``k``: at "but" behind a comma or a verb, not in "a small but trusted monitor"."""
    if low[k] != "but":
        return low[k] in _CLAUSE_ENDS
    return low[k - 1] in (",", '"', ")") or any(is_verb(word) or word in _BE or word in _DOES for word in low[:k])


def joined_subject(wording: Wording, cue: Cue, conjunction: int) -> Speaker | None:
    """ "The mayor visited the wounded and said ...": whoever did the first thing says the second.

    It answers for what stands behind the verb only: "Police shot two men and said a third was hurt".
    """
    low = wording.low
    ends = [k + 1 for k in range(conjunction) if _ends_clause(low, k) or low[k] == '"']
    start = max(ends, default=past_dateline(wording))
    while start < conjunction and low[start] in ("and", '"', "then", "yet", ",", "\u2022", "-"):
        start += 1
    start = _past_aside(wording, start, conjunction)
    span = phrase_behind(wording, start) if start < conjunction else None
    if span is None or span.j >= conjunction or conjunction - span.j > FAR or not _is_somebody(wording, span):
        return None
    after = low[span.j]
    acts = after.endswith("ed") or after in _ACTS or after in listed("verbs") or after in listed("inserted")
    passive = after in ("was", "were", "is", "are", "been") and low[cue.i].endswith("ed")
    if not (acts or after in ("has", "have", "had", "also", ",") or is_verb(after)) or passive:
        return None
    return None if counts_victims(wording, span, cue) else Speaker(span, first=cue.i)


_ACTS = frozenset(
    "was were is are made paid met held put set cut hit spoke wrote read rang drove flew stood sought".split()
)


def _is_somebody(wording: Wording, span: Span) -> bool:
    """A name, a role or a country: not "the boy", who may have been "found and reported dead"."""
    if not wording.can_speak(span.a, span.b):
        return False
    words = wording.low[span.a : span.b]
    return (
        any(word in role_words().last for word in words)
        or any(span.a <= hit.i and hit.j <= span.b for hit in wording.hits)
        or wording.is_country(span.a, span.b)
        or any(wording.is_name(k) for k in range(span.a, span.b))
    )


def past_dateline(wording: Wording) -> int:
    """The token where the report begins: behind "LIMA, 7 AUG 89 (EFE) -- [TEXT]", "GENEVA (AP) -"; 0 without one."""
    low = wording.low
    dash = next((k for k in range(1, min(wording.n, 22)) if low[k] in ("--", "-", "\u2013", "\u2014")), 0)
    ahead = [k for k in range(dash) if wording.raw[k].isalpha()]
    dated = "(" in low[:dash] or any(word.isdigit() for word in low[:dash])
    dated = dated or all(wording.raw[k].isupper() for k in ahead)
    if not dash or not wording.raw[0].isupper() or not dated or any(is_verb(low[k]) for k in ahead):
        dash = -1
    start = dash + 1
    while start < wording.n and low[start] == "[" and "]" in low[start : start + 8]:
        start = low.index("]", start) + 1
    return start


def _past_aside(wording: Wording, start: int, end: int) -> int:
    """The token after an opening like "In Herat," "Speaking to reporters," or "In Bamako the ..."."""
    low = wording.low
    if start >= end or not _opens_aside(wording, start):
        return start
    comma = next((k for k in range(start, end) if low[k] == ","), -1)
    if comma > 0:
        return comma + 1
    place = phrase_behind(wording, start + 1)
    return place.j if place is not None and place.j < end and low[place.j] in ARTICLES else start


def _opens_aside(wording: Wording, k: int) -> bool:
    """Whether the clause begins with "In ...," "On ...," "After ...," "Speaking ...,"."""
    word = wording.low[k]
    return (
        word
        in (
            "in",
            "on",
            "at",
            "after",
            "before",
            "during",
            "for",
            "from",
            "with",
            "since",
            "as",
            "when",
            "while",
            "by",
            "earlier",
            "later",
            "meanwhile",
            "however",
            "also",
        )
        or word.endswith(("ing", "ed", "ly"))
        and not wording.is_capital(k)
    )


def leading_phrase(wording: Wording, cue: Cue) -> Speaker | None:
    """The phrase that begins the sentence, if it can speak: whom a later "it" or "they" means."""
    start = past_dateline(wording)
    while start < wording.n and wording.low[start] in ("and", "but", '"', "then", "yet", "meanwhile", ",", "\u2022"):
        start += 1
    start = _past_aside(wording, start, wording.n)
    span = phrase_behind(wording, start) if start < min(wording.n, cue.i) else None
    if span is None or span.j > cue.i or not wording.can_speak(span.a, span.b) or counts_victims(wording, span, cue):
        return None
    return Speaker(span, first=span.i, beside=find_description(wording, span))
