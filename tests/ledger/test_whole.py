"""Killed, crowded or out of space: what was said to be kept is there, and nothing is ever there by half."""
from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event, text

from ledger import Ledger, LedgerError, database, migrations, open_ledger
from tests.ledger.busy_writer import FIGURES, numbered_report
from tests.ledger.written import figure, wire

WRITER = Path(__file__).with_name("busy_writer.py")


def start_writer(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, str(WRITER), *map(str, words)], stdout=subprocess.PIPE, text=True)


def kill_while_writing(url: str, seed: int, *, first: str) -> list[str]:
    """Let a writer run until it says ``first`` and a moment longer, kill it with no chance to clean up, and return
    what it said it had kept."""
    with start_writer(url, "add", seed) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        while said[-1] and not said[-1].startswith(first):
            said.append(writer.stdout.readline())
        time.sleep(random.Random(seed).uniform(0, 0.25))
        writer.kill()
        said += writer.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def check_kept(ledger: Ledger, said: list[str]) -> None:
    frame, log = ledger.figures(), ledger.reports()
    assert set(frame.groupby("report_id").size()) <= {FIGURES}, "half a report"
    assert set(log["figures"]) <= {FIGURES}, "a report without its figures"
    kept = set(log["title"])
    assert {f"Report {line.split()[1]}" for line in said if line.startswith("report")} <= kept
    reviewed = set(frame.loc[frame["review"] == "accepted", "review_seq"])
    assert {int(line.split()[1]) for line in said if line.startswith("review")} <= reviewed


def kill_and_check(url: str, times: int) -> None:
    said: list[str] = []
    for turn in range(times):
        # every other time once it has kept something, however slow the machine; else as it comes
        said += kill_while_writing(url, seed=10_000 * turn, first="report" if turn % 2 else "start")
        ledger = open_ledger(url)
        check_kept(ledger, said)
        ledger.close()
    ledger = open_ledger(url)
    assert ledger.verify() == []
    assert sum(line.startswith("report") for line in said) >= times // 2, "it was killed before it wrote: no proof"
    before, version = ledger.figures(), ledger.data_version()
    for title in ledger.reports()["title"]:
        report, figures = numbered_report(int(title.split()[1]))
        assert not ledger.add_report(report, figures, rules_version="1").new
    assert ledger.data_version() == version and ledger.figures().equals(before)
    ledger.close()


def test_nothing_acknowledged_is_lost_and_nothing_is_half_after_a_kill(url):
    kill_and_check(url, times=4)


@pytest.mark.prove
def test_two_hundred_kills(sqlite_url):
    kill_and_check(sqlite_url, times=200)


def crowd(url: str, writers: int, times: int) -> None:
    ledger = open_ledger(url)
    report, figures = numbered_report(0)
    ledger.add_report(report, [figure(report, "100", high=None, quantifier="at_least")], rules_version="1")
    crowd = [start_writer(url, "raise", f"writer {number}", times) for number in range(writers)]
    for writer in crowd:
        assert writer.wait(timeout=500) == 0
        assert writer.stdout is not None
        writer.stdout.close()
    row = ledger.figures().iloc[0]
    assert row["best"] == 100 + writers * times, "an edit was lost"
    assert len(ledger.history(row["figure_id"])) == writers * times
    assert ledger.verify() == []
    ledger.close()


def test_two_people_editing_one_figure_lose_nothing(url):
    crowd(url, writers=2, times=10)


@pytest.mark.prove
def test_eight_people_with_a_hundred_edits_each_lose_nothing(url):
    crowd(url, writers=8, times=100)


def test_two_programs_may_create_the_ledger_at_once(url):
    with start_writer(url, "add", 0) as one, start_writer(url, "add", 10_000) as other:
        assert one.stdout is not None and other.stdout is not None
        said = [one.stdout.readline(), one.stdout.readline(), other.stdout.readline(), other.stdout.readline()]
        one.kill()
        other.kill()
    assert [line.split()[0] for line in said] == ["start", "report", "start", "report"]
    ledger = open_ledger(url)
    assert ledger.verify() == []
    ledger.close()


