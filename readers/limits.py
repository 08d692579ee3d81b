"""Every limit of the door, named and explained in one place.

    >>> from readers.limits import LIMITS
    >>> LIMITS.wall_seconds
    10.0

``python -m readers --help`` lists the same names as options (``wall_seconds`` is ``--max-wall-seconds``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024


def _limit(default: float, meaning: str):
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Change one with ``dataclasses.replace(LIMITS, pdf_pages=50)``."""

    text_bytes: int = _limit(10 * MEGABYTE, "largest text, web page, feed, CSV or JSON file, in bytes")
    document_bytes: int = _limit(20 * MEGABYTE, "largest Word, Excel, Parquet or mail file, in bytes")
    pdf_bytes: int = _limit(50 * MEGABYTE, "largest PDF, in bytes")
    archive_bytes: int = _limit(50 * MEGABYTE, "largest zip archive, in bytes")
    memory_mb: int = _limit(512, "memory of the process that parses a document, in megabytes")
    cpu_seconds: int = _limit(8, "processor time for one document, in seconds")
    wall_seconds: float = _limit(10.0, "time to wait for one document, in seconds")
    container_seconds: float = _limit(600.0, "parsing time for one archive, folder, feed or table, in seconds")
    pdf_pages: int = _limit(2_000, "most pages of a PDF")
    text_chars: int = _limit(10 * MEGABYTE, "longest text that is passed on, in characters")
    html_tags: int = _limit(50_000, "a page with more tags is read as plain text, without looking for the article")
    members: int = _limit(5_000, "most files in an archive, a folder or a mail")
    unpacked_bytes: int = _limit(200 * MEGABYTE, "most bytes an archive or Office file may unpack to, all in all")
    nesting: int = _limit(3, "archives and mails inside one another")
    table_rows: int = _limit(100_000, "most rows of a table of articles")


LIMITS = Limits()
