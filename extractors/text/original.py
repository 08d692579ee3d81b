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
    ids = {one.figure_id: _new_id(one, layout) for figures in sentences for one in figures}
    return [[_move(figure, text, layout, ids) for figure in figures] for figures in sentences]


def _new_id(figure: Figure, layout: Layout) -> str:
    start, end = layout.start(figure.start), layout.end(figure.end)
    return make_figure_id(figure.report_id, start, end, figure.measure, figure.group)


def _move(figure: Figure, text: str, layout: Layout, ids: dict[str, str]) -> Figure:
    start, end = layout.start(figure.start), layout.end(figure.end)
    first, last = layout.start(figure.sentence_start), layout.end(figure.sentence_end)
    return replace(
        figure,
        figure_id=ids[figure.figure_id],
        start=start,
        end=end,
        text=text[start:end],
        sentence_start=first,
        sentence_end=last,
        sentence=text[first:last],
        part_of=ids.get(figure.part_of, figure.part_of),
    )
