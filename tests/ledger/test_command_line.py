"""The command line: each command does its one thing, and refuses in one line with exit code 2."""
from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import open_ledger
from ledger.__main__ import main
from ledger.exports import FORMATS
from ledger.progress import Progress
from ledger.tidy_csv import read_csv
from tests.ledger.written import falluja, wire

ROOT = Path(__file__).resolve().parents[2]
ENGINE = importlib.util.find_spec("extractors.pipeline")
reads = pytest.mark.skipif(ENGINE is None, reason="the engine is not there yet")


@pytest.fixture
def run(sqlite_url, tmp_path):
    def command(*words: object, url: str = sqlite_url) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "LEDGER_URL": url, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        return subprocess.run([sys.executable, "-m", "ledger", *map(str, words)], capture_output=True, cwd=tmp_path,
                              env=environment, timeout=120)
    return command


@pytest.fixture
def two_reports(sqlite_url) -> None:
    ledger = open_ledger(sqlite_url)
    for report, figures in (falluja(), wire()):
        ledger.add_report(report, figures, rules_version="1")
    ledger.close()


@pytest.mark.parametrize("command", [[], ["add"], ["list"], ["export"], ["backup"], ["verify"]])
def test_every_command_explains_itself(run, command):
    done = run(*command, "--help")
    assert done.returncode == 0 and done.stdout.startswith(b"usage: python -m ledger")


def test_list_shows_newest_first(run, two_reports):
    lines = run("list").stdout.decode().splitlines()
    assert [line.split("words  ")[1] for line in lines] == ["Army names its toll", "Clashes near Falluja"]


def test_an_empty_ledger_says_what_to_do_next(run):
    done = run("list")
    assert (done.returncode, done.stdout) == (0, b"") and b"python -m ledger add" in done.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_to_a_file(two_reports, sqlite_url, tmp_path, capsys, format):
    assert main(["export", "--format", format, "--out", str(tmp_path / "out"), "--db", sqlite_url]) == 0
    assert "from 7 figures" in capsys.readouterr().out
    assert (tmp_path / "out").stat().st_size > 100
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.endswith(".partial")) == []


def test_an_export_carries_a_manifest_that_fits_the_file(run, two_reports, tmp_path):
    run("export", "--format", "acled", "--convention", "acled", "--source", "Example Army", "--out", "a.csv")
    manifest = json.loads((tmp_path / "a.csv.manifest.json").read_text())
    assert manifest["sha256"] == hashlib.sha256((tmp_path / "a.csv").read_bytes()).hexdigest()
    assert (manifest["figures"], manifest["to_review"], manifest["rules_versions"]) == (3, 3, ["1"])
    assert manifest["filters"] == {"source": ["Example Army"]} and "Codebook" in manifest["citation"]
    assert "1 figure: left out, part of a larger figure" in manifest["lost"]
    first = (tmp_path / "a.csv.manifest.json").read_bytes()
    run("export", "--format", "acled", "--convention", "acled", "--source", "Example Army", "--out", "a.csv")
    assert (tmp_path / "a.csv.manifest.json").read_bytes() == first


def test_an_export_goes_to_standard_output_and_reads_back(run, two_reports, sqlite_url):
    done = run("export", "--bom", "--profile", "internal")
    ledger = open_ledger(sqlite_url)
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert read_csv(done.stdout).drop(columns="sharing").equals(ledger.figures())
    ledger.close()


def test_an_export_says_before_what_it_loses(run, two_reports):
    done = run("export", "--format", "acled", "--convention", "acled")
    assert b"1 figure: left out, denied or hypothetical" in done.stderr
    assert done.stdout.count(b"\n") == 4


def test_an_export_can_be_filtered(run, two_reports):
    frame = read_csv(run("export", "--measure", "displaced", "--source", "Example Army").stdout)
    assert frame["text"].tolist() == ["1,200"]


