"""The workbook in JupyterLab as it is opened: what people see, and what stays as it is."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import ProxyHandler, build_opener

import papermill
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from kit.lab import NAME, fingerprint

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "notebooks" / "00_start_here.ipynb"
CELLS = json.loads((ROOT / "tests" / "lab" / "injected_cells.json").read_text("utf-8"))
KIT = Path(sys.executable).with_name("kit")
PATIENCE = 60
DIRECT = build_opener(ProxyHandler({}))
VISIBLE = ".jp-NotebookPanel:not(.lm-mod-hidden)"
IDLE = f"{VISIBLE} .jp-Notebook-ExecutionIndicator[data-status=idle]"


@dataclass
class Lab:
    """JupyterLab as kit lab runs it, on notebooks of its own."""

    home: Path
    url: str
    token: str

    @property
    def notebooks(self) -> Path:
        return self.home / "notebooks"

    def address(self, name: str) -> str:
        return f"{self.url}lab/tree/{name}?token={self.token}"


@dataclass
class Seen:
    """A page, where it asked for something, and what it complained of."""

    page: Page
    asked: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def open(self, name: str) -> None:
        """Open a notebook beside those that are open, as a double click in the list does."""
        self.page.evaluate(
            "path => jupyterapp.commands.execute('docmanager:open', {path}).then(() => null)", name
        )
        tab = self.page.locator(".lm-TabBar-tab.jp-mod-current", has_text=Path(name).name)
        expect(tab).to_be_visible()

    def model(self, expression: str) -> Any:
        """Return something about the notebook in front, its context being c."""
        return self.page.evaluate(f"(c => {expression})(jupyterapp.shell.currentWidget.context)")

    def form(self) -> Any:
        return self.page.locator(f"{VISIBLE} .jp-OutputArea .kit-start").first


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Run kit lab for a Japanese reader in a home of its own."""
    home, user = tmp_path_factory.mktemp("workbook"), tmp_path_factory.mktemp("user")
    (home / "notebooks").mkdir()
    shutil.copy(START, home / "notebooks")
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "KIT_", "XDG_"))}
    environment = ours | {"HOME": str(user), "KIT_HOME": str(home), "KIT_LANG": "ja"}
    given = ("--no-browser", "--LabApp.expose_app_in_browser=True")
    log = home / "log"
    with (
        log.open("wb") as stream,
        subprocess.Popen(
            [KIT, "lab", "--", *given],
            cwd=user,
            env=environment,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        ) as process,
    ):
        try:
            info = _started(process, user / ".local" / "share" / "jupyter" / "runtime", log)
            yield Lab(home, f"http://127.0.0.1:{info['port']}/", info["token"])
        finally:
            _end(process)
    assert not (user / ".jupyter").exists(), "nothing is written into the user's own configuration"


