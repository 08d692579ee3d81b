"""Print the text that is read from a file, as every later step sees it.

    $ python -m readers sitrep.pdf
    $ python -m readers articles.zip --max-wall-seconds 30

The text goes to standard output, warnings and refusals to standard error. Ends with 0 when a text was read and with 2,
and one line, when none was.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from readers import LIMITS, Limits, Refusal, read_reports
from readers.values import show_name

_BYTES = ("text_bytes", "document_bytes", "pdf_bytes", "archive_bytes")


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _make_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    limits = _chosen_limits(asked)
    from_input = asked.file == "-"
    most = max(getattr(limits, name) for name in _BYTES)
    source = sys.stdin.buffer.read(most + 1) if from_input else Path(asked.file)
    try:
        return _print_reports(source, "standard input" if from_input else "", limits, asked.text_column)
    except BrokenPipeError:  # "| head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _print_reports(source: Path | bytes, name: str, limits: Limits, text_column: str) -> int:
    read, refused = 0, []
    for item in read_reports(source, name=name, limits=limits, text_column=text_column):
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
    first = refused[0] if refused else Refusal(show_name(str(source)), "there is no document in it")
    more = f" (and {len(refused) - 1} more)" if len(refused) > 1 else ""
    print(f"{first.name}: not read: {show_name(first.reason, 300)}{more}", file=sys.stderr)
    return 2


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m readers", description="Print the text that is read from a file.")
    parser.add_argument(
        "file", metavar="FILE", help="a document, archive, table, feed, mail or folder; - is standard input"
    )
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
