"""A phrase -> the source it names: canonical name, words as written, type.

"a UNHCR spokesman"                          -> UNHCR (un)
"figures from the interior ministry"         -> interior ministry (government)
"Raed Saleh, head of the White Helmets"      -> Raed Saleh (rescue)
"Konashenkov", named in full before          -> the spokesman named before (military)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.parties.names import Hit
from extractors.sources.recall import Memory, Source, is_owner
from extractors.sources.roles import UNTOLD, is_title, role_words, roles, type_of_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker
from extractors.sources.wording import Wording
from extractors.sources.wordsets import listed
from extractors.text.tidy import SOFT, tidy
from extractors.words.lexicon import lexicon

_ACTOR_TYPES = {
    "militia": "armed_group",
    "coalition": "military",
    "paramilitary": "armed_group",
    "gang": "armed_group",
    "company": "armed_group",
    "peacekeepers": "un",
}
_FAR = 20_000  # characters from a name within which it may be told in full
_LONGEST_WORDS = 160  # characters of six words
_WORDS = re.compile(r"[\w'-]+|\.")
_WORDS_BEFORE = re.compile(r"(?<![\w'-])(?:[\w'-]{1,40}\.? ){1,6}$")
_WORDS_AFTER = re.compile(r"\b(?:, (?:[\w'-]+ ?){1,8})?")
_PEOPLE_NAMES = re.compile(r"^[A-Z\u00c0-\u00de][\w'.\u2019-]+$")
_OWN_WORDS = frozenset("i my we our us me".split())
_NAMELESS = re.compile(
    r"\b(?:anonym|not authori[sz]ed to|declined to be (?:named|identified)|asked not to be"
    r"|did not want to be (?:named|identified)|refused to be (?:named|identified)|not to be (?:named|identified))"
)


def name_source(
    text: str,
    tidied: str,
    wording: Wording,
    speaker: Speaker,
    memory: Memory,
    sentence: int,
    subject_before: Callable[[str], Source | None],
) -> Source | None:
    """The source of a speaker that is no pronoun, None where it turns out to be nobody."""
    a, b = _proper(wording, speaker)
    low, tokens = wording.low, wording.t
    if a >= b:
        return None
    owner = _owner(wording, a, b, memory, sentence, subject_before)
    article = low[a] == "the"
    while a < b - 1 and (low[a] in ("the", "a", "an", "one", '"') or low[a] in ("'", "both", "all")):
        a += 1
    start, end = tokens.starts[a], tokens.ends[b - 1]
    written = text[start:end]
    words = [word for word in low[a:b] if word[0].isalnum() or word in (".", "-")]
    if article and words in (["un", "agency"], ["un", "body"]) and (agency := memory.for_un_agency()):
        return agency._replace(own=False, text=written, start=start, end=end, relays=())
    hit = _named(wording, a, b)
    kind = _type(wording, speaker, a, b, tidied)
    if speaker.beside is not None and (is_owner(low[speaker.beside.a]) or low[speaker.beside.a] == "the"):
        beside = speaker.beside
        body = _owner(wording, beside.a, beside.b, memory, sentence, subject_before)
        kind = body.type if body else kind
    if hit is None and speaker.beside is not None:
        hit = _only_name(wording, speaker.beside)
    if hit:
        kind = _ACTOR_TYPES.get(hit.entry.type, hit.entry.type)
        source = Source(0, 0, hit.entry.name, written, kind, start, end)
        _note_names(wording, speaker, source, memory)
        return source
    if owner and owner.type != "none":
        return owner._replace(own=False, text=written, start=start, end=end, relays=())
    again = _again(wording, a, b, article, words, memory)
    if again is None and article and len(words) == 1 and words[0] in role_words().last:
        again = subject_before(words[0])  # "UNHCR condemned the raid. The agency said ..."
    if again:
        return again._replace(own=False, text=written, start=start, end=end, relays=())
    if kind == UNTOLD:
        kind = _known_elsewhere(tidied, wording, a, b)
        if kind == UNTOLD and _is_name(wording, b - 1) and _speaks_of_own(wording):
            kind = "witness"  # '"My brothers were shot," Mustafa Ali said': nobody's spokesman
    source = Source(0, 0, _canonical(wording, a, b, on_one_line(written)), written, kind, start, end)
    _note_names(wording, speaker, source, memory)
    return source


def _speaks_of_own(wording: Wording) -> bool:
    """Whether "my", "we" or "us" stands in the sentence; "US" is a country."""
    return any(word in _OWN_WORDS and wording.raw[k] != "US" for k, word in enumerate(wording.low))


def on_one_line(words: str) -> str:
    """Words of the text on one line, without soft hyphens and characters of no width."""
    plain = tidy(words)
    if SOFT in plain:
        words = "".join(c for c, same in zip(words, plain, strict=True) if same != SOFT)
    return " ".join(words.split())


def _proper(wording: Wording, speaker: Speaker) -> tuple[int, int]:
    """The tokens of who speaks: behind "figures from", "a report by", "one Western intelligence estimate"."""
    a, b = speaker.span.a, speaker.span.b
    low = wording.low
    for k in range(a, b - 1):
        if low[k] in listed("prepositions") or low[k] == "by":
            head = k - 1
            while (
                head > a
                and low[head].endswith("ed")
                or head > a
                and low[head] in ("kept", "seen", "sent", "made", "drawn")
            ):
                head -= 1
            if wording.is_document(head) and (
                low[k] == "by" and wording.can_speak(k + 1, b) or low[k] in ("from", "of") and wording.is_body(k + 1, b)
            ):
                return k + 1, b
            break
    return a, b


def _owner(
    wording: Wording, a: int, b: int, memory: Memory, sentence: int, subject_before: Callable[[str], Source | None]
) -> Source | None:
    """ "its spokesman", "his office": the owner named before speaks."""
    word = wording.low[a]
    if word == "the" and b - a > 3 and wording.low[a + 2] == "'s" and not _is_name(wording, a + 1):
        return memory.for_words([wording.low[a + 1]])  # "the agency's spokesman"
    if not is_owner(word) or not any(w in role_words().last for w in wording.low[a + 1 : b]):
        return None
    pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[word]
    return subject_before(pronoun) or memory.for_owner(word, sentence)


def _named(wording: Wording, a: int, b: int) -> Hit | None:
    """The name of the lexicon that speaks: the head itself, or the body a spokesman, a branch, a report belongs to."""
    low = wording.low
    cut = next(
        (
            k
            for k in range(a + 1, b)
            if low[k] in listed("prepositions") and not any(h.i <= k < h.j for h in wording.hits)
        ),
        b,
    )
    inside = [hit for hit in wording.hits if a <= hit.i and hit.j <= b]
    named = {k for hit in inside for k in range(hit.i, hit.j)}
    if not inside or any(low[k] == "and" and k not in named for k in range(a, cut)):
        return None  # "the government and UN agencies" are two
    front = [hit for hit in inside if hit.i < cut]
    for hit in sorted(front, key=lambda hit: -hit.j):
        rest = low[hit.j : cut]
        rest = [word for word in rest if word[0].isalnum() or word == "'s"]
        if hit.entry.type == "media" and rest and all(word in lexicon().nationalities for word in rest):
            return hit  # "BBC Burmese"
        if hit.entry.type == "media" and rest and not listed("media_wings") & set(rest):
            continue  # "the Independent Group of Experts" is no newspaper
        if not rest or rest[0] != "'s" and _may_follow(wording, hit.j, cut):
            return hit
        if rest[0] == "'s" and (len(rest) == 1 or rest[-1] in listed("wings") or _is_name(wording, cut - 1)):
            return hit
    head = low[cut - 1]
    if head in listed("wings") or head in roles()["generic"]:
        near = low[cut] in ("of", "for", "from", "with") if cut < b else False
        return next((hit for hit in inside if hit.i > cut), None) if near else None
    return None


def _only_name(wording: Wording, span: Span) -> Hit | None:
    """ "the disaster agency, the NDRRMC,": a description that is nothing but a name of the lexicon."""
    for hit in wording.hits:
        rest = [
            k for k in range(span.a, span.b) if not hit.i <= k < hit.j and wording.low[k] not in listed("determiners")
        ]
        if span.a <= hit.i and hit.j <= span.b and not rest:
            return hit
    return None


def _may_follow(wording: Wording, i: int, cut: int) -> bool:
    """Whether what follows a name leaves it the speaker: a generic head, a person's name, a bracket."""
    words = [(k, wording.low[k]) for k in range(i, cut) if wording.low[k][0].isalpha()]
    if not words:
        return True
    last, word = words[-1]
    if (
        word in listed("wings")
        or word in roles()["generic"]
        or word in ("group", "agency", "organisation", "organization")
    ):
        return True
    told = any(w in listed("wings") or w in role_words().last for _, w in words[:-1])
    return told and wording.is_name(last) or "(" in wording.low[i:cut]


