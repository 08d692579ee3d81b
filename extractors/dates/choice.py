"""Which of the stated dates belongs to a figure.

published Sunday 5 June 2016: "Officials said on Sunday that 12 people were killed in clashes on Friday night."
    choose_date -> 2016-06-03; "said on Sunday" dates the statement, not the deaths
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extractors.dates.anchored import SHIFTED, find_anchored
from extractors.dates.records import SCENE_OF
from extractors.dates.stated import DateMention, find_dates
from extractors.text.sentences import find_sentences
from extractors.words.prefilter import Guarded


class DateReading(NamedTuple):
    """The columns of a figure: ISO dates and a precision, all "" where no date fits."""

    date_start: str = ""
    date_end: str = ""
    date_precision: str = ""


SPEECH = (  # by their first letters: most words are no verb of saying, and are soon passed over
    r"(?:s(?:aid|ays|tated|tatement)|told|tweeted|a(?:nnounced|dded|cknowledged|ccused|ccording\s+to)|rep(?:orted|orts|orters)|"
    r"released|c(?:onfirmed|laimed(?!\s(?:the\s|(?:\w+\s){1,4})li(?:fe|ves)\b)|ited|harged)|de(?:clared|nied)|w(?:arned|rote)|quoted|publi(?:cation|shed)|interview|"
    r"briefing|press\s+conference|news\s+conference|updated)"
)
# "said on Monday", "told reporters in Geneva on Monday", "announced Thursday"
SPOKEN_BEFORE = re.compile(
    rf"\b{SPEECH}\b(?!\s+(?:death\s+)?(?:toll|deaths?|dead|cases?|number)\b)(?:\s+(?!(?:that|was|were|had|have|has|\d[\d,.]*)\b)[\w’'.-]+){{0,4}}?"
    r"\s*,?\s*(?:(?:on|late|early|at|in)\s+){0,2}$",
    re.IGNORECASE,
)
# "The ministry on Monday said"
SPOKEN_AFTER = re.compile(
    rf"(?=[\s,])\s{{0,4}},?\s{{0,4}}(?:[\w’'.-]{{1,40}}\s{{1,4}}){{0,7}}?{SPEECH}\b", re.IGNORECASE
)
# "BEIRUT, March 7 (Reuters) -", "3 JAN 90 (DPA) --"
DATELINE = re.compile(r"\s*\([A-Z][^)\n]{1,30}\)\s*(?:-|–|—)")
# "KATHMANDU, April 26 - ", "AHMEDABAD, India, |Jan 27| - "
DATELINE_HEAD = re.compile(
    r"(?:^|\n)[ \t]*\([A-Z][\w .'’-]{2,30},\s$|"  # "(NAIROBI, |3 July 2024|) - "
    r"(?:^|\n)[ \t]*[A-Z][\w'’-]{2,30}(?: [A-Z][\w'’-]{1,30}){0,2}(?:, [A-Z][\w'’-]{2,30}(?: [A-Z]\w{2,30})?)?,\s$|"
    r"(?:^|\n)[ \t]*[A-Z][A-Z .'’-]{2,40}(?:,\s[A-Z][\w .]{2,30})?(?:\s\([^)\n]{2,30}\))?,?\s+$"
)
DASH = re.compile(r"(?:,?\s(?:19|20)\d\d)?\)?\s*(?:-{1,2}|–|—|:)\s")
HARM = re.compile(
    r"\b(?:kill|die|dead|death|wound|injur|hurt|displac|flee|fled|evacuat|abduct|kidnap|missing|detain|arrest|"
    r"shot|attack|bomb|explo|blast|clash|struck|hit|quake|flood|storm|crash|collaps|drown|infect|case|affect|rescu|free|"
    r"return|massacre|behead|execut|strike|raid|assault|ambush|blaze|erupt|landslide|mudslide|avalanche|bur(?:y|ied)|"
    r"sank|sunk|capsiz|overturn|plunge|derail|fire\b|gunfire|shell|rocket|mortar|missile|overr[ua]n|swept|tsunami|cyclone|"
    r"typhoon|hurricane|tornado|flames|skidd|overshot|slammed|hijack|stabb|electrocut|gave\sway|tremor|rains?\b|downpour|"
    r"deton|gunned|drove\sinto|plough|plowed|ramm|outbreak|stampede|siege|offensive|fighting|violence|gunm[ae]n|landfall|struck|poison|"
    r"left\s(?:their|the)|arriv|cross|came\sdown|went\s(?:down|off)|blew\sup|caught\sfire|veered|ran\saground|broke\sup)",
    re.IGNORECASE,
)
OLD_COUNT = re.compile(
    r"\b(?:(?:up|down|compared|rising|increasing|falling|an?\s(?:increase|rise|decrease|drop|decline))\s(?:from|with|to)|"
    r"against|versus|from)\s(?:\w+\s){0,3}?\d[\d,.]*\b",
    re.IGNORECASE,
)
HARMED = ("killed", "injured", "casualties")
NEXT_CLAUSE = re.compile(r",?\s+and\s+(?:on|in|at|by|late|early|then|another)\b|,\s+(?:on|in)\s+$", re.IGNORECASE)
# A count over a war or years has no day of an earlier sentence for its date.
WIDE = Guarded(
    r"\bsince\b|\bso far\b|\b(?:civil )?war\b|\bconflict\b|\buprising\b|\binsurgency\b|\boverall\b|\bin total\b|"
    r"\bto date\b|"
    r"\b(?<!may )(?<!might )(?<!could )(?<!must )(?<!to )(?:has|have) (?:killed|displaced|claimed|fled)\b|"
    r"\bnationwide\b|\bannually\b|\beach year\b|\bcurrently\b|"
    r"\bremain\w*\b|\bin need\b|\bper cent\b",
    re.IGNORECASE,
)
# but "the quake, which struck on |Monday, killed nine" tells the day of both
ASIDE = re.compile(
    r",\s(?:which|whose|who)\s(?!(?:[a-z]+\s){0,2}?(?:struck|hit|began|started|erupted|broke|happened|occurred|took\splace|"
    r"crashed|sank|capsized|exploded|collapsed|swept|came|followed|made)\b)[^,;]{1,120}$"
)
# "in Dhaka, the scene of a similar fire |last year,"
SCENE = re.compile(rf",\s{SCENE_OF}\s[^,;]{{1,80}}$")
# "..., the port authority |today said"
TODAY_SAID = re.compile(r"\s(?:said|told|announced|confirmed|reported|stated|added)\b")
# the sentence behind a lead that says when: "It occurred on |Thursday", "|Saturday's blast is the worst"
ITS_DAY = re.compile(
    r"\s{0,4}(?:(?:It|This|The\s(?:\w{1,20}\s){0,2}?(?:attack|blast|explosion|quake|earthquake|incident|accident|crash|fire|raid|bombing|"
    r"shooting|collapse|landslide|storm|clash|clashes))\s(?:happened|occurred|took\splace|came|struck|began|hit|went\soff)\b|"
    r"(?=[A-Z]\w{2,8}day['’]s\s(?:\w{1,20}\s){0,2}?(?:attack|blast|explosion|quake|earthquake|incident|accident|crash|fire|raid|"
    r"bombing|shooting|collapse|landslide|storm)\b))"
)
LEAD = 400  # characters from the head of a text
REACH = 250  # characters back to a date of an earlier sentence
_BREAKS = re.compile(r";|\bwhile\b|\bwhereas\b|\bbut\b|\b(?:against|compared\s(?:with|to)|versus)\s(?:\w+\s){0,2}$")
_CLAUSES = re.compile(r"\b(?:since|after|which|who|when|where)\b")
_FIGURES = re.compile(
    r"(?<![\w.])\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b"
)
# "the toll stood at |1,234 at noon on Tuesday", "has risen to |290 on Sunday": a count reached by then
RUNNING = Guarded(
    r"\b(?:toll|count|number|figure|total|deaths?|dead)\b(?:[^.;]|\.\d){0,90}?\b(?:stood|stands?|standing|r(?:ose|isen|ises|ising)|"
    r"climb(?:ed|s|ing)?|reach(?:ed|es|ing)?|jump(?:ed|s)|increased|passed|topped|grew|grown|revised|soared|put)\s"
    r"(?:\w+\s){0,3}?(?:at|to|past|by)?\s?(?:(?:at\sleast|more\sthan|over|about|around|nearly|almost|some)\s)?$",
    re.IGNORECASE,
)
KIND_COST = {"point": 0.0, "window": 0.0, "since": 0.1, "as_of": 0.3}


def choose_date(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    mentions: Sequence[DateMention],
    published: date | None = None,
    measure: str = "",
) -> DateReading:
    """The date of the event a figure speaks of, or the stretch it counts over.

    A date that hangs on the verb of saying ("said on Monday") dates the statement. Where it is the only one the reading
    is empty: a toll is often told a day or more after the event, and an empty cell costs less than a wrong day.
    """
    mentions = add_anchored(text, sentence_start, sentence_end, mentions, published)
    mentions = [
        one
        for one in mentions
        if not (measure in HARMED and is_reached_by(text, sentence_start, figure_start, figure_end, one))
        and not is_of_next_clause(text, figure_end, one)
    ]
    best: tuple[float, DateMention] | None = None
    for mention in mentions:
        if (
            is_spoken(text, mention, figure_start, sentence_start)
            or is_of_old_count(text, figure_end, mention)
            or is_of_aside(text, figure_start, sentence_start, mention)
        ):
            continue
        cost = measure_distance(text, figure_start, figure_end, mention) + KIND_COST[mention.kind]
        if any(figure_end <= one.start < mention.start for one in mentions):  # another day stands nearer
            cost += 0.7
        if best is None or cost < best[0]:
            best = (cost, mention)
    if best:
        return read_date(best[1])
    if any(not is_of_aside(text, figure_start, sentence_start, one) for one in mentions):
        return DateReading()
    if sentence_start < LEAD and measure in HARMED:
        told = find_day_behind(text, sentence_end, published)
        if told:
            return read_date(told)
    earlier = find_earlier_dates(text, sentence_start, published)
    if earlier and not WIDE.search(text, *find_clause(text, figure_start, sentence_start, sentence_end)):
        for mention in earlier:
            if not is_spoken(text, mention, figure_start, max(0, mention.start - 120)):
                return read_date(mention)
    return DateReading()


def add_anchored(
    text: str, start: int, end: int, mentions: Sequence[DateMention], published: date | None
) -> Sequence[DateMention]:
    """The dates of a sentence with those told from another date: "the next day", "two days later"."""
    if not SHIFTED.search(text, start, end):
        return mentions
    told = find_anchored(text, start, end, mentions, find_earlier_dates(text, start, published))
    kept = [one for one in mentions if not any(one.start < new.end and new.start < one.end for new in told)]
    return sorted(kept + told)


def find_clause(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence between semicolons that a character stands in."""
    left, right = text.rfind(";", start, at), text.find(";", at, end)
    return (start if left < 0 else left), (end if right < 0 else right)


