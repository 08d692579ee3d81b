"""What one text says of its own event: figures -> totals per measure.

    "Twelve people were killed. Three of the dead were children. The blast killed 12."  ->  killed 12, 12, 12

A part is never added to its whole, the same total said twice counts once, sources that contradict each other give a
range. Every figure left out has a reason in ``Total.left_out``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from extractors.models import MEASURES, Figure, Total

_FILE = Path(__file__).resolve().parent.parent / "data" / "conventions.toml"


@cache
def conventions() -> dict[str, Any]:
    """The published readings of vague words, by name."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def tally(figures: Iterable[Figure], *, convention: str = "interval") -> list[Total]:
    """One total per measure that the text speaks of, in the order of the vocabulary.

    ``convention``: a table of data/conventions.toml; raises ValueError for any other.
    """
    if convention not in conventions():
        raise ValueError(f"no convention {convention!r}; choose one of {', '.join(conventions())}")
    rows = sorted(figures, key=lambda figure: (figure.start, figure.end))
    out = []
    for measure in MEASURES:
        mine = [figure for figure in rows if figure.measure == measure]
        if mine:
            out.append(_total(measure, mine, convention))
    return out


_STATUS_REASON = {"denied": "denied", "hypothetical": "hypothetical", "projected": "projected, not yet so"}


def _total(measure: str, rows: list[Figure], convention: str) -> Total:
    """Leave out what is no event figure, add within a sentence, and take the fullest sentence."""
    left: dict[str, str] = {}
    keep: list[Figure] = []
    has_event = any(_is_event(figure) for figure in rows)
    for figure in rows:
        reason = _why_out(figure, has_event)
        if reason:
            left[figure.figure_id] = reason
        else:
            keep.append(figure)
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for figure in keep:
        by_sentence[figure.sentence_start].append(figure)
    sums = {}
    for start, group in by_sentence.items():
        group = _drop_repeats(group, left)
        by_sentence[start] = group
        sums[start] = _add(group, convention)
    if not sums:
        return Total(measure, None, None, None, (), left)
    first_new = {start for start, group in by_sentence.items() if all(_adds(f) for f in group)}
    base = {start: value for start, value in sums.items() if start not in first_new} or sums
    chosen = max(base, key=lambda start: (_size(base[start]), -start))
    counted = list(by_sentence[chosen])
    low, best, high = sums[chosen]
    for start, group in by_sentence.items():
        if start == chosen:
            continue
        if start in first_new and base is not sums and start > chosen and len(base) >= 1:
            low, best, high = (_plus(a, b) for a, b in zip((low, best, high), sums[start], strict=True))
            counted += group
            continue
        for figure in group:
            left[figure.figure_id] = "the same event, told with a fuller figure elsewhere in the text"
        other = sums[start]
        if (
            {f.source for f in group} != {f.source for f in by_sentence[chosen]}
            and {f.group for f in group} == {f.group for f in by_sentence[chosen]}
            and all(f.source for f in (*group, *by_sentence[chosen]))
            and other[0] is not None
            and low is not None
            and other[0] < low
            and len(group) == len(by_sentence[chosen])
        ):
            low = min(low, other[0])
            for figure in group:
                left[figure.figure_id] = "another source with a lower figure: it sets the low end"
    counted.sort(key=lambda figure: figure.start)
    return Total(measure, low, best, high, tuple(figure.figure_id for figure in counted), left)


_ADDING = re.compile(r"\b(?:also|separately|elsewhere|in addition|in a separate|in another)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|others?|more|further|additional)\b", re.IGNORECASE)


def _adds(figure: Figure) -> bool:
    """Whether the text says that these people come on top: "also", "another", "N others", "elsewhere"."""
    around = figure.sentence[
        max(0, figure.start - figure.sentence_start - 40) : figure.end - figure.sentence_start + 12
    ]
    return (
        figure.scope == "increment"
        or _ADDING.search(figure.sentence) is not None
        or _MORE.search(figure.text + " " + figure.group_text) is not None
        or re.search(r"\banother\b|\d+ (?:more|others?)\b", around) is not None
    )


