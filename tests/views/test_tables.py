"""Tables for the pages: plain words, nothing added up, nothing hidden without saying so."""

from __future__ import annotations

import pandas as pd
import pytest

from extractors import models
from ledger.matters import matter_claims, sum_up
from views import chart_tables, comparing, deciding, glossary, method, tables, titles, words, world


def test_every_code_of_the_vocabularies_has_a_plain_label() -> None:
    for codes, labels in (
        (models.MEASURES, words.MEASURES),
        (models.GROUPS, words.GROUPS),
        (models.SOURCE_TYPES, words.SOURCE_TYPES),
        (models.QUANTIFIERS, words.QUANTIFIERS),
        (models.QUANTIFIERS, words.PRECISIONS),
        (models.SCOPES, words.SCOPES),
        (models.STATUSES, words.STATUSES),
        (models.RELATIONS, words.RELATIONS),
        (models.PLACE_ROLES, words.PLACE_ROLES),
    ):
        assert set(codes) == set(labels)
        assert not any("_" in label for label in labels.values())


def test_labels_of_one_vocabulary_differ_because_addresses_hold_them() -> None:
    for labels in (words.MEASURES, words.GROUPS, words.SCOPES, words.STATUSES, words.REVIEWS, words.SOURCE_TYPES):
        assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [
        (26, 26, None, "26 or more"),
        (None, 10, 10, "10 or fewer"),
        (24, None, 99, "24 to 99"),
        (1200, 1200, 1200, "1,200"),
        (None, None, None, "no number"),
        (0, 0, 0, "0"),
    ],
)
def test_a_value_is_said_as_wide_as_it_is(low: int | None, best: int | None, high: int | None, said: str) -> None:
    assert words.range_label(low, best, high) == said


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        ("2016-06-04", "2016-06-04", "day", "4 Jun 2016"),
        ("2016-06-01", "2016-06-30", "month", "Jun 2016"),
        ("2016-01-01", "2016-12-31", "year", "2016"),
        ("2024-03-02", "2024-03-07", "day", "2 to 7 Mar 2024"),
        ("2024-03-02", "2024-04-02", "day", "2 Mar to 2 Apr 2024"),
        ("2023-12-30", "2024-01-02", "day", "30 Dec 2023 to 2 Jan 2024"),
        ("2024-03-01", "2024-05-31", "month", "Mar to May 2024"),
        ("2013-01-01", "2015-12-31", "year", "2013 to 2015"),
        ("", "", "", ""),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is_known(start: str, end: str, precision: str, said: str) -> None:
    assert words.dates_label(start, end, precision) == said


def test_the_table_shows_a_dash_where_the_report_says_nothing(frame: pd.DataFrame) -> None:
    shown = tables.shown_figures(frame)
    assert shown["Who says so"].isna().sum() == (frame["source"] == "").sum() > 0
    assert shown["High"].isna().sum() == frame["high"].isna().sum() > 0


def test_no_internal_code_is_shown(frame: pd.DataFrame) -> None:
    shown = tables.shown_figures(frame)
    said = {
        str(value)
        for column in ("What happened", "Kind of figure", "Status", "Review")
        for value in shown[column].dropna()
    }
    assert said and not any("_" in word for word in said)


def test_the_table_keeps_the_number_exactly_as_written(frame: pd.DataFrame) -> None:
    assert list(tables.shown_figures(frame)["As written"]) == list(frame["text"])


def test_equal_claims_of_one_source_are_one_mark_that_says_how_often(frame: pd.DataFrame) -> None:
    twice = pd.concat([frame, frame])
    once = chart_tables.claims_on_lines(frame[frame["measure"] == "killed"])
    again = chart_tables.claims_on_lines(twice[twice["measure"] == "killed"])
    assert len(again) == len(once) and again["figures"].sum() == 2 * once["figures"].sum()


def test_a_source_line_limit_keeps_those_with_most_figures(frame: pd.DataFrame) -> None:
    kept = chart_tables.claims_on_lines(frame, limit=1)
    assert set(kept["line"]) == {frame.loc[frame["source"] != "", "source"].value_counts().sort_index().idxmax()}


def test_events_and_totals_never_share_an_axis(frame: pd.DataFrame) -> None:
    for (scope, unit), count in tables.kinds(frame, "killed").items():
        part = tables.claims_of_kind(frame, "killed", scope, unit)
        assert len(part) == count > 0 and set(part["scope"]) == {scope} and set(part["unit"]) == {unit}


