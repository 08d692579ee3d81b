"""A program that writes to a ledger until it is killed or done, and says on standard output what was kept.

    python busy_writer.py URL add SEED           adds reports and reviews them, without end
    python busy_writer.py URL raise NAME TIMES   raises the first figure's best by one, TIMES times
"""
from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from extractors.models import Figure, Report  # noqa: E402
from ledger import Ledger, ReviewConflict, open_ledger  # noqa: E402
from tests.ledger.written import figure  # noqa: E402

FIGURES = 25                          # enough rows for a kill to fall between two of them


def numbered_report(number: int) -> tuple[Report, list[Figure]]:
    """The same report and figures for the same number, in any process."""
    text = f"Report {number}. " + " ".join(f"In town {at} {at + 100} people were killed." for at in range(FIGURES))
    report = Report(text, title=f"Report {number}")
    return report, [figure(report, str(at + 100), source=f"Source {at}") for at in range(FIGURES)]


def add_until_killed(ledger: Ledger, seed: int) -> None:
    say(f"start {seed}")
    for number in count(seed):
        report, figures = numbered_report(number)
        ledger.add_report(report, figures, rules_version="1")
        say(f"report {number}")
        entry = ledger.review(figures[0].figure_id, who=f"writer {seed}", decision="accepted")
        say(f"review {entry.seq}")


def raise_first(ledger: Ledger, name: str, times: int) -> None:
    """Read, add one, write; somebody else's write in between is seen as a conflict, and read again."""
    conflicts = 0
    for _time in range(times):
        while True:
            row = ledger.figures().iloc[0]
            try:
                ledger.review(row["figure_id"], who=name, changes={"best": int(row["best"]) + 1},
                              expected_seq=int(row["review_seq"]))
                break
            except ReviewConflict:
                conflicts += 1
    say(f"conflicts {conflicts}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    opened = open_ledger(sys.argv[1])
    if sys.argv[2] == "add":
        add_until_killed(opened, int(sys.argv[3]))
    else:
        raise_first(opened, sys.argv[3], int(sys.argv[4]))
