"""Reports into the ledger, one after the other; what can't be read becomes one line and never stops the rest.

    outcomes = add_files(ledger, [("a.txt", b"..."), ("b.zip", b"...")], progress=print)

Every report is stored whole, with its figures, before the next one is read: closing the page loses nothing that was
reported as added.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractors import extract
from extractors.models import Report
from ledger import Ledger, LedgerError, rules_version
from readers import Fetching, Refusal, Refused, read_report, read_reports, read_url
from views import words

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
ADDED, KNOWN, FAILED = "Added", "Already there", "Not added"


class Outcome(NamedTuple):
    """What became of one report or file: ``result`` is ADDED, KNOWN or FAILED; ``note`` says what to know or do."""

    name: str
    result: str
    figures: int | None
    note: str
    report_id: str = ""


def add_text(
    ledger: Ledger, text: str, *, title: str = "", publisher: str = "", published: date | None = None
) -> Outcome:
    """One pasted report."""
    name = title or words.shorten(" ".join(text.split()), 60) or "Pasted text"
    try:
        report = read_report(text, name=name, title=title, publisher=publisher, published=published)
    except Refused as refused:
        return Outcome(name, FAILED, None, str(refused))
    return add_one(ledger, report)


def add_files(
    ledger: Ledger, files: Sequence[tuple[str, bytes]], *, progress: Callable[[int, str], None]
) -> list[Outcome]:
    """Files, and the reports inside archives and tables. ``progress(done, name)`` is called before each file."""
    outcomes: list[Outcome] = []
    for done, (name, content) in enumerate(files):
        progress(done, name)
        outcomes += _add_file(ledger, name, content)
    return outcomes


def add_addresses(
    ledger: Ledger, addresses: Sequence[str], *, fetching: Fetching, progress: Callable[[int, str], None]
) -> list[Outcome]:
    """Pages fetched one after the other, as far as ``fetching`` allows it."""
    outcomes: list[Outcome] = []
    for done, address in enumerate(addresses):
        progress(done, address)
        outcomes += _add_found(ledger, address, read_url(address, fetching=fetching))
    return outcomes


def add_samples(ledger: Ledger, *, progress: Callable[[int, str], None]) -> list[Outcome]:
    """The reports of data/samples, with what samples.toml says of each."""
    outcomes = []
    for done, (file, about) in enumerate(sample_files()):
        progress(done, file.name)
        try:
            report = read_report(
                file,
                title=str(about.get("title", "")),
                publisher=str(about.get("publisher", "")),
                published=about.get("published"),
            )
        except Refused as refused:
            outcomes.append(Outcome(file.name, FAILED, None, str(refused)))
            continue
        outcomes.append(add_one(ledger, report))
    return outcomes


def sample_files() -> list[tuple[Path, dict[str, object]]]:
    """Each sample file with its entry in samples.toml, in the order of that file."""
    entries = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))["sample"]
    return [(SAMPLES / str(entry["file"]), entry) for entry in entries]


def add_one(ledger: Ledger, report: Report) -> Outcome:
    """Read the figures of one report and store both, in one transaction."""
    name = report.title or report.name or "Report"
    try:
        figures = extract(report.text, published=report.published, report_id=report.report_id)
        added = ledger.add_report(report, figures, rules_version=rules_version())
    except LedgerError as error:
        return Outcome(name, FAILED, None, str(error))
    note = "; ".join(report.warnings)
    if not added.new:
        note = (
            "The same text was added before; nothing was changed."
            if not added.new_reading
            else "The same text was added before; it was read again by newer rules."
        )
    elif added.near:
        note = "; ".join(
            part
            for part in (f"Nearly the same text as {words.count_of(len(added.near), 'other report')}.", note)
            if part
        )
    elif not added.figures:
        note = note or "No figure about people was found. The report is kept and listed."
    return Outcome(name, ADDED if added.new else KNOWN, added.figures, note, added.report_id)


def summary(outcomes: Iterable[Outcome]) -> str:
    """``3 reports added with 41 figures. 1 already there. 1 not added.``"""
    outcomes = list(outcomes)
    added = [outcome for outcome in outcomes if outcome.result == ADDED]
    found = sum(outcome.figures or 0 for outcome in added)
    known = sum(outcome.result == KNOWN for outcome in outcomes)
    failed = sum(outcome.result == FAILED for outcome in outcomes)
    parts = [f"{words.count_of(len(added), 'report')} added with {words.count_of(found, 'figure')}."]
    if known:
        parts.append(f"{known:,} already there.")
    if failed:
        parts.append(f"{failed:,} not added; the table says why.")
    return " ".join(parts)


def _add_file(ledger: Ledger, name: str, content: bytes) -> list[Outcome]:
    return _add_found(ledger, name, read_reports(content, name=name))


def _add_found(ledger: Ledger, name: str, reports: Iterable[Report | Refusal]) -> list[Outcome]:
    outcomes = []
    for found in reports:
        if isinstance(found, Refusal):
            outcomes.append(Outcome(found.name or name, FAILED, None, found.reason))
        else:
            outcomes.append(add_one(ledger, found))
    return outcomes
