"""A ledger of its own for each test, filled with the reports written for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ledger import open_ledger
from tests.views.written_reports import written

ENTRY = Path(__file__).resolve().parents[2] / "dashboard.py"


@pytest.fixture
def empty_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    monkeypatch.setenv("LEDGER_URL", url)
    st.cache_resource.clear()
    yield url
    st.cache_resource.clear()


@pytest.fixture
def filled_ledger(empty_ledger: str) -> str:
    ledger = open_ledger(empty_ledger)
    for report, figures in written():
        ledger.add_report(report, figures, rules_version="by hand")
    ledger.close()
    return empty_ledger


@pytest.fixture
def frame(filled_ledger: str) -> pd.DataFrame:
    ledger = open_ledger(filled_ledger)
    table = ledger.figures()
    ledger.close()
    return table


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ENTRY), default_timeout=60)
