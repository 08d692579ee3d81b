"""The tidy CSV is inert in a spreadsheet and reads back exactly."""
from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import LedgerError
from ledger.frames import COLUMN_KINDS, FIGURE_COLUMNS
from ledger.tidy_csv import BOM, guard, read_csv, to_csv_bytes, unguard

ODD_CELLS = ("=1+1", "'=1", "''", "\t", "\r\n", "\n", '"', '""', ",", "␛0000", "-", "@SUM", "+1", " =1", "\x00",
             "\ud800")
ANY_TEXT = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(ODD_CELLS)
VALUES = {
    "Int64": st.none() | st.integers(0, 2**63 - 1), "int64": st.integers(0, 2**31), "bool": st.booleans(),
    "float64": st.none() | st.floats(allow_nan=False, allow_infinity=False), "text": ANY_TEXT,
}
NAMES = ("figure_id", "start", "low", "best", "high", "lat", "source", "source_is_party", "sentence", "confidence")
ROWS = st.lists(st.fixed_dictionaries({name: VALUES[COLUMN_KINDS.get(name, "text")] for name in NAMES}), max_size=5)


def frame_of(rows: list[dict[str, object]]) -> pd.DataFrame:
    names = list(rows[0]) if rows else ["figure_id", "low", "lat", "source_is_party"]
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=COLUMN_KINDS.get(name, "object"))
                         for name in names})


@given(ROWS, st.booleans())
def test_what_is_written_is_read_back(rows, bom):
    frame = frame_of(rows)
    back = read_csv(to_csv_bytes(frame, bom=bom))
    assert list(back.columns) == list(frame.columns)
    for name in frame:
        want = [None if pd.isna(value) else value for value in frame[name]]
        assert [None if pd.isna(value) else value for value in back[name]] == want, name


@given(ANY_TEXT)
def test_guarding_a_cell_can_be_undone_and_leaves_nothing_to_run(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n")


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_no_cell_of_the_file_starts_what_a_spreadsheet_runs(texts):
    written = to_csv_bytes(pd.DataFrame({"source": pd.Series(texts, dtype="object")})).decode()
    cells = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert len(cells) == len(texts)
    assert all(row[0][:1] not in tuple("=+-@\t\r\n") for row in cells)


def test_a_ledger_s_figures_are_read_back_as_they_were(filled):
    filled.review(filled.figures()["figure_id"][0], who="=Amal", changes={"source": "@home", "lat": 1 / 3})
    frame = filled.figures()
    pd.testing.assert_frame_equal(read_csv(to_csv_bytes(frame)), frame)
    assert list(frame.columns) == list(FIGURE_COLUMNS)


def test_numbers_are_numbers_and_empty_ones_empty(filled):
    rows = list(csv.DictReader(io.StringIO(to_csv_bytes(filled.figures()).decode(), newline="")))
    at_least = next(row for row in rows if row["text"] == "17")
    assert (at_least["low"], at_least["best"], at_least["high"]) == ("17", "17", "")


def test_categories_are_written_as_their_words(filled):
    frame = filled.figures()
    compact = frame.astype({"measure": "category", "source": "category"})
    assert to_csv_bytes(compact) == to_csv_bytes(frame)


def test_a_byte_order_mark_only_on_request(filled):
    frame = filled.figures()
    assert not to_csv_bytes(frame).startswith(BOM)
    assert to_csv_bytes(frame, bom=True) == BOM + to_csv_bytes(frame)


@pytest.mark.parametrize("data", [b"", b"a,b\n1\n", b'low\n"many"\n', b"\xff\xfe,\n"])
def test_another_file_is_refused_in_one_line(data):
    with pytest.raises(LedgerError, match="no tidy CSV"):
        read_csv(data)
