"""Spans over a text, cut into the pieces that the page draws one after the other.

    cut_pieces("12 people died", [Mark(0, 2, "number"), Mark(3, 9, "people")])
    ->  [("12", "number"), (" ", ""), ("people", "people"), (" died", "")]

Offsets count code points, as they do everywhere in the house.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Mark(NamedTuple):
    """Characters ``start`` to ``end`` of the text; ``kind`` says what they are, ``figure_id`` what a click opens."""

    start: int
    end: int
    kind: str = "number"
    figure_id: str = ""
    label: str = ""


class Piece(NamedTuple):
    """A stretch of text that is drawn in one way; ``figures`` are those that a click on it may open."""

    text: str
    kind: str = ""
    figure_id: str = ""
    label: str = ""
    more: tuple[str, ...] = ()


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


def _inside(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Only marks that lie in the text: a damaged row must not hide the rest of a report."""
    return [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]


def _join(piece: Piece, mark: Mark) -> Piece:
    if not mark.figure_id or mark.figure_id == piece.figure_id:
        return piece
    label = f"{piece.label}; {mark.label}" if piece.label and mark.label else piece.label or mark.label
    return piece._replace(label=label, more=(*piece.more, mark.figure_id), figure_id=piece.figure_id or mark.figure_id)
