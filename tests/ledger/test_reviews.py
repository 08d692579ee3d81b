"""Reviews are added, never overwritten; a conflict is shown; the chain tells on any change."""
from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import text

from ledger import LedgerError, ReviewConflict
from tests.ledger.written import figure


@pytest.fixture
def first(kept):
    return kept[1][0]


def shown(ledger, figure_id):
    frame = ledger.figures().set_index("figure_id")
    return frame.loc[figure_id]


def test_a_figure_nobody_looked_at_is_to_review(filled, first):
    row = shown(filled, first.figure_id)
    assert (row["review"], row["reviewer"], row["reviewed_at"], row["review_seq"]) == ("to_review", "", "", 0)


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_a_decision_is_shown_with_its_maker(filled, first, decision):
    entry = filled.review(first.figure_id, who="Amal", decision=decision)
    row = shown(filled, first.figure_id)
    assert (row["review"], row["reviewer"], row["reviewed_at"], row["review_seq"]) == (
        decision, "Amal", entry.at, entry.seq)


def test_a_correction_is_laid_over_and_the_reading_kept(filled, first):
    filled.review(first.figure_id, who="Amal", changes={"best": 18, "source": "Other Monitor", "high": 20})
    row = shown(filled, first.figure_id)
    assert (row["best"], row["high"], row["source"], row["review"]) == (18, 20, "Other Monitor", "changed")
    read = filled.figures(reviewed=False).set_index("figure_id").loc[first.figure_id]
    assert (read["best"], read["source"], read["review"]) == (17, "Example Monitor", "changed")


def test_a_later_acceptance_keeps_the_correction(filled, first):
    filled.review(first.figure_id, who="Amal", changes={"best": 18})
    filled.review(first.figure_id, who="Ben", decision="accepted")
    row = shown(filled, first.figure_id)
    assert (row["best"], row["review"], row["reviewer"]) == (18, "accepted", "Ben")


def test_history_names_field_old_new_who_and_why(filled, first):
    filled.review(first.figure_id, who="Amal", changes={"best": 18, "high": 20}, reason="next paragraph")
    filled.review(first.figure_id, who="Ben", decision="accepted")
    log = filled.history(first.figure_id)
    assert log[["who", "field", "old", "new", "reason"]].values.tolist() == [
        ["Amal", "best", "17", "18", "next paragraph"], ["Amal", "high", "", "20", "next paragraph"],
        ["Ben", "", "", "", ""]]


def test_the_second_of_two_people_sees_what_the_first_did(filled, first):
    seen = int(shown(filled, first.figure_id)["review_seq"])
    filled.review(first.figure_id, who="Amal", changes={"best": 18}, expected_seq=seen)
    version = filled.data_version()
    with pytest.raises(ReviewConflict, match="Amal.*best 17 -> 18") as caught:
        filled.review(first.figure_id, who="Ben", changes={"best": 19}, expected_seq=seen)
    assert caught.value.review.changes == {"best": (17, 18)}
    assert shown(filled, first.figure_id)["best"] == 18
    assert filled.data_version() == version


def test_reviews_of_other_figures_are_no_conflict(filled, kept):
    one, other = kept[1][:2]
    filled.review(one.figure_id, who="Amal", decision="accepted", expected_seq=0)
    filled.review(other.figure_id, who="Ben", decision="accepted", expected_seq=0)
    assert filled.figures()["review"].tolist().count("accepted") == 2


@pytest.mark.parametrize(("asked", "said"), [
    ({"changes": {"text": "18"}}, "can't be changed"),
    ({"changes": {"best": -1}}, "whole number"),
    ({"changes": {"best": 18.5}}, "whole number"),
    ({"changes": {"best": True}}, "whole number"),
    ({"changes": {"best": 3}}, "out of order"),
    ({"changes": {"measure": "murdered"}}, "one of"),
    ({"changes": {"date_start": "2016-13-01"}}, "date like"),
    ({"changes": {"source": None}}, "must be text"),
    ({"changes": {"source_is_party": 1}}, "true or false"),
    ({"changes": {"part_of": "f_unknown"}}, "another figure"),
    ({"decision": "maybe"}, "decision is one of"),
    ({"decision": "changed"}, "needs the change"),
    ({}, "needs a decision"),
    ({"decision": "accepted", "who": "  "}, "needs a name"),
])
def test_a_review_that_makes_no_sense_is_refused_and_not_logged(filled, first, asked, said):
    with pytest.raises(LedgerError, match=said):
        filled.review(first.figure_id, **{"who": "Amal", **asked})
    assert filled.history(first.figure_id).empty


def test_a_review_of_no_figure_is_refused(filled):
    with pytest.raises(LedgerError, match="No figure"):
        filled.review("f_none", who="Amal", decision="accepted")


@pytest.mark.parametrize("decision", [None, "changed"])
def test_a_change_to_what_it_already_is_is_refused(filled, first, decision):
    with pytest.raises(LedgerError, match="says that already"):
        filled.review(first.figure_id, who="Amal", decision=decision, changes={"best": 17})
    assert filled.history(first.figure_id).empty


def test_accepting_a_form_left_as_it_was_accepts_and_changes_nothing(filled, first):
    entry = filled.review(first.figure_id, who="Amal", decision="accepted", changes={"best": 17, "high": None})
    assert (entry.decision, entry.changes) == ("accepted", {})


