"""``python -m extractors``: every file gives its rows or one line why not; never a traceback, never half a file."""
from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors import extract, tally, to_table
from extractors.command import main
from extractors.command.lines import RUN_BY_SPREADSHEETS
from extractors.models import COLUMNS
from ledger import tidy_csv
from ledger.tidy_csv import read_csv
from readers import read_report

ROOT = Path(__file__).resolve().parents[2]
ONE = "At least 26 militants were killed, the army said.\n"
TWO = "Floods left 14 people dead and 3,000 homeless.\n"
NONE = "The bridge is 300 metres long.\n"


def run(*words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "extractors", *map(str, words)], cwd=ROOT, input=given,
                          capture_output=True, timeout=120)


def write_folder(folder: Path) -> Path:
    (folder / "b").mkdir()
    (folder / "b" / "two.txt").write_text(TWO, encoding="utf-8")
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    (folder / "c.txt").write_text(NONE, encoding="utf-8")
    (folder / ".hidden").write_text(TWO, encoding="utf-8")
    return folder


def rows_of(written: bytes | str) -> list[dict[str, str]]:
    text = written if isinstance(written, str) else written.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_standard_input_gives_the_columns_of_the_contract() -> None:
    done = run("-", given=ONE.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    (row,) = rows_of(done.stdout)
    assert tuple(row) == COLUMNS
    assert (row["text"], row["low"], row["high"], row["quantifier"], row["measure"]) == ("26", "26", "", "at_least",
                                                                                          "killed")


def test_the_csv_is_the_table_the_ledger_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ONE + "-- " + TWO, encoding="utf-8")
    assert main([str(path)]) == 0
    back = read_csv(capsys.readouterr().out.encode())
    report = read_report(path)
    table = to_table(extract(report.text, report_id=report.report_id))
    assert len(back) >= 3
    assert back.astype(object).where(back.notna(), None).to_dict("records") == \
        table.astype(object).where(table.notna(), None).to_dict("records")


def test_the_same_cells_are_made_inert_as_in_the_ledger() -> None:
    assert RUN_BY_SPREADSHEETS == tidy_csv._RUN


def test_a_sentence_that_a_spreadsheet_would_run_is_made_inert(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("=HYPERLINK(1) and 12 people were killed.", encoding="utf-8")
    (row,) = rows_of(run(path).stdout)
    assert row["sentence"].startswith("'=")


def test_a_folder_is_read_sorted_without_hidden_files(tmp_path: Path) -> None:
    done = run(write_folder(tmp_path))
    assert done.returncode == 0
    assert [row["text"] for row in rows_of(done.stdout)] == ["26", "14", "3,000"]


def test_several_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    assert run(folder, "--workers", "2").stdout == run(folder).stdout != b""


def test_json_lines_hold_every_column(tmp_path: Path) -> None:
    lines = run(write_folder(tmp_path), "--format", "jsonl").stdout.decode().splitlines()
    assert [json.loads(line)["low"] for line in lines] == [26, 14, 3000]
    assert tuple(json.loads(lines[0])) == COLUMNS


def test_text_without_figures_gives_the_header_alone() -> None:
    done = run("-", given=NONE.encode())
    assert done.returncode == 0 and done.stdout.decode() == ",".join(COLUMNS) + "\n"
    assert run("-", "--format", "jsonl", given=NONE.encode()).stdout == b""


def test_totals_are_those_of_tally_under_the_named_convention(capsys: pytest.CaptureFixture[str],
                                                              tmp_path: Path) -> None:
    text = "Dozens of people were killed and 14 were wounded.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    for name in ("interval", "acled"):
        assert main([str(path), "--tally", "--convention", name]) == 0
        got = [(row["measure"], row["low"], row["best"], row["high"]) for row in rows_of(capsys.readouterr().out)]
        wanted = [(total.measure, *("" if n is None else str(n) for n in (total.low, total.best, total.high)))
                  for total in tally(extract(text), convention=name)]
        assert got == wanted and len(got) == 2


def test_explain_is_plain_text_and_names_each_file(tmp_path: Path) -> None:
    done = run(write_folder(tmp_path), "--explain").stdout.decode()
    assert done.count("== ") == 3 and "26" in done and "figure_id" not in done


def test_weekdays_are_read_from_the_day_of_publication() -> None:
    given = b"A mine killed nine farmers on Saturday."
    (row,) = rows_of(run("-", "--published", "2016-06-05", given=given).stdout)
    assert row["date_start"] == "2016-06-04"
    (row,) = rows_of(run("-", given=given).stdout)
    assert row["date_start"] == ""


def test_windows_1252_is_read_where_it_is_no_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“26 people were killed near Fallūja”".replace("ū", "û").encode("cp1252"))
    (row,) = rows_of(run(path).stdout)
    assert row["sentence"] == "“26 people were killed near Fallûja”"


def test_a_report_has_the_id_that_the_readers_give_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + ONE).replace("\n", "\r\n").encode())
    (row,) = rows_of(run(path).stdout)
    assert row["report_id"] == read_report(path).report_id
    assert "\r" not in row["sentence"]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"PK\x03\x04...", b"\n<!DOCTYPE html><p>26 died", b"26 died\0",
                                  b"\x89PNG"])
