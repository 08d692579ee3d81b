"""What every test shares: the project on the import path, reproducible random inputs, a browser or a reason for none.

    @pytest.mark.browser
    def test_x(...):      # skipped where there is no Chromium; in CI (CI=true) a missing browser is a failure
"""
from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# The same inputs on every machine and run; `make prove` tries many more of them.
settings.register_profile("figures", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("prove", parent=settings.get_profile("figures"), max_examples=5_000)
settings.load_profile("figures")

# A shell starts what it puts in the background with interrupts ignored, and every program started from there would
# ignore them too: the tests of Ctrl-C would wait for one that never comes.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Path of a Chromium already on this machine; none is ever downloaded."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests, saying why, where there is no browser; in CI leave them to fail."""
    if find_chromium() or os.environ.get("CI"):
        return
    reason = pytest.mark.skip(reason="no chromium on this machine (on Debian: apt-get install chromium)")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium that drives the dashboard."""
    path = find_chromium()
    assert path, "chromium is not installed: apt-get install chromium"
    return path
