"""Values that flow through the house, and the vocabularies they are written in. Imports nothing of ours.

    Report  ->  Figure, Figure, ...  ->  Total per measure

Every value is immutable. Offsets are half-open and count code points of the original text, so that
``report.text[figure.start:figure.end] == figure.text`` always holds.
"""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from datetime import date

MEASURES = (
    "killed", "injured", "casualties", "missing", "abducted", "detained", "trapped", "besieged", "displaced",
    "evacuated", "returned", "rescued", "homeless", "affected", "in_need", "assisted", "food_insecure", "infected",
    "sexual_violence", "human_shields", "surrendered",
)
GROUPS = (
    "people", "civilians", "children", "women", "men", "elderly", "combatants", "security_forces", "police",
    "aid_workers", "medical_workers", "journalists", "refugees_migrants", "prisoners", "households",
)
SOURCE_TYPES = (
    "un", "government", "military", "police", "armed_group", "health", "rescue", "local_authority", "ngo", "monitor",
    "red_cross", "media", "witness", "family", "expert", "court", "anonymous", "none",
)
QUANTIFIERS = (
    "exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly", "between", "vague", "implicit",
    "unquantified",
)
UNITS = ("person", "household")
SCOPES = ("event", "cumulative", "as_of", "increment", "rate")
STATUSES = ("reported", "confirmed", "unconfirmed", "feared", "projected", "denied", "hypothetical")
RELATIONS = ("", "part", "restatement", "increment")
PLACE_ROLES = ("", "event", "origin", "destination", "host")
DATE_PRECISIONS = ("", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Report:
    """A text and where it came from. ``publisher`` is the outlet; it is never the source of a figure."""

    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    name: str = ""                       # the file or page it was read from, as the user knows it
    kind: str = "text"                   # text, html, pdf, docx ...
    warnings: tuple[str, ...] = ()       # what reading it lost or had to guess

    @property
    def report_id(self) -> str:
        """sha256 of the text, in hex; the same text is the same report wherever it came from."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure about people harmed or in need: the columns of the table, in their order.

    Text fields are "" where nothing is stated; ``low``, ``best``, ``high`` are whole numbers or None
    (None in ``high`` means open above). Dates are ISO strings. ``confidence`` lies in 0..1.
    """

    figure_id: str
    report_id: str
    start: int
    end: int
    text: str
    low: int | None
    best: int | None
    high: int | None
    quantifier: str
    unit: str
    measure: str
    group: str
    group_text: str = ""
    actor: str = ""
    actor_text: str = ""
    perpetrator: str = ""
    perpetrator_text: str = ""
    source: str = ""
    source_text: str = ""
    source_type: str = "none"
    source_is_party: bool = False
    place: str = ""
    place_role: str = ""
    country: str = ""                    # ISO 3166 alpha-3
    lat: float | None = None
    lon: float | None = None
    date_start: str = ""
    date_end: str = ""
    date_precision: str = ""
    scope: str = "event"
    status: str = "reported"
    part_of: str = ""
    relation: str = ""
    sentence_start: int = 0
    sentence_end: int = 0
    sentence: str = ""
    rules: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Total:
    """What one text says of its own events, for one measure: the figures added up, and why others were not."""

    measure: str
    low: int | None
    best: int | None
    high: int | None
    counted: tuple[str, ...]
    left_out: dict[str, str]


COLUMNS = tuple(field.name for field in fields(Figure))


def make_figure_id(report_id: str, start: int, end: int, measure: str, group: str) -> str:
    """``f_`` and 16 hex digits that depend only on the arguments, so that reviews survive a second reading."""
    key = "\x1f".join((report_id, str(start), str(end), measure, group))
    return "f_" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
