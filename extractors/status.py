"""What the text says of a figure: reported, confirmed, unconfirmed, feared, projected, denied or hypothetical.

    "could displace 30,000 people"  ->  projected        "denied that 12 soldiers had been killed"  ->  denied
"""

from __future__ import annotations

import re

from extractors.chunks import Chunk, Row
from extractors.readings import Reading

_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|may have|might have|possibly|not (?:yet |been )?(?:independently )?(?:verified|confirmed)"
    r"|could not (?:be )?(?:independently )?(?:verif\w+|confirm\w*)|unverified|unofficial|rumou?r\w*|allegedly"
    r"|could have (?:been )?(?:killed|died|injured|wounded|displaced)|no independent confirmation)\b"
)
_FEARED = re.compile(r"\b(?:feared|fears?|presumed|assumed (?:dead|to)|believed dead|may be (?:dead|buried|trapped))\b")
_PROJECTED = re.compile(
    r"\b(?:could (?:rise|reach|be (?:as|up|more|dis|kil|aff|for|in)\w*|climb|exceed|face|die|lose|affect|displace|kill|leave)"
    r"|(?:is|are|was|were) expected|projected|forecasts?|forecasting|predicts?|predicted|expects?|anticipat\w+"
    r"|will (?:need|be|face|die|have|reach|require|return|receive|rise)|may (?:rise|reach|displace|need|face|be (?:displaced|affected|forced|in))"
    r"|might (?:rise|reach|displace|need|face|kill|be)|likely to|by the end of (?:the )?(?:year|20\d\d|next)|at risk of|plans? to|planning to"
    r"|is preparing (?:for|to)|are preparing (?:for|to)|threaten\w* to|on track to|set to|prepared to|ready to)\b"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|disput(?:ed|es|ing)|no truth|false (?:reports?|claims?)|not true"
    r"|retract\w+|withdrew|withdrawn|outright lie|is a lie|no evidence|fabricat\w+|hoax|untrue|baseless|contradict\w+|never happened"
    r"|there (?:was|were) no|did not (?:kill|happen|take place))\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|would|should (?:the|a|an|it|they)|were to|had the|in case of|in the event of|suppose|imagine|drill|exercise|simulat\w+"
    r"|hypothetical|scenario|whether|what if|in the (?:film|movie|novel|game|play|series)|myth|dreamt|dreamed|a (?:computer )?model)\b"
)
_CONFIRMED = re.compile(r"\b(?:confirmed|acknowledged|admitted|verified)\b")


def clause_of(row: Row, k: int) -> str:
    """The words of the clause round chunk ``k``, in lower case: up to a semicolon or a word like "when"."""
    tags = row.tags
    a = max(tags.rfind(";", 0, k), tags.rfind("w", 0, k)) + 1
    ends = [m for m in (tags.find(";", k), tags.find("w", k)) if m > 0]
    b = min(ends) if ends else len(tags)
    first, last = row.chunks[max(0, a - 1)].i, row.chunks[b - 1].j
    return " ".join(row.tokens.low[first:last])


