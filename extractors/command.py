"""The command line of the extractors: text files in, figures out as CSV or JSON lines.

    python -m extractors report.txt                                   figures as CSV
    python -m extractors reports/ --format jsonl --out figures.jsonl --workers 2
    python -m extractors - --tally --convention acled < report.txt    totals per measure
    python -m extractors corpus.jsonl --out parts/ --workers 2        Parquet parts, a few MB of text each

Reads plain text (UTF-8, else Windows-1252). For PDF, Word and web pages let `python -m readers` print the text first.
Exit code 0: done. 2: something was refused; one line each on standard error says what and why. 130: stopped.
"""
from __future__ import annotations

import argparse
import codecs
import contextlib
import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TextIO

from extractors.explain import explain
from extractors.models import COLUMNS, Figure, Report, Total
from extractors.pipeline import extract
from extractors.totals.tally import conventions, tally

DONE, REFUSED, STOPPED = 0, 2, 130
MOST_BYTES = 64 * 1024 * 1024           # of one file; a longer one is no report, and reading it would fill the memory
TOTAL_COLUMNS = ("report_id", *(field.name for field in fields(Total)))

_RUN = frozenset("=+-@\t\r\n'＝＋－＠")    # how ledger/tidy_csv.py makes a cell inert; the tests hold the two together
_OTHER_KINDS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "an Office file or an archive"), (b"{\\rtf", "a rich text file"),
                (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"),
                (b"\x1f\x8b", "a packed file"), (b"<!doctype html", "a web page"), (b"<html", "a web page"),
                (b"<?xml", "an XML file"))


class Refused(ValueError):
    """What can't be done, as one line a person can act on."""


class Stopped(Exception):
    """Interrupted; the message says what is there and how to go on."""


class NothingRead(ValueError):
    """Every document was refused, and each had its line."""


class Asked(NamedTuple):
    """What a worker needs to know to write one document's lines."""

    form: str                           # csv jsonl
    what: str                           # figures totals explain
    published: date | None
    convention: str
    named: bool                         # several documents: an explanation begins with the name of its file


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line instead of argparse's usage and line."""
        raise Refused(f"{message}; see python -m extractors --help")


# (corpus, folder, workers, published, scheduler) -> nothing; raises Refused or Stopped
WriteParts = Callable[..., None]


def main(words: Sequence[str] | None = None, write_parts: WriteParts | None = None) -> int:
    """Run the command; the exit code. ``write_parts`` writes Parquet parts, which need more than this package."""
    try:
        asked = make_parser().parse_args(words)
        _check(asked)
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


def make_parser() -> argparse.ArgumentParser:
    """The options."""
    parser = _Parser(prog="python -m extractors",
                     description="Figures about people harmed or in need, from plain text.",
                     epilog="Offsets count characters of the text with line ends as \\n. For PDF, Word and web pages: "
                            "python -m readers FILE | python -m extractors -")
    parser.add_argument("path", metavar="FILE|DIR|-",
                        help="a text file, a folder of them, - for standard input, or a corpus.jsonl or corpus.parquet "
                             "with a document on each line or row")
    parser.add_argument("--format", choices=("csv", "jsonl", "parquet"),
                        help="csv (where nothing else is said), one JSON object a line, or parquet: parts in a folder")
    parser.add_argument("--out", metavar="PATH", type=Path,
                        help="the file to write, replaced whole or not at all; or, for a folder or a corpus, a folder "
                             "for Parquet parts: the same command goes on where it was stopped")
    parser.add_argument("--published", metavar="DATE", type=_read_day,
                        help='the day the text came out, as 2016-06-05: "on Saturday" is read from it')
    parser.add_argument("--explain", action="store_true", help="say which rule and words gave each figure")
    parser.add_argument("--tally", action="store_true", help="write totals per measure instead of figures")
    parser.add_argument("--convention", choices=tuple(conventions()), default="interval",
                        help="with --tally: what vague words are worth (data/conventions.toml)")
    parser.add_argument("--workers", metavar="N", type=int, default=1, help="processes that share the files")
    parser.add_argument("--scheduler", metavar="ADDRESS", default="",
                        help="share the parts out on a Dask cluster, as tcp://host:8786; it must see the same paths")
    return parser


def _read_day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it as 2016-06-05") from None


def _check(asked: argparse.Namespace) -> None:
    if asked.explain and asked.tally:
        raise Refused("--explain and --tally exclude each other; choose one")
    if asked.workers < 1:
        raise Refused(f"--workers {asked.workers}: at least 1 is needed")
    asked.parts = _wants_parts(asked)
    if asked.parts:
        _check_parts(asked)
    asked.format = asked.format or "csv"
    if asked.out is not None and not asked.out.absolute().parent.is_dir():
        raise Refused(f"{asked.out}: there is no folder {asked.out.absolute().parent}; make it first")
    if asked.out is not None and asked.out.is_dir() and not asked.parts:
        raise Refused(f"{asked.out} is a folder; name a file to write")
    if asked.path != "-" and asked.out is not None and _same(Path(asked.path), asked.out):
        raise Refused(f"{asked.out} is the text itself; name another file to write")