def is_reached_by(text: str, start: int, at: int, end: int, mention: DateMention) -> bool:
    """Is it the day by which a toll was reached: "by Saturday 23 had died", "rose to 23 on Saturday"?"""
    if mention.precision != "day" or mention.kind != "point":
        return (mention.kind, mention.precision) == ("as_of", "day")
    return (
        end <= mention.start < end + 60
        and RUNNING.search(text, start, at) is not None
        and not HARM.search(text, end, mention.start)
    )


def is_of_next_clause(text: str, figure_end: int, mention: DateMention) -> bool:
    """In "rescuers saved nine; 46 were missing two days later" the later day is not that of the nine."""
    if mention.start < figure_end or ";" not in text[figure_end : mention.start]:
        return False
    return SHIFTED.match(text, mention.start) is not None


def is_of_old_count(text: str, figure_end: int, mention: DateMention) -> bool:
    """In "reached 1,412,199, up from 1,287,593 in June" the date is that of the count before."""
    return mention.start >= figure_end and OLD_COUNT.search(text, figure_end, mention.start) is not None


def is_of_aside(text: str, figure_start: int, sentence_start: int, mention: DateMention) -> bool:
    """In "the army, which has fought them since May 2021, said four died" the date is that of the clause put in."""
    if SCENE.search(text, max(sentence_start, mention.start - 100), mention.start):
        return True
    if mention.end > figure_start or "," not in text[mention.end : figure_start]:
        return False
    return ASIDE.search(text, max(sentence_start, mention.start - 120), mention.start) is not None


