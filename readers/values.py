"""What the parsers hand to the door, and how the door says no.

A parser yields ``Document`` (a text and what it knows about it), ``Member`` (a file inside a file, still to be
read) or ``Refusal`` (a part it could not read), and raises ``Refused`` when there is nothing to read at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Refused(Exception):
    """A document that is not read. ``code`` is for programs, the message is one line a person can act on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Refusal(NamedTuple):
    """One document of several that could not be read."""

    name: str
    reason: str
    code: str = ""


class Document(NamedTuple):
    """A text as a parser found it. ``published`` is an ISO date or ""; ``part`` names its place in the file."""

    text: str
    kind: str = "text"
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    part: str = ""
    warnings: tuple[str, ...] = ()


class Member(NamedTuple):
    """A file inside an archive or a mail: its bytes are read by the same door, its name is only ever shown."""

    name: str
    data: bytes


_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def show_name(name: str, longest: int = 200) -> str:
    """A file name fit for one line on a screen: no control, direction or broken characters, not too long.

    >>> show_name("a\\nb.txt")
    'a\ufffdb.txt'
    """
    shown = _UNSHOWN.sub("\ufffd", name)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