def status_of(sentence: str, row: Row, reading: Reading, chunk: Chunk) -> str:
    """One of the statuses of models.STATUSES, from the words round the figure and the verb of its harm."""
    clause = clause_of(row, reading.chunk)
    harm = row.chunks[reading.harm] if 0 <= reading.harm < len(row.chunks) else chunk
    zero = chunk.number is not None and chunk.number.best == 0
    denial = _DENIED.search(sentence)
    if denial and not zero and _denies_harm(sentence, denial, row, chunk):
        return "denied"
    between = row.tags[min(reading.chunk, reading.harm) : max(reading.chunk, reading.harm)] if reading.harm >= 0 else ""
    if "!" in between and not zero:
        words = row.tokens.low[chunk.i : harm.j] if chunk.i < harm.j else []
        if any(word in ("not", "n't", "never") for word in words):
            return "denied"
    first = row.tokens.low[0] if row.tokens.low else ""
    if first in ("if", "unless", "should", "suppose", "imagine") or _HYPOTHETICAL.search(clause):
        return "hypothetical"
    near = sentence[max(0, min(chunk.start, harm.start) - row.start - 70) : max(chunk.end, harm.end) - row.start + 60]
    if _FEARED.search(near):
        return "feared"
    said = sentence[max(0, min(chunk.start, harm.start) - row.start - 4) : max(chunk.end, harm.end) - row.start + 4]
    if sentence.rstrip("\"' ").endswith("?") or _BELIEVED.search(said) or _ALLEGED.search(near):
        return "unconfirmed"
    mood = _mood(row, chunk, harm)
    if mood:
        return mood
    if _UNCONFIRMED.search(sentence):
        return "unconfirmed"
    if _PROJECTED.search(clause):
        return "projected"
    if _CONFIRMED.search(clause) and not re.search(r"confirmed (?:\w+ )?cases?|confirmed infections?", clause):
        return "confirmed"
    return "reported"


_BELIEVED = re.compile(r"\b(?:believed|thought|said|alleged|understood|reported) to (?:have|be|lie)\b")
_ALLEGED = re.compile(r"\balleg(?:ed|es|ations?)\b")
_REAL_TO = frozenset(
    """forced forcing forces force able managed had has have continued continues helped helping led leading caused causing
prompting prompted compelled driven used went known allowed allowing enabled enabling began started next""".split()
)
_MODAL_MOODS = {
    "will": "projected",
    "shall": "projected",
    "could": "projected",
    "may": "projected",
    "might": "projected",
    "can": "projected",
    "'ll": "projected",
    "would": "hypothetical",
    "should": "hypothetical",
    "must": "hypothetical",
}


def _mood(row: Row, chunk: Chunk, harm: Chunk) -> str:
    """What the verb's own helpers say: "will kill", "could be displaced", "a plot to behead", "neither was hurt"."""
    low = row.tokens.low
    if (
        chunk.i >= 2
        and low[chunk.i - 2 : chunk.i] in (["neither", "of"], ["none", "of"], ["not", "one"])
        or (chunk.i and low[chunk.i - 1] in ("not", "neither"))
    ):
        return "denied"
    if harm.tag not in "VKIWJ" or harm is chunk:
        return ""
    first = max(0, harm.i - 5 if harm.i < chunk.i else max(chunk.j, harm.i - 5))
    before = low[first : harm.i]
    words = low[harm.i : harm.j]
    if "be" in before + words[:1] or harm.tag in "KI":
        for k in range(len(before) - 1, -1, -1):
            word = before[k]
            if word in (",", ";", "who", "that"):
                break
            if word in _MODAL_MOODS and "have" not in before[k:]:
                return _MODAL_MOODS[word]
            if word == "to" and k + 2 >= len(before):
                lead = low[max(0, first + k - 7) : first + k]
                if _REAL_TO.isdisjoint(lead):
                    return "hypothetical"
                break
    if before[-1:] == ["from"] and {"prevented", "prevent", "stopped", "kept", "saved"} & set(low[: harm.i]):
        return "hypothetical"
    return ""


def _denies_harm(sentence: str, denial: re.Match[str], row: Row, chunk: Chunk) -> bool:
    """Whether it is the harm that is denied: the denial governs the figure; denying responsibility is none."""
    at = chunk.start - row.start
    after = sentence[denial.end() : denial.end() + 60]
    if re.match(
        r"\W*(?:any |all )?(?:responsib|involve|wrongdoing|link|role|targeting|blame|carrying|being behind|attacking|using)",
        after,
    ):
        return False
    if denial.start() < at:
        return ";" not in sentence[denial.end() : at] and " but " not in sentence[denial.end() : at]
    return (
        at < denial.start() <= at + 160
        and re.search(
            r"\b(?:claims?|reports?|figures?|toll|allegations?|statement|account|number|rumou?rs?|story)\b", sentence
        )
        is not None
    )
