"""A ledger of its own for each test, on SQLite and, where a server can be started, on PostgreSQL.

    def test_x(ledger): ...            # runs once on each

The server is started for the session from Debian's package, without a network port, and stopped at the end.
"""
from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from extractors.models import Figure, Report
from ledger import Ledger, open_ledger
from tests.ledger.written import falluja, wire

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A URL without a database's name, for a server that listens on a socket only."""
    pytest.importorskip("psycopg", reason='needs pip install "psycopg[binary]"')
    binaries = next((place for place in _PLACES if (place / "initdb").exists()), None)
    if binaries is None:
        pytest.skip("no PostgreSQL server on this machine (on Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="ledger-pg-"))
    run = _as_other_user(folder)
    run(binaries / "initdb", "-D", folder / "data", "-A", "trust", "-U", "ledger", "-E", "UTF8", "--no-locale", "-N")
    run(binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o",
        f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=60", "start")
    try:
        yield f"postgresql+psycopg://ledger@/{{name}}?host={folder}"
    finally:
        run(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as_other_user(folder: Path):  # noqa: ANN202 - a closure over the user
    """PostgreSQL does not run as root: where we are root, its own user does."""
    user = "postgres" if os.geteuid() == 0 else None
    if user and user not in {entry.pw_name for entry in pwd.getpwall()}:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    if user:
        shutil.chown(folder, user)

    def run(*words: object) -> None:
        subprocess.run([str(word) for word in words], check=True, user=user, cwd=folder, timeout=120,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return run


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """A new, empty database."""
    import psycopg

    name = f"t{uuid4().hex}"
    address = postgresql_server.format(name="postgres").replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgresql_server.format(name=name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Two reports, the second newer."""
    for report, figures in (falluja(), wire()):
        ledger.add_report(report, figures, rules_version="1")
    return ledger


@pytest.fixture
def kept() -> tuple[Report, list[Figure]]:
    return falluja()
