"""A report's text with its figures marked: click one, or walk with Tab or the arrow keys and press Enter.

    chosen = annotated(report.text, marks, active="f_12ab", key="report")     # "" or a figure_id

The browser builds the text from strings only (``textContent``), so nothing in a report can become an element.
The text is cut into pieces here, in code points, and the browser never counts characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from views.annotated.marks import Mark, cut_pieces

__all__ = ["Mark", "annotated"]

_HERE = Path(__file__).parent


def annotated(
    text: str, marks: Iterable[Mark], *, active: str = "", key: str, clickable: bool = True, height: int | None = None
) -> str:
    """Draw ``text`` with ``marks`` and return the figure_id just clicked, or ""."""
    pieces = [
        [piece.text, piece.kind, piece.figure_id, piece.label, list(piece.more)] for piece in cut_pieces(text, marks)
    ]
    result = _component()(
        key=key,
        data={"pieces": pieces, "active": active, "clickable": clickable, "height": height or 0},
        on_chosen_change=lambda: None,
    )
    return result.chosen or ""


def _component():
    """Registered with the running server on every call: a page's module may outlive the server that it was read for."""
    return st.components.v2.component(
        "annotated_text",
        html="<div class='text' lang='' dir='auto'></div>",
        css=(_HERE / "annotated.css").read_text(encoding="utf-8"),
        js=(_HERE / "annotated.js").read_text(encoding="utf-8"),
    )
