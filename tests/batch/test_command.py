"""``python -m extractors CORPUS --out FOLDER``: whole parts, the rows of one process, and a way to go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch.command import write_parts
from batch.corpus import cut_corpus
from batch.parts import Done, open_folder, read_about
from batch.pool import read_piece, run_pool
from extractors import extract
from extractors.command import Refused, main
from extractors.models import Report

ROOT = Path(__file__).resolve().parents[2]
LINE = "At least {} militants and nine soldiers were killed, the army said. Floods left {} people homeless.\n"
# long enough that its process can be found in the middle of it
LONG = "".join(LINE.format(number, number + 7) for number in range(10, 2_000))


def make_corpus(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    return path


def short_texts(many: int) -> list[str]:
    return [LINE.format(number, number + 1) for number in range(2, many + 2)]


def wanted(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"d{n}", figure.figure_id) for n, text in enumerate(texts)
            for figure in extract(text, report_id=Report(text).report_id)]


def rows_in(out: Path) -> list[tuple[str, str]]:
    table = pa.concat_tables([pq.read_table(path) for path in sorted(out.glob("part-*.parquet"))])
    return list(zip(table["document"].to_pylist(), table["figure_id"].to_pylist(), strict=True))


def aside_in(out: Path) -> dict[str, str]:
    lines = (out / "_set_aside.jsonl").read_text("utf-8").splitlines()
    return {row["document"]: row["reason"] for row in map(json.loads, lines)}


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "extractors", *map(str, words)], cwd=ROOT, capture_output=True,
                          text=True, timeout=120)


def kill_writers(out: Path, number: int) -> None:
    """End so many of the processes that write a part, each in the middle of it; a half part's name tells its writer."""
    ended: set[int] = set()
    while len(ended) < number:
        found = {int(path.name.split(".")[3]) for path in out.glob(".part-*.half")} - ended
        time.sleep(0.1)
        for pid in list(found)[: number - len(ended)]:
            os.kill(pid, signal.SIGKILL)
            ended.add(pid)


def test_two_workers_write_the_rows_of_extract(tmp_path: Path) -> None:
    texts = short_texts(30)
    corpus = make_corpus(tmp_path / "corpus.jsonl", texts)
    with corpus.open("ab") as file:
        file.write(b'{"id": "broken"\n{"id": "empty", "text": null}\n')
    done = run(corpus, "--out", tmp_path / "parts", "--workers", "2")
    assert done.returncode == 0 and "2 documents set aside" in done.stderr
    assert rows_in(tmp_path / "parts") == wanted(texts)
    assert set(aside_in(tmp_path / "parts").values()) >= {'no text in it: name the column or key "text"'}
    again = run(corpus, "--out", tmp_path / "parts")
    assert again.returncode == 0 and "1 of them there already" in again.stderr
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == [
        "_corpus.json", "_set_aside.jsonl", "part-00000.parquet"]


