"""What each figure tells of the text's own event: its news, an earlier event, an older count, or people on top.

    "In 2017 gunmen killed 305 worshippers there"  ->  an earlier event, told as background
    "On Wednesday it had stood at 135"             ->  an older count, which the text itself replaces

Only the words of the sentence are asked, so that figures from a table or the ledger are read the same way. The phrases
stand in told.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.models import Figure
from extractors.words.prefilter import numbers_of
from extractors.words.wordings import load_wordings, prefilter_of, signs_of

_FILE = "totals/told.toml"
# "one also died and 15 were hurt": the 15 have a clause of their own
_OWN_CLAUSE = re.compile(r"\band (?:at least |about |some |more than |another )?$")
_CLAUSE_ENDS = re.compile(r"[;:]|\bbut\b")
_MORE = re.compile(r"\b(?:another|others?|more|further|additional)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\byears? (?:ago|earlier)\b")


def words_round(figure: Figure) -> tuple[str, str]:
    """The words of the sentence before and behind the figure, in lower case."""
    return _split(figure.sentence, figure.start - figure.sentence_start, figure.text)


@lru_cache(maxsize=16)  # a figure is asked one question after another
def _split(sentence: str, at: int, text: str) -> tuple[str, str]:
    low = sentence.lower()
    return " ".join(low[:at].split()) + " ", " ".join(low[at + len(text) :].split())


def _says(figure: Figure, kind: str, where: str = "") -> bool:
    """Whether a rule of this kind finds its phrase in the words it asks."""
    words, signs = _asked(figure.sentence, figure.start - figure.sentence_start, figure.text)
    signs &= signs_of(_FILE, kind)
    if not signs:
        return False
    rules = load_wordings(_FILE)
    for number in numbers_of(signs):
        rule = rules[number]
        if where in ("", rule.entry["where"]) and rule.pattern.search(words[rule.entry["where"]]):
            return True
    return False


@lru_cache(maxsize=16)
def _asked(sentence: str, at: int, text: str) -> tuple[dict[str, str], int]:
    """The words that rules may ask, by where they stand, and which rules they may set off."""
    before, behind = _split(sentence, at, text)
    clause = _CLAUSE_ENDS.split(before)[-1][-90:] + text.lower() + " " + _COMPARED.split(behind, maxsplit=1)[0][:60]
    words = {"before": before[-120:], "behind": behind, "round": clause, "sentence": sentence.lower()}
    return words, prefilter_of(_FILE).signs(set(" ".join(words.values()).split()))


# "rose to 312 | from 157 a day earlier"
_COMPARED = re.compile(r"[;.]|(?:\b(?:up|down) )?\bfrom (?=\d)|\b(?:compared|against|versus)\b")


def is_earlier(figure: Figure) -> bool:
    """Whether its words place it before the event the text tells: another year, "last month", "in revenge for"."""
    return _says(figure, "earlier") and _THEN.search(figure.sentence) is None


_THEN = re.compile(r"\b(?:[Hh]ours|[Mm]inutes|[Mm]oments) later\b")  # "hours later four died in a similar blast"


def is_long_ago(figure: Figure) -> bool:
    """Whether a year, "years ago", an anniversary or a revenge sets it apart from any news of the day."""
    if _YEAR.search(figure.sentence):
        return is_earlier(figure)
    return _says(figure, "earlier", "before")


def is_of_year(figure: Figure) -> bool:
    """Whether only a year sets it apart: "the killing of 47 villagers in 1993", not "in revenge for eight men"."""
    return _YEAR.search(figure.sentence) is not None and is_earlier(figure) and not _says(figure, "earlier", "before")


def is_of_month(figure: Figure) -> bool:
    """Whether it is told of a month and of no day: "two boys were killed there in March"."""
    return not names_day(figure) and _says(figure, "month")


def is_of_other_day(figure: Figure, news: list[Figure]) -> bool:
    """ "On July 9, 24 people died", where the news is of a Sunday and of no such date."""
    if figure.scope != "event" or names_day(figure) or not _CALENDAR_DAY.search(figure.sentence):
        return False
    days = {one.date_start for one in news if names_day(one)} - {""}
    return figure.date_start == "" or figure.date_start not in days


_CALENDAR_DAY = re.compile(
    r"\b[Oo]n (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b\.?(?: \d{1,2}\b)?"
)


def names_day(figure: Figure) -> bool:
    """Whether its sentence names a day of the week, as news does."""
    return _WEEKDAY.search(figure.sentence) is not None


def tells_other_day(figure: Figure, other: Figure) -> bool:
    """Whether both sentences name days of the week, and none is the same."""
    mine, its = (frozenset(_WEEKDAY.findall(one.sentence)) for one in (figure, other))
    return bool(mine and its) and mine.isdisjoint(its)


_WEEKDAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]onight)\b")


def is_older(figure: Figure) -> bool:
    """Whether the text gives the figure only to replace it: "up from 12", "had stood at 135", "as first reported"."""
    return _says(figure, "older")


def is_toll(figure: Figure) -> bool:
    """Whether the figure is said to hold all so far: "the toll rose to", "bringing the number to", "in all"."""
    rule = figure.rules[0] if figure.rules else ""
    if rises_by(figure):
        return False
    return rule.startswith(("toll of", "number of people", "bringing to")) or _says(figure, "toll")


def is_running(figure: Figure) -> bool:
    """Whether the text itself adds it up: "raising the toll to 27"."""
    return _says(figure, "running")


def rises_by(figure: Figure) -> bool:
    """Whether it is how many more a toll holds now: "the number of deaths rose by nine"."""
    return words_round(figure)[0].endswith(" by ") and _RISES.search(words_round(figure)[0]) is not None


_RISES = re.compile(r"\b(?:rose|risen|rises|rising|up|grew|grown|increased?|climbed|jumped) by $")


def corrects(figure: Figure) -> bool:
    """Whether the sentence calls its figure the right one."""
    return _says(figure, "corrected")


def adds(figure: Figure) -> bool:
    """Whether the text says that these people come on top: "another nine", "elsewhere", "in a second raid"."""
    return adds_surely(figure) or adds_weakly(figure)


def adds_surely(figure: Figure) -> bool:
    """By a word for another event: "also hit", "elsewhere", "hours later", "in a second raid"."""
    before, _ = words_round(figure)
    also = _says(figure, "also") and _OWN_CLAUSE.search(before) is None
    return also or is_left_out(figure) or _says(figure, "adding")


def adds_weakly(figure: Figure) -> bool:
    """By "others", "more", "another": besides those told before, or besides the dead of the same sentence."""
    before, behind = words_round(figure)
    return (
        figure.scope == "increment"
        or _MORE.search(f"{figure.text} {figure.group_text}") is not None
        or re.search(r"\banother $", before) is not None
        or re.match(r"(?:more|others?)\b", behind) is not None
    )


def sums_up(figure: Figure) -> bool:
    """Whether the sentence sums up a region or a series of attacks: "across the strip", "a wave of bombings"."""
    return _says(figure, "wide")


def is_apart(figure: Figure) -> bool:
    """Whether the people come besides those of any sum: "elsewhere", "separately", "a day later"."""
    return _says(figure, "apart") or is_left_out(figure)


def is_left_out(figure: Figure) -> bool:
    """Whether the text says that the total does not hold them: "not counting the two attackers"."""
    return _says(figure, "excluded")


def is_first(figure: Figure) -> bool:
    """ "The first struck a bus stop and killed five": one of several, each with its own count."""
    return re.match(r"(?:The|One|In the) first\b|One\b", figure.sentence) is not None


def is_second(figure: Figure) -> bool:
    """ "The second fell on a market, killing eight." """
    return _SECOND.match(figure.sentence) is not None


_SECOND = re.compile(r"(?:The|A|In the) (?:second|third|other)\b(?! (?:of|day|week|wave|phase))")


def counts_received(figure: Figure) -> bool:
    """ "A doctor said that his hospital had received 14 bodies": some of the dead, and no toll of its own."""
    return _HOSPITAL.search(figure.sentence) is not None and _RECEIVED.search(figure.sentence) is not None


_HOSPITAL = re.compile(r"\b(?:[Hh]ospitals?|[Mm]orgues?|[Mm]ortuary|[Cc]linics?|infirmary|health (?:cent\w+|post))\b")
_RECEIVED = re.compile(r"\b(?:receiv\w+|took in|taken in|admitt\w+|treat\w+|brought|taken to|arrived)\b")


def is_own_toll(figure: Figure, lead: str) -> bool:
    """ "Floods since 2 August have affected 41,300": a toll from the beginning of the event that the lead tells."""
    low = figure.sentence.lower()
    return (
        _HAZARD.search(f"{lead} {low}".lower()) is not None
        and re.search(r"\bsince\b", low) is not None
        and _LONG_SINCE.search(low) is None
    )


_HAZARD = re.compile(
    r"\b(?:floods?|flooding|(?:heavy|torrential|monsoon|seasonal) rains?|rainfall|monsoon|storms?|cyclones?|typhoons?"
    r"|hurricanes?|earthquakes?|quakes?|aftershocks?|landslides?|mudslides?|eruptions?|volcano|tsunami|wildfires?"
    r"|heat ?waves?|cold (?:snap|wave|spell)|avalanches?|drought|poisoning)\b"
)
_LONG_SINCE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:years?|decades?|wars?|conflict|insurgency|uprising|coup|fighting|violence)\b"
)


def is_other_report(figure: Figure) -> bool:
    """Whether the figure is told as another report of the same: in brackets, or "other reports put it at"."""
    return _says(figure, "rival")


def is_outcome(figure: Figure) -> bool:
    """Whether it tells what became of people told before, later: "one of the wounded later died"."""
    return _LATER.search(figure.sentence) is not None


_LATER = re.compile(
    r"\b(?:later|since|subsequently|afterwards?|eventually|then|wounds|injuries|succumb\w*"
    r"|(?:in|at) (?:the |a )?hospital)\b"
)
