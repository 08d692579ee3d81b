"""The speaker of a cue: its subject, or the phrase behind it.

    "according to the governor"                      -> the governor
    "'...,' said Raed Saleh, head of the White Helmets." -> Raed Saleh, head of the White Helmets

What is found is a stretch of tokens; who that is, is for names and memory to say.
"""

from __future__ import annotations

from extractors.sources.backwards import phrase_before, subject_end
from extractors.sources.forwards import phrase_behind
from extractors.sources.insertions import name_behind
from extractors.sources.leads import leading_subject
from extractors.sources.roles import role_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker, counts_victims, find_description
from extractors.sources.speech import BY, COUNTS, SAYS, Cue
from extractors.sources.subjects import closing_subject, find_subject
from extractors.sources.wording import Wording, is_verb
from extractors.words.lexicon import lexicon

_BE = frozenset("is are was were has have had".split())


def find_speaker(wording: Wording, cue: Cue) -> Speaker | None:
    """The speaker of a cue, None where nobody that could speak stands beside it."""
    if cue.kind != SAYS:
        found = _speaker_behind(wording, cue)
        if found is None and cue.kind == BY and wording.low[cue.i] in ("said", "told", "reported"):
            cue = cue._replace(j=cue.i + 1, kind=SAYS, verb="say", strong=True)  # "a priest said by telephone"
            return find_subject(wording, cue)
        return found
    subject = find_subject(wording, cue)
    inverted = _inverted(wording, cue, alone=subject is None)
    if subject is None:
        far = leading_subject(wording, cue, phrase_before(wording, subject_end(wording, cue.i)))
        if inverted and (far is None or _reads_inverted(wording, cue, far, inverted)):
            return inverted
        return closing_subject(wording, cue) or far
    return inverted if inverted and _reads_inverted(wording, cue, subject, inverted) else subject


def _speaker_behind(wording: Wording, cue: Cue) -> Speaker | None:
    span = phrase_behind(wording, cue.j)
    if span is not None and cue.verb == "count":
        span = _of_count(wording, span)
    if span is None or not wording.can_speak(span.a, span.b):
        return None
    if cue.kind != BY and _is_counted(wording, span):
        return None
    return _behind(wording, span)


def _behind(wording: Wording, span: Span) -> Speaker:
    """The speaker behind a cue with what stands beside it: the name speaks, the office describes."""
    name = name_behind(wording, span)
    if name is not None:
        return Speaker(name, behind=True, beside=span, first=span.i)
    return Speaker(span, behind=True, beside=find_description(wording, span), first=span.i)


def _of_count(wording: Wording, span: Span) -> Span | None:
    """ "by Airwars's count", "by one Western intelligence estimate": who counted."""
    b = next((k for k in range(span.a, span.b) if wording.low[k] in COUNTS), span.b)
    while b > span.a and wording.low[b - 1] in ("'s", "own", "latest", "best", "conservative", "'"):
        b -= 1
    a = span.a
    while a < b and wording.low[a] in ("one", "some", "the", "most"):
        a += 1
    return Span(span.i, span.j, a, b) if a < b else None


def _is_counted(wording: Wording, span: Span) -> bool:
    """ "cited 40 casualties": what is cited is a number of victims."""
    word = wording.low[span.a]
    return (word[0].isdigit() or word in lexicon().units) and wording.low[span.b - 1] not in role_words().last


def _inverted(wording: Wording, cue: Cue, *, alone: bool) -> Speaker | None:
    """'..., said Raed Saleh': the speaker behind the verb."""
    low, n = wording.low, wording.n
    if cue.participle or cue.verb in ("tell", "inform", "brief", "allege", "give") or cue.j >= n or cue.j - cue.i > 1:
        return None
    prev = low[cue.i - 1] if cue.i else ""
    marked = prev in (",", '"', ".", "", "\u2013", "--", "?", "!", "as") or prev.endswith("'")
    span = phrase_behind(wording, cue.j)
    closes = span is not None and (span.j >= n or low[span.j] == ".") and cue.verb in ("say", "tweet", "post", "write")
    if not marked and not (closes and (alone or span is not None and wording.is_titled(span.a, span.b))):
        return None  # a lost comma is forgiven where nothing follows: "... on the village said the Observatory."
    if span is None or not wording.can_speak(span.a, span.b, sure=not cue.strong):
        return None
    if counts_victims(wording, span, cue):
        return None
    return _behind(wording, span)


def _reads_inverted(wording: Wording, cue: Cue, subject: Speaker, inverted: Speaker) -> bool:
    """Whether "X, said Y" has Y for its speaker although something that could speak stands before the comma."""
    low = wording.low
    after = low[inverted.span.j] if inverted.span.j < wording.n else ""
    if (
        after in ("said", "told")
        or after[:1].isdigit()
        or after in ("was", "were", "had", "have", "has", "is", "are", "would", "could")
        or after == "and" and subject.beside is not None  # "the mayor, Ana Ruiz, said children and the old had died"
        or is_verb(after)
        and subject.beside is not None  # "after the raid, the spokesman, Ali Khan, said the group killed 16"
    ):
        return False
    prev = low[cue.i - 1] if cue.i else ""
    if (
        prev == ","
        and (cue.verb != "say" or subject.beside is not None)
        and subject.pronoun < 0
        and not any(is_verb(word) or word in _BE for word in low[: subject.first])
    ):
        return False  # "An official, Ali Hassan, said soldiers killed 12": nothing was told before
    return (
        prev in ('"', "")
        or subject.pronoun < 0
        and (subject.span.j >= cue.i - 1 or not after or after in (",", ".", "who", '"', "on", "in", "at", "as"))
    )
