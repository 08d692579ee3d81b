"""Which claims stand beside each other, what people decided about it, and that nothing of it is ever lost."""
from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from extractors.models import Report
from ledger import LedgerError
from ledger.matters import common_range, matter_claims, sum_up
from tests.ledger.written import figure


def told(ledger, number: str, source: str, day: str, published: date, **columns) -> str:
    """One report with one claim; the figure's id."""
    report = Report(f"{source} said that {number} people were killed in Falluja. {published}.", published=published)
    made = figure(report, number, source=source, place="Falluja", country="IRQ", date_start=day, date_end=day,
                  date_precision="day", **columns)
    ledger.add_report(report, [made], rules_version="1")
    return made.figure_id


@pytest.fixture
def toll(ledger):
    """Two sources on one day, the second of which lowers its count on the next."""
    first = told(ledger, "26", "Example Monitor", "2016-06-04", date(2016, 6, 4))
    second = told(ledger, "40", "Example Army", "2016-06-04", date(2016, 6, 4))
    lowered = told(ledger, "31", "Example Army", "2016-06-04", date(2016, 6, 6))
    return first, second, lowered


def matters(ledger) -> pd.Series:
    claims = matter_claims(ledger.figures(), ledger.groupings())
    return claims.set_index("figure_id")["matter"]


def test_a_source_speaks_by_what_it_said_last(ledger, toll):
    claims = matter_claims(ledger.figures())
    table = sum_up(claims)
    assert table[["sources", "claims", "disagree"]].values.tolist() == [[2, 3, True]]
    told(ledger, "26", "Example Army", "2016-06-04", date(2016, 6, 8))
    claims = matter_claims(ledger.figures())
    assert not sum_up(claims)["disagree"].any() and common_range(claims) == (26, 26)


def test_an_event_a_total_and_a_number_at_a_date_never_mix(ledger):
    ids = [told(ledger, "26", f"Source {scope}", "2016-06-04", date(2016, 6, 4), scope=scope)
           for scope in ("event", "cumulative", "as_of", "increment")]
    assert matters(ledger).nunique() == 4
    ledger.put_together(ids, who="Amal")
    assert matters(ledger).nunique() == 4


def test_a_total_is_one_series_over_time_and_grows_without_disagreement(ledger):
    told(ledger, "26", "Example Monitor", "2016-01-04", date(2016, 1, 4), scope="cumulative")
    told(ledger, "90", "Example Army", "2016-06-04", date(2016, 6, 4), scope="cumulative")
    table = sum_up(matter_claims(ledger.figures()))
    assert table[["sources", "disagree"]].values.tolist() == [[2, False]]
    told(ledger, "50", "Example Mayor", "2016-06-05", date(2016, 6, 5), scope="cumulative")
    assert sum_up(matter_claims(ledger.figures()))["disagree"].tolist() == [True]


def test_a_claim_without_a_source_is_shown_and_counts_for_nobody(ledger):
    told(ledger, "26", "Example Monitor", "2016-06-04", date(2016, 6, 4))
    told(ledger, "90", "", "2016-06-04", date(2016, 6, 4))
    claims = matter_claims(ledger.figures())
    assert len(claims) == 2 and sum_up(claims)[["sources", "disagree"]].values.tolist() == [[1, False]]


def test_claims_set_apart_come_back_by_undo(ledger, toll):
    first, second, lowered = toll
    ledger.set_apart([second, lowered], who="Amal", reason="another strike")
    found = matters(ledger)
    assert found[first] != found[second] == found[lowered]
    assert ledger.undo_grouping("Ben") is None and ledger.undo_grouping("Amal").undoes == 1
    assert matters(ledger).nunique() == 1 and ledger.undo_grouping("Amal") is None and ledger.verify() == []


def test_claims_put_together_bring_what_stands_with_them(ledger, toll):
    other = told(ledger, "33", "Example Mayor", "2016-06-20", date(2016, 6, 20))
    assert matters(ledger).nunique() == 2
    ledger.put_together([other, toll[0]], who="Amal")
    assert matters(ledger).nunique() == 1
    ledger.set_apart([toll[1]], who="Ben")
    found = matters(ledger)
    assert found[toll[0]] == found[toll[2]] == found[other] != found[toll[1]]
    ledger.undo_grouping("Amal")
    assert matters(ledger)[other] != matters(ledger)[toll[0]] != matters(ledger)[toll[1]]


@pytest.mark.parametrize(("ids", "who", "said"), [
    ([], "Amal", "Two figures"), (["f_none", "f_nil"], "Amal", "No figure f_none"), (["a", "b"], " ", "name")])
def test_what_makes_no_sense_is_refused_and_stores_nothing(ledger, toll, ids, who, said):
    with pytest.raises(LedgerError, match=said):
        ledger.put_together(ids, who=who)
    assert ledger.groupings() == []


def test_a_decision_can_neither_be_changed_nor_deleted(ledger, toll, tmp_path):
    ledger.set_apart([toll[0]], who="Amal")
    if ledger._engine.dialect.name != "sqlite":
        pytest.skip("the same triggers are tested on SQLite")
    file = sqlite3.connect(tmp_path / "ledger.db")
    for statement in ("UPDATE groupings SET who = 'x'", "DELETE FROM groupings"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            file.execute(statement)
    file.execute("DROP TRIGGER groupings_no_update")
    file.execute("UPDATE groupings SET who = 'x'")
    file.commit()
    file.close()
    assert ledger.verify() == ["grouping 1 was altered after it was written"]


def test_a_backup_holds_the_groupings(ledger, toll, tmp_path):
    from ledger import open_ledger
    ledger.set_apart([toll[0]], who="Amal")
    copy = open_ledger(f"sqlite:///{ledger.backup(tmp_path / 'copy.db')}")
    assert copy.groupings() == ledger.groupings() != []
    copy.close()


def test_decisions_about_figures_that_are_gone_change_nothing(ledger, toll):
    from ledger.groupings import Grouping, regroup
    by_rule = {"a": 1, "b": 1}
    entry = replace(Grouping(1, "apart", ("x",), "Amal", ""), figure_ids=("x", "y"))
    assert regroup(by_rule, dict.fromkeys(by_rule, "killed"), [entry]) == by_rule
