"""How quick the dashboard is, alone and shared.   python -m benchmarks.dashboard [--rows 5000 100000] [--people 10 50]

    filter to settled     click a filter in a real browser until the page has run and shows the new count
    click to sentence     click a row of the table until its sentence stands beside it
    people at once        each sets another filter every three seconds, over the wire the browser uses: 95th percentile
    a million rows        one filter and three aggregates, in this process, and the size of the chart made from them

Reports and figures are made up; the ledger is a temporary file. Times are of this machine as busy as it is: the load
stands beside them, and what the server computed for one run, which the load does not change.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.crowd import Crowd
from benchmarks.server import Server, cpu_seconds, resident_megabytes, serve
from extractors.models import GROUPS, Figure, Report, make_figure_id
from ledger import open_ledger
from ledger.aggregates import claims_by_source, key_numbers, statements_by_actor
from ledger.filters import Filters, apply_filters

PER_REPORT = 20
MEASURES = ("killed", "killed", "killed", "injured", "injured", "displaced", "missing", "in_need", "affected")
SOURCES = ("", "", *(f"Ministry of District {number}" for number in range(60)), "United Nations", "Example Monitor")
ACTORS = ("", "", "", *(f"Brigade {number}" for number in range(40)))
PLACES = ("", *(f"Town {number}" for number in range(200)))
TARGETS = {  # seconds, and megabytes
    ("filter", 5_000): 0.5, ("click", 5_000): 1.0, ("filter", 100_000): 1.0, ("click", 100_000): 1.0,
    "million": 0.3, "payload": 1.0, "p95": 0.5, "memory": 200.0,
}  # fmt: skip


def made_report(number: int, draw: random.Random) -> tuple[Report, list[Figure]]:
    """A report of PER_REPORT sentences, each with one figure."""
    sentences = [
        f"{draw.choice(SOURCES[2:])} said {draw.randint(2, 900)} people were harmed near {draw.choice(PLACES[1:])}."
        for _ in range(PER_REPORT)
    ]
    day = pd.Timestamp("2023-01-01") + pd.Timedelta(days=number % 700)
    text = f"Report {number}. " + " ".join(sentences)
    report = Report(text, title=f"Report {number}", publisher=f"Paper {number % 40}", published=day.date())
    figures, at = [], len(f"Report {number}. ")
    for sentence in sentences:
        figures.append(_figure(report, sentence, at, f"{day:%Y-%m-%d}", draw))
        at += len(sentence) + 1
    return report, figures


def _figure(report: Report, sentence: str, at: int, day: str, draw: random.Random) -> Figure:
    words = sentence.split(" said ")[1].split(" ")[0]
    start = at + sentence.index(words)
    value, measure, group = int(words), draw.choice(MEASURES), draw.choice(GROUPS[:8])
    open_above, source = draw.random() < 0.3, draw.choice(SOURCES)
    return Figure(
        figure_id=make_figure_id(report.report_id, start, start + len(words), measure, group),
        report_id=report.report_id, start=start, end=start + len(words), text=words,
        low=value, best=value, high=None if open_above else value, quantifier="at_least" if open_above else "exact",
        unit="person", measure=measure, group=group, actor=draw.choice(ACTORS), source=source,
        source_type="government" if source else "none", place=draw.choice(PLACES), date_start=day, date_end=day,
        date_precision="day", scope=draw.choice(("event", "event", "cumulative", "as_of")), sentence_start=at,
        sentence_end=at + len(sentence), sentence=sentence, rules=("made up",), confidence=round(draw.random(), 2),
    )  # fmt: skip


def fill(url: str, rows: int) -> None:
    draw, ledger = random.Random(7), open_ledger(url)
    for number in range(rows // PER_REPORT):
        ledger.add_report(*made_report(number, draw), rules_version="benchmark")
    ledger.close()


def in_a_browser(server: Server, rows: int, rounds: int) -> None:
    """Filter and click as one person with the whole machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1400})
        page.set_default_timeout(120_000)
        began = time.perf_counter()
        page.goto(server.address)
        page.get_by_test_id("stDataFrame").first.wait_for()
        print(f"{rows:>9,} rows  first page {time.perf_counter() - began:.2f} s")
        buttons = ("Missing", "Killed", "Displaced", "Affected", "Injured")
        _toggle(page, "In need of aid")
        before = cpu_seconds(server.pid)
        filters = [_timed(lambda name=name: _toggle(page, name)) for name in buttons]
        first = (cpu_seconds(server.pid) - before) / len(filters)
        _report("filter, first time", filters, TARGETS.get(("filter", rows)), rows, first)
        before = cpu_seconds(server.pid)
        filters = [_timed(lambda name=name: _toggle(page, name)) for name in (*reversed(buttons), "In need of aid")]
        again = (cpu_seconds(server.pid) - before) / len(filters)
        _report("filter, seen before", filters, TARGETS.get(("filter", rows)), rows, again)
        grid = page.get_by_test_id("stDataFrame").first
        grid.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        before = cpu_seconds(server.pid)
        clicks = [_timed(lambda row=row: _click_row(page, grid, row)) for row in range(1, rounds + 1)]
        _report(
            "click to sentence",
            clicks,
            TARGETS.get(("click", rows)),
            rows,
            (cpu_seconds(server.pid) - before) / len(clicks),
        )
        browser.close()


