"""Times told from another time of the text: "the next day", "two days later", "a day earlier", "the same day".

    "A raid on 4 June killed nine. Two days later four people died."
        find_anchored -> 6 June for "Two days later", from the day of the sentence before

The day they are told from is the last one stated before them, in their own sentence or in those before it; without
one they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extractors.dates.spans import NUMBER, compile_rule, read_count
from extractors.dates.stated import DateMention
from extractors.words.prefilter import Guarded

SHIFTED = Guarded(compile_rule(
    rf"""\b(?: (?P<next>the\s+(?:(?:next|following)\s+(?:day|morning|afternoon|evening|night)|day\s+after(?=[,.;)])))
    | (?P<same>(?:on\s+)?the\s+same\s+(?:day|night|evening)|later\s+that\s+(?:day|night|evening)
      |(?:hours|minutes)\s+later)
    | (?P<previous>the\s+(?:previous\s+(?:day|night|evening)|day\s+before(?=[,.;)])))
    | (?P<n>{NUMBER})\s+(?P<unit>day|week)s?\s+(?P<way>later|earlier|afterwards)\b
    | (?P<n2>{NUMBER})\s+(?P<unit2>day|week)s?\s+after(?=\s+(?:the|an?|another|his|her|its|their)\s) )(?!\w)""",
    True,
))


def find_anchored(
    text: str, start: int, end: int, mentions: Sequence[DateMention], earlier: Sequence[DateMention]
) -> list[DateMention]:
    """The days told from another day in a sentence that states ``mentions``; ``earlier`` are those before."""
    found = []
    for m in SHIFTED.pattern.finditer(text, start, end):
        days = read_shift(m)
        if m["n2"] and not is_told_from_own(m, mentions):
            continue
        own = [mention for mention in mentions if mention.end <= m.start() and is_day(mention)]
        anchor = own[-1] if own else earlier[0] if earlier else None
        if not anchor or not anchor.date_start:
            continue
        day = anchor.date_start + timedelta(days)
        found.append(DateMention(m.start(), m.end(), day, day, "day", "point"))
    return found


def is_told_from_own(m: re.Match[str], mentions: Sequence[DateMention]) -> bool:
    """ "on Sunday, a day after a quake killed nine": told from the day just before it, and no other date follows."""
    near = any(mention.end <= m.start() <= mention.end + 60 for mention in mentions)
    return near and not any(m.end() <= mention.start <= m.end() + 80 for mention in mentions)


def is_day(mention: DateMention) -> bool:
    return mention.kind == "point" and mention.precision == "day" and mention.date_start == mention.date_end


def read_shift(m: re.Match[str]) -> int:
    """How many days a phrase goes on from its anchor."""
    if m["next"]:
        return 1
    if m["same"]:
        return 0
    if m["previous"]:
        return -1
    if m["n2"]:
        return -read_count(m["n2"]) * (7 if m["unit2"].lower() == "week" else 1)
    days = read_count(m["n"]) * (7 if m["unit"].lower() == "week" else 1)
    return days if m["way"].lower() in ("later", "afterwards") else -days
