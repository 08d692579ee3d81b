"""From what a parser found to a report: characters settled, fields on one line, dates that are dates.

>>> make_report(Document("26 killed", published="2016-06-05"), name="a.txt").published
datetime.date(2016, 6, 5)
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from readers.characters import settle_text
from readers.limits import LIMITS, Limits
from readers.values import Document, Refused, show_name

if TYPE_CHECKING:
    from extractors.models import Report


def make_report(document: Document, *, name: str, given: dict | None = None, limits: Limits = LIMITS) -> Report:
    """The report of one document, its characters settled. Refuses a text that is empty or too long."""
    # here and not above: the parser process imports this package and needs no extractors
    from extractors.models import Report

    text, said = settle_text(document.text)
    if len(text) > limits.text_chars:
        raise Refused(
            "too_large", f"its text has {len(text):,} characters; the limit is {limits.text_chars:,}: split it"
        )
    if not text.strip("\ufeff\u200b\u2060\ufffd \t\r\n\f\v\x85\xa0\u2028\u2029"):
        raise Refused("empty", "there is no text in it")
    stated = {key: value for key, value in (given or {}).items() if value}
    known = {
        "title": _line(document.title),
        "publisher": _line(document.publisher),
        "url": _line(document.url),
        "published": _to_date(document.published),
    }
    return Report(
        text=text, name=show_name(name), kind=document.kind, warnings=(*document.warnings, *said), **{**known, **stated}
    )


def _line(value: str) -> str:
    return settle_text(" ".join(value.split()))[0][:500]


def _to_date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
