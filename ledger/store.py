"""The ledger as one object: what the dashboard and scripts hold.

    ledger = open_ledger()
    ledger.add_report(report, figures, rules_version=rules_version())
    ledger.figures()
"""
from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, select

from extractors.models import Figure, Report
from ledger import database, frames, groupings, readings, reports, reviews, schema
from ledger.backup import back_up
from ledger.groupings import Grouping
from ledger.reports import Added
from ledger.reviews import Review
from ledger.verify import verify


def open_ledger(url: str | None = None) -> Ledger:
    """Open, or create, the ledger at a database URL; without one LEDGER_URL, else data/ledger.db.

    Raises LedgerError, one line, where it can't be opened or was written by a newer version.
    """
    return Ledger(database.open_engine(url))


class Ledger:
    """Reports, their figures and the reviews of them. Nothing in it is ever overwritten or deleted."""

    __slots__ = ("_engine", "_latest")

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._latest = frames.Latest()

    @property
    def place(self) -> str:
        """The file or server it is kept in, for people to read."""
        return database.where(self._engine)

    def add_report(self, report: Report, figures: Sequence[Figure], *, rules_version: str) -> Added:
        """Keep a report and its figures, in one transaction. The same text read by the same rules changes nothing."""
        return reports.add_report(self._engine, report, figures, rules_version=rules_version)

    def reports(self) -> pd.DataFrame:
        """One row a report, newest first: frames.REPORTS_COLUMNS."""
        return frames.reports_frame(self._engine)

    def report(self, report_id: str) -> Report:
        """A report as it was added."""
        return reports.find_report(self._engine, report_id)

    def near(self, report_id: str) -> tuple[str, ...]:
        """Ids of the reports that tell the same story in the same words."""
        with database.reading(self._engine) as connection:
            return reports.near_of(connection, report_id)

    def figures(self, report_id: str | None = None, *, reviewed: bool = True) -> pd.DataFrame:
        """One row a figure, reviews applied: frames.FIGURE_COLUMNS. ``reviewed=False`` gives what the rules read."""
        return frames.figures_frame(self._engine, report_id, reviewed=reviewed, latest=self._latest)

    def readings(self) -> pd.DataFrame:
        """One row a reading, oldest first: which rules read which report, and which is shown."""
        return readings.readings_frame(self._engine)

    def changes(self, report_id: str | None = None) -> pd.DataFrame:
        """What the latest rules gained, lost and changed against the ones before, with each figure's review."""
        return readings.changes_frame(self._engine, report_id)

    def data_version(self) -> int:
        """A number that every write raises: a key for caches."""
        with database.reading(self._engine) as connection:
            return connection.execute(select(schema.state.c.writes)).scalar_one()

    def review(self, figure_id: str, *, who: str, decision: str | None = None,
               changes: Mapping[str, object] | None = None, reason: str = "",
               expected_seq: int | None = None) -> Review:
        """Accept, reject or correct a figure. ``expected_seq`` is the row's ``review_seq`` when it was shown; if
        somebody reviewed the figure since, ReviewConflict says what they did and nothing is written."""
        return reviews.review(self._engine, figure_id, who=who, decision=decision, changes=changes, reason=reason,
                              expected_seq=expected_seq)

    def add_figure(self, report_id: str, figure: Figure, *, who: str, reason: str = "") -> Review:
        """Add a figure the rules missed."""
        return reviews.add_figure(self._engine, report_id, figure, who=who, reason=reason)

    def undo(self, who: str) -> Review | None:
        """Take back this person's latest review; None where there is none left."""
        return reviews.undo(self._engine, who)

    def history(self, figure_id: str) -> pd.DataFrame:
        """A figure's log: frames.HISTORY_COLUMNS."""
        return frames.history_frame(self._engine, figure_id)

    def set_apart(self, figure_ids: Sequence[str], *, who: str, reason: str = "") -> Grouping:
        """These claims speak of another matter than the one that the rule put them in."""
        return groupings.apart(self._engine, figure_ids, who=who, reason=reason)

    def put_together(self, figure_ids: Sequence[str], *, who: str, reason: str = "") -> Grouping:
        """The matters of these claims are one."""
        return groupings.together(self._engine, figure_ids, who=who, reason=reason)

    def undo_grouping(self, who: str) -> Grouping | None:
        """Take back this person's latest putting together or apart; None where there is none left."""
        return groupings.undo(self._engine, who)

    def groupings(self) -> list[Grouping]:
        """What people put together or apart and nobody took back, oldest first."""
        return groupings.standing_entries(self._engine)

    def verify(self) -> list[str]:
        """What is wrong with the ledger, one line each; empty where all is well."""
        return verify(self._engine)

    def backup(self, path: str | os.PathLike[str]) -> Path:
        """A whole, checked copy as an SQLite file, taken while the ledger is in use. Never replaces a file."""
        return back_up(self._engine, Path(path))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
