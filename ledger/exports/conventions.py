"""The published conventions, as exports and pages use them; reading by them is in extractors/totals/conventions.py.

    find_convention("acled").citation      the codebook it comes from
"""
from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.totals.conventions import (
    DEFAULT,
    FILE,
    NOTHING,
    Convention,
    ConventionError,
    Worth,
    bare_word,
    read_by,
    read_persons,
)
from extractors.totals.conventions import conventions as read_conventions
from ledger.errors import LedgerError

__all__ = [
    "DEFAULT",
    "FILE",
    "NOTHING",
    "Convention",
    "Worth",
    "bare_word",
    "conventions",
    "find_convention",
    "read_by",
    "read_persons",
]


@cache
def conventions(file: Path = FILE) -> dict[str, Convention]:
    """All conventions by their key; raises LedgerError that names the entry if one is not as the file says."""
    try:
        return read_conventions(file)
    except ConventionError as error:
        raise LedgerError(str(error)) from None


def find_convention(key: str) -> Convention:
    """The convention of that key, or a line that lists those there are."""
    known = conventions()
    if key not in known:
        raise LedgerError(f"No convention {key!r}; there are: {', '.join(known)}")
    return known[key]
