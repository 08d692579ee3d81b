"""Reports and figures come out as they went in, once, whole, on both databases."""
from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from extractors.models import COLUMNS, Report
from ledger import LedgerError, open_ledger
from tests.ledger.written import falluja, figure, wire


def test_a_report_comes_back_as_it_was_added(filled, kept):
    report, _figures = kept
    assert filled.report(report.report_id) == report


def test_figures_come_back_as_they_were_read(filled, kept):
    report, figures = kept
    frame = filled.figures(report.report_id).set_index("figure_id")
    for one in figures:
        for name in set(COLUMNS) - {"figure_id", "rules", "low", "best", "high", "lat", "lon"}:
            assert frame.loc[one.figure_id, name] == getattr(one, name), name
        for name in ("low", "best", "high", "lat", "lon"):
            stored, read = frame.loc[one.figure_id, name], getattr(one, name)
            assert pd.isna(stored) if read is None else stored == read, name


def test_offsets_still_point_at_the_words(filled):
    for row in filled.figures().itertuples():
        assert filled.report(row.report_id).text[row.start:row.end] == row.text


def test_the_same_report_again_changes_nothing(filled, kept):
    report, figures = kept
    version, frame = filled.data_version(), filled.figures()
    added = filled.add_report(report, figures, rules_version="1")
    assert (added.new, added.new_reading, added.figures) == (False, False, len(figures))
    assert filled.data_version() == version
    pd.testing.assert_frame_equal(filled.figures(), frame)


def test_the_same_text_under_another_name_is_the_same_report(filled, kept):
    report, figures = kept
    added = filled.add_report(replace(report, title="Another title", name="copy.txt"), figures, rules_version="1")
    assert not added.new
    assert filled.report(report.report_id).title == report.title


def test_newest_report_comes_first(filled):
    assert filled.reports()["name"].tolist() == ["b.html", "a.txt"]
    assert filled.figures()["report_name"].drop_duplicates().tolist() == ["b.html", "a.txt"]


def test_reports_are_counted_with_their_figures_and_warnings(filled, kept):
    row = filled.reports().set_index("name").loc["a.txt"]
    assert (row["figures"], row["words"], row["published"]) == (4, 25, "2016-06-05")
    assert row["warnings"] == "one odd character\na second line"


def test_a_report_without_figures_is_listed(ledger):
    ledger.add_report(Report("Nothing happened to anyone."), [], rules_version="1")
    assert ledger.reports()["figures"].tolist() == [0]
    assert ledger.figures().empty


def test_an_empty_ledger_has_every_column_and_type(ledger, filled):
    empty = ledger.figures().iloc[:0]
    assert empty.dtypes.equals(filled.figures().dtypes)
    assert {"low": "Int64", "start": "int64", "lat": "float64", "source": "str"}.items() <= {
        name: str(kind) for name, kind in empty.dtypes.items()}.items()


@pytest.mark.parametrize("text", ["a\x00b 3 killed", "half \ud83d pair, 3 killed", "␛0000 3 killed", "𝟛 → 3 killed\r\n",
                                  "\ufeff3 killed", "İstanbul ﬁve 3 killed", "' 3 killed"])
def test_any_text_survives_with_its_offsets(ledger, text):
    report = Report(text, title=text, name=text)
    one = figure(report, "3", source=text)
    ledger.add_report(report, [one], rules_version="1")
    row = ledger.figures().iloc[0]
    assert ledger.report(report.report_id) == report
    assert text[row["start"]:row["end"]] == row["text"] == "3"
    assert row["source"] == row["title"] == text
    assert ledger.verify() == []


def test_every_write_and_only_a_write_raises_the_version(ledger, kept):
    before = ledger.data_version()
    ledger.add_report(*kept, rules_version="1")
    added = ledger.data_version()
    ledger.figures()
    ledger.reports()
    assert before < added == ledger.data_version()
    ledger.review(kept[1][0].figure_id, who="Amal", decision="accepted")
    assert ledger.data_version() > added


@pytest.mark.parametrize(("columns", "said"), [
    ({"start": 0, "end": 2}, "does not read"),
    ({"report_id": "0" * 64}, "another report"),
    ({"low": 9, "best": 3}, "out of order"),
    ({"best": 2**63, "high": None}, "whole number"),
    ({"measure": "slain"}, "it is one of"),
    ({"status": ""}, "it is one of"),
    ({"date_start": "4 June 2016"}, "date like"),
    ({"lat": 91.0}, "between -90 and 90"),
])
def test_a_figure_that_can_not_be_true_is_refused_and_nothing_is_stored(ledger, kept, columns, said):
    report, figures = kept
    with pytest.raises(LedgerError, match=said):
        ledger.add_report(report, [figures[1], replace(figures[0], **columns)], rules_version="1")
    assert ledger.reports().empty


def test_two_figures_with_one_id_are_refused(ledger, kept):
    report, figures = kept
    with pytest.raises(LedgerError, match=figures[0].figure_id):
        ledger.add_report(report, [figures[0], figures[0]], rules_version="1")


def test_an_unknown_report_is_refused_in_one_line(ledger):
    with pytest.raises(LedgerError, match="No report"):
        ledger.report("f" * 64)


def test_a_later_version_of_the_rules_adds_a_reading_and_is_shown(filled, kept):
    report, figures = kept
    better = replace(figures[0], source="Example Monitor, Falluja office")
    added = filled.add_report(report, [better], rules_version="2")
    assert (added.new, added.new_reading) == (False, True)
    frame = filled.figures(report.report_id)
    assert frame["source"].tolist() == ["Example Monitor, Falluja office"]
    assert filled.reports().set_index("name").loc["a.txt", "figures"] == 1


def test_reviewed_figures_outlive_rules_that_no_longer_find_them(filled, kept):
    report, figures = kept
    filled.review(figures[0].figure_id, who="Amal", decision="accepted")
    filled.review(figures[1].figure_id, who="Amal", changes={"best": 6, "high": 6})
    filled.review(figures[2].figure_id, who="Amal", decision="rejected")
    filled.add_report(report, [], rules_version="2")
    frame = filled.figures(report.report_id)
    assert frame["figure_id"].tolist() == [figures[0].figure_id, figures[1].figure_id]
    assert frame["best"].tolist() == [17, 6]
    assert filled.reports().set_index("name").loc["a.txt", "figures"] == 2


def test_the_same_wire_copy_under_two_headlines_is_linked_not_dropped(ledger):
    report, figures = falluja()
    copy = Report("EXAMPLE CITY (Wire) - " + report.text, title="Fighting")
    ledger.add_report(report, figures, rules_version="1")
    added = ledger.add_report(copy, [], rules_version="1")
    assert added.new and added.near == (report.report_id,)
    assert ledger.near(report.report_id) == (copy.report_id,)
    assert len(ledger.reports()) == 2


def test_two_reports_of_one_day_are_not_taken_for_copies(filled):
    assert filled.near(wire()[0].report_id) == ()


def test_a_ledger_opened_twice_shows_the_same(url, filled):
    other = open_ledger(url)
    pd.testing.assert_frame_equal(other.figures(), filled.figures())
    other.close()
