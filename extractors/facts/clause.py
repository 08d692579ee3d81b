"""The clause of a figure: its verb where a noun tells the deed, what is said of it behind, and whether it is general.

    find_modal("the epidemic could run to | 9,000 infections")    falls("the evacuation of 900 | was called off")
"""

from __future__ import annotations

from extractors.facts.governors import reaches_noun
from extractors.facts.grammar import BE, DETERMINERS, MODALS, NOT, PREPOSITIONS, Words, is_helper
from extractors.facts.moods import Verb
from extractors.facts.signatures import Sense

_UNDONE = {
    **dict.fromkeys(("calls it off", "prevents"), "hypothetical"),
    **dict.fromkeys(("makes it up", "invents it", "comes to nothing"), "denied"),
}
_REFUTED = {**_UNDONE, "rejects the claim": "denied", "denies": "denied"}
_CLAIMS = frozenset(("a claim", "is only said"))
_BEHIND = 16  # words behind a deed in which something can be said of it
_ENDS = frozenset("; : but while whereas because although though after when where".split())
_GENERAL = frozenset("where wherever whenever when once if unless until who that which".split())
_ANY = frozenset("a an any every each anyone anybody whoever someone somebody".split())
_LEADS = frozenset(("to", "in"))  # "could run to", "would end in"
_DO = frozenset("do does did can could will would".split())
# "the report did not say who they were" says nothing against it
_TELLING = frozenset(
    """say name specify mention give identify elaborate include explain state provide specify detail add tell list
    indicate reveal disclose describe make come go surprise shock stop prevent only just""".split()
)
_JUDGED = frozenset(
    """rate rates rated rating deem deems deemed judge judges judged call calls called label labels labelled brand
    brands branded mark marks marked find finds found rule rules ruled declare declares declared term terms termed
    consider considers considered""".split()
)
_NOBODY = frozenset("nobody none no few".split())
_COMING = frozenset("coming forthcoming tomorrow upcoming next".split())
_PAST = frozenset("was were had did".split())
Said = tuple[str, str]


def find_modal(words: Words, at: int) -> Said | None:
    """Status by a modal, or "is to", of the verb that has the noun at ``at`` for its object."""
    low = words.low
    for k in range(at - 1, max(words.first, at - 12) - 1, -1):
        word = low[k]
        modal = MODALS.get(word) or ("projected" if word == "to" and k and low[k - 1] in BE else "")
        if not modal:
            continue
        first = next((m for m in range(k + 1, at) if not is_helper(low[m])), at)
        if first == at or not reaches_noun(words, first + 1, at) or low[first + 1] in PREPOSITIONS - _LEADS | {"of"}:
            return None
        if word == "to" and "have" in low[k:first]:
            modal = "hypothetical"
        return "hypothetical" if "have" in low[k + 1 : first] else modal, f'"{" ".join(low[k : first + 1])}"'
    return None


def infinitive_before(words: Words, comma: int) -> int:
    """ "threatened | to blow up the bridge, killing 12": what follows from an infinitive hangs where it does, or 0."""
    low = words.low
    for k in range(comma - 1, words.first, -1):
        if k in words.verbs and low[k] not in MODALS or low[k] in ("that", ","):
            return 0
        if low[k] == "to" and k + 1 not in words.things and low[k - 1] not in BE:
            return k
    return 0


def modal_before(words: Words, comma: int) -> Said | None:
    """ "the bomb was to have gone off at noon, killing 52": what follows has the mood of the verb it follows from."""
    low = words.low
    for k in range(comma - 1, words.first - 1, -1):
        if low[k] in ("that", ",", "later") or k in words.verbs and low[k] not in MODALS and low[k] not in BE:
            return None
        if low[k] in MODALS and NOT.isdisjoint(low[k + 1 : k + 3]):
            return "hypothetical" if "have" in low[k + 1 : k + 4] else MODALS[low[k]], f'"{low[k]}" before it'
        if low[k] == "to" and k and low[k - 1] in BE:
            return "hypothetical" if "have" in low[k + 1 : k + 3] else "projected", '"is to" before it'
    return None


def apposed(words: Words, end: int) -> Said | None:
    """ "captured 400 soldiers, a boast | that the army dismissed": what a claim is called by those who doubt it."""
    low = words.low
    if low[end : end + 1] != [","] and (end := _comma_near(low, end)) < 0:
        return None
    noun = next((k for k in range(end + 1, min(len(low), end + 4)) if words.hits[k]), -1)
    hit = words.hits[noun] if noun > 0 else None
    if not hit or low[end + 1] not in ("a", "an", "the") or all(one.signature.id not in _CLAIMS for one in hit[0]):
        return None
    for k in range(noun + 1, min(len(low), noun + 12)):
        if low[k] in _ENDS or low[k] == ",":
            return None
        found = words.hits[k]
        for sense in found[0] if found else ():
            if sense.signature.id in _REFUTED and NOT.isdisjoint(low[k - 3 : k]):
                return "denied", sense.signature.id
    return None


def _comma_near(low: list[str], end: int) -> int:
    return next((k for k in range(end, min(len(low), end + 6)) if low[k] == ","), -1)


def foretold(words: Words, end: int) -> Said | None:
    """ "see 2,000 deaths | in the coming wave": nothing in the sentence is told of the past."""
    low = words.low
    if not _PAST.isdisjoint(low) or any(word.endswith("ed") for word in low[:end]):
        return None
    near = low[end : end + 9]
    if any(a in _COMING and b not in ("to", "of") for a, b in zip(near, [*near[1:], ""], strict=False)):
        return "projected", "of a time to come"
    return None


