"""Whether a figure stands in a tale, a game or a scenario, where what happens is told in the present tense.

    "In season two a surgeon kills 12 patients"  ->  "season"        "The film was shot where 12 died"  ->  ""
"""

from __future__ import annotations

from extractors.chunks.rows import Chunk
from extractors.facts.grammar import DETERMINERS, PREPOSITIONS, WALLS, Words
from extractors.facts.moods import Verb

_PAST = frozenset("was were had did said told".split())
_PRESENT = frozenset("is are 's 're get gets being have has been".split())
_ORDINALS = frozenset("first second third fourth fifth sixth last final opening closing next latest new".split())
_NUMBERED = frozenset("season act level mission series module".split())  # tales only with their number
_NO_TALE = frozenset(
    """set crew festival studio studios star stars director producer critic company premiere theatre theater industry
    fans fan reserve park warden rangers ranger of centre center room site software technology buffs maker makers shop
    store fair launch night""".split()
)
_OPENING = frozenset("in on under by for according from with at per".split())
_STOPS = frozenset("which who that where when".split())
_OPENS = frozenset(("foresees", "believes", "imagines", "plans", "plots or tries", "is only said", "makes it up"))
_NEVER_TOLD = frozenset(("imagines", "is only said", "makes it up"))  # nor is what is told in the past
_PLAYED = frozenset(
    "casualties casualty victims victim injured wounded dead survivors patients killed evacuees hostages bodies".split()
)
_FAR = 9  # words from the beginning within which the tale is named


def find_tale(words: Words, verb: Verb, start: int) -> str:
    """The word for the tale or its hero, where the deed at ``start`` is told of it; "" for none."""
    low = words.low
    has = start > 0 and low[start - 1].endswith(("s", "have"))  # "the play has seven brothers drowned"
    if verb.form == "finite" and (not _PRESENT.issuperset(verb.helpers) or not verb.helpers and not has):
        return ""
    for k in range(start):
        hit = words.hits[k]
        if hit and _holds(words, hit[1], start) and any(sense.signature.id == "is a tale" for sense in hit[0]):
            return "is a tale"
        if not hit or not _PAST.isdisjoint(low[:start]) or not _in_present(words, verb, hit[1], start):
            continue
        for name in [sense.signature.id for sense in hit[0]]:
            if name == "is a tale" and _opens(low, k, hit[1]) and not _is_real(low[k:start]):
                return "is a tale"
            if name == "acts in a tale" and low[k - 1] not in PREPOSITIONS:
                return "acts in a tale"
    return ""


def _holds(words: Words, end: int, start: int) -> bool:
    """ "He was an extra in a film | in which 200 are shot": it is told in the present, whatever is said of it."""
    low = words.low
    return low[end : end + 2] == ["in", "which"] and _PAST.isdisjoint(low[end:start])


def _is_real(words: list[str]) -> bool:
    """ "the novel | is based on the murder of 21" """
    return any(b in ("based", "inspired") and a in ("is", "are") for a, b in zip(words, words[1:], strict=False))


def find_opener(words: Words, verb: Verb, start: int) -> tuple[str, str] | None:
    """ "On the insurer's assumptions, | a collapse kills 1,600": status by the phrase that the sentence opens with."""
    low = words.low
    comma = next((k for k, word in enumerate(low[:start]) if word == "," and k < _FAR), 0)
    comma = comma or min(4, start)
    if not low or low[0] not in _OPENING or not _STOPS.isdisjoint(low[1:comma]):
        return None
    for k in range(comma - 1, 0, -1):
        hit = words.hits[k]
        for sense in hit[0] if hit else ():
            told = verb.form in ("finite", "participle") and sense.signature.id not in _NEVER_TOLD
            told = told or low[comma] != "," and sense.signature.id != "imagines"
            told = told or low[hit[1] : hit[1] + 1] == ["for"] if hit else told  # "in a rehearsal for the parade"
            if sense.kind == "noun" and sense.signature.id in _OPENS and not told:
                return sense.signature.says, sense.signature.id
    return None


def world_around(words: Words, start: int) -> tuple[str, str] | None:
    """ "will simulate a leak | in which 400 are poisoned": what is made up holds all that is told of it."""
    low = words.low
    wall = next((k for k in range(start - 1, max(1, start - 10), -1) if low[k] in WALLS or low[k] == "that"), -1)
    if wall < 2 or low[wall] not in _STOPS:
        return None
    for k in range(wall - 1, max(-1, wall - 10), -1):
        if low[k] in WALLS and low[k] != "in":
            return None
        hit = words.hits[k]
        for sense in hit[0] if hit else ():
            made = "world" in sense.signature.traits and sense.kind == "verb" and k not in words.things
            if made and low[k - 1] not in DETERMINERS:
                return sense.signature.says, sense.signature.id
    return None


def is_pretended(low: list[str], chunk: Chunk) -> str:
    """ "60 "casualties" were carried out": a harm that is told in quotes is played."""
    for k in range(chunk.i, min(chunk.j, len(low) - 2)):
        if low[k] == '"' == low[k + 2] and low[k + 1] in _PLAYED:
            return "told in quotes"
    return ""


def _in_present(words: Words, verb: Verb, first: int, start: int) -> bool:
    """Whether a verb of the sentence is in the present tense: that of the deed, or one before it."""
    if verb.form in ("present", "finite"):
        return {"have", "has", "been"}.isdisjoint(verb.helpers) or words.low[0] in PREPOSITIONS
    low = words.low
    return low[first].endswith("s") or any(low[k].endswith("s") and k not in words.things for k in range(first, start))


def _opens(low: list[str], k: int, end: int) -> bool:
    """ "The novel ...", "In her second play, ...", "In season two ...", at the beginning of the sentence."""
    if k > _FAR or end < len(low) and low[end] in _NO_TALE:
        return False
    before, behind = low[:k], low[end] if end < len(low) else ""
    if behind.isdigit() or behind in _COUNTED or not _ORDINALS.isdisjoint(before[-2:]):
        return PREPOSITIONS.isdisjoint(before[1:])
    return low[k] not in _NUMBERED and not DETERMINERS.isdisjoint(before[-4:]) and PREPOSITIONS.isdisjoint(before[1:])


_COUNTED = frozenset("one two three four five six seven eight nine ten".split())
