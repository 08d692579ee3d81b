"""Parquet: all columns with their types, compact and fast to load.

    pandas.read_parquet("figures.parquet")
"""
from __future__ import annotations

import io

import pandas as pd

from ledger.exact_text import to_database
from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, count_lost


def write(frame: pd.DataFrame, convention: Convention) -> bytes:
    """All rows as they are; half surrogate pairs, which Parquet can't hold, as in ledger.exact_text."""
    odd = frame[[name for name in frame if frame[name].dtype == object]]      # pandas' own strings are whole already
    whole = frame.assign(**{name: pd.Series([to_database(text) for text in odd[name]], index=frame.index, dtype="str")
                            for name in odd})
    out = io.BytesIO()
    whole.to_parquet(out, engine="pyarrow", index=False)
    return out.getvalue()


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Nothing but what no UTF-8 file can hold."""
    odd = frame[[name for name in frame if frame[name].dtype == object]]
    rows = odd.itertuples(index=False) if len(odd.columns) else ()
    changed = sum(any(to_database(text) != text for text in row) for row in rows)
    return count_lost(changed, "half a surrogate pair written as a visible escape")


FORMAT = Format("parquet", "Parquet: all columns with their types", ".parquet", write, lost)
