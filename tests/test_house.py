"""The rules of the house that a machine can check: who may import whom, what no page may do, that data files parse.

    dashboard -> views -> ledger -> extractors          views -> readers -> extractors.models
"""
from __future__ import annotations

import ast
import csv
import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"dashboard", "views", "ledger", "readers", "extractors", "batch", "benchmarks", "tools", "tests"}
MAY_IMPORT = {
    "dashboard.py": {"views"},
    "views": {"views", "ledger", "readers", "extractors"},
    "ledger": {"ledger", "extractors"},
    "readers": {"readers", "extractors.models"},
    "extractors": {"extractors"},
    "batch": {"batch", "readers", "extractors"},
    "benchmarks": {"benchmarks", "ledger", "readers", "extractors", "batch"},
    "tools": {"extractors"},
}
EXTRACTORS_IN_ORDER = ("models", "words", "text", "numbers", "chunks", "frames", "parties", "sources", "places",
                       "dates", "facts", "totals", "tables")
COMMANDS_THAT_READ_FILES = {"ledger/__main__.py", "ledger/command.py"}   # `python -m ledger add PATH`
WRITES_PARTS = ("extractors/__main__.py", "batch", "write_parts")         # `python -m extractors CORPUS --out FOLDER`
ONLY_IN_VIEWS = {"streamlit", "altair"}
SPEAK_STREAMLIT = {"dashboard.py", "benchmarks/crowd.py"}       # the crowd speaks the protocol of the browser
NOT_OURS = {".git", ".venv", "__pycache__", ".pytest_cache", ".hypothesis", ".ruff_cache", ".mypy_cache", "build",
            "dist", "backups"}
TEXT_FILES = {".py", ".toml", ".md", ".txt", ".csv", ".js", ".css", ".json", ".yml", ".yaml", ".cfg", ""}


class Import(NamedTuple):
    """One imported module, and the function it is imported in ("" at the top of the file)."""

    module: str
    function: str


def files(*suffixes: str) -> list[Path]:
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and path.suffix in suffixes
                  and not NOT_OURS & set(path.relative_to(ROOT).parts) and not path.name.startswith("ledger.db"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(*, tests: bool = False) -> list[Path]:
    return [path for path in files(".py") if tests or not name_of(path).startswith("tests/")]


@cache                                     # several rules ask for every module
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[Import, ...]:
    return tuple(walk_imports(parsed(path), path.relative_to(ROOT).parent.parts, ""))


def walk_imports(node: ast.AST, folder: tuple[str, ...], function: str) -> Iterator[Import]:
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return                             # read by the type checker only, never run
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, function) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = folder[: len(folder) - node.level + 1] if node.level else ()
        stem = ".".join((*above, *filter(None, [node.module])))
        yield Import(stem, function)
        yield from (Import(f"{stem}.{alias.name}", function) for alias in node.names)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function = node.name
    for child in ast.iter_child_nodes(node):
        yield from walk_imports(child, folder, function)


def top(module: str) -> str:
    return module.partition(".")[0]


def lies_in(module: str, allowed: set[str]) -> bool:
    """``extractors`` lies in {"extractors.models"} as the first half of ``from extractors import models``."""
    return any(module == one or module.startswith(one + ".") or one.startswith(module + ".") for one in allowed)


every_source = pytest.mark.parametrize("path", sources(), ids=name_of)


@every_source
def test_imports_point_one_way(path: Path) -> None:
    name = name_of(path)
    allowed = set(MAY_IMPORT[name if "/" not in name else name.partition("/")[0]])
    if name in COMMANDS_THAT_READ_FILES:
        allowed.add("readers")
    found = [one for one in imports(path) if (name, top(one.module), one.function) != WRITES_PARTS]
    assert [one.module for one in found if top(one.module) in OURS and not lies_in(one.module, allowed)] == []


@pytest.mark.parametrize("folder", EXTRACTORS_IN_ORDER[1:])
def test_a_folder_of_the_extractors_imports_only_those_before_it(folder: str) -> None:
    allowed = EXTRACTORS_IN_ORDER[: EXTRACTORS_IN_ORDER.index(folder) + 1]
    found = [one.module for path in (ROOT / "extractors" / folder).glob("*.py") for one in imports(path)
             if one.module.startswith("extractors.")]
    assert [module for module in found if module.split(".")[1] not in allowed] == []
    assert (ROOT / "extractors" / folder / "__init__.py").exists()


