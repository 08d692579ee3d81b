"""A copy of the ledger that is whole whatever goes on meanwhile, checked before it gets its name.

    back_up(engine, Path("data/backups/monday.db"))
"""
from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, insert, select, update

from ledger import schema
from ledger.database import copy_sqlite, open_engine, reading, writing
from ledger.errors import LedgerError

_AT_A_TIME = 1_000
_TABLES = (schema.reports, schema.readings, schema.figures, schema.reviews, schema.groupings,
           schema.near_reports, schema.runs)


def back_up(engine: Engine, path: Path) -> Path:
    """Write the copy to a new file and return its path. A PostgreSQL ledger is copied to an SQLite file, too."""
    if path.exists():
        raise LedgerError(f"{path} exists; a backup never replaces a file. Name another.")
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(engine, partial, path)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"The backup {path} could not be written: {error}") from None
    return path


def _write(engine: Engine, partial: Path, path: Path) -> None:
    partial.unlink(missing_ok=True)
    try:
        _copy(engine, partial)
        _check(partial)
        path.touch(exist_ok=False)    # fails if the name was taken meanwhile
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _copy(engine: Engine, target: Path) -> None:
    if engine.dialect.name == "sqlite":
        copy_sqlite(engine, target)
        return
    copy = open_engine(f"sqlite:///{target}")
    with reading(engine) as source, writing(copy) as connection:
        state = source.execute(select(schema.state)).mappings().one()
        connection.execute(update(schema.state).values(**state))
        for table in _TABLES:
            for part in source.execute(select(table)).mappings().partitions(_AT_A_TIME):
                connection.execute(insert(table), [dict(row) for row in part])
    copy.dispose()


def _check(file: Path) -> None:
    with sqlite3.connect(file) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")       # one file, nothing beside it
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        copy.execute("SELECT count(*) FROM reviews").fetchone()
    copy.close()
    if said != "ok":
        raise LedgerError(f"The copy is not whole ({said}); nothing was kept. Run `python -m ledger verify`.")
