"""The ways out: one module a format, each saying beforehand what it will lose.

    losses(frame, "acled", "acled")      ["3 figures: left out, denied or hypothetical", ...]
    export(frame, "acled", "acled")      the file's bytes
    export(frame, "csv", profile=INTERNAL)

``frame`` is ledger.figures(), whole or filtered. The convention says what vague words are worth where a format wants
one number; the formats that keep every column (csv, jsonl, parquet, xlsx, geojson) keep the words and the ranges.
The profile says who the file is for: public, which is meant where nothing is said, covers names of persons.
"""
from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ledger.errors import LedgerError
from ledger.exports import acled, geojson, gkg, helix, hxl, idu, jsonl, parquet, tidy, ucdp, xlsx
from ledger.exports.conventions import DEFAULT, find_convention
from ledger.exports.layout import Format
from ledger.exports.profiles import INTERNAL, PUBLIC, shared_as, withheld_as

FORMATS: dict[str, Format] = {module.FORMAT.key: module.FORMAT for module in (
    tidy, hxl, jsonl, parquet, xlsx, geojson, ucdp, acled, helix, idu, gkg)}

__all__ = ["FORMATS", "INTERNAL", "PUBLIC", "Format", "export", "export_pieces", "find_format", "losses"]


def export(frame: pd.DataFrame, format: str, convention: str = DEFAULT, *, profile: str = PUBLIC) -> bytes:
    """The figures as a file of that format."""
    return b"".join(export_pieces(frame, format, convention, profile=profile))


def export_pieces(frame: pd.DataFrame, format: str, convention: str = DEFAULT, *,
                  profile: str = PUBLIC) -> Iterator[bytes | memoryview]:
    """The same file in pieces: a million figures are written without holding the file in memory."""
    return find_format(format).write(shared_as(frame, profile), find_convention(convention))


def losses(frame: pd.DataFrame, format: str, convention: str = DEFAULT, *, profile: str = PUBLIC) -> list[str]:
    """What the file will not hold, one line each, before it is written; empty where everything is kept."""
    return [*find_format(format).lost(frame, find_convention(convention)), *withheld_as(frame, profile)]


def find_format(key: str) -> Format:
    """The format of that key, or a line that lists those there are."""
    if key not in FORMATS:
        raise LedgerError(f"No format {key!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[key]
