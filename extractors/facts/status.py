"""What the text says of a figure: reported, confirmed, unconfirmed, feared, projected, denied or hypothetical.

    "could displace 30,000 people"  ->  projected        "denied that 12 soldiers had been killed"  ->  denied

The verb's own helpers come from moods.py, the words that govern it from status.toml. What nothing of this says is
reported.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.chunks.rows import Chunk, Row
from extractors.facts.cues import Stretch, cues, find_cue, given_pattern
from extractors.facts.governed import governed_status
from extractors.facts.moods import Verb, own_mood, read_verb
from extractors.frames.readings import Reading
from extractors.words.prefilter import Prefilter

_CONDITION = re.compile(
    r"(?<!\S)(?:(?<!even )(?<!as )(?<!wonder )if(?! not)(?! any)|unless|provided that|in the event of|^otherwise"
    r"|^(?:assuming|supposing|presuming|imagining|positing)"
    r"|^without (?!warning)|in the worst case|in such a case|at worst)(?!\S)"
)
_FORESEEN = re.compile(
    r"(?<!\S)(?:estimat|predict|expect|forecast|warn|project|plan|announc)\w*(?: \S+){0,3} that(?!\S)"
)
_NEGATED = re.compile(
    r"(?<!\S)(?:never|(?:do|does|did|had|has|have) (?:not|n't))(?: \w+ly)?"
    r" (?!includ|count|know|been|yet|identif|found|recover)[a-z]+(?: any)?$"
)
_NOT_EITHER = re.compile(r"(?<!\S)(?:never|not|n't)(?: (?:ever|even|been|have))?(?: \w+(?:ed|en|t)| ,){1,6} n?or$")
_MADE = frozenset(
    "forced led caused prompted compelled obliged drove made sent had began started continued managed".split()
)
_HELP = re.compile(
    r"(?<!\S)(?:(?:funds?|money|aid|help|food|assistance|relief|shelters?|tents|support|supplies|medicines?|housing"
    r"|homes|compensation|care|blankets|rations) (?:for|to)|help|assist|feed|treat|house)"
    r"(?: (?:the|some|about|an estimated))?$"
)
_FIRST_SAID = re.compile(
    r"(?<!\S)(?:initially|originally|at first|first|earlier|early reports|first reports|initial reports)(?: \S+)? "
    r"(?:said|say|reported|spoke|put|gave|announced|told|claimed|listed|estimated)(?!\S)"
)
_BUT_LATER = re.compile(r"(?<!\S)(?:but|and) (?:\S+ ){0,2}?(?:later|now|then|since|subsequently|afterwards)(?!\S)")
_HARMS = ("killed", "injured", "casualties", "abducted", "sexual_violence")  # called for, not planned
_HAPPENING = frozenset(
    """recorded reported registered counted there expected likely caused possible due confirmed feared killed injured
    wounded dead not n't planned imminent""".split()
)
_SUFFERED = frozenset("died perished drowned killed murdered slain wounded injured hurt".split())
_MAYBE = frozenset("would could might may should not n't never will".split())
_INVERTED = ("should", "had", "were")
_ASKING = ("is", "was", "are", "were", "did", "does", "do", "has", "have", "had")
_QUESTION_OF_CAUSE = ("how", "why", "when", "where", "who", "whose", "what", "which")
_NOT_ONE = re.compile(
    r"(?:(?:neither|none|not one|not a single one|not any|nobody|no one) (?:of|among)|not|neither|nor|not a single)$"
)


_LEFT_OUT = re.compile(
    r"(?<!\S)(?:(?:not|n't) (?:yet )?(?:includ|count)(?:e|ing)?|exclud(?:es?|ing))(?: (?:the|another|also))?$"
)


_OTHERS = (_CONDITION, _FORESEEN, _NEGATED, _NOT_ONE, _LEFT_OUT)  # watched for beside the cues


@cache
def _patterns() -> Prefilter:
    return Prefilter([*(cue.pattern for cue in cues()), *_OTHERS])


def _may_find(pattern: re.Pattern[str], signs: int) -> bool:
    return signs >> len(cues()) + _OTHERS.index(pattern) & 1 == 1


class Status(NamedTuple):
    """A status and what says so: the id of a cue, or the words of the verb; "" for reported."""

    status: str
    reason: str = ""


REPORTED = Status("reported")


