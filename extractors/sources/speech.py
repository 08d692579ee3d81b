"""The words that make somebody a source: "said", "according to", "citing", "figures from", "put the toll at".

    find_cues(tokens of "Reuters, citing police, put the toll at 19")  ->  [citing: quotes, put: says]

A cue of kind "says" has its speaker as subject, "by" behind it, "quotes" behind it too, but that speaker outranks
whoever relays him. Verb forms that are no saying are left out: passives ("were reported killed"), nouns ("two
reports"), refusals ("did not say") and wishes ("to say").
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from extractors.sources.owning import accuses_of_deed, claims_deed, is_of_deed, owns_up
from extractors.sources.roles import role_words
from extractors.sources.wordsets import listed
from extractors.text.tokens import Tokens
from extractors.words.inflection import verb_forms
from extractors.words.lexicon import lexicon
from extractors.words.lookup import Phrases, make_phrases, match_phrase
from extractors.words.trie import word_pattern
from extractors.words.word_files import FOLDER, LexiconError

SAYS, BY, QUOTES = "says", "by", "quotes"
_BE = frozenset("is are was were be been being 's 're".split())
_NEGATIONS = frozenset("not n't never nor cannot declined refused failed unable hesitated".split())
_HELPERS = frozenset(
    "has have had also later then now only already still first since again officially publicly separately so".split()
)
_QUOTING = frozenset("quoting citing quoted quotes cited cites".split())


_OTHER_BY = frozenset("claim put place give explain attribute mention deny describe".split())
_BELIEVED = frozenset("allege believe say report estimate fear know state".split())


# "raised the death toll to 61": a figure of one's own, told by how the last one changed
_CHANGES = frozenset("raise revise lower update upgrade downgrade adjust increase reduce".split())
_TOLLS = frozenset("toll tally count estimate estimates figure figures number total".split())
_VICTIMS = frozenset(
    """dead deaths killed wounded injured missing victims casualties fatalities displaced people persons cases
infections homeless detainees arrests families households evacuees refugees civilians children hostages""".split()
)
_OF_TOLLS = frozenset(
    """its the their his her official overall confirmed provisional preliminary initial earlier previous death casualty
national own total current latest""".split()
)
_MEDIA = frozenset(
    """telegram facebook twitter x whatsapp instagram weibo vk channel page account blog website threads bluesky truth
    social
livejournal""".split()
)
_PATIENTS = frozenset(
    "patients patient wounded injured people persons casualties children cases victims women men adults infants".split()
)
_DEED_CLAIMS = ("claim", "deny", "reject", "dispute")


_AFTER_NOUNS = frozenset("in on of from by to for and or was were is are has have had said says show".split())
_COUNTED = frozenset("toll figure figures number count estimate tally total breakdown names".split())
COUNTS = frozenset("estimate estimates count counts tally tallies reckoning account accounts calculation".split())


class Cue(NamedTuple):
    """Tokens ``i:j`` of a cue, its kind, the verb's base, and whether only people can be its subject."""

    i: int
    j: int
    kind: str
    verb: str = ""
    strong: bool = False
    participle: bool = False


class Speech(NamedTuple):
    """data/lexicon/speech.toml as the cues need it."""

    forms: dict[str, str]
    weak: frozenset[str]
    noun_like: frozenset[str]
    with_that: frozenset[str]
    with_document: frozenset[str]
    evidence: Phrases
    before: Phrases


@cache
def speech() -> Speech:
    """The verbs and phrases of saying, read once."""
    lex = lexicon()
    table = tomllib.loads((FOLDER / "speech.toml").read_text("utf-8"))
    for key in ("weak", "sources_only", "noun_like", "with_that", "with_document", "evidence", "before"):
        if not isinstance(table.get(key), list):
            raise LexiconError(f"speech.toml: the list {key} is missing; put it back, even if empty")
    forms = dict(lex.speech)
    for entry in table["sources_only"]:
        built = verb_forms(entry)
        for form in built:
            forms.setdefault(form, built.base)
    bases = frozenset(forms.values())
    for key in ("weak", "noun_like", "with_that", "with_document"):
        for verb in table[key]:
            if verb not in bases:
                raise LexiconError(f'speech.toml {key}: "{verb}" is not among the verbs; add it there first')
    return Speech(
        forms,
        frozenset(table["weak"]),
        frozenset(table["noun_like"]),
        frozenset(table["with_that"]),
        frozenset(table["with_document"]),
        make_phrases([(phrase, phrase.split()[0]) for phrase in table["evidence"]]),
        make_phrases([(phrase, "before") for phrase in table["before"]]),
    )


