"""``python -m readers FILE`` prints the text; it refuses with 2 and one line, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from made import SECOND, SENTENCE, make_pdf, make_zip

from readers import Limits

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "readers", *map(str, arguments)], cwd=ROOT, input=given, capture_output=True, timeout=60
    )


def test_the_text_is_printed(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("26 tués 😀\r\n".encode())
    done = run(path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "26 tués 😀\n", b"")


def test_standard_input_and_folders_are_read(tmp_path) -> None:
    assert run("-", given=make_pdf([[SENTENCE, SECOND]])).stdout.decode().startswith(SENTENCE)
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SECOND)
    assert run(tmp_path).stdout.decode() == f"{SENTENCE}\n\n{SECOND}\n"


def test_warnings_and_parts_not_read_go_to_the_other_stream(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make_zip({"a.txt": "26 tués à Goma".encode("cp1252"), "b.png": b"\x89PNG"}))
    done = run(path)
    assert done.returncode == 0 and done.stdout.decode() == "26 tués à Goma\n"
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == ["note", "not read"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n",
        b"%PDF-1.4 nothing",
        make_pdf([[]]),
        make_zip({"a.png": b"\x89PNG", "b.png": b"\x89PNG"}),
        b"\0" * 999,
    ],
)
def test_a_refusal_is_2_and_one_line(tmp_path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    done = run(path)
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.count(b"\n") == 1 and done.stderr.startswith(b"a.txt") and b"Traceback" not in done.stderr


def test_a_missing_file_is_2_and_one_line() -> None:
    done = run("no-such-file")
    assert (done.returncode, done.stderr) == (2, b"no-such-file: not read: there is no such file\n")


def test_limits_can_be_set(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    assert run(path, "--max-bytes", "10").returncode == 2
    assert run(path, "--max-text-bytes", "10").returncode == 2
    assert run(path, "--max-bytes", "1000").returncode == 0


def test_help_names_every_limit() -> None:
    shown = run("--help").stdout.decode()
    assert all("--max-" + limit.name.replace("_", "-") in shown for limit in fields(Limits))
