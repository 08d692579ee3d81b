"""Spans over a text, cut into the pieces that the page draws one after the other.

    cut_pieces("12 people died", [Mark(0, 2, "number"), Mark(3, 9, "people")])
    ->  [("12", "number"), (" ", ""), ("people", "people"), (" died", "")]

Offsets count code points, as they do everywhere in the house.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Mark(NamedTuple):
    """Characters ``start`` to ``end`` of the text; ``kind`` says what they are, ``figure_id`` what a click opens.

    ``told`` is printed small under the first words of the mark.
    """

    start: int
    end: int
    kind: str = "number"
    figure_id: str = ""
    label: str = ""
    told: str = ""


class Piece(NamedTuple):
    """A stretch of text that is drawn in one way; ``figures`` are those that a click on it may open."""

    text: str
    kind: str = ""
    figure_id: str = ""
    label: str = ""
    more: tuple[str, ...] = ()
    told: str = ""


def cut_pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in order; where marks overlap the first (then longest) one is drawn and the others join it.

    Nothing of the text is lost: the pieces put together are the text.
    """
    pieces: list[Piece] = []
    at = 0
    for mark in sorted(_inside(text, marks), key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at:
            pieces[-1] = _join(pieces[-1], mark)
            continue
        if mark.start > at:
            pieces.append(Piece(text[at : mark.start]))
        pieces.append(Piece(text[mark.start : mark.end], mark.kind, mark.figure_id, mark.label))
        at = mark.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def layer_pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in order, cut at every bound of a mark: words that say two things are drawn as both.

    layer_pieces("12 Karesh soldiers", [Mark(3, 18, "people", told="people"), Mark(3, 9, "actor", told="whose people")])
        ->  "12 ", "Karesh" (people actor; told "people · whose people"), " soldiers" (people)
    """
    marks = _inside(text, marks)
    bounds = sorted({0, len(text), *(at for mark in marks for at in (mark.start, mark.end))})
    pieces = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        pieces.append(
            Piece(
                text[start:end],
                " ".join(mark.kind for mark in over),
                label=", ".join(mark.label for mark in over if mark.label),
                told=" · ".join(mark.told for mark in over if mark.told and mark.start == start),
            )
        )
    return pieces


def _inside(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Only marks that lie in the text: a damaged row must not hide the rest of a report."""
    return [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]


def _join(piece: Piece, mark: Mark) -> Piece:
    if not mark.figure_id or mark.figure_id == piece.figure_id:
        return piece
    label = f"{piece.label}; {mark.label}" if piece.label and mark.label else piece.label or mark.label
    return piece._replace(label=label, more=(*piece.more, mark.figure_id), figure_id=piece.figure_id or mark.figure_id)
