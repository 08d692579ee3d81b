"""Sources without a verb: headlines, table cells and brackets.

    "Army: 12 militants killed"   "8 killed in missile strike - prosecutors"   "IDPs: 51,300 (source: IOM DTM)"
    "Number of deaths: 14 (provincial health department)"

Only a role or a body known to the lexicon is taken; a news agency so placed is the publisher, and a place a place.
"""

from __future__ import annotations

from extractors.sources.backwards import phrase_before
from extractors.sources.forwards import phrase_behind
from extractors.sources.leads import past_dateline
from extractors.sources.reach import Voice
from extractors.sources.roles import role_words, type_of_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker
from extractors.sources.speech import BY, OWNED, Cue
from extractors.sources.wording import Wording
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase

_LONGEST = 7
TOLL_WORDS = frozenset("figure toll count estimate tally".split())
_OF_TOLLS = frozenset("official own latest earlier provisional initial previous death final preliminary".split())
_DASHES = frozenset(("-", "\u2013", "--", ":"))
LABEL_MARKS = _DASHES | {"(", "["}  # a sentence without any has no label


def find_labels(wording: Wording) -> list[Voice]:
    """The sources of a sentence that are only set beside it, in order."""
    firsts = [0, *(k + 1 for k, word in enumerate(wording.low) if word == ";")]  # "IOM: 900 displaced; police: 3 dead"
    found = [*(_before_colon(wording, first) for first in firsts), _after_dash(wording), *_in_brackets(wording)]
    return [voice for voice in found if voice is not None]


def find_owned(wording: Wording) -> list[Voice]:
    """ "well above the government's official toll of 64": whose count one number is."""
    low, out = wording.low, []
    for k, word in enumerate(low[:-2]):
        at = _number_told(low, k) if word in TOLL_WORDS else 0
        if not at:
            continue
        j = k
        while j and low[j - 1] in _OF_TOLLS:
            j -= 1
        if j < 2 or low[j - 1] != "'s" and low[j - 1] not in role_words().last:
            continue
        span = phrase_before(wording, j - 1 if low[j - 1] == "'s" else j)
        if span is not None and wording.is_body(span.a, span.b):
            out.append(Voice(Cue(k, at, OWNED), Speaker(span, first=span.i)))
    return out


def _number_told(low: list[str], k: int) -> int:
    """The token of the number in "toll of | 64" and "count now stands at | 64"; 0 where there is none."""
    m = k + 1
    if low[m] != "of":
        while m < len(low) - 2 and low[m] in ("now", "still", "currently", "already", "has", "had"):
            m += 1
        if low[m] not in _STANDS:
            return 0
        m += low[m + 1 : m + 2] in (["at"], ["to"])
    m += 1
    return m if m < len(low) and (low[m][0].isdigit() or low[m] in lexicon().units) else 0


_STANDS = frozenset("stands stood is was remains rose risen reached climbed".split())


def find_source_line(wording: Wording) -> Voice | None:
    """ "Source: provincial health department" in a line or bracket of its own, behind what it answers for.

    A news agency there is the publisher, and no source.
    """
    low = wording.low
    at = 1 if low[:1] in (["("], ["["]) else 0
    if low[at : at + 2] not in (["source", ":"], ["sources", ":"]):
        return None
    span = phrase_behind(wording, at + 2)
    if span is None or not wording.can_speak(span.a, span.b):
        return None
    hits = [hit for hit in wording.hits if span.a <= hit.i and hit.j <= span.b]
    if any(hit.entry.type == "media" for hit in hits) or type_of_words(low[span.a : span.b]) == "media":
        return None
    return _voice(span, at)


def _voice(span: Span, at: int) -> Voice:
    return Voice(Cue(at, at + 1, BY), Speaker(span, behind=True, first=span.i))


