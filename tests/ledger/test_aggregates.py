"""Charts show what somebody said; no number in them is a sum of people."""
from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from extractors.models import Report
from ledger.aggregates import claims_by_source, claims_over_time, compare_claims, key_numbers, statements_by_actor
from ledger.compare import same_place
from tests.ledger.written import figure


@pytest.fixture
def said(ledger):
    """A table of figures made from (number, columns) pairs, each from a report of its own."""
    def table(*claims: tuple[int, dict[str, object]]) -> pd.DataFrame:
        for at, (number, columns) in enumerate(claims):
            report = Report(f"Report {'x' * at}: {number} people.")
            ledger.add_report(report, [figure(report, str(number), **columns)], rules_version="1")
        return ledger.figures()
    return table


MONITOR = {"source": "Monitor", "source_type": "monitor", "place": "Falluja", "date_start": "2016-06-04"}
ARMY = {"source": "Army", "source_type": "military", "place": "Fallujah", "date_start": "2016-06-04"}


def test_a_source_shows_its_largest_single_figure(said):
    frame = said((17, MONITOR), (26, MONITOR), (9, ARMY))
    claims = claims_by_source(frame, "killed").set_index("source")
    assert claims.loc["Monitor", ["best", "figures", "reports"]].tolist() == [26, 2, 2]
    assert claims["best"].sum() != frame["best"].sum()
    assert claims.index.tolist() == ["Monitor", "Army"]


@pytest.mark.parametrize("columns", [
    {"status": "denied"}, {"status": "hypothetical"}, {"part_of": "f_whole", "relation": "part"}, {"scope": "rate"},
    {"unit": "household", "group": "households"}, {"measure": "injured"},
])
def test_what_nobody_claims_as_a_whole_is_left_out(said, columns):
    claims = claims_by_source(said((9, MONITOR), (500, {**MONITOR, **columns})), "killed")
    assert claims["best"].tolist() == [9]


def test_a_rejected_figure_is_left_out(ledger, said):
    frame = said((9, MONITOR), (500, MONITOR))
    ledger.review(frame["figure_id"][frame["best"] == 500].item(), who="Amal", decision="rejected")
    assert claims_by_source(ledger.figures(), "killed")["best"].tolist() == [9]


def test_households_are_compared_with_households(said):
    frame = said((9, MONITOR), (30, {**MONITOR, "unit": "household", "group": "households"}))
    assert claims_by_source(frame, "killed", unit="household")["best"].tolist() == [30]


def test_a_source_that_gives_no_number_is_kept_without_one(said):
    frame = said((9, {**MONITOR, "low": None, "best": None, "high": None, "quantifier": "unquantified"}))
    claims = claims_by_source(frame, "killed")
    assert claims["best"].isna().all() and claims["figures"].tolist() == [1]


def test_open_ends_stay_open(said):
    claims = claims_by_source(said((9, {**MONITOR, "high": None, "quantifier": "at_least"})), "killed")
    assert claims["low"].tolist() == [9] and claims["high"].isna().all()


def test_statements_are_counted_not_people(said):
    army = {"actor": "Army"}
    frame = said((100, army), (200, army), (3, {**army, "measure": "injured"}), (4, {}))
    assert statements_by_actor(frame).values.tolist() == [
        ["Army", "killed", 2], ["Army", "injured", 1], ["", "killed", 1]]


def test_key_numbers_count_rows(filled):
    assert key_numbers(filled.figures()) == {"figures": 7, "reports": 2, "sources": 3, "no_source": 1, "to_review": 7}


def test_claims_over_time_are_in_order_and_dated(said):
    later = {**MONITOR, "date_start": "2016-06-09"}
    frame = said((26, later), (17, MONITOR), (5, {"source": "Nobody knows when"}))
    series = claims_over_time(frame, "killed")
    assert series["best"].tolist() == [17, 26]
    assert series["date"].dt.strftime("%m-%d").tolist() == ["06-04", "06-09"]


def test_two_sources_on_one_matter_that_can_not_both_be_right_disagree(said):
    compared = compare_claims(said((17, MONITOR), (31, ARMY)))
    assert compared["matter"].tolist() == [1, 1]
    assert compared["disagree"].all() and not compared["single_source"].any()
    assert compared["source"].tolist() == ["Army", "Monitor"]


