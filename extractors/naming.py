"""A phrase -> the source it names: canonical name, words as written, type.

"a UNHCR spokesman"                          -> UNHCR (un)
"figures from the interior ministry"         -> interior ministry (government)
"Raed Saleh, head of the White Helmets"      -> Raed Saleh (rescue)
"Konashenkov", named in full before          -> the spokesman named before (military)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.lexicon import lexicon
from extractors.names import Hit
from extractors.phrases import DETERMINERS, PREPOSITIONS, Phrases
from extractors.recall import Memory, Source, is_owner
from extractors.roles import UNTOLD, is_title, role_words, roles, type_of_words
from extractors.speakers import Speaker
from extractors.text import SOFT, tidy

_ACTOR_TYPES = {
    "militia": "armed_group",
    "coalition": "military",
    "paramilitary": "armed_group",
    "gang": "armed_group",
    "company": "armed_group",
    "peacekeepers": "un",
}
_WINGS = frozenset(
    """branch wing chapter mission delegation arm division section unit team office representative spokesman spokeswoman
spokesperson spokespeople official officials source sources reporter correspondent journalist journalists reporters
photographer head chief director leader member members commander commanders fighter fighters staff worker workers doctor
doctors medics figures data estimates report reports statement statements records tally count update bulletin
situation-report website page account envoy adviser coordinator secretary-general executive president chairman
militant militants rebel rebels mission monitors observers experts investigators authorities government forces""".split()
)
_PEOPLE_NAMES = re.compile(r"^[A-Z\u00c0-\u00de][\w'.\u2019-]+$")
_NAMELESS = re.compile(
    r"\b(?:anonym|not authori[sz]ed to|declined to be (?:named|identified)|asked not to be|did not want to be (?:named|identified)"
    r"|refused to be (?:named|identified)|not to be (?:named|identified))"
)


def name_source(
    text: str,
    tidied: str,
    phrases: Phrases,
    speaker: Speaker,
    memory: Memory,
    sentence: int,
    subject_before: Callable[[str], Source | None],
) -> Source | None:
    """The source of a speaker that is no pronoun, None where it turns out to be nobody."""
    a, b = _proper(phrases, speaker)
    low, tokens = phrases.low, phrases.t
    if a >= b:
        return None
    owner = _owner(phrases, a, b, memory, sentence, subject_before)
    article = low[a] == "the"
    while a < b - 1 and (low[a] in ("the", "a", "an", "one", '"') or low[a] in ("'", "both", "all")):
        a += 1
    start, end = tokens.starts[a], tokens.ends[b - 1]
    written = as_written(text[start:end])
    words = [word for word in low[a:b] if word[0].isalnum() or word in (".", "-")]
    hit = _named(phrases, a, b)
    kind = _type(phrases, speaker, a, b, tidied)
    if hit:
        kind = _ACTOR_TYPES.get(hit.entry.type, hit.entry.type)
        source = Source(0, 0, hit.entry.name, written, kind, start, end)
        _note_names(phrases, speaker, source, memory)
        return source
    if owner and owner.type != "none":
        return owner._replace(own=False, text=written, start=start, end=end, relays=())
    again = _again(phrases, a, b, article, words, memory)
    if again:
        return again._replace(own=False, text=written, start=start, end=end, relays=())
    if kind == UNTOLD:
        kind = _known_elsewhere(tidied, phrases, a, b)
    source = Source(0, 0, _canonical(phrases, a, b, written), written, kind, start, end)
    _note_names(phrases, speaker, source, memory)
    return source


def as_written(words: str) -> str:
    """Words of the text on one line, without soft hyphens and characters of no width."""
    return " ".join("".join(c for c, plain in zip(words, tidy(words), strict=True) if plain != SOFT).split())


def _proper(phrases: Phrases, speaker: Speaker) -> tuple[int, int]:
    """The tokens of who speaks: behind "figures from", "a report by", "one Western intelligence estimate"."""
    a, b = speaker.span.a, speaker.span.b
    low = phrases.low
    for k in range(a, b - 1):
        if low[k] in PREPOSITIONS or low[k] == "by":
            head = k - 1
            while (
                head > a
                and low[head].endswith("ed")
                or head > a
                and low[head] in ("kept", "seen", "sent", "made", "drawn")
            ):
                head -= 1
            if phrases.is_document(head) and (
                low[k] == "by" and phrases.can_speak(k + 1, b) or low[k] in ("from", "of") and phrases.is_body(k + 1, b)
            ):
                return k + 1, b
            break
    return a, b


def _owner(
    phrases: Phrases, a: int, b: int, memory: Memory, sentence: int, subject_before: Callable[[str], Source | None]
) -> Source | None:
    """ "its spokesman", "his office": the owner named before speaks."""
    word = phrases.low[a]
    if not is_owner(word) or not any(w in role_words().last for w in phrases.low[a + 1 : b]):
        return None
    pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[word]
    return subject_before(pronoun) or memory.for_owner(word, sentence)


def _named(phrases: Phrases, a: int, b: int) -> Hit | None:
    """The name of the lexicon that speaks: the head itself, or the body a spokesman, a branch, a report belongs to."""
    low = phrases.low
    cut = next(
        (k for k in range(a + 1, b) if low[k] in PREPOSITIONS and not any(h.i <= k < h.j for h in phrases.hits)), b
    )
    inside = [hit for hit in phrases.hits if a <= hit.i and hit.j <= b]
    if not inside:
        return None
    front = [hit for hit in inside if hit.i < cut]
    for hit in sorted(front, key=lambda hit: -hit.j):
        rest = low[hit.j : cut]
        rest = [word for word in rest if word[0].isalnum() or word == "'s"]
        if not rest or rest[0] != "'s" and _may_follow(phrases, hit.j, cut):
            return hit
        if rest[0] == "'s" and (len(rest) == 1 or rest[-1] in _WINGS or _is_name(phrases, cut - 1)):
            return hit
    head = low[cut - 1]
    if head in _WINGS or head in roles()["generic"]:
        return next((hit for hit in inside if hit.i > cut), None)
    return None


def _may_follow(phrases: Phrases, i: int, cut: int) -> bool:
    """Whether what follows a name leaves it the speaker: a generic head, a person's name, a bracket, quotation marks."""
    words = [(k, phrases.low[k]) for k in range(i, cut) if phrases.low[k][0].isalpha()]
    if not words:
        return True
    last, word = words[-1]
    if word in _WINGS or word in roles()["generic"] or word in ("group", "agency", "organisation", "organization"):
        return True
    return (
        any(w in _WINGS or w in role_words().last for _, w in words)
        and _is_name(phrases, last)
        or "(" in phrases.low[i:cut]
    )


