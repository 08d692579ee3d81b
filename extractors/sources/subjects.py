"""The speaker before a verb of saying: straight before it, before "who", or before an insertion between commas.

"Police in Lagos on Monday confirmed ..."               -> Police in Lagos
"The mayor of Derna, Abdulmenam al-Ghaithi, told ..."   -> Abdulmenam al-Ghaithi, the mayor of Derna
"""

from __future__ import annotations

from extractors.sources.backwards import phrase_before, subject_end
from extractors.sources.insertions import before_insertion
from extractors.sources.leads import FAR, HAPPENS, joined_subject, leading_subject
from extractors.sources.roles import role_words, type_of_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker, counts_victims
from extractors.sources.speech import Cue
from extractors.sources.wording import PRONOUNS, Wording, is_verb
from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon

_BE = frozenset("is are was were has have had".split())
_DOES = frozenset("does do did can could will would may".split())
_JOINS = frozenset(("and", "but", "then"))
_GOES_ON = frozenset("calling adding blaming describing citing saying quoting".split())
_FINDERS = ("court", "un", "ngo", "monitor", "expert")


def find_subject(wording: Wording, cue: Cue) -> Speaker | None:
    low = wording.low
    j = subject_end(wording, cue.i)
    if j <= 0:
        return None
    word = low[j - 1]
    if j - 1 in wording.named:
        span = phrase_before(wording, j)
        return Speaker(span, first=span.i) if span and _is_subject(wording, span, cue) else None
    if word in PRONOUNS:
        return Speaker(Span(j - 1, j, j - 1, j), first=j - 1, pronoun=j - 1)
    if word in ("i", "we", "you"):
        return None
    if word in ("who", "which", "that", "whom") and j > 1:
        return find_antecedent(wording, j - 1, cue)
    if word in (",", "\u2013", "--", "-"):
        found = before_insertion(wording, j, cue)
        if found:
            return found
    if word in _JOINS:
        return joined_subject(wording, cue, j - 1)
    span = phrase_before(wording, j)
    if span and cue.participle and wording.is_document(span.b - 1) and span.b - span.a < 4:
        return leading_subject(wording, cue, span) or Speaker(span, first=span.i)  # "released a statement saying"
    seated = _seated_body(wording, span) if span else None
    if seated and _is_subject(wording, seated, cue):
        return Speaker(seated, first=seated.i)
    if span and _is_subject(wording, span, cue):
        return subject_before_who(wording, cue, span) or Speaker(span, first=span.i)
    return subject_of_who(wording, cue, j)


def _seated_body(wording: Wording, span: Span) -> Span | None:
    """ "The health ministry in Munich, Germany, confirmed": town and country only say where it sits."""
    low = wording.low
    if span.i < 3 or low[span.i - 1] != "," or not wording.is_country(span.a, span.b):
        return None
    body = phrase_before(wording, span.i - 1)
    if body is None or not any(word in role_words().last for word in low[body.a : body.b]):
        return None
    town = low[body.a : span.i - 1]
    return body if "in" in town or "of" in town else None


def closing_subject(wording: Wording, cue: Cue) -> Speaker | None:
    """ "... killed 12 people in the blast officials said": officials at the end of a sentence that lost its comma."""
    low = wording.low
    j = subject_end(wording, cue.i)
    rest = low[cue.j :]
    rest = rest[: next((k for k, word in enumerate(rest) if word in _GOES_ON), len(rest))]
    if not cue.strong and cue.verb != "report" or j < 5 or len(rest) > 8 or any(is_verb(w) or w in _BE for w in rest):
        return None
    i = j
    while i > 0 and (low[i - 1] in role_words().any or low[i - 1] in lexicon().nationalities or i - 1 in wording.named):
        i -= 1
        if i > 1 and low[i - 1] == "and" and low[i - 2] in role_words().last:
            i -= 1
    ends = low[j - 1] in role_words().plural or low[j - 1] == "police" or j - 1 in wording.named
    if i < j and ends:
        return Speaker(Span(i, j, i, j), first=i)
    return _titled_name(wording, j)


def _titled_name(wording: Wording, j: int) -> Speaker | None:
    """ "... in Uvalde Texas Governor Greg Abbott said": the office and the name, the comma before them lost."""
    low, i = wording.low, j
    while i > 0 and j - i < 5 and low[i - 1] not in role_words().any and (wording.is_name(i - 1) or low[i - 1] == "."):
        i -= 1
    first = i
    while i > 0 and first - i < 6 and (
        low[i - 1] in role_words().any and low[i - 1][0].isalpha() or i < first and low[i - 1] == "of"
    ):
        i -= 1
    if first == j or i == first or low[i] == "of" or not wording.can_speak(i, j) or not wording.is_capital(i):
        return None
    return Speaker(Span(i, j, i, j), first=i)


