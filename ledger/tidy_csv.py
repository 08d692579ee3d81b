"""The tidy CSV: one row a figure, safe to open in a spreadsheet, and read back exactly.

    read_csv(to_csv_bytes(frame)) equals frame          a cell "=1+1" is written '=1+1 and read back as "=1+1"

A spreadsheet runs a cell that starts with = + - @ or a control character. Such a cell, and one that already starts
with an apostrophe, gets one apostrophe in front; reading takes one off. Numbers and dates are left alone.
"""
from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from ledger.errors import LedgerError
from ledger.exact_text import MARK, as_text, decode_column, to_database
from ledger.frames import COLUMN_KINDS

BOM = b"\xef\xbb\xbf"
_RUN = frozenset("=+-@\t\r\n'＝＋－＠")                   # spreadsheets in some languages take full-width signs, too
_STARTS_A_FORMULA = r"\A([=+\-@\t\r\n'＝＋－＠])"
_ARROW_KINDS = {"Int64": pa.int64(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}


def to_csv_bytes(frame: pd.DataFrame, *, bom: bool = False) -> bytes:
    """The frame as UTF-8 CSV, header first; with ``bom`` older Excel shows other scripts than Latin rightly."""
    written = _write({name: _arrow_column(frame[name], name) for name in frame.columns})
    return BOM + written if bom else written


def guarded_csv(columns: Mapping[str, pa.Array | list[str]]) -> bytes:
    """A CSV of other columns than the tidy ones; lists are text and made inert, arrays are written as they are."""
    return _write({name: _guarded([to_database(text) for text in values]) if isinstance(values, list) else values
                   for name, values in columns.items()})


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


def _arrow_column(column: pd.Series, name: str) -> pa.ChunkedArray | pa.Array:
    kind = _kind(name)
    if kind != pa.string():
        return pa.array(column, type=kind, from_pandas=True)
    texts = column.astype(object).fillna("") if column.dtype == object or column.isna().any() else column.astype("str")
    if texts.dtype == object:
        texts = pd.Series([to_database(str(value)) for value in texts], dtype="str")
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if column.dtype != object and any(pc.any(pc.match_substring(array, mark)).as_py() for mark in ("\x00", MARK)):
        array = pa.array([to_database(value) for value in array.to_pylist()], type=pa.large_string())
    return _guarded(array)


def _guarded(texts: pa.Array | pa.ChunkedArray | list[str]) -> pa.Array | pa.ChunkedArray:
    array = pa.array(texts, type=pa.large_string()) if isinstance(texts, list) else texts
    first = pc.unique(pc.utf8_slice_codeunits(array, 0, 1)).to_pylist()      # far cheaper than a pattern on each cell
    return pc.replace_substring_regex(array, _STARTS_A_FORMULA, r"'\1") if _RUN & set(first) else array


def _write(columns: Mapping[str, pa.Array | pa.ChunkedArray]) -> bytes:
    out = io.BytesIO()
    csv.write_csv(pa.table(dict(columns)), out, csv.WriteOptions(quoting_style="needed"))
    return out.getvalue()


def _pandas_column(column: pa.ChunkedArray, name: str) -> pd.Series:
    kind = COLUMN_KINDS.get(name)
    if kind == "Int64":
        return pd.Series(column.to_pylist(), dtype="Int64")
    if kind is not None:
        return pd.Series(column.to_pandas(), dtype=kind)
    texts = pc.replace_substring_regex(column, r"\A'", "").to_pylist()
    return as_text(decode_column(texts))
