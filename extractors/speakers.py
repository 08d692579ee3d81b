"""The speaker of a cue: before it, behind it, or before an insertion between commas.

    "Police in Lagos on Monday confirmed ..."                       -> Police in Lagos
    "The mayor of Derna, Abdulmenam al-Ghaithi, told ..."           -> Abdulmenam al-Ghaithi, the mayor of Derna
    "'...,' said Raed Saleh, head of the White Helmets."            -> Raed Saleh, head of the White Helmets

What is found is a stretch of tokens; who that is, is for names and memory to say.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.lexicon import lexicon
from extractors.phrases import PRONOUNS, Phrases, Span
from extractors.roles import role_words, type_of_words
from extractors.speech import BY, SAYS, Cue

_INSERTED = frozenset(
    """who which whose a an the based citing quoting speaking referring writing himself itself one also headquartered
contradicting quoted cited asked whom with in at then now former both himself along including responding answering""".split()
)
_FINDERS = ("court", "un", "ngo", "monitor", "expert")
_FAR = 36  # tokens between a subject and its verb
_CLAUSE_ENDS = frozenset((";", "but", "while", "whereas", "although", "though"))


class Speaker(NamedTuple):
    """Tokens of the speaker, of a description beside it, and where its phrase as a whole begins; pronouns by their token."""

    span: Span
    behind: bool = False
    beside: Span | None = None
    first: int = 0
    pronoun: int = -1


def find_speaker(phrases: Phrases, cue: Cue) -> Speaker | None:
    """The speaker of a cue, None where nobody that could speak stands beside it."""
    if cue.kind != SAYS:
        return _speaker_behind(phrases, cue)
    subject = _subject(phrases, cue)
    inverted = _inverted(phrases, cue, alone=subject is None)
    if inverted and (subject is None or _reads_inverted(phrases, cue, subject, inverted)):
        return inverted
    return subject


def _speaker_behind(phrases: Phrases, cue: Cue) -> Speaker | None:
    span = phrases.on(cue.j)
    if span is None or not phrases.can_speak(span.a, span.b):
        return None
    if cue.kind != BY and _is_counted(phrases, span):
        return None
    return Speaker(span, behind=True, beside=_description(phrases, span), first=span.i)


def _is_counted(phrases: Phrases, span: Span) -> bool:
    """ "cited 40 casualties": what is cited is a number of victims."""
    word = phrases.low[span.a]
    return (word[0].isdigit() or word in lexicon().units) and phrases.low[span.b - 1] not in role_words().last


def _description(phrases: Phrases, span: Span) -> Span | None:
    """The apposition behind a name: "Raed Saleh, head of the White Helmets"."""
    low = phrases.low
    if span.j + 1 >= phrases.n or low[span.j] != ",":
        return None
    k = span.j + 1
    if low[k].isdigit() and k + 2 < phrases.n and low[k + 1] == ",":
        k += 2  # an age
    found = phrases.on(k)
    if found is None or found.j - found.i > 14:
        return None
    words = low[found.a : found.b]
    ends = found.j >= phrases.n or low[found.j] in (",", ".", ";", '"', "who", "whose", "that")
    return found if ends and any(word in role_words().last for word in words) else None


# -- before the verb ----------------------------------------------------------------------------------------------------


def _subject(phrases: Phrases, cue: Cue) -> Speaker | None:
    low = phrases.low
    j = phrases.skip_back(cue.i)
    if j <= 0:
        return None
    word = low[j - 1]
    if j - 1 in phrases.named:
        span = phrases.back(j)
        return Speaker(span, first=span.i) if span and _is_subject(phrases, span, cue) else _leading(phrases, cue, span)
    if word in PRONOUNS:
        return Speaker(Span(j - 1, j, j - 1, j), first=j - 1, pronoun=j - 1)
    if word in ("i", "we", "you"):
        return None
    if word in ("who", "which", "that", "whom") and j > 1:
        return _antecedent(phrases, j - 1, cue)
    if word in (",", "\u2013", "--", "-"):
        found = _before_insertion(phrases, j, cue)
        if found:
            return found
    span = phrases.back(j)
    if span and cue.participle and phrases.is_document(span.b - 1) and span.b - span.a < 4:
        return _leading(phrases, cue, span) or Speaker(span, first=span.i)  # "released a statement saying"
    if span and _is_subject(phrases, span, cue):
        return Speaker(span, first=span.i)
    return _leading(phrases, cue, span)


def _is_subject(phrases: Phrases, span: Span, cue: Cue) -> bool:
    """Whether a phrase straight before the verb is its subject."""
    low = phrases.low
    if not phrases.can_speak(span.a, span.b, sure=not cue.strong):
        return False
    if _counts_victims(phrases, span, cue):
        return False
    if cue.verb == "find" and phrases.low[cue.j : cue.j + 1] != ["that"] and not _investigates(phrases, span):
        return False
    before = low[span.i - 1] if span.i else ""
    if before in (
        "of",
        "in",
        "at",
        "by",
        "from",
        "to",
        "with",
        "against",
        "on",
        "into",
        "near",
        "under",
        "over",
        "as",
    ) and (span.i > 1 and low[span.i - 2] not in (",", ".", '"')):
        return False
    return not (before in ("as", "than") and cue.verb != "say" and span.i > 1)


def _investigates(phrases: Phrases, span: Span) -> bool:
    """Whether "found 12 people ..." can be a finding: by an inquiry, a court, monitors; police and rescuers find bodies."""
    words = phrases.low[span.a : span.b]
    return any(phrases.is_document(k) for k in range(span.a, span.b)) or type_of_words(words) in _FINDERS


def _counts_victims(phrases: Phrases, span: Span, cue: Cue) -> bool:
    """ "Eighteen people reported killed": a number of people is no speaker, unless they are officials or witnesses."""
    word = phrases.low[span.a]
    number = word[0].isdigit() or word in lexicon().units and word != "one" or word in ("some", "several", "many")
    before = phrases.low[span.a - 1] if span.a else ""
    number = number or before[:1].isdigit()
    return number and not (
        phrases.low[span.b - 1] in role_words().last
        or any(w in role_words().last for w in phrases.low[span.a : span.b])
    )


def _antecedent(phrases: Phrases, k: int, cue: Cue) -> Speaker | None:
    """The noun before "who" or "which": "residents who said"; for "that" only a body or a document."""
    j = k - 1 if phrases.low[k - 1] == "," else k
    span = phrases.back(j)
    if span is None or not phrases.can_speak(span.a, span.b) or _counts_victims(phrases, span, cue):
        return _leading(phrases, cue, None) if phrases.low[k] == "which" else None
    if phrases.low[k] == "that" and phrases.low[span.b - 1] not in role_words().last:
        return None
    if (
        phrases.low[k] == "which"
        and not any(span.a <= hit.i and hit.j <= span.b for hit in phrases.hits)
        and (phrases.low[span.b - 1] not in role_words().last)
    ):
        return _leading(phrases, cue, None)
    return Speaker(span, first=span.i)


def _before_insertion(phrases: Phrases, j: int, cue: Cue) -> Speaker | None:
    """The subject before ", ... ," and the description between the commas."""
    low = phrases.low
    end = j - 1
    found: Speaker | None = None
    for _ in range(4):
        at = _comma_before(low, end)
        if at <= 0:
            break
        inside = range(at + 1, end)
        if len(inside) == 0 or not _is_insertion(phrases, at + 1, end):
            break
        span = phrases.back(at)
        if span is None:
            break
        if phrases.can_speak(span.a, span.b, sure=not cue.strong) and not _counts_victims(phrases, span, cue):
            beside = phrases.on(at + 1)
            if beside is not None and beside.j < end - 1 and low[at + 1] not in ("a", "an", "the"):
                beside = beside if beside.j >= end else None
            if (
                found is None
                or low[span.i] in ("the", "a", "an")
                or phrases.is_capital(span.a)
                or span.a in phrases.named
            ):
                found = Speaker(span, beside=beside, first=span.i)
        if found is not None and (span.i == 0 or low[span.i - 1] != ","):
            break
        end = at
    return found and _prefer_person(phrases, found)


def _comma_before(low: list[str], end: int) -> int:
    """The comma that opens the insertion closed at ``end``; 0 where it lies too far off or beyond a clause."""
    for k in range(end - 1, max(-1, end - _FAR), -1):
        if low[k] in (",", "\u2013", "--"):
            return k
        if low[k] in (";", '"'):
            return 0
    return 0


def _is_insertion(phrases: Phrases, i: int, end: int) -> bool:
    """Whether tokens ``i:end`` between two commas describe what stands before the first."""
    low = phrases.low
    if low[i].isdigit() and end == i + 1:
        return True
    if low[i] in (
        "who",
        "which",
        "whose",
        "citing",
        "quoting",
        "speaking",
        "based",
        "contradicting",
        "headquartered",
        "referring",
        "quoted",
    ):
        return True
    if low[i].endswith(("ing", "ed")) and not phrases.is_capital(i):
        return True
    span = phrases.on(i)
    if span is None:
        return low[i] in _INSERTED and low[i] not in ("the", "a", "an", "in", "at", "with")
    whole = span.j >= end or low[span.j] in ("who", "which", "whose", "and", "based", "in", "at", "of", "for", "that")
    if not whole:
        return False
    words = low[span.a : span.b]
    if any(word in role_words().last for word in words) or low[i] in ("a", "an"):
        return True
    return phrases.is_capital(span.a) or span.a in phrases.named or phrases.capitals


def _prefer_person(phrases: Phrases, found: Speaker) -> Speaker:
    """ "The mayor of Derna, Abdulmenam al-Ghaithi": the name speaks, the office describes."""
    span, beside = found.span, found.beside
    if beside is None or beside.b - beside.a > 6:
        return found
    office = any(word in role_words().last for word in phrases.low[span.a : span.b])
    named = all(
        phrases.is_capital(k) or phrases.low[k] in (".", "al", "de", "bin", "el", "'")
        for k in range(beside.a, beside.b)
    )
    known = any(beside.a <= hit.i and hit.j <= beside.b for hit in phrases.hits)
    if (
        office
        and named
        and not known
        and not any(word in role_words().last for word in phrases.low[beside.a : beside.b])
    ):
        return Speaker(beside, beside=span, first=span.i)
    return found


def _leading(phrases: Phrases, cue: Cue, near: Span | None) -> Speaker | None:
    """The subject at the head of the clause when a long tail stands between it and the verb."""
    low = phrases.low
    start = max((k + 1 for k in range(cue.i) if low[k] in _CLAUSE_ENDS), default=0)
    while start < cue.i and low[start] in ("and", "but", '"', "then", "yet"):
        start += 1
    if start < cue.i and _opens_aside(phrases, start):
        comma = next((k for k in range(start, cue.i) if low[k] == ","), -1)
        if comma > 0:
            start = comma + 1
    if start >= cue.i:
        return None
    span = phrases.on(start)
    if span is None or span.j >= cue.i or cue.i - span.j > _FAR or not phrases.can_speak(span.a, span.b):
        return None
    if _counts_victims(phrases, span, cue):
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
    if (
        cue.participle
        or follows
        or after.endswith(("ed", "ing"))
        and near is not None
        or cue.kind == SAYS
        and cue.verb == "which"
    ):
        return Speaker(span, first=span.i)
    if low[phrases.skip_back(cue.i) - 1] in ("which", "who"):
        return Speaker(span, first=span.i)
    return None


def _opens_aside(phrases: Phrases, k: int) -> bool:
    """Whether the clause begins with "In ...," "On ...," "After ...," "Speaking ...,"."""
    word = phrases.low[k]
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
        and not phrases.is_capital(k)
    )


def leading_phrase(phrases: Phrases, cue: Cue) -> Speaker | None:
    """The phrase that begins the sentence, if it can speak: whom a later "it" or "they" means."""
    start = 0
    while start < phrases.n and phrases.low[start] in ("and", "but", '"', "then", "yet", "meanwhile", ",", "\u2022"):
        start += 1
    if start < phrases.n and _opens_aside(phrases, start):
        comma = next((k for k in range(start, phrases.n) if phrases.low[k] == ","), -1)
        start = comma + 1 if comma > 0 else start
    span = phrases.on(start) if start < min(phrases.n, cue.i) else None
    if span is None or span.j > cue.i or not phrases.can_speak(span.a, span.b) or _counts_victims(phrases, span, cue):
        return None
    return Speaker(span, first=span.i, beside=_description(phrases, span))


# -- behind the verb ----------------------------------------------------------------------------------------------------


def _inverted(phrases: Phrases, cue: Cue, *, alone: bool) -> Speaker | None:
    """'..., said Raed Saleh': the speaker behind the verb."""
    low, n = phrases.low, phrases.n
    if cue.participle or cue.verb in ("tell", "inform", "brief") or cue.j >= n or cue.j - cue.i > 1:
        return None
    prev = low[cue.i - 1] if cue.i else ""
    marked = prev in (",", '"', ".", "", "\u2013", "--", "?", "!", "as") or prev.endswith("'")
    span = phrases.on(cue.j)
    if not marked and not (alone and cue.verb == "say" and span and (span.j >= n or low[span.j] == ".")):
        return None  # a lost comma is forgiven where nothing follows: "... on the village said the Observatory."
    if span is None or not phrases.can_speak(span.a, span.b, sure=not cue.strong):
        return None
    if _counts_victims(phrases, span, cue):
        return None
    return Speaker(span, behind=True, beside=_description(phrases, span), first=span.i)


def _reads_inverted(phrases: Phrases, cue: Cue, subject: Speaker, inverted: Speaker) -> bool:
    """Whether "X, said Y" has Y for its speaker although something that could speak stands before the comma."""
    low = phrases.low
    after = low[inverted.span.j] if inverted.span.j < phrases.n else ""
    if (
        after in ("said", "told")
        or after[:1].isdigit()
        or after in ("was", "were", "had", "have", "has", "is", "are", "would", "could")
    ):
        return False
    prev = low[cue.i - 1] if cue.i else ""
    return (
        prev in ('"', "")
        or subject.pronoun < 0
        and (subject.span.j >= cue.i - 1 or not after or after in (",", ".", "who", '"', "on", "in", "at", "as"))
    )