def test_a_backup_is_a_ledger_again(run, two_reports, tmp_path):
    assert run("backup", tmp_path / "copy.db").returncode == 0
    assert b"2 reports, 7 figures" in run("verify", "--db", f"sqlite:///{tmp_path / 'copy.db'}").stdout


def test_verify_is_silent_on_standard_error_where_all_is_well(run, two_reports):
    done = run("verify")
    assert (done.returncode, done.stderr) == (0, b"") and b"whole" in done.stdout


def test_verify_tells_what_is_wrong(run, two_reports, sqlite_url):
    ledger = open_ledger(sqlite_url)
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER reports_no_update")
        connection.exec_driver_sql("UPDATE reports SET text = 'Nothing.' WHERE name = 'a.txt'")
    ledger.close()
    done = run("verify")
    assert done.returncode == 2 and b"its text is not the one that was added" in done.stderr


@pytest.mark.parametrize("command", [
    ["add", "no-such-file.txt"], ["backup", "/proc/copy.db"], ["export", "--out", "/no/such/folder/x.csv"],
    ["list", "--db", "nonsense"], ["verify", "--db", "mysql://localhost/x"], ["list", "--db", "sqlite:////proc/x/y.db"],
])
def test_a_refusal_is_one_line_and_exit_code_2(run, command):
    done = run(*command)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1 and b"Traceback" not in done.stderr


def test_titles_can_not_steer_the_terminal(run, sqlite_url):
    from dataclasses import replace

    ledger = open_ledger(sqlite_url)
    ledger.add_report(replace(falluja()[0], title="\x1b[2J\u202eevil\nline"), [], rules_version="1")
    ledger.close()
    done = run("list")
    assert b"\x1b" not in done.stdout and done.stdout.count(b"\n") == 1 and b"evil" in done.stdout


@reads
def test_add_reads_keeps_and_counts(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Officials said at least 17 people were killed in the town on Monday.")
    (tmp_path / "in" / "b.txt").write_text("The weather was fine.")
    done = run("add", "in")
    assert done.returncode == 0 and done.stdout.startswith(b"2 reports added with")
    assert b"0 reports added with 0 figures, 2 already there" in run("add", "in").stdout
    assert read_csv(run("export").stdout)["text"].tolist() == ["17"]


@reads
def test_add_fetches_nothing_unless_told(run, monkeypatch):
    monkeypatch.delenv("READERS_ALLOW_FETCH", raising=False)
    done = run("add", "https://example.org/sitrep")
    assert done.returncode == 2 and b"fetching from the web is off" in done.stderr
    done = run("add", "--allow-fetch", "http://127.0.0.1/sitrep")
    assert done.returncode == 2 and b"private network" in done.stderr
    assert done.stdout.startswith(b"0 reports added") and done.stderr.count(b"\n") == 1


@reads
def test_add_refuses_one_file_and_keeps_the_others(run, tmp_path):
    (tmp_path / "a.txt").write_text("Officials said at least 17 people were killed in the town on Monday.")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 20)
    done = run("add", "b.bin", "a.txt")
    assert done.returncode == 2 and done.stdout.startswith(b"1 report added")
    assert b"b.bin: " in done.stderr and b"Traceback" not in done.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_tells_files_done_of_files_there_are(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    progress = Progress(["a.txt", "b.zip", "sub/c.csv", "d.txt"])
    for name in ("a.txt", "b.zip/x.txt", "b.zip/y.txt", "sub/c.csv row 1"):
        progress.show(name, "2 reports added")
    lines = shown.getvalue().split("\r\x1b[K")[1:]
    assert [line.partition(":")[0].split("]")[1].strip() for line in lines] == [
        "1 of 4 files", "2 of 4 files", "2 of 4 files", "3 of 4 files"]
    assert lines[-1].startswith("[###############.....]")


def test_progress_is_silent_where_nobody_watches(monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    Progress(["a.txt"]).show("a.txt", "")
    assert shown.getvalue() == ""
