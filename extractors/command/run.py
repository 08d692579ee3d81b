"""The command itself: documents shared out, their lines written, one exit code."""
from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from extractors.command.documents import Refused, find_documents
from extractors.command.lines import Asked, heading_of, write_document
from extractors.command.options import check, make_parser

DONE, REFUSED, STOPPED = 0, 2, 130


class Stopped(Exception):
    """Interrupted; the message says what is there and how to go on."""


class NothingRead(ValueError):
    """Every document was refused, and each had its line."""


# (corpus, folder, workers, published, scheduler) -> nothing; raises Refused or Stopped
WriteParts = Callable[..., None]


def main(words: Sequence[str] | None = None, write_parts: WriteParts | None = None) -> int:
    """Run the command; the exit code. ``write_parts`` writes Parquet parts, which need more than this package."""
    try:
        asked = make_parser().parse_args(words)
        check(asked)
        if not asked.parts:
            return _run(asked)
        if write_parts is None:
            raise Refused("Parquet parts are written by python -m extractors only")
        write_parts(
            asked.path, asked.out, workers=asked.workers, published=asked.published, scheduler=asked.scheduler
        )
        return DONE
    except Refused as refused:
        _say(str(refused))
        return REFUSED
    except NothingRead:
        return REFUSED
    except Stopped as stopped:
        _say(str(stopped))
        return STOPPED
    except OSError as error:
        if isinstance(error, BrokenPipeError):               # the reader of our output has left, as `| head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        _say(f"not written: {error.strerror or error}")
        return REFUSED
    except KeyboardInterrupt:
        _say("stopped; nothing was written by half" if "--out" in (words or sys.argv) else "stopped")
        return STOPPED


def _run(asked: argparse.Namespace) -> int:
    what = "explain" if asked.explain else "totals" if asked.tally else "figures"
    paths = find_documents(asked.path, asked.out)
    task = Asked(asked.format, what, asked.published, asked.convention, len(paths) > 1)
    heading = heading_of(task)
    read = 0
    with _open_out(asked.out) as out:
        for written, reason in _share_out(paths, task, asked.workers):
            if reason:
                _say(reason)
                continue
            out.write(written if read else heading + written)
            read += 1
        if not read:                    # an older file of the name stays as it is
            raise NothingRead
    return DONE if read == len(paths) else REFUSED


def _share_out(paths: list[str], task: Asked, workers: int) -> Iterator[tuple[str, str]]:
    """write_document over the paths, in their order; what several processes need is imported only for them."""
    if workers == 1 or len(paths) < 2:
        for path in paths:
            yield write_document(path, task)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(min(workers, len(paths)), get_context("spawn"), initializer=_leave_stopping_to_parent)
    try:
        yield from pool.map(write_document, paths, [task] * len(paths), chunksize=4)
    except BrokenProcessPool:
        raise Refused("a worker process was ended from outside; try fewer --workers") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_stopping_to_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _open_out(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file beside the wanted one that takes its place only when all is written."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
        os.chmod(beside, 0o666 & ~_umask())                  # mkstemp lets only the owner read
        os.replace(beside, path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _say(line: str) -> None:
    print("".join(c if c.isprintable() else "?" for c in line), file=sys.stderr)
