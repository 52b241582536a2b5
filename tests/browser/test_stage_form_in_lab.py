"""The stage form in JupyterLab: answered by keyboard, saved, and found again after a reload."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from keyboard import reach
from playwright.sync_api import Browser, Locator, Page, expect

from kit.account import Account, Deal, Profile, Stakeholder
from kit.exchange import Incoming
from kit.store import Store
from kit.workbook import bring_in

pytestmark = pytest.mark.browser

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "02_deals.ipynb"
PATIENCE = 60
SAID = "「資料を送ってください」"
CUSTOMER = Account(
    id="aoba",
    profile=Profile(name="青葉"),
    deals=(Deal(id="line", name="検査装置"),),
    stakeholders=(Stakeholder(id="kato", name="加藤", title="部長"),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'records' / 'workbook.db'}") as opened:
        bring_in(opened, [Incoming(CUSTOMER, None)], "start")
        yield opened


@pytest.fixture
def address(tmp_path: Path, store: Store) -> Iterator[str]:  # noqa: ARG001 - filled before
    """Run JupyterLab on the notebook alone; return where it is found."""
    rooms = [tmp_path / name for name in ("notebooks", "user")]
    for room in rooms:
        room.mkdir()
    shutil.copy(NOTEBOOK, rooms[0])
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "KIT_", "XDG_"))}
    environment = kept | {"HOME": str(rooms[1]), "KIT_HOME": str(tmp_path), "KIT_USER": "sato"}
    given = (
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        "--port=0",
        f"--ServerApp.root_dir={rooms[0]}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    )
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *given],
            cwd=rooms[1],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield _started(process, rooms[1] / ".local" / "share" / "jupyter" / "runtime")
        finally:
            _end(process)


def _started(process: subprocess.Popen[bytes], runtime: Path) -> str:
    deadline = monotonic() + PATIENCE
    while process.poll() is None and monotonic() < deadline:
        for file in runtime.glob("jpserver-*.json"):
            try:
                info = json.loads(file.read_text("utf-8"))
            except ValueError:
                break  # half-written
            port, token = info["port"], info["token"]
            return f"http://127.0.0.1:{port}/lab/tree/{NOTEBOOK.name}?token={token}"
        sleep(0.05)
    raise AssertionError("JupyterLab did not start")


def _end(process: subprocess.Popen[bytes]) -> None:
    # A process begun in the background of a shell may not hear SIGINT.
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(PATIENCE / 2)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def opened(page: Page, address: str) -> Locator:
    """Open the notebook and run it; return the form."""
    page.goto(address)
    page.wait_for_function(
        "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
        "?.connectionStatus === 'connected'",
        timeout=PATIENCE * 1000,
    )
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells').then(() => null)")
    form = page.locator(".kit-form", has=page.locator(".kit-rungs")).last
    expect(form).to_be_visible()
    return form


def test_an_answer_by_keyboard_is_saved_and_there_after_a_reload(
    browser: Browser, address: str, store: Store
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1200})
    form = opened(page, address)
    first = form.locator(".kit-criterion").first
    form.get_by_label("商談名", exact=True).focus()
    reach(page, first.get_by_role("button", name="はい"))
    page.keyboard.press("Enter")
    expect(form.locator(".kit-saved")).to_contain_text("保存済み")
    what = first.get_by_label("言動の内容")
    reach(page, what)
    page.keyboard.insert_text(SAID)
    reach(page, first.get_by_label("いつ"))
    page.keyboard.type("2026/11/2")
    page.keyboard.press("Tab")
    expect(first.get_by_label("いつ")).to_have_value("2026年11月2日")
    expect(form.locator(".kit-picture svg").first).to_be_visible()

    kept = store.read("aoba").account.assessments[0].entry(0).answers[0]
    assert (kept.value.value, kept.evidence[0].what) == ("yes", SAID)

    form = opened(page, address)
    again = form.locator(".kit-criterion").first
    expect(again.get_by_label("言動の内容")).to_have_value(SAID)
    expect(again.locator(".mod-active")).to_have_text("はい")
    page.close()
