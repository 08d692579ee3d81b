"""A corpus in pieces: every document lies in exactly one of them, whatever their size and the kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch.corpus import cut_corpus, read_documents
from extractors.command import Refused

TEXTS = [f"Report {number}: at least {number + 2} people were killed.\n" * (number % 4 + 1) for number in range(40)]


def read_all(path: Path, size: int) -> list[tuple[str, str]]:
    corpus = cut_corpus(path, size)
    assert [piece.number for piece in corpus.pieces] == list(range(len(corpus.pieces)))
    return [(document.name, document.text) for piece in corpus.pieces for document in read_documents(piece)]


def write_lines(path: Path, records: list[object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [1, 7, 64, 200, 10**6])
def test_each_line_lies_in_one_piece(tmp_path: Path, size: int) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"id": n, "text": text} for n, text in enumerate(TEXTS)])
    assert read_all(path, size) == [(str(n), text) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("row_group", [3, 40])
@pytest.mark.parametrize("size", [100, 10**6])
def test_each_row_lies_in_one_piece(tmp_path: Path, size: int, row_group: int) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"url": [f"u{n}" for n in range(40)], "other": range(40), "Body": TEXTS})
    pq.write_table(table, path, row_group_size=row_group)
    assert read_all(path, size) == [(f"u{n}", text) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("size", [1, 100, 10**6])
def test_each_file_lies_in_one_piece(tmp_path: Path, size: int) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    assert [text for _, text in read_all(tmp_path, size)] == TEXTS


def test_what_holds_no_text_is_told_and_the_next_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One died."}\n{broken\n\n["One died."]\n{"title": "One died"}\n"Two died."\n'
                     b'{"text": null}')
    (piece,) = cut_corpus(path).pieces
    got = list(read_documents(piece))
    assert [document.text for document in got] == ["One died.", "", "", "", "Two died.", ""]
    assert [bool(document.fault) for document in got] == [False, True, True, True, False, True]
    assert len({document.name for document in got}) == len(got)


def test_days_names_and_line_ends_are_read_as_readers_do(tmp_path: Path) -> None:
    record = {"Published": "2016-06-05T10:00:00Z", "link": "https://x.example/1", "article_text": "One\r\ndied.\ud800"}
    (piece,) = cut_corpus(write_lines(tmp_path / "a.ndjson", [record])).pieces
    (document,) = read_documents(piece)
    assert document.name == "https://x.example/1" and document.text == "One\ndied.\ufffd"
    assert str(document.published) == "2016-06-05"


def test_the_mark_changes_when_the_corpus_does(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"text": "One died."}])
    before = cut_corpus(path).mark
    assert cut_corpus(path).mark == before
    write_lines(path, [{"text": "Ten died."}, {"text": "Ten died."}])
    assert cut_corpus(path).mark != before


def test_what_is_no_parquet_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 but nothing else")
    with pytest.raises(Refused) as refused:
        cut_corpus(path)
    assert "\n" not in str(refused.value)
