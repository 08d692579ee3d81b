"""The words that a deed hangs on, one behind the other.

    "failed to persuade the jury that he had murdered nine"  ->  persuade (that), failed (to)

From the figure outwards: each word of moods.toml is asked whether the deed, or the word found before it, can hang on
it the way it does ("that ...", "to ...", "from ...ing", "of ...").
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.facts.cues import is_while
from extractors.facts.grammar import BE, DETERMINERS, MODALS, PREPOSITIONS, WALLS, Words, is_helper
from extractors.facts.polarity import own_polarity
from extractors.facts.signatures import FACT, Sense
from extractors.numbers.expressions import may_begin

_BEFORE_BASE = frozenset(MODALS) | frozenset(
    "to we they i you who some many others people police not n't do does did and or".split()
)
_NO_NOUN = frozenset("to not n't we they i you".split()) | frozenset(MODALS)
_THAT = frozenset(("that", "whether", "if"))
_NO_SUBJECT = PREPOSITIONS | {"and", "or"}
_OF = PREPOSITIONS | {"of", "without"}
_NEAR = 6  # words between a word and what hangs on it
_CASES = frozenset("cases case infections patients".split())


class Link(NamedTuple):
    """A word that governs: its sense, where its group begins, and what its helpers make of it."""

    sense: Sense
    at: int
    own: str  # fact, denied or a status; "" for an infinitive


class Deed(NamedTuple):
    """What hangs: where it begins and how: clause, to, ing, reduced ("a line | stating that"), noun or claim."""

    at: int
    how: str
    bare: bool = False  # a clause whose first word is its subject
    through: bool = False  # by a verb that is in no list
    said: bool = False  # it is said, so that it can be taken back: "regrets reporting that"


def find_links(words: Words, deed: Deed) -> list[Link]:
    """The words that the deed hangs on, the innermost first."""
    hits = words.hits
    out: list[Link] = []
    k = deed.at - 1
    while k >= words.first:
        if words.low[k] in WALLS and (words.low[k] != "as" or is_while(words.low, k)) and not _is_day(words.low, k):
            link = _before_relative(words, k)
            if not link:
                out += _in_aside(words, k)
                break
            out.append(link)
            deed, k = Deed(link.at, "claim"), link.at - 1
            continue
        hit = hits[k]
        link = _link(words, k, hit[1], hit[0], deed) if hit and hit[1] <= deed.at else None
        if link:
            out.append(link)
            how = _how(words.low, link, k)
            deed = Deed(link.at, how, said=how in ("ing", "reduced") and link.sense.signature.id == "says so")
            k = link.at
        elif deed.how in ("noun", "claim"):
            deed = _through(words, k, deed)
        k -= 1
    return out


def _before_relative(words: Words, k: int) -> Link | None:
    """ "withdrew a statement | in which it said that 12 had died": what a claim says hangs on it."""
    noun = k - 2 if words.low[k - 1 : k] == ["in"] else k - 1
    if words.low[k] != "which" or noun < words.first:
        return None
    hit = words.hits[noun]
    for sense in hit[0] if hit else ():
        if sense.kind == "noun" and "noun" in sense.signature.takes and "clause" in sense.signature.takes:
            return Link(sense, *own_polarity(words, noun, sense, attributive=False))
    return None


def _in_aside(words: Words, comma: int) -> list[Link]:
    """ "were told, wrongly, | that 500 were infected": the word set apart before "that"."""
    if words.low[comma : comma + 2] != [",", "that"]:
        return []
    hit = words.hits[comma - 1]
    return [Link(one, comma - 1, FACT) for one in (hit[0] if hit else ()) if one.kind == "other"][:1]


def _is_day(low: list[str], k: int) -> bool:
    """ "long for the day | when": what is longed for is what happens then."""
    return low[k] == "when" and low[k - 1 : k] in (["day"], ["moment"], ["time"], ["hour"], ["morning"])


def _through(words: Words, k: int, deed: Deed) -> Deed:
    """ "hoped to | secure | the release of 40": a verb that no list holds carries the noun on to what governs it."""
    low = words.low
    if k < 1 or k in words.things or not low[k].isalpha() or not reaches_noun(words, k + 1, deed.at):
        return deed
    if low[k - 1] == "to":
        return Deed(k - 1, "to", through=True)
    return Deed(k, "ing", through=True) if low[k].endswith("ing") and low[k - 1] in _OF else deed


def _link(words: Words, a: int, b: int, senses_here: tuple[Sense, ...], deed: Deed) -> Link | None:
    if a == words.first:  # "Talk of 70 dead swept the town"
        senses_here = tuple(sorted(senses_here, key=lambda sense: sense.kind != "noun"))
    for sense in senses_here:
        attributive = _may_be_adjective(sense) and _is_attributive(words.low, a, b)
        if _takes(sense, deed) and _can_be(words, a, sense, attributive=attributive):
            if _reaches(words, a, b, deed, sense, attributive=attributive):
                return Link(sense, *own_polarity(words, a, sense, attributive=attributive))
    return None


def _takes(sense: Sense, deed: Deed) -> bool:
    takes = sense.signature.takes
    if deed.how == "claim":
        return "claim" in takes or "noun" in takes
    if deed.said and "claim" in takes:
        return True
    if deed.how == "reduced":
        return sense.kind == "noun" and "clause" in takes
    return deed.how in takes


def _can_be(words: Words, a: int, sense: Sense, *, attributive: bool) -> bool:
    """Whether the word is a verb here where the sense wants one: "they plan to", but not "the Press", "a suspect"."""
    if sense.kind == "noun":
        return not (a and words.low[a - 1] in _NO_NOUN)
    if sense.kind == "other" or sense.form in ("past", "participle"):
        return True
    raw, before = words.raw[a], words.low[a - 1] if a else ""
    if a and raw[:1].isupper() and not raw.isupper():
        return False
    if sense.form == "base":
        return before in _BEFORE_BASE or before.endswith("s") and before != "'s" or not a
    return sense.form == "ing" or not attributive and before not in DETERMINERS


def _may_be_adjective(sense: Sense) -> bool:
    return sense.kind == "other" or sense.form in ("past", "participle", "ing")


def _is_attributive(low: list[str], a: int, b: int) -> bool:
    """ "the feared militia", "an assumed loss": it stands before a noun as an adjective."""
    before = low[a - 1] if a else ""
    if before in DETERMINERS or before[:1].isdigit():
        return b < len(low) and low[b] not in ("that", "to")
    return False


def _reaches(words: Words, a: int, b: int, deed: Deed, sense: Sense, *, attributive: bool) -> bool:
    """Whether the deed can hang on the word at ``a`` to ``b`` over the words between."""
    between = words.low[b : deed.at]
    if not WALLS.isdisjoint(between):
        return False
    if deed.how in ("noun", "claim") and between[:1] == ["and"] and not attributive and sense.kind != "other":
        return False  # "eleven escaped and | nine injured were lifted out": nothing behind "escaped" is its object
    if _is_of_cases(between, sense) and may_begin(words.low, deed.at):
        return False  # "44 suspected cases and | two deaths"
    if attributive or sense.kind == "other" and deed.how in ("noun", "claim"):
        return deed.how in ("noun", "claim") and _reaches_head(words, b, deed.at)
    if deed.how == "clause":
        return _reaches_clause(words, a, b, deed, sense)
    if deed.how == "claim":
        return len(between) <= _NEAR and "to" not in between
    if "beside" in sense.signature.traits:
        return PREPOSITIONS.isdisjoint(between) and words.verbs.isdisjoint(range(b, deed.at)) and len(between) > 1
    if deed.through and "own deed" in sense.signature.traits:
        return False
    if deed.how in ("to", "ing", "reduced"):
        return len(between) <= _NEAR and not (sense.form == "ing" and "and" in between)
    return reaches_noun(words, b, deed.at)


def _is_of_cases(between: list[str], sense: Sense) -> bool:
    """Whether an adjective has its own noun before "and": "suspected | cases and"."""
    return between[-1:] == ["and"] and not _CASES.isdisjoint(between) and _may_be_adjective(sense)


def _reaches_clause(words: Words, a: int, b: int, deed: Deed, sense: Sense) -> bool:
    between = words.low[b : deed.at]
    at = next((k for k, word in enumerate(between) if word in _THAT), -1)
    if at >= 0:
        return at <= (_NEAR if sense.kind == "verb" else 4)
    if sense.kind == "other":
        return False
    if not between:
        return deed.bare
    return sense.kind == "verb" and _is_told(words, a, sense) and _is_subject(words, b, deed)


def _is_told(words: Words, a: int, sense: Sense) -> bool:
    """Whether the verb at ``a`` has a subject of its own and may leave out "that"."""
    if "bare" not in sense.signature.traits or sense.form == "ing" and sense.signature.says != FACT:
        return False
    before = words.low[a - 1] if a else ""
    return a - 1 in words.people | words.things or is_helper(before) or sense.form in ("base", "third", "ing")


def _is_subject(words: Words, b: int, deed: Deed) -> bool:
    """ "says | the navy | killed 400", but not "men who feared | arrest | killed two"."""
    between = words.low[b : deed.at]
    if words.low[words.first - 1 : words.first] in (["who"], ["which"]) or not _NO_SUBJECT.isdisjoint(between):
        return False
    if len(between) > _NEAR or not words.verbs.isdisjoint(range(b, deed.at)):
        return False
    return between[0] in DETERMINERS or b in words.people


def reaches_noun(words: Words, b: int, at: int) -> bool:
    """ "averted | the worst of the | killing of 12", "run | to | 9,000": a preposition only right behind the word."""
    between = words.low[b:at]
    if not words.verbs.isdisjoint(range(b, at)) or not WALLS.isdisjoint(between):
        return False
    inner = between[1:] if between[:1] and between[0] in PREPOSITIONS else between
    return len(inner) <= _NEAR and "that" not in inner and PREPOSITIONS.isdisjoint(inner)


def _reaches_head(words: Words, b: int, at: int) -> bool:
    """ "an assumed | maximum loss of | 250 lives", but not "the alleged killer of six women"."""
    between = words.low[b:at]
    if len(between) > 4 or "'s" in between or not (words.verbs | words.people).isdisjoint(range(b, at)):
        return False
    return len(between) <= 2 or "of" in between and PREPOSITIONS.isdisjoint(between)


def _how(low: list[str], link: Link, word: int) -> str:
    """How the word itself hangs on what stands before it."""
    sense = link.sense
    if sense.kind == "noun":
        return "claim"
    if sense.kind == "other":
        return "noun" if word and low[word - 1] not in BE and link.at == word else "clause"
    if low[link.at] == "to" or low[link.at : link.at + 2] == ["not", "to"]:
        return "to"
    if sense.form == "ing" and link.at == word:
        return "ing" if word and low[word - 1] in _OF else "reduced"
    return "clause"
