"""All the text a page shows, tag by tag: for fragments of HTML, and for pages whose article cannot be found.

    >>> visible_text("<p>26 killed</p><ul><li>9 injured</li></ul>")
    '26 killed\\n- 9 injured'

Linear in the length of the page and indifferent to depth: nothing that stands outside tags, scripts and styles is lost.
"""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>|<[!?/][^<>]*>")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head"))
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "st1:place",
        "st1:country-region",
        "st1:city",
        "nobr",
        "center",
    )
)


def visible_text(page: str) -> str:
    """Text with a line for each block, "- " before list items and " | " between table cells."""
    pieces: list[str] = []
    closers: dict[str, bool] = {}  # which closing tags are known to be missing from here on
    at = 0
    while match := _TOKEN.search(page, at):
        pieces.append(_text(page[at : match.start()]))
        name = (match.group(2) or "").lower()
        at = match.end()
        if match.group() == "<!--":
            at = _skip_to(page, at, "-->", closers)
        elif name in _SILENT and not match.group(1) and not match.group(3).endswith("/"):
            at = _skip_to(page, at, f"</{name}", closers)
        elif name:
            pieces.append(_mark(name, closing=bool(match.group(1))))
    pieces.append(_text(page[at:]))
    return _tidy_lines("".join(pieces))


def _skip_to(page: str, at: int, closer: str, missing: dict[str, bool]) -> int:
    """Behind the closer, or where we are if there is none: an unclosed script hides no text."""
    if missing.get(closer):
        return at
    match = re.compile(closer if closer == "-->" else closer + r"[^<>]*>?", re.IGNORECASE).search(page, at)
    if match is None:
        missing[closer] = True
        return at
    return match.end()


def _text(raw: str) -> str:
    return _SPACE.sub(" ", html.unescape(raw)) if raw else ""


def _mark(name: str, *, closing: bool) -> str:
    if name in ("td", "th"):
        return " | " if closing else ""
    if name == "li":
        return "\n" if closing else "\n- "
    return "" if name in _INLINE else "\n"


def _tidy_lines(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ").removesuffix(" |") for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line not in ("-", "|"))
