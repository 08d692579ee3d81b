"""The parser process: limited, locked, replaceable, and light to start."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from made import SENTENCE, make_docx, make_page, make_pdf, make_zip, paragraph

from readers import LIMITS, Limits, Refusal, Refused, read_report, read_reports
from readers.child import Child
from readers.worker import PARSERS, find_parser

ROOT = Path(__file__).resolve().parents[2]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_one_process_reads_several_documents_and_a_failure_costs_only_itself() -> None:
    with Child(LIMITS) as child:
        assert [item.text for item in child.read("docx", make_docx(paragraph("first")), {})] == ["first"]
        first = child._process.pid
        assert [item.text for item in child.read("docx", make_docx(paragraph("second")), {})] == ["second"]
        assert child._process.pid == first
        with pytest.raises(Refused):
            list(child.read("pdf", b"%PDF-1.4 nothing", {}))
        assert [item.text.strip() for item in child.read("pdf", make_pdf([[SENTENCE]]), {})] == [SENTENCE]


def test_a_document_that_takes_too_long_is_given_up() -> None:
    page = make_page(f"<p>{SENTENCE}</p>" * 20_000)
    with pytest.raises(Refused) as refused:
        read_report(page, limits=replace(LIMITS, wall_seconds=0.001))
    assert refused.value.code == "time"


def test_a_document_that_needs_too_much_memory_is_given_up() -> None:
    data = make_docx(paragraph("killed 26. " * 3_000_000))
    with pytest.raises(Refused) as refused:
        read_report(data, limits=replace(LIMITS, memory_mb=60))
    assert (
        refused.value.code in ("memory", "damaged") and "60 MB" in str(refused.value) or "memory" in str(refused.value)
    )


def test_processor_time_is_limited_by_the_system() -> None:
    code = (
        "from dataclasses import replace; from readers.limits import LIMITS; from readers.worker import limit_process\n"
        "limit_process(replace(LIMITS, cpu_seconds=0))\nwhile True: pass"
    )
    assert run(code).returncode == -24  # SIGXCPU


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/tmp/readers-wrote', 'w')",
        "__import__('os').open('/tmp/readers-wrote', 0o101)",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('os').remove('/tmp/none')",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_the_parser_can_write_no_file_open_no_connection_and_start_no_program(attempt: str) -> None:
    done = run(f"from readers.worker import lock_down; lock_down()\n{attempt}")
    assert done.returncode == 1 and "PermissionError: the parser may not" in done.stderr


def test_reading_files_stays_possible_when_locked() -> None:
    assert (
        run("from readers.worker import lock_down; lock_down(); print(open('/dev/null').read(), 'read')").stdout
        == " read\n"
    )


@pytest.mark.parametrize("kind", sorted(PARSERS))
def test_every_kind_has_its_parser(kind: str) -> None:
    assert callable(find_parser(kind))


def test_the_process_starts_without_any_parser_and_without_the_extractors() -> None:
    done = run(
        "import sys, readers.worker; print([name for name in sys.modules if name.partition('.')[0] in "
        "('lxml', 'trafilatura', 'pypdfium2', 'feedparser', 'pyarrow', 'pandas', 'regex', 'extractors', 'streamlit')])"
    )
    assert done.stdout == "[]\n", done.stderr


def test_every_limit_is_explained_and_more_than_nothing() -> None:
    for limit in fields(Limits):
        assert limit.metadata["meaning"] and getattr(LIMITS, limit.name) > 0


@pytest.mark.parametrize(
    ("changed", "data", "code"),
    [
        ({"text_bytes": 10}, SENTENCE.encode(), "too_large"),
        ({"document_bytes": 10}, make_docx(paragraph("a")), "too_large"),
        ({"pdf_bytes": 10}, make_pdf([[SENTENCE]]), "too_large"),
        ({"archive_bytes": 10}, make_zip({"a": "b"}), "too_large"),
        ({"pdf_pages": 1}, make_pdf([[SENTENCE]] * 2), "too_many"),
        ({"text_chars": 10}, SENTENCE.encode(), "too_large"),
        ({"members": 1}, make_zip({"a": "b", "c": "d"}), "too_many"),
        ({"unpacked_bytes": 20}, make_zip({"a": SENTENCE}), "bomb"),
        ({"nesting": 1}, make_zip({"a.zip": make_zip({"b": "c"})}), "too_deep"),
        (
            {"table_rows": 1},
            f"title,text\na,{SENTENCE}\nb,{SENTENCE}\n".replace("Saturday,", "Saturday").encode(),
            "too_many",
        ),
        ({"container_seconds": 0.0}, make_zip({"a": make_docx(paragraph("a"))}), "time"),
    ],
)
def test_each_limit_is_kept(changed: dict[str, int], data: bytes, code: str) -> None:
    limits = replace(LIMITS, **changed)
    codes = [item.code for item in read_reports(data, limits=limits) if isinstance(item, Refusal)]
    assert codes == [code]


def test_a_page_with_more_tags_than_allowed_is_read_whole() -> None:
    report = read_report(make_page(f"<p>{SENTENCE}</p>"), limits=replace(LIMITS, html_tags=3))
    assert SENTENCE in report.text and "too many tags" in report.warnings[0]


def test_stopping_half_way_leaves_no_process_behind() -> None:
    data = make_zip({f"{number}.docx": make_docx(paragraph(SENTENCE)) for number in range(5)})
    done = run(
        f"from readers import read_reports\nitems = read_reports({data!r})\nnext(items); items.close()\n"
        "import os, time; time.sleep(0.1)\n"
        "try: print(os.waitpid(-1, os.WNOHANG))\nexcept ChildProcessError: print('none')"
    )
    assert done.stdout == "none\n", done.stderr
