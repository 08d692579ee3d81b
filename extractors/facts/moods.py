"""What a verb's own helpers say: "will kill", "could be displaced", "a plot to behead", "were not hurt".

    read_verb(...) of "12 mine bosses be jailed"  ->  form "subjunctive", helpers ("be",)
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from extractors.chunks.rows import Chunk, Row

_HELPERS = frozenset(
    """confirmed be been being was were is are am 's 're has have had 've 'd having will would could may might can
ca shall should must 'll wo to not n't never also all still then now already soon just yet well even ever
both feared believed thought presumed said known reported expected likely set due about going able supposed
probably no longer otherwise again first got get gets getting bound poised projected forecast predicted
certain sure scheduled destined do does did since either yesterday today now instead""".split()
)
_FINITE = frozenset("was were is are am 's 're has have had 've been got gets did does do".split())
_ADVERBS = frozenset("not n't never also all still then now already soon just yet well even ever".split())
_MODALS = frozenset("will would could may might can ca shall should must 'll wo".split())
_PAST = frozenset(
    """blew slew fled left fell froze lost gone sank burnt went died drowned dead shot sent drove took brought threw
swept led kept held caught made tore struck""".split()
)
_CARRY = frozenset(
    """force forced forces forcing cause caused causes causing lead led leads leading prompt prompted drive drove
driven help helped helps helping allow allowed allows allowing enable enabled enables enabling prompting
driving compelling sending pushing compel compelled oblige obliged manage managed manages continue continued
continues begin began begins start started get got used next send sent push pushed
proceed proceeded happened happen able only""".split()
)
_NOT = frozenset(("not", "n't", "never"))
_HAD = frozenset("have has had having".split())  # "had to flee", but not "had been packed to kill"
_SPANS = frozenset("minutes hour hours day days week weeks night".split())
_TOOK = frozenset(("took", "taken", "worked", "needed", "spent"))
_EXPECTED = frozenset(
    """expected expect expects likely set due about bound going projected forecast predicted planned scheduled
poised course track sure certain destined is are was were be 's 're need needs needed preparing plans plan
aims aim intends hopes wants pledged promised vowed offered agreed prepares planning decided ready undertook""".split()
)
_BELIEVED = frozenset(
    "believed thought said alleged understood reported suspected rumoured rumored claimed appears appear seems".split()
)
_EXPECTING = frozenset(
    """expected likely set due about going bound poised projected forecast predicted certain sure feared believed