def test_a_folder_of_texts_gives_parts_where_a_folder_is_named(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(short_texts(1)[0], "utf-8")
    (texts / "b.pdf").write_bytes(b"%PDF-1.7")
    write_parts(str(texts), tmp_path / "parts", workers=1, published=None, scheduler="")
    assert [name for name, _ in rows_in(tmp_path / "parts")] == [str(texts / "a.txt")] * 3
    assert "python -m readers" in aside_in(tmp_path / "parts")[str(texts / "b.pdf")]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_whole_parts_and_the_same_command_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    texts = ["The bridge is 300 metres long. " * 140_000, LONG]       # a first part that is read at once
    corpus, out = make_corpus(tmp_path / "corpus.jsonl", texts), tmp_path / "parts"
    whole = cut_corpus(corpus)
    done = open_folder(out, whole, {"published": ""})
    assert done == set()
    for piece in whole.pieces[:-1]:                         # the first parts are there; the last is what is stopped
        read_piece(piece, out, None)
    before = {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    child = subprocess.Popen([sys.executable, "-m", "extractors", str(corpus), "--out", str(out)], cwd=ROOT,
                             stderr=subprocess.PIPE, text=True)
    while child.poll() is None and not list(out.glob(".part-*.half")):
        time.sleep(0.02)
    child.send_signal(how)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 130 and "the same command goes on" in said and "Traceback" not in said
    assert {path: path.stat().st_mtime_ns for path in out.glob("part-*")} == before
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []
    assert run(corpus, "--out", out).returncode == 0
    assert sum(read_about(out, piece.number).documents for piece in whole.pieces) == len(texts)


def test_the_workers_of_a_command_that_was_killed_end_with_it(tmp_path: Path) -> None:
    corpus, out = make_corpus(tmp_path / "corpus.jsonl", [LONG]), tmp_path / "parts"
    child = subprocess.Popen([sys.executable, "-m", "extractors", str(corpus), "--out", str(out)], cwd=ROOT)
    while child.poll() is None and not list(out.glob(".part-*.half")):
        time.sleep(0.02)
    worker = int(next(out.glob(".part-*.half")).name.split(".")[3])
    child.kill()
    child.wait(10)
    assert ends_within(worker, 20.0)


def ends_within(process: int, seconds: float) -> bool:
    """Whether the process is gone, or only waits for somebody to ask how it ended."""
    until = time.monotonic() + seconds
    state = Path(f"/proc/{process}/stat")
    while time.monotonic() < until:
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_worker_ended_in_the_middle_loses_and_doubles_nothing(tmp_path: Path) -> None:
    texts = [*short_texts(3), LONG, *short_texts(3)]
    pieces = cut_corpus(make_corpus(tmp_path / "corpus.jsonl", texts)).pieces
    steps = run_pool(pieces, tmp_path, workers=2)
    assert len(list(kill_while(steps, tmp_path, 1))) == len(pieces)
    assert rows_in(tmp_path) == wanted(texts)


def test_a_document_that_ends_its_process_twice_is_set_aside(tmp_path: Path) -> None:
    texts = [LONG, *short_texts(6)]
    pieces = cut_corpus(make_corpus(tmp_path / "corpus.jsonl", texts)).pieces
    (done,) = kill_while(run_pool(pieces, tmp_path, workers=1), tmp_path, 2)
    assert done.set_aside == [("d0", "the process that read it ended twice (signal 9)")]
    assert [name for name, _ in rows_in(tmp_path)] == [f"d{n}" for n in range(1, 7) for _ in range(3)]


def test_a_document_that_takes_too_long_is_set_aside(tmp_path: Path) -> None:
    texts = [*short_texts(2), LONG * 8]
    pieces = cut_corpus(make_corpus(tmp_path / "corpus.jsonl", texts)).pieces
    (done,) = run_pool(pieces, tmp_path, workers=1, limit=1.5)
    assert done.set_aside == [("d2", "reading took longer than 2 s")]
    assert len(rows_in(tmp_path)) == 6


def kill_while(steps: Iterator[Done], out: Path, number: int) -> Iterator[Done]:
    """The steps, while the processes that write are ended ``number`` times."""
    killer = Thread(target=kill_writers, args=(out, number), daemon=True)
    killer.start()
    yield from steps
    killer.join(10)
    assert not killer.is_alive()


def test_another_corpus_or_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "parts"
    corpus = make_corpus(tmp_path / "corpus.jsonl", short_texts(1))
    asked = {"workers": 1, "published": None, "scheduler": ""}
    write_parts(str(corpus), out, **asked)
    make_corpus(corpus, short_texts(2))
    with pytest.raises(Refused, match="another corpus"):
        write_parts(str(corpus), out, **asked)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(Refused, match="other files"):
        write_parts(str(corpus), tmp_path / "mine", **asked)


@pytest.mark.parametrize("words", [(), ("--out", "figures.csv", "--format", "csv"), ("--out", "p", "--tally"),
                                   ("--out", "p", "--explain"), ("--out", "corpus.jsonl")])
def test_what_a_corpus_cannot_give_is_refused_in_one_line(tmp_path: Path, words: tuple[str, ...],
                                                          capsys: pytest.CaptureFixture[str],
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_corpus(tmp_path / "corpus.jsonl", short_texts(1))
    assert main(["corpus.jsonl", *words], write_parts) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert os.listdir(tmp_path) == ["corpus.jsonl"]