@cache
def speech_pattern() -> re.Pattern[str]:
    """The words that every cue has one of, in lower case: a text without any is not read for its sources."""
    words = speech()
    return word_pattern({*words.forms, *_QUOTING, *words.evidence, *words.before})


def find_cues(tokens: Tokens) -> list[Cue]:
    """The cues of a sentence from left to right; whether each has a speaker is asked later."""
    low, n, after, begins = tokens.low, len(tokens), 0, _beginnings()
    out: list[Cue] = []
    for i in [i for i, word in enumerate(low) if word in begins]:  # few words do
        cue = None if i < after or _is_name_part(tokens, i) else _cue_at(low, i, n)
        if cue is not None:
            out.append(cue)
            after = cue.j
    return out


@cache
def _beginnings() -> frozenset[str]:
    """The words at which a cue can begin."""
    words = speech()
    return frozenset((*words.forms, *words.before, *words.evidence, *_QUOTING, "by"))


def _is_name_part(tokens: Tokens, i: int) -> bool:
    """A form of saying inside a capitalised name: "Kaduna State", "Human Rights Report"."""
    if i == 0 or not (tokens.raw[i][0].isupper() and tokens.raw[i - 1][0].isupper()) or tokens.raw[i].isupper():
        return False
    if tokens.low[i].endswith("ing") and i + 1 < len(tokens) and tokens.raw[i + 1][0].isupper():
        return True  # "Displacement Tracking Matrix"
    base = speech().forms.get(tokens.low[i])
    return base in speech().noun_like and (i + 1 >= len(tokens) or not tokens.raw[i + 1][0].isupper())


def _cue_at(low: list[str], i: int, n: int) -> Cue | None:
    words = speech()
    if low[i] in _QUOTING:
        return _quoting(low, i, n)
    counted = low[i] == "by" and (i == 0 or low[i - 1] == ",") and COUNTS & set(low[i + 2 : i + 8])
    if counted and low[i + 2] != "of" and match_phrase(words.before, low, i) is None:
        return Cue(i, i + 1, BY, "count")
    before = match_phrase(words.before, low, i)
    if before:
        freed = low[i] == "released" and not (listed("documents") | _COUNTED) & set(low[max(0, i - 7) : i])
        return Cue(i, before[1], BY) if _gives_figures(low, i) and not freed else None  # "was released by the ELN"
    evidence = match_phrase(words.evidence, low, i)
    if evidence and (i == 0 or low[i - 1] not in ("to", "be", "been")):
        if low[i][:5] in ("accus", "blame") and (_is_passive(low, i) or not accuses_of_deed(low, i)):
            return None
        return None if _is_negated(low, i) else Cue(i, evidence[1], SAYS, evidence[0])
    base = words.forms.get(low[i])
    if base and low[i + 1 : i + 2] == ["by"] and base not in _OTHER_BY and low[i] not in (base, base + "s"):
        return Cue(i, i + 2, BY) if _gives_figures(low, i) else None
    by = _by_later(low, i) if base in ("report", "announce", "record", "confirm") else 0
    if by:
        return Cue(i, by + 1, BY) if _gives_figures(low, i) else None
    if base is None or _is_no_saying(low, i, n, base):
        return None
    weak = base in words.weak
    if low[i].endswith("ing"):
        return Cue(i, i + 1, SAYS, base, participle=True)
    return Cue(i, i + 1, SAYS, base, strong=not weak)


def _by_later(low: list[str], i: int) -> int:
    """The token of "by" in "172 reported a week earlier by the ministry": only time stands between; 0 without it."""
    k = i + 1
    while k < min(len(low), i + 6) and (low[k] in listed("times") or low[k] in ("on", "a", "the", "two", "earlier")):
        k += 1
    return k if low[i].endswith("ed") and i + 1 < k < len(low) and low[k] == "by" and not _is_passive(low, i) else 0