def test_denied_figures_and_parts_are_not_drawn_but_counted_in_the_note(frame: pd.DataFrame) -> None:
    matter = tables.claims_of_kind(frame, "injured", "event", "person")
    assert "12" not in set(matter["text"]) and "41" in set(matter["text"])
    claims = chart_tables.claims_on_lines(matter)
    assert "1 part of other figures" in titles.left_out_note(frame, matter, claims, claims)
    killed = tables.claims_of_kind(frame, "killed", "event", "person")
    assert "denied" not in set(killed["status"])
    assert "1 denied" in titles.left_out_note(
        frame, killed, chart_tables.claims_on_lines(killed), chart_tables.claims_on_lines(killed)
    )


def test_counts_by_actor_add_up_to_the_number_of_figures_and_not_of_people(frame: pd.DataFrame) -> None:
    assert chart_tables.counts_on_lines(frame, by="actor")["figures"].sum() == len(frame)


def test_a_clicked_mark_gives_exactly_its_rows(frame: pd.DataFrame) -> None:
    rows = tables.picked(frame, {"source": ["Ministry of Defence"]}, ("killed", "event", "person"))
    assert list(rows["text"]) == ["14"]
    unnamed = tables.picked(frame, {"source": [words.NO_SOURCE]}, ("missing", "event", "person"))
    assert list(unnamed["text"]) == ["10"]


@pytest.mark.parametrize(("order", "first"), [("largest", "250,000"), ("uncertain", "any civilians"), ("newest", "14")])
def test_sorting(frame: pd.DataFrame, order: str, first: str) -> None:
    assert tables.sort_figures(frame, order)["text"].iloc[0] == first


def test_a_page_past_the_end_is_the_last_page() -> None:
    table = pd.DataFrame({"n": range(12)})
    assert list(tables.page_of(table, 99, size=5)["n"]) == [10, 11] and list(
        tables.page_of(table, 0, size=5)["n"]
    ) == list(range(5))


def test_the_name_of_a_table_changes_with_its_rows_and_their_order() -> None:
    assert tables.digest(["a", "b"]) != tables.digest(["b", "a"]) != tables.digest(["ab"])


def test_the_queue_is_least_certain_first_and_skipped_figures_come_last(frame: pd.DataFrame) -> None:
    left = deciding.queue(frame)
    assert left["confidence"].is_monotonic_increasing and len(left) == len(frame)
    first = left["figure_id"].iloc[0]
    assert deciding.queue(frame, [first])["figure_id"].iloc[-1] == first


def test_a_form_that_was_not_touched_changes_nothing(frame: pd.DataFrame) -> None:
    row = frame.iloc[0]
    names = ("low", "best", "high", "measure", "source", "place")
    assert deciding.changed(row, {name: row[name] for name in names}) == {}
    assert deciding.changed(row, {"low": None, "source": None, "best": int(row["best"])}) == {"low": None, "source": ""}


def test_disagreeing_matters_come_first_and_say_so(frame: pd.DataFrame) -> None:
    table = sum_up(matter_claims(frame))
    assert list(table["disagree"]) == sorted(table["disagree"], reverse=True)
    assert comparing.shown_matters(table)["Agreement"].iloc[0] == "Ranges do not meet"


def test_a_party_that_speaks_of_its_own_event_is_named(frame: pd.DataFrame) -> None:
    claims = matter_claims(frame)
    row = next(row for row in sum_up(claims).itertuples() if row.group == "security_forces" and row.measure == "killed")
    about = claims[claims["matter"] == row.matter]
    notes = comparing.cautions(about, row)
    assert "Source is a party to the event: Ministry of Defence." in notes
    assert any(note.startswith("Sources disagree") for note in notes)
    assert set(comparing.drawn_claims(about)["line"]) == {"Ministry of Defence (party)", "Karesh Monitoring Centre"}


def test_a_matter_without_a_place_says_in_which_report_it_stands(frame: pd.DataFrame) -> None:
    nowhere = frame.assign(place="", country="")
    shown = comparing.shown_matters(sum_up(matter_claims(nowhere)))
    assert shown["Where"].str.startswith("in one report: ").all() and shown["Where"].nunique() > 1


