"""How the tables came to exist: numbered steps, forward only, never edited once released.

    MIGRATIONS[0] = Migration(1, "reports, readings, figures, reviews", ...)

Statements are written so that SQLite and PostgreSQL both take them; only triggers differ. A new layout is a new
step at the end; a database that has a higher number than the last step here is refused.
"""
from __future__ import annotations

from typing import NamedTuple


class Migration(NamedTuple):
    """One step: what both databases run, then what only one of them runs."""

    number: int
    title: str
    both: tuple[str, ...]
    sqlite: tuple[str, ...] = ()
    postgresql: tuple[str, ...] = ()


_TABLES_1 = (
    """CREATE TABLE ledger_state (
        "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
        layout INTEGER NOT NULL,
        writes BIGINT NOT NULL,
        head TEXT NOT NULL,
        entries BIGINT NOT NULL)""",
    """INSERT INTO ledger_state ("only", layout, writes, head, entries) VALUES (1, 0, 0, '', 0)""",
    """CREATE TABLE reports (
        report_id TEXT NOT NULL PRIMARY KEY CHECK (length(report_id) = 64),
        number BIGINT NOT NULL UNIQUE,
        title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL,
        name TEXT NOT NULL, kind TEXT NOT NULL, warnings TEXT NOT NULL,
        words INTEGER NOT NULL CHECK (words >= 0),
        added_at TEXT NOT NULL,
        text TEXT NOT NULL)""",
    """CREATE TABLE readings (
        reading_id BIGINT NOT NULL PRIMARY KEY,
        report_id TEXT NOT NULL REFERENCES reports (report_id),
        rules_version TEXT NOT NULL,
        by_hand BOOLEAN NOT NULL,
        figures INTEGER NOT NULL CHECK (figures >= 0),
        digest TEXT NOT NULL,
        added_at TEXT NOT NULL,
        UNIQUE (report_id, by_hand, rules_version))""",
    """CREATE TABLE figures (
        reading_id BIGINT NOT NULL REFERENCES readings (reading_id),
        figure_id TEXT NOT NULL CHECK (figure_id <> ''),
        report_id TEXT NOT NULL REFERENCES reports (report_id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        low BIGINT, best BIGINT, high BIGINT,
        quantifier TEXT NOT NULL, unit TEXT NOT NULL, measure TEXT NOT NULL,
        "group" TEXT NOT NULL, group_text TEXT NOT NULL,
        actor TEXT NOT NULL, actor_text TEXT NOT NULL,
        perpetrator TEXT NOT NULL, perpetrator_text TEXT NOT NULL,
        source TEXT NOT NULL, source_text TEXT NOT NULL, source_type TEXT NOT NULL, source_is_party BOOLEAN NOT NULL,
        place TEXT NOT NULL, place_role TEXT NOT NULL, country TEXT NOT NULL,
        lat DOUBLE PRECISION, lon DOUBLE PRECISION,
        date_start TEXT NOT NULL, date_end TEXT NOT NULL, date_precision TEXT NOT NULL,
        scope TEXT NOT NULL, status TEXT NOT NULL, part_of TEXT NOT NULL, relation TEXT NOT NULL,
        sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, sentence TEXT NOT NULL,
        rules TEXT NOT NULL,
        confidence DOUBLE PRECISION NOT NULL,
        PRIMARY KEY (reading_id, figure_id),
        CHECK (0 <= start AND start < "end"),
        CHECK (0 <= sentence_start AND sentence_start <= sentence_end),
        CHECK (low >= 0), CHECK (best >= 0), CHECK (high >= 0),
        CHECK (low <= best), CHECK (best <= high), CHECK (low <= high),
        CHECK (lat BETWEEN -90 AND 90), CHECK (lon BETWEEN -180 AND 180),
        CHECK (confidence BETWEEN 0 AND 1))""",
    "CREATE INDEX figures_by_report ON figures (report_id)",
    "CREATE INDEX figures_by_id ON figures (figure_id)",
    """CREATE TABLE reviews (
        seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 1),
        figure_id TEXT NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('review', 'add', 'undo')),
        decision TEXT NOT NULL CHECK (decision IN ('', 'accepted', 'changed', 'rejected')),
        changes TEXT NOT NULL,
        who TEXT NOT NULL CHECK (who <> ''),
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        undoes BIGINT UNIQUE REFERENCES reviews (seq),
        prev_hash TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE)""",
    "CREATE INDEX reviews_by_figure ON reviews (figure_id)",
    """CREATE TABLE near_reports (
        report_id TEXT NOT NULL REFERENCES reports (report_id),
        other_id TEXT NOT NULL REFERENCES reports (report_id),
        score DOUBLE PRECISION NOT NULL,
        PRIMARY KEY (report_id, other_id))""",
    """CREATE TABLE shingles (
        shingle BIGINT NOT NULL,
        report_id TEXT NOT NULL REFERENCES reports (report_id),
        PRIMARY KEY (shingle, report_id))""",
)

_KEPT = ("reports", "figures", "reviews")     # rows that are never changed or deleted, by anyone

_SQLITE_KEPT = tuple(
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END"
    for table in _KEPT for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL_KEPT = (
    "CREATE FUNCTION ledger_only_added() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% are only ever added', TG_TABLE_NAME; END $$",
    *(f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
      "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_added()" for table in _KEPT),
)

_TABLES_2 = (
    """CREATE TABLE groupings (
        seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 1),
        action TEXT NOT NULL CHECK (action IN ('apart', 'together', 'undo')),
        figure_ids TEXT NOT NULL,
        who TEXT NOT NULL CHECK (who <> ''),
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        undoes BIGINT UNIQUE REFERENCES groupings (seq),
        prev_hash TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE)""",
)
_SQLITE_KEPT_2 = tuple(
    f"CREATE TRIGGER groupings_no_{verb.lower()} BEFORE {verb} ON groupings "
    "BEGIN SELECT RAISE(ABORT, 'groupings are only ever added'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL_KEPT_2 = (
    "CREATE TRIGGER groupings_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON groupings "
    "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_added()",
)

# Numbers instead of 64 letters: the index of runs is by far the largest table, and is written at random places.
_RUNS_3 = """CREATE TABLE runs (
        run BIGINT NOT NULL,
        number BIGINT NOT NULL REFERENCES reports (number),
        PRIMARY KEY (run, number))"""
_FILL_3 = ("INSERT INTO runs (run, number) SELECT shingle, number FROM shingles "
           "JOIN reports ON shingles.report_id = reports.report_id ORDER BY shingle, number")
_DROP_3 = "DROP TABLE shingles"

MIGRATIONS = (
    Migration(1, "reports, readings, figures, reviews", _TABLES_1, _SQLITE_KEPT, _POSTGRESQL_KEPT),
    Migration(2, "which claims people put together or apart", _TABLES_2, _SQLITE_KEPT_2, _POSTGRESQL_KEPT_2),
    Migration(3, "a smaller index of near reports", (), (f"{_RUNS_3} WITHOUT ROWID", _FILL_3, _DROP_3),
              (_RUNS_3, _FILL_3, _DROP_3)),
)
LAYOUT = MIGRATIONS[-1].number
