"""Opening a database, bringing it to this version's layout, and the two ways of using it: read and write.

    engine = open_engine("sqlite:///data/ledger.db")
    with writing(engine) as connection: ...          # one transaction; whole or not at all

SQLite runs with WAL and full sync, and every write takes the write lock at its start, so that a second writer waits
instead of failing. On PostgreSQL the row of ledger_state is that lock.
"""
from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool

from ledger import schema
from ledger.errors import LedgerError
from ledger.migrations import LAYOUT, MIGRATIONS, Migration

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_FILE = PROJECT / "data" / "ledger.db"
BUSY_SECONDS = 30                     # how long a writer waits for another before it says so
MIGRATION_LOCK = 0x1ED6E4             # any fixed number: PostgreSQL's advisory lock while the layout is brought up


def ledger_url(url: str | None = None) -> URL:
    """The database meant: the argument, else LEDGER_URL, else data/ledger.db of this project."""
    named = url or os.environ.get("LEDGER_URL")
    if not named:
        return URL.create("sqlite", database=str(DEFAULT_FILE))
    try:
        parsed = make_url(named)
    except ArgumentError:
        raise LedgerError(f"{named!r} is not a database URL; write for example sqlite:///data/ledger.db") from None
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def open_engine(url: str | None = None) -> Engine:
    """Connect, create or bring up to date. Refuses what is newer, what is no ledger, and what can't be reached."""
    target = ledger_url(url)
    if target.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(f"The ledger keeps SQLite and PostgreSQL databases, not {target.get_backend_name()!r}")
    engine = _connect_sqlite(target) if target.get_backend_name() == "sqlite" else _connect_postgresql(target)
    try:
        with saying(engine):
            _bring_up_to_date(engine)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _connect_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    if not in_memory:
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"The folder {folder} can't be made: {error.strerror}") from None
    options = {"poolclass": StaticPool} if in_memory else {}
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS}, **options)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None        # we say BEGIN ourselves, below
        for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # BEGIN alone would fail at once with "database is locked" when it first writes beside another writer
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def _connect_postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise LedgerError('PostgreSQL needs one more package: pip install "psycopg[binary]"') from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, so that all it reads is of one moment."""
    with saying(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":      # SQLite's transactions are so by themselves
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, one writer at a time; an exception inside leaves the database as it was."""
    with saying(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(schema.state).values(writes=schema.state.c.writes + 1))
        yield connection


@contextmanager
def saying(engine: Engine) -> Iterator[None]:
    """Turn what the database driver says into one line that names the database and the remedy."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_explain(engine, str(error.orig).strip().partition("\n")[0])) from error
    except PoolTimeout as error:
        raise LedgerError(f"Too many are using {where(engine)} at once. Wait a moment, then do it again.") from error
    except sqlite3.Error as error:
        raise LedgerError(_explain(engine, str(error))) from error


def where(engine: Engine) -> str:
    """The database's name for people: a file, or a URL without its password."""
    return engine.url.database or "memory" if engine.dialect.name == "sqlite" else engine.url.render_as_string()


def _explain(engine: Engine, said: str) -> str:
    place = where(engine)
    if "disk is full" in said or "No space left" in said:
        return f"The disk is full, nothing was stored in {place}. Free some space and do it again."
    if "locked" in said:
        return f"Another program has been writing to {place} for {BUSY_SECONDS} seconds. Wait, then do it again."
    if "not a database" in said or "malformed" in said:
        return f"{place} is damaged or no SQLite database ({said}). Put a backup in its place."
    if "readonly" in said or "read-only" in said:
        return f"{place} can't be written to: check who may write to the file and its folder."
    return f"{place}: {said or 'the database gave no reason'}"


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        before = _layout(connection, engine)
    if before == LAYOUT:
        return
    if before:
        _back_up_first(engine, before)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        now = _layout(connection, engine)        # another process may have done it while we waited
        for step in MIGRATIONS[now:]:
            _run(connection, step)


def _run(connection: Connection, step: Migration) -> None:
    own = step.sqlite if connection.dialect.name == "sqlite" else step.postgresql
    for statement in (*step.both, *own):
        connection.exec_driver_sql(statement.replace("%", "%%") if own is step.postgresql else statement)
    connection.execute(update(schema.state).values(layout=step.number))


def _layout(connection: Connection, engine: Engine) -> int:
    names = set(inspect(connection).get_table_names())
    if schema.state.name not in names:
        if names:
            raise LedgerError(f"{where(engine)} is a database of something else, not a ledger. Name another with "
                              "--db or LEDGER_URL.")
        return 0
    layout = connection.execute(select(schema.state.c.layout)).scalar_one()
    if layout > LAYOUT:
        raise LedgerError(f"{where(engine)} was written by a newer version of this software (layout {layout}, this one "
                          f"knows {LAYOUT}). Install the newer version, or name another ledger with LEDGER_URL.")
    return layout


def _back_up_first(engine: Engine, layout: int) -> None:
    """A copy beside the file before its layout changes. PostgreSQL undoes a failed step by itself; dump it first."""
    if engine.dialect.name != "sqlite" or engine.url.database in (None, "", ":memory:"):
        return
    file = Path(engine.url.database)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    folder = file.parent / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    copy_sqlite(engine, folder / f"{file.stem}-layout{layout}-{stamp}.db")


def copy_sqlite(engine: Engine, target: Path) -> None:
    """SQLite's own online copy: whole, even while others write."""
    with engine.connect() as connection, sqlite3.connect(target) as copy:
        connection.connection.dbapi_connection.backup(copy)
    copy.close()
