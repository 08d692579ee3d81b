"""How well a stated place fits a figure: what governs it, how far away it stands, whether a speaker sits there.

"Airstrikes near Falluja killed 12 people, police in Baghdad said."
    weigh(12, Falluja) -> 3.0, "event"        weigh(12, Baghdad) -> below nothing: that is where the police sit
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.places.context import PlaceMention
from extractors.places.cues import (
    APPOSED_IN,
    BATTLE_FOR,
    BODY_SAID,
    BORDER_AFTER,
    BORDER_BEFORE,
    BROUGHT_BEFORE,
    CARE_BEFORE,
    DATELINE,
    DEEDS_AFTER,
    ENDS_REACH,
    ENDS_THERE,
    EVENT_AFTER,
    FAR_OFF,
    FELT_IN,
    FOLLOWED_BY,
    FROM_THERE,
    GAPPED,
    GOVERNING,
    HOLDS_NEXT,
    HOST_CUES,
    IS_CARE,
    KIND_OF,
    LIES_IN,
    LIST_GOES_ON,
    LISTED_BEFORE,
    LOCALS_BEFORE,
    MOSTLY_IN,
    MOVING,
    NAMED_IN,
    NUMBER,
    OWN_COUNT,
    PART_OF,
    PARTS,
    ROAD_BETWEEN,
    SAID_BY,
    SAID_NEXT,
    SPEAKER_BEFORE,
    SPEAKS_THERE,
    SPEECH_AFTER,
    SPOKEN_IN,
    SUBJECT_AFTER,
    SUFFERED,
    THAT_AFTER,
    TIED_AFTER,
    TOLD_IN,
    TRAVEL_TO,
    WHERE_NEXT,
)
from extractors.places.gazetteer import fold_name
from extractors.places.roles import WORTH, read_role
from extractors.places.words import DIRECTIONS, INSIDE

# What speaks against a place; roles.py holds what speaks for it.
COST: dict[str, float] = {
    "speaker": 4.0, "speaker at home": 0.5, "its body speaks": 1.0, "speaker behind": 1.8, "dateline": 3.0,
    "told from afar": 0.8, "owns the next": 3.0, "holds the next": 1.5, "holds the last": 1.2, "care": 1.5,
    "word": 0.03, "break": 1.2, "and": 0.35, "tied to another": 1.0, "own count": 1.5, "furthest": 4.0,
    "listed later": 0.1, "of a part": 1.0,
}  # fmt: skip
THEIR_PLACE = re.compile(r"\b(?:of|among)\s(?:them|whom|these|those)\s(?:\w+\s){0,2}?(?:in|at|near|from)\s(?:the\s)?$")


_BEHIND_DASH = re.compile(r"[(—-]")
_PLAIN_WORD = re.compile(r"[\w’'-]+")


def find_governor(left: str) -> str:
    """The word nearest before a place that says how it belongs, at most seven words back: "in", "hit"; "" for none."""
    word = next((word for word in _words_back(left) if word in GOVERNING), "")
    return "from" if word in INSIDE and FROM_THERE.search(left) else word


def _words_back(left: str) -> Iterator[str]:
    """The words that may govern what follows, the nearest first: each behind a blank, a bracket or a dash."""
    for word in reversed(left.rsplit(None, 8)[-8:]):
        yield _BEHIND_DASH.split(word)[-1].lower()
        if not _PLAIN_WORD.fullmatch(word) or ENDS_REACH.match(word):
            return


def cost_of_neighbours(text: str, mentions: Sequence[PlaceMention], index: int) -> float:
    """A place that only says where the next one lies, or where the one before it lies, counts for less."""
    mention, cost = mentions[index], 0.0
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    between = text[mention.end : following.start] if following else ""
    lies_in = APPOSED_IN.fullmatch(between) or PART_OF.fullmatch(between) and mention.precision != "country"
    if between and HOLDS_NEXT.fullmatch(between) and not lies_in:
        cost += COST["owns the next"] if between[0] in "'’" else COST["holds the next"]
    if any(is_holder(text, inner, mention) for inner in mentions[max(0, index - 2) : index]):
        cost += COST["holds the last"]
    return cost


def is_holder(text: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    """In "Sardoa, in the east of Minas Gerais" the second place only says where the first one lies."""
    between = text[inner.end : outer.start]
    if inner.precision == "country" and between.endswith(" of "):  # "the Myanmar | town of | Myawaddy"
        return False
    return APPOSED_IN.fullmatch(between) is not None or (
        len(between) < 60
        and LIES_IN.fullmatch(between) is not None
        and not PARTS.search(between)
        and not NUMBER.search(between)
    )


def weigh(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mention: PlaceMention,
    *,
    far: bool = True,
) -> tuple[float, str]:
    """How well a place fits a figure: how it is attached, how far away it stands, whether a speaker sits there."""
    left, word, listed = read_left(text, sentence_start, mention.start, mention.end)
    span = text[min(figure_start, mention.end) : max(figure_end, mention.start)]
    score, role = read_role(text, sentence_start, measure, mention, word, span, left)
    if role == "event" and measure == "displaced" and mention.end <= figure_start and word in INSIDE:
        if HOST_CUES.search(text, figure_end, min(sentence_end, figure_end + 50)):
            role = "host"
    if measure not in MOVING and TRAVEL_TO.search(left):
        score = min(score, WORTH["journey"])
    score = read_attachment(text, mention, word, left, score)
    if mention.end < figure_start <= mention.end + 60 and WHERE_NEXT.fullmatch(text, mention.end, figure_start):
        score, role = max(score, WORTH["where"]), "event" if role in ("origin", "destination") else role
    if mention.end + 1 == figure_start and text[mention.end] == " " and not word and GAPPED.search(left):
        score = max(score, WORTH["where"])
    score -= read_speaker(text, mention, left, span, mention.start > figure_end)
    if stands_in_dateline(text, sentence_start, sentence_end, mention.start, mention.end):
        score -= COST["dateline"]
    if word in INSIDE and mention.start >= figure_end:
        score += WORTH["behind the figure"]
    if listed:
        score -= COST["listed later"]
    if measure in ("killed", "injured", "casualties", "") and is_place_of_care(text, sentence_start, mention):
        score, role = score - COST["care"], "destination"
    if " of " in mention.text and fold_name(mention.text).split()[0] in DIRECTIONS:  # "19 km east of San Salvador"
        score = (max(score, WORTH["far off"]) if FAR_OFF.search(left) else score) - COST["told from afar"]
    if far:
        score -= measure_distance(text, figure_start, figure_end, mention)
    return score + WORTH.get(mention.precision, 0.0), role


@lru_cache(maxsize=512)  # asked of a place by each figure of its sentence, and by those of the sentences behind
def read_left(text: str, sentence_start: int, start: int, end: int) -> tuple[str, str, bool]:
    """The words before a place, without "the city of"; the one that governs it; whether it stands in a list."""
    left = text[max(sentence_start, start - 80) : start]
    if left[-15:].lower().rstrip().endswith(("of", "the")):
        left = KIND_OF.sub("", left)
    left = FOLLOWED_BY.sub("", left)
    listed = LISTED_BEFORE.search(left)
    if listed and (listed["last"] != ", " or LIST_GOES_ON.match(text, end)):
        return left[: listed.end(1)] + " ", find_governor(left[: listed.end(1)] + " "), True
    return left, find_governor(left), False


def is_place_of_care(text: str, sentence_start: int, mention: PlaceMention) -> bool:
    """Where the wounded were brought and doctors speak is not where it happened: "treated at the Benue hospital"."""
    left = read_left(text, sentence_start, mention.start, mention.end)[0][-60:]
    return bool(CARE_BEFORE.search(left) or IS_CARE.search(mention.text) and BROUGHT_BEFORE.search(left))


def read_attachment(text: str, mention: PlaceMention, word: str, left: str, score: float) -> float:
    """The worth again, by what stands round the place: a battle for it, a border, a verb or a disaster behind it."""
    if word in ("of", "from") and LOCALS_BEFORE.search(left):  # "residents of Maiha said": they tell of their own town
        score = WORTH["inside"]
    if word == "between" and ROAD_BETWEEN.search(left):
        score = WORTH["struck"]
    if word == "for" and BATTLE_FOR.search(left):
        score = WORTH["fought for"]
    if BORDER_BEFORE.search(left) or BORDER_AFTER.match(text, mention.end):
        score = min(score, WORTH["border"])
    if not word and SUBJECT_AFTER.match(text, mention.end):
        score = WORTH["subject"]
    if mention.precision == "country" and DEEDS_AFTER.match(text, mention.end):
        return -0.8  # "since Russia's invasion": that country did it elsewhere
    if text[mention.end : mention.end + 2] in ("'s", "’s") and not word:
        score = 1.0
    after = EVENT_AFTER.match(text, mention.end)
    if after and (mention.precision != "country" or SUFFERED.search(after.group())):
        score = max(score, WORTH["struck"])
    return score


def read_speaker(text: str, mention: PlaceMention, left: str, span: str, behind: bool) -> float:
    """The cost of a place where only a speaker sits: "police in Baghdad said", "reported in Lima that"."""
    if SPEECH_AFTER.match(text, mention.end) and SPEAKER_BEFORE.search(left):
        return COST["speaker at home"] if LOCALS_BEFORE.search(left) else COST["speaker"]
    if SPOKEN_IN.search(left) and THAT_AFTER.match(text, mention.end):
        return COST["speaker"]
    if SAID_BY.search(left) or FELT_IN.search(left) or SAID_NEXT.match(text, mention.end) and NAMED_IN.search(left):
        return COST["speaker"]
    if TOLD_IN.search(left) and ENDS_THERE.match(text, mention.end):
        return COST["speaker"]
    if _HEADS_CLAUSE.search(left) and SPEAKS_THERE.match(text, mention.end):
        return COST["speaker"]
    if BODY_SAID.match(text, mention.end):
        return COST["its body speaks"]
    if behind and _SPOKEN.search(span) and SPEAKER_BEFORE.search(left[-45:]):
        return COST["speaker behind"]
    return 0.0


@lru_cache(maxsize=512)
def stands_in_dateline(text: str, sentence_start: int, sentence_end: int, start: int, end: int) -> bool:
    """ "BEIRUT (AP) - ...", also where a sentence in small letters has a place in capitals."""
    line = DATELINE.match(text[sentence_start : sentence_start + 90]) if end <= sentence_start + 90 else None
    if line and end <= sentence_start + line.end():
        return True
    if not text[start:end].isupper() or end - start <= 4:
        return False
    sentence = text[sentence_start:sentence_end]
    return not sentence.isupper() and sentence.upper() != sentence


def measure_distance(text: str, figure_start: int, figure_end: int, mention: PlaceMention) -> float:
    """Words between figure and place, with what parts them: a semicolon or "while" more than a comma."""
    after = mention.start >= figure_end
    between = text[figure_end : mention.start] if after else text[mention.end : figure_start]
    cost = COST["word"] * len(between.split())
    cost += COST["break"] * _count_breaks(between)
    numbers = len(NUMBER.findall(between)) if after else 0
    if after:
        cost += COST["and"] * ((len(_ANDS.findall(between)) if "and" in between else 0) + numbers)
        if ("," in between or ";" in between) and OWN_COUNT.match(text, mention.end):
            cost += COST["own count"]
        if not numbers and TIED_AFTER.fullmatch(between):
            cost -= WORTH["tied"]
    elif has_own_count(text, mention):
        cost += COST["furthest"]
    if after and MOSTLY_IN.search(text, max(figure_end, mention.start - 70), mention.start):
        cost += COST["of a part"]
    if (not after or numbers) and is_tied_to_other(text, mention.start):
        cost += COST["tied to another"]
    if after and THEIR_PLACE.search(text, max(figure_end, mention.start - 50), mention.start):
        if NUMBER.search(between):
            return COST["furthest"]  # "182 new cases, three of them in Benguela"
    return min(cost, COST["furthest"])


_HEADS_CLAUSE = re.compile(r"(?:^|[.;]\s|\n)\W*In\s$")  # "In |Geneva the high commissioner said"
_SPOKEN = re.compile(r"\b(?:said|told|according)\b")
_BREAKS = re.compile(r"\b(?:while|whereas|but|of whom)\b")
_ANDS = re.compile(r"\band\b")


def _count_breaks(between: str) -> int:
    """How often a new clause or sentence begins."""
    marks = between.count(";") + between.count(". ") + between.count("\n\n")
    words = "while" in between or "whereas" in between or "but" in between or "of whom" in between
    return marks + (len(_BREAKS.findall(between)) if words else 0)


def has_own_count(text: str, mention: PlaceMention) -> bool:
    """ "Tshopo (201)": a number in brackets behind a place is the place's own."""
    return re.match(r"\s\(\d", text[mention.end : mention.end + 3]) is not None


@lru_cache(maxsize=512)
def is_tied_to_other(text: str, start: int) -> bool:
    """In "killed 48 people in Kerala, 12 in Goa" both places have a number of their own before them."""
    left = text[max(0, start - 50) : start]
    numbers = list(NUMBER.finditer(left))
    if numbers and numbers[-1].group().endswith("."):  # of the sentence before
        return False
    return bool(numbers and TIED_AFTER.fullmatch(left[numbers[-1].end() :]))
