"""The one way document text reaches the page: as plain characters, never as Markdown or HTML.

    plain(report.title)
    facts([("Who says so", row["source"])])

Streamlit renders Markdown in most places, and a picture address in a file name would then be fetched by the browser.
Cells of st.dataframe, options of st.selectbox and st.multiselect, and st.text are plain as well; st.markdown,
st.write, st.caption, st.info and the labels of buttons are not, and never get text from a document.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterable

import streamlit as st

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain(text: str, *, quiet: bool = False) -> None:
    """Show document text as it is; ``quiet`` for what stands beside the matter: a title, a publisher."""
    clean = _CONTROL.sub("", text)
    if quiet:
        st.html(f"<p style='margin:0;font-size:.87rem;opacity:.8;overflow-wrap:anywhere'>{html.escape(clean)}</p>")
    else:
        st.text(clean)


def notices(lines: Iterable[str]) -> None:
    """Cautions beside a chart: set off by a rule in the text's own colour, without alarm."""
    rows = "".join(f"<li style='margin:.15rem 0'>{html.escape(_CONTROL.sub('', line))}</li>" for line in lines)
    if rows:
        st.html(
            f"<ul style='margin:0;padding:.2rem .8rem;list-style:none;border-left:3px solid currentColor;"
            f"font-size:.93rem;overflow-wrap:anywhere'>{rows}</ul>"
        )


def facts(pairs: Iterable[tuple[str, str]], *, quiet: Container[str] = ()) -> None:
    """Names and values below each other, those of the names in ``quiet`` set back; nothing can become an element."""
    rows = "".join(_fact(name, value, quiet=name in quiet) for name, value in pairs)
    st.html(
        f"<dl style='display:grid;grid-template-columns:minmax(7.5rem,auto) 1fr;gap:.3rem .9rem;margin:.4rem "
        f"0;padding:0;font-size:.93rem'>{rows}</dl>"
    )


def _fact(name: str, value: str, *, quiet: bool) -> str:
    clean = html.escape(_CONTROL.sub("", value))
    said = f"<span style='opacity:.78;font-size:.87rem'>{clean}</span>" if quiet else clean
    return (
        f"<dt style='opacity:.78;margin:0;padding:0'>{html.escape(name)}</dt>"
        f"<dd style='margin:0;padding:0;overflow-wrap:anywhere'>{said}</dd>"
    )