def falls(words: Words, at: int, end: int, *, claim: bool) -> Said | None:
    """Status by what is said of the subject that begins at ``at``, behind the deed that ends at ``end``."""
    low, hits = words.low, words.hits
    if claim and (verdict := _verdict(words, at, end)):
        return verdict
    if claim and (since := _since_withdrawn(words)):
        return since
    if at < 0 or not words.verbs.isdisjoint(range(words.first, at)) or at - words.first > 4:
        return None
    bad = _REFUTED if claim else _UNDONE
    for k in range(end, min(len(low), end + _BEHIND)):
        if low[k] in _ENDS or low[k] == "as" and low[k + 2 : k + 3] and low[k + 2].endswith("s") and hits[k + 2]:
            return None  # "four killed | as roof collapses"
        if claim and low[k] in NOT and low[k - 1] in _DO and low[k + 1 : k + 2] and low[k + 1] not in _TELLING:
            return "denied", "what is said does not hold"
        hit = hits[k]
        for sense in hit[0] if hit else ():
            if sense.signature.id in bad and sense.kind != "noun" and _is_predicate(low, k, sense):
                return bad[sense.signature.id], sense.signature.id
    return None


def _verdict(words: Words, at: int, end: int) -> Said | None:
    """ "rates the statement that 90 were killed | false": the last word of the sentence tells what is thought of it."""
    low = words.low
    if at < 1 or _JUDGED.isdisjoint(low[max(0, at - 4) : at]):
        return None
    for k in range(len(low) - 1, max(end, len(low) - 6) - 1, -1):
        hit = words.hits[k]
        if hit and any(sense.signature.id == "comes to nothing" and sense.kind == "other" for sense in hit[0]):
            return "denied", "comes to nothing"
    return None


def unheld(words: Words, at: int) -> Said | None:
    """ "nobody would swear | that 12 were killed": what hangs on a verb that is denied, whichever it is."""
    low = words.low
    that = next((k for k in range(at - 1, max(words.first, at - 12) - 1, -1) if low[k] == "that"), -1)
    before = range(that - 1, max(words.first, that - 8) - 1, -1)
    if that < 1 or (k := next((k for k in before if low[k] in NOT | _NOBODY), -1)) < 0:
        return None
    known = [hit[0] for m in range(k, that) if (hit := words.hits[m])]
    if "only" in low[k:that] or "just" in low[k:that]:
        return None
    if any(sense.signature.id in ("knows it", "denies", "doubts") for senses in known for sense in senses):
        return None
    return "unconfirmed", f'"{low[k]}" before "that"'


def _since_withdrawn(words: Words) -> Said | None:
    """ "the charge, since | dropped, that he killed six": what is said in passing of a claim."""
    low = words.low
    for k in range(2, len(low)):
        if low[k - 1] in ("since", "later", "now", "subsequently") and low[k - 2] in (",", "(", "-"):
            hit, nouns = words.hits[k], words.hits[max(0, k - 7) : k - 2]
            if not any(one and one[0][0].kind == "noun" for one in nouns):
                continue  # "the minister, since dismissed"
            for sense in hit[0] if hit else ():
                if sense.signature.id in _REFUTED and sense.form in ("past", "participle"):
                    return _REFUTED[sense.signature.id], sense.signature.id
    return None


def _is_predicate(low: list[str], k: int, sense: Sense) -> bool:
    """ "was | cancelled", "fell apart", "turned out to be | false", but not "who was dismissed", "was not denied"."""
    start = k
    while start and (is_helper(low[start - 1]) or low[start - 1] in ("to", "turned", "out", "proved", "an", "a")):
        start -= 1
    group = low[start:k]
    if not NOT.isdisjoint(group) or low[start - 1 : start] in (["who"], ["which"], ["that"]):
        return False
    if sense.signature.id == "comes to nothing" and sense.form in ("past", "third") and BE.isdisjoint(group):
        return True
    if sense.kind == "other" and low[start - 1 : start] == ["as"]:
        return not BE.isdisjoint(low[max(0, start - 8) : start])  # "is regarded by detectives as | fantasy"
    return sense.form != "ing" and (not BE.isdisjoint(group) or "proved" in group)


def is_general(words: Words, verb: Verb, told: list[str], start: int) -> bool:
    """ "pays out where 40 are killed", "once a quake kills 500", "a man who kills two": no deed in particular."""
    low = words.low
    near = (m for m in range(start - 1, words.first - 1, -1) if low[m] in ("once", "whenever", "wherever"))
    k = next(near, words.first - 1)
    if low[:1] in (["may"], ["let"]) and verb.form == "present" and low[1] in DETERMINERS:
        return True  # "May the 300 captives walk free"
    present = verb.form == "present" or verb.form == "finite" and verb.helpers in (("is",), ("are",))
    if k < 1 or not present or low[k] not in _GENERAL:
        return False
    before = low[:k]
    if verb.form == "present" and any(word.endswith("ed") for word in told):
        return False
    if not _PAST.isdisjoint(before) or {"a", "an", "the"}.isdisjoint(low):
        return False
    if low[k] in ("who", "that", "which"):
        return verb.form == "present" and not _ANY.isdisjoint(before[-3:])
    return True
