"""Frames in, frames out: the one function that every way of sharing the work runs.

    read_frame(pandas.DataFrame({"text": ["At least 26 militants were killed."]}))   ->   one row, low 26

Dask gives it to ``map_partitions``, Spark (with ``read_frames``) to ``mapInPandas``; the processes of this machine skip
pandas and write the same rows with pyarrow. A document that cannot be read gives one row that holds only its name and
the ``fault``; its neighbours are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from batch.corpus import Document, make_document
from extractors.models import COLUMNS, Figure, Report
from extractors.pipeline import extract

if TYPE_CHECKING:
    import pandas as pd

# What reading a text may raise when the text, and not the machine, is at fault; whatever else ends the process
# ends that process alone, and the pool names the document.
FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(MemoryError, RuntimeError, TypeError, ValueError),
)

_TYPES = {
    **dict.fromkeys(("start", "end", "low", "best", "high", "sentence_start", "sentence_end"), pa.int64()),
    **dict.fromkeys(("lat", "lon", "confidence"), pa.float64()),
    "source_is_party": pa.bool_(),
}
SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in (*COLUMNS, "document")])
FRAME_SCHEMA = SCHEMA.append(pa.field("fault", pa.string()))
_FRAME_TYPES = {pa.int64(): "Int64", pa.float64(): "Float64", pa.bool_(): "boolean", pa.string(): "str"}


_SPARK_TYPES = {pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean", pa.string(): "string"}


class Rows(NamedTuple):
    """The rows of one document, or its fault."""

    document: str
    rows: list[list[Any]]
    fault: str = ""


def read_document(document: Document, published: date | None = None) -> Rows:
    """The rows of one document; ``published`` serves where the document has no day of its own."""
    if document.fault:
        return Rows(document.name, [], document.fault)
    try:
        report_id = Report(document.text).report_id
        figures = extract(document.text, published=document.published or published, report_id=report_id)
    except FAULTS as error:
        return Rows(document.name, [], name_fault(error))
    return Rows(document.name, [_cells(figure, document.name) for figure in figures])


def warm_up() -> None:
    """Load the word lists, so that their time is not taken for that of the first document."""
    extract("At least 26 militants were killed near Falluja on Sunday, the army said.")


def name_fault(error: BaseException) -> str:
    """An error as one short line."""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _cells(figure: Figure, document: str) -> list[Any]:
    row = [getattr(figure, column) for column in COLUMNS]
    row[_RULES] = "|".join(figure.rules)
    return [*row, document]


_RULES = COLUMNS.index("rules")


def make_table(rows: list[list[Any]]) -> pa.Table:
    """Rows as an Arrow table with the columns of the contract and ``document``."""
    columns = zip(*rows, strict=True) if rows else ([] for _ in SCHEMA)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def empty_frame() -> pd.DataFrame:
    """No rows, every column with its type: the ``meta`` that Dask asks for."""
    import pandas as pd

    return pd.DataFrame({field.name: pd.Series([], dtype=_FRAME_TYPES[field.type]) for field in FRAME_SCHEMA})


def read_frame(documents: pd.DataFrame) -> pd.DataFrame:
    """A frame of documents (``text``; a name and a day where there are columns for them) -> a frame of figures.

    Columns and types are those of ``empty_frame()``; rows with a ``fault`` name documents that gave none.
    """
    import pandas as pd

    out: list[list[Any]] = []
    for number, record in enumerate(documents.to_dict("records")):
        read = read_document(make_document(record, f"row {number}"))
        out += [[*row, ""] for row in read.rows]
        if read.fault:
            blank = [{pa.string(): "", pa.bool_(): False}.get(field.type) for field in SCHEMA]
            out.append([*blank[:-1], read.document, read.fault])
    meta = empty_frame()
    return pd.DataFrame(out, columns=list(meta.columns)).astype(meta.dtypes.to_dict())


def spark_schema() -> str:
    """The columns of ``empty_frame()`` as Spark's ``mapInPandas`` wants them: "figure_id string, ..."."""
    return ", ".join(f"{field.name} {_SPARK_TYPES[field.type]}" for field in FRAME_SCHEMA)


def read_frames(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """read_frame over an iterator, as Spark's ``mapInPandas`` calls it."""
    return map(read_frame, frames)