def _is_name(wording: Wording, k: int) -> bool:
    return wording.is_name(k) and wording.low[k] not in role_words().last


def _type(wording: Wording, speaker: Speaker, a: int, b: int, tidied: str) -> str:
    """The type by the words themselves, by the description beside them, "anonymous" where the speaker hid his name."""
    words = [word for word in _without_place(wording.low[a:b]) if word[0].isalnum() or word == "."]
    kind = type_of_words(words)
    if _NAMELESS.search(" ".join(wording.low)) and not any(_is_name(wording, k) for k in range(a + 1, b)):
        return UNTOLD
    if kind == UNTOLD and speaker.beside is not None:
        beside = speaker.beside
        hit = _named(wording, beside.a, beside.b)
        if hit:
            return _ACTOR_TYPES.get(hit.entry.type, hit.entry.type)
        kind = type_of_words([word for word in wording.low[beside.a : beside.b] if word[0].isalnum()])
    return kind


def _without_place(words: list[str]) -> list[str]:
    """ "sources inside the prison": where they are tells nothing of who they are."""
    cut = next((k for k, word in enumerate(words) if k and word in ("in", "inside", "near", "on")), len(words))
    return words[:cut]


def _again(wording: Wording, a: int, b: int, article: bool, words: list[str], memory: Memory) -> Source | None:
    """The source named before that a short phrase repeats: an acronym, a surname, "the agency"."""
    if len(words) == 1 and (wording.is_capital(a) or wording.capitals) and wording.raw[a] in memory.names:
        return memory.names[wording.raw[a]]
    if len(words) == 2 and wording.raw[b - 1] in memory.names and _is_name(wording, b - 1) and _is_name(wording, a):
        return memory.names[wording.raw[b - 1]]
    if article and len(words) == 1:
        for hit in reversed(wording.hits):  # "MSF teams treated 45, the organisation said"
            if hit.j <= a and memory.same_kind(words[0], hit.entry.type) and _may_speak_again(wording, hit):
                tokens = wording.t
                start, end = tokens.starts[hit.i], tokens.ends[hit.j - 1]
                return Source(0, 0, hit.entry.name, hit.entry.name, hit.entry.type, start, end)
    if article and len(words) <= 3 and not any(_is_name(wording, k) for k in range(a, b)):
        return memory.for_words([word for word in words if word[0].isalnum()])
    return None


