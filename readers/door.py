"""From whatever the user has to reports: open it safely, see what it is, have it parsed, look at the text once more.

    >>> read_report("At least 26 fighters were killed.", title="Falluja").title
    'Falluja'

Plain text is read here; everything with a structure is parsed by readers.child in a process of its own. What holds
several documents is read one by one, and each inner file goes through the same steps.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from readers.child import Child
from readers.decode import decode_text
from readers.files import list_folder, open_file
from readers.limits import LIMITS, Limits
from readers.reports import make_report
from readers.sniff import refuse_binary, sniff_bytes, sniff_text, stated_encoding
from readers.values import Document, Member, Refusal, Refused, show_name

if TYPE_CHECKING:
    from extractors.models import Report

Source = str | Path | bytes


def read_report(
    source: Source,
    *,
    name: str = "",
    url: str = "",
    published: date | None = None,
    publisher: str = "",
    title: str = "",
    limits: Limits = LIMITS,
    text_column: str = "",
) -> Report:
    """One document to one report. A ``str`` is pasted text, a ``Path`` a file, ``bytes`` the contents of a file.

    What the caller states (title, publisher, published, url) goes before what the document says of itself. Raises
    ``Refused`` for what cannot be read, and for what holds several documents.
    """
    given = {"title": title, "publisher": publisher, "published": published, "url": url}
    if isinstance(source, str):
        return make_report(_pasted(source), name=name, given=given, limits=limits)
    if isinstance(source, Path) and os.path.isdir(source):
        raise Refused("several", "this is a folder: read_reports, or adding the folder, reads what is in it")
    with _Reading(limits, text_column, given) as reading:
        data, shown = _open(source, name, limits)
        return _only_report(reading.read(data, shown), show_name(shown))


def read_reports(
    source: Source,
    *,
    name: str = "",
    url: str = "",
    encoding: str = "",
    limits: Limits = LIMITS,
    text_column: str = "",
) -> Iterator[Report | Refusal]:
    """Every report in a file, archive, table, feed, mail or folder; a ``Refusal`` for each part that cannot be read.

    Never raises ``Refused``. ``text_column`` names the column of a table that holds the articles; ``url`` and
    ``encoding`` are where ``bytes`` came from and what that server said of them.
    """
    with _Reading(limits, text_column, {}, url, encoding) as reading:
        try:
            if isinstance(source, str):
                yield make_report(_pasted(source), name=name, limits=limits)
            elif isinstance(source, Path) and os.path.isdir(source):
                yield from reading.read_folder(source)
            else:
                data, shown = _open(source, name, limits)
                yield from reading.read(data, shown)
        except Refused as refused:
            shown = show_name(name or (source.name if isinstance(source, Path) else "")) or "this text"
            yield Refusal(shown, str(refused), refused.code)


class _Reading:
    """One call of the door: its parser processes (one per level of nesting) and what they have cost so far."""

    def __init__(self, limits: Limits, text_column: str, given: dict, url: str = "", encoding: str = "") -> None:
        self.limits, self.text_column, self.given = limits, text_column, given
        self.url, self.encoding = url or given.get("url", ""), encoding
        self._children: list[Child] = []
        self._members = 0
        self._unpacked = 0

    def __enter__(self) -> _Reading:
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.stop()

    def read(self, data: bytes, name: str, depth: int = 0) -> Iterator[Report | Refusal]:
        """Reports and refusals of one file; raises Refused where the file as a whole is not read."""
        kind, payload, warnings = identify(data, self.limits, "" if depth else self.encoding)
        if kind == "text":
            yield self._make(Document(payload.decode("utf-8", "surrogatepass"), warnings=warnings), name)
            return
        asked = {"url": self.url, "text_column": self.text_column}
        found = False
        for item in self._child(depth).read(kind, payload, asked):
            found = True
            self._charge()
            if isinstance(item, Member):
                yield from self._read_member(item, name, depth + 1)
            elif isinstance(item, Refusal):
                yield Refusal(show_name(_join(name, item.name)), item.reason, item.code)
            elif item.part:
                yield from self._try(item._replace(warnings=warnings + item.warnings), _join(name, item.part))
            else:
                yield self._make(item._replace(warnings=warnings + item.warnings), name)
        if not found:
            raise Refused("empty", "there is no document in it")

    def read_folder(self, folder: Path) -> Iterator[Report | Refusal]:
        """Every file below a folder, in the order of their names; links are not followed."""
        found = False
        for path, shown in list_folder(folder, self.limits):
            found = True
            try:
                yield from self.read(open_file(path, self.limits), shown)
            except Refused as refused:
                yield Refusal(show_name(shown), str(refused), refused.code)
        if not found:
            raise Refused("empty", "there is no document in it")

    def _read_member(self, member: Member, container: str, depth: int) -> Iterator[Report | Refusal]:
        name = f"{container}/{member.name}" if container else member.name
        self._members += 1
        self._unpacked += len(member.data)
        if self._members > self.limits.members:
            raise Refused("too_many", f"it holds more than {self.limits.members:,} files: split it")
        if self._unpacked > self.limits.unpacked_bytes:
            raise Refused(
                "bomb", f"it unpacks to more than {_megabytes(self.limits.unpacked_bytes)}: unpack it and add the files"
            )
        if depth > self.limits.nesting:
            yield Refusal(
                show_name(name), f"it lies more than {self.limits.nesting} archives or mails deep", "too_deep"
            )
            return
        try:
            yield from self.read(member.data, name, depth)
        except Refused as refused:
            yield Refusal(show_name(name), str(refused), refused.code)

    def _try(self, document: Document, name: str) -> Iterator[Report | Refusal]:
        try:
            yield self._make(document, name)
        except Refused as refused:
            yield Refusal(show_name(name), str(refused), refused.code)

    def _make(self, document: Document, name: str) -> Report:
        fetched = document if document.url else document._replace(url=self.url)
        return make_report(fetched, name=name, given=self.given, limits=self.limits)

    def _child(self, depth: int) -> Child:
        while len(self._children) <= depth:
            self._children.append(Child(self.limits))
        return self._children[depth]

    def _charge(self) -> None:
        if sum(child.seconds for child in self._children) > self.limits.container_seconds:
            raise Refused(
                "time", f"reading all of it takes longer than {self.limits.container_seconds:g} seconds: split it"
            )


def identify(data: bytes, limits: Limits, encoding: str = "") -> tuple[str, bytes, tuple[str, ...]]:
    """(kind, what its parser is given, warnings): structured text is handed on in UTF-8."""
    if not data:
        raise Refused("empty", "the file is empty")
    kind = sniff_bytes(data)
    if kind:
        most = {"pdf": limits.pdf_bytes, "zip": limits.archive_bytes}.get(kind, limits.document_bytes)
        _refuse_large(len(data), most)
        return kind, data, ()
    _refuse_large(len(data), limits.text_bytes)
    text, warnings = decode_text(data, stated=encoding or stated_encoding(data))
    refuse_binary(text, clean_utf8=not warnings)
    return sniff_text(text), text.encode("utf-8", "surrogatepass"), warnings


def _open(source: Path | bytes, name: str, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name
    return open_file(source, limits), name or source.name


def _pasted(text: str) -> Document:
    looks_like_page = text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))
    said = ("the pasted text is the source of a web page: save it as a file and add that, to have its tags removed",)
    return Document(text, warnings=said if looks_like_page else ())


def _only_report(items: Iterator[Report | Refusal], name: str) -> Report:
    """The one report there is; of a mail its own text, with a word about the attachments left out."""
    first: Report | None = None
    others: list[Report | Refusal] = []
    for item in items:
        if first is None and not isinstance(item, Refusal):
            first = item
            continue
        others.append(item)
        if first is not None and not isinstance(item, Refusal) and not _is_mail(first, name):
            raise Refused("several", "it holds several documents: read_reports, or adding the file, reads them all")
    if first is None:
        reason = next(
            (item for item in others if isinstance(item, Refusal)), Refusal("", "there is no text in it", "empty")
        )
        raise Refused(reason.code or "damaged", reason.reason)
    if not others:
        return first
    left_out = f"{len(others)} other parts were not read: " + ", ".join(other.name for other in others[:5])
    return replace(first, warnings=(*first.warnings, left_out))


def _is_mail(report: Report, name: str) -> bool:
    return report.kind in ("mail", "msg") and report.name == name


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise Refused("too_large", f"it has {size:,} bytes; the limit is {_megabytes(most)}: split it")


def _megabytes(size: int) -> str:
    return f"{size / 1_048_576:.4g} MB"


def _join(name: str, part: str) -> str:
    return f"{name} {part}".strip()