def test_what_a_source_said_before_stays_visible_and_a_lower_count_is_called_revised(frame: pd.DataFrame) -> None:
    row = frame[(frame["source"] == "Ministry of Defence") & (frame["measure"] == "killed")].iloc[[0]]
    later = row.assign(figure_id="f_later", low=11, best=11, high=11, published="2024-03-15", report_id="later")
    claims = matter_claims(pd.concat([row, later], ignore_index=True))
    drawn = comparing.drawn_claims(claims).set_index("value")
    assert claims["matter"].nunique() == 1 and drawn["earlier"].to_dict() == {"14": True, "11": False}
    assert comparing.revisions(claims) == ["Ministry of Defence: 11 on 15 Mar 2024, lower than 14 on 10 Mar 2024"]


def test_only_matters_of_the_same_measure_and_kind_are_offered_for_putting_together(frame: pd.DataFrame) -> None:
    table = sum_up(matter_claims(frame))
    for row in table.itertuples(index=False):
        others = comparing.like(table, row)
        assert row.matter not in set(others["matter"])
        assert set(zip(others["measure"], others["unit"], others["scope"], strict=True)) <= {
            (row.measure, row.unit, row.scope)
        }


def test_comparing_nothing_gives_an_empty_table(frame: pd.DataFrame) -> None:
    assert sum_up(matter_claims(frame.iloc[:0])).empty


def test_parts_stand_right_behind_their_whole_in_every_order(frame: pd.DataFrame) -> None:
    for order in words.ORDERS:
        rows = tables.nested(tables.sort_figures(frame, order))
        assert sorted(rows["figure_id"]) == sorted(frame["figure_id"])
        ids = list(rows["figure_id"])
        for part in rows[rows["relation"] == "part"].itertuples():
            at, whole = ids.index(part.figure_id), ids.index(part.part_of)
            assert whole < at and part.depth == 1
            assert set(rows["part_of"].iloc[whole + 1 : at + 1]) == {part.part_of}
    assert (
        tables.shown_figures(rows)["Which people"].str.startswith("↳ of these: ").sum() == (rows["depth"] > 0).sum() > 0
    )


def test_parts_of_parts_are_indented_once_more_and_a_ring_of_parts_loses_no_row(frame: pd.DataFrame) -> None:
    rows = frame.head(4).assign(figure_id=list("abcd"), part_of=["", "a", "b", ""], relation=["", "part", "part", ""])
    rows = rows.iloc[[2, 3, 1, 0]]
    found = tables.nested(rows)
    assert list(zip(found["figure_id"], found["depth"], strict=True)) == [("d", 0), ("a", 0), ("b", 1), ("c", 2)]
    ring = rows.assign(part_of=["b", "", "c", ""])
    assert sorted(tables.nested(ring)["figure_id"]) == list("abcd")


def test_a_part_without_its_whole_says_that_it_is_one(frame: pd.DataFrame) -> None:
    part = frame[frame["relation"] == "part"].head(1)
    assert list(tables.nested(part)["depth"]) == [1]
    assert tables.people_of(part).iloc[0].startswith("↳ of these: ")


def test_every_filter_and_column_of_the_trade_has_help() -> None:
    assert set(words.COLUMNS.values()) - {"Published"} <= set(glossary.HELP)
    assert set(glossary.MEASURES) == set(models.MEASURES)


def test_every_column_of_the_csv_has_a_meaning() -> None:
    assert list(method.columns()["Column"]) == list(models.COLUMNS)


def test_conventions_show_their_source_and_their_reading_of_dozens() -> None:
    table = method.conventions().set_index("Convention")
    assert table["dozens"].nunique(dropna=False) > 1 and (table["Source"] != "").all()


def test_outlines_are_closed_rings_within_the_world() -> None:
    for feature in world.outlines()["features"]:
        shapes = (
            feature["geometry"]["coordinates"]
            if feature["geometry"]["type"] == "MultiPolygon"
            else [feature["geometry"]["coordinates"]]
        )
        for ring in (ring for polygon in shapes for ring in polygon):
            assert ring[0] == ring[-1] and all(-180.01 <= x <= 180.01 and -90.01 <= y <= 90.01 for x, y in ring)


