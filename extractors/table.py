"""Figures -> a pandas table with the columns of the contract, in their order."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractors.models import COLUMNS, Figure

if TYPE_CHECKING:
    import pandas as pd


def to_table(figures: Iterable[Figure]) -> pd.DataFrame:
    """One row a figure; ``low``, ``best``, ``high`` are nullable Int64, ``rules`` is joined by "|"."""
    import pandas as pd

    rows = [[getattr(figure, column) for column in COLUMNS] for figure in figures]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    for column in ("low", "best", "high"):
        frame[column] = frame[column].astype("Int64")
    for column in ("start", "end", "sentence_start", "sentence_end"):
        frame[column] = frame[column].astype("int64")
    for column in ("lat", "lon", "confidence"):
        frame[column] = frame[column].astype("Float64" if column != "confidence" else "float64")
    frame["rules"] = ["|".join(rules) for rules in frame["rules"]]
    return frame
