"""Names of persons in a quote, covered: what readers of a published table need is the number, not who it was.

    mask_names("Ahmed Khan, 34, was shot dead in Falluja, police said.", frozenset())
    "[name], 34, was shot dead in Falluja, police said."

There is no list of all names, so it is the other way round: a run of capitalised words is covered unless it is known to
be something else (a place after "in", an organisation, a party, a source, a nationality, a day). What is covered too
often costs a word; what is covered too seldom could cost more.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extractors.parties.names import find_names
from extractors.places.gazetteer import find_places_named
from extractors.places.words import DAYS_MONTHS, INSIDE, NEVER, ORGANISATION_NOUNS, PLACE_NOUNS, TITLES
from extractors.text.tokens import split_tokens
from extractors.words.lexicon import lexicon

NAME = "[name]"
_CAPITAL = r"(?:(?:al|el|ad|as|ash|ar|at|az|an|ul|ed|es)[-’'])?\p{Lu}[\p{L}\p{M}’'\-]*+(?:(?<=\b\p{Lu})\.)?"
_PARTICLES = frozenset("al el bin ibn bint abu umm ben de da do dos das del della di du la le van von der den ter y ul "
                       "uz ud".split())
_PARTICLE = f"(?:{'|'.join(sorted(_PARTICLES))})"
_ROLES = TITLES | frozenset("chief commander spokesman spokeswoman spokesperson director secretary deputy officer "
                            "inspector constable leader doctor nurse teacher engineer lawyer activist journalist "
                            "reporter photographer commissioner lieutenant sergeant corporal private pastor "
                            "reverend".split())
_NO_ONE = frozenset("nobody nothing none everybody everyone everything somebody someone something anyone violence "
                    "fighting it".split())
_RUN = regex.compile(rf"(?<![\p{{L}}\p{{N}}’'\-]){_CAPITAL}(?:[ \u00a0]+(?:{_PARTICLE}[ ]+){{0,2}}{_CAPITAL})*+")
_JOINED = regex.compile(r"\s(?:of|for|and|on)(?:\sthe)?\s")
_OWNED = regex.compile(r"[’'](?:s)?$")
_STARTS = regex.compile(r"(?:^|[.!?:;“”\"«»—–\n])[\s“”\"'«»(\[—–-]*$")
_IS_PERSON = regex.compile(r"(?:,? (?:aged )?\d{1,3}(?:[,.]|\s|$)|,? \(\d{1,3}\)"
                           r"|[’']s? (?:wife|husband|son|daughter|brother|sister|body|family)"
                           r"| (?:was|has been|had been|is|died|who|and (?:his|her)\b))")
_WORD = regex.compile(r"[^ \u00a0]+")
_LETTERS = regex.compile(r"\p{L}")
_LATIN = regex.compile(r"\p{Latin}")


def mask_names(text: str, known: frozenset[str]) -> str:
    """The text with names of persons covered; ``known`` are names that may stay, in lower case."""
    if _cannot_tell(text):
        return NAME if text else ""
    kept = _kept_spans(text)
    pieces, at = [], 0
    for start, end in _runs(text):
        if any(start < last and first < end for first, last in kept) or _is_known(text, start, end, known):
            continue
        for first, last in _persons(text, start, end):
            pieces += [text[at:first], NAME]
            at = last
    return "".join(pieces) + text[at:]


def _cannot_tell(text: str) -> bool:
    """Text all in capitals, or in a script without them."""
    letters, latin = len(_LETTERS.findall(text)), len(_LATIN.findall(text))
    return letters > 0 and (latin < 0.7 * letters or (letters > 12 and text.upper() == text))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words; "Ministry of Health" is one."""
    start = end = -1
    for found in _RUN.finditer(text):
        joined = start >= 0 and _JOINED.fullmatch(text, end, found.start()) and _is_body(text[start:end])
        if start >= 0 and not joined:
            yield start, end
        start, end = (start if joined else found.start()), found.end()
    if start >= 0:
        yield start, end


def _kept_spans(text: str) -> list[tuple[int, int]]:
    """Where parties and sources of the lexicon stand."""
    tokens = split_tokens(text, 0, len(text))
    return [(tokens.starts[hit.i], tokens.ends[hit.j - 1]) for file in ("actors.csv", "sources.csv")
            for hit in find_names(tokens, file)]


def _is_known(text: str, start: int, end: int, known: frozenset[str]) -> bool:
    run = _OWNED.sub("", text[start:end])
    if run.lower() in known or _is_body(run):
        return True
    before, after = text[:start].split()[-1:], text[end:].split()[:1]
    placed = bool(before) and before[0].lower() in INSIDE
    named = bool(after) and after[0].strip(",.;").lower() in PLACE_NOUNS
    return placed or named or (before == ["of"] and bool(find_places_named(run)))


def _is_body(run: str) -> bool:
    """Whether a run names an organisation or a place by one of its words: "Nasser Hospital", not "Police Chief X"."""
    words = {word.strip(".,").lower() for word in run.split()}
    return bool(words & _body_words()) and not words & _ROLES


def _persons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part of a run that may be a person: what follows its titles, days, nationalities and plain words."""
    first, last = -1, end
    for word in _WORD.finditer(text, start, end):
        if first < 0 and not _is_plain(word.group()):
            first = word.start()
        elif first >= 0 and word.group().lower() in DAYS_MONTHS:
            last = word.start() - 1
            break
    if first < 0:
        return
    last -= len(owned.group()) if (owned := _OWNED.search(text, first, last)) else 0
    alone = " " not in text[first:last]
    if alone and _STARTS.search(text[:first]) and (
            text[first:last].lower() in _common_words() or not _IS_PERSON.match(text, last)):
        return                        # "Gunmen attacked": any word is capital at the start of a sentence
    yield first, last


def _is_plain(word: str) -> bool:
    bare = _OWNED.sub("", word).strip(".,")
    low = bare.lower()
    return low not in _PARTICLES and (low in _plain_words() or low in _ROLES or (bare.isupper() and len(bare) > 1))


@cache
def _body_words() -> frozenset[str]:
    return ORGANISATION_NOUNS | PLACE_NOUNS


@cache
def _common_words() -> frozenset[str]:
    """Words of the lexicon that begin sentences: what happened, to whom, with what."""
    lex = lexicon()
    return _NO_ONE | frozenset(word for table in (lex.harm, lex.things, lex.tags, lex.people) for word in table)


@cache
def _plain_words() -> frozenset[str]:
    """Words that are no part of a person's name, though they may be written with a capital."""
    lex = lexicon()
    people = {word for rows in lex.people.values() for words, _group in rows for word in words}
    return frozenset(DAYS_MONTHS | NEVER | TITLES | set(lex.nationalities) | set(lex.countries) | people
                     | set(lex.adjectives) | set(lex.speech))