def _gives_figures(low: list[str], i: int) -> bool:
    """ "confirmed by" beside a comma or a figure; not so in "the guarantees announced by the government"."""
    if low[i] in ("comes", "came", "come"):
        return bool(
            {"figure", "figures", "number", "numbers", "toll", "estimate", "count", "data", "total"} & set(low[:i])
        )
    if not low[i].endswith(("ed", "d")) or "by" not in low[i + 1 : i + 6]:
        return True
    lex = lexicon()
    near = low[max(0, i - 4) : i]
    return not near or any(
        word in (",", "(", "as", "toll", "number", "figure", "figures", "total", "count")
        or word[0].isdigit()
        or word in lex.counted
        or word in lex.harm
        or word in lex.units
        for word in near
    )


def _quoting(low: list[str], i: int, n: int) -> Cue | None:
    """ "was quoted as saying" has the speaker before it; "quoted X as saying" and "citing X" behind it."""
    k = i - 1
    while k >= 0 and low[k] in _HELPERS:
        k -= 1
    passive = k >= 0 and low[k] in _BE
    if low[i] in ("quoted", "cited") and (passive or low[i + 1 : i + 2] == ["as"]):
        j = next((k + 1 for k in range(i + 1, min(n, i + 8)) if low[k] == "saying"), i + 1)
        return Cue(i, j, SAYS, "say", strong=True)
    if _TOLLS & set(low[i + 1 : i + 4]) and low[i + 1] in ("a", "the"):
        return Cue(i, i + 1, SAYS, "cite")  # "Amnesty cited a death toll of 43"
    if low[i] in ("quoted", "cited") and low[i + 1 : i + 2] == ["by"]:
        return Cue(i, i + 2, BY) if k < 0 or low[k] in (",", '"') else None
    return Cue(i, i + 1, QUOTES, "quote")


def _changes_toll(low: list[str], i: int) -> bool:
    """Whether what is raised or revised at token ``i`` is a count of people: "the official death toll"."""
    k = i
    while k < len(low) and k < i + 5 and low[k] in _OF_TOLLS and low[k : k + 1] != ["total"]:
        k += 1
    if k >= len(low) or low[k] not in _TOLLS:
        return False
    return low[k + 1 : k + 2] != ["of"] or not _VICTIMS.isdisjoint(low[k + 2 : k + 6])  # not "number of checkpoints"


def _is_posted(low: list[str], i: int) -> bool:
    """ "..., the governor wrote on Telegram": what was written stands before."""
    on = next((k for k in range(i + 1, min(i + 7, len(low))) if low[k] in ("on", "in", "via")), 0)
    return bool(on) and not _MEDIA.isdisjoint(low[on + 1 : on + 7])


def _gives_count(low: list[str], i: int) -> bool:
    """ "the ministry's bulletin gives 31 dead": what a paper gives is a count of people."""
    counted = low[i + 1 : i + 2] and (low[i + 1][0].isdigit() or low[i + 1] in lexicon().units)
    told = bool(_TOLLED & set(low[i + 2 : i + 6]))
    return bool(counted) and told and bool(listed("documents") & set(low[max(0, i - 10) : i]))


_TOLLED = _VICTIMS | {"cases", "hurt"}


def _is_negated(low: list[str], i: int) -> bool:
    k = i - 1
    while k > 0 and (low[k] in _HELPERS or low[k].endswith("ly") or low[k] in ("to", "be", "been", "yet")):
        k -= 1
    return k >= 0 and low[k] in _NEGATIONS or "neither" in low[max(0, i - 8) : i]


