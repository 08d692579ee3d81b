"""The ledger on the command line.

    python -m ledger add reports/ note.txt        read files and folders, keep what they hold
    python -m ledger add --allow-fetch https://example.org/sitrep
    python -m ledger list
    python -m ledger export --format acled --convention acled --out acled.csv
    python -m ledger backup data/backups/monday.db
    python -m ledger verify

Exit code 0: done. 2: something was refused; one line each on standard error says what and why.
"""
from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import FigureRefused, LedgerError
from ledger.exports import FORMATS, PUBLIC, export_pieces, losses
from ledger.exports.conventions import DEFAULT, conventions
from ledger.exports.manifest import Written, counted, make_manifest, write_manifest
from ledger.exports.profiles import ABOUT
from ledger.filters import Filters, apply_filters
from ledger.progress import Progress, clear_line, plain
from ledger.store import Ledger, open_ledger
from ledger.tidy_csv import BOM

if TYPE_CHECKING:
    from extractors.models import Report
    from readers import Refusal

DONE, REFUSED, STOPPED = 0, 2, 130
_BINARY = ("xlsx", "parquet")
_CHOICES = ("measure", "source", "actor", "place", "status", "scope", "review")


@dataclass(slots=True)
class Tally:
    """What adding did so far."""

    added: int = 0
    known: int = 0
    refused: int = 0
    figures: int = 0

    def __str__(self) -> str:
        return (f"{_count(self.added, 'report')} added with {_count(self.figures, 'figure')}, "
                f"{self.known:,} already there, {self.refused:,} refused")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    asked = make_parser().parse_args(words)
    try:
        return asked.run(asked)
    except LedgerError as error:
        _say(str(error))
        return REFUSED
    except KeyboardInterrupt:
        _say("Stopped. What was added before stays; nothing is there by half.")
        return STOPPED
    except BrokenPipeError:               # the reader of our output has left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="python -m ledger", description="Reports, figures and reviews, kept.")
    commands = parser.add_subparsers(required=True, metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--db", metavar="URL", help="the database, for example sqlite:///data/ledger.db "
                                                     "(else LEDGER_URL, else data/ledger.db of this project)")

    add = commands.add_parser("add", parents=[common], help="read files and folders and keep their figures")
    add.add_argument("paths", nargs="+", metavar="PATH",
                     help="a file or a folder; with --allow-fetch also an address (https://...)")
    add.add_argument("--allow-fetch", action="store_true",
                     help="fetch addresses from the web, off by default (or set READERS_ALLOW_FETCH=1)")
    add.set_defaults(run=add_paths)

    show = commands.add_parser("list", parents=[common], help="the reports, newest first")
    show.set_defaults(run=list_reports)

    out = commands.add_parser("export", parents=[common], help="write the figures in a format of the field")
    formats = "; ".join(f"{key}: {format.about}" for key, format in FORMATS.items())
    out.add_argument("--format", choices=FORMATS, default="csv", help=formats)
    out.add_argument("--out", metavar="FILE", type=Path, help="the file to write; else standard output")
    out.add_argument("--convention", choices=conventions(), default=DEFAULT,
                     help="what vague words are worth where the format wants a number (data/conventions.toml)")
    profiles = "; ".join(f"{key}: {about}" for key, about in ABOUT.items())
    out.add_argument("--profile", choices=ABOUT, default=PUBLIC, help=f"who the file is for ({profiles})")
    out.add_argument("--bom", action="store_true", help="start a CSV with the mark by which Excel knows UTF-8")
    for name in _CHOICES:
        out.add_argument(f"--{name}", action="append", default=[], metavar="VALUE",
                         help=f"only figures with this {name}; may be given several times")
    out.set_defaults(run=export_figures)

    back = commands.add_parser("backup", parents=[common], help="a whole, checked copy, taken while in use")
    back.add_argument("path", metavar="PATH", type=Path, help="a file that does not exist yet")
    back.set_defaults(run=back_up)

    check = commands.add_parser("verify", parents=[common], help="check every text, figure and review")
    check.set_defaults(run=verify)
    return parser


def add_paths(asked: argparse.Namespace) -> int:
    """Read every document, keep it with its figures; a line for each refused, a summary at the end."""
    from readers.fetching import is_address

    missing = [path for path in asked.paths if not is_address(path) and not Path(path).exists()]
    if missing:
        raise LedgerError(f"{missing[0]} does not exist; nothing was added")
    ledger, tally = open_ledger(asked.db), Tally()
    progress = Progress(_names_of(asked.paths))
    for name, item in _documents(asked):
        _add_one(ledger, name, item, tally)
        progress.show(name, tally)
    clear_line()
    print(tally)
    return REFUSED if tally.refused else DONE


