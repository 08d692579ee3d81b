"""Processes of this machine that share the pieces; each writes its own parts, and none can take the others with it.

    for done in run_pool(pieces, Path("parts"), workers=2): print(done.number, done.figures)

Processes are spawned and given pieces (paths and ranges), never text. Each shows in shared memory at which document it
is. When one ends in the middle (killed, out of memory) a new one reads the piece again from its start, so nothing is
lost, and its half part was never moved to its name, so nothing is doubled. The document at which a process ended twice,
or stood longer than the limit, is set aside.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections import Counter, deque
from collections.abc import Iterator
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Any

from batch.corpus import Piece, read_documents
from batch.parts import Done, PartWriter
from extractors.command import Refused

LIMIT_SECONDS = 600.0  # for one document; the longest that is taken (64 MB) needs less
_TRIES = 2
_BEFORE_FIRST = -1


def read_piece(piece: Piece, out: Path, published: date | None, at: Any = None) -> Done:
    """Read one piece and write its part. ``at.value`` follows the position of the document being read."""
    from batch.reading import read_document

    writer = PartWriter(out, piece.number)
    skipped = dict(piece.skipped)
    set_aside: list[tuple[str, str]] = []
    documents = 0
    for position, document in enumerate(read_documents(piece)):
        documents += 1
        if position in skipped:
            set_aside.append((document.name, skipped[position]))
            continue
        if at is not None:
            at.value = position
        read = read_document(document, published)
        writer.add(read.rows)
        if read.fault:
            set_aside.append((read.document, read.fault))
    if at is not None:
        at.value = _BEFORE_FIRST
    return writer.close(documents, set_aside)


def _serve(line: Connection, at: Any, out: Path, published: date | None) -> None:
    """A worker: pieces come in, what became of them goes out, until the line is closed."""
    import pyarrow as pa

    from batch.reading import warm_up

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # stopping is the parent's
    Thread(target=_end_with_parent, daemon=True).start()
    warm_up()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            piece = line.recv()
            try:
                line.send(read_piece(piece, out, published, at))
            except (OSError, pa.ArrowException) as error:  # the disk or the corpus, not a document: nobody can go on
                line.send(f"part {piece.number}: {getattr(error, 'strerror', None) or str(error).splitlines()[0]}")


def _end_with_parent() -> None:
    """A parent that was killed can end nobody: its workers see it and stop in the middle of their part."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


class _Worker:
    """One process, the line to it, the piece it holds and how long it has stood at one document."""

    def __init__(self, out: Path, published: date | None) -> None:
        context = get_context("spawn")
        self.at = context.RawValue("q", _BEFORE_FIRST)
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.at, out, published), daemon=True)
        self.process.start()
        theirs.close()
        self.piece: Piece | None = None
        self.seen, self.since = _BEFORE_FIRST, time.monotonic()

    def give(self, piece: Piece) -> None:
        self.piece = piece
        self.seen, self.since = _BEFORE_FIRST, time.monotonic()
        with contextlib.suppress(BrokenPipeError):  # it has ended: seen when its line is read
            self.line.send(piece)

    def stands(self, limit: float) -> bool:
        """Whether it has been at the same document for longer than the limit."""
        if self.at.value != self.seen:
            self.seen, self.since = self.at.value, time.monotonic()
        return self.piece is not None and self.seen != _BEFORE_FIRST and time.monotonic() - self.since > limit

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.join()


def run_pool(
    pieces: list[Piece],
    out: Path,
    *,
    workers: int,
    published: date | None = None,
    limit: float = LIMIT_SECONDS,
) -> Iterator[Done]:
    """Every piece read and its part written; yields each as it is done. Closing the iterator ends the processes."""
    waiting = deque(pieces)
    ended: Counter[tuple[int, int]] = Counter()
    crew: list[_Worker] = []
    try:
        crew += [_Worker(out, published) for _ in range(min(workers, len(pieces)))]
        for worker in crew:
            worker.give(waiting.popleft())
        while busy := [worker for worker in crew if worker.piece is not None]:
            ready = wait([worker.line for worker in busy], timeout=0.5)
            for worker in busy:
                piece = worker.piece
                assert piece is not None
                stood = worker.stands(limit)
                if worker.line not in ready and not stood:
                    continue
                done = None
                if not stood or worker.line in ready:
                    with contextlib.suppress(EOFError, ConnectionResetError):
                        done = worker.line.recv()
                if isinstance(done, str):
                    raise Refused(done)
                if done is not None:
                    yield done
                else:
                    piece = _blame(worker, piece, ended, limit if stood else 0)
                    waiting.appendleft(piece)
                    worker.end()
                    crew[crew.index(worker)] = worker = _Worker(out, published)
                worker.piece = None
                if waiting:
                    worker.give(waiting.popleft())
    finally:
        for worker in crew:
            worker.end()


def _blame(worker: _Worker, piece: Piece, ended: Counter[tuple[int, int]], stood: float) -> Piece:
    """The piece to be read again, without the document at which its process stood or ended twice."""
    position = worker.at.value
    ended[piece.number, position] += 1
    if stood:
        return piece._replace(skipped=(*piece.skipped, (position, f"reading took longer than {stood:.0f} s")))
    if ended[piece.number, position] < _TRIES:
        return piece
    worker.process.join(5)
    code = worker.process.exitcode
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    if position == _BEFORE_FIRST:
        raise Refused(f"part {piece.number}: its process ended {_TRIES} times ({how}); try fewer --workers")
    return piece._replace(skipped=(*piece.skipped, (position, f"the process that read it ended twice ({how})")))
