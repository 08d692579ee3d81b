"""A web page to its article, title, outlet, date and address.

    >>> next(read_html(b"<title>Falluja</title><p>At least 26 fighters were killed.</p>", LIMITS, {})).text
    'At least 26 fighters were killed.'

trafilatura finds the article. Where it cannot (too deep for the HTML parser, too many tags, or it keeps next to
nothing of what the page shows) the whole visible text is passed on instead, and the report says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from trafilatura import bare_extraction

from readers.limits import LIMITS, Limits
from readers.values import Document, Refused
from readers.visible import visible_text

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[^<>]{5000,}")
_TABLE_RULE = re.compile(r"[|\s:-]*---[|\s:-]*")
_MOST_ATTRIBUTES = 1_000  # of one tag: beyond, the parser's time grows with their square
_LEAST_SHARE = 0.05  # an article shorter than this share of the page is not trusted


def read_html(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """One document; ``data`` is the page in UTF-8, whatever it says of itself."""
    yield make_page_document(data.decode("utf-8", "replace"), limits, url=(asked or {}).get("url", ""))


def make_page_document(page: str, limits: Limits, *, url: str = "") -> Document:
    whole = visible_text(page)
    if not whole.strip():
        raise Refused(
            "empty", "the page shows no text (it may be drawn by a script): save it from the browser as text or PDF"
        )
    if page.count("<") > limits.html_tags or any(tag.count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.findall(page)):
        return Document(
            whole,
            "html",
            _find_title(page),
            url=url,
            warnings=("the page has too many tags to find its article: its whole text was read, with menus",),
        )
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(page.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return Document(
            whole,
            "html",
            _find_title(page),
            url=url,
            warnings=(
                "the page is nested too deeply, or too large, to find its article: its whole text was read, with menus",
            ),
        )
    return _extract_article(tree, whole, url)


def _extract_article(tree: lxml.html.HtmlElement, whole: str, url: str) -> Document:
    warnings = _say_hidden(tree)
    title = _find_tree_title(tree)
    _keep_captions(tree)
    passages = list(_passages(tree))  # before trafilatura takes the tree apart
    found = bare_extraction(
        tree, url=url or None, with_metadata=True, include_comments=False, include_tables=True, fast=True
    )
    text = _plain_tables(found.text or "") if found else ""
    if len(text) < _LEAST_SHARE * len(whole):
        warnings += ("no article was found on the page: its whole text was read, with menus",)
        text = whole
    else:
        warnings += _say_lost(passages, text)
    if not found:
        return Document(text, "html", title, url=url, warnings=warnings)
    return Document(
        text,
        "html",
        found.title or title,
        found.sitename or "",
        found.date or "",
        url or found.url or "",
        warnings=warnings,
    )


def _plain_tables(text: str) -> str:
    """Tables as trafilatura writes them, "| a | b | " over "|---|---|", as every other reader does: "a | b"."""
    lines = (_plain_row(line) if line.startswith("|") else line for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None)


def _plain_row(line: str) -> str | None:
    """One row; its first cell alone where the others are empty, as in a caption; nothing for a rule under a heading."""
    if _TABLE_RULE.fullmatch(line):
        return None
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    return cells[0] if not any(cells[1:]) else " | ".join(cells)


def _passages(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Paragraphs, points and cells with a number in them, inside what the page marks as its article."""
    for article in tree.xpath("//article | //*[@itemprop='articleBody']"):
        for element in article.iter("p", "li", "td", "h2", "h3"):
            words = " ".join(element.text_content().split())
            linked = sum(len(link.text_content()) for link in element.iter("a"))
            if len(words) >= 40 and linked * 2 < len(words) and any(letter.isdecimal() for letter in words):
                yield words


def _say_lost(passages: list[str], text: str) -> tuple[str, ...]:
    kept = "".join(text.split())
    lost = [passage for passage in dict.fromkeys(passages) if "".join(passage.split())[:60] not in kept]
    if not lost:
        return ()
    return (f"{len(lost)} passages with numbers in the article were taken for no part of it, such as: {lost[0][:80]}",)


def _keep_captions(tree: lxml.html.HtmlElement) -> None:
    """trafilatura drops captions of pictures; as paragraphs they are kept where the article keeps its own."""
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
    for figure in tree.iter("figure"):
        figure.tag = "div"


def _say_hidden(tree: lxml.html.HtmlElement) -> tuple[str, ...]:
    for element in tree.iter():
        if isinstance(element.tag, str) and (
            "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style", ""))
        ):
            if element.text_content().strip():
                return ("the page holds text that a browser hides: some of it may have been read",)
    return ()


def _find_tree_title(tree: lxml.html.HtmlElement) -> str:
    title = tree.find(".//title")
    return " ".join((title.text_content() if title is not None else "").split())


def _find_title(page: str) -> str:
    match = re.search(r"<title[^<>]*>([^<]{0,500})", page, re.IGNORECASE)
    return visible_text(match.group(1)) if match else ""
