"""Hostile files are read or refused as they should be: never a hang, a crash, a flood, or text lost without a word."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import hostile
import hostile_more
import pytest
from hostile import Case
from made import SENTENCE

from extractors.models import Report
from readers import Refusal, Refused, read_report, read_reports

GROUPS = (*hostile.GROUPS, *hostile_more.GROUPS)
MUST_SAY = hostile.MUST_SAY | hostile_more.MUST_SAY


def faults(case: Case) -> Iterator[str]:
    """What is wrong with how a case was read; nothing where all is as it should be."""
    name, data, expected = case
    items = list(read_reports(data, name=name))
    reports = [item for item in items if isinstance(item, Report)]
    refusals = [item for item in items if isinstance(item, Refusal)]
    if not items:
        yield f"{name}: neither read nor refused"
    if expected == "read" and not reports:
        yield f"{name}: refused: {refusals}"
    if isinstance(expected, tuple) and (reports or refusals[0].code not in expected):
        yield f"{name}: {[report.text[:80] for report in reports]} {refusals[:2]}"
    wanted = MUST_SAY.get(name)
    if wanted and not any(wanted in report.text + " ".join(report.warnings) for report in reports):
        yield f"{name}: does not say {wanted[:40]!r}: {[(report.text[:80], report.warnings) for report in reports]}"
    for refusal in refusals:
        if len(refusal.reason) < 10 or "\n" in refusal.reason + refusal.name or "Traceback" in refusal.reason:
            yield f"{name}: no line to act on: {refusal}"
    for report in reports:
        report.text.encode("utf-8")  # storable: no lone surrogate
        if "\0" in report.text or "\r" in report.text or not report.text.strip():
            yield f"{name}: text with NUL, CR or nothing"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.__module__}-{group.__name__}")
def test_every_hostile_file_is_read_or_refused_as_it_should_be(group: Callable[[], Iterator[Case]]) -> None:
    assert [fault for case in group() for fault in faults(case)] == []


@pytest.mark.prove
def test_every_large_hostile_file_is_read_or_refused_as_it_should_be() -> None:
    assert [fault for case in hostile.large() for fault in faults(case)] == []


def test_there_are_more_than_220_hostile_files_with_names_of_their_own() -> None:
    names = [case[0] for group in GROUPS for case in group()]
    assert len(names) > 220 and len(set(names)) == len(names)
    assert set(MUST_SAY) <= set(names)


def test_no_archive_writes_a_file(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    outside = Path("/tmp/evil.txt")
    before = outside.exists()
    case = next(case for case in hostile.archives() if case[0] == "zip_paths")
    assert len(list(read_reports(case[1]))) == 4
    assert list(tmp_path.iterdir()) == [] and outside.exists() == before


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.txt",
        "\u202etxt.exe",
        "-rf.txt",
        "a b'\"$(x).txt",
        "<img src=x>.txt",
        "=1+1.txt",
        "ü" * 100 + ".txt",
        ".hidden",
        "nul\u0085l.txt",
    ],
)
def test_odd_file_names_are_opened_and_shown_on_one_line(tmp_path, name: str) -> None:
    path = tmp_path / name
    path.write_text(SENTENCE)
    report = read_report(path)
    assert report.text == SENTENCE
    assert not set(report.name) & set("\n\r\u202e\u0085") and len(report.name) <= 200


def test_a_file_name_that_is_no_unicode_is_opened_and_shown(tmp_path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(SENTENCE)
    assert read_report(path).name == "caf\ufffd.txt"


def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/passwd")
    codes = {}
    for path in (
        tmp_path / "pipe",
        tmp_path / "link",
        tmp_path / "none",
        Path("/dev/zero"),
        Path("a\0b"),
        tmp_path / ("x" * 400),
    ):
        with pytest.raises(Refused) as refused:
            read_report(path)
        codes[path.name[:6]] = refused.value.code
    assert codes == {
        "pipe": "not_a_file",
        "link": "link",
        "none": "missing",
        "zero": "not_a_file",
        "a\0b": "missing",
        "xxxxxx": "missing",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    path.chmod(stat.S_IWUSR)
    with pytest.raises(Refused, match="may not read"):
        read_report(path)


def test_a_sparse_giant_is_refused_without_being_read(tmp_path) -> None:
    path = tmp_path / "giant.txt"
    with path.open("wb") as stream:
        stream.truncate(500 * 1024**3)
    with pytest.raises(Refused) as refused:
        read_report(path)
    assert refused.value.code == "too_large"
