"""What is to be read, cut into pieces that a worker opens itself: paths, byte ranges of lines, ranges of rows.

    cut_corpus(Path("corpus.jsonl")).pieces[1]   ->   Piece(1, ("corpus.jsonl",), start=4194304, end=8388608)

No text is carried between processes; a piece says where it lies.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extractors.command import MOST_BYTES, Refused, find_documents, read_text
from readers.articles import to_iso
from readers.columns import DATE_NAMES, TEXT_NAMES, URL_NAMES, find_column

PIECE_BYTES = 4 * 1024 * 1024  # of text: some seconds of work, so that little is lost when a worker is
PIECE_FILES = 2_000
LINE_ENDINGS = (".jsonl", ".ndjson")
ROW_ENDINGS = (".parquet",)
ID_NAMES = ("document", "document_id", "doc_id", "id", "uid", "report_id", "file", "path", *URL_NAMES)
FAULT = "_fault"  # of a document on its way through a frame
_SPLITS = 16  # ranges of one row group at most: each skips the rows before its own
_HALF = re.compile("[\ud800-\udfff]")  # half a surrogate pair: no text, and nothing that a Parquet file can hold


class Document(NamedTuple):
    """One text and where it came from; ``fault`` says why there is none."""

    name: str
    text: str
    published: date | None = None
    fault: str = ""


class Piece(NamedTuple):
    """What one worker reads in one go. ``start`` and ``end`` are bytes of lines or rows of a table."""

    number: int
    paths: tuple[str, ...]
    start: int = 0
    end: int = 0
    group: int = 0
    size: int = 0  # bytes of text, about
    skipped: tuple[tuple[int, str], ...] = ()  # documents by position, with the reason why they are not tried again


class Corpus(NamedTuple):
    """All pieces, in order, and a mark that changes when the corpus does."""

    path: str
    pieces: list[Piece]
    mark: str


def is_corpus(path: Path) -> bool:
    """Whether this is a file of many documents by its ending."""
    return path.suffix.lower() in LINE_ENDINGS + ROW_ENDINGS


def cut_corpus(path: Path, size: int = PIECE_BYTES) -> Corpus:
    """The pieces of a folder of texts, a file of JSON lines or a Parquet file, about ``size`` bytes each."""
    try:
        files = [Path(name) for name in find_documents(str(path))]
        stats = [file.stat() for file in files]
        if not path.is_dir() and path.suffix.lower() in LINE_ENDINGS:
            pieces = _cut_lines(path, stats[0].st_size, size)
        elif not path.is_dir() and path.suffix.lower() in ROW_ENDINGS:
            pieces = _cut_rows(path, size)
        else:
            pieces = _cut_files(files, [stat.st_size for stat in stats], size)
    except OSError as error:
        raise Refused(f"{path}: not read: {error.strerror or error}") from None
    told = (f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n" for file, stat in zip(files, stats, strict=True))
    mark = hashlib.sha256(f"{size}\n{''.join(told)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Corpus(str(path), pieces, mark)


def _cut_lines(path: Path, whole: int, size: int) -> list[Piece]:
    return [
        Piece(number, (str(path),), start, min(start + size, whole), size=min(size, whole - start))
        for number, start in enumerate(range(0, whole, size))
    ]


def _cut_rows(path: Path, size: int) -> list[Piece]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out: list[Piece] = []
    try:
        about = pq.read_metadata(path)
    except pa.ArrowException as error:
        raise Refused(f"{path}: not read: {str(error).splitlines()[0]}") from None
    for group in range(about.num_row_groups):
        rows, held = about.row_group(group).num_rows, about.row_group(group).total_byte_size
        parts = max(1, min(-(-held // size), _SPLITS, rows))
        bounds = [rows * part // parts for part in range(parts + 1)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            out.append(Piece(len(out), (str(path),), start, end, group, held // parts))
    return out


def _cut_files(files: list[Path], sizes: list[int], size: int) -> list[Piece]:
    out: list[Piece] = []
    held: list[str] = []
    weight = 0
    for file, bytes_ in zip(files, sizes, strict=True):
        if held and (weight + bytes_ > size or len(held) == PIECE_FILES):
            out.append(Piece(len(out), tuple(held), size=weight))
            held, weight = [], 0
        held.append(str(file))
        weight += bytes_
    return [*out, Piece(len(out), tuple(held), size=weight)]


def read_documents(piece: Piece) -> Iterator[Document]:
    """The documents of a piece, in order, one at a time in memory; one that cannot be read has its fault."""
    suffix = Path(piece.paths[0]).suffix.lower()
    if suffix in LINE_ENDINGS and piece.end:
        return _read_lines(piece)
    if suffix in ROW_ENDINGS and piece.end:
        return _read_rows(piece)
    return map(_read_file, piece.paths)


def _read_file(path: str) -> Document:
    try:
        return Document(path, read_text(path))
    except Refused as refused:
        return Document(path, "", fault=str(refused))


def _read_lines(piece: Piece) -> Iterator[Document]:
    """The lines whose first byte lies in the range."""
    path = piece.paths[0]
    name = Path(path).name
    with open(path, "rb") as file:
        if piece.start:
            file.seek(piece.start - 1)
            _skip_line(file)
        while (at := file.tell()) < piece.end:
            line = file.readline(MOST_BYTES + 1)
            if len(line) > MOST_BYTES:
                _skip_line(file)
                yield Document(f"{name} byte {at}", "", fault=f"a line longer than {MOST_BYTES // 1024**2} MB")
            elif line.strip():
                yield _read_line(line, f"{name} byte {at}")


def _skip_line(file: Any) -> None:
    while (rest := file.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
        pass


def _read_line(line: bytes, place: str) -> Document:
    try:
        record = json.loads(line, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        return Document(place, "", fault=f"no JSON: {str(error)[:120]}")
    if isinstance(record, str):
        record = {"text": record}
    if not isinstance(record, dict):
        return Document(place, "", fault="no JSON object with a text")
    return make_document(record, place)


def _read_rows(piece: Piece) -> Iterator[Document]:
    import pyarrow.parquet as pq

    path = piece.paths[0]
    with pq.ParquetFile(path, pre_buffer=False) as file:
        header = file.schema_arrow.names
        named = [find_column(header, names) for names in (TEXT_NAMES, ID_NAMES, DATE_NAMES)]
        columns = [header[at] for at in dict.fromkeys(named) if at is not None]
        row = 0
        for batch in file.iter_batches(batch_size=64, row_groups=[piece.group], columns=columns, use_threads=False):
            if row + len(batch) > piece.start and row < piece.end:
                wanted = batch.slice(max(0, piece.start - row), piece.end - max(row, piece.start))
                first = max(row, piece.start)
                for number, record in enumerate(wanted.to_pylist(), first):
                    yield make_document(record, f"{Path(path).name} group {piece.group} row {number}")
            row += len(batch)
            if row >= piece.end:
                return


def make_document(record: dict[str, Any], place: str) -> Document:
    """A record with its text, name and day under the names that tables of articles give them."""
    header = list(record)
    cells = list(record.values())

    def cell(names: tuple[str, ...]) -> Any:
        at = find_column(header, names)
        return None if at is None else cells[at]

    found, name, day = cell(TEXT_NAMES), cell(ID_NAMES), cell(DATE_NAMES)
    fault = record.get(FAULT)
    name = place if name is None or name != name else str(name)
    if isinstance(fault, str) and fault:
        return Document(_whole(name), "", fault=fault)
    if not isinstance(found, str):
        return Document(_whole(name), "", fault='no text in it: name the column or key "text"')
    if len(found) > MOST_BYTES:
        return Document(_whole(name), "", fault=f"a text longer than {MOST_BYTES // 1024**2} MB")
    iso = to_iso(str(day)) if day is not None else ""
    text = _whole(found.replace("\r\n", "\n").replace("\r", "\n"))
    return Document(_whole(name), text, date.fromisoformat(iso) if iso else None)


def _whole(text: str) -> str:
    return _HALF.sub("\ufffd", text)
