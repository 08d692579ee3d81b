"""Totals and the figures after them that add up to it.

    "Thirteen civilians died. A woman and her three children were killed in Taduf, nine in Aleppo."  ->  1 + 3 + 9 are parts

Adding up is proof enough that a list breaks a total down: no word says so in most reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.models import Figure

_REACH = 4  # sentences with figures that a breakdown may run over
_OPEN = ("more_than", "at_least", "about", "nearly")
_SLACK = 1.1  # "more than 2,000 cases": 666 + 124 + 1,300


def link_breakdowns(sentences: Sequence[list[Figure]]) -> list[list[Figure]]:
    """The figures of each sentence, those that add up to a total told before them being its parts."""
    out = [list(figures) for figures in sentences]
    for at, figures in enumerate(out):
        for total in figures:
            if total.best is None or total.best < 3 or total.relation not in ("", "increment"):
                continue
            after = [figure for figure in figures if figure.start > total.start]
            items = _items(total, [after, *out[at + 1 : at + 1 + _REACH]])
            if items:
                ids = {figure.figure_id for figure in items}
                for later in range(at, min(at + 1 + _REACH, len(out))):
                    out[later] = [
                        replace(one, part_of=total.figure_id, relation="part") if one.figure_id in ids else one
                        for one in out[later]
                    ]
    return out


def _items(total: Figure, sentences: list[list[Figure]]) -> list[Figure]:
    """The run of like figures after ``total`` whose sum is the total; [] where none is."""
    best = total.best or 0
    items: list[Figure] = []
    told = 0
    for number, figures in enumerate(sentences):
        for figure in figures:
            if figure.measure != total.measure or figure.unit != total.unit or figure.relation not in ("", "increment"):
                continue
            if not figure.best or figure.quantifier == "unquantified":
                continue
            if figure.best >= best:
                return []
            items.append(figure)
            told += figure.best
        if len(items) > 1 and told == best:
            return items
        if told > best:
            near = total.quantifier in _OPEN and len(items) > 2 and number <= 1 and told <= best * _SLACK
            return items if near else []
    return []
