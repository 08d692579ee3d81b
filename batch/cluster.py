"""The pieces shared out on a Dask cluster: read -> map_partitions -> to_parquet, then sealed here as whole parts.

    for done in run_cluster(pieces, Path("parts"), scheduler="tcp://host:8786"): print(done.number)

Workers are given paths and ranges and must see the same folders. Dask runs again what a lost worker held. A piece that
ends its workers again and again is taken off the cluster and read here by `pool`, which finds the document at fault.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.corpus import FAULT, Piece, read_documents
from batch.parts import Done, PartWriter
from batch.pool import run_pool
from batch.reading import FRAME_SCHEMA, empty_frame, read_frame
from extractors.command import Refused

if TYPE_CHECKING:
    import pandas as pd

_WAVE = 16  # pieces for each thread of the cluster between two sealings: what an interruption can cost
ANSWER_SECONDS = 10.0  # for the scheduler
_DOCUMENT = ["text", "document", "published", FAULT]
_POSITION = re.compile(r",\s*(\d+)\)$")  # of a task's key: ('write-parquet-...', 3)


def read_piece_frame(piece: Piece, published: date | None = None) -> pd.DataFrame:
    """The documents of a piece as a frame: text, document, published (ISO or ""); ``_fault`` where there is no text."""
    import pandas as pd

    default = published.isoformat() if published else ""
    rows = [
        (one.text, one.name, one.published.isoformat() if one.published else default, one.fault)
        for one in read_documents(piece)
    ]
    return pd.DataFrame(rows, columns=_DOCUMENT, dtype="str")


def _no_documents() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(columns=_DOCUMENT, dtype="str")


def run_cluster(
    pieces: list[Piece], out: Path, *, scheduler: str, published: date | None = None
) -> Iterator[Done]:
    """Every piece read on the cluster and its part written; yields each as it is sealed. Raises Refused."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise Refused("--scheduler needs Dask; install it with pip install -r requirements-cluster.txt") from None
    try:
        client = Client(scheduler, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Refused(f"--scheduler {scheduler}: no answer ({str(error).splitlines()[0][:120]})") from None
    beside = out / ".cluster"
    with client:
        waiting = list(pieces)
        while waiting:
            wave = waiting[: _WAVE * max(1, sum(client.nthreads().values()))]
            try:
                counts = _run_wave(client, wave, beside, published)
            except KilledWorker as error:
                bad = _blamed(wave, error)
                yield from run_pool(bad, out, workers=1, published=published)
                waiting = [piece for piece in waiting if piece not in bad]
                continue
            for position, (piece, documents) in enumerate(zip(wave, counts, strict=True)):
                yield _seal(beside / _name_part(position), out, piece, documents)
            waiting = waiting[len(wave) :]
            shutil.rmtree(beside, ignore_errors=True)


def _run_wave(client: object, wave: list[Piece], beside: Path, published: date | None) -> list[int]:
    """One graph on the cluster; the number of documents in each piece."""
    import dask
    import dask.dataframe as dd

    shutil.rmtree(beside, ignore_errors=True)
    with dask.config.set({"dataframe.convert-string": False}):
        read = partial(read_piece_frame, published=published)
        documents = dd.from_map(read, wave, meta=_no_documents(), enforce_metadata=False)
        figures = documents.map_partitions(read_frame, meta=empty_frame(), enforce_metadata=False)
        written = figures.to_parquet(
            str(beside), schema=FRAME_SCHEMA, name_function=_name_part, write_index=False, compute=False
        )
        counts = documents.map_partitions(len, meta=(None, "int64"))
        _, told = dask.compute(written, counts, scheduler=client)
    return [int(count) for count in told]


def _name_part(position: int) -> str:
    return f"wave-{position:05d}.parquet"


def _blamed(wave: list[Piece], error: Exception) -> list[Piece]:
    """The piece whose task ended its workers; the whole wave where the key does not tell."""
    found = _POSITION.search(str(getattr(error, "task", "")))
    return [wave[int(found.group(1))]] if found and int(found.group(1)) < len(wave) else wave


def _seal(path: Path, out: Path, piece: Piece, documents: int) -> Done:
    """A part of the wave -> the part under its own name, without the documents set aside, which its footer tells."""
    table = pq.read_table(path, schema=FRAME_SCHEMA)
    faulty = pc.not_equal(table["fault"], "")
    aside = table.filter(faulty).select(["document", "fault"]).to_pylist()
    writer = PartWriter(out, piece.number)
    writer.write(table.filter(pc.invert(faulty)).drop_columns("fault"))
    return writer.close(documents, [(row["document"], row["fault"]) for row in aside])
