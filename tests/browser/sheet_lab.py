"""JupyterLab on a notebook that shows a form, and hands to drive the stakeholder sheet with."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.request import ProxyHandler, build_opener

from playwright.sync_api import Browser, Locator, Page, expect

from kit.account import Account, Profile, Stakeholder
from kit.store import Store

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a-token-for-tests"  # noqa: S105 - a loopback server that lives as long as a test
PATIENCE = 90
NUMBERS = count(1)
PEOPLE = tuple(
    Stakeholder(id=f"p{n}", name=name, department="経理部", influence=n)
    for n, name in enumerate(("青木 一", "馬場 二", "千田 三", "土井 四"), 1)
)
SHEET = ".jp-NotebookPanel:not(.lm-mod-hidden) .ks-sheet[data-ready=true]"
CELL = """\
from datetime import date
from kit.pack import load_pack
from kit.settings import current_settings
from kit.store import open_store
from kit.widgets.people import people_form
from kit.workbook import Workbook
settings = current_settings()
store = globals().get("store") or open_store(settings)
book = Workbook(store, "{account}", "tester")
people_form(book, load_pack("general", settings), date(2026, 11, 20), "{lang}"{more})
"""


RUN = """(source) => {
    const {shell, commands} = window.jupyterapp;
    const cell = shell.currentWidget.content.widgets[0];
    if (source !== null) cell.model.sharedModel.setSource(source);
    commands.execute('notebook:run-all-cells');
}"""


@dataclass
class Lab:
    """A running JupyterLab, and the store its notebooks work on."""

    home: Path
    url: str

    @property
    def store(self) -> str:
        return f"sqlite:///{self.home / 'records' / 'workbook.db'}"

    def keep(self, account: Account) -> None:
        """Save an account for a notebook to open."""
        with Store(self.store) as store:
            store.save(None, account, "tester")

    def saved(self, account: str) -> Account:
        with Store(self.store) as store:
            return store.read(account).account

    def fresh(self, people: tuple[Stakeholder, ...] = PEOPLE, **more: object) -> Account:
        """Save a new account for a test of its own, and return it."""
        profile = Profile(name="青葉")
        given = {"stakeholders": people, **more}
        account = Account(id=f"s{next(NUMBERS)}", profile=profile).model_copy(update=given)
        self.keep(account)
        return account

    def notebook(self, account: str, lang: str = "ja", more: str = "") -> str:
        """Write a notebook that shows an account's sheet; return where it is opened."""
        return self.page(f"{account}-{lang}", CELL.format(account=account, lang=lang, more=more))

    def page(self, stem: str, source: str) -> str:
        """Write a notebook of one cell; return where it is opened."""
        cell = {"cell_type": "code", "execution_count": None, "id": "one", "metadata": {}}
        spec = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        book = {"nbformat": 4, "nbformat_minor": 5, "metadata": spec}
        book["cells"] = [cell | {"outputs": [], "source": source}]
        name = f"{stem}.ipynb"
        (self.home / "notebooks" / name).write_text(json.dumps(book), "utf-8")
        return f"{self.url}lab/workspaces/{stem}/tree/{name}?token={TOKEN}"


@contextmanager
def running_lab(home: Path) -> Iterator[Lab]:
    """Run JupyterLab on a loopback port until the tests are done."""
    (home / "notebooks").mkdir(parents=True)
    (home / "records").mkdir()
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        f"--ServerApp.root_dir={home / 'notebooks'}",
        f"--IdentityProvider.token={TOKEN}",
        *(f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1"),
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        f"--LabApp.user_settings_dir={home / 'settings'}",
        f"--LabApp.workspaces_dir={home / 'workspaces'}",
    ]
    environment = {**os.environ, "KIT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("KIT_STORE", None)
    with (home / "lab.log").open("w") as log:
        lab = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait_for(f"{url}api/status?token={TOKEN}", lab, home)
            yield Lab(home, url)
        finally:
            # The kernels are of its group: nothing of ours is left running.
            os.killpg(lab.pid, signal.SIGTERM)
            lab.wait(30)
    shutil.rmtree(home / "settings", ignore_errors=True)


def _wait_for(address: str, lab: subprocess.Popen[bytes], home: Path) -> None:
    opener = build_opener(ProxyHandler({}))
    end = monotonic() + PATIENCE
    while True:
        try:
            with opener.open(address, timeout=5):
                return
        except OSError:
            assert lab.poll() is None, (home / "lab.log").read_text("utf-8")
            assert monotonic() < end, (home / "lab.log").read_text("utf-8")
            sleep(0.1)


def run_cell(page: Page) -> None:
    """Run the notebook's cell once its kernel is there."""
    page.wait_for_function(
        "() => { const n = window.jupyterapp?.shell.currentWidget; "
        "return n?.sessionContext?.session?.kernel?.status === 'idle' }"
    )
    page.evaluate(RUN, None)


class SheetPage:
    """The sheet in a page, driven as people do: with the mouse and the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page, self.root = page, page.locator(SHEET)
        self.keys = page.keyboard
        page.set_default_timeout(30_000)

    def run(self) -> None:
        """Run the notebook's cell and wait for the sheet."""
        run_cell(self.page)
        expect(self.root).to_be_visible()

    def show(self, account: str, lang: str = "ja", more: str = "") -> None:
        """Show another account's sheet in the same notebook."""
        marked = self.root.element_handle()
        self.page.evaluate(RUN, CELL.format(account=account, lang=lang, more=more))
        assert marked
        marked.wait_for_element_state("hidden")
        expect(self.root).to_be_visible()

    def row(self, place: int) -> Locator:
        """Return a row that stands in the page; the first is 1."""
        return self.root.locator(f'.tabulator-row[data-place="{place}"]')

    def cell(self, place: int, field: str) -> Locator:
        return self.row(place).locator(f'.tabulator-cell[tabulator-field="{field}"]')

    def blank(self, field: str) -> Locator:
        return self.root.locator(f'.ks-ghost[tabulator-field="{field}"]')

    @property
    def saved(self) -> Locator:
        return self.root.locator(".ks-saved.ks-saved")

    @property
    def editing(self) -> Locator:
        return self.root.locator(".ks-editing")

    def paste(self, text: str) -> None:
        """Paste into the field that has the focus, as the clipboard of another program."""
        self.page.evaluate(
            """(text) => {
                const data = new DataTransfer();
                data.setData('text/plain', text);
                document.activeElement.dispatchEvent(new ClipboardEvent(
                    'paste', {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            text,
        )


@contextmanager
def open_sheet(browser: Browser, address: str) -> Iterator[SheetPage]:
    """Open a notebook and run it; a word on the console that is not JupyterLab's own fails."""
    context = browser.new_context(viewport={"width": 1500, "height": 1150}, locale="ja-JP")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    sheet = SheetPage(page)
    sheet.run()
    yield sheet
    assert faults == []
    context.close()