thought""".split()
)
_AWAITING = frozenset(
    """expect expects expecting expected forecast forecasts predict predicts predicted anticipate anticipates
    anticipated project projects projected""".split()
)
_OWNS_UP = frozenset("admit admits admitted admitting confess confesses confessed confessing guilty up".split())
_UNSEEN = frozenset("dead buried trapped missing entombed".split())
# "the ambassador to Italy was shot"
_NO_ADVERBS = frozenset("family italy sicily assembly supply reply elderly july early".split())


class Verb(NamedTuple):
    """How a harm is told: ``form`` finite, modal, infinitive, subjunctive, present, participle or noun."""

    form: str
    helpers: tuple[str, ...]
    lead: tuple[str, ...]  # the words before the helpers
    finished: bool


def verb_words(row: Row) -> list[str]:
    """The words in lower case, but the month as "May", so that it is no helper of a verb."""
    low, raw = row.tokens.low, row.tokens.raw
    if "may" not in low:
        return low
    return ["May" if word == "may" and k and raw[k] == "May" else word for k, word in enumerate(low)]


def read_verb(row: Row, chunk: Chunk, harm: Chunk) -> Verb:
    """The verb that tells what happened to ``chunk``, with its helpers."""
    low = verb_words(row)
    anchor = _anchor(row, chunk, harm)
    floor = chunk.j if anchor.i >= chunk.j else max(0, anchor.i - 8)
    first = _first_helper(low, anchor.i, floor)
    helpers = low[first : anchor.i]
    # "shelter to 2,750 families", "referring to the murder of six": a preposition
    if (anchor is chunk or anchor.tag in "nDAO") and low[first - 1 : first] not in (["point"], ["points"]):
        helpers = [word for word in helpers if word != "to"]
    if anchor.tag in "KIVWLfBR":
        within = list(takewhile(_HELPERS.__contains__, low[anchor.i : anchor.j - 1]))
        if not _NOT.isdisjoint(within):
            within = []  # "did not survive" says death, "could not be found" missing: it denies nothing
        # "have had to leave" is told as done
        helpers = helpers + [word for k, word in enumerate(within) if word != "to" or within[k - 1 : k] != ["had"]]
    if harm.tag == "T":
        if (said := _awaits(low, harm)) and harm.j < chunk.i:
            return Verb("infinitive", ("to",), (said,), finished=False)
        helpers = _toll_helpers(low[harm.j : chunk.i])
    lead = low[max(0, first - 6) : first]
    if lead[-1:] and lead[-1] in _OWNS_UP and helpers[:1] == ["to"]:
        helpers = helpers[1:]  # "admitted to having lost 27 men"
    aside = low[chunk.j : chunk.j + 1] == [","] == low[first - 1 : first]  # "300 people, most of them women, to flee"
    if helpers and (first == chunk.j or aside) and first > 0 and "to" in helpers[:1]:
        lead = low[max(0, chunk.i - 3) : chunk.i]  # "forced 300 people to flee"
        helpers = low[_first_helper(low, chunk.i - 1, max(0, chunk.i - 6)) : max(0, chunk.i - 1)] + helpers
    return Verb(_form(low, helpers, anchor, chunk), tuple(helpers), tuple(lead), _finished(low, helpers, anchor, chunk))


def _toll_helpers(words: list[str]) -> list[str]:
    """Of "is expected to reach" and "could climb to": "to" counts only where something is expected."""
    last = max((k for k, word in enumerate(words) if word == ","), default=-1)  # "the toll, expected to rise, stood at"
    helpers = [word for word in words[last + 1 :] if word in _HELPERS]
    return helpers if _EXPECTING & set(helpers) else [word for word in helpers if word != "to"]


def _awaits(low: list[str], toll: Chunk) -> str:
    """ "officials | expect | the toll to rise to 500": the verb before the toll, where one of expecting is there."""
    before = [word for word in low[max(0, toll.i - 3) : toll.i] if word not in ("the", "its", "a", "their")]
    return before[-1] if before and before[-1] in _AWAITING and low[toll.j : toll.j + 1] == ["to"] else ""


def _anchor(row: Row, chunk: Chunk, harm: Chunk) -> Chunk:
    """The chunk whose helpers count: of a toll the verb that moves it, of "leave 12 homeless" the verb "leave"."""
    at = next((k for k, one in enumerate(row.chunks) if one is chunk), -1)
    if harm.tag == "S" and at > 0 and row.chunks[at - 1].tag in "xVKWLfR":
        return row.chunks[at - 1]  # "would | send | 8,000 squatters | to jail"
    if harm.tag == "T" and at > 0:
        for one in reversed(row.chunks[:at]):
            if one.i < harm.j:
                break
            if one.tag in "RB":
                return one
        return harm
    if harm.i >= chunk.j and not _first_helper_count(row.tokens.low, harm.i, chunk.j) or harm is chunk:
        for one in reversed(row.chunks[max(0, at - 3) : at]):
            if one.tag in "LfRVWK":
                return one
            if one.tag not in "yzgqnsep":
                break
    return harm


def _first_helper_count(low: list[str], end: int, floor: int) -> int:
    return end - _first_helper(low, end, floor)


def _first_helper(low: list[str], end: int, floor: int) -> int:
    k = end
    while k > floor and (low[k - 1] in _HELPERS or _is_adverb(low[k - 1])):
        k -= 1
        if low[k] in _FINITE and low[k] not in ("been", "got") and not _continues(low, k, floor):
            break  # "floods that were not forecast | have killed 14"
    return k


def _continues(low: list[str], k: int, floor: int) -> bool:
    """Whether a helper goes on with the verb before it: "could have", "to have", "does he have"."""
    before = next((low[j] for j in range(k - 1, floor - 1, -1) if not _is_adverb(low[j])), "")
    return before in _MODALS or before in ("to", "since")


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


def _form(low: list[str], helpers: list[str], harm: Chunk, chunk: Chunk) -> str:
    if _MODALS & set(helpers):
        return "modal"
    if "to" in helpers:
        return "infinitive"
    if "be" in helpers:
        return "subjunctive"
    if _FINITE & set(helpers):
        return "finite"
    if harm is chunk or harm.tag in "OTHDJngqszm":
        return "noun"
    word = low[harm.j - 1]
    if harm.tag == "W" or word.endswith("ing"):
        return "participle"
    if harm.tag in "KLf" and not word.endswith("ed") and low[harm.i] not in _PAST:
        return "present"
    if harm.tag == "I" and not word.endswith("ed") and word not in _PAST and low[harm.i] not in _PAST:
        return "present"
    return "finite"


def _finished(low: list[str], helpers: list[str], harm: Chunk, chunk: Chunk) -> bool:
    """Whether the verb itself tells what happened: "were killed", "killed 12", "has died"."""
    if _form(low, helpers, harm, chunk) != "finite":
        return False
    return bool(_FINITE & set(helpers)) or harm.i < chunk.i or harm.tag == "I"


def own_mood(verb: Verb, harm_words: list[str], *, zero: bool, active: bool) -> tuple[str, str]:
    """Status and reason where the verb's own helpers tell them, else ("", "")."""
    helpers = verb.helpers
    if harm_words in (["death"], ["to", "death"]):
        helpers = tuple(word for word in helpers if word != "to")  # "axed to death"
    said = " ".join(helpers)
    if not zero and {"not", "n't", "never"} & set(helpers) and "not only" not in said and "only" not in verb.lead[-1:]:
        return "denied", f'the verb is negated: "{said}"'
    for k, word in enumerate(helpers):
        if word in _MODALS:
            return _modal(word, _is_perfect(helpers[k:]), harm_words, said, active=active)
    if "to" in helpers:
        return _infinitive(verb, said)
    if "confirmed" in helpers:
        return "confirmed", f'"{said}"'
    if "feared" in helpers or "presumed" in helpers:
        return "feared", f'"{said}"'
    if "risk" in harm_words:
        return "projected", "at risk only"
    if verb.form == "subjunctive":
        return "projected", 'a demand or a plan: "be"'
    return "", ""


