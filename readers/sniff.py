"""What a file is, by its bytes and never by its name.

>>> sniff_bytes(b"%PDF-1.7 ...")
'pdf'
>>> sniff_text("<!doctype html><p>26 killed")
'html'
"""

from __future__ import annotations

import csv
import re
from itertools import islice

from readers.columns import find_text_column
from readers.values import Refused

_UNREADABLE = (  # what it is, and what to do about it
    (b"\x89PNG", "a PNG picture: a picture holds no text"),
    (b"\xff\xd8\xff", "a JPEG picture: a picture holds no text"),
    (b"GIF8", "a GIF picture: a picture holds no text"),
    (b"II*\x00", "a TIFF picture: a picture holds no text"),
    (b"MM\x00*", "a TIFF picture: a picture holds no text"),
    (b"{\\rtf", "an RTF document: open it and save it as .docx"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first, or make it a .zip"),
    (b"Rar!\x1a\x07", "a rar archive: unpack it first, or make it a .zip"),
    (b"SQLite format 3\x00", "a database, not a report"),
    (b"\x7fELF", "a program, not a report"),
    (b"MZ\x90\x00", "a program, not a report"),
    (b"ID3", "a sound recording, not a text"),
    (b"OggS", "a sound recording, not a text"),
    (b"\x1aE\xdf\xa3", "a film, not a text"),
    (b"%!PS", "a PostScript document: save it as PDF"),
    (b"bplist0", "a list of settings of a program, not a report"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (b"MSCF\0\0\0\0", "a cabinet archive: unpack it first, or make it a .zip"),
)
_HTML = re.compile(
    r"\s*(?><!--.{0,2000}?-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|span|article|section|main|table|ul|ol|h[1-6]|br|a|b|i"
    r"|em|strong|center|font|img|iframe|form|blockquote|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = re.compile(
    r"<\?xml[^>]{0,200}>\s*(?><!--.{0,2000}?-->\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<(?:\?xml\b|!doctype\b|[A-Za-z_][\w.:-]*[\s/>])", re.IGNORECASE)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_ROUTE = {
    b"from",
    b"received",
    b"mime-version",
    b"message-id",
    b"return-path",
    b"delivered-to",
    b"x-mozilla-status",
}
_MAIL_OTHER = {b"to", b"subject", b"date", b"content-type", b"cc", b"reply-to"}
_SEPARATOR_LINE = re.compile(r"\A[\"']?sep=[,;|\t][\"']?\r?\n", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_HEAD = 65_536


def sniff_bytes(data: bytes) -> str:
    """One of pdf, zip, ole, parquet, mail, or "" for what may be text; refuses what is known to hold none."""
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if head.startswith(b"PAR1"):
        return "parquet"
    for magic, what in _UNREADABLE:
        if head.startswith(magic):
            raise Refused("unsupported", f"this is {what}")
    if head[257:262] == b"ustar":
        raise Refused("unsupported", "this is a tar archive: unpack it first, or make it a .zip")
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        raise Refused("unsupported", "this is a picture, a film or a sound recording: it holds no text")
    if re.match(rb"[\s\x00-\x1f]*%PDF-\d", head) or (b"%PDF-" in head and b" obj" in data[:_HEAD]):
        return "pdf"
    return "mail" if _looks_like_mail(data[:_HEAD]) else ""


def stated_encoding(data: bytes) -> str:
    """The encoding an XML declaration or a <meta> tag claims, or ""."""
    head = data[:4096]
    match = re.match(rb"\s*<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,40})", head) or re.search(
        rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", head, re.IGNORECASE
    )
    return match.group(1).decode("ascii") if match else ""


def refuse_binary(text: str, *, clean_utf8: bool) -> None:
    """Refuse what decodes to control characters; a few in clean UTF-8 are passed on."""
    sample = text[:_HEAD]
    share = len(_CONTROL.findall(sample)) / max(1, len(sample))
    if share > (0.3 if clean_utf8 else 0.05):
        raise Refused("binary", "this is not a text, nor a kind of document that can be read here")


def sniff_text(text: str) -> str:
    """ "html", "xml", "json", "table" or "text"."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\f")
    if head.startswith("<?xml"):
        return "html" if _XHTML.match(head) else "xml"
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "xml"
    if re.match(r"[\[{]\s*[\[{\"\]}]", head):
        return "json"
    return "table" if find_delimiter(head) else "text"


def cut_separator_line(text: str) -> str:
    """The text without a first line "sep=;", which tells spreadsheets the delimiter."""
    return _SEPARATOR_LINE.sub("", text, count=1)


def find_delimiter(text: str) -> str:
    """The delimiter of a table of articles, or "" for prose: a header, even rows, a text column."""
    text = cut_separator_line(text)
    first_line = text.split("\n", 1)[0]
    for delimiter in ",;\t|":
        if delimiter in first_line and _is_table(text, delimiter):
            return delimiter
    return ""


def _is_table(text: str, delimiter: str) -> bool:
    whole = len(text) < _HEAD
    try:
        rows = list(islice(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), 200))
    except csv.Error:
        return False
    rows = [row for row in rows if row]
    if len(rows) > 2 and not whole and len(rows) < 200:
        rows.pop()  # the sample may cut the last row in two
    if len(rows) < 2:
        return False
    header = [cell.strip() for cell in rows[0]]
    if len(header) < 2 or len(set(header)) < len(header) or not all(0 < len(cell) <= 60 for cell in header):
        return False
    if header[-1].endswith((".", "?", "!", ":")):
        return False
    even = sum(len(row) == len(header) for row in rows[1:])
    if even < 0.9 * (len(rows) - 1):
        return False
    return find_text_column(header, rows[1:]) is not None


def _looks_like_mail(head: bytes) -> bool:
    if head.startswith(b"From "):  # mbox: the envelope line before the headers
        head = head.split(b"\n", 1)[-1]
    names, at = set(), 0
    while match := _HEADER.match(head, at):
        names.add(match.group(1).lower())
        at = match.end()
    ends = head[at : at + 2] in (b"\r\n", b"") or head[at : at + 1] in (b"\n", b"") or at > 2_000
    return ends and bool(names & _MAIL_ROUTE) and len(names & (_MAIL_ROUTE | _MAIL_OTHER)) >= 2
