"""The texts that the command reads: which files a path names, and what is in them."""
from __future__ import annotations

import codecs
import sys
from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024           # of one file; a longer one is no report, and reading it would fill the memory

_OTHER_KINDS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "an Office file or an archive"), (b"{\\rtf", "a rich text file"),
                (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"),
                (b"\x1f\x8b", "a packed file"), (b"<!doctype html", "a web page"), (b"<html", "a web page"),
                (b"<?xml", "an XML file"))


class Refused(ValueError):
    """What can't be done, as one line a person can act on."""


def find_documents(path: str, out: Path | None = None) -> list[str]:
    """The files to read, sorted; of a folder every file inside but hidden ones and the output itself."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    root = Path(path)
    found = sorted(str(file) for file in root.rglob("*") if file.is_file()
                   and not any(part.startswith(".") for part in file.relative_to(root).parts)
                   and not (out is not None and is_same_file(file, out)))
    if not found:
        raise Refused(f"{path}: there is no file in this folder")
    return found


def read_text(path: str) -> str:
    """The text of a file or of standard input ("-"), line ends as \\n. Raises Refused."""
    name = "standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused(f"{name}: not read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MOST_BYTES:
        raise Refused(f"{name}: not read: larger than {MOST_BYTES // 1024 ** 2} MB; split it")
    head = data[:64].lstrip().lower()
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark) or head.startswith(mark):
            raise Refused(f"{name}: not read: {kind}; get its text with python -m readers first")
    return decode(data, name).replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, name: str) -> str:
    """UTF-8 first, UTF-16 by its mark, else Windows-1252; zero bytes are no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Refused(f"{name}: not read: no plain text; get its text with python -m readers first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def is_same_file(one: Path, other: Path) -> bool:
    """Both are there and are one file."""
    return one.exists() and other.exists() and one.samefile(other)
