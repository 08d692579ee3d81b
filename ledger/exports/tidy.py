"""The project's own CSV: every column of the figures table, read back exactly by ledger.tidy_csv.read_csv."""
from __future__ import annotations

import pandas as pd

from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, Pieces
from ledger.tidy_csv import csv_pieces


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows as they are; a convention changes nothing here, the words and ranges are kept."""
    return csv_pieces(frame)


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Nothing."""
    return []


FORMAT = Format("csv", "All columns, one row a figure; reads back exactly", ".csv", write, lost)
