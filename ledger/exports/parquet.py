"""Parquet: all columns with their types, compact and fast to load.

    pandas.read_parquet("figures.parquet")
"""
from __future__ import annotations

from functools import partial
from typing import IO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ledger.exact_text import to_database
from ledger.exports.conventions import Convention
from ledger.exports.layout import Format, Pieces, count_lost, through_file

_ROWS_AT_A_TIME = 100_000             # in one row group


def write(frame: pd.DataFrame, convention: Convention) -> Pieces:
    """All rows as they are; half surrogate pairs, which Parquet can't hold, as in ledger.exact_text."""
    return through_file(partial(_write_groups, frame))


def _write_groups(frame: pd.DataFrame, out: IO[bytes]) -> None:
    schema = pa.Table.from_pandas(_whole(frame.iloc[:1]), preserve_index=False).schema
    with pq.ParquetWriter(out, schema) as writer:
        for first in range(0, max(1, len(frame)), _ROWS_AT_A_TIME):
            part = _whole(frame.iloc[first:first + _ROWS_AT_A_TIME])
            writer.write_table(pa.Table.from_pandas(part, schema=schema, preserve_index=False))


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    odd = [name for name in frame if frame[name].dtype == object]      # pandas' own strings are whole already
    return frame.assign(**{name: pd.Series([to_database(text) for text in frame[name]], index=frame.index, dtype="str")
                           for name in odd})


def lost(frame: pd.DataFrame, convention: Convention) -> list[str]:
    """Nothing but what no UTF-8 file can hold."""
    odd = frame[[name for name in frame if frame[name].dtype == object]]
    rows = odd.itertuples(index=False) if len(odd.columns) else ()
    changed = sum(any(to_database(text) != text for text in row) for row in rows)
    return count_lost(changed, "half a surrogate pair written as a visible escape")


FORMAT = Format("parquet", "Parquet: all columns with their types", ".parquet", write, lost)
