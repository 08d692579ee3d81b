"""The pictures of the README, taken anew from the samples: run by hand after the look of a page has changed.

.venv/bin/python -m tests.browser.take_screenshots        writes docs/images/*.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from os import environ
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from ledger import open_ledger
from tests.browser.steps import click_row, open_page
from views.adding import add_samples

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
PORT = 8640
# file, page, colours, width and height, the row to click
SHOTS = (
    ("add.png", "/add", "light", (1440, 1000), None),
    ("figures.png", "/", "light", (1440, 1620), 4),
    ("figures-dark.png", "/", "dark", (1440, 1620), 4),
    ("read.png", "/read", "light", (1440, 960), None),
    ("compare.png", "/compare", "light", (1440, 1150), 1),
    ("map.png", "/when-where", "light", (1440, 1900), None),
    ("review.png", "/review", "light", (1440, 860), None),
)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ledger.db"
        ledger = open_ledger(url)
        add_samples(ledger, progress=lambda done, name: None)
        ledger.close()
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.port", str(PORT)]
        server = subprocess.Popen([*command, "--server.headless", "true"], env={**environ, "LEDGER_URL": url})
        try:
            _wait()
            _take_all()
        finally:
            server.terminate()
            server.wait(10)


def _wait() -> None:
    for _ in range(300):
        try:
            urlopen(f"http://127.0.0.1:{PORT}/_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the dashboard did not start")


def _take_all() -> None:
    chromium = shutil.which("chromium") or sys.exit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path, colours, (width, height), row in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            _take(page, path, row, IMAGES / name)
            page.close()
        browser.close()


def _take(page: Page, path: str, row: int | None, file: Path) -> None:
    open_page(page, f"http://127.0.0.1:{PORT}", path)
    page.wait_for_timeout(2_500)
    if row is not None:
        click_row(page, row)
    if path == "/read":
        page.locator("mark").nth(1).click()
    if path == "/review":
        page.get_by_role("textbox", name="Your name").fill("Amal")
        page.keyboard.press("Tab")
    page.mouse.move(1_436, 4)
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.wait_for_timeout(1_500)
    page.screenshot(path=file)
    Image.open(file).convert("RGB").save(file, optimize=True)


if __name__ == "__main__":
    main()
