"""What an analyst does on the first day, in a real browser: add, filter, click, read, review, download."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from ledger import open_ledger
from ledger.tidy_csv import read_csv
from tests.browser.steps import (
    click,
    click_mark,
    click_row,
    download,
    go,
    marked,
    metric,
    open_page,
    select_words,
    settled,
)
from tests.views.written_reports import written

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MISSED = "Vell Province"  # stands behind an emoji, and no rule reads it as a number


def test_from_an_empty_page_to_the_samples_to_a_csv(page: Page, empty_app: str, tmp_path: Path) -> None:
    open_page(page, empty_app)
    page.get_by_role("link", name="Add reports, or try the samples").click()
    settled(page)
    page.get_by_role("button", name="Try with the samples").click()
    page.get_by_text("reports added with").wait_for(timeout=60_000)
    settled(page)
    go(page, "Figures")
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    kept = ledger.figures()
    assert metric(page) == f"{len(kept):,}" and len(ledger.reports()) >= 8
    content = download(page, f"Download these {len(kept):,} figures", tmp_path)
    saved = read_csv(content)
    assert set(saved.pop("sharing")) == {"internal, not for publication"}
    pd.testing.assert_frame_equal(saved, kept)
    ledger.close()


def test_a_pasted_report_survives_a_refresh(page: Page, empty_app: str) -> None:
    open_page(page, empty_app, "/add")
    page.get_by_role("textbox", name="Text of the report").fill("Police said 14 people were killed in the market.")
    click(page, "Read this report")
    page.get_by_text("1 report added with 1 figure").wait_for()
    page.reload()
    settled(page)
    go(page, "Figures")
    assert metric(page) == "1" and marked(page)["number"] == "14"


def test_uploaded_files_are_read_and_a_bad_one_says_why(page: Page, empty_app: str, tmp_path: Path) -> None:
    open_page(page, empty_app, "/add")
    page.get_by_role("tab", name="Upload files").click()
    good = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"Officials said 31 people were injured."}
    bad = {"name": "b.txt", "mimeType": "text/plain", "buffer": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4}
    page.locator("input[type=file]").first.set_input_files([good, bad])
    page.get_by_role("button", name="Read 2 files").click()
    page.get_by_text("1 not added; the table says why").wait_for()
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    assert list(ledger.reports()["name"]) == ["a.txt"]
    ledger.close()


def test_a_filter_is_in_the_address_and_the_address_brings_it_back(page: Page, app: str, tmp_path: Path) -> None:
    open_page(page, app)
    click(page, "Missing")
    assert metric(page) == "2" and "measure=Missing" in page.url
    shown = read_csv(download(page, "Download these 2 figures", tmp_path))
    assert sorted(shown["text"]) == ["10", "3"]
    everything = read_csv(download(page, "Download all 18 figures", tmp_path))
    assert len(everything) == 18
    open_page(page, app, page.url.removeprefix(app))
    assert metric(page) == "2"


def test_filters_hold_on_every_page_and_through_a_report(page: Page, app: str) -> None:
    open_page(page, app)
    click(page, "Missing")
    for name in ("Timeline and map", "Review", "Export and method", "Compare sources"):
        go(page, name)
        page.get_by_text("Showing 2 of 18 figures").wait_for()
    go(page, "Figures")
    page.get_by_role("link", name="Read it in the report").click()
    settled(page)
    go(page, "Figures")
    assert metric(page) == "2"


def test_a_click_on_a_source_shows_its_rows_and_there_is_a_way_back(page: Page, app: str, tmp_path: Path) -> None:
    open_page(page, app)
    click_mark(page, "Ministry of Defence: 14")
    page.get_by_text("1 figure · killed · from Ministry of Defence").wait_for()
    assert list(read_csv(download(page, "Download this 1 figure", tmp_path))["text"]) == ["14"]
    assert marked(page) == {
        "number": "14", "people": "soldiers", "source": "The Ministry of Defence", "place": "Karesh",
        "date": "on Saturday",
    }  # fmt: skip
    click(page, "Show all again")
    page.get_by_role("button", name="Download these 18 figures").wait_for()


def test_a_click_on_a_party_shows_the_figures_about_its_people(page: Page, app: str, tmp_path: Path) -> None:
    open_page(page, app)
    click_mark(page, "Karesh Army: 2 figures, Killed")
    page.get_by_text("3 figures · about people of Karesh Army").wait_for()
    assert set(read_csv(download(page, "Download these 3 figures", tmp_path))["actor"]) == {"Karesh Army"}


def test_rows_and_arrow_keys_move_through_the_sentences(page: Page, app: str) -> None:
    open_page(page, app)
    click_row(page, 10)
    first = marked(page)
    assert first == {
        "number": "nine", "people": "soldiers", "source": "the Karesh Monitoring Centre", "place": "Karesh",
        "date": "on Saturday",
    }  # fmt: skip
    page.keyboard.press("ArrowDown")
    settled(page)
    assert marked(page)["number"] == "dozens"


def test_the_report_opens_at_the_figure_and_the_keyboard_walks_on(page: Page, app: str) -> None:
    open_page(page, app)
    click_row(page, 10)
    page.get_by_role("link", name="Read it in the report").click()
    settled(page)
    page.locator("mark.active", has_text="nine").wait_for()
    page.locator("mark.active").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("mark.active").all_inner_texts() == ["dozens"]
    page.get_by_text("A vague word (dozens, hundreds)").first.wait_for()


def test_marks_stand_at_the_right_words_behind_an_emoji(page: Page, app: str) -> None:
    flood = next(report for report, _figures in written() if "🌊" in report.text)
    open_page(page, app, f"/read?report={flood.report_id[:16]}")
    page.wait_for_selector("mark.number")
    assert page.locator("mark").all_inner_texts() == ["11,400", "3,250", "10", "90,000"]


def test_review_by_keyboard_is_stored_at_once_and_undone(page: Page, own_app: str, tmp_path: Path) -> None:
    open_page(page, own_app, "/review")
    page.get_by_role("textbox", name="Your name").fill("Amal")
    page.keyboard.press("Tab")
    settled(page)
    page.mouse.click(1432, 900)
    page.keyboard.press("a")
    page.get_by_text("1 of 18 figures reviewed").wait_for()
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    frame = ledger.figures()
    assert list(frame.loc[frame["review"] == "accepted", "text"]) == ["any civilians"]
    page.reload()
    page.get_by_text("1 of 18 figures reviewed").wait_for()
    page.get_by_role("textbox", name="Your name").fill("Amal")
    page.keyboard.press("Tab")
    settled(page)
    page.mouse.click(1432, 900)
    page.keyboard.press("u")
    page.get_by_text("0 of 18 figures reviewed").wait_for()
    assert (ledger.figures()["review"] == "to_review").all()
    ledger.close()


def test_two_people_reviewing_one_figure_see_each_other(page: Page, own_app: str, tmp_path: Path) -> None:
    open_page(page, own_app, "/review")
    page.get_by_role("textbox", name="Your name").fill("Amal")
    page.keyboard.press("Tab")
    settled(page)
    other = page.context.new_page()
    open_page(other, own_app, "/review")
    other.get_by_role("textbox", name="Your name").fill("Bilal")
    other.keyboard.press("Tab")
    settled(other)
    click(page, "Accept")
    click(other, "Reject")
    other.get_by_text("Amal reviewed this figure").wait_for()
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    assert sorted(ledger.figures()["review"].unique()) == ["accepted", "to_review"]
    ledger.close()


def test_words_selected_with_the_mouse_become_a_figure(page: Page, own_app: str, tmp_path: Path) -> None:
    flood = next(report for report, _figures in written() if "🌊" in report.text)
    open_page(page, own_app, f"/read?report={flood.report_id[:16]}")
    page.locator(".text").first.wait_for()
    select_words(page, MISSED)
    page.get_by_role("textbox", name="Your name").fill("Amal")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("spinbutton", name="Low").fill("2")
    page.get_by_role("spinbutton", name="Best").fill("2")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Add this figure").click()
    page.locator("mark", has_text=MISSED).wait_for()
    ledger = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    row = ledger.figures().set_index("text").loc[MISSED]
    assert flood.text[row["start"] : row["end"]] == MISSED
    assert (row["best"], row["reviewer"], row["review"]) == (2, "Amal", "accepted")
    ledger.close()


def test_from_an_upload_over_a_chart_and_a_review_to_the_export(page: Page, empty_app: str, tmp_path: Path) -> None:
    open_page(page, empty_app, "/add")
    page.get_by_role("tab", name="Upload files").click()
    text = b"Police said 14 people were killed in the market. The mayor said that 12 people were killed."
    file = {"name": "market.txt", "mimeType": "text/plain", "buffer": text}
    page.locator("input[type=file]").first.set_input_files([file])
    page.get_by_role("button", name="Read 1 file").click()
    page.get_by_text("1 report added with 2 figures").wait_for()
    go(page, "Figures")
    assert metric(page) == "2"
    click_mark(page, "olice: 14")
    page.get_by_text("1 figure · killed · from").wait_for()
    assert marked(page)["number"] == "14"
    go(page, "Review")
    page.get_by_role("textbox", name="Your name").fill("Amal")
    page.keyboard.press("Tab")
    settled(page)
    first = marked(page)["number"]
    click(page, "Reject")
    page.get_by_text("1 of 2 figures reviewed").wait_for()
    go(page, "Export and method")
    shown = read_csv(download(page, "Download these 2 figures", tmp_path)).set_index("text")
    assert shown["review"].to_dict() == {first: "rejected", ({"12", "14"} - {first}).pop(): "to_review"}
    assert shown["reviewer"].to_dict()[first] == "Amal"
