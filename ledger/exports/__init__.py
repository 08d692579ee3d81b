"""The ways out: one module a format, each saying beforehand what it will lose.

    losses(frame, "acled", "acled")      ["3 figures left out: denied or hypothetical", ...]
    export(frame, "acled", "acled")      the file's bytes

``frame`` is ledger.figures(), whole or filtered. The convention says what vague words are worth where a format wants
one number; the formats that keep every column (csv, jsonl, parquet, xlsx, geojson) keep the words and the ranges.
"""
from __future__ import annotations

import pandas as pd

from ledger.errors import LedgerError
from ledger.exports import acled, geojson, gkg, helix, hxl, idu, jsonl, parquet, tidy, ucdp, xlsx
from ledger.exports.conventions import DEFAULT, find_convention
from ledger.exports.layout import Format

FORMATS: dict[str, Format] = {module.FORMAT.key: module.FORMAT for module in (
    tidy, hxl, jsonl, parquet, xlsx, geojson, ucdp, acled, helix, idu, gkg)}

__all__ = ["FORMATS", "Format", "export", "find_format", "losses"]


def export(frame: pd.DataFrame, format: str, convention: str = DEFAULT) -> bytes:
    """The figures as a file of that format."""
    return find_format(format).write(frame, find_convention(convention))


def losses(frame: pd.DataFrame, format: str, convention: str = DEFAULT) -> list[str]:
    """What the file will not hold, one line each; empty where everything is kept."""
    return find_format(format).lost(frame, find_convention(convention))


def find_format(key: str) -> Format:
    """The format of that key, or a line that lists those there are."""
    if key not in FORMATS:
        raise LedgerError(f"No format {key!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[key]