def _toggle(page: object, name: str) -> None:
    """Click a filter; done when the count has changed and no script runs."""
    before = page.get_by_test_id("stMetricValue").first.inner_text()
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_function(
        "before => document.querySelector('[data-testid=stMetricValue]').innerText !== before"
        " && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
        arg=before, polling=10,
    )  # fmt: skip


def _click_row(page: object, grid: object, row: int) -> None:
    """Click a row; done when another sentence stands beside the table."""
    before = page.locator(".text").first.inner_text()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 33 * (row + 1) + 16)
    page.get_by_text(before, exact=True).first.wait_for(state="detached")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _report(what: str, seconds: list[float], target: float | None, rows: int, cpu: float | None = None) -> None:
    middle = statistics.median(seconds)
    said = "" if target is None else f"  target {target:.2f} {'met' if middle <= target else 'MISSED'}"
    took = "" if cpu is None else f", server computes {cpu:.2f} s"
    print(f"{rows:>9,} rows  {what:19} median {middle:.2f} s, slowest {max(seconds):.2f} s{took}{said}  {_load()}")


def together(server: Server, people: int, rounds: int) -> None:
    """Several people at once, each with a filter of their own."""
    before, computed = resident_megabytes(server.pid), cpu_seconds(server.pid)
    crowd = Crowd(server.address, people)
    waits, errors = crowd.filter_for(rounds)
    waits.sort()
    p95 = waits[int(0.95 * (len(waits) - 1))]
    each = (cpu_seconds(server.pid) - computed) / (people * (rounds + 1))
    more = resident_megabytes(server.pid) - before
    goal = f"  target p95 {TARGETS['p95']:.2f} {'met' if p95 <= TARGETS['p95'] else 'MISSED'}" if people <= 10 else ""
    print(
        f"{people:>4} people    median {statistics.median(waits):.2f} s, p95 {p95:.2f} s, {len(waits)} runs, "
        f"{errors} errors, server computes {each:.2f} s a run, {more:+.0f} MB (target {TARGETS['memory']:.0f})"
        f"{goal}  {_load()}"
    )
    crowd.leave()


def million(rows: int, rounds: int) -> None:
    """One filter and three aggregates over a table in memory, and the chart's data as it is sent."""
    table = big_table(rows)
    seconds = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        chosen = apply_filters(table, Filters(measure=("killed",)))
        key_numbers(chosen)
        claims = claims_by_source(chosen, "killed")
        counts = statements_by_actor(chosen)
        seconds.append(time.perf_counter() - began)
    _report("filter, 3 sums", seconds[1:], TARGETS["million"], rows)
    size = len(json.dumps([claims.astype(str).to_dict("records"), counts.astype(str).to_dict("records")])) / 1e6
    print(f"{rows:>9,} rows  data of both charts {size:.2f} MB  target {TARGETS['payload']:.2f} "
          f"{'met' if size <= TARGETS['payload'] else 'MISSED'}")  # fmt: skip


def big_table(rows: int) -> pd.DataFrame:
    """A ledger's table of that many rows, its texts kept as they are read: few distinct values, many rows."""
    draw = random.Random(7)
    report, figures = made_report(0, draw)
    ledger = open_ledger("sqlite://")
    ledger.add_report(report, figures, rules_version="benchmark")
    base = ledger.figures()
    ledger.close()
    numbers = np.random.default_rng(7)
    table = base.iloc[numbers.integers(0, len(base), rows)].reset_index(drop=True)
    for name, values in (("source", SOURCES), ("actor", ACTORS), ("place", PLACES), ("measure", MEASURES)):
        table[name] = pd.Series(np.array(values, dtype=object)[numbers.integers(0, len(values), rows)], dtype="str")
    return table.assign(figure_id=pd.Series([f"f_{number:x}" for number in range(rows)], dtype="str"))


@contextmanager
def dashboard(rows: int) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'ledger.db'}"
        began = time.perf_counter()
        fill(url, rows)
        print(f"{rows:>9,} rows  kept in {time.perf_counter() - began:.0f} s")
        with serve(url, Path(folder)) as server:
            yield server


def _load() -> str:
    return f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", nargs="*", type=int, default=[5_000, 100_000])
    parser.add_argument("--people", nargs="*", type=int, default=[10, 50])
    parser.add_argument("--million", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    if asked.million:
        million(asked.million, asked.rounds)
    for number, rows in enumerate(asked.rows):
        with dashboard(rows) as server:
            in_a_browser(server, rows, asked.rounds)
            for people in asked.people if number == 0 else ():
                together(server, people, asked.rounds)


if __name__ == "__main__":
    main()
