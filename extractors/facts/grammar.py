"""The words of a sentence as governors are looked for among them, and the small words that hold clauses together."""

from __future__ import annotations

from typing import NamedTuple

from extractors.chunks.rows import Row
from extractors.facts.moods import verb_words
from extractors.facts.signatures import senses
from extractors.words.lookup import Hits

AUXILIARIES = frozenset(
    "be been being was were is are am 's 're has have had 've 'd having do does did got get gets getting".split()
)
BE = frozenset("be been being was were is are am 's 're got get".split())
MODALS = {
    **dict.fromkeys(("would", "should", "must", "wo"), "hypothetical"),
    **dict.fromkeys(("may", "might", "could", "can", "ca", "will", "shall", "'ll"), "projected"),
}
NOT = frozenset("not n't never hardly scarcely barely nor neither".split())
DETERMINERS = frozenset(
    "a an the this these those his her its their our my your some any no every each all both such 's".split()
)
PREPOSITIONS = frozenset(
    """in into over about at on after against for from with by to under near amid during since between through within
    towards toward upon around behind""".split()
)
# words that begin a clause of its own
WALLS = frozenset(
    """, ; : ( ) which who whom whose where when after while because since although though before but how why what
    as including""".split()
)
_ADVERBS = frozenset("also ever even just yet still already then now soon well again once all both only".split())
_VERBS = "KVIiWLRBMfA"  # tags of chunks that tell a deed of their own


class Words(NamedTuple):
    """The words of a sentence, and where it tells deeds, people and things."""

    low: list[str]
    raw: list[str]
    verbs: frozenset[int]  # tokens of deeds that are told
    people: frozenset[int]
    things: frozenset[int]  # tokens of what is no verb
    first: int  # nothing before it governs
    hits: Hits  # the words of moods.toml


def words_of(row: Row, first: int) -> Words:
    """The words of a row of which none before token ``first`` governs."""
    verbs: list[int] = []
    people: list[int] = []
    others: list[int] = []
    for one in row.chunks:  # once for all three: asked for each figure
        if one.tag in "gnsz":
            people += range(one.i, one.j)
        elif one.tag in "qme":
            others += range(one.i, one.j)
        elif one.tag in _VERBS:
            verbs += range(one.i, one.j)
    told = (frozenset(verbs), frozenset(people), frozenset(people + others))
    return Words(verb_words(row), row.tokens.raw, *told, first, row.tokens.hits(senses())[0])


def is_helper(word: str) -> bool:
    if word in AUXILIARIES or word in MODALS or word in NOT or word in _ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4
