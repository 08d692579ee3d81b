"""Whom "it", "the agency", "his office" or a bare surname means: the sources a text has named so far.

    "The Norwegian Refugee Council warned ... The group added ..."     the group -> Norwegian Refugee Council
    "Russian Defence Ministry spokesman Igor Konashenkov ... Konashenkov said"  -> the spokesman, with his type

The last source that fits in number and kind is taken; none that fits, none is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.sources.roles import is_title, role_words
from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase

_REMEMBERED = 10
_FAR = 12  # sentences after which a pronoun no longer points back
_SAME_KIND = {
    "group": ("monitor", "ngo", "armed_group", "media", "red_cross", "un", "rescue", "anonymous", "expert"),
    "monitor": ("monitor",),
    "observatory": ("monitor",),
    "watchdog": ("monitor", "ngo", "un"),
    "agency": ("un", "ngo", "media", "government", "rescue", "health", "red_cross"),
    "organisation": ("un", "ngo", "monitor", "red_cross", "health", "media", "armed_group"),
    "organization": ("un", "ngo", "monitor", "red_cross", "health", "media", "armed_group"),
    "charity": ("ngo", "red_cross", "health"),
    "network": ("monitor", "ngo", "media"),
    "newspaper": ("media",),
    "militants": ("armed_group",),
    "rebels": ("armed_group",),
    "insurgents": ("armed_group",),
    "statement": None,
    "report": None,
    "communique": None,
    "communiqué": None,
    "bulletin": None,
    "update": None,
    "document": None,
}
_TAILS = frozenset("of for in at from on with".split())
_OWNERS = frozenset(("his", "her", "its", "their"))


class Source(NamedTuple):
    """A source in a sentence: where it reaches (chunk indices), the words and the canonical name, and who relays it."""

    first: int
    last: int
    name: str
    text: str
    type: str
    start: int
    end: int
    own: bool = True
    relays: tuple[str, ...] = ()


def kind_of(source: Source) -> str:
    """ "person", "body" or "plural": what a pronoun asks for; "" where the words do not tell."""
    words = re.findall(r"[\w'-]+", source.text.lower().replace("\u2019", "'"))
    if not words:
        return ""
    cut = next((k for k, word in enumerate(words) if k and word in _TAILS), len(words))
    head = words[cut - 1]
    if is_title([*words, "x"], 0) or is_title([words[0], ".", "x"], 0):
        return "person"
    if words[max(0, cut - 2) : cut] in (["general", "staff"], ["joint", "staff"]):
        return "body"
    if head in role_words().plural or head in lexicon().person_plural:
        return "plural"
    if head in role_words().last:
        return "body" if _is_body_word(head) else "person"
    spoken = [word for word in words[:cut] if word in role_words().last]
    if not spoken:
        return ""
    return "body" if _is_body_word(spoken[-1]) else "person"


def _is_body_word(word: str) -> bool:
    if word in ("head", "chief"):
        return False
    thing = match_phrase(lexicon().things, [word], 0)
    return word in listed("bodies") or bool(thing) and thing is not None and thing[0] != "people"


class Memory:
    """The sources of one text so far, the latest last, with acronyms and surnames."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, Source]] = []
        self.names: dict[str, Source] = {}

    def add(self, source: Source, sentence: int) -> None:
        """Remember a source that was named in full."""
        if source.name and source.type != "none":
            self.heard = [*self.heard, (sentence, source)][-_REMEMBERED:]

    def note(self, short: str, source: Source) -> None:
        """Remember an acronym or a surname."""
        self.names.setdefault(short, source)

    @property
    def last(self) -> Source | None:
        """The latest source."""
        return self.heard[-1][1] if self.heard else None

    def for_pronoun(self, word: str, sentence: int) -> Source | None:
        """The latest source that "he", "it" or "they" can mean."""
        for number, source in reversed(self.heard):
            if sentence - number > _FAR:
                break
            kind = kind_of(source)
            if word in ("he", "she") and (kind == "person" or not kind and _is_named(source)):
                return source
            if word == "it" and kind in ("body", ""):
                return source
            if word == "they" and kind in ("plural", "body", ""):
                return source
        return None

    def for_words(self, words: list[str]) -> Source | None:
        """The earlier source that "the agency", "the officials" or "the Observatory" means."""
        head = words[-1]
        for _, source in reversed(self.heard):
            said = re.findall(r"[\w'-]+", f"{source.name} {source.text}".lower())
            same = head in said or head.rstrip("s") in said
            if len(words) > 1:
                if same and all(
                    word in said or word in ("rights", "aid", "un", "monitoring", "same") for word in words[:-1]
                ):
                    return source
                continue
            if same and len(said) > 2:
                return source
            if head in _SAME_KIND:
                kinds = _SAME_KIND[head]
                named = source.text[:1].isupper() and kind_of(source) == "plural"  # "Save the Children"
                if kinds is None or source.type in kinds and (named or kind_of(source) in ("body", "")):
                    return source
        return None

    def for_un_agency(self) -> Source | None:
        """The latest body of the UN, which "the UN agency" means."""
        bodies = (source for _, source in reversed(self.heard) if source.type == "un" and kind_of(source) != "person")
        return next(bodies, None)

    @staticmethod
    def same_kind(word: str, kind: str) -> bool:
        """Whether "the organisation" can mean a source of this type."""
        return kind in (_SAME_KIND.get(word) or ())

    def for_owner(self, word: str, sentence: int) -> Source | None:
        """Who "its", "his" or "their" means before a role: "its spokesman", "his office"."""
        pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}.get(word, "")
        return self.for_pronoun(pronoun, sentence) if pronoun else None


def _is_named(source: Source) -> bool:
    """Whether the last word is a name, as a person's is: "Saleh", "al-Masri"."""
    return any(part[:1].isupper() for part in source.text.split()[-1].split("-"))


def is_owner(word: str) -> bool:
    """Whether a word is a possessive pronoun."""
    return word in _OWNERS
