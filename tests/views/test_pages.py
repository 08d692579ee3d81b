"""Every page with figures, without figures and with a hostile report, as Streamlit runs it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ledger import open_ledger
from ledger.matters import matter_claims, sum_up

PAGES = [
    path.relative_to(Path(__file__).resolve().parents[2]).as_posix()
    for path in sorted((Path(__file__).resolve().parents[2] / "views" / "pages").glob("*.py"))
]


def said(app: AppTest) -> str:
    """What the page says outside its tables."""
    kinds = (
        app.title,
        app.subheader,
        app.text,
        app.markdown,
        app.caption,
        app.info,
        app.success,
        app.warning,
        app.error,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def on_page(app: AppTest, name: str) -> AppTest:
    app.run()
    return app.switch_page(f"views/pages/{name}.py").run()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_without_a_report_and_says_what_to_do(empty_ledger: str, app: AppTest, page: str) -> None:
    app.run()
    app.switch_page(page).run()
    assert not app.exception and not app.error
    assert "Add a report" in said(app) or "No report has been added yet" in said(app) or page.endswith("add.py")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_with_reports_one_of_them_hostile(filled_ledger: str, app: AppTest, page: str) -> None:
    app.run()
    app.switch_page(page).run()
    assert not app.exception and not app.error and app.title


@pytest.mark.parametrize("page", PAGES)
def test_no_document_text_reaches_a_widget_that_renders_markdown(filled_ledger: str, app: AppTest, page: str) -> None:
    app.run()
    app.switch_page(page).run()
    rendered = [
        element.value
        for kind in (app.markdown, app.caption, app.info, app.success, app.warning, app.error, app.subheader)
        for element in kind
    ]
    rendered += [element.label for kind in (app.button, app.expander, app.metric) for element in kind]
    assert not any("127.0.0.2" in text or "<script" in text for text in rendered)
    for element in app.get("html"):
        assert "<script" not in element.proto.body and "<img" not in element.proto.body


def test_the_key_numbers_count_statements_and_there_is_no_number_of_people(filled_ledger: str, app: AppTest) -> None:
    app.run()
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Figures", "18"),
        ("Reports", "4"),
        ("Sources named", "11"),
        ("No source given", "2"),
        ("To review", "18"),
    ]


def test_a_filter_narrows_the_table_and_says_how_far(filled_ledger: str, app: AppTest) -> None:
    app.run()
    app.get_by_key("measure").set_value(["missing"]).run()
    assert app.metric[0].value == "2" and "Showing 2 of 18 figures" in said(app)
    assert set(app.dataframe[0].value["What happened"]) == {"Missing"}


def test_an_address_restores_its_filters(filled_ledger: str, app: AppTest) -> None:
    app.query_params["source"] = "United Nations"
    app.run()
    assert set(app.dataframe[0].value["Who says so"]) == {"United Nations"}


def test_filters_that_match_nothing_offer_the_way_back(filled_ledger: str, app: AppTest) -> None:
    app.run()
    app.text_input(key="q").set_value("zebra").run()
    assert "No figure matches" in said(app) and not app.dataframe
    app.button(key="clear-empty").click().run()
    assert app.metric[0].value == "18"


def test_a_report_without_a_figure_is_still_listed(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    listed = app.dataframe[0].value.set_index("Report")
    assert listed.loc["Council meeting", "Figures"] == 0


def test_pasting_nothing_says_so_and_stores_nothing(empty_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    app.text_area(key="paste_text").set_value("   ")
    app.form_submit_button[0].click().run()
    assert "no text in the box" in said(app) and open_ledger(empty_ledger).reports().empty


def test_a_pasted_report_is_read_stored_and_counted(empty_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    app.text_area(key="paste_text").set_value(
        "Police said 14 people were killed in the market on Friday. The mayor said 12 people were killed."
    )
    app.text_input(key="paste_title").set_value("Market")
    app.form_submit_button[0].click().run()
    frame = open_ledger(empty_ledger).figures()
    assert sorted(frame["best"]) == [12, 14] and set(frame["title"]) == {"Market"}
    assert "1 report added with 2 figures" in said(app)


def test_the_same_report_twice_is_recognised(empty_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    for _ in range(2):
        app.text_area(key="paste_text").set_value("Police said 14 people were killed in the market on Friday.")
        app.form_submit_button[0].click().run()
    assert "1 already there" in said(app) and len(open_ledger(empty_ledger).reports()) == 1


def test_one_bad_file_gets_one_line_and_the_others_are_read(empty_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    uploader = app.file_uploader[0]
    uploader.upload("good.txt", b"Officials said 31 people were injured when the bridge fell.", "text/plain")
    uploader.upload("bad.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4, "text/plain")
    app.run()
    app.button(key="read_files_several_0").click().run()
    outcomes = app.dataframe[0].value
    assert list(outcomes["Result"]) == ["Added", "Not added"] and outcomes["Note"].iloc[1]
    assert "1 report added" in said(app) and not app.exception


def test_reading_a_report_names_it_and_goes_on_to_the_next(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "read")
    first = app.selectbox[0].label
    app.button(key="next").click().run()
    assert first == "Report 1 of 5" and app.selectbox[0].label == "Report 2 of 5"


def test_review_needs_a_name_before_it_takes_a_decision(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "review")
    assert app.button(key="accept").disabled and "Write your name" in said(app)


def test_a_decision_is_stored_at_once_and_can_be_undone(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "review")
    app.text_input(key="who").set_value("Amal").run()
    app.button(key="accept").click().run()
    frame = open_ledger(filled_ledger).figures()
    assert list(frame.loc[frame["review"] == "accepted", "text"]) == ["any civilians"] and set(
        frame.loc[frame["review"] == "accepted", "reviewer"]
    ) == {"Amal"}
    app.button(key="undo").click().run()
    assert (open_ledger(filled_ledger).figures()["review"] == "to_review").all()


def test_a_change_keeps_the_old_value_in_the_history(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "review")
    app.text_input(key="who").set_value("Amal").run()
    frame = open_ledger(filled_ledger).figures()
    figure = frame.sort_values("confidence", kind="stable")["figure_id"].iloc[0]
    app.button(key="open-change").click().run()
    app.text_input(key=f"place-{figure}").set_value("Karesh")
    next(button for button in app.form_submit_button if button.label == "Save the change").click().run()
    history = open_ledger(filled_ledger).history(figure)
    assert list(history[["field", "old", "new"]].iloc[0]) == ["place", "", "Karesh"]


def test_two_people_at_one_figure_lose_nothing(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "review")
    app.text_input(key="who").set_value("Amal").run()
    ledger = open_ledger(filled_ledger)
    figure = ledger.figures().sort_values("confidence", kind="stable")["figure_id"].iloc[0]
    ledger.review(figure, who="Bilal", decision="rejected")
    app.button(key="accept").click().run()
    row = ledger.figures().set_index("figure_id").loc[figure]
    assert (row["review"], row["reviewer"]) == ("rejected", "Bilal") and "Bilal" in said(app)


def test_comparing_starts_with_a_matter_on_which_sources_disagree(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "compare")
    assert app.dataframe[0].value["Agreement"].iloc[0] == "Ranges do not meet"
    assert any("no number lies in the range" in element.proto.body for element in app.get("html"))


def test_claims_are_set_apart_put_together_and_undone_by_hand(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "compare")
    before = app.dataframe[0].value
    app.session_state["grouping"] = True
    app.run()
    app.text_input(key="who").set_value("Amal").run()
    box = next(element for element in app.multiselect if element.label == "Claims that speak of something else")
    ledger = open_ledger(filled_ledger)
    claims = matter_claims(ledger.figures())
    first = sum_up(claims)["matter"].iloc[0]
    box.set_value(list(claims.loc[claims["matter"] == first, "figure_id"])[:1]).run()
    app.button(key="set-apart").click().run()
    assert [(entry.action, entry.who) for entry in ledger.groupings()] == [("apart", "Amal")]
    assert len(app.dataframe[0].value) == len(before) - 1
    app.button(key="undo-grouping").click().run()
    assert ledger.groupings() == [] and len(app.dataframe[0].value) == len(before)


def test_the_second_chart_goes_by_kind_of_source_too(filled_ledger: str, app: AppTest) -> None:
    app.run()
    app.get_by_key("second_by").set_value("source_type").run()
    assert not app.exception
    titles = [json.loads(chart.proto.spec)["title"]["text"] for chart in app.get("vega_lite_chart")]
    assert any("kind of source" in str(title) for title in titles)


def test_a_file_to_hand_on_is_for_anyone_unless_a_person_says_otherwise(filled_ledger: str, app: AppTest) -> None:
    on_page(app, "export")
    assert app.get_by_key("profile").value == "public" and "names of persons covered" in said(app).lower()
    app.get_by_key("profile").set_value("internal").run()
    assert not app.exception and "not for publication" in said(app)


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/no/such/ledger.db", "mysql://somewhere/else"])
def test_a_ledger_that_cannot_be_opened_says_why_on_one_line(
    empty_ledger: str, monkeypatch: pytest.MonkeyPatch, app: AppTest, url: str
) -> None:
    monkeypatch.setenv("LEDGER_URL", url)
    app.run()
    assert not app.exception and app.title[0].value == "The ledger cannot be opened"
    assert app.text[0].value and "\n" not in app.text[0].value and not app.dataframe


def test_nothing_is_shown_when_others_could_reach_it_and_nobody_signs_in(
    filled_ledger: str, monkeypatch: pytest.MonkeyPatch, app: AppTest
) -> None:
    monkeypatch.setattr("views.safety.is_loopback", lambda address: False)
    app.run()
    assert app.title[0].value == "No data is shown" and not app.dataframe and not app.metric


def test_a_zip_gives_one_row_for_each_report_in_it(empty_ledger: str, app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "Officials said 31 people were injured when the bridge fell.")
        archive.writestr("two.txt", "The council met and decided nothing.")
        archive.writestr("empty.txt", "   ")
    on_page(app, "add")
    app.file_uploader[0].upload("reports.zip", packed.getvalue(), "application/zip")
    app.run()
    app.button(key="read_files_several_0").click().run()
    outcomes = app.dataframe[0].value
    assert sorted(outcomes["Result"]) == ["Added", "Added", "Not added"]
    assert sorted(open_ledger(empty_ledger).reports()["figures"]) == [0, 1]


def test_nothing_is_fetched_before_a_person_allows_it(empty_ledger: str, app: AppTest) -> None:
    on_page(app, "add")
    assert app.toggle(key="allow_fetch").value is False and app.text_area(key="addresses").disabled
    app.toggle(key="allow_fetch").set_value(True).run()
    app.text_area(key="addresses").set_value("ftp://example.org/a\nhttp://user:secret@example.org/")
    next(button for button in app.form_submit_button if button.label == "Fetch and read").click().run()
    outcomes = app.dataframe[0].value
    assert list(outcomes["Result"]) == ["Not added", "Not added"] and not app.exception
    assert "http" in outcomes["Note"].iloc[0] and "password" in outcomes["Note"].iloc[1]
