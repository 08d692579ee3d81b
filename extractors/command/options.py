"""What can be asked on the command line, and which wishes exclude each other."""
from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from extractors.command.documents import Refused, is_same_file
from extractors.totals.tally import conventions


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line instead of argparse's usage and line."""
        raise Refused(f"{message}; see python -m extractors --help")


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


def check(asked: argparse.Namespace) -> None:
    """Sets ``parts`` and ``format``. Raises Refused."""
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
    if asked.path != "-" and asked.out is not None and is_same_file(Path(asked.path), asked.out):
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