def _is_perfect(helpers: tuple[str, ...]) -> bool:
    """ "may have been", not "may have to be" """
    return any(a == "have" and b != "to" for a, b in zip(helpers, (*helpers[1:], ""), strict=True))


def _modal(word: str, have: bool, harm_words: list[str], said: str, *, active: bool) -> tuple[str, str]:
    reason = f'"{said}"'
    if have and (word in ("may", "must") or (word in ("could", "might") and not active)):
        return "unconfirmed", reason
    if have and word != "will":
        return "hypothetical", reason
    if word in ("may", "might", "could") and _UNSEEN & set(harm_words):
        return "feared", reason
    return ("hypothetical" if word in ("would", "should", "must") else "projected"), reason


def _infinitive(verb: Verb, said: str) -> tuple[str, str]:
    helpers = verb.helpers
    before = [*verb.lead, *helpers[: helpers.index("to")]]
    last = before[-1] if before else ""
    reason = f'"{" ".join([*before[-2:], *helpers[helpers.index("to"):]])}"'
    by = len(before) - 1 - before[::-1].index("by") if "by" in before[1:] else 0
    if by and before[by - 1] in ("said", "reported"):
        return "", ""  # "is said by the mayor to have killed two": he says so
    if last in _BELIEVED or by and before[by - 1] in _BELIEVED or (last == "supposed" and "have" in helpers):
        return "unconfirmed", reason
    if last in ("feared", "presumed"):
        return "feared", reason
    if last in ("was", "were") and "have" in helpers:
        return "hypothetical", reason
    if last in _EXPECTED:
        return "projected", reason
    if last == "sent" and _FINITE & set(before[-3:]):
        return "hypothetical", reason  # "were sent to kill 12"
    if _CARRY & set(before[-3:]) or last in _HAD or before[-2:-1] in (["went"], ["go"], ["goes"]):
        return "", ""
    if last in _SPANS and not _TOOK.isdisjoint(before):
        return "", ""  # "it took crews six hours to free nine"
    if last in ("known", "confirmed", "found", "seen", "according", "due"):
        return "", ""
    return "hypothetical", reason