@lru_cache(maxsize=16)
def find_day_behind(text: str, end: int, published: date | None) -> DateMention | None:
    """The day that the sentence behind a lead gives its event: "It occurred on Thursday", "Saturday's blast is ..."."""
    stop = next((end + b for _, b in find_sentences(text[end : end + 300])), end)
    m = ITS_DAY.match(text, end, stop)
    if not m:
        return None
    days = [one for one in find_dates(text, end, stop, published) if one.precision == "day" and one.kind == "point"]
    return days[0] if days and days[0].start <= m.end() + 40 else None


@lru_cache(maxsize=16)
def find_earlier_dates(text: str, start: int, published: date | None) -> tuple[DateMention, ...]:
    """The days told in the sentences shortly before ``start`` as those of an event, the nearest first."""
    left = max(0, start - REACH)
    left = text.find(" ", left, start) + 1 or left
    told: list[DateMention] = []
    for a, b in reversed(find_sentences(text[left:start])):
        mentions = find_dates(text, left + a, left + b, published)
        if mentions and HARM.search(text, left + a, left + b):  # "Officials met on Friday." tells no event's day
            told += reversed(mentions)
    return tuple(
        mention
        for mention in told
        if mention.precision in ("day", "week") and mention.kind in ("point", "window") and mention.date_end
    )