def _is_name(phrases: Phrases, k: int) -> bool:
    return phrases.is_name(k) and phrases.low[k] not in role_words().last


def _type(phrases: Phrases, speaker: Speaker, a: int, b: int, tidied: str) -> str:
    """The type by the words themselves, by the description beside them, "anonymous" where the speaker hid his name."""
    words = [word for word in phrases.low[a:b] if word[0].isalnum() or word in (".", "for", "of")]
    kind = type_of_words(words)
    if _NAMELESS.search(" ".join(phrases.low)) and not any(_is_name(phrases, k) for k in range(a + 1, b)):
        return UNTOLD
    if kind == UNTOLD and speaker.beside is not None:
        beside = speaker.beside
        hit = _named(phrases, beside.a, beside.b)
        if hit:
            return _ACTOR_TYPES.get(hit.entry.type, hit.entry.type)
        kind = type_of_words([word for word in phrases.low[beside.a : beside.b] if word[0].isalnum()])
    return kind


def _again(phrases: Phrases, a: int, b: int, article: bool, words: list[str], memory: Memory) -> Source | None:
    """The source named before that a short phrase repeats: an acronym, a surname, "the agency"."""
    if len(words) == 1 and (phrases.is_capital(a) or phrases.capitals) and phrases.raw[a] in memory.names:
        return memory.names[phrases.raw[a]]
    if len(words) == 2 and phrases.raw[b - 1] in memory.names and _is_name(phrases, b - 1) and _is_name(phrases, a):
        return memory.names[phrases.raw[b - 1]]
    if article and len(words) <= 3 and not any(_is_name(phrases, k) for k in range(a, b)):
        return memory.for_words([word for word in words if word[0].isalnum()])
    return None


def _note_names(phrases: Phrases, speaker: Speaker, source: Source, memory: Memory) -> None:
    """Remember the acronym in brackets behind a name, and the surname of a person."""
    span = speaker.span
    for k in range(span.i, min(span.j + 2, phrases.n - 2)):
        if phrases.low[k] == "(" and phrases.low[k + 2] == ")" and phrases.raw[k + 1].isupper():
            memory.note(phrases.raw[k + 1], source)
    last = span.b - 1
    if (
        last > span.a
        and _is_name(phrases, last)
        and _PEOPLE_NAMES.match(phrases.raw[last])
        and not _is_known_word(phrases.low[last])
    ):
        if _is_name(phrases, last - 1) or is_title(phrases.low[span.a : span.b], 0):
            memory.note(phrases.raw[last], source)


def _is_known_word(word: str) -> bool:
    lex = lexicon()
    return word in lex.countries or word in lex.nationalities or word in role_words().any


def _known_elsewhere(tidied: str, phrases: Phrases, a: int, b: int) -> str:
    """The type of a person by the office beside the full name elsewhere in the text; else a witness."""
    if not all(_is_name(phrases, k) or phrases.low[k] in (".", "al", "de", "bin", "'", "-") for k in range(a, b)):
        return UNTOLD
    surname = re.escape(phrases.raw[b - 1])
    for match in re.finditer(rf"\b(?:[\w'-]+\.? ){{1,6}}{surname}\b(?:, (?:[\w'-]+ ?){{1,8}})?", tidied):
        words = re.findall(r"[\w'-]+|\.", match.group().lower())
        for k in range(len(words)):
            if is_title(words, k) or words[k] in role_words().last:
                kind = type_of_words(words[k:] if is_title(words, k) else [word for word in words if word != "."])
                if kind != UNTOLD:
                    return kind
    return UNTOLD


def _canonical(phrases: Phrases, a: int, b: int, written: str) -> str:
    """The name to file a source under: a role without the capital that only the head of its sentence gave it."""
    words = phrases.low[a:b]
    if phrases.capitals:
        known = all(not phrases.is_name(k) or not phrases.low[k][0].isalpha() for k in range(a, b))
        return written.lower() if known else written
    first = words[0]
    ordinary = first in role_words().any or first in DETERMINERS or first in lexicon().adjectives
    if ordinary and first not in lexicon().nationalities and phrases.raw[a][1:].islower() and not is_title(words, 0):
        names = b - a > 1 and phrases.is_capital(a + 1) and not any(words[k] in PREPOSITIONS for k in range(1, b - a))
        return written if names and phrases.starts_sentence(a) is False else written[:1].lower() + written[1:]
    return written
