"""A mail (.eml, or a page saved as .mhtml) to its text, and its attachments to files that are read in turn.

Title is the subject, publisher the sender's name, published the date of the mail.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.message
import email.policy
import re
from collections.abc import Iterator
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from readers.decode import decode_text
from readers.limits import LIMITS, Limits
from readers.values import Document, Member, Refusal
from readers.visible import visible_text

_MOST_PARTS = 1_000
# the line before each mail of a mailbox: "From a@b.example Sun Jun  5 10:00:00 2016"
_ENVELOPE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ [^\r\n]{0,80}\d\d:\d\d[^\r\n]{0,40}\r?\n(?=[A-Za-z-]+:)"
)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*(?![\w])|(?<![\w.,])\d{4,9}(?!\w)")
_MUCH_LONGER = 3  # times: then the plain text of a mail only tells to look at its page


def read_mail(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document | Member | Refusal]:
    """The mail's own text, if it has one, then its attachments; of a mailbox each mail in turn."""
    mails = _split_mailbox(data)
    if len(mails) > 1:
        yield from (Member(f"mail {number}", mail) for number, mail in enumerate(mails, start=1))
        return
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(islice(_leaves(message), _MOST_PARTS + 1))
    too_many = len(parts) > _MOST_PARTS
    bodies, attached = _split(parts[:_MOST_PARTS])
    about = {
        "title": header_text(message.get("Subject")),
        "publisher": header_text(parseaddr(header_text(message.get("From")))[0]),
        "published": header_date(message.get("Date")),
        "url": str(message.get("Snapshot-Content-Location", "")),
    }
    document = _make_body(bodies, about, limits, saved_page=bool(about["url"]))
    if document.text.strip():
        yield document
    elif not attached:
        yield Refusal("", "the mail has no text", "empty")
    for number, part in enumerate(attached, start=1):
        yield _make_attachment(part, number)
    if too_many:
        yield Refusal("", f"the mail has more than {_MOST_PARTS:,} parts: the rest was not read", "too_many")


def _split_mailbox(data: bytes) -> list[bytes]:
    """The mails of an mbox file; anything else is one mail, its envelope line cut off."""
    if not data.startswith(b"From "):
        return [data]
    starts = [found.start() for found in _ENVELOPE.finditer(data)] or [0]
    whole = [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
    return [mail.partition(b"\n")[2] for mail in whole]


def header_text(value: object) -> str:
    """A header in plain characters: =?utf-8?q?...?= decoded, whatever it was written in."""
    pieces = []
    try:
        decoded = email.header.decode_header(str(value or ""))
    except (email.errors.HeaderParseError, ValueError):
        return str(value)
    for piece, charset in decoded:
        pieces.append(piece if isinstance(piece, str) else decode_text(piece, stated=charset or "")[0])
    return " ".join("".join(pieces).split())


def header_date(value: object) -> str:
    """The ISO date of a Date header, or ""."""
    try:
        return parsedate_to_datetime(str(value)).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    """Parts that hold something themselves; a forwarded mail is one of them. A walk without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = part.get_payload()
        else:
            yield part


def _split(parts: list[email.message.Message]) -> tuple[list, list]:
    """(bodies, attachments): pictures that only decorate an HTML body are neither."""
    bodies, attached = [], []
    for part in parts:
        kind, disposition = part.get_content_type(), part.get_content_disposition()
        if disposition != "attachment" and not part.get_filename() and kind in ("text/plain", "text/html"):
            bodies.append(part)
        elif kind.startswith("image/") and (part.get("Content-ID") or part.get("Content-Location")):
            continue
        elif kind in ("text/css", "text/javascript", "application/javascript") and disposition != "attachment":
            continue
        elif kind == "multipart/mixed" and not part.get_payload():
            continue
        else:
            attached.append(part)
    return bodies, attached


def _make_body(bodies: list, about: dict[str, str], limits: Limits, *, saved_page: bool) -> Document:
    """Plain text where the mail has it, else the words of its HTML, or where these are much longer."""
    chosen = [part for part in bodies if part.get_content_type() == "text/plain"] if not saved_page else []
    texts, warnings = [], ()
    for part in chosen:
        text, said = _decode(part)
        texts.append(text.strip("\r\n"))
        warnings += said
    shown = []
    for part in bodies:
        if part.get_content_type() != "text/html":
            continue
        page, said = _decode(part)
        if saved_page and not shown:
            return _make_saved_page(page, about, limits, warnings + said)
        shown.append(visible_text(page))
        warnings += () if "".join(texts).strip() else said
    if sum(map(len, shown)) > _MUCH_LONGER * len("".join(texts).strip()):
        texts = shown
    warnings += _say_left_out(" ".join(texts), " ".join(shown))
    return Document("\n\n".join(filter(None, texts)), "mail", **about, warnings=warnings)


def _say_left_out(read: str, shown: str) -> tuple[str, ...]:
    """The numbers of a mail's page that its plain text does not hold."""
    only = sorted(set(_NUMBER.findall(shown)) - set(_NUMBER.findall(read)))
    if not only:
        return ()
    return (f"its plain text was read; its page has other numbers, too: {', '.join(only[:5])}",)


def _make_saved_page(page: str, about: dict[str, str], limits: Limits, warnings: tuple[str, ...]) -> Document:
    from readers.html import make_page_document  # trafilatura only where a saved page needs it

    found = make_page_document(page, limits, url=about["url"])
    return found._replace(title=found.title or about["title"], warnings=warnings + found.warnings)


def _decode(part: email.message.Message) -> tuple[str, tuple[str, ...]]:
    return decode_text(part.get_payload(decode=True) or b"", stated=str(part.get_content_charset() or ""))


def _make_attachment(part: email.message.Message, number: int) -> Member | Refusal:
    name = header_text(part.get_filename()) or f"attachment {number}"
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return Member(name, part.get_payload(0).as_bytes(policy=email.policy.compat32))
    data = part.get_payload(decode=True)
    return Member(name, data) if data else Refusal(f"/{name}", "the attachment is empty", "empty")