def is_spoken(text: str, mention: DateMention, figure_start: int, sentence_start: int) -> bool:
    """Does this date tell when somebody spoke? "police said on Monday" does, "killed on Monday, police said" no."""
    if mention.kind != "point":
        return False
    ahead = mention.start < figure_start
    return _is_spoken(text, mention.start, mention.end, max(sentence_start, mention.start - 70), ahead)


@lru_cache(maxsize=128)  # each figure of a sentence asks
def _is_spoken(text: str, start: int, end: int, first: int, ahead: bool) -> bool:
    if DATELINE.match(text, end):
        return True
    left = text[first:start]
    dash = DASH.match(text, end)
    head = DATELINE_HEAD.search(text, max(0, start - 90), start) if dash else None
    if dash and head and (":" not in dash[0] or head[0].isupper()):  # "Beirut, 4 August 2020: an explosion"
        return True
    if not ahead and "," in left and TODAY_SAID.match(text, end):
        return True
    said = SPOKEN_BEFORE.search(left)
    if said and not HARM.search(said.group()):
        return True
    told = SPOKEN_AFTER.match(text, end) if ahead else None
    return told is not None and not HARM.search(left + " " + told.group())


def measure_distance(text: str, figure_start: int, figure_end: int, mention: DateMention) -> float:
    """Words between figure and date; figures, semicolons and a new clause in between part them further."""
    if mention.start >= figure_end:
        between = text[figure_end : mention.start]
        side = 0.0
    else:
        between, side = text[mention.end : figure_start], 0.3
    cost = 0.1 * len(between.split()) + side
    cost += 1.5 * len(_BREAKS.findall(between))
    cost += 0.8 * len(_CLAUSES.findall(between[:-7] if between.endswith("since ") else between))
    cost += 0.4 * len(_FIGURES.findall(between))
    if mention.start >= figure_end:  # "injured six, and | on June 3 four died": the date opens the next clause
        cost += 1.2 * len(NEXT_CLAUSE.findall(between))
    return cost


def read_date(mention: DateMention) -> DateReading:
    return DateReading(
        mention.date_start.isoformat() if mention.date_start else "",
        mention.date_end.isoformat() if mention.date_end else "",
        mention.precision,
    )
