"""A Word document (.docx) to text: paragraphs, tables, text boxes, footnotes, headers and footers.

Tracked insertions are kept and deletions left out, which is what "accept all changes" would give; both are said. Read
with the standard library: python-docx drops tables and insertions, which turned "At least 26" into "At least".
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from readers.archive import open_zip, read_part
from readers.limits import LIMITS, Limits
from readers.values import Document, Refused
from readers.xmltree import local_name, parse_xml

_SKIPPED = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr", "delInstrText")
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_BEFORE = re.compile(r"word/header\d*\.xml$")
_AFTER = re.compile(r"word/(?:footnotes|endnotes|footer\d*)\.xml$")
_DIAGRAM = re.compile(r"word/diagrams/data\d*\.xml$")
_UNREAD = (
    (re.compile(r"word/charts/chart[^/]*\.xml$"), "charts"),
    (re.compile(r"word/embeddings/"), "embedded files"),
    (re.compile(r"word/comments\.xml$"), "reviewers' comments"),
    (re.compile(r"word/afchunk"), "inserted documents"),
)


@dataclass(slots=True)
class _Seen:
    """What the walk came across and a reader should know of."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    boxes: list[Element] = field(default_factory=list)


def read_word(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """One document, whose text has a line for each paragraph and table row."""
    archive = open_zip(data, limits)
    parts = _read_parts(archive, limits)
    if "word/document.xml" not in parts:
        raise Refused("damaged", "it has no main text: save it anew from Word")
    seen = _Seen()
    headers = [_part_text(parts[name], seen) for name in sorted(filter(_BEFORE.match, parts))]
    body = _part_text(parts["word/document.xml"], seen)
    diagrams = [_drawn_text(parts[name]) for name in sorted(filter(_DIAGRAM.match, parts))]
    after = [_part_text(parts[name], seen) for name in sorted(filter(_AFTER.match, parts))]
    texts = dict.fromkeys([*headers, body, *diagrams, *after])  # the same header on odd and even pages is one
    title, published = _properties(parts)
    yield Document("\n\n".join(filter(None, texts)), "docx", title, published=published, warnings=_say(seen, archive))


def _read_parts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    wanted = ("word/document.xml", "docProps/core.xml")
    left, parts = limits.unpacked_bytes, {}
    for info in archive.infolist():
        name = info.filename
        if name not in parts and (name in wanted or any(kind.match(name) for kind in (_BEFORE, _AFTER, _DIAGRAM))):
            parts[name] = read_part(archive, info, left)
            left -= len(parts[name])
    return parts


def _part_text(data: bytes, seen: _Seen) -> str:
    """Lines of one part; a text box comes after the paragraph it is anchored in."""
    return "\n".join(_block_lines(parse_xml(data), seen)).strip("\n")


def _block_lines(element: Element, seen: _Seen) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "p":
            yield from _paragraph_lines(child, seen)
        elif name == "tbl":
            yield from _table_lines(child, seen)
        elif name not in _SKIPPED:
            yield from _block_lines(child, seen)
        elif name in ("del", "moveFrom"):
            seen.deleted += 1


def _paragraph_lines(paragraph: Element, seen: _Seen) -> Iterator[str]:
    outer, seen.boxes = seen.boxes, []
    text = "".join(_inline(paragraph, seen)).strip()
    boxes, seen.boxes = seen.boxes, outer
    listed = any(
        local_name(part) == "numPr"
        for properties in paragraph
        if local_name(properties) == "pPr"
        for part in properties
    )
    yield f"- {text}" if listed and text else text
    for box in boxes:
        yield from _block_lines(box, seen)


def _inline(element: Element, seen: _Seen) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "txbxContent":
            seen.boxes.append(child)
        elif name in ("del", "moveFrom"):
            seen.deleted += 1
        elif name not in _SKIPPED:
            seen.inserted += name in ("ins", "moveTo")
            seen.hidden += name == "r" and _is_hidden(child)
            yield from _inline(child, seen)


def _is_hidden(run: Element) -> bool:
    return any(
        local_name(mark) == "vanish" for properties in run if local_name(properties) == "rPr" for mark in properties
    )


def _table_lines(table: Element, seen: _Seen) -> Iterator[str]:
    """A line for each row, its cells joined by " | "."""
    for row in _children(table, "tr"):
        cells = (
            " ".join(filter(None, (line.strip() for line in _block_lines(cell, seen)))) for cell in _children(row, "tc")
        )
        yield " | ".join(cells)


def _children(element: Element, wanted: str) -> Iterator[Element]:
    """Rows or cells, also those wrapped in content controls or tracked insertions; not those of an inner table."""
    for child in element:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name not in _SKIPPED and name not in ("tbl", "p"):
            yield from _children(child, wanted)


def _drawn_text(data: bytes) -> str:
    """The words of a SmartArt diagram, a line for each of its paragraphs."""
    paragraphs = (element for element in parse_xml(data).iter() if local_name(element) == "p")
    lines = ("".join(run.text or "" for run in paragraph.iter() if local_name(run) == "t") for paragraph in paragraphs)
    return "\n".join(line for line in lines if line.strip())


def _properties(parts: dict[str, bytes]) -> tuple[str, str]:
    """Title and date of creation. Word keeps both when a template is reused, so they are hints."""
    if "docProps/core.xml" not in parts:
        return "", ""
    found = {local_name(element): element.text or "" for element in parse_xml(parts["docProps/core.xml"]).iter()}
    return found.get("title", ""), found.get("modified", "") or found.get("created", "")


def _say(seen: _Seen, archive: zipfile.ZipFile) -> tuple[str, ...]:
    names = archive.namelist()
    said = []
    if seen.inserted or seen.deleted:
        said.append(f"it has tracked changes: {seen.inserted} insertions were kept, {seen.deleted} deletions left out")
    if seen.hidden:
        said.append("it holds hidden text, which was read")
    said += [f"it holds {what}, which were not read" for pattern, what in _UNREAD if any(map(pattern.match, names))]
    return tuple(said)
