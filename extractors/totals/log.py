"""A log of the day, each entry with its hour: which sentence was written after which.

    "18:40 The toll has risen to 64. ... 12:05 Officials confirm 51 deaths."  ->  the 64 are newer

Only the words of the figures' own sentences are asked; a text whose hours run neither up nor down is no log.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.models import Figure

_HOUR = re.compile(
    r"\W{0,3}(?:(\d{1,2})[:.h](\d\d)(?!\d)(?: ?([ap])\.?m\b)?|(\d{1,2})() ?([ap])\.?m\b"
    r"|(\d\d)(\d\d)() ?(?:GMT|UTC|hrs?|H)\b)",
    re.IGNORECASE,
)


def ranks_in_time(rows: Sequence[Figure]) -> dict[int, int]:
    """By the start of each sentence how late its entry is; {} where the text is no log."""
    hours: dict[int, int] = {}
    for row in rows:
        hour = _hour_of(row.sentence)
        if hour is not None:
            hours.setdefault(row.sentence_start, hour)
    pairs = list(pairwise(hours.values()))
    falling = bool(pairs) and all(a > b for a, b in pairs)
    if not falling and not (pairs and all(a < b for a, b in pairs)):
        return {}
    step = -1 if falling else 1
    out, rank = {}, 0
    for row in rows:
        if row.sentence_start in hours and row.sentence_start not in out:
            rank += step
        out[row.sentence_start] = rank
    return out


def _hour_of(sentence: str) -> int | None:
    """The minutes since midnight that a sentence begins with."""
    found = _HOUR.match(sentence)
    if found is None:
        return None
    hour, minute, half = next(found.group(k, k + 1, k + 2) for k in (1, 4, 7) if found[k])
    if int(hour) > 24 or int(minute or 0) > 59:
        return None
    noon = {"p": 12, "a": 0}.get((half or "").lower(), int(hour) // 12 * 12)
    return (int(hour) % 12 + noon) * 60 + int(minute or 0)
