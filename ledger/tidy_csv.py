"""The tidy CSV: one row a figure, safe to open in a spreadsheet, and read back exactly.

    read_csv(to_csv_bytes(frame)) equals frame          a cell "=1+1" is written '=1+1 and read back as "=1+1"

A spreadsheet runs a cell that starts with = + - @ or a control character. Such a cell, and one that already starts
with an apostrophe, gets one apostrophe in front; reading takes one off. Numbers and dates are left alone.
"""
from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from ledger.csv_rows import first_bytes, text_bytes, whole, write_header, write_rows
from ledger.errors import LedgerError
from ledger.exact_text import MARK, as_text, decode_column, to_database
from ledger.frames import COLUMN_KINDS

BOM = b"\xef\xbb\xbf"
_RUN = frozenset("=+-@\t\r\n'＝＋－＠")                   # spreadsheets in some languages take full-width signs, too
_STARTS_A_FORMULA = r"\A([=+\-@\t\r\n'＝＋－＠])"
_FIRST_BYTES = np.zeros(256, dtype=bool)
_FIRST_BYTES[[sign.encode()[0] for sign in _RUN]] = True
_ROWS_AT_A_TIME = 50_000              # what is in memory besides the table
_ARROW_KINDS = {"Int64": pa.int64(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}


def to_csv_bytes(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    """The frame as UTF-8 CSV, header first; with ``bom`` older Excel shows other scripts than Latin rightly."""
    return (BOM if bom else b"") + b"".join(csv_pieces(frame))


def csv_pieces(frame: pd.DataFrame) -> Iterator[bytes | memoryview]:
    """The same file in pieces, for tables whose CSV is not to be held in memory."""
    yield write_header(frame.columns)
    for first in range(0, len(frame), _ROWS_AT_A_TIME):
        part = frame.iloc[first:first + _ROWS_AT_A_TIME]
        yield write_rows([_arrow_column(part[name], name) for name in frame.columns])


def guarded_rows(columns: Mapping[str, pa.Array | list[str]]) -> bytes | memoryview:
    """CSV rows of other columns than the tidy ones; lists are text and made inert, arrays are written as they are."""
    return write_rows([_guarded(pa.array([to_database(text) for text in values], type=pa.large_string()))
                       if isinstance(values, list) else values for values in columns.values()])


def read_csv(data: bytes | str | os.PathLike[str]) -> pd.DataFrame:
    """The table a tidy CSV was written from; ``data`` is its bytes or its path."""
    content = data if isinstance(data, bytes) else Path(data).read_bytes()
    content = content.removeprefix(BOM)
    try:
        names = csv.read_csv(io.BytesIO(content.partition(b"\n")[0] + b"\n")).column_names
        table = csv.read_csv(
            io.BytesIO(content), csv.ReadOptions(block_size=len(content) + 1),
            csv.ParseOptions(newlines_in_values=True),
            csv.ConvertOptions(column_types={name: _kind(name) for name in names}, strings_can_be_null=False,
                               null_values=[""], true_values=["true"], false_values=["false"]))
    except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError) as error:
        raise LedgerError(f"This is no tidy CSV: {str(error).splitlines()[0]}") from None
    return pd.DataFrame({name: _pandas_column(table[name], name) for name in names})


def guard(text: str) -> str:
    """One cell, made inert; ``unguard`` gives it back."""
    return "'" + text if text[:1] in _RUN else text


def unguard(text: str) -> str:
    """The cell as it was before guard."""
    return text.removeprefix("'")


def _kind(name: str) -> pa.DataType:
    return _ARROW_KINDS.get(COLUMN_KINDS.get(name, ""), pa.string())


def _arrow_column(column: pd.Series, name: str) -> pa.Array | pa.ChunkedArray:
    kind = _kind(name)
    if kind != pa.string():
        return pa.array(column, type=kind, from_pandas=True)
    texts = column.astype(object).fillna("") if column.dtype == object or column.isna().any() else column.astype("str")
    if texts.dtype == object:
        texts = pd.Series([to_database(str(value)) for value in texts], dtype="str")
    array = whole(pa.array(texts, type=pa.large_string(), from_pandas=True))
    held = text_bytes(array)
    # a search for one byte is the processor's own; for the three of the mark it is not
    if column.dtype != object and (b"\x00" in held or (b"\x9b" in held and MARK.encode() in held)):
        array = pa.array([to_database(value) for value in array.to_pylist()], type=pa.large_string())
    return _guarded(array)


def _guarded(array: pa.Array) -> pa.Array:
    """The column made inert; a look at the first bytes is far cheaper than a pattern on each cell."""
    if not _FIRST_BYTES[first_bytes(array)].any():
        return array
    return pc.replace_substring_regex(array, _STARTS_A_FORMULA, r"'\1")


def _pandas_column(column: pa.ChunkedArray, name: str) -> pd.Series:
    kind = COLUMN_KINDS.get(name)
    if kind == "Int64":
        return pd.Series(column.to_pylist(), dtype="Int64")
    if kind is not None:
        return pd.Series(column.to_pandas(), dtype=kind)
    texts = pc.replace_substring_regex(column, r"\A'", "").to_pylist()
    return as_text(decode_column(texts))
