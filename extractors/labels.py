"""Sources without a verb: headlines, table cells and brackets.

    "Army: 12 militants killed"   "8 killed in missile strike - prosecutors"   "IDPs: 51,300 (source: IOM DTM)"
    "Number of deaths: 14 (provincial health department)"

Only a role or a body known to the lexicon is taken; a news agency in such a place is the publisher, and a place a place.
"""

from __future__ import annotations

from extractors.phrases import Phrases, Span
from extractors.reach import Voice
from extractors.roles import role_words, type_of_words
from extractors.speakers import Speaker
from extractors.speech import BY, Cue

_LONGEST = 7
_DASHES = frozenset(("-", "\u2013", "--", ":"))
LABEL_MARKS = _DASHES | {"(", "["}  # a sentence without any has no label


def find_labels(phrases: Phrases) -> list[Voice]:
    """The sources of a sentence that are only set beside it, in order."""
    found = [_before_colon(phrases), _after_dash(phrases), *_in_brackets(phrases)]
    return [voice for voice in found if voice is not None]


def _voice(span: Span, at: int) -> Voice:
    return Voice(Cue(at, at + 1, BY), Speaker(span, behind=True, first=span.i))


def _is_body(phrases: Phrases, span: Span) -> bool:
    """Whether a bare phrase is somebody who says things: a role or a named body, and no medium."""
    if span.b - span.a > _LONGEST:
        return False
    hits = [hit for hit in phrases.hits if span.a <= hit.i and hit.j <= span.b]
    if hits:
        return all(hit.entry.type not in ("media", "armed_group", "gang", "militia") for hit in hits)
    words = phrases.low[span.a : span.b]
    head = next((k for k in range(1, len(words)) if words[k] in ("of", "for", "in", "at")), len(words))
    return words[head - 1] in role_words().last and type_of_words(words) not in ("media", "anonymous")


def _before_colon(phrases: Phrases) -> Voice | None:
    """ "Army: 12 militants killed": the words before the first colon, dates before them passed."""
    low = phrases.low
    at = next((k for k in range(min(phrases.n, 14)) if low[k] == ":"), -1)
    if at < 1 or at + 1 >= phrases.n:
        return None
    span = phrases.back(at)
    if span is None or not _is_body(phrases, span) or span.b < at:
        return None
    head = low[: span.i]
    dated = all(word[0].isdigit() or not word[0].isalpha() or word in _MONTHS for word in head)
    return _voice(span, at) if dated else None


_MONTHS = frozenset(
    "january february march april may june july august september october november december the update breaking".split()
)


def _after_dash(phrases: Phrases) -> Voice | None:
    """ "Quake kills 22 in Java: disaster agency": the last words of a headline behind a dash or colon."""
    low = phrases.low
    if phrases.n < 4 or low[-1] in (".", '"', ")"):
        return None
    at = next((k for k in range(phrases.n - 2, max(0, phrases.n - 9), -1) if low[k] in _DASHES), -1)
    if at < 2:
        return None
    span = phrases.on(at + 1)
    if span is None or span.j < phrases.n or not _is_body(phrases, span):
        return None
    return _voice(span, at)


def _in_brackets(phrases: Phrases) -> list[Voice]:
    """ "(source: IOM)", "(provincial health department)", "(OCHA, June 2021)": the body in brackets behind a figure."""
    low, out = phrases.low, []
    for k, word in enumerate(low):
        i = k + 1
        named = low[i : i + 2] in (["source", ":"], ["sources", ":"])
        if not (word == "(" and k > 1 or word == "[" and named):
            continue
        span = phrases.on(i + 2 if named else i)
        if span is None or span.j >= phrases.n or low[span.j] not in (")", "]", ",", ";"):
            continue
        if not (named and phrases.can_speak(span.a, span.b)) and not (
            _is_body(phrases, span) and not _is_acronym(phrases, k, span)
        ):
            continue
        out.append(_voice(span, k))
    return out


def _is_acronym(phrases: Phrases, k: int, span: Span) -> bool:
    """ "Human Rights (SOHR)": the bracket only shortens the name before it."""
    return (
        span.b == span.a + 1 and phrases.raw[span.a].isupper() and (k - 1 in phrases.named or phrases.is_capital(k - 1))
    )