def test_a_full_disk_says_so_and_leaves_the_ledger_whole(sqlite_url):
    ledger = open_ledger(sqlite_url)
    ledger.add_report(*numbered_report(0), rules_version="1")
    event.listen(ledger._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=120"))
    ledger.close()                    # the next connection is one with little room left
    kept = 1
    with pytest.raises(LedgerError, match="disk is full, nothing was stored"):
        for number in range(1, 500):
            ledger.add_report(*numbered_report(number), rules_version="1")
            kept += 1
    assert 1 < kept == len(ledger.reports())
    assert ledger.verify() == []
    assert len(ledger.figures()) == kept * FIGURES


@pytest.mark.prove
def test_a_real_full_disk(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        ledger = open_ledger(f"sqlite:///{small / 'ledger.db'}")
        with pytest.raises(LedgerError, match="disk is full"):
            for number in range(500):
                ledger.add_report(*numbered_report(number), rules_version="1")
        assert ledger.verify() == []
        assert len(ledger.figures()) == FIGURES * len(ledger.reports()) > 0
        ledger.close()
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_backup_taken_while_others_write_is_whole(url, tmp_path):
    ledger = open_ledger(url)
    with start_writer(url, "add", 0) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.stdout.readline()
        copies = [ledger.backup(tmp_path / f"copy-{number}.db") for number in range(3)]
        writer.kill()
    for copy in copies:
        other = open_ledger(f"sqlite:///{copy}")
        assert other.verify() == []
        assert len(other.figures()) == FIGURES * len(other.reports()) > 0
        other.close()
    ledger.close()


def test_a_backup_holds_everything(filled, kept, tmp_path):
    filled.review(kept[1][0].figure_id, who="Amal", changes={"best": 18})
    copy = open_ledger(f"sqlite:///{filled.backup(tmp_path / 'deep' / 'copy.db')}")
    assert copy.figures().equals(filled.figures())
    assert copy.reports().equals(filled.reports())
    assert copy.data_version() == filled.data_version()
    copy.review(kept[1][0].figure_id, who="Ben", decision="accepted")
    assert copy.verify() == [] and copy.near(kept[0].report_id) == filled.near(kept[0].report_id)
    copy.close()


def test_a_backup_never_replaces_a_file(filled, tmp_path):
    taken = tmp_path / "taken.db"
    taken.write_text("something else")
    with pytest.raises(LedgerError, match="never replaces"):
        filled.backup(taken)
    assert taken.read_text() == "something else"


def test_a_backup_that_can_not_be_written_leaves_nothing_behind(filled, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="could not be written"):
        filled.backup(tmp_path / "file" / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_newer_database_is_refused_in_one_line(ledger, url):
    with ledger._engine.begin() as connection:
        connection.execute(text(f"UPDATE ledger_state SET layout = {migrations.LAYOUT + 1}"))
    with pytest.raises(LedgerError, match="newer version of this software") as caught:
        open_ledger(url)
    assert "\n" not in str(caught.value)


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "music.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE songs (name)")
    connection.close()
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    connection.close()


@pytest.mark.parametrize(("address", "said"), [
    ("sqlite:////proc/no/such.db", "can't be made"),
    ("mysql://localhost/x", "SQLite and PostgreSQL"),
    ("nonsense", "not a database URL"),
])
def test_what_can_not_be_opened_is_said_in_one_line(address, said):
    with pytest.raises(LedgerError, match=said) as caught:
        open_ledger(address)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path):
    file = tmp_path / "notes.db"
    file.write_text("These are notes, not a database. " * 100)
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="no SQLite database"):
        open_ledger(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_server_that_is_not_there_is_said_in_one_line(tmp_path):
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError) as caught:
        open_ledger(f"postgresql://nobody:secret@/x?host={tmp_path}")
    assert "\n" not in str(caught.value) and "secret" not in str(caught.value)


def test_the_ledger_is_named_by_argument_then_environment_then_default(monkeypatch):
    monkeypatch.delenv("LEDGER_URL", raising=False)
    assert database.ledger_url().database == str(database.PROJECT / "data" / "ledger.db")
    monkeypatch.setenv("LEDGER_URL", "sqlite:////tmp/team.db")
    assert database.ledger_url().database == "/tmp/team.db"
    assert database.ledger_url("sqlite:////tmp/mine.db").database == "/tmp/mine.db"


def test_a_new_layout_is_reached_after_a_backup(sqlite_url, tmp_path, monkeypatch, kept):
    ledger = open_ledger(sqlite_url)
    ledger.add_report(*kept, rules_version="1")
    ledger.close()
    step = migrations.Migration(migrations.LAYOUT + 1, "a note on reports",
                                ("CREATE TABLE notes (report_id TEXT NOT NULL)",))
    monkeypatch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    monkeypatch.setattr(database, "LAYOUT", migrations.LAYOUT + 1)
    ledger = open_ledger(sqlite_url)
    assert len(ledger.figures()) == 4
    ledger.close()
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer"):
        open_ledger(sqlite_url)
    copies = list((tmp_path / "backups").glob(f"ledger-layout{migrations.LAYOUT}-*.db"))
    assert len(copies) == 1
    old = open_ledger(f"sqlite:///{copies[0]}")
    assert old.verify() == [] and len(old.figures()) == 4
    old.close()


def test_a_layout_step_that_fails_changes_nothing(url, monkeypatch, kept):
    ledger = open_ledger(url)
    ledger.add_report(*kept, rules_version="1")
    ledger.close()
    step = migrations.Migration(migrations.LAYOUT + 1, "broken",
                                ("CREATE TABLE notes (x TEXT)", "CREATE TABLE notes (x TEXT)"))
    monkeypatch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS, step))
    monkeypatch.setattr(database, "LAYOUT", migrations.LAYOUT + 1)
    with pytest.raises(LedgerError, match="notes"):
        open_ledger(url)
    monkeypatch.undo()
    ledger = open_ledger(url)
    assert len(ledger.figures()) == 4 and ledger.verify() == []
    ledger.close()


def test_sqlite_is_set_up_to_lose_nothing(filled, url):
    if not url.startswith("sqlite"):
        pytest.skip("pragmas are SQLite's")
    with filled._engine.connect() as connection:
        read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (
            "journal_mode", "synchronous", "foreign_keys", "trusted_schema")}
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_the_tables_are_those_the_code_asks(ledger):
    from sqlalchemy import inspect

    from ledger import schema
    inspected = inspect(ledger._engine)
    for table in schema.metadata.sorted_tables:
        assert [column["name"] for column in inspected.get_columns(table.name)] == [c.name for c in table.columns]
    assert set(inspected.get_table_names()) == set(schema.metadata.tables)


def test_a_ledger_moved_with_its_folder_opens(tmp_path, sqlite_url):
    ledger = open_ledger(sqlite_url)
    report, figures = wire()
    ledger.add_report(report, figures, rules_version="1")
    ledger.close()
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for file in tmp_path.glob("ledger.db*"):
        shutil.move(file, moved)
    other = open_ledger(f"sqlite:///{moved / 'ledger.db'}")
    assert len(other.figures()) == len(figures)
    other.close()
