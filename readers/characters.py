"""The last look at a text before it becomes a report: what no database can hold, and what a reader should know of.

    >>> settle_text("26 killed\\r\\n9 injured")
    ('26 killed\\n9 injured', ())

The characters are passed on as they are, with three exceptions: line ends become "\\n", a byte order mark at the very
start goes, and NUL and lone surrogates (which neither SQLite nor PostgreSQL keeps whole) become U+FFFD one for one.
"""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# between Latin letters or digits only: Persian, Hindi and emoji need joiners
_HIDDEN_IN_WORD = re.compile("(?<=[0-9A-Za-z])[\u200b-\u200d\u2060\ufeff](?=[0-9A-Za-z])")
_TAGS = re.compile("[\U000e0000-\U000e007f]")  # letters that no screen shows
# "k\u0456lled": a letter of another alphabet that looks the same, and that no word list knows
_LOOK_ALIKE = re.compile("[a-z][\u0370-\u03ff\u0400-\u052f][a-z]|[A-Za-z]{2}[\u0370-\u03ff\u0400-\u052f]\\b")
_MOJIBAKE = re.compile("â€[™œ\x9d˜“”¦¢]|Ã[©¨¡¢¤§±³¶¼ª«\xa0\xad]|Ð[°-¿]Ð|Ø[§-¯]Ù")


def settle_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text every later step sees, and warnings about characters that may mislead."""
    settled = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if settled.isascii() and "\0" not in settled:
        return settled, ()
    settled, unstorable = _UNSTORABLE.subn("\ufffd", settled)
    found = (
        (unstorable, "NUL or broken (surrogate) characters were replaced by \ufffd"),
        (
            len(_BIDI.findall(settled)),
            "characters change the direction of the text: what is shown may differ from what is read",
        ),
        (len(_LOOK_ALIKE.findall(settled)), "words mix letters of two alphabets that look alike"),
        (
            len(_HIDDEN_IN_WORD.findall(settled)) + len(_TAGS.findall(settled)),
            "invisible characters stand inside words or numbers",
        ),
        (len(_MOJIBAKE.findall(settled)), "places look like text saved in a wrong encoding (such as â€™ for ’)"),
    )
    return settled, tuple(f"{count} {saying}" for count, saying in found if count)
