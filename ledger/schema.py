"""The ledger's tables, as the code asks them. How they come to exist is in migrations.py; a test compares the two.

    reports 1 -> n readings 1 -> n figures        a reading: one version of the rules, or a figure by hand
    reviews                                       the append-only log, chained by hashes
    groupings                                     the append-only log of claims put together or apart
    near_reports, runs                            which reports tell the same story
    ledger_state                                  one row: layout, number of writes, head of the log
"""
from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, Table, Text

from extractors.models import COLUMNS

metadata = MetaData()

_INTEGERS = {"start", "end", "sentence_start", "sentence_end"}
_COUNTS = {"low", "best", "high"}
_FLOATS = {"lat", "lon", "confidence"}
_BOOLEANS = {"source_is_party"}


def _figure_column(name: str) -> Column:
    if name in _INTEGERS:
        return Column(name, Integer, nullable=False)
    if name in _COUNTS:
        return Column(name, BigInteger)
    if name in _FLOATS:
        return Column(name, Float)
    if name in _BOOLEANS:
        return Column(name, Boolean, nullable=False)
    return Column(name, Text, nullable=False)


state = Table(
    "ledger_state", metadata,
    Column("only", Integer, primary_key=True),
    Column("layout", Integer, nullable=False),
    Column("writes", BigInteger, nullable=False),
    Column("head", Text, nullable=False),
    Column("entries", BigInteger, nullable=False),
)
reports = Table(
    "reports", metadata,
    Column("report_id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("text", Text, nullable=False),
)
readings = Table(
    "readings", metadata,
    Column("reading_id", BigInteger, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("rules_version", Text, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)
figures = Table(
    "figures", metadata,
    Column("reading_id", BigInteger, primary_key=True),
    *(Column(name, Text, primary_key=True) if name == "figure_id" else _figure_column(name) for name in COLUMNS),
)


def _decisions(name: str, *told: str) -> Table:
    """A chained log of decisions: what each tells, then who, when, why, what it undoes, and the chain."""
    texts = (Column(column, Text, nullable=False) for column in (*told, "who", "at", "reason"))
    chain = (Column(column, Text, nullable=False) for column in ("prev_hash", "hash"))
    return Table(
        name, metadata, Column("seq", BigInteger, primary_key=True), *texts, Column("undoes", BigInteger), *chain
    )


reviews = _decisions("reviews", "figure_id", "action", "decision", "changes")
groupings = _decisions("groupings", "action", "figure_ids")
near_reports = Table(
    "near_reports", metadata,
    Column("report_id", Text, primary_key=True),
    Column("other_id", Text, primary_key=True),
    Column("score", Float, nullable=False),
)
runs = Table(
    "runs", metadata,
    Column("run", BigInteger, primary_key=True),
    Column("number", BigInteger, primary_key=True),
)
