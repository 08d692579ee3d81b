"""RSS and Atom feeds to a report for each entry; other XML to all the text in it.

The outlet is the feed's title; title, date and address are the entry's own. A feed that gives only summaries gives
short reports: they say so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date

from readers.limits import LIMITS, Limits
from readers.values import Document, Refused
from readers.visible import visible_text
from readers.xmltree import local_name, parse_xml

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"(?:\s*<[?!][^>]*>)*\s*<(?:[\w.-]+:)?(\w+)")


def read_xml(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """``data`` is XML in UTF-8, whatever its declaration says."""
    text = _DECLARATION.sub("", data.decode("utf-8", "replace"), count=1).lstrip("\ufeff \t\r\n")
    if re.search(r"<!ENTITY", text):
        raise Refused("entities", "its XML declares entities, which can hide or multiply text: save it without them")
    root = _ROOT.match(text)
    if root and root.group(1).lower() in ("rss", "feed", "rdf"):
        yield from _read_feed(text)
    else:
        yield _read_other(
            text, declared=bool(re.match(r"\s*<(?:\?xml|!doctype)", data[:200].decode("utf-8", "replace"), re.I))
        )


def _read_feed(text: str) -> Iterator[Document]:
    import feedparser  # only here: other XML needs none

    feed = feedparser.parse(io.BytesIO(text.encode("utf-8")), sanitize_html=False, resolve_relative_uris=False)
    outlet = visible_text(feed.feed.get("title", ""))
    if not feed.entries:
        raise Refused("damaged" if feed.bozo else "empty", "there is no entry in the feed")
    broken = ("the feed is damaged: entries after the damage may be missing",) if feed.bozo and _is_damage(feed) else ()
    for number, entry in enumerate(feed.entries, start=1):
        yield _make_entry(entry, number, outlet, broken)


def _make_entry(entry, number: int, outlet: str, broken: tuple[str, ...]) -> Document:
    texts = [visible_text(content.get("value", "")) for content in entry.get("content", ())]
    summary, title = visible_text(entry.get("summary", "")), visible_text(entry.get("title", ""))
    text, said = max([*texts, summary], key=len, default=""), ()
    if not any(texts) and summary:
        said = ("the feed gives a summary only",)
    if not text:
        text, said = title, ("the feed gives a title only",)
    return Document(
        text,
        "feed",
        title.replace("\n", " "),
        visible_text(entry.get("source", {}).get("title", "")) or outlet,
        _date(entry),
        entry.get("link", ""),
        f"entry {number}",
        broken + said,
    )


def _is_damage(feed) -> bool:
    """feedparser also complains of a declared encoding that differs; that is no loss."""
    return type(feed.bozo_exception).__name__ not in ("CharacterEncodingOverride", "NonXMLContentType")


def _date(entry) -> str:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*parsed[:3]).isoformat() if parsed else ""
    except ValueError:
        return ""


def _read_other(text: str, *, declared: bool) -> Document:
    try:
        root = parse_xml(text.encode("utf-8"))
    except Refused as refused:
        if declared or refused.code != "damaged":
            raise
        return Document(text, warnings=("it begins like XML but is not: it was read as plain text",))
    lines = (" ".join(piece.split()) for piece in root.itertext())
    return Document(
        "\n".join(filter(None, lines)),
        "xml",
        warnings=(f"XML of an unknown kind (<{local_name(root)}>): all the text in it was read",),
    )