def status_of(row: Row, reading: Reading, chunk: Chunk) -> Status:
    """One of models.STATUSES, from the words round the figure and the verb of its harm."""
    harm = row.chunks[reading.harm] if 0 <= reading.harm < len(row.chunks) else chunk
    verb = read_verb(row, _subject_of_aside(row, reading, chunk, harm), harm)
    stretch = Stretch(row, chunk, harm, verb, signs=row.tokens.signs(_patterns()))
    zero = chunk.number is not None and chunk.number.best == 0
    low = row.tokens.low
    if harm.tag == "T" and low[chunk.i - 2 : chunk.i] in ([",", "now"], [",", "already"], [",", "currently"]):
        return REPORTED  # "it is feared that the toll, now 83, will rise"
    if harm.tag in "OW" and not zero and given_pattern().search(" ".join(low[max(0, harm.i - 5) : harm.i])):
        return REPORTED
    if _may_find(_LEFT_OUT, stretch.signs) and _LEFT_OUT.search(stretch.ahead):
        return REPORTED  # "killed 40 people, not counting the two attackers"
    mood, reason = own_mood(verb, low[harm.i : harm.j], zero=zero, active=harm.i < chunk.i and not _at_most(chunk))
    governed = governed_status(row, chunk, harm, stretch, verb) if not zero and mood in ("", "confirmed") else None
    if governed and governed[0] == "reported":
        return Status(*governed)
    if "definite" in chunk.flags and _have_suffered(low[chunk.j : chunk.j + 5]):
        return REPORTED
    if verb.form == "noun" and _is_topic(low, stretch.start, stretch.end):
        return REPORTED
    if not zero:
        denied = _denial(row, chunk, harm, stretch, verb)
        if denied:
            return denied
    if mood == "denied":
        return Status(mood, reason)
    known = "definite" in chunk.flags and (verb.form == "noun" or _is_reduced(verb, chunk, harm))
    if (not verb.finished or verb.form == "present") and not known:
        if _conditional(row, chunk):
            return Status("hypothetical", "under a condition")
    if mood == "unconfirmed" and "could" in verb.helpers and _conditional(row, chunk):
        return Status("hypothetical", "under a condition")
    if mood == "hypothetical" and "would" in verb.helpers and _FORESEEN.search(stretch.ahead):
        return Status("projected", reason)
    planned = verb.form == "infinitive" and reading.measure not in _HARMS
    if mood == "hypothetical" and planned and find_cue(stretch, "projected", finished=False):
        return Status("projected", reason)
    if mood in ("unconfirmed", "feared", "hypothetical"):
        return Status(mood, reason)
    presupposed = verb.form in ("noun", "participle", "finite") and "definite" in chunk.flags
    given = presupposed and verb.form == "noun"
    finished = verb.finished or presupposed or zero or _was_made_to(verb, mood) or _is_helped(row, verb, chunk, harm)
    for status in ("hypothetical", "feared", "unconfirmed"):
        cue = find_cue(stretch, status, finished=finished, given=given)
        if cue:
            return Status(status, cue.id)
    if mood:
        return Status(mood, reason)
    kind = _kind_of_case(row, chunk) if reading.measure == "infected" or harm is chunk else ""
    if kind:
        return Status(kind, "the kind of case")
    if _asked(row, stretch):
        return Status("unconfirmed", "a question")
    if _FIRST_SAID.search(stretch.ahead) and _BUT_LATER.search(" ".join(low[chunk.j :])):
        return Status("unconfirmed", "the first account, which another replaced")
    for status in ("projected", "confirmed"):
        cue = find_cue(stretch, status, finished=finished)
        if cue:
            return Status(status, cue.id)
    return Status(*governed) if governed else REPORTED


def _is_topic(low: list[str], start: int, end: int) -> bool:
    """ "dismissed the claim that | 19 deaths | were unavoidable": it is something else that is said of them."""
    verb = next((k for k in range(end, min(len(low), end + 6)) if low[k] in ("were", "was", "are", "is", ",")), -1)
    if low[start - 1 : start] != ["that"] or verb < 0 or low[verb] == "," or "that" in low[end:verb]:
        return False
    return _HAPPENING.isdisjoint(low[end : verb + 5])


def _have_suffered(behind: list[str]) -> bool:
    """ "had not meant to kill the 20 civilians | who died in the strike": what became of them is told besides."""
    return behind[:1] == ["who"] and not _SUFFERED.isdisjoint(behind) and _MAYBE.isdisjoint(behind)


def _was_made_to(verb: Verb, mood: str) -> bool:
    """ "the threat of floods forced 500 people to leave": what a verb of the past made them do is done."""
    return verb.form == "infinitive" and not mood and not _MADE.isdisjoint((*verb.lead[-3:], *verb.helpers))


def _is_reduced(verb: Verb, chunk: Chunk, harm: Chunk) -> bool:
    """ "the 3,000 people displaced by the fire": a participle right behind the people."""
    return harm.i == chunk.j and verb.form == "finite" and not verb.helpers