def list_reports(asked: argparse.Namespace) -> int:
    """One line a report: id, publication date, figures, words, title."""
    frame = open_ledger(asked.db).reports()
    for row in frame.itertuples(index=False):
        print(f"{row.report_id[:12]}  {row.published or '-':10}  {row.figures:6,} figures  {row.words:8,} words  "
              f"{plain(row.title or row.name or 'no title')}")
    if frame.empty:
        _say("No reports yet: python -m ledger add FILE")
    return DONE


def export_figures(asked: argparse.Namespace) -> int:
    """Say what the format loses, then write it."""
    to_screen = asked.out is None and sys.stdout.isatty()
    if asked.format in _BINARY and to_screen:
        raise LedgerError(f"{asked.format} is no text for a screen: add --out figures{FORMATS[asked.format].suffix}")
    chosen = Filters(**{name: tuple(getattr(asked, name)) for name in _CHOICES})
    ledger = open_ledger(asked.db)
    frame = apply_filters(ledger.figures(), chosen)
    lost = losses(frame, asked.format, asked.convention, profile=asked.profile)
    for line in lost:
        _say(line)
    format, written = FORMATS[asked.format], Written()
    pieces = export_pieces(frame, format.key, asked.convention, profile=asked.profile)
    mark = [BOM] if asked.bom and format.suffix == ".csv" else []
    _write(asked.out, counted(chain(mark, pieces), written))
    if asked.out is not None:
        readings = ledger.readings()
        versions = readings.loc[readings["shown"] & readings["report_id"].isin(frame["report_id"]), "rules_version"]
        manifest = make_manifest(frame, written, format, asked.convention, profile=asked.profile, filters=chosen,
                                 lost=lost, rules_versions=versions.unique().tolist())
        _write(asked.out.with_name(asked.out.name + ".manifest.json"), [write_manifest(manifest)])
        print(f"{asked.out}: from {_count(len(frame), 'figure')}, as {format.key}, {asked.profile}; "
              f"what it is, in {asked.out}.manifest.json")
    return DONE


def back_up(asked: argparse.Namespace) -> int:
    """Copy the ledger to a new file."""
    print(open_ledger(asked.db).backup(asked.path))
    return DONE


def verify(asked: argparse.Namespace) -> int:
    """A line for each thing that is wrong."""
    ledger = open_ledger(asked.db)
    problems = ledger.verify()
    for line in problems:
        _say(line)
    if not problems:
        print(f"{ledger.place}: whole, {_count(len(ledger.reports()), 'report')}, "
              f"{_count(len(ledger.figures()), 'figure')}")
    return REFUSED if problems else DONE


def _names_of(paths: Iterable[str]) -> list[str]:
    """The files that will be read, by the names their documents will have."""
    from readers.fetching import is_address
    from readers.files import list_folder  # here and not above: most commands need no readers
    from readers.values import Refused

    names: list[str] = []
    for path in paths:
        if is_address(path) or not Path(path).is_dir():
            names.append(path if is_address(path) else Path(path).name)
            continue
        try:
            names += (shown for _file, shown in list_folder(Path(path)))
        except Refused:                # too many: said when they are read
            continue
    return names


def _documents(asked: argparse.Namespace) -> Iterator[tuple[str, Report | Refusal]]:
    # here and not above: list, export and verify need no parsers
    from readers import read_reports, read_url
    from readers.fetching import fetching_by_environment, is_address

    fetching = fetching_by_environment()
    fetching = replace(fetching, allow=fetching.allow or asked.allow_fetch)
    for path in asked.paths:
        items = read_url(path, fetching=fetching) if is_address(path) else read_reports(Path(path))
        for item in items:
            yield item.name or Path(path).name, item


def _add_one(ledger: Ledger, name: str, item: Report | Refusal, tally: Tally) -> None:
    from extractors import extract
    from extractors.models import Report
    from ledger.versions import rules_version

    if not isinstance(item, Report):
        tally.refused += 1
        _say(f"{plain(name)}: {plain(item.reason)}")
        return
    for warning in item.warnings:
        _say(f"{plain(name)}: {plain(warning)}")
    figures = extract(item.text, published=item.published, report_id=item.report_id)
    try:
        added = ledger.add_report(item, figures, rules_version=rules_version())
    except FigureRefused as refused:      # of this report only: the others are still read
        tally.refused += 1
        _say(f"{plain(name)}: {refused}")
        return
    tally.added += added.new
    tally.known += not added.new
    tally.figures += added.figures if added.new else 0


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _write(file: Path | None, pieces: Iterable[bytes | memoryview]) -> None:
    if file is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.flush()
        return
    partial = file.with_name(f".{file.name}.partial")
    try:
        with partial.open("wb") as out:
            out.writelines(pieces)
        partial.replace(file)             # the file is the old one or the new one, never half of it
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise LedgerError(f"{file} can't be written: {error.strerror}") from None


def _say(line: str) -> None:
    clear_line()
    print(line.encode("utf-8", "replace").decode(), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
