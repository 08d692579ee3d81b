"""The documents tell the truth: every command shown exists, every folder is described, every link leads somewhere."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
MADE_LATER = {".venv", "build", "dist"}
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):", read("Makefile"), re.MULTILINE))


def commands_shown() -> list[str]:
    """``python -m ledger export --format csv`` and the like, as README shows them, without their comments."""
    lines = (line.partition("#")[0] for line in read("README.md").splitlines())
    return sorted({match.group().strip() for line in lines if (match := re.search(r"python -m [a-z].*", line))})


def help_of(*words: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", *words, "--help"]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=120)


@every_document
def test_every_make_target_a_document_names_exists(path: Path) -> None:
    named = re.findall(r"(?:`|^)make ([a-z][\w-]*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= make_targets()


def test_the_two_commands_of_the_readme_are_run_and_test() -> None:
    assert re.findall(r"^make (\w+)", read("README.md"), re.MULTILINE) == ["run", "test"]


def test_the_makefile_lists_each_of_its_targets_for_users() -> None:
    listed = set(re.findall(r"^# make ([\w-]+)", read("Makefile"), re.MULTILINE))
    assert make_targets() - listed == {"help", "chromium", "postgresql"}


@pytest.mark.parametrize("command", commands_shown())
def test_a_command_of_the_readme_exists_with_its_options(command: str) -> None:
    module, *rest = command.split()[2:]
    subcommand = [rest[0]] if module == "ledger" else []
    shown = help_of(module, *subcommand)
    assert shown.returncode == 0, shown.stderr
    assert [word for word in rest if word.startswith("--") and word not in shown.stdout] == []


def test_a_command_that_does_not_exist_is_noticed() -> None:
    assert help_of("extractors.no_such_command").returncode != 0


def test_every_top_level_folder_is_described() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    described = set(re.findall(r"^\| `(\w+)/` \|", read("CONTRIBUTING.md"), re.MULTILINE))
    assert folders - MADE_LATER - described == set()


@every_document
def test_every_file_of_ours_that_a_document_names_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", re.sub(r"`[^`]*`", "", text))
    folders = "data|docs|tests|views|ledger|readers|extractors|benchmarks|tools"
    named = [name for name in re.findall(rf"`((?:{folders})/[\w./-]+)`", text) if name != "data/ledger.db"]
    assert [name for name in links if not (path.parent / name).exists()] == []      # a link starts at its document
    assert [name for name in named if not (ROOT / name).exists()] == []
