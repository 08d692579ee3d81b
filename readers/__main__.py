"""Print the text that is read from a file, as every later step sees it.

    $ python -m readers sitrep.pdf
    $ python -m readers articles.zip --max-wall-seconds 30
    $ python -m readers --allow-fetch https://example.org/sitrep
    $ python -m readers --allow-fetch --reliefweb --appname my-approved-name "cholera Yemen"

Nothing is fetched unless --allow-fetch is given or READERS_ALLOW_FETCH=1 is set. The text goes to standard output,
warnings and refusals to standard error. Ends with 0 when a text was read and with 2, and one line, when none was.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from readers import LIMITS, Limits, Refusal, read_reliefweb, read_reports, read_url
from readers.fetching import ALLOW, fetching_by_environment, is_address
from readers.reliefweb import APPNAME
from readers.values import show_name

if TYPE_CHECKING:
    from extractors.models import Report

_BYTES = ("text_bytes", "document_bytes", "pdf_bytes", "archive_bytes")


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _make_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _print_reports(_read(asked), asked.file)
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _read(asked: argparse.Namespace) -> Iterator[Report | Refusal]:
    limits, chosen = _chosen_limits(asked), {"text_column": asked.text_column}
    fetching = fetching_by_environment()
    fetching = replace(fetching, allow=fetching.allow or asked.allow_fetch)
    if asked.reliefweb:
        return read_reliefweb(asked.file, appname=asked.appname, most=asked.most, fetching=fetching, limits=limits)
    if is_address(asked.file):
        return read_url(asked.file, fetching=fetching, limits=limits, **chosen)
    if asked.file == "-":
        most = max(getattr(limits, name) for name in _BYTES)
        return read_reports(sys.stdin.buffer.read(most + 1), name="standard input", limits=limits, **chosen)
    return read_reports(Path(asked.file), limits=limits, **chosen)


def _print_reports(items: Iterator[Report | Refusal], source: str) -> int:
    read, refused = 0, []
    for item in items:
        if isinstance(item, Refusal):
            refused.append(item)
            continue
        read += 1
        for warning in item.warnings:
            print(f"{item.name}: note: {show_name(warning, 300)}", file=sys.stderr)
        sys.stdout.write(("\n" if read > 1 else "") + item.text + ("" if item.text.endswith("\n") else "\n"))
    if read:
        for item in refused:
            print(f"{item.name}: not read: {show_name(item.reason, 300)}", file=sys.stderr)
        return 0
    first = refused[0] if refused else Refusal(show_name(source), "there is no document in it")
    more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
    print(f"{first.name}: not read: {show_name(first.reason, 300)}{more}", file=sys.stderr)
    return 2


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m readers", description="Print the text that is read from a file.")
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a document, archive, table, feed, mail or folder; - is standard input; with --allow-fetch also an "
        "address (https://...)",
    )
    parser.add_argument(
        "--allow-fetch", action="store_true", help=f"fetch from the web, off by default (or set {ALLOW}=1)"
    )
    parser.add_argument("--reliefweb", action="store_true", help="FILE is words to ask the ReliefWeb API for")
    parser.add_argument("--appname", default="", help=f"the name ReliefWeb approved for you (or set {APPNAME})")
    parser.add_argument("--most", type=int, default=20, help="most reports to ask ReliefWeb for (default 20)")
    parser.add_argument("--text-column", default="", help="the column of a table that holds the articles")
    parser.add_argument("--max-bytes", type=int, help="largest file of any kind, in bytes")
    for limit in fields(Limits):
        default = getattr(LIMITS, limit.name)
        parser.add_argument(
            "--max-" + limit.name.replace("_", "-"),
            type=type(default),
            default=default,
            help=f"{limit.metadata['meaning']} (default {default})",
        )
    return parser


def _chosen_limits(asked: argparse.Namespace) -> Limits:
    limits = Limits(**{limit.name: getattr(asked, "max_" + limit.name) for limit in fields(Limits)})
    if asked.max_bytes is None:
        return limits
    return replace(limits, **{name: min(getattr(limits, name), asked.max_bytes) for name in _BYTES})


if __name__ == "__main__":
    sys.exit(main())
