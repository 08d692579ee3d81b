"""What the words of a label, or of the heading of a column, say is counted.

    "Displaced persons reached"  ->  assisted, people        "Families in evacuation centres"  ->  displaced, households
    "Evacuation centres", "Houses affected"  ->  nothing, as they count things
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.chunks.refuge import refuges
from extractors.chunks.rows import Chunk
from extractors.words.lexicon import lexicon
from extractors.words.lookup import Phrases, make_phrases, match_phrase
from extractors.words.word_files import read_toml

# "Refugees in camps"
_INSIDE = frozenset("in at by to from with inside outside within over across between among around near".split())
_EVERYBODY = frozenset("population populations community communities caseload pin".split())


class LabelWords(NamedTuple):
    """The words of labels.toml."""

    told: Phrases
    groups: Phrases
    weak: frozenset[str]
    yields: frozenset[str]
    to: frozenset[str]


@cache
def telling_words() -> LabelWords:
    """The words of labels.toml."""
    table = read_toml("labels.toml")
    told = make_phrases([(word, measure) for measure, listed in table["words"].items() for word in listed])
    groups = make_phrases([(word, group) for group, listed in table["groups"].items() for word in listed])
    return LabelWords(told, groups, *(frozenset(table["ways"][key]) for key in ("weak", "yields", "to")))


def read_label(words: list[str], chunks: list[Chunk] | None = None, *, beside_need: bool = False) -> tuple[str, str]:
    """Measure and group that the words of a label say; ("", "") where it names a thing.

    ``chunks``: the label as a row of tags, whose verbs may tell a measure that the bare words do not; ``beside_need``:
    whether a label near it counts people in need, so that "Reached" by itself counts people too.
    """
    lex, label_words = lexicon(), telling_words()
    tables = (lex.things, lex.people, lex.harm, lex.counted, label_words.told, refuges().places)
    measures = [one.measure or one.hint for one in chunks or () if one.measure or one.hint]
    group, k, inside, weak = "", 0, False, not measures and not beside_need
    while k < len(words):
        thing, person, harm, counted, label, refuge = hits = [match_phrase(table, words, k) for table in tables]
        known = max((hit[1] for hit in hits[1:5] if hit), default=0)
        inner = (match_phrase(lex.people, words, m) for m in range(k + 1, known))
        person = person or next((hit for hit in inner if hit), None)  # "displaced | families"
        foreign = match_phrase(label_words.groups, words, k)
        group = group or (foreign[0] if foreign else "")
        if words[k] in _EVERYBODY:
            group = group or "people"
        elif inside and refuge and refuge[0] == "camp" and refuge[1] >= known:
            measures.append("displaced")
            known, weak = refuge[1], False
        elif thing and thing[1] >= known and not (inside and (measures or group)) and not _is_given(measures, group):
            return "", ""
        told = harm[0][1] if harm and harm[0][0] in ("HARM", "STATE") else (counted or label or ("",))[0]
        told = told or lex.heads.get(words[k], "")
        if told:
            measures.append(told)
            weak = weak and words[k] in label_words.weak
        if person and not inside and group in ("", "people"):
            group = person[0].group
        end = known or k + 1
        inside = inside or not _INSIDE.isdisjoint(words[k:end])
        k = end
    return ("" if weak and not group else _settle(measures)), group


def kind_of(words: list[str], k: int) -> tuple[str, int]:
    """Whether a measure, people or a thing is told at word ``k``, and the word behind it."""
    lex = lexicon()
    told = (telling_words().told, lex.harm, lex.counted)
    for kind, tables in (("measure", told), ("people", (lex.people,)), ("thing", (lex.things,))):
        hits = [(table, match_phrase(table, words, k)) for table in tables]
        ends = [hit[1] for table, hit in hits if hit and (table is not lex.harm or hit[0][0] in ("HARM", "STATE"))]
        if ends:
            return kind, max(ends)
    return "", k + 1


def _is_given(measures: list[str], group: str) -> bool:
    """Whether a thing is only what people need or got: "Households needing shelter"."""
    return bool(group and measures and measures[-1] in ("in_need", "assisted"))


def _settle(measures: list[str]) -> str:
    """The first measure, or a later one that says what became of the displaced."""
    ways = telling_words()
    first = measures[0] if measures else ""
    if first not in ways.yields:
        return first
    return next((one for one in measures if one in ways.to), first)
