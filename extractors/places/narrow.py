"""The town before the province it lies in, where a sentence tells both.

    "In Kunduz province, eight policemen died when fighters stormed a post in Imam Sahib."
        prefer_exact -> Imam Sahib
"""

from __future__ import annotations

import re

from extractors.places.context import PlaceMention
from extractors.places.cues import MOSTLY_IN

# what parts a figure from a place behind it: another count, or another clause
MORE_TOLD = re.compile(r"(?<![\d.])\d+(?!\d|\.\d)|[;:]|\b(?:and|but|while|whose|two|three|four|five|six|others?)\b")
# "In Borno State, armed men raided |Kwajaffa on Sunday and killed nine"
STRUCK_BEFORE = re.compile(
    r"\b(?:raided|attacked|stormed|hit|struck|bombed|shelled|overran|burned|torched|"
    r"(?:attack|raid|assault|strike|bomb|fire|blast|explosion|shelling|landslide)(?:e?s)?\s(?:on|in|at|near))\s"
    r"(?:the\s)?(?:[a-z]+\s){0,3}(?:of\s)?$"
)


# what stands between the places of a list: "in Madikeri, Kushalnagar and Somwarpet"
LISTED = re.compile(r",\s|,?\s(?:and|or)\s(?:in\s|the\s)?")


def prefer_first(
    text: str,
    figure_end: int,
    scored: list[tuple[float, PlaceMention, str]],
    best: tuple[float, PlaceMention, str] | None,
) -> tuple[float, PlaceMention, str] | None:
    """The first of a list of places behind a figure, for any but the first that was best: all are told as one."""
    if not best or best[1].start < figure_end or len(scored) < 3:
        return best
    at = next(k for k, one in enumerate(scored) if one is best)
    while at and scored[at - 1][1].start >= figure_end:
        ahead = scored[at - 1][1]
        alike = ahead.precision == best[1].precision and ahead.country == best[1].country
        if not alike or not LISTED.fullmatch(text, ahead.end, scored[at][1].start):
            break
        at -= 1
    ands = " and " in text[scored[at][1].start : best[1].start]
    return (*scored[at][:2], best[2]) if ands else best


def prefer_exact(
    text: str, figure_end: int, scored: list[tuple[float, PlaceMention, str]]
) -> tuple[float, PlaceMention, str] | None:
    """The reading of the highest score; where that is a wide area, the town told behind the figure that lies in it:
    "In Kunduz province, eight policemen died when fighters stormed a post in | Imam Sahib"."""
    if not scored:
        return None
    best = max(scored, key=lambda reading: reading[0])
    area = best[1]
    moved = text[area.end : area.end + 1] == ":" and area.end <= figure_end
    if moved:  # "Diffa: 1,200 returnees arrived at | Bosso": a label is no more than the head of a list
        ends = [one for one in scored if one[2] in ("destination", "origin") and one[0] >= best[0] - 0.8]
        return max(ends, key=lambda reading: (reading[2] == "destination", reading[0]), default=best)
    if area.precision not in ("admin1", "country", "region") or best[2] != "event" or area.end > figure_end:
        return best
    for reading in scored:
        score, mention, _ = reading
        narrow = "point feature" if area.precision == "region" else "point feature region admin1"
        if mention.start <= area.end or mention.country != area.country or mention.precision not in narrow.split():
            continue
        behind = mention.start >= figure_end
        first = figure_end if behind else area.end
        if not behind and not STRUCK_BEFORE.search(text, first, mention.start):
            continue
        if MOSTLY_IN.search(text, first, mention.start) or MORE_TOLD.search(text, first, mention.start):
            continue
        if score >= best[0] - (0.6 if behind else 0.9):
            return reading
    return best
