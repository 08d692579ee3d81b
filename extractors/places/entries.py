"""Logs whose lines open with a day and a place: the place of all that the line tells.

    "12 Nov - Omdurman. Shelling of the market. Nine killed."  ->  Omdurman
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from extractors.places.context import PlaceMention
from extractors.places.stated import find_places

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_NAME = r"[A-Z][\w'’-]+(?:[ -](?:(?:al|el|de|la|du|of|and)[ -])?[A-Z][\w'’-]+){0,3}"
_ENTRY = re.compile(
    rf"(?:^|(?<=[.)] ))[ \t]*(?:[-*•·–][ \t]+)?"
    rf"(?:\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?)[ \t]{{0,3}}[-–—:,.][ \t]{{0,3}}"
    rf"(?P<name>{_NAME}(?:, {_NAME})?)(?: \([^)\n]{{2,40}}\))?[ \t]{{0,3}}[-–—:.](?=[ \t])",
    re.MULTILINE,
)


def find_entry_place(text: str, at: int, home: str) -> PlaceMention | None:
    """The place that the entry of a log opens with, for what stands at a character behind it on its line."""
    entries = _entries(text, home)
    k = bisect_left(entries, at, key=lambda entry: entry[0]) - 1
    return entries[k][1] if k >= 0 and "\n" not in text[entries[k][0] : at] else None


@lru_cache(maxsize=4)
def _entries(text: str, home: str) -> list[tuple[int, PlaceMention]]:
    """Where the entries of a log begin, with their places; a name in no list counts beside one that is listed."""
    found = [match.span("name") for match in _ENTRY.finditer(text)]
    listed = {a: mentions[0] for a, b in found if (mentions := find_places(text, a, b, home=home))}
    if not listed or len(found) < 2:
        return list(listed.items())
    names = [PlaceMention(a, b, text[a:b], text[a:b], home, None, None, "point") for a, b in found]
    return [(one.start, listed.get(one.start, one)) for one in names]