def _is_event(figure: Figure) -> bool:
    return (
        figure.scope in ("event", "increment", "as_of") and figure.status not in _STATUS_REASON and not figure.part_of
    )


def _why_out(figure: Figure, has_event: bool) -> str:
    if figure.relation == "restatement":
        return "the same people in another unit"
    if figure.part_of:
        return "part of a figure that is counted"
    if figure.status in _STATUS_REASON:
        return _STATUS_REASON[figure.status]
    if figure.quantifier == "unquantified":
        return "no number is stated"
    if figure.scope == "cumulative" and has_event:
        return "a toll over a longer time, not this event"
    if figure.scope == "rate":
        return "a rate, not a count"
    if "retaliation" in figure.sentence or "anniversary" in figure.sentence:
        return "an earlier event told as background"
    return ""


def _drop_repeats(group: list[Figure], left: dict[str, str]) -> list[Figure]:
    """In one sentence: the same number and noun said twice, a total beside its items, an implicit person named again."""
    out: list[Figure] = []
    if {figure.unit for figure in group} == {"person", "household"}:
        for figure in group:
            if figure.unit == "household":
                left[figure.figure_id] = "households of people who are counted as persons"
        group = [figure for figure in group if figure.unit == "person"]
    tolls = [
        figure for figure in group if figure.rules[:1] and figure.rules[0].startswith(("toll of", "number of people"))
    ]
    if tolls:
        for figure in group:
            if figure is not tolls[-1]:
                left[figure.figure_id] = "within the toll of the same sentence"
        return tolls[-1:]
    for figure in group:
        twin = next(
            (
                one
                for one in out
                if one.best is not None
                and one.best == figure.best
                and one.best > 1
                and one.group_text.lower() == figure.group_text.lower()
            ),
            None,
        )
        if twin is not None:
            left[figure.figure_id] = "the same figure, said twice"
            continue
        out.append(figure)
    if len(out) > 2 and all(figure.best is not None for figure in out):
        values = [figure.best or 0 for figure in out]
        for k in (0, len(values) - 1):
            if values[k] > 1 and values[k] == sum(values) - values[k]:
                for figure in out[:k] + out[k + 1 :]:
                    left[figure.figure_id] = "part of the total in the same sentence"
                return [out[k]]
    counted = [figure for figure in out if figure.quantifier != "implicit"]
    if counted and len(counted) != len(out) and any((figure.best or 0) > 1 for figure in counted):
        return out
    return out


def _add(group: list[Figure], convention: str) -> tuple[int | None, int | None, int | None]:
    low: int | None = 0
    best: int | None = 0
    high: int | None = 0
    for figure in group:
        a, b, c = read_value(figure, convention)
        low, best, high = _plus(low, a), _plus(best, b), _plus(high, c)
    return low, best, high


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _size(value: tuple[int | None, int | None, int | None]) -> float:
    low, best, high = value
    return float(best if best is not None else low if low is not None else high if high is not None else -1)


def read_value(figure: Figure, convention: str) -> tuple[int | None, int | None, int | None]:
    """low, best, high of one figure under a convention; vague words by its table, blank where it has none."""
    if convention == "interval":
        best = figure.best
        if best is None and figure.quantifier == "between" and figure.low is not None and figure.high is not None:
            best = (figure.low + figure.high) // 2
        return figure.low, best, figure.high
    table = conventions()[convention]
    if figure.quantifier == "vague":
        words = f" {' '.join(figure.text.lower().split())} "
        for key in sorted(table["words"], key=len, reverse=True):
            if f" {key} " in words:
                entry = table["words"][key]
                if words.strip().removeprefix("a ") != key and key not in ("couple", "handful"):
                    break  # "several dozen" is not "several"
                return entry.get("low"), entry.get("best"), entry.get("high")
        return None, None, None
    if figure.quantifier == "between" and figure.low is not None and figure.high is not None:
        if table.get("between") == "lower":
            return figure.low, figure.low, figure.low
        if table.get("between") == "mean":
            mean = (figure.low + figure.high) // 2
            return mean, mean, mean
    if figure.quantifier in ("at_least", "more_than") and table.get("at_least") == "lowest":
        return figure.low, figure.low, figure.low
    return figure.low, figure.best, figure.high