def _is_helped(row: Row, verb: Verb, chunk: Chunk, harm: Chunk) -> bool:
    """ "appealed for tents for 3,000 people displaced by the fire": those who are to be helped have been harmed."""
    if not _is_reduced(verb, chunk, harm):
        return False
    return _HELP.search(" ".join(row.tokens.low[max(0, chunk.i - 4) : chunk.i])) is not None


def _subject_of_aside(row: Row, reading: Reading, chunk: Chunk, harm: Chunk) -> Chunk:
    """ "forced 500 people, 80 of them children, to flee": the part stands between its whole and the verb of both."""
    whole = row.chunks[reading.whole] if 0 <= reading.whole < len(row.chunks) else chunk
    return whole if reading.relation == "part" and whole.j <= chunk.i and chunk.j <= harm.i else chunk


def _kind_of_case(row: Row, chunk: Chunk) -> str:
    """ "2,741 confirmed cases", "5,794 suspected cases"."""
    words = set(row.tokens.low[chunk.i : chunk.j])
    if words & {"suspected", "probable", "possible", "presumed"}:
        return "unconfirmed" if "confirmed" not in words else ""
    return "confirmed" if words & {"confirmed", "laboratory-confirmed", "lab-confirmed"} else ""


def _at_most(chunk: Chunk) -> bool:
    return chunk.number is not None and chunk.number.quantifier == "at_most"


def _denial(row: Row, chunk: Chunk, harm: Chunk, stretch: Stretch, verb: Verb) -> Status | None:
    if harm is not chunk and _may_find(_NOT_ONE, stretch.signs) and _NOT_ONE.search(stretch.ahead):
        if not stretch.ahead.endswith(("if not", "why not", "or not")):
            return Status("denied", "not one of them")
    if harm.i < chunk.i and _negated_list(row, harm):
        return Status("denied", "the list of verbs is negated")
    presupposed = "definite" in chunk.flags and verb.form in ("noun", "participle")
    if verb.form == "noun" and not presupposed:
        if _may_find(_NEGATED, stretch.signs) and _NEGATED.search(stretch.ahead):
            return Status("denied", "the verb before it is negated")
    cue = find_cue(stretch, "denied", finished=verb.finished or presupposed)
    return Status("denied", cue.id) if cue else None


def _negated_list(row: Row, harm: Chunk) -> bool:
    """ "has never detained, expelled or killed 2,000": whether the verb is the last of a list that is negated."""
    low = row.tokens.low
    if low[harm.i - 1 : harm.i] not in (["or"], ["nor"]):
        return False
    return _NOT_EITHER.search(" ".join(low[max(0, harm.i - 10) : harm.i])) is not None


def _conditional(row: Row, chunk: Chunk) -> bool:
    """Whether the sentence states a condition and the figure stands on the same side of any semicolon."""
    low = row.tokens.low
    first = [word for word in low[:3] if word not in ('"', "'")]
    if first[:1] and first[0] in _INVERTED and not _ends_asking(row):
        return True
    if not _may_find(_CONDITION, row.tokens.signs(_patterns())):
        return False
    a = max((k for k in range(chunk.i) if low[k] in (";", ":")), default=-1) + 1
    b = next((k for k in range(chunk.j, len(low)) if low[k] in (";", ":")), len(low))
    return _CONDITION.search(" ".join(low[a:b])) is not None


def _ends_asking(row: Row) -> bool:
    return any(word == "?" for word in row.tokens.low[-3:])


def _asked(row: Row, stretch: Stretch) -> bool:
    """A question whether it is so; one after cause or manner takes it for granted, as does "which killed 20?"."""
    low = row.tokens.low
    first = next((word for word in low if word not in ('"', "'")), "")
    if first in _ASKING and {"asked", "asks", "wondered"} & set(low[-6:]):
        return True  # "Is it the case that 70 were killed, the senator asked."
    if not _ends_asking(row) or stretch.told_aside:
        return False
    wh = [k for k, word in enumerate(low) if word in _QUESTION_OF_CAUSE and (k == 0 or not low[k - 1].isalnum())]
    return not wh or low[wh[0] + 1 : wh[0] + 2] in ([","], ["told"], ["says"], ["said"], ["?"])


def clause_of(row: Row, k: int) -> str:
    """The words of the clause round chunk ``k``, in lower case: up to a semicolon or a word like "when"."""
    tags = row.tags
    a = max(tags.rfind(";", 0, k), tags.rfind("w", 0, k)) + 1
    ends = [m for m in (tags.find(";", k), tags.find("w", k)) if m > 0]
    b = min(ends) if ends else len(tags)
    first, last = row.chunks[max(0, a - 1)].i, row.chunks[b - 1].j
    return " ".join(row.tokens.low[first:last])
