"""Tables of articles (CSV, JSON, JSON lines, Parquet) and saved ReliefWeb API answers: one report for each row.

The column of the text is the one the user names, else one with a known name, else the one with the longest texts
(which each report then says).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from readers.columns import (
    DATE_NAMES,
    PUBLISHER_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    clean_name,
    find_column,
    find_text_column,
)
from readers.limits import LIMITS, Limits
from readers.sniff import cut_separator_line, find_delimiter
from readers.values import Document, Refused
from readers.visible import visible_text

_LISTS = ("data", "articles", "items", "results", "reports", "documents", "docs")


def read_csv(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """``data`` is CSV in UTF-8, delimited by comma, semicolon, tab or bar."""
    text = cut_separator_line(data.decode("utf-8", "replace").lstrip("\ufeff \t\r\n\f"))
    delimiter = find_delimiter(text[:65_536])
    if not delimiter:
        yield Document(text)
        return
    csv.field_size_limit(limits.text_bytes)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    yield from read_rows(next(rows), rows, "csv", limits, asked)


def read_rows(
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    kind: str,
    limits: Limits,
    asked: dict | None,
    where: str = "",
) -> Iterator[Document]:
    """A document for each row; ``where`` names the sheet, rows are counted from 1 below the header."""
    kept = []
    for row in rows:
        kept.append(row)
        if len(kept) > limits.table_rows:
            raise Refused("too_many", f"the table has more than {limits.table_rows:,} rows: split it")
    at, warnings = _choose_column(header, kept, (asked or {}).get("text_column", ""))
    others = [find_column(header, names) for names in (TITLE_NAMES, PUBLISHER_NAMES, DATE_NAMES, URL_NAMES)]
    title, publisher, published, url = (other if other != at else None for other in others)
    for number, row in enumerate(kept, start=1):
        if not any(_cell(row, column) for column in range(len(row))):
            continue
        broken = ("the row has more cells than the table has columns",) if len(row) > len(header) else ()
        yield Document(
            _cell(row, at),
            kind,
            _cell(row, title),
            _cell(row, publisher),
            to_iso(_cell(row, published)),
            _cell(row, url),
            f"{where}row {number}",
            warnings + broken,
        )


def _choose_column(header: Sequence[object], rows: list, chosen: str) -> tuple[int, tuple[str, ...]]:
    if chosen:
        at = find_column(header, (clean_name(chosen),))
        if at is None:
            raise Refused("no_text_column", f"it has no column {chosen!r}; it has: {', '.join(map(str, header))[:200]}")
        return at, ()
    found = find_text_column(header, rows)
    if found is None:
        raise Refused("no_text_column", "no column holds texts; name one of: " + ", ".join(map(str, header))[:200])
    at, guessed = found
    return at, (f"column {str(header[at])!r} was taken as the text: it has the longest texts",) if guessed else ()


def read_json(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """A list of articles, JSON lines, one article, or an answer of the ReliefWeb API; anything else is plain text."""
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    records, kind, damaged = _load(text)
    if records is None:
        yield Document(text, warnings=("it begins like JSON but is not: it was read as plain text",))
        return
    if not records:
        raise Refused("empty", "there is no record in it")
    if len(records) > limits.table_rows:
        raise Refused("too_many", f"it has more than {limits.table_rows:,} records: split it")
    said = (f"{damaged} entries are no JSON records and were not read",) if damaged else ()
    reliefweb = [record for record in records if isinstance(record.get("fields"), dict)]
    if reliefweb:
        if len(reliefweb) < len(records):
            said += (f"{len(records) - len(reliefweb)} entries have no fields and were not read",)
        for number, record in enumerate(reliefweb, start=1):
            yield _make_reliefweb(record, number, said)
        return
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [[_flat(record.get(key)) for key in header] for record in records]
    for document in read_rows(header, rows, kind, limits, asked):
        yield document._replace(warnings=said + document.warnings)


def _load(text: str) -> tuple[list[dict] | None, str, int]:
    """(records, kind, entries that are none); numbers stay strings: 5,000 digits are nobody's count."""
    try:
        whole = json.loads(text, parse_int=str, parse_float=str)
    except ValueError:
        return _load_lines(text)
    if isinstance(whole, dict):
        whole = _find_records(whole)
    if isinstance(whole, (str, int, float, bool, type(None))):
        return None, "", 0
    entries = [{"text": entry} if isinstance(entry, str) else entry for entry in whole]
    records = [entry for entry in entries if isinstance(entry, dict)]
    return records, "json", len(entries) - len(records)


