"""The browser that the tests of what people see are driven in, and JupyterLab to look at."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sheet_lab import PEOPLE, ROOT, Lab, SheetPage, open_sheet, running_lab

from kit.account import Stakeholder

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser without a window; one that is missing skips, or fails under strictness."""
    path = shutil.which("chromium")
    if path is None and not os.environ.get("KIT_TEST_STRICT"):
        pytest.skip("chromium is not installed")
    assert path, "chromium is not installed"
    # A busy machine starts a kernel slowly; what is there is seen at once.
    expect.set_options(timeout=90_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Run JupyterLab on a folder of its own."""
    with running_lab(tmp_path_factory.mktemp("lab") / "home") as running:
        yield running


@pytest.fixture(scope="module")
def notebook(browser: Browser, lab: Lab) -> Iterator[SheetPage]:
    """Open a notebook that shows a stakeholder sheet."""
    with open_sheet(browser, lab.notebook(lab.fresh().id)) as sheet:
        yield sheet


@pytest.fixture
def show(notebook: SheetPage, lab: Lab) -> Callable[..., str]:
    """Show the sheet of a fresh account in the open notebook, and return its id."""

    def shown(people: tuple[Stakeholder, ...] = PEOPLE, **how: str) -> str:
        fresh = lab.fresh(people)
        notebook.show(fresh.id, **how)
        return fresh.id

    return shown


@pytest.fixture(scope="session")
def axe() -> Callable[[Page, str], list[str]]:
    """Return what axe-core finds serious or critical in some parts of a page."""
    script = _axe().read_text("utf-8")

    def found(page: Page, parts: str) -> list[str]:
        page.evaluate(script)
        faults: list[str] = page.evaluate(
            "async (parts) => (await axe.run({include: parts.split('|')})).violations"
            ".filter((v) => ['serious', 'critical'].includes(v.impact))"
            ".map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120))}`)",
            parts,
        )
        return faults

    return found


def _axe() -> Path:
    """Return axe-core's script, fetched once."""
    work = ROOT / ".cache" / "axe"
    script = work / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        work.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(Path(__file__).with_name(name), work)
        npm = shutil.which("npm")
        if npm is None and not os.environ.get("KIT_TEST_STRICT"):
            pytest.skip("npm is not installed")
        assert npm
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit"], cwd=work, check=True)
    return script
