"""The same function on a real Dask cluster of two workers: the rows of one process, whatever happens to a worker."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import dask.dataframe as dd
import pandas as pd
import psutil
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from batch.cluster import run_cluster
from batch.command import write_parts
from batch.corpus import cut_corpus
from batch.reading import FRAME_SCHEMA, empty_frame, read_frame
from extractors.command import Refused
from tests.batch.test_command import LONG, aside_in, make_corpus, rows_in, short_texts, wanted


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def worker_pids(cluster: LocalCluster) -> list[int]:
    return [nanny.pid for nanny in cluster.workers.values()]


def kill_busy(cluster: LocalCluster, number: int) -> threading.Thread:
    """End whichever worker has worked for a moment, ``number`` times."""
    def watch() -> None:
        for _ in range(number):
            base: dict[int, float] = {}
            while True:
                busy = []
                for pid in filter(None, worker_pids(cluster)):
                    try:
                        used = psutil.Process(pid).cpu_times().user
                    except psutil.NoSuchProcess:
                        continue
                    if used - base.setdefault(pid, used) > 0.4:
                        busy.append(pid)
                if busy:
                    os.kill(busy[0], signal.SIGKILL)
                    break
                time.sleep(0.05)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def test_the_command_writes_the_rows_of_one_process_and_sets_a_bad_document_aside(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    texts = short_texts(20)
    corpus = make_corpus(tmp_path / "corpus.jsonl", texts)
    with corpus.open("ab") as file:
        file.write(b'{"id": "broken"\n{"id": "empty", "text": null}\n')
    write_parts(str(corpus), tmp_path / "one", workers=1, published=None, scheduler="")
    write_parts(str(corpus), tmp_path / "two", workers=1, published=None, scheduler=cluster.scheduler_address)
    assert rows_in(tmp_path / "two") == rows_in(tmp_path / "one") == wanted(texts)
    assert aside_in(tmp_path / "two") == aside_in(tmp_path / "one") and len(aside_in(tmp_path / "two")) == 2
    assert pq.read_table(tmp_path / "two").equals(pq.read_table(tmp_path / "one"))
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == sorted(
        path.name for path in (tmp_path / "one").iterdir())


def test_a_worker_ended_in_the_middle_loses_and_doubles_nothing(cluster: LocalCluster, tmp_path: Path) -> None:
    texts = [*short_texts(3), *[LONG] * 2, *short_texts(3)]
    pieces = cut_corpus(make_corpus(tmp_path / "corpus.jsonl", texts), 100_000).pieces
    assert len(pieces) > 2
    killer = kill_busy(cluster, 1)
    done = list(run_cluster(pieces, tmp_path, scheduler=cluster.scheduler_address))
    killer.join(10)
    assert not killer.is_alive() and [step.number for step in done] == [piece.number for piece in pieces]
    assert rows_in(tmp_path) == wanted(texts)


@pytest.mark.prove
def test_a_piece_that_ends_every_worker_is_read_here_and_the_others_there(cluster: LocalCluster,
                                                                         tmp_path: Path) -> None:
    texts = [*short_texts(3), LONG * 3, *short_texts(3)]
    pieces = cut_corpus(make_corpus(tmp_path / "corpus.jsonl", texts), 200_000).pieces
    killer = kill_busy(cluster, 4)                          # three tries again are allowed
    list(run_cluster(pieces, tmp_path, scheduler=cluster.scheduler_address))
    killer.join(10)
    assert not killer.is_alive() and rows_in(tmp_path) == wanted(texts)


def test_a_frame_of_ones_own_goes_from_parquet_to_parquet(cluster: LocalCluster, tmp_path: Path) -> None:
    texts = short_texts(8)
    documents = pd.DataFrame({"id": [f"d{n}" for n in range(8)], "text": texts})
    documents.to_parquet(tmp_path / "in.parquet", row_group_size=3)
    with cluster.get_client():
        frame = dd.read_parquet(tmp_path / "in.parquet", split_row_groups=1)
        frame.map_partitions(read_frame, meta=empty_frame()).to_parquet(tmp_path / "out", schema=FRAME_SCHEMA)
    got = pq.read_table(tmp_path / "out").to_pylist()
    assert [(row["document"], row["figure_id"]) for row in got] == wanted(texts)


def test_a_scheduler_that_does_not_answer_is_refused_in_one_line(tmp_path: Path,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batch.cluster.ANSWER_SECONDS", 0.5)
    corpus = make_corpus(tmp_path / "corpus.jsonl", short_texts(1))
    with pytest.raises(Refused, match="no answer"):
        write_parts(str(corpus), tmp_path / "parts", workers=1, published=None, scheduler="tcp://127.0.0.1:9")
    assert json.loads((tmp_path / "parts" / "_corpus.json").read_text("utf-8"))["pieces"] == 1
