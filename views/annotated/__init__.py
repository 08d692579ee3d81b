"""A report's text with its figures marked: click one, or walk with Tab or the arrow keys and press Enter.

    touched = annotated(report.text, marks, active="f_12ab", key="report")
    touched.figure_id, touched.words      # the figure clicked, or ""; where selected words stand, or None

The browser builds the text from strings only (``textContent``), so nothing in a report can become an element.
The text is cut into pieces here, in code points, and the browser never counts characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from views.annotated.marks import Mark, cut_pieces, layer_pieces

__all__ = ["Mark", "Touched", "annotated"]

_HERE = Path(__file__).parent


class Touched(NamedTuple):
    """What a person just did: ``figure_id`` was clicked, or the ``words`` from one offset to another were selected."""

    figure_id: str = ""
    words: tuple[int, int] | None = None


def annotated(
    text: str,
    marks: Iterable[Mark],
    *,
    active: str = "",
    key: str,
    clickable: bool = True,
    selectable: bool = False,
    height: int | None = None,
) -> Touched:
    """Draw ``text`` with ``marks`` and return what was clicked or selected since it was last drawn.

    In a text that is not ``clickable`` marks may lie over each other, and say under their words what they are.
    """
    cut = cut_pieces if clickable else layer_pieces
    pieces = [
        [piece.text, piece.kind, piece.figure_id, piece.label, list(piece.more), piece.told]
        for piece in cut(text, marks)
    ]
    result = _component()(
        key=key,
        data={
            "pieces": pieces,
            "active": active,
            "clickable": clickable,
            "selectable": selectable,
            "height": height or 0,
        },
        on_chosen_change=lambda: None,
        on_selected_change=lambda: None,
    )
    return Touched(result.chosen or "", _inside(result.selected, len(text)))


def _component():
    """Registered with the running server on every call: a page's module may outlive the server that it was read for."""
    return st.components.v2.component(
        "annotated_text",
        html="<div class='text' lang='' dir='auto'></div>",
        css=(_HERE / "annotated.css").read_text(encoding="utf-8"),
        js=(_HERE / "annotated.js").read_text(encoding="utf-8"),
    )


def _inside(told: object, length: int) -> tuple[int, int] | None:
    """The offsets as the browser tells them, only where they lie in the text."""
    if not isinstance(told, list) or len(told) != 2 or not all(isinstance(at, int) for at in told):
        return None
    start, end = told
    return (start, end) if 0 <= start < end <= length else None
