"""The folder of parts: whole files only, the state to go on from, and what was set aside.

    parts/_corpus.json           which corpus, by which rules: the same command goes on, another one is refused
    parts/part-00000.parquet     the figures of piece 0; its footer says how many documents were read
    parts/_set_aside.jsonl       documents that gave nothing, with the reason; written at the end

A part is written beside its name and moved there when it is whole, so a name that exists is a piece that is done.
`pandas.read_parquet("parts")` reads them all.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from batch.corpus import Corpus
from extractors.command import Refused
from extractors.pipeline import RULES_VERSION

if TYPE_CHECKING:
    import pyarrow as pa

# pyarrow takes 50 MB: it is loaded where parts are written, and not by the process that shares them out
STATE, SET_ASIDE = "_corpus.json", "_set_aside.jsonl"  # readers of a folder of Parquet pass over "_" and "."
_ABOUT = b"figures"
_ROWS_HELD = 2_000  # rows kept before they are written as one row group


class Done(NamedTuple):
    """What became of one piece."""

    number: int
    documents: int
    figures: int
    set_aside: list[tuple[str, str]]  # name, reason


def open_folder(out: Path, corpus: Corpus, options: dict[str, Any]) -> set[int]:
    """Make the folder or find the pieces already done in it. Raises Refused where it holds other work."""
    wanted = {"corpus": corpus.path, "mark": corpus.mark, "pieces": len(corpus.pieces), "rules": RULES_VERSION}
    wanted |= options
    out.mkdir(exist_ok=True)
    state = out / STATE
    try:
        found = json.loads(state.read_text("utf-8"))
    except FileNotFoundError:
        if any(out.iterdir()):
            raise Refused(f"{out} holds other files; name an empty or new folder") from None
        beside = out / f".{STATE}.half"
        beside.write_text(json.dumps(wanted, indent=1), "utf-8")
        os.replace(beside, state)
        return set()
    except ValueError:
        raise Refused(f"{state} is damaged; remove the folder and begin again") from None
    differs = [key for key in wanted if not isinstance(found, dict) or found.get(key) != wanted[key]]
    if differs:
        raise Refused(f"{out} holds parts of another corpus or other settings ({differs[0]}); name a new folder")
    sweep(out)
    return {int(path.stem.removeprefix("part-")) for path in out.glob("part-*.parquet")}


def sweep(out: Path) -> None:
    """Remove what stopped workers left half."""
    shutil.rmtree(out / ".cluster", ignore_errors=True)
    for half in out.glob(".*.half"):
        half.unlink(missing_ok=True)


class PartWriter:
    """Writes one part in row groups, beside its name; ``close`` moves it there."""

    def __init__(self, out: Path, number: int) -> None:
        import pyarrow.parquet as pq

        from batch.reading import SCHEMA

        self.path = out / f"part-{number:05d}.parquet"
        self.beside = out / f".{self.path.name}.{os.getpid()}.half"
        self.file = pq.ParquetWriter(self.beside, SCHEMA, compression="zstd")
        self.number, self.rows, self.figures = number, [], 0

    def add(self, rows: list[list[Any]]) -> None:
        """Rows of one document."""
        self.rows += rows
        self.figures += len(rows)
        if len(self.rows) >= _ROWS_HELD:
            self._flush()

    def write(self, table: pa.Table) -> None:
        """Rows that are a table already."""
        self.file.write_table(table)
        self.figures += len(table)

    def _flush(self) -> None:
        from batch.reading import make_table

        if self.rows or not self.figures:
            self.file.write_table(make_table(self.rows))
        self.rows = []

    def close(self, documents: int, set_aside: list[tuple[str, str]]) -> Done:
        """The part under its name, on the disk; its footer tells documents and those set aside."""
        self._flush()
        done = Done(self.number, documents, self.figures, set_aside)
        self.file.add_key_value_metadata({_ABOUT: json.dumps(done[1:]).encode()})
        self.file.close()
        with self.beside.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(self.beside, self.path)
        return done


def read_about(out: Path, number: int) -> Done:
    """What the footer of a finished part tells. Raises Refused for a file that is none of ours."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = out / f"part-{number:05d}.parquet"
    try:
        told = (pq.read_metadata(path).metadata or {})[_ABOUT]
        documents, figures, set_aside = json.loads(told)
    except (OSError, pa.ArrowException, KeyError, ValueError):
        raise Refused(f"{path} is damaged; remove it, the same command reads its piece again") from None
    return Done(number, documents, figures, [(name, why) for name, why in set_aside])


def write_set_aside(out: Path, rows: list[tuple[str, str]]) -> None:
    """``_set_aside.jsonl``, one line a document; none where nothing was set aside."""
    path = out / SET_ASIDE
    if not rows:
        path.unlink(missing_ok=True)
        return
    beside = out / f".{SET_ASIDE}.half"
    lines = (json.dumps({"document": name, "reason": why}, ensure_ascii=False) + "\n" for name, why in rows)
    beside.write_text("".join(lines), "utf-8", errors="backslashreplace")
    os.replace(beside, path)
