"""The one way document text reaches the page: as plain characters, never as Markdown or HTML.

Streamlit renders Markdown in most places, and a picture address in a file name would then be fetched by the
browser. ``escape_markdown`` is for the labels that can only be Markdown (a select box, a button); text with more
than one line goes through ``plain``.

    plain(report.title)
    st.selectbox("Report", ids, format_func=lambda id: escape_markdown(titles[id]))
"""
from __future__ import annotations

import html
import re
from collections.abc import Iterable

import streamlit as st

# Every character with a meaning in Streamlit's Markdown: CommonMark, GitHub's tables and links, $LaTeX$, :colour[].
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@&=/^\"'])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def escape_markdown(text: str) -> str:
    """The text on one line, so that Markdown shows it character for character.

    >>> escape_markdown("![x](http://a)")
    '\\\\!\\\\[x\\\\]\\\\(http\\\\:\\\\/\\\\/a\\\\)'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(_CONTROL.sub("", text).split()))


def plain(text: str, *, quiet: bool = False) -> None:
    """Show document text as it is; ``quiet`` for what stands beside the matter: a title, a publisher."""
    clean = _CONTROL.sub("", text)
    if quiet:
        st.html(f"<p style='margin:0;font-size:.87rem;opacity:.8;overflow-wrap:anywhere'>{html.escape(clean)}</p>")
    else:
        st.text(clean)


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Names and values below each other; both are escaped, so that nothing in them can become an element."""
    rows = "".join(
        f"<dt style='opacity:.78;margin:0;padding:0'>{html.escape(name)}</dt><dd style='margin:0;padding:0;overflow-wrap:anywhere'>{html.escape(_CONTROL.sub('', value))}</dd>"
        for name, value in pairs
    )
    st.html(f"<dl style='display:grid;grid-template-columns:minmax(7.5rem,auto) 1fr;gap:.3rem .9rem;margin:.4rem 0;padding:0;font-size:.93rem'>{rows}</dl>")
