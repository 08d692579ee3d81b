"""The dashboard on a port of its own, a browser beside it, and proof that nothing left the machine.

Every ``page`` records the addresses that the browser asks for; the test fails if one lies outside 127.0.0.1.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from ledger import open_ledger
from tests.views.written_reports import written

ROOT = Path(__file__).resolve().parents[2]
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[str]:
    """Address of a dashboard without a report."""
    yield from _serve(tmp_path, f"sqlite:///{tmp_path / 'ledger.db'}")


@pytest.fixture(scope="session")
def filled_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger with the reports written for these tests; tests that review take their own."""
    return fill(tmp_path_factory.mktemp("ledger") / "ledger.db")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, filled_url: str) -> Iterator[str]:
    """Address of a dashboard over that ledger, for tests that only read."""
    yield from _serve(tmp_path_factory.mktemp("server"), filled_url)


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[str]:
    """Address of a dashboard with a filled ledger that a test may change."""
    yield from _serve(tmp_path, fill(tmp_path / "ledger.db"))


@pytest.fixture
def page(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A page, wide enough for the grid; the test fails where a request left the machine."""
    context = browser.new_context(viewport={"width": 1440, "height": 1400}, accept_downloads=True)
    outside: list[str] = []
    context.on("request", lambda request: outside.append(request.url) if _is_outside(request.url) else None)
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()
    assert outside == []


def fill(path: Path) -> str:
    url = f"sqlite:///{path}"
    ledger = open_ledger(url)
    for report, figures in written():
        ledger.add_report(report, figures, rules_version="by hand")
    ledger.close()
    return url


def _is_outside(url: str) -> bool:
    return url.startswith(("http", "ws")) and "://127.0.0.1:" not in url


def _serve(folder: Path, ledger_url: str) -> Iterator[str]:
    port = _free_port()
    log = folder / "server.log"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*command, *options], cwd=folder, env={**os.environ, "LEDGER_URL": ledger_url},
            stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait_until_healthy(server, port, log)
            yield f"http://127.0.0.1:{port}"
            assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")
        finally:
            server.terminate()
            server.wait(10)


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not answer:\n{log.read_text(encoding='utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
