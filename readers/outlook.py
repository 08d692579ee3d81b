"""An Outlook message (.msg) to its text and attachments; other old Office files to a word about what to do.

Title is the subject, publisher the sender's name, published the day it was sent.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from readers.limits import LIMITS, Limits
from readers.mail import header_text
from readers.values import Document, Member, Refusal, Refused
from readers.visible import visible_text


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def read_ole(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document | Member | Refusal]:
    """Sort the files of the old Office container by the streams they name."""
    if _wide("__properties_version1.0") in data:
        yield from read_outlook(data, limits, asked)
    elif _wide("EncryptedPackage") in data:
        raise Refused("encrypted", "it is locked with a password: unlock it first")
    elif _wide("WordDocument") in data:
        raise Refused("unsupported", "this is an old Word document (.doc): open it and save it as .docx")
    elif _wide("PowerPoint Document") in data:
        raise Refused("unsupported", "this is an old PowerPoint file (.ppt): save it as PDF")
    elif _wide("Workbook") in data or _wide("Book") in data:
        from readers.sheets import read_sheets

        yield from read_sheets(data, limits, asked or {})
    else:
        raise Refused("unsupported", "this is an Office file of a kind that is not read: save it as .docx or PDF")


def read_outlook(
    data: bytes, limits: Limits = LIMITS, asked: dict | None = None
) -> Iterator[Document | Member | Refusal]:
    """The message's own text, if it has one, then its attachments."""
    from oxmsg import Message

    message = Message.load(io.BytesIO(data))
    text = (message.body or "").strip("\r\n\0") or visible_text(message.html_body or "")
    attachments = list(message.attachments)
    sent = message.sent_date
    if text.strip():
        yield Document(
            text,
            "msg",
            title=(message.subject or "").rstrip("\0"),
            publisher=_sender(message.sender or ""),
            published=sent.date().isoformat() if sent else "",
        )
    elif not attachments:
        raise Refused(
            "empty", "the message has no text that can be read (it may be in rich text only): save it as .eml or text"
        )
    for number, attachment in enumerate(attachments, start=1):
        name, content = attachment.file_name or f"attachment {number}", attachment.file_bytes
        yield Member(name, content) if content else Refusal(f"/{name}", "the attachment cannot be read", "empty")


def _sender(sender: str) -> str:
    """ "Someone <a@b.org>" without the address."""
    plain = header_text(sender.rstrip("\0"))
    return re.sub(r"\s*<[^<>]*>\s*$", "", plain).strip("\"' ") or plain