def test_what_is_no_plain_text_is_refused_with_the_way_to_read_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    done = run(path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1 and b"python -m readers" in done.stderr


@pytest.mark.parametrize("words", [
    (), ("no-such-file",), ("-", "--published", "yesterday"), ("-", "--published", "2016-02-30"),
    ("-", "--format", "xml"), ("-", "--convention", "mine"), ("-", "--workers", "0"), ("-", "--workers", "two"),
    ("-", "--tally", "--explain"), ("-", "--out", "no-such-folder/a.csv"), ("-", "--out", "."), ("-", "--nonsense"),
    ("a\0b",), ("no\nsuch\nfile",)])
def test_what_cannot_be_done_is_2_and_one_line(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(list(words)) == 2
    got = capsys.readouterr()
    assert got.out == "" and got.err.count("\n") == 1 and len(got.err) > 10


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_one_bad_file_does_not_hold_up_the_others(tmp_path: Path) -> None:
    (write_folder(tmp_path) / "b.pdf").write_bytes(b"%PDF-1.7")
    done = run(tmp_path, "--workers", "2")
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1
    assert [row["text"] for row in rows_of(done.stdout)] == ["26", "14", "3,000"]


def test_the_output_is_no_input_of_the_next_run(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    out = folder / "figures.csv"
    assert run(folder, "--out", out).returncode == 0
    first = out.read_bytes()
    assert run(folder, "--out", out).returncode == 0
    assert out.read_bytes() == first and len(rows_of(first)) == 3
    assert sorted(path.name for path in folder.iterdir()) == [".hidden", "a.txt", "b", "c.txt", "figures.csv"]


def test_the_text_itself_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ONE, encoding="utf-8")
    assert main([str(path), "--out", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == ONE


def test_an_older_file_stays_where_nothing_could_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures.csv"
    out.write_text("older", encoding="utf-8")
    assert main([str(tmp_path / "missing.txt"), "--out", str(out)]) == 2
    assert out.read_text(encoding="utf-8") == "older" and list(tmp_path.iterdir()) == [out]


def test_stopping_leaves_no_half_file(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "figures.csv"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(ONE * 40, encoding="utf-8")
    child = subprocess.Popen([sys.executable, "-m", "extractors", str(folder), "--out", str(out)], cwd=ROOT,
                             stderr=subprocess.PIPE)
    while child.poll() is None and not list(tmp_path.glob(".figures.csv.*")):
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 130 and said.count(b"\n") == 1 and said.startswith(b"stopped")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO * 2000, encoding="utf-8")
    child = subprocess.Popen([sys.executable, "-m", "extractors", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
    assert child.stdout is not None and child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    said = child.stderr.read()
    assert (child.wait(timeout=60), said) == (0, b"")


def test_nothing_that_is_slow_to_load_is_loaded() -> None:
    code = "import sys, extractors.command; print(sorted({'pandas', 'pyarrow', 'multiprocessing'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n"


def test_help_names_every_option() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for option in ("--format", "--out", "--published", "--explain", "--tally", "--convention", "--workers"):
        assert option.encode() in shown.stdout
