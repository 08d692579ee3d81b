"""Which column of a table is the article, and which are its title, date, address and outlet.

    >>> find_text_column(["id", "body"], [["1", "Ten people were killed."]])
    (1, False)

A column is known by its name; where no name is known, the one with the longest texts is taken and said (True).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

TEXT_NAMES = (
    "text",
    "body",
    "article_text",
    "full_text",
    "fulltext",
    "article",
    "article_body",
    "body_text",
    "articlebody",
    "content",
    "contents",
    "maintext",
    "main_text",
    "story",
    "news",
    "report",
    "report_text",
    "document",
    "transcript",
    "raw_text",
    "news_text",
    "description",
    "summary",
    "abstract",
    "notes",
    "snippet",
    "excerpt",
    "message",
    "narrative",
    "details",
    "texte",
    "contenu",
    "texto",
    "contenido",
    "cuerpo",
    "conteudo",
    "descripcion",
)
TITLE_NAMES = ("title", "headline", "heading", "subject", "article_title", "name", "titre", "titulo")
DATE_NAMES = (
    "published",
    "date",
    "published_at",
    "publish_date",
    "publication_date",
    "date_published",
    "pubdate",
    "publishedat",
    "datepublished",
    "date_publish",
    "published_date",
    "created",
    "created_at",
    "datetime",
    "timestamp",
    "time",
    "event_date",
    "fecha",
    "data",
)
URL_NAMES = ("url", "link", "source_url", "article_url", "href", "permalink", "web_url")
PUBLISHER_NAMES = (
    "publisher",
    "outlet",
    "source",
    "source_name",
    "sitename",
    "site_name",
    "newspaper",
    "publication",
    "domain",
    "media",
    "site",
)
_LONG = 60  # a column of texts has cells this long on average


def clean_name(cell: object) -> str:
    """A header as it is looked up: lower case, words joined by "_"."""
    return re.sub(r"[\W_]+", "_", str(cell).strip().lower()).strip("_")


def find_column(header: Sequence[object], names: Sequence[str]) -> int | None:
    """The first column that carries one of the names, the names in order of preference."""
    cleaned = [clean_name(cell) for cell in header]
    return next((cleaned.index(name) for name in names if name in cleaned), None)


def find_text_column(header: Sequence[object], rows: Sequence[Sequence[object]]) -> tuple[int, bool] | None:
    """(column, guessed) or None where no column holds texts."""
    sample = rows[:200]
    known = [at for name in TEXT_NAMES if (at := find_column(header, (name,))) is not None]
    for at in known:
        if any(_looks_like_prose(_cell(row, at)) for row in sample):
            return at, False
    means = [sum(len(_cell(row, at)) for row in sample) / max(1, len(sample)) for at in range(len(header))]
    if not means:
        return None
    longest = max(range(len(means)), key=means.__getitem__)
    spaced = sum(_cell(row, longest).count(" ") for row in sample)
    if means[longest] >= _LONG and spaced * 12 >= sum(len(_cell(row, longest)) for row in sample):
        return longest, True
    return None


def _cell(row: Sequence[object], at: int) -> str:
    value = row[at] if at < len(row) else None
    return "" if value is None else str(value)


def _looks_like_prose(cell: str) -> bool:
    return cell.strip().count(" ") >= 2
