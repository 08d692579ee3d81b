"""`python -m extractors CORPUS --out FOLDER`: cut the corpus, share the pieces out, show how far it is.

    reading 40 parts with 2 workers
    12 of 40 parts, 9,120 documents, 3,310 figures, 2 set aside, 0.8 MB/s, about 4 min left

Exit code 0: every document was read or set aside. 2: nothing could be done, one line says why. 130: stopped; the parts
that are there are whole, and the same command goes on with the others.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from batch.corpus import Corpus, cut_corpus
from batch.parts import SET_ASIDE, Done, open_folder, read_about, sweep, write_set_aside
from batch.pool import run_pool
from extractors.command import Refused, Stopped

_EVERY = 5.0  # seconds between lines of progress where nobody watches


def write_parts(path: str, out: Path, *, workers: int, published: date | None, scheduler: str) -> None:
    """Read the corpus into the folder. Raises Refused, or Stopped when it was interrupted."""
    corpus = cut_corpus(Path(path))
    _keep_apart(Path(path), out)
    done = open_folder(out, corpus, {"published": published.isoformat() if published else ""})
    told = [read_about(out, number) for number in sorted(done)]
    waiting = [piece for piece in corpus.pieces if piece.number not in done]
    begun = f", {len(done)} of them there already" if done else ""
    _say(f"reading {len(corpus.pieces)} parts{begun}")
    progress = Progress(corpus, told)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # how a scheduler stops a job: as Ctrl-C does
    try:
        if scheduler and waiting:
            from batch.cluster import run_cluster

            steps: Iterator[Done] = run_cluster(waiting, out, scheduler=scheduler, published=published)
        else:
            steps = run_pool(waiting, out, workers=workers, published=published)
        for step in steps:
            told.append(step)
            progress.show(step)
    except KeyboardInterrupt:
        whole = f"{len(told)} of {len(corpus.pieces)} parts"
        raise Stopped(f"stopped with {whole} whole; the same command goes on") from None
    finally:
        progress.end_line()
        sweep(out)
    aside = [row for step in sorted(told) for row in step.set_aside]
    write_set_aside(out, aside)
    documents, figures = sum(step.documents for step in told), sum(step.figures for step in told)
    _say(f"{figures:,} figures of {documents:,} documents in {len(told)} parts" + _said_aside(aside, out))
    if documents and len(aside) == documents:
        raise Refused(f"{path}: no document could be read: {aside[0][0]}: {aside[0][1]}")


def _keep_apart(path: Path, out: Path) -> None:
    if path.is_dir() and path.resolve() in (out.resolve(), *out.resolve().parents):
        raise Refused(f"{out} lies in the folder that is read; name one outside it")


def _said_aside(aside: list[tuple[str, str]], out: Path) -> str:
    return f"; {len(aside)} documents set aside, see {out / SET_ASIDE}" if aside else ""


class Progress:
    """One line that is written over where somebody watches, else a line every few seconds."""

    def __init__(self, corpus: Corpus, told: list[Done]) -> None:
        self.sizes = {piece.number: piece.size for piece in corpus.pieces}
        self.read = sum(self.sizes[step.number] for step in told)
        self.parts, self.documents, self.figures, self.aside = len(told), 0, 0, 0
        for step in told:
            self._add(step)
        self.start, self.shown, self.fresh = time.monotonic(), 0.0, 0
        self.watched = sys.stderr.isatty()

    def _add(self, step: Done) -> None:
        self.documents += step.documents
        self.figures += step.figures
        self.aside += len(step.set_aside)

    def show(self, step: Done) -> None:
        """Count one part and say how far it is."""
        self.parts += 1
        self._add(step)
        self.fresh += self.sizes[step.number]
        now = time.monotonic()
        if not self.watched and now - self.shown < _EVERY:
            return
        self.shown = now
        speed = self.fresh / max(now - self.start, 1e-3)
        left = (sum(self.sizes.values()) - self.read - self.fresh) / max(speed, 1.0)
        line = (
            f"{self.parts} of {len(self.sizes)} parts, {self.documents:,} documents, {self.figures:,} figures, "
            f"{self.aside} set aside, {speed / 1e6:.2f} MB/s, about {_duration(left)} left"
        )
        print(f"\r{line:<100}" if self.watched else line, end="" if self.watched else "\n", file=sys.stderr, flush=True)

    def end_line(self) -> None:
        """Leave the line that was written over."""
        if self.watched and self.shown:
            print(file=sys.stderr)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _say(line: str) -> None:
    print("".join(char if char.isprintable() else "?" for char in line), file=sys.stderr)