def _wants_parts(asked: argparse.Namespace) -> bool:
    """Parquet parts: asked for by name, or a folder is to be written from many documents."""
    if asked.format == "parquet" or asked.scheduler or _is_corpus(asked.path):
        return True
    out = asked.out
    return (asked.format is None and out is not None and not (asked.explain or asked.tally) and asked.path != "-"
            and Path(asked.path).is_dir() and (out.is_dir() or not out.suffix))


def _is_corpus(path: str) -> bool:
    return path.lower().endswith((".jsonl", ".ndjson", ".parquet")) and Path(path).is_file()


def _check_parts(asked: argparse.Namespace) -> None:
    if asked.path == "-":
        raise Refused("-: Parquet parts are written from a folder, a corpus.jsonl or a corpus.parquet; name one")
    if asked.explain or asked.tally or asked.format in ("csv", "jsonl"):
        raise Refused(f"{asked.path}: a corpus gives Parquet parts; leave out --explain, --tally and --format")
    if asked.out is None:
        raise Refused(f"{asked.path}: a corpus needs --out FOLDER for its Parquet parts")
    if asked.out.exists() and not asked.out.is_dir():
        raise Refused(f"{asked.out} is a file; name a folder for the Parquet parts")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _run(asked: argparse.Namespace) -> int:
    what = "explain" if asked.explain else "totals" if asked.tally else "figures"
    paths = find_documents(asked.path, asked.out)
    task = Asked(asked.format, what, asked.published, asked.convention, len(paths) > 1)
    heading = "" if what == "explain" or asked.format == "jsonl" else _csv_line(
        COLUMNS if what == "figures" else TOTAL_COLUMNS)
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


def find_documents(path: str, out: Path | None = None) -> list[str]:
    """The files to read, sorted; of a folder every file inside but hidden ones and the output itself."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    root = Path(path)
    found = sorted(str(file) for file in root.rglob("*") if file.is_file()
                   and not any(part.startswith(".") for part in file.relative_to(root).parts)
                   and not (out is not None and _same(file, out)))
    if not found:
        raise Refused(f"{path}: there is no file in this folder")
    return found


def read_text(path: str) -> str:
    """The text of a file or of standard input ("-"), line ends as \\n. Raises Refused."""
    name = "standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused(f"{name}: not read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MOST_BYTES:
        raise Refused(f"{name}: not read: larger than {MOST_BYTES // 1024 ** 2} MB; split it")
    head = data[:64].lstrip().lower()
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark) or head.startswith(mark):
            raise Refused(f"{name}: not read: {kind}; get its text with python -m readers first")
    return decode(data, name).replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, name: str) -> str:
    """UTF-8 first, UTF-16 by its mark, else Windows-1252; zero bytes are no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise Refused(f"{name}: not read: no plain text; get its text with python -m readers first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def write_document(path: str, task: Asked) -> tuple[str, str]:
    """One document's lines and "", or "" and the line why it was refused."""
    try:
        text = read_text(path)
    except Refused as refused:
        return "", str(refused)
    if task.what == "explain":
        heading = f"== {path}\n" if task.named else ""
        return heading + explain(text), ""
    report_id = Report(text).report_id
    figures = extract(text, published=task.published, report_id=report_id)
    if task.what == "totals":
        rows = [_total_cells(report_id, total) for total in tally(figures, convention=task.convention)]
        return "".join(_row_writer(task.form, TOTAL_COLUMNS)(row) for row in rows), ""
    return "".join(_row_writer(task.form, COLUMNS)(_figure_cells(figure)) for figure in figures), ""


def _figure_cells(figure: Figure) -> list[Any]:
    return [getattr(figure, column) for column in COLUMNS]


def _total_cells(report_id: str, total: Total) -> list[Any]:
    return [report_id, *(getattr(total, column) for column in TOTAL_COLUMNS[1:])]


def _row_writer(form: str, columns: Sequence[str]) -> Callable[[list[Any]], str]:
    if form == "jsonl":
        return lambda row: json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"
    return lambda row: _csv_line([_to_cell(value) for value in row])


def _to_cell(value: Any) -> Any:
    """A value as the tidy CSV writes it; text that a spreadsheet would run gets an apostrophe in front."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return "'" + value if value[:1] in _RUN else value
        case tuple():
            return _to_cell("|".join(value))
        case dict():
            return _to_cell("|".join(f"{key}: {why}" for key, why in value.items()))
        case _:
            return value


def _csv_line(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


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
