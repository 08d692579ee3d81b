"""Copies of one story are found among many reports; a standing paragraph makes no copy of anything."""
from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.models import Report
from ledger import database, migrations, near, open_ledger
from tests.ledger.written import falluja

STANDING = ("The Example Wire is an independent news service founded in 1950 and owned by its readers, who may "
            "write to the desk at any hour with questions and corrections to what it has published here.")
STORY = ("Gunmen attacked a market in the northern town at dawn and killed 17 traders, the governor told reporters. "
         "Survivors were taken to the district hospital, where doctors treated 40 people for wounds and burns. "
         "No group said it had done it. It was the third attack of the month in a province where herders and "
         "farmers have fought over land and water since the drought began four years ago.")


def other_story(number: int) -> str:
    return (f"Route {number} was closed on day {number} after {number} lorries met at bridge {number * 7}; "
            f"drivers of convoy {number * 3} waited {number + 2} hours in valley {number * 11}.")


def test_a_copy_is_found_behind_a_paragraph_that_all_reports_share(ledger):
    first = Report(f"{STORY} {STANDING}")
    ledger.add_report(first, [], rules_version="1")
    for number in range(near.LOOKED_AT + 10):
        added = ledger.add_report(Report(f"{other_story(number)} {STANDING}"), [], rules_version="1")
        assert first.report_id not in added.near
    copy = Report(f"NORTHERN TOWN (Example Wire) - {STORY} {STANDING}")
    assert ledger.add_report(copy, [], rules_version="1").near == (first.report_id,)


def test_of_very_many_copies_the_latest_are_linked(sqlite_url):
    ledger = open_ledger(sqlite_url)
    for number in range(near.LOOKED_AT + 10):
        added = ledger.add_report(Report(f"Outlet {number}: {STORY}"), [], rules_version="1")
        assert len(added.near) == min(number, near.COMPARED)
    ledger.close()


@pytest.mark.parametrize(("change", "linked"), [
    (lambda text: text.upper(), True),
    (lambda text: text.partition(". No group")[0] + ".", True),
    (lambda text: f"{text} Schools stayed shut.", True),
    (lambda text: text.replace("17", "19"), True),
    (lambda text: " ".join(reversed(text.split())), False),
    (lambda text: other_story(3), False),
    (lambda text: "", False),
])
def test_what_counts_as_the_same_story(sqlite_url, change, linked):
    ledger = open_ledger(sqlite_url)
    ledger.add_report(Report(STORY), [], rules_version="1")
    assert bool(ledger.add_report(Report(change(STORY) or "-"), [], rules_version="1").near) is linked
    ledger.close()


def test_a_ledger_of_before_still_knows_its_stories(url, monkeypatch):
    report, figures = falluja()
    monkeypatch.setattr(database, "MIGRATIONS", migrations.MIGRATIONS[:2])
    monkeypatch.setattr(database, "LAYOUT", 2)
    old = database.open_engine(url)
    with old.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO reports (report_id, number, title, publisher, published, url, name, kind, warnings, words, "
            f"added_at, text) VALUES ('{report.report_id}', 1, '', '', '', '', '', '', '[]', 25, '', "
            f"'{report.text}')")
        for run in near.smallest_runs(report.text):
            connection.exec_driver_sql(f"INSERT INTO shingles VALUES ({run}, '{report.report_id}')")
    old.dispose()
    monkeypatch.undo()
    ledger = open_ledger(url)
    added = ledger.add_report(replace(report, text=f"EXAMPLE CITY (Wire) - {report.text}"), [], rules_version="1")
    assert added.near == (report.report_id,)
    assert ledger.verify() == []
    ledger.close()