def test_values_taken_from_a_table_are_understood(filled, first):
    row = shown(filled, first.figure_id)
    values = {"best": np.int64(18), "high": row["high"], "lat": np.nan}
    entry = filled.review(first.figure_id, who="Amal", changes=values)
    assert entry.changes == {"best": (17, 18), "lat": (33.35, None)}
    assert pd.isna(shown(filled, first.figure_id)["lat"])


def test_undo_takes_back_the_latest_of_this_person_only(filled, kept):
    one, other = kept[1][:2]
    filled.review(one.figure_id, who="Amal", changes={"best": 18})
    filled.review(other.figure_id, who="Ben", decision="rejected")
    undone = filled.undo("Amal")
    assert undone.undoes == 1
    assert (shown(filled, one.figure_id)["best"], shown(filled, one.figure_id)["review"]) == (17, "to_review")
    assert shown(filled, other.figure_id)["review"] == "rejected"


def test_undo_goes_back_step_by_step_then_has_nothing_left(filled, first):
    filled.review(first.figure_id, who="Amal", decision="accepted")
    filled.review(first.figure_id, who="Amal", changes={"best": 18})
    filled.undo("Amal")
    assert shown(filled, first.figure_id)["review"] == "accepted"
    filled.undo("Amal")
    assert shown(filled, first.figure_id)["review"] == "to_review"
    assert filled.undo("Amal") is None
    assert filled.history(first.figure_id)["undone"].tolist() == [True, True, False, False]


def test_undo_does_not_pull_the_ground_from_under_another_review(filled, first):
    filled.review(first.figure_id, who="Amal", changes={"best": 18})
    filled.review(first.figure_id, who="Ben", decision="accepted")
    with pytest.raises(ReviewConflict, match="Ben"):
        filled.undo("Amal")


def test_a_missed_figure_is_added_accepted_and_counted(filled, kept):
    report, _figures = kept
    missed = figure(report, "fighters", low=None, best=None, high=None, quantifier="unquantified")
    entry = filled.add_figure(report.report_id, missed, who="Amal", reason="the rules passed it over")
    row = shown(filled, missed.figure_id)
    assert (row["review"], row["reviewer"], entry.action) == ("accepted", "Amal", "add")
    assert filled.reports().set_index("name").loc["a.txt", "figures"] == 5


def test_a_missed_figure_can_be_taken_back_and_added_again(filled, kept):
    report, _figures = kept
    missed = figure(report, "fighters", quantifier="unquantified")
    filled.add_figure(report.report_id, missed, who="Amal")
    filled.undo("Amal")
    assert missed.figure_id not in set(filled.figures()["figure_id"])
    with pytest.raises(LedgerError, match="No figure"):
        filled.review(missed.figure_id, who="Amal", decision="accepted")
    filled.add_figure(report.report_id, missed, who="Ben")
    assert shown(filled, missed.figure_id)["reviewer"] == "Ben"


def test_a_figure_that_is_there_is_not_added_twice(filled, kept):
    with pytest.raises(LedgerError, match="already there"):
        filled.add_figure(kept[0].report_id, kept[1][0], who="Amal")


def test_a_whole_ledger_verifies(filled, kept):
    for one in kept[1]:
        filled.review(one.figure_id, who="Amal ␛ \ud800", changes={"source": "new \x00 name"}, reason="é")
    filled.undo("Amal ␛ \ud800")
    assert filled.verify() == []


@pytest.mark.parametrize("statement", [
    "UPDATE reviews SET who = 'Eve'", "DELETE FROM reviews", "UPDATE figures SET best = 1", "DELETE FROM figures",
    "UPDATE reports SET title = ''", "DELETE FROM reports",
])
def test_the_database_itself_refuses_to_overwrite(filled, first, statement):
    filled.review(first.figure_id, who="Amal", decision="accepted")
    with pytest.raises(Exception, match="only ever added"), filled._engine.begin() as connection:
        connection.execute(text(statement))
    assert filled.verify() == []


@pytest.mark.parametrize(("statement", "said"), [
    ("UPDATE reviews SET who = 'Eve' WHERE seq = 2", "review 2 was altered"),
    ("UPDATE reviews SET decision = 'rejected' WHERE seq = 1", "review 1 was altered"),
    ("DELETE FROM reviews WHERE seq = 2", "review 2 is missing"),
    ("DELETE FROM reviews WHERE seq = 3", "the log ends at review 2"),
    ("UPDATE figures SET best = 170, high = NULL WHERE best = 17", "a figure was altered"),
    ("DELETE FROM figures WHERE best = 17", "3 figures where 4 were stored"),
    ("UPDATE reports SET text = 'Nobody was killed.' WHERE name = 'a.txt'", "its text is not the one"),
])
def test_verify_tells_on_what_was_altered_behind_its_back(filled, kept, statement, said):
    for one in kept[1][:3]:
        filled.review(one.figure_id, who="Amal", decision="accepted")
    with filled._engine.begin() as connection:
        _drop_triggers(connection)
        connection.execute(text(statement))
    assert any(said in problem for problem in filled.verify()), filled.verify()


def _drop_triggers(connection) -> None:
    if connection.dialect.name == "sqlite":
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
    else:
        connection.execute(text("DROP FUNCTION ledger_only_added() CASCADE"))
