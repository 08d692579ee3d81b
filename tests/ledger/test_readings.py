"""A new version of the rules stands beside the old one, and what it changed can be seen."""
from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.readings import CHANGES_COLUMNS
from tests.ledger.written import figure


@pytest.fixture
def read_twice(filled, kept):
    """The first report read again: the first figure corrected, the second lost, one gained, two as they were."""
    report, (seventeen, _five, denied, fled) = kept
    filled.review(kept[1][1].figure_id, who="Amal", decision="rejected")
    gained = figure(report, "civilians", quantifier="unquantified", group="civilians", measure="missing")
    better = replace(seventeen, source="Other Monitor", best=18, confidence=0.5, rules=("another rule",))
    filled.add_report(report, [better, replace(denied, confidence=0.1), fled, gained], rules_version="2")
    return filled


def test_gained_lost_and_changed_are_told_with_their_review(read_twice, kept):
    changes = read_twice.changes()
    assert changes[["text", "change", "field", "before", "after", "review"]].values.tolist() == [
        ["17", "changed", "best", "17", "18", "to_review"],
        ["17", "changed", "source", "Example Monitor", "Other Monitor", "to_review"],
        ["5", "lost", "", "", "", "rejected"],
        ["civilians", "gained", "", "", "", "to_review"],
    ]


def test_a_report_read_once_has_no_changes(filled):
    assert filled.changes().empty and tuple(filled.changes().columns) == CHANGES_COLUMNS


def test_the_same_reading_under_a_new_version_changes_nothing(filled, kept):
    filled.add_report(*kept, rules_version="2")
    assert filled.changes(kept[0].report_id).empty


def test_only_the_report_asked_for(read_twice, filled):
    other = filled.reports().set_index("name").loc["b.html", "report_id"]
    assert read_twice.changes(other).empty


def test_readings_say_which_rules_read_what_and_which_is_shown(read_twice, kept):
    readings = read_twice.readings()
    own = readings[readings["report_id"] == kept[0].report_id]
    assert own[["rules_version", "figures", "shown"]].values.tolist() == [["1", 4, False], ["2", 4, True]]


def test_going_back_to_older_rules_changes_nothing_that_is_shown(read_twice, kept):
    shown = read_twice.figures()
    added = read_twice.add_report(*kept, rules_version="1")
    assert not added.new_reading and read_twice.figures().equals(shown)
    assert read_twice.verify() == []
