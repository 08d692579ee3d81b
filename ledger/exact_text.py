"""Text that survives any database: NUL and lone surrogates are written as a visible escape and read back exactly.

    to_database("a\\x00b") == "a␛0000b"      from_database("a␛0000b") == "a\\x00b"

SQLite cuts a string at NUL when it searches, PostgreSQL refuses NUL, and neither takes half a surrogate pair. All
other text is stored as it is, so that it can be read and searched with plain SQL.
"""
from __future__ import annotations

import re

import pandas as pd

MARK = "␛"
_UNSAFE = re.compile(f"[\x00\ud800-\udfff{MARK}]")
_ESCAPED = re.compile(f"{MARK}([0-9a-f]{{4}})")


def to_database(text: str) -> str:
    """The text with what databases can't keep written as the mark and four hex digits."""
    return _UNSAFE.sub(lambda found: f"{MARK}{ord(found[0]):04x}", text)


def from_database(text: str) -> str:
    """The text as it was given to to_database."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if MARK in text else text


def decode_column(values: list[str]) -> list[str]:
    """from_database over a column; untouched, and at the cost of one search, where no value needs it."""
    return [from_database(value) for value in values] if MARK in "\n".join(values) else values


def as_text(values: list[str]) -> pd.Series:
    """A text column; lone surrogates can't be held by pandas' own string type and stay Python objects."""
    try:
        return pd.Series(values, dtype="str")
    except UnicodeEncodeError:
        return pd.Series(values, dtype="object")
