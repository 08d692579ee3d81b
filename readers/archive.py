"""A zip archive to the files in it; or to one document, where the archive is a Word or Excel file.

Names in the archive are labels and never paths. Sizes in it are claims: bytes are counted as they unpack.
"""

from __future__ import annotations

import importlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from readers.files import is_litter
from readers.limits import LIMITS, MEGABYTE, Limits
from readers.values import Document, Member, Refusal, Refused

_OFFICE = (  # a name that gives the kind away; where it goes, or what to do
    ("word/document.xml", "readers.word:read_word"),
    ("xl/workbook.xml", "readers.sheets:read_sheets"),
    ("xl/workbook.bin", "readers.sheets:read_sheets"),
    ("ppt/presentation.xml", "a PowerPoint file: save it as PDF"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": "readers.sheets:read_sheets",
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text: save it as .docx",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation: save it as PDF",
    b"application/epub+zip": "an e-book: save the chapter as text or PDF",
}
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def read_zip(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document | Member | Refusal]:
    """Members in the order of the archive, or the documents of an Office file."""
    archive = open_zip(data, limits)
    office = _name_office(archive, limits)
    if not office:
        yield from _read_members(archive, limits)
        return
    if not office.startswith("readers."):
        raise Refused("unsupported", f"this is {office}")
    if len(data) > limits.document_bytes:
        raise Refused(
            "too_large", f"it has {len(data):,} bytes; the limit is {limits.document_bytes / MEGABYTE:.4g} MB: split it"
        )
    module, function = office.split(":")
    yield from getattr(importlib.import_module(module), function)(data, limits, asked or {})


# what the library raises on archives that were cut, altered or made to mislead it
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError)


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, if it can be listed and lists no more than allowed."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise Refused("damaged", "the archive is damaged or incomplete: fetch or make it anew") from None
    if len(archive.filelist) > limits.members:
        raise Refused("too_many", f"the archive holds more than {limits.members:,} files: split it")
    return archive


def read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of one part, at most ``most``; raises Refused, whatever the archive claims of its size."""
    if info.flag_bits & 0x1:
        raise Refused("encrypted", "it is locked with a password: unlock it first")
    if info.compress_type not in _PLAIN:
        raise Refused("unsupported", "it is packed in a way that is not read: make the archive anew as an ordinary zip")
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except _BROKEN:
        raise Refused("damaged", "it is damaged inside the archive: fetch or make it anew") from None
    if len(data) > most:
        raise Refused("bomb", f"it unpacks to more than {most / MEGABYTE:.4g} MB: unpack it and add what you need")
    return data


def _read_members(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Member | Refusal]:
    left = limits.unpacked_bytes
    largest = max(limits.pdf_bytes, limits.archive_bytes, limits.document_bytes, limits.text_bytes)
    for info in archive.infolist():
        base = info.filename.replace("\\", "/").rsplit("/", 1)[-1]
        if info.is_dir() or is_litter(base) or info.filename.startswith("__MACOSX/"):
            continue
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Refusal(f"/{info.filename}", "it is a link to another file", "link")
            continue
        try:
            data = read_part(archive, info, min(left, largest))
        except Refused as refused:
            if refused.code == "bomb" and left <= largest:
                raise Refused(
                    "bomb",
                    f"the archive unpacks to more than {limits.unpacked_bytes / MEGABYTE:.4g} MB: "
                    "unpack it and add what you need",
                ) from None
            yield Refusal(f"/{info.filename}", str(refused), refused.code)
            continue
        left -= len(data)
        yield Member(info.filename, data)


def _name_office(archive: zipfile.ZipFile, limits: Limits) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return next((where for name, where in _OFFICE if name in names), "")
    if archive.filelist and archive.filelist[0].filename == "mimetype":
        try:
            return _OPEN_DOCUMENT.get(read_part(archive, archive.filelist[0], 200).strip(), "")
        except Refused:
            return ""
    return ""
