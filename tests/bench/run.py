"""Measure the kit beside the plain ways of doing the same, in one run; write out/bench/."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import forms
import portfolio
from people_list import PEOPLE, peak_megabytes, rounds_beside

from kit.report.batch import Order, render_all
from kit.samples import sample_accounts
from kit.settings import Settings, current_settings
from kit.store import open_store
from kit.workbook import bring_in

OUT = Path("out/bench")
TODAY = date(2026, 11, 20)
ACCOUNTS = ("aohara-koki", "shiomino-bank", "tokusado-seika")


@dataclass(frozen=True)
class Result:
    """One line of the bench; ratio is ours through beside, reach what it has to come to."""

    name: str
    unit: str
    ours: float
    beside: str
    beside_value: float
    ratio: float
    reach: float
    direction: str
    reached: bool


def result(name: str, unit: str, ours: float, beside: str, value: float, reach: float) -> Result:
    ratio = ours / value
    return Result(
        name, unit, round(ours, 3), beside, round(value, 3), round(ratio, 3), reach, "at most",
        ratio <= reach,
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def report_beside_the_plain_way(settings: Settings, place: Path) -> Result:
    """One report as HTML and PDF, beside papermill, jupyter nbconvert and a browser's PDF."""
    with open_store(settings) as store:
        bring_in(store, sample_accounts(settings), "bench")
        order = Order(dict.fromkeys(ACCOUNTS, TODAY), place / "ours", "ja", jobs=1)
        ours = seconds(lambda: render_all(order, store, settings)) / len(ACCOUNTS)
    plain = sum(seconds(lambda a=a: plain_way(a, settings, place)) for a in ACCOUNTS)  # type: ignore[misc]
    beside = f"papermill + jupyter nbconvert + browser PDF (n={len(ACCOUNTS)})"
    return result("report.seconds", "s/report", ours, beside, plain / len(ACCOUNTS), 1.0)


def list_of_people_beside_pandas(place: Path) -> Result:
    """Take a list from file to store, beside pandas reading it three times and saving it."""
    rounds = rounds_beside(place)
    middle, ratios = rounds[len(rounds) // 2], [f"{each.ratio:.2f}" for each in rounds]
    memory = f"{peak_megabytes(place):.0f} MB at most"
    told = f"the middle of {len(rounds)} rounds, {ratios[0]} to {ratios[-1]}; ours takes {memory}"
    beside = f"3 × pandas.read_csv + saving alone ({PEOPLE} people; {told})"
    return result("import.people", "s", middle.ours, beside, middle.reading + middle.saving, 1.0)


def portfolio_beside_plain_reading(place: Path) -> list[Result]:
    """View thousands of accounts twice, beside reading their rows and parsing them as JSON."""
    found = portfolio.views(place)
    beside = f"sqlite3 and json.loads of the same rows ({portfolio.ACCOUNTS} accounts; "
    beside += f"{found.megabytes:.0f} MB at most)"
    return [
        result("portfolio.first", "s", found.first, beside, found.plain, 3.0),
        result("portfolio.second", "s", found.second, beside, found.plain, 0.5),
    ]


def forms_in_jupyterlab() -> list[Result]:
    """Measure the stakeholder sheet in a real JupyterLab, beside plain ipywidgets."""
    lines = {
        "first": ("form.first", "a notebook of one Text, pandas and matplotlib imported", 1.4),
        "ready": ("sheet.ready", "a grid of 200 × 8 ipywidgets (200 people, every column)", 1 / 8),
        "edit": ("sheet.edit", "one ipywidgets Text answered by a Label (10 people)", 3.0),
        "edit_200": ("sheet.edit_200", "the same edit among 10 people (200 people)", 1.3),
        "log_5000": ("log.edit_5000", "the same edit among 50 contacts (5,000 contacts)", 2.0),
    }
    found = forms.measured()
    return [
        result(name, "ms", found[key][0], beside, found[key][1], reach)
        for key, (name, beside, reach) in lines.items()
    ]


def plain_way(account: str, settings: Settings, place: Path) -> None:
    environment = {**os.environ, "KIT_STORE": settings.store, "KIT_HOME": str(settings.home)}
    notebook, page = place / f"{account}.ipynb", place / f"{account}.html"
    template = settings.template("report.ipynb")
    parameters = {"account": account, "lang": "ja", "edition": "coach", "today": str(TODAY)}
    given = [part for name, value in parameters.items() for part in ("-p", name, value)]
    runs = [
        ["papermill", template, notebook, *given, "--no-progress-bar", "-k", "python3"],
        ["jupyter", "nbconvert", "--to", "html", "--no-input", "--output", page, notebook],
        [browser(), *BROWSER, f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri()],
    ]
    for run in runs:
        command = [str(part) for part in run]
        if command[0] in {"papermill", "jupyter"}:
            command[0] = str(Path(sys.executable).with_name(command[0]))
        subprocess.run(command, env=environment, check=True, capture_output=True)


BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def browser() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if found is None:
        sys.exit("The bench needs Chromium beside it: install the package chromium.")
    return found


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settings = replace(current_settings({}), store=f"sqlite:///{place / 'bench.db'}")
        results = [
            report_beside_the_plain_way(settings, place),
            list_of_people_beside_pandas(place),
            *portfolio_beside_plain_reading(place),
            *forms_in_jupyterlab(),
        ]
    (OUT / "results.json").write_text(
        json.dumps([asdict(each) for each in results], ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
    )
    for each in results:
        mark = "reached" if each.reached else "NOT reached"
        print(f"{each.name}: {each.ours} {each.unit}, beside {each.beside}: {each.beside_value}")
        print(f"    ratio {each.ratio} ({each.direction} {each.reach}: {mark})")


if __name__ == "__main__":
    main()
