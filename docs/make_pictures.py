"""Make the pictures of the README from the running kit, so that they stay true."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from time import sleep

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
ROOT = Path(__file__).resolve().parents[1]
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    kit = Path(sys.executable).with_name("kit")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        subprocess.run([kit, "demo", "--out", out], check=True)
        page_picture(out / "aohara-koki.pdf", 1, "report-first-page")
        page_picture(out / "shiomino-bank.pdf", 2, "report-deal")
        page_picture(out / "shiomino-bank.pdf", 6, "report-people")
        screen_picture(out / "index.html", "index")
    workbook_pictures(kit)


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


def workbook_pictures(kit: Path) -> None:
    """Draw the pages of the workbook as JupyterLab shows them when they are opened."""
    shown = {
        "00_start_here": (".kit-start", "workbook-start"),
        "01_people": (".km-picture svg", "workbook-people"),
        "02_deals": (".kit-picture svg", "workbook-deals"),
    }
    with workbook(kit) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=BROWSER)
        for name, (wanted, picture) in shown.items():
            tab = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
            tab.set_default_timeout(120_000)
            tab.goto(address.format(name=name))
            tab.locator(wanted).first.wait_for()
            put_in_front(tab)
            tab.screenshot(path=PICTURES / f"{picture}.png")
            tab.close()
        browser.close()


def put_in_front(tab: Page) -> None:
    """Leave only the notebook on the screen, its form at the top."""
    tab.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    shown = tab.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output .kit-form")
    shown.first.evaluate("at => at.scrollIntoView()")
    tab.wait_for_timeout(1500)


@contextmanager
def workbook(kit: Path) -> Iterator[str]:
    """Run kit lab on the samples in a home of its own; yield where a notebook is opened."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        copytree(ROOT / "notebooks", home / "notebooks")
        runtime = home / "runtime"
        environment = {
            **os.environ,
            "KIT_HOME": folder,
            "KIT_USER": "kitamura",
            "JUPYTER_RUNTIME_DIR": str(runtime),
        }
        samples = sorted((ROOT / "data" / "samples").glob("*.json"))
        given = ["import", *samples, "--new-accounts"]
        subprocess.run([kit, *given], check=True, env=environment)
        options = ["--no-browser", "--LabApp.expose_app_in_browser=True"]
        command = [kit, "lab", "--", *options]
        with subprocess.Popen(command, env=environment, start_new_session=True) as lab:
            try:
                info = started(runtime)
                at = f"http://127.0.0.1:{info['port']}/lab/workspaces"
                yield f"{at}/{{name}}/tree/{{name}}.ipynb?token={info['token']}"
            finally:
                os.killpg(lab.pid, signal.SIGTERM)


def started(runtime: Path) -> dict[str, object]:
    """Wait until JupyterLab has written what it is found by."""
    while True:
        for file in runtime.glob("jpserver-*.json"):
            try:
                return dict(json.loads(file.read_text("utf-8")))
            except ValueError:
                break  # half-written
        sleep(0.2)


if __name__ == "__main__":
    main()
