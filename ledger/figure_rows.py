"""A Figure as a row of the database, checked on the way in.

    to_row(figure)  -> {"figure_id": "f_...", "low": 26, ..., "rules": '["killed by number"]'}
    to_figure(row)  -> the same Figure
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter

from extractors import models
from extractors.models import COLUMNS, Figure, Report
from ledger.errors import FigureRefused
from ledger.exact_text import from_database, to_database

LARGEST = 2**63 - 1                   # what a database keeps as a whole number
VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "quantifier": models.QUANTIFIERS, "unit": models.UNITS, "measure": models.MEASURES, "group": models.GROUPS,
    "source_type": models.SOURCE_TYPES, "place_role": models.PLACE_ROLES, "date_precision": models.DATE_PRECISIONS,
    "scope": models.SCOPES, "status": models.STATUSES, "relation": models.RELATIONS,
}
COUNTS = ("low", "best", "high")
DATES = ("date_start", "date_end")
COORDINATES = {"lat": 90.0, "lon": 180.0}
TEXTS = tuple(name for name, kind in Figure.__annotations__.items() if kind == "str")

_values = attrgetter(*COLUMNS)


def to_row(figure: Figure) -> dict[str, object]:
    """The figure's columns as the database keeps them."""
    row = dict(zip(COLUMNS, _values(figure), strict=True))
    row["rules"] = json.dumps(figure.rules, ensure_ascii=False)
    for name in (*TEXTS, "rules"):
        row[name] = to_database(row[name])
    return row


def to_figure(row: Mapping[str, object]) -> Figure:
    """The figure a row of the database was made from."""
    values = {name: row[name] for name in COLUMNS}
    for name in TEXTS:
        values[name] = from_database(values[name])
    values["rules"] = tuple(json.loads(from_database(values["rules"])))
    values["source_is_party"] = bool(values["source_is_party"])
    return Figure(**values)


def digest_rows(rows: Iterable[Mapping[str, object]]) -> str:
    """sha256 over the columns of all rows in the order of their ids: tells whether a stored figure was altered."""
    digest = hashlib.sha256()
    for row in sorted(rows, key=lambda row: row["figure_id"]):
        values = [row[name] for name in COLUMNS]
        values[COLUMNS.index("source_is_party")] = bool(row["source_is_party"])
        digest.update(json.dumps(values, ensure_ascii=True).encode("ascii") + b"\n")
    return digest.hexdigest()


def check_figure(report: Report, figure: Figure) -> None:
    """Refuse a figure that is not of this report or whose words are not where it says."""
    if figure.report_id != report.report_id:
        raise FigureRefused(f"Figure {figure.figure_id} is of another report ({figure.report_id[:12] or 'none'}...): "
                          "read the text again with extract(text, report_id=report.report_id)")
    if report.text[figure.start:figure.end] != figure.text or not 0 <= figure.start < figure.end:
        raise FigureRefused(f"Figure {figure.figure_id}: the report does not read {figure.text!r} at "
                          f"{figure.start}-{figure.end}. Nothing was stored.")
    for name in (*VOCABULARIES, *COUNTS, *DATES, *COORDINATES):
        check_value(name, getattr(figure, name))
    check_order(figure.low, figure.best, figure.high)


def check_value(field: str, value: object) -> None:
    """Refuse a value that its column can't hold; the message lists what it can."""
    if field in VOCABULARIES:
        if value not in VOCABULARIES[field]:
            raise FigureRefused(f"{field} can't be {value!r}; it is one of: "
                              + ", ".join(word or '"" (empty)' for word in VOCABULARIES[field]))
    elif field in COUNTS:
        if value is not None and (type(value) is not int or not 0 <= value <= LARGEST):
            raise FigureRefused(f"{field} must be a whole number from 0 up, or empty; not {str(value)[:40]!r}")
    elif field in DATES:
        if value != "" and not _is_iso_date(value):
            raise FigureRefused(f"{field} must be a date like 2016-06-04, or empty; not {value!r}")
    elif field in COORDINATES:
        limit = COORDINATES[field]
        if value is not None and (type(value) not in (int, float) or not -limit <= value <= limit):
            raise FigureRefused(f"{field} must be a number between {-limit:g} and {limit:g}, or empty; not {value!r}")
    elif field == "source_is_party":
        if type(value) is not bool:
            raise FigureRefused(f"source_is_party must be true or false, not {value!r}")
    elif not isinstance(value, str):
        raise FigureRefused(f"{field} must be text, not {value!r}")


def check_order(low: int | None, best: int | None, high: int | None) -> None:
    """Refuse low > best, best > high and low > high; empty ones are left out."""
    stated = [number for number in (low, best, high) if number is not None]
    if stated != sorted(stated):
        raise FigureRefused(f"low {low}, best {best}, high {high} are out of order: low <= best <= high")


def _is_iso_date(value: object) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