@every_source
def test_only_views_and_the_entry_import_streamlit_or_altair(path: Path) -> None:
    name = name_of(path)
    found = {top(one.module) for one in imports(path)} & ONLY_IN_VIEWS
    assert name.startswith("views/") or name in SPEAK_STREAMLIT or not found
    assert name != "views/charts.py" or found == {"altair"}


@pytest.mark.parametrize("path", [path for path in sources() if name_of(path).startswith("extractors/")], ids=name_of)
def test_the_extractors_need_the_standard_library_and_regex_and_pandas_only_to_make_a_table(path: Path) -> None:
    near = sys.stdlib_module_names | {"regex", "extractors"}
    foreign = [one for one in imports(path) if top(one.module) not in near
               and (name_of(path), top(one.module), one.function) != WRITES_PARTS]
    assert [one for one in foreign if (top(one.module), one.function) != ("pandas", "to_table")] == []


@every_source
def test_text_of_a_report_has_no_way_into_html(path: Path) -> None:
    assert re.findall(r"unsafe_allow_html|unsafe_allow_javascript|components\.v1|components\.html|st\.iframe",
                      path.read_text(encoding="utf-8")) == []


@every_source
def test_every_module_says_its_one_job(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


def test_every_folder_of_modules_says_its_job() -> None:
    scripts = {"", "tests", "tools", "views/pages"}
    folders = {name_of(path.parent) for path in sources() if path.parent != ROOT} - scripts
    assert [folder for folder in sorted(folders) if not (ROOT / folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("path", [path for path in sources() if name_of(path).startswith("views/pages/")], ids=name_of)
def test_a_page_defines_no_class_and_no_function(path: Path) -> None:
    assert [node.name for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef | ast.FunctionDef)] == []


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    return node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})


def test_errors_are_never_caught_wholesale() -> None:
    found = [f"{name_of(path)}:{node.lineno}" for path in sources(tests=True)
             for node in ast.walk(parsed(path)) if catches_everything(node)]
    assert found == []


def check_cells(text: str, delimiter: str) -> None:
    """Every row has as many cells as the first; empty lines and lines that start with # do not count."""
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = list(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True))
    assert rows
    assert {len(row) for row in rows} == {len(rows[0])}


def check_parses(path: Path) -> None:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = raw.decode("utf-8", errors="strict")
    match path.name.removesuffix(".gz").rpartition(".")[2]:
        case "toml":
            assert tomllib.loads(text)
        case "json":
            assert json.loads(text)
        case "jsonl":
            assert all(json.loads(line) for line in text.splitlines())
        case "csv":
            check_cells(text, ",")
        case "tsv":
            check_cells(text, "\t")
        case "md" | "txt":
            assert text.strip()
        case other:
            pytest.fail(f"{name_of(path)}: no check for .{other} files; add one here")


DATA_FILES = [path for path in files(".toml", ".json", ".jsonl", ".csv", ".tsv", ".gz", ".md", ".txt")
              if name_of(path).startswith("data/")]


@pytest.mark.parametrize("path", DATA_FILES, ids=name_of)
def test_a_file_of_data_parses(path: Path) -> None:
    check_parses(path)


def test_a_broken_data_file_is_noticed(tmp_path: Path) -> None:
    broken = {"a.toml": "a =", "b.json": "{", "c.csv": "a,b\n1\n", "d.tsv": "a\tb\n1\n", "e.txt": " "}
    for name, content in broken.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises((AssertionError, ValueError)):
            check_parses(tmp_path / name)


def test_no_file_points_outside_the_repository() -> None:
    """Only benchmarks/ may name the folder of gold texts beside the repository; GOLD=DIR names another."""
    outside = re.compile(r"(?<![\w.~:])/(?:work|home|root|Users)/\w|[A-Z]:\\Users\\|\.\./shared")
    found = [f"{name_of(path)}: {line.strip()[:80]}" for path in files(*TEXT_FILES)
             if path != Path(__file__) and not name_of(path).startswith("benchmarks/")
             for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if outside.search(line)]
    assert found == []


def test_file_names_are_plain_ascii_without_spaces() -> None:
    names = [name_of(path) for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    assert [name for name in names if not name.isascii() or " " in name] == []