def _started(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> dict[str, Any]:
    """Wait until JupyterLab answers, and return what it says of itself."""
    deadline = monotonic() + PATIENCE
    while process.poll() is None and monotonic() < deadline:
        for file in runtime.glob("jpserver-*.json"):
            with suppress(ValueError, OSError):
                info = dict(json.loads(file.read_text("utf-8")))
                with DIRECT.open(f"http://127.0.0.1:{info['port']}/api"):
                    return info
        sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {log.read_text('utf-8')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End kit lab, which ends JupyterLab, which ends its kernels."""
    process.terminate()
    try:
        assert process.wait(PATIENCE / 2) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


@pytest.fixture(scope="module")
def seen(lab: Lab, browser: Browser) -> Iterator[Seen]:
    """Return the page as it is right after opening the workbook."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_navigation_timeout(PATIENCE * 1000)
    seen = Seen(page)
    page.on("request", lambda request: seen.asked.add(request.url))
    page.on("console", seen.hear)
    page.goto(lab.address(START.name))
    expect(seen.form()).to_be_visible()
    yield seen
    page.close()


def test_first_page_shows_its_form_without_a_click(seen: Seen, lab: Lab) -> None:
    expect(seen.form()).to_contain_text("まだ顧客がありません。")
    expect(seen.form().get_by_role("button", name="社を取り込む")).to_be_visible()
    expect(seen.page.get_by_role("menuitem", name="ファイル")).to_be_visible()
    expect(seen.page.locator(IDLE)).to_be_visible()
    for shown in (".jp-InputArea-editor:visible >> .cm-content", ".jp-InputPlaceholder:visible"):
        assert seen.page.locator(f"{VISIBLE} .jp-CodeCell {shown}").count() == 0
    scrolled = f"document.querySelector('{VISIBLE} .jp-WindowedPanel-outer').scrollTop"
    assert seen.page.evaluate(scrolled) == 0
    assert (lab.notebooks / START.name).read_bytes() == START.read_bytes()
    assert not seen.model("c.model.dirty")


def test_nothing_is_asked_of_anyone(seen: Seen) -> None:
    places = {url.partition("://")[2].partition("/")[0].partition(":")[0] for url in seen.asked}
    assert places - {"", "127.0.0.1"} == set()
    assert seen.page.locator(".jp-Dialog").count() == 0
    assert seen.page.locator(".Toastify__toast").count() == 0
    assert seen.complaints == []


def test_without_the_token_nothing_is_shown(lab: Lab) -> None:
    with DIRECT.open(f"{lab.url}lab/tree/{START.name}") as answer:
        assert "/login" in answer.url


def test_copy_papermill_made_shows_its_own_values(seen: Seen, lab: Lab) -> None:
    made = lab.notebooks / "english.ipynb"
    papermill.execute_notebook(START, made, parameters={"lang": "en"}, prepare_only=True)
    written = made.read_bytes()
    seen.open(made.name)
    expect(seen.form()).to_contain_text("There is no account yet.")
    assert not seen.model("c.model.dirty")
    assert made.read_bytes() == written


def test_altered_copy_is_not_run_and_modules_beside_ours_are_not_loaded(
    seen: Seen, lab: Lab
) -> None:
    altered, beside = lab.notebooks / "altered.ipynb", lab.notebooks / "beside" / "beside.ipynb"
    mark = lab.home / "ran"
    trap = f"open({str(mark)!r}, 'a').close()\n"
    document = json.loads(START.read_text("utf-8"))
    document["cells"][2]["source"] = [trap, *document["cells"][2]["source"]]
    altered.write_text(json.dumps(document), encoding="utf-8")
    beside.parent.mkdir()
    shutil.copy(START, beside)
    for module in ("kit", "ipywidgets"):
        (beside.parent / f"{module}.py").write_text(trap, encoding="utf-8")
    seen.open(altered.name)
    expect(seen.page.locator(IDLE)).to_be_visible()
    # One that was opened after it has long run by the time this one is looked at.
    seen.open(f"beside/{beside.name}")
    expect(seen.form()).to_be_visible()
    seen.open(altered.name)
    assert seen.model("c.model.toJSON().cells.filter(each => each.outputs?.length).length") == 0
    assert seen.page.locator(".jp-Dialog").count() == 0
    assert not mark.exists()


def test_what_is_written_is_saved_without_what_is_shown(seen: Seen, lab: Lab) -> None:
    noted = lab.notebooks / "noted.ipynb"
    shutil.copy(START, noted)
    seen.open(noted.name)
    expect(seen.form()).to_be_visible()
    seen.model("c.model.cells.get(0).sharedModel.setSource('# 覚え書き')")
    assert seen.model("c.model.dirty")
    seen.model("c.save()")
    saved = json.loads(noted.read_text("utf-8"))
    assert "".join(saved["cells"][0]["source"]) == "# 覚え書き"
    assert not any(each.get("outputs") or each.get("execution_count") for each in saved["cells"])
    assert not seen.model("c.model.dirty")
    expect(seen.form()).to_be_visible()


@pytest.mark.parametrize("kind", ["plain", "refused"])
def test_browser_and_program_reckon_the_same_fingerprint(seen: Seen, kind: str) -> None:
    parameters = {"tags": ["parameters"]}
    injected = {"tags": ["injected-parameters"]}
    notebooks = [
        {
            "cells": [
                {
                    "cell_type": "code",
                    "source": 'lang = "é"\nday=1\nnames: list = []',
                    "metadata": parameters,
                },
                {"cell_type": "code", "source": source, "metadata": injected},
                {"cell_type": "markdown", "source": "# T", "metadata": {}},
                {
                    "cell_type": "code",
                    "source": ['s = "\\t/\x7f"\r\n', "t = '青𠮷'"],
                    "metadata": {},
                },
                {"cell_type": "code", "source": " \n", "metadata": {}},
            ]
        }
        for source in CELLS[kind]
    ]
    reckoned = seen.page.evaluate(
        """async ([name, notebooks]) => {
            const { fingerprint } = (await window._JUPYTERLAB[name].get("./fingerprint"))();
            return Promise.all(notebooks.map(fingerprint));
        }""",
        [NAME, notebooks],
    )
    assert reckoned == [fingerprint(each) for each in notebooks]


def test_reloading_shows_it_again_from_the_same_kernel(seen: Seen) -> None:
    seen.open(START.name)
    kernel = seen.model("c.sessionContext.session.kernel.id")
    seen.page.reload()
    expect(seen.form()).to_be_visible()
    assert seen.model("c.sessionContext.session.kernel.id") == kernel
    assert seen.page.locator(".jp-Dialog").count() == 0
