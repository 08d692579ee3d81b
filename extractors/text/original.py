"""Figures that were read in running text, led back to the text as it came.

    "26\\nmilitants" read as "26 militants": start, end, text, sentence and id are those of the original

Names stay as the running text writes them: without hidden characters and line ends.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.models import Figure, make_figure_id
from extractors.text.layout import Layout


def in_original(sentences: list[list[Figure]], text: str, layout: Layout) -> list[list[Figure]]:
    """The same figures, sentence by sentence, with offsets, words and ids of ``text``."""
    moved = [[_move(figure, text, layout) for figure in figures] for figures in sentences]
    ids = {
        old.figure_id: new.figure_id
        for figures, others in zip(sentences, moved, strict=True)
        for old, new in zip(figures, others, strict=True)
    }
    return [[replace(one, part_of=ids.get(one.part_of, one.part_of)) for one in figures] for figures in moved]


def _move(figure: Figure, text: str, layout: Layout) -> Figure:
    start, end = layout.start(figure.start), layout.end(figure.end)
    first, last = layout.start(figure.sentence_start), layout.end(figure.sentence_end)
    return replace(
        figure,
        figure_id=make_figure_id(figure.report_id, start, end, figure.measure, figure.group),
        start=start,
        end=end,
        text=text[start:end],
        sentence_start=first,
        sentence_end=last,
        sentence=text[first:last],
    )