def _may_speak_again(wording: Wording, hit: Hit) -> bool:
    """Whether "the group" can mean a name of its sentence: not the armed one whose men were counted or blamed in it."""
    return hit.entry.type not in ("armed_group", "militia", "gang") or all(
        not word[0].isalnum() or word in listed("determiners") for word in wording.low[: hit.i]
    )


def _note_names(wording: Wording, speaker: Speaker, source: Source, memory: Memory) -> None:
    """Remember the acronym in brackets behind a name, and the surname of a person."""
    span = speaker.span
    for k in range(span.i, min(span.j + 2, wording.n - 2)):
        if wording.low[k] == "(" and wording.low[k + 2] == ")" and wording.raw[k + 1].isupper():
            memory.note(wording.raw[k + 1], source)
    last = span.b - 1
    if (
        last > span.a
        and _is_name(wording, last)
        and _PEOPLE_NAMES.match(wording.raw[last])
        and not _is_known_word(wording.low[last])
    ):
        if _is_name(wording, last - 1) or is_title(wording.low[span.a : span.b], 0):
            memory.note(wording.raw[last], source)


def _is_known_word(word: str) -> bool:
    lex = lexicon()
    return word in lex.countries or word in lex.nationalities or word in role_words().any


def _told_of(surname: str, tidied: str, near: int) -> Iterator[str]:
    """Each mention of a surname with up to six words before it and, behind a comma, up to eight after it.

    The surname is found first and its surroundings read then, not in the whole of a long text: a pattern that begins
    with the words before it is tried at every word of the text, which takes square time.
    """
    at, last = max(0, near - _FAR), near + _FAR
    while (at := tidied.find(surname, at, last)) >= 0:
        end = at + len(surname)
        before = _WORDS_BEFORE.search(tidied, max(0, at - _LONGEST_WORDS), at)
        after = _WORDS_AFTER.match(tidied, end)
        if before and after:
            yield tidied[before.start() : after.end()]
        at = end


def _known_elsewhere(tidied: str, wording: Wording, a: int, b: int) -> str:
    """The type of a person by the office beside the full name elsewhere in the text."""
    if not all(_is_name(wording, k) or wording.low[k] in (".", "al", "de", "bin", "'", "-") for k in range(a, b)):
        return UNTOLD
    for told in _told_of(wording.raw[b - 1], tidied, wording.t.starts[a]):
        words = _WORDS.findall(told.lower())
        for k in range(len(words)):
            if is_title(words, k) or words[k] in role_words().last:
                kind = type_of_words(words[k:] if is_title(words, k) else [word for word in words if word != "."])
                if kind != UNTOLD:
                    return kind
    return UNTOLD


_DOTTED = re.compile(r"\b(?:U\.S|U\.N|U\.K|E\.U)\.")  # "U.S. officials" and "US officials" are filed as one


def _canonical(wording: Wording, a: int, b: int, written: str) -> str:
    """The name to file a source under: a role without the capital that only the head of its sentence gave it."""
    words = wording.low[a:b]
    written = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), written)
    if wording.capitals:
        known = all(not wording.is_name(k) or not wording.low[k][0].isalpha() for k in range(a, b))
        return written.lower() if known else written
    first = words[0]
    ordinary = first in role_words().any or first in listed("determiners")
    titled = any(wording.is_capital(k) and wording.low[k] in role_words().any for k in range(a + 1, b))
    names = b - a > 1 and wording.is_capital(a + 1)
    inner = not wording.starts_sentence(a)
    if not ordinary or titled or names and inner or is_title(words, 0) or not wording.raw[a][1:].islower():
        return written
    return written[:1].lower() + written[1:]