def test_a_country_is_shown_as_a_whole_and_a_town_as_a_place(frame: pd.DataFrame) -> None:
    assert (
        chart_tables.is_wide("Bangladesh")
        and chart_tables.is_wide("Vell Province")
        and not chart_tables.is_wide("Karesh")
    )


def test_a_flood_of_unstated_parties_is_said_in_words_instead_of_squeezing_the_others() -> None:
    counts = pd.DataFrame({"line": [words.NOT_STATED, "A", "B"], "what": "Killed", "figures": [100, 5, 3], "rank": 0})
    assert set(chart_tables.drawn_lines(counts)["line"]) == {"A", "B"}
    assert "Not drawn: 100 figures where it is not stated" in titles.counts_title(counts, "actor")[1]
    few = counts.assign(figures=[8, 5, 3])
    assert words.NOT_STATED in set(chart_tables.drawn_lines(few)["line"])
    assert "Not drawn" not in titles.counts_title(few, "actor")[1]


def test_figures_without_any_stated_party_are_still_drawn() -> None:
    counts = pd.DataFrame({"line": [words.NOT_STATED], "what": "Killed", "figures": [100], "rank": 0})
    assert len(chart_tables.drawn_lines(counts)) == 1


def test_a_timeline_keeps_the_months_of_which_nobody_speaks(frame: pd.DataFrame) -> None:
    counts, periods, undated, *_ = chart_tables.counts_by_period(frame)
    assert periods == ["2024-01", "2024-02", "2024-03"] and "2024-02" not in set(counts["period"]) and undated == 0


def test_a_timeline_of_a_lifetime_goes_by_years(frame: pd.DataFrame) -> None:
    years = [f"{1934 + 5 * at}-01-15" for at in range(len(frame))]
    line = chart_tables.counts_by_period(frame.assign(date_start=years))
    assert line.periods[0] == "1934" and len(line.periods) == 86 and line.earlier == 0


def test_one_mention_of_long_ago_does_not_flatten_the_others_and_is_said(frame: pd.DataFrame) -> None:
    line = chart_tables.counts_by_period(frame.assign(date_start=["1934-01-15", *frame["date_start"][1:]]))
    assert line.periods and all(period.startswith("2024") for period in line.periods)
    assert (line.earlier, line.since, int(line.counts["figures"].sum())) == (1, "1934", len(frame) - 1)


def test_a_click_on_a_kind_of_source_gives_its_rows(frame: pd.DataFrame) -> None:
    rows = tables.picked(frame, {"source": [], "source_type": ["Monitoring group"]})
    assert sorted(rows["text"]) == ["26", "nine"]
    assert "from: Monitoring group" in titles.picked_line(rows, {"source_type": ["Monitoring group"]}, None)


def test_kinds_of_source_count_every_figure_once(frame: pd.DataFrame) -> None:
    counts = chart_tables.counts_on_lines(frame, by="source_type")
    assert counts["figures"].sum() == len(frame)
    assert titles.counts_title(counts, "source_type")[0].startswith("16 figures of 18 by kind of source")


@pytest.mark.parametrize(
    ("quantifier", "said"),
    [
        ("more_than", "more than 9"),
        ("less_than", "fewer than 9"),
        ("about", "about 9"),
        ("exact", "9"),
        ("implicit", "9"),
    ],
)
def test_the_word_before_the_number_is_kept(quantifier: str, said: str) -> None:
    assert words.value_label(quantifier, 9, 9, 9) == said


def test_totals_of_one_source_for_two_places_are_not_joined(frame: pd.DataFrame) -> None:
    row = frame[frame["text"] == "250,000"]
    elsewhere = row.assign(place="Vell Province", date_start="2024-03-12")
    later = row.assign(date_start="2024-03-20")
    series = chart_tables.dated_claims(pd.concat([row, elsewhere, later], ignore_index=True)).set_index("date")[
        "series"
    ]
    assert series["2024-03-09"] == series["2024-03-20"] != series["2024-03-12"]


def test_claims_without_a_source_are_never_joined(frame: pd.DataFrame) -> None:
    claims = chart_tables.dated_claims(frame[frame["source"] == ""])
    assert len(claims) == 2 and set(claims["series"]) == {""}


def test_a_timeline_of_nothing_is_empty(frame: pd.DataFrame) -> None:
    assert chart_tables.dated_claims(frame.iloc[:0]).empty
