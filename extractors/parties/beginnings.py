"""What can begin the phrase of a party, and what begins at each word of a sentence, looked up once.

    may_begin("gunmen")  ->  True          may_begin("quietly")  ->  False
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from extractors.parties.named import Scene, words
from extractors.words.lexicon import lexicon, noun_index
from extractors.words.lookup import Hits, PhraseIndex

ARTICLES = frozenset(
    """the a an this that these those its their his her our some several many both all two three four""".split()
)
COUNTED = frozenset("more some hundreds dozens scores at fewer less thousands group groups number".split())
PLACED = frozenset(
    """on in near at of from to for by against that which who was were is are has have had leaves left leave claims
claimed took takes and or after before during since as when while with over outside inside late early""".split()
)
PEACEFUL = frozenset(
    """rescue relief humanitarian peacekeeping clean-up cleanup search aid evacuation recovery joint training""".split()
)
LED = ("-led", "-backed", "-linked", "-aligned", "-allied", "-affiliated")


@lru_cache(maxsize=20_000)
def may_begin(word: str) -> bool:
    """Whether a mention can begin with this word where it is written small and is no name: not so for most words."""
    lex, table = lexicon(), words()
    listed = (lex.units, lex.people, lex.adjectives, *(table[name] for name in _MODIFIERS + _NOUNS))
    return (
        word in ARTICLES
        or word in COUNTED
        or word in ('"', "'", "'s", "(", "other", "another")
        or word[0].isalnum() and not word.isalpha()
        or word.endswith(LED)
        or any(word in words_of for words_of in listed)
    )


_MODIFIERS = ("sides", "peoples", "hedges")
_NOUNS = ("capitals", "fights", "deeds", "forces", "companies")


class Seen(NamedTuple):
    """What begins at each token, by list."""

    capitals: Hits
    fights: Hits
    deeds: Hits
    forces: Hits
    companies: Hits
    people: Hits
    things: Hits
    tags: Hits
    harms: Hits


def look_up(scene: Scene) -> Seen:
    harms, _, people, things, tags = scene.tokens.hits(noun_index())
    capitals, fights, deeds, forces, companies = scene.tokens.hits(_party_index())
    return Seen(capitals, fights, deeds, forces, companies, people, things, tags, harms)


@cache
def _party_index() -> PhraseIndex:
    return PhraseIndex(*(words()[name] for name in _NOUNS))
