"""Those just told within the number that they bring a toll to.

    "Gunmen killed seven farmers on Monday. The deaths bring to 90 the number of farmers killed since January."
        ->  the seven are part of the 90
"""

from __future__ import annotations

import re

from extractors.models import Figure
from extractors.totals.series import WHOLE, Found, Passage, near
from extractors.totals.statements import are_different
from extractors.totals.told import adds, is_earlier, is_older, words_round

_NEAR = 6  # sentences between those who died and the number that they bring the toll to
_ITEMS = 40  # figures of one sentence that are looked through
_BRING = r"(?:br(?:ing|ings|ought)|rais(?:e|es|ed)|t(?:ake|akes|ook)|push(?:es|ed)?|lift(?:s|ed)?)"
# "The latest deaths bring", "Sunday's attack brought": the subject is what was told before
_BRINGS = re.compile(rf"^(?:the|this|these|that|their|his|her|[\w-]+['\u2019]s)(?: [\w-]+){{0,4}} {_BRING}\b")
_BRINGING = re.compile(r"\b(?:bringing|raising|taking|pushing|lifting)\b")
# "the murder of five clerks raised to 41 the number"
_DEATHS_OF = re.compile(rf"\b(?:deaths?|killings?|murders?|loss|abductions?) of\b[^.;]{{0,200}} {_BRING}\b")

_TO = re.compile(r"\b(?:to|past|above|beyond) (?:[a-z]+ ){0,3}$")


def link_raised(passage: Passage) -> Found:
    """The figures of each event with the number that the text says they bring a count to."""
    rows, at, _ = passage
    for k in range(1, len(rows)):
        total = rows[k]
        if not total.best or total.relation not in WHOLE or is_older(total) or not is_raised(total):
            continue
        before = words_round(total)[0]
        mine = [one for one in rows[max(0, k - _ITEMS) : k] if one.measure == total.measure]
        mine = [one for one in mine if one.sentence_start == total.sentence_start]
        if mine and (_BRINGING.search(before) or _DEATHS_OF.search(before)):
            items = mine
        elif not mine and _BRINGS.search(before):
            items = _told_last(passage, k)
        else:
            continue
        items = [one for one in items if _is_of_event(one, total)]
        if items and sum(one.best or 0 for one in items) < total.best:
            yield total, items


def is_raised(total: Figure) -> bool:
    """Whether the text says that those told before bring a count to this number."""
    before = words_round(total)[0]
    return _TO.search(before) is not None and any(found.search(before) for found in (_BRINGING, _BRINGS, _DEATHS_OF))


def _told_last(passage: Passage, k: int) -> list[Figure]:
    """The figures of the same measure in the last sentence that has any."""
    rows, at, _ = passage
    total = rows[k]
    before = near(passage, range(k - 1, -1, -1), at[total.figure_id], _NEAR)
    alike = [one for one in before if one.measure == total.measure]
    return [one for one in alike if one.sentence_start == alike[0].sentence_start]


def _is_of_event(one: Figure, total: Figure) -> bool:
    together = one.sentence_start == total.sentence_start  # "since June" is said of both
    if one.relation or one.scope != "event" and not together or not one.best:
        return False
    if adds(one) or is_earlier(one) or is_older(one):
        return False
    if one.unit != total.unit or are_different(one, total):
        return False
    return total.group in (one.group, "people")
