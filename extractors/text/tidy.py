"""Clean a text character for character, so that offsets never move.

    tidy("\u201cTwelve\u00a0people\u201d") -> '"Twelve people"'

Every odd character becomes one plain character; nothing is added or taken away.
"""

from __future__ import annotations

import re

SOFT = "\u00ad"  # stands for a character inside a word that is not part of it; the running text is without it

BLANKS = tuple(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        "\t\r\v\f\x1c\x1d\x1e\x1f",
    )
)
HIDDEN = tuple(
    map(
        ord,
        "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
        "\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff",
    )
)
LINE_ENDS = (0x2028, 0x2029, 0x85)

_TABLE = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\u2039\u203a"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2013\u2014\u2015"), "\u2013"),
    **dict.fromkeys(BLANKS, " "),
    **dict.fromkeys(HIDDEN, SOFT),
    **dict.fromkeys(LINE_ENDS, "\n"),
    **dict.fromkeys(map(ord, "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2219\u00b7\u2043\uf0b7"), "\u2022"),
    0: " ",
    0x5C: " ",  # \" left by a careless export
    0x0130: "I",  # the one code point whose lower() is longer than itself
    0x2026: ".",
    0xFF0C: ",",
    0xFF0E: ".",
}


_ODD = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
_NO_ASCII = re.compile(r"[\x00-\x7f]+")
_CAPITALS, _SMALL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz"  # counted a hundred times as fast
_PLAIN = {chr(odd): plain for odd, plain in _TABLE.items()}

# marks of emphasis and line ends that a careless copy of a web page leaves: "12 were <b>killed</b>"
_MARKUP = re.compile(r"</?(?:b|i|u|em|strong|br|p|span|mark|font|small|big)(?: [^<>]{0,200})?/?>", re.IGNORECASE)


def tidy(text: str) -> str:
    """The same number of characters, with plain quotes, dashes and spaces, and blanks for marks of emphasis."""
    # translate() is quick on ASCII alone: it asks the table for every character and catches an error for nearly all
    text = text.translate(_TABLE) if text.isascii() else _ODD.sub(lambda odd: _PLAIN[odd[0]], text)
    return _MARKUP.sub(lambda mark: " " * len(mark[0]), text) if "</" in text or "<br" in text else text


def is_capitals(text: str) -> bool:
    """True for wire copy set in capitals, where case tells nothing: most of its letters are capitals."""
    sample = text[:4000]
    plain = sample.encode("ascii", "ignore")
    odd = "" if len(plain) == len(sample) else _NO_ASCII.sub("", sample)
    upper = len(plain) - len(plain.translate(None, _CAPITALS)) + sum(map(str.isupper, odd))
    if upper <= 60:
        return False
    return upper > len(plain) - len(plain.translate(None, _SMALL)) + sum(map(str.islower, odd))
