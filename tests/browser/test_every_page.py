"""What holds on every page in a real browser: a hostile report stays text, nothing serious for axe, it fits a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.steps import open_page, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PATHS = ("/", "/add", "/read", "/compare", "/when-where", "/review", "/export")


@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_report_runs_no_script_and_leaves_no_element(page: Page, app: str, path: str) -> None:
    open_page(page, app, path + ("?q=Heading" if path != "/read" else ""))
    settled(page)
    assert page.evaluate("() => window.hacked === undefined")
    foreign = "img[src*='127.0.0.2'], img[src='x'], a[href*='127.0.0.2'], [onerror]"
    assert page.locator(foreign).count() == 0


def test_the_hostile_report_is_shown_as_it_is_written(page: Page, app: str) -> None:
    open_page(page, app, "/?q=Heading")
    page.locator(".text", has_text="said 7 people").first.wait_for()  # the component fills itself after the page
    sentence = page.locator(".text").first.inner_text()
    assert "![x](http://127.0.0.2:9/a.png) said 7 people" in sentence and "$x^2$" in sentence


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, app: str, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    page.emulate_media(color_scheme=scheme)
    open_page(page, app, path)
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (problem["id"], [node["html"][:200] for node in problem["nodes"]])
        for problem in found if problem["impact"] in ("serious", "critical")
    ]  # fmt: skip
    assert serious == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, app: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app, path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["/", "/compare", "/when-where"])
def test_every_chart_has_words_for_those_who_do_not_see_it(page: Page, app: str, path: str) -> None:
    open_page(page, app, path)
    page.wait_for_selector(".vega-embed[role='graphics-document']")
    names = page.locator(".vega-embed[role='graphics-document']")
    labels = names.evaluate_all("elements => elements.map(element => element.getAttribute('aria-label') || '')")
    assert labels and all(len(label) > 20 for label in labels)