def _is_no_saying(low: list[str], i: int, n: int, base: str) -> bool:
    """Whether a form of a verb of saying is no saying here: infinitive, passive, negated, a noun, an adjective."""
    words = speech()
    word, prev, nxt = low[i], low[i - 1] if i else "", low[i + 1] if i + 1 < n else ""
    if prev in ("to", "not", "n't", "cannot", "never") or _is_negated(low, i):
        return True
    if _is_passive(low, i) or _is_adjective(low, i):
        return True
    if word == "saying" and i > 1 and prev == "as":
        return True
    if base in _DEED_CLAIMS and is_of_deed(low, i) or base in ("say", "claim") and owns_up(low, i):
        return True
    if base in ("claim", "cost") and {"lives", "life", "deaths", "responsibility"} & set(low[i + 1 : i + 7]):
        return True
    if (
        base in _BELIEVED
        and nxt == "to"
        and low[i + 2 : i + 3] in (["be"], ["have"])
        or base == "claim"
        and low[i + 1 : i + 3] == ["to", "be"]
    ):
        return True
    if base == "admit" and (nxt[:1].isdigit() or nxt in lexicon().units) and _PATIENTS & set(low[i + 2 : i + 5]):
        return True  # "the clinic admitted 31 wounded"
    if base == "add" and nxt in ("to", "up", "another", "further"):
        return True
    if base == "give":
        return not (_COUNTED & set(low[i + 1 : i + 5]) or _gives_count(low, i))
    if base == "claim" and claims_deed(low, i):
        return True
    if base in ("put", "place") and "which" in low[max(0, i - 4) : i] and nxt == "at":
        return False  # "a toll which police put at 12"
    if base in _CHANGES:
        return not _changes_toll(low, i + 1)
    if base in ("put", "place"):
        return not any(
            low[k] in ("toll", "number", "figure", "count", "dead", "losses", "total", "tally")
            for k in range(i + 1, min(n, i + 7))
        )
    if base in words.with_document:
        return not any(
            low[k] in ("statement", "figures", "data", "toll", "report", "list", "video", "names", "numbers")
            for k in range(i + 1, min(n, i + 6))
        )
    if base in words.with_that:
        marked = {"that", '"', ":"} & set(low[i + 1 : i + 5]) or nxt in (",", ".", "")
        return not marked and not (base in ("write", "post") and _is_posted(low, i))
    if base == "state" and not word.endswith(("ed", "ing")):
        return nxt != "that"
    if base == "claim" and low[i + 1 : i + 3] == ["to", "have"]:
        return False  # "X claims to have killed 70"
    third = word == base or word.endswith("s")
    if base in words.noun_like and third and not word.endswith("ed"):
        if prev in ("it", "he", "she", "they"):
            return False
        if prev.endswith("ing"):
            return True  # "awakening fears that"
        plural = (
            any(one in role_words().plural or one == "data" for one in low[max(0, i - 6) : i])
            if low[i - 1] != "of"
            else False
        )
        plural = plural or prev in ("media", "police", "people", "they", "we", "data")
        if word == base and not plural:
            return True
        if word == base and prev in role_words().plural | {"media"} and prev != "police" and nxt.isalpha():
            return nxt in _AFTER_NOUNS
        closes = nxt in ("", ".", ",", '"', "on") and (plural or word.endswith("s")) and "," in low[max(0, i - 10) : i]
        return not (closes or nxt in listed("openings") or nxt[:1].isdigit())
    if base in words.weak and base != "admit" and word.endswith(("ed", "d", "nd", "en", "wn")):
        return nxt in ("among", "as", "killed", "missing", "by", "case") or (
            low[i + 1 : i + 3] in (["to", "be"], ["to", "have"]) and base not in ("claim", "boast", "admit", "deny")
        )
    return False


def _is_adjective(low: list[str], i: int) -> bool:
    """ "five alleged rebels", "a million confirmed infections": a participle behind a number or an article."""
    prev = low[i - 1] if i else ""
    lex = lexicon()
    if low[i].endswith("ing") and (prev in ("the", "a", "an", "his", "her", "their", "its") or prev == "press"):
        return True  # "told a briefing"
    return low[i].endswith("ed") and (
        prev in ("the", "a", "an", "of", "most", "some", "all", "new")
        or prev[:1].isdigit()
        or prev in lex.units
        or prev in lex.scales
    )


def _is_passive(low: list[str], i: int) -> bool:
    """Whether a form of "be" governs the verb at ``i``."""
    k = i - 1
    while k >= 0 and (low[k] in _HELPERS and low[k] not in ("has", "have", "had") or low[k].endswith("ly")):
        k -= 1
    return k >= 0 and low[k] in _BE and not low[i].endswith("ing")