@pytest.mark.parametrize(("monitor", "army"), [
    ({"high": None, "quantifier": "at_least"}, {}),
    ({"quantifier": "between", "low": 10, "best": None, "high": 40}, {}),
    ({"quantifier": "vague", "low": 20, "best": 20, "high": 99}, {}),
])
def test_ranges_that_meet_do_not_disagree(said, monitor, army):
    compared = compare_claims(said((17, {**MONITOR, **monitor}), (31, {**ARMY, **army})))
    assert compared["sources"].tolist() == [2, 2] and not compared["disagree"].any()


def test_about_fifty_is_not_at_odds_with_fifty_two(said):
    about = {**MONITOR, "quantifier": "about"}
    assert not compare_claims(said((50, about), (52, ARMY)))["disagree"].any()


def test_about_fifty_is_at_odds_with_seventy(said):
    assert compare_claims(said((50, {**MONITOR, "quantifier": "about"}), (70, ARMY)))["disagree"].all()


@pytest.mark.parametrize("other", [
    {"measure": "injured"}, {"group": "civilians"}, {"actor": "Red Brigade"}, {"place": "Mosul"}, {"place": ""},
    {"date_start": "2016-06-20"}, {"scope": "cumulative"}, {"country": "SYR"}, {"unit": "household"},
])
def test_different_matters_are_not_compared(said, other):
    compared = compare_claims(said((17, {**MONITOR, "country": "IRQ"}), (31, {**ARMY, "country": "IRQ", **other})))
    assert compared["single_source"].all() and not compared["disagree"].any()


@pytest.mark.parametrize("unknown", [{"place": ""}, {"date_start": ""}, {"place": "", "date_start": ""}])
def test_two_reports_that_do_not_say_where_or_when_are_not_taken_for_one_matter(said, unknown):
    compared = compare_claims(said((17, {**MONITOR, **unknown}), (31, {**ARMY, **unknown})))
    assert compared["single_source"].all() and not compared["disagree"].any()


def test_within_one_report_two_sources_are_compared_also_without_a_place(ledger):
    report = Report("The monitor counted 17 dead, the army 31 dead.")
    figures = [figure(report, "17", source="Monitor"), figure(report, "31", source="Army")]
    ledger.add_report(report, figures, rules_version="1")
    assert compare_claims(ledger.figures())["disagree"].tolist() == [True, True]


def test_a_source_that_repeats_itself_is_still_one_source(said):
    compared = compare_claims(said((17, MONITOR), (26, MONITOR)))
    assert compared["best"].tolist() == [26] and compared["single_source"].all()


def test_figures_without_a_source_are_nobody_s_claim(said):
    assert compare_claims(said((17, {**MONITOR, "source": ""}))).empty


def test_a_part_is_never_compared_with_another_source_s_whole(filled):
    compared = compare_claims(filled.figures())
    assert 3 not in compared["best"].tolist() and 40 not in compared["best"].tolist()


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Falluja", "Fallujah", True), ("al-Raqqa", "Raqqa", True), ("Khan Younis", "Khan Yunis", True),
    ("Deir ez-Zor", "Deir al-Zor", True), ("Raqqa", "Rafah", False), ("North Kivu", "South Kivu", False),
    ("East Aleppo", "West Aleppo", False), ("Goma", "Gao", False), ("Homs", "Hama", False),
])
def test_spellings_of_one_place_are_told_from_other_places(one, other, same):
    assert same_place(one, other) is same


def test_an_empty_table_gives_empty_tables_with_their_columns(filled):
    empty = filled.figures().iloc[:0]
    for table in (claims_by_source(empty, "killed"), claims_over_time(empty, "killed"), compare_claims(empty),
                  statements_by_actor(empty)):
        assert table.empty and len(table.columns) >= 3
    assert set(key_numbers(empty).values()) == {0}


def test_reports_order_does_not_matter(said):
    frame = said((17, MONITOR), (31, ARMY), (26, MONITOR))
    turned = frame.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(claims_by_source(frame, "killed"), claims_by_source(turned, "killed"))
    pd.testing.assert_frame_equal(compare_claims(frame), compare_claims(turned))


def test_a_replaced_reading_is_not_counted_beside_the_new_one(ledger, kept):
    report, figures = kept
    ledger.add_report(report, figures, rules_version="1")
    ledger.add_report(report, [replace(figures[0], source="Someone")], rules_version="2")
    assert key_numbers(ledger.figures())["figures"] == 1
