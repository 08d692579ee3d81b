"""JSON lines: one object a figure, every column, null for what is missing.

    {"figure_id": "f_...", "text": "at least 26", "low": 26, "best": 26, "high": null, ...}
"""
from __future__ import annotations

import json

import pandas as pd

from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, Pieces, records


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows as they are, in ASCII with JSON's escapes, so that any character survives."""
    return (json.dumps(row, ensure_ascii=True).encode("ascii") + b"\n" for row in records(frame))


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Nothing."""
    return []


FORMAT = Format("jsonl", "JSON lines: all columns, one object a figure", ".jsonl", write, lost)
