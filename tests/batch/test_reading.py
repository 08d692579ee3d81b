"""Frames in, frames out: the rows of extract(), typed; a document that fails gives its name and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from batch import reading
from batch.corpus import Document
from batch.reading import SCHEMA, empty_frame, make_table, read_document, read_frame, read_frames
from extractors import extract, to_table
from extractors.models import COLUMNS, Report

TEXT = "At least 26 militants were killed and dozens of people fled their homes, the army said."


def test_a_frame_of_documents_becomes_the_rows_of_each() -> None:
    frame = read_frame(pd.DataFrame({"id": ["a", "b"], "text": [TEXT, "Three people died on Sunday."],
                                     "date": ["", "2016-06-07"]}))
    assert list(frame.columns) == [*COLUMNS, "document", "fault"]
    assert frame.dtypes.to_dict() == empty_frame().dtypes.to_dict()
    assert frame["document"].tolist() == ["a", "a", "b"] and set(frame["fault"]) == {""}
    table = to_table(extract(TEXT, report_id=Report(TEXT).report_id))
    got = frame[frame["document"] == "a"]
    for column in COLUMNS:
        assert got[column].astype(object).where(got[column].notna(), None).tolist() == \
            table[column].astype(object).where(table[column].notna(), None).tolist(), column
    assert frame["date_start"].tolist()[-1] == "2016-06-05"


def test_nothing_in_gives_no_rows_of_the_same_types() -> None:
    frame = read_frame(pd.DataFrame({"text": pd.Series([], dtype="str")}))
    assert len(frame) == 0 and frame.dtypes.to_dict() == empty_frame().dtypes.to_dict()
    assert make_table([]).schema == SCHEMA


def test_an_iterator_of_frames_is_read_frame_by_frame() -> None:
    frames = [pd.DataFrame({"text": [TEXT]}), pd.DataFrame({"text": ["No one spoke."]})]
    assert [len(frame) for frame in read_frames(iter(frames))] == [2, 0]


def test_a_document_without_text_gives_its_name_and_the_reason() -> None:
    frame = read_frame(pd.DataFrame({"id": ["a", "b"], "text": [None, TEXT]}))
    assert frame[["document", "measure"]].values.tolist() == [["a", ""], ["b", "killed"], ["b", "displaced"]]
    assert frame["fault"].tolist()[0] and frame["fault"].tolist()[1:] == ["", ""]


@pytest.mark.parametrize("error", [ValueError("bad\nline"), RecursionError("deep"), MemoryError(), KeyError("x")])
def test_an_error_while_a_text_is_read_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*words: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(reading, "extract", fail)
    read = read_document(Document("a", TEXT))
    assert read.rows == [] and read.fault.startswith(type(error).__name__) and "\n" not in read.fault