def _is_body(wording: Wording, span: Span) -> bool:
    """Whether a bare phrase is somebody who says things: a role or a named body, and no medium."""
    if span.b - span.a > _LONGEST:
        return False
    words = wording.low[span.a : span.b]
    if len(words) == 1 and words[0] in _SECTORS or words[-1] in _GRADES:
        return False  # "Health: 40 cases were found" heads a paragraph, "(IPC Phase 3)" says how bad
    hits = [hit for hit in wording.hits if span.a <= hit.i and hit.j <= span.b]
    if hits:
        return all(hit.entry.type not in ("media", "armed_group", "gang", "militia") for hit in hits)
    if any(word[0].isdigit() or word in lexicon().units for word in words):
        return False  # "(around 460 families)" counts, and says nothing
    if words[0] in _OFFICES and len(words) > 1 and wording.is_name(span.b - 1):
        return True  # "- mayor Klitschko"
    head = next((k for k in range(1, len(words)) if words[k] in ("of", "for", "in", "at")), len(words))
    return words[head - 1] in role_words().last and type_of_words(words) not in ("media", "anonymous")


_SECTORS = frozenset("health protection shelter education food nutrition water logistics security".split())
_GRADES = frozenset("phase level category grade stage".split())
_OFFICES = frozenset("mayor governor minister president premier sheriff prefect commissioner spokesman".split())


def _before_colon(wording: Wording, first: int) -> Voice | None:
    """ "Army: 12 militants killed": the words from ``first`` to the colon, dates before them passed."""
    low = wording.low
    near = range(first, min(wording.n, first + 14))
    at = next((k for k in near if low[k] == ":" and not (k and low[k - 1].isdigit()) or low[k] == ";"), -1)
    if at < 1 or at + 1 >= wording.n or low[at] == ";":
        return None
    span = phrase_before(wording, at)
    if span is None or span.b < at:
        return None
    quoted = low[at + 1] == '"' and wording.can_speak(span.a, span.b)
    named = wording.is_titled(span.a, span.b) or not role_words().last.isdisjoint(low[span.a : span.b])
    if not (quoted and named) and not _is_body(wording, span):
        return None
    head = low[first : span.i]
    dated = all(word[0].isdigit() or not word[0].isalpha() or word in _MONTHS for word in head)
    return _voice(span, at) if dated and span.i >= first else None


_MONTHS = frozenset(
    "january february march april may june july august september october november december the update breaking".split()
)


def _after_dash(wording: Wording) -> Voice | None:
    """ "Quake kills 22 in Java: disaster agency": the last words of a headline behind a dash or colon."""
    low = wording.low
    if wording.n < 4 or low[-1] in (".", '"', ")"):
        return None
    at = next((k for k in range(wording.n - 2, max(0, wording.n - 9), -1) if low[k] in _DASHES), -1)
    if at < 2:
        return None
    span = phrase_behind(wording, at + 1)
    if span is None or span.j < wording.n or not _is_body(wording, span):
        return None
    return _voice(span, at)


def _in_brackets(wording: Wording) -> list[Voice]:
    """ "(source: IOM)", "(provincial health department)", "(OCHA, June 2021)": the body in brackets behind a figure."""
    low, out = wording.low, []
    dateline = past_dateline(wording)
    for k, word in enumerate(low):
        if k < dateline:
            continue
        i = k + 1
        named = low[i : i + 2] in (["source", ":"], ["sources", ":"])
        if word not in ("(", "[") or k < 2:
            continue
        span = phrase_behind(wording, i + 2 if named else i)
        if span is None or span.j >= wording.n or not _may_close(low[span.j]):
            continue
        if not (named and wording.can_speak(span.a, span.b)) and not (
            _is_body(wording, span) and not _is_acronym(wording, k, span)
        ):
            continue
        out.append(_voice(span, k))
    return out


def _may_close(word: str) -> bool:
    """Whether a source in brackets may end before a word: a mark, or the day of its report."""
    return word in (")", "]", ",", ";") or word[0].isdigit() or word in _MONTHS


def _is_acronym(wording: Wording, k: int, span: Span) -> bool:
    """ "Human Rights (SOHR)": the bracket only shortens the name before it."""
    if span.b != span.a + 1 or not wording.raw[span.a].isupper() or wording.low[span.j] not in (")", "]"):
        return False
    before = wording.low[k - 1]
    counted = match_phrase(lexicon().people, wording.low, k - 1)  # "12,000 IDPs (DTM)"
    if k - 1 not in wording.named and (before in _MONTHS or before[0].isdigit()):
        return False
    return k - 1 in wording.named or wording.is_capital(k - 1) and counted is None
