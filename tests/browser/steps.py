"""What a person does on the page, in words: open, wait, click a row, click a mark, download.

open_page(page, app); click_row(page, 3); assert marked(page)["number"] == "nine"
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROW = 33  # pixels of a row of the grid, and of its header
_STATE = "() => document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"


def settled(page: Page) -> None:
    """Until the script has run and the page is drawn."""
    page.wait_for_timeout(250)
    page.wait_for_function(_STATE)
    page.wait_for_timeout(350)


def open_page(page: Page, app: str, path: str = "/") -> None:
    page.goto(app + path)
    page.wait_for_selector("[data-testid=stHeading]")
    settled(page)


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    settled(page)


def click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    settled(page)


def click_row(page: Page, row: int, *, table: int = 0) -> None:
    """A click into the grid, which is drawn and has no elements for its rows; row 0 is the first."""
    grid = page.get_by_test_id("stDataFrame").nth(table)
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + ROW * (row + 1) + ROW / 2)
    settled(page)


def click_mark(page: Page, reading: str) -> None:
    """A click on the mark of a chart that a screen reader would read out as ``reading``."""
    page.locator(f"path[aria-label*={reading!r}]").first.click(force=True)
    settled(page)


def marked(page: Page) -> dict[str, str]:
    """The marked words of the sentence: number, people, source."""
    page.wait_for_selector("mark.number")
    pairs = "marks => marks.map(mark => [mark.className.split(' ')[0], mark.textContent])"
    return dict(page.locator("mark").evaluate_all(pairs))


def metric(page: Page, at: int = 0) -> str:
    return page.get_by_test_id("stMetricValue").nth(at).inner_text()


def download(page: Page, name: str, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


_FIND_WORDS = """(words) => {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
    [...(node.matches('.text') ? [node] : []), ...(node.shadowRoot ? inside(node.shadowRoot) : [])])
  for (const text of inside(document)) {
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.textContent.indexOf(words)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const rows = [...range.getClientRects()]
      const [first, last] = [rows[0], rows[rows.length - 1]]
      return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2]
    }
  }
}"""


def select_words(page: Page, words: str) -> None:
    """The mouse drawn over words of a report that no mark covers."""
    left, top, right, bottom = page.evaluate(_FIND_WORDS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()
    settled(page)