def subject_before_who(wording: Wording, cue: Cue, near: Span) -> Speaker | None:
    """ "A spokeswoman who declined to give her name said": the clause of "who" ends before the verb, and she speaks."""
    low = wording.low
    who = next((k for k in range(near.i - 1, max(0, near.i - 6), -1) if low[k] in ("who", "that", "which")), 0)
    if who and (is_verb(low[near.i - 1]) or low[near.i - 1].endswith("ed")) and "," not in low[who : near.i]:
        return find_antecedent(wording, who, cue)  # "the leader of a group that recovered the bodies said"
    told = subject_of_who(wording, cue, near.i) if low[near.i - 1] not in _CLAUSE_WALLS else None
    if told is not None:  # but "a soldier who guarded the town died, officials said"
        return told
    found = leading_subject(wording, cue, near)
    if found and found.span.j == near.i - 1 and low[near.i - 1].endswith("ing"):
        return found  # "the prosecutor's office, contradicting the navy, says" without its commas
    if found is None or low[found.span.j] not in ("who", "which", "whose", "that") or found.span.j >= near.i:
        return None
    between = low[found.span.j + 1 : near.i]
    tells = low[found.span.j] != "that" or any(is_verb(word) or word in _BE or word in _DOES for word in between)
    return found if tells and between and "," not in between else None


def subject_of_who(wording: Wording, cue: Cue, end: int) -> Speaker | None:
    """ "Two medics who helped to carry the wounded said": who begins the clause and does two things speaks."""
    low = wording.low
    who = next((k for k in range(end - 2, max(0, end - FAR), -1) if low[k] in _CLAUSE_WALLS), 0)
    if low[who] not in ("who", "whose") or who == 0 or cue.verb in ("find", "admit", *HAPPENS):
        return None  # villagers who fled find bodies, and need not say so
    span = phrase_before(wording, who)
    if span is None or not _opens_clause(low, span.i) or not wording.can_speak(span.a, span.b):
        return None
    return None if counts_victims(wording, span, cue) else Speaker(span, first=span.i)


_CLAUSE_WALLS = frozenset(
    ("who", "whose", ",", ";", ":", '"', "which", "where", "when", "while", "but", "after", "and")
)


def _opens_clause(low: list[str], i: int) -> bool:
    """Whether a phrase that begins at ``i`` begins the sentence, or stands behind a mark or a conjunction."""
    return i == 0 or low[i - 1] in (",", '"', ";", ":", "but", "and", "while", "\u2013", "--", "-", "\u2022", ")")


def _is_subject(wording: Wording, span: Span, cue: Cue) -> bool:
    """Whether a phrase straight before the verb is its subject."""
    low = wording.low
    if not wording.can_speak(span.a, span.b, sure=not cue.strong):
        return False
    if counts_victims(wording, span, cue) or low[span.i] in ("our", "my"):
        return False  # "our teams counted 31": whoever speaks the quotation
    if cue.verb in HAPPENS and wording.is_country(span.a, span.b):
        return False
    nxt = low[cue.j] if cue.j < wording.n else ""
    if cue.verb == "admit" and (nxt[:1].isdigit() or nxt in lexicon().units) and _heals(low, span):
        return False  # "the hospital admitted 31 wounded"
    if cue.verb == "find" and wording.low[cue.j : cue.j + 1] != ["that"] and not _investigates(wording, span):
        return False
    before = low[span.i - 1] if span.i else ""
    inside = before in listed("governs") and (span.i > 1 and low[span.i - 2] not in (",", ".", '"'))
    compared = before in ("as", "than") and cue.verb not in ("say", "accuse") and span.i > 1
    return not inside and not compared


def _heals(low: list[str], span: Span) -> bool:
    return type_of_words(low[span.a : span.b]) == "health"


def _investigates(wording: Wording, span: Span) -> bool:
    """Whether "found 12 people ..." is a finding: of an inquiry, a court, monitors; police find bodies."""
    words = wording.low[span.a : span.b]
    return any(wording.is_document(k) for k in range(span.a, span.b)) or type_of_words(words) in _FINDERS


def find_antecedent(wording: Wording, k: int, cue: Cue) -> Speaker | None:
    """The noun before "who" or "which": "residents who said"; for "that" only a body or a document."""
    j = k - 1 if wording.low[k - 1] == "," else k
    span = phrase_before(wording, j)
    if span is None or not wording.can_speak(span.a, span.b) or counts_victims(wording, span, cue):
        return leading_subject(wording, cue, None) if wording.low[k] == "which" else None
    if wording.low[k] == "that" and wording.low[span.b - 1] not in role_words().last:
        return None
    if (
        wording.low[k] == "which"
        and not any(span.a <= hit.i and hit.j <= span.b for hit in wording.hits)
        and (wording.low[span.b - 1] not in role_words().last)
    ):
        return leading_subject(wording, cue, None)
    return Speaker(span, first=span.i)
