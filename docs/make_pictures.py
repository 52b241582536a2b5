"""Make the pictures of the README from the running kit, so that they stay true."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parent / "pictures"
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        kit = Path(sys.executable).with_name("kit")
        subprocess.run([kit, "demo", "--out", out], check=True)
        page_picture(out / "aohara-koki.pdf", 1, "report-first-page")
        page_picture(out / "shiomino-bank.pdf", 2, "report-deal")
        page_picture(out / "shiomino-bank.pdf", 6, "report-people")
        screen_picture(out / "index.html", "index")


def page_picture(pdf: Path, page: int, name: str) -> None:
    """Draw one page of a PDF."""
    target = PICTURES / name
    span = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(["pdftoppm", "-r", "72", "-png", *span, pdf, target], check=True)


def screen_picture(page: Path, name: str) -> None:
    """Draw a page as a browser shows it on a laptop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=BROWSER)
        tab = browser.new_page(viewport={"width": 1120, "height": 640})
        tab.goto(page.as_uri())
        tab.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
