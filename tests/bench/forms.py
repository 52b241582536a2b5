"""The forms in a real JupyterLab, beside plain ipywidgets doing the same."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from kit.account import (
    Account,
    Attitude,
    Channel,
    Contact,
    Effect,
    Profile,
    Stakeholder,
    StartedBy,
    Touch,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "browser"))

from sheet_lab import CELL, Lab, running_lab

TIMES = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SHEET = ".ks-sheet[data-ready=true]"
GRID = """\
import ipywidgets
cells = [ipywidgets.Text(f"{n} {m}") for n in range(200) for m in range(8)]
cells[-1].add_class("bench-last")
ipywidgets.GridBox(cells, layout={"grid_template_columns": "repeat(8, 120px)"})
"""
ECHO = """\
import ipywidgets
typed, heard = ipywidgets.Text(continuous_update=False), ipywidgets.Label("0")
typed.observe(lambda change: setattr(heard, "value", change["new"]), "value")
typed.add_class("bench-typed")
heard.add_class("bench-heard")
ipywidgets.VBox([typed, heard])
"""
PLAIN = """\
import ipywidgets
import matplotlib.pyplot
import pandas
shown = ipywidgets.Text("ready")
shown.add_class("bench-first")
shown
"""
PEOPLE = """\
from kit.widgets.people import open_people
open_people("{account}", "ja", "2026-11-20")
"""
LOG = """\
from kit.widgets.contacts import open_contacts
open_contacts("{account}", "ja", "2026-11-20")
"""
# From the run or the key to the moment the page shows it, by the page's own clock.
CLOCK = """() => {
    window.benchUntil = (done, started = performance.now()) => new Promise((resolve, reject) => {
        const look = () => {
            const now = performance.now();
            if (done()) resolve(now - started);
            else if (now - started > 60000) reject(new Error(`waited in vain: ${done}`));
            else requestAnimationFrame(look);
        };
        look();
    });
    window.benchRun = async (source, wanted) => {
        const {shell, commands} = window.jupyterapp;
        const cell = shell.currentWidget.content.widgets[0];
        if (source !== null) cell.model.sharedModel.setSource(source);
        commands.execute('notebook:clear-all-cell-outputs');
        await window.benchUntil(() => !document.querySelector('.jp-OutputArea-output'));
        const started = performance.now();
        commands.execute('notebook:run-all-cells');
        return window.benchUntil(() => document.querySelector(wanted), started);
    };
}"""
UNTIL = "(wanted) => window.benchUntil(() => document.querySelector(wanted))"
RUN_UNTIL = "([source, wanted]) => window.benchRun(source, wanted)"
# The mark leaves "saved" with the key, and comes back once the store has the revision.
WATCH = """(answered) => {
    window.benchSaved = new Promise((resolve, reject) => {
        document.addEventListener('keydown', (event) => {
            const started = performance.now();
            const done = new Function('state', `return ${answered}`);
            const before = document.querySelector(".bench-heard")?.textContent;
            const state = {left: false, before};
            window.benchUntil(() => done(state), started).then(resolve, reject);
        }, {capture: true, once: true});
    });
}"""
SAVED = """(() => {
    const saving = document.querySelector('.ks-status .ks-saving');
    state.left ||= Boolean(saving);
    return state.left && !saving;
})()"""
HEARD = "document.querySelector('.bench-heard').textContent !== state.before"


def account(people: int) -> Account:
    persons = tuple(
        Stakeholder(
            id=f"p{n}", name=f"関係 {n}", department="生産本部", title="課長",
            influence=n % 5 + 1, attitude=list(Attitude)[n % 6], trust=n % 5 + 1,
            reports_to=f"p{n // 5}" if n else None,
        )
        for n in range(people)
    )  # fmt: skip
    return Account(id=f"people-{people}", profile=Profile(name="青葉"), stakeholders=persons)


def log(contacts: int) -> Account:
    """Return an account whose log reaches back two years."""
    last = date(2026, 11, 20)
    held = tuple(
        Contact(
            id=f"c{n}", held_on=last - timedelta(days=n * 700 // contacts),
            channel=list(Channel)[n % 7], started_by=list(StartedBy)[n % 2],
            stakeholders=(f"p{n % 10}",), heard=f"聞いたこと {n}",
            touches=(Touch(pair=f"R{n % 14 + 1}", effect=list(Effect)[n % 2]),),
        )
        for n in range(contacts)
    )  # fmt: skip
    return account(10).model_copy(update={"id": f"log-{contacts}", "contacts": held})


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@contextmanager
def opened(running: Browser, address: str) -> Iterator[Page]:
    context = running.new_context(viewport={"width": 1500, "height": 1150})
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    page.wait_for_function(
        "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
        "?.status === 'idle'"
    )
    page.evaluate(CLOCK)
    yield page
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    context.close()


def measured() -> dict[str, tuple[float, float]]:
    """Return milliseconds of ours and of the plain way, by what is measured."""
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder) / "home") as lab:
        for each in (account(10), account(200), log(50), log(5000)):
            lab.keep(each)
        with browser() as running:
            return {
                "first": first_form(running, lab),
                "ready": ready(running, lab),
                "edit": (edit(running, lab, 10), echo(running, lab)),
                "edit_200": (edit(running, lab, 200), edit(running, lab, 10)),
                "log_5000": (logged(running, lab, 5000), logged(running, lab, 50)),
            }


def fresh(running: Browser, lab: Lab, stem: str, source: str, wanted: str) -> float:
    """Return the time a page needs to be seen from a fresh kernel on."""
    with opened(running, lab.page(stem, source)) as page:
        return float(page.evaluate(RUN_UNTIL, [None, wanted]))


def first_form(running: Browser, lab: Lab) -> tuple[float, float]:
    sides: tuple[list[float], list[float]] = ([], [])
    # One after the other, so that both meet the same noise; the first of each warms the disk.
    for n in range(TIMES + 1):
        ours = fresh(running, lab, f"first-{n}", PEOPLE.format(account="people-10"), SHEET)
        plain = fresh(running, lab, f"plain-{n}", PLAIN, ".bench-first")
        if n:
            sides[0].append(ours)
            sides[1].append(plain)
    return median(sides[0]), median(sides[1])


def ready(running: Browser, lab: Lab) -> tuple[float, float]:
    """Return the time of 200 people with every column in sight, and of a grid of 200 × 8."""
    with opened(running, lab.page("ready", ECHO)) as page:
        page.evaluate(RUN_UNTIL, [None, ".bench-heard"])
        ours, plain = [], []
        for _ in range(3):
            source = CELL.format(account="people-200", lang="ja", more="")
            shown = page.evaluate(RUN_UNTIL, [source, SHEET])
            page.evaluate("() => document.querySelector('[data-group=all]').click()")
            column = "[tabulator-field=confidentiality]:not([style*='display: none'])"
            ours.append(shown + page.evaluate(UNTIL, f".tabulator-row {column}"))
            plain.append(page.evaluate(RUN_UNTIL, [GRID, ".bench-last input"]))
        return median(ours), median(plain)


def edit(running: Browser, lab: Lab, people: int) -> float:
    source = CELL.format(account=f"people-{people}", lang="ja", more="")

    def typed(page: Page, n: int) -> None:
        page.locator(f'.tabulator-row[data-place="{n + 1}"] [tabulator-field="title"]').click()

    return timed(running, lab.page(f"edit-{people}", source), SHEET, SAVED, typed)


def logged(running: Browser, lab: Lab, contacts: int) -> float:
    def typed(page: Page, n: int) -> None:
        page.locator(f'.tabulator-row[data-place="{n + 1}"] [tabulator-field="heard"]').click()

    source = LOG.format(account=f"log-{contacts}")
    return timed(running, lab.page(f"log-{contacts}", source), SHEET, SAVED, typed)


def echo(running: Browser, lab: Lab) -> float:
    def typed(page: Page, _: int) -> None:
        page.locator(".bench-typed input").fill("")

    return timed(running, lab.page("echo", ECHO), ".bench-heard", HEARD, typed)


def timed(
    running: Browser, address: str, wanted: str, answered: str, stand: Callable[[Page, int], None]
) -> float:
    """Return the median time from Enter to the answer in the page."""
    with opened(running, address) as page:
        page.evaluate(RUN_UNTIL, [None, wanted])
        found = []
        for n in range(TIMES + 2):
            stand(page, n)
            # Until the pictures of the last edit have come to rest.
            page.wait_for_timeout(3000)
            page.keyboard.type(f"typed {n}")
            page.evaluate(WATCH, answered)
            page.keyboard.press("Enter")
            found.append(page.evaluate("() => window.benchSaved"))
        return median(found[2:])