def _find_records(whole: dict) -> list:
    """The list of records in an answer: under a usual name, there or one step further in; else the answer itself."""
    inner = [whole, *(value for value in whole.values() if isinstance(value, dict))]
    found = (one[key] for one in inner for key in _LISTS if isinstance(one.get(key), list) and one[key])
    return next(found, [whole])


def _load_lines(text: str) -> tuple[list[dict] | None, str, int]:
    records, damaged = [], 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            record = json.loads(line, parse_int=str, parse_float=str)
        except ValueError:
            record = None
        if isinstance(record, dict):
            records.append(record)
        else:
            damaged += 1
    return (records, "jsonl", damaged) if len(records) > damaged else (None, "", damaged)


def _make_reliefweb(record: dict, number: int, said: tuple[str, ...]) -> Document:
    fields = record["fields"]
    html = fields.get("body-html")
    body = visible_text(html) if isinstance(html, str) else _flat(fields.get("body"))
    when = fields.get("date") if isinstance(fields.get("date"), dict) else {}
    sources = fields.get("source") if isinstance(fields.get("source"), list) else []
    names = [_flat(source.get("shortname") or source.get("name")) for source in sources if isinstance(source, dict)]
    address = fields.get("url_alias") or fields.get("url") or fields.get("origin") or record.get("href")
    return Document(
        body,
        "reliefweb",
        _flat(fields.get("title")),
        ", ".join(filter(None, names)),
        to_iso(_flat(when.get("original") or when.get("created"))),
        _flat(address),
        f"report {number}",
        (*said, *_say_files(fields.get("file"))),
    )


def _say_files(files: object) -> tuple[str, ...]:
    """The documents that stand beside the words of a report on ReliefWeb: they often hold more than these."""
    count = len(files) if isinstance(files, list) else 0
    if not count:
        return ()
    return (
        "it has 1 attached file, which was not read"
        if count == 1
        else f"it has {count} attached files, which were not read",
    )


def read_parquet(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """Rows of a Parquet file; its claimed sizes are checked before anything is unpacked."""
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data))
        about = file.metadata
        if about.num_rows > limits.table_rows:
            raise Refused(
                "too_many", f"the table has {about.num_rows:,} rows; the limit is {limits.table_rows:,}: split it"
            )
        size = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
        if size > limits.unpacked_bytes:
            raise Refused("bomb", f"it unpacks to {size:,} bytes: split it")
        header = file.schema_arrow.names
        batches = file.iter_batches(batch_size=1_000, use_threads=False)
        rows = [[_flat(value) for value in row.values()] for batch in batches for row in batch.to_pylist()]
    except pyarrow.ArrowMemoryError:
        raise Refused("memory", f"it needs more than {limits.memory_mb} MB of memory: split it") from None
    except (pyarrow.ArrowException, OSError):
        raise Refused("damaged", "the Parquet file is damaged: write it anew") from None
    yield from read_rows(header, rows, "parquet", limits, asked)


def to_iso(value: str) -> str:
    """A date as tables write it, in ISO form; "" where day and month could be mistaken for one another.

    >>> to_iso("2016-06-05 10:00"), to_iso("5 June 2016"), to_iso("05/06/2016")
    ('2016-06-05', '2016-06-05', '')
    """
    stripped = value.strip()
    try:
        return date.fromisoformat(stripped[:10].replace("/", "-")).isoformat()
    except ValueError:
        pass
    if stripped.isdigit() and len(stripped) in (10, 13):
        return datetime.fromtimestamp(int(stripped[:10]), UTC).date().isoformat()
    for form in (
        "%d %B %Y",
        "%B %d, %Y",
        "%d %b %Y",
        "%b %d, %Y",
        "%a, %d %b %Y %H:%M:%S %z",
        "%a, %d %b %Y %H:%M:%S %Z",
        "%Y%m%d",
    ):
        try:
            return datetime.strptime(stripped, form).date().isoformat()
        except ValueError:
            continue
    return ""


def _cell(row: Sequence[object], at: int | None) -> str:
    return _flat(row[at]) if at is not None and at < len(row) else ""


def _flat(value: object) -> str:
    """A value as text: lists of paragraphs by lines, {"name": ...} by its name."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, map(_flat, value)))
    if isinstance(value, dict):
        return _flat(next((value[key] for key in ("name", "title", "value", "text", "rendered") if key in value), ""))
    return str(value)
