"""One report from account to finished files, in a folder of its own."""

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kit.errors import KitError
from kit.report.engine import keep_sections_alone, run_notebook
from kit.report.pdf import to_pdf
from kit.report.render import to_html
from kit.settings import Settings
from kit.words import say, word

__all__ = ["EDITIONS", "FORMATS", "TEMPLATES", "Job", "Outcome", "file_name", "make"]

FORMATS = ("html", "pdf", "ipynb")
TEMPLATES = {"coach": "report.ipynb", "customer": "customer.ipynb", "handover": "handover.ipynb"}
"""The notebook each edition is made from."""
EDITIONS = tuple(TEMPLATES)


@dataclass(frozen=True)
class Job:
    """One report to make: of whom, how, and where to; today and since are ISO dates.

    Without since the report chooses how far to look back.
    """

    account: str
    name: str
    lang: str
    edition: str
    today: str
    formats: tuple[str, ...]
    folder: Path
    since: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a job: its files by format, or the sentence that says why not."""

    files: dict[str, str]
    seconds: float
    error: str | None = None


def file_name(account: str, edition: str, lang: str, suffix: str) -> str:
    """Return a report's file name, such as 'aoba.pdf' or 'aoba-customer-en.pdf'."""
    of = "" if edition == "coach" else f"-{edition}"
    return f"{account}{of}{'-en' if lang == 'en' else ''}.{suffix}"


def make(job: Job, settings: Settings) -> Outcome:
    """Make one report; its files are moved into place only when all of them are finished."""
    started = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory(prefix=".kit-", dir=job.folder) as place:
            files = _moved(_render(job, Path(place), settings), job.folder)
    except KitError as error:
        return Outcome({}, time.perf_counter() - started, say(error, settings.language))
    return Outcome(files, time.perf_counter() - started)


def _render(job: Job, place: Path, settings: Settings) -> dict[str, Path]:
    """Run the notebook, turn it into a page, print the page."""
    # The notebook runs in a process of its own that finds the store through the environment.
    os.environ.update(KIT_HOME=str(settings.home), KIT_STORE=settings.store)
    os.environ.update(KIT_PACK=settings.pack, KIT_LANG=settings.language)
    made = {each: place / file_name(job.account, job.edition, job.lang, each) for each in FORMATS}
    parameters = {"account": job.account, "lang": job.lang, "edition": job.edition}
    parameters["today"] = job.today
    if job.since:
        # A template of the user's own may know nothing of it.
        parameters["since"] = job.since
    run_notebook(settings.template(TEMPLATES[job.edition]), parameters, made["ipynb"])
    if job.edition == "customer":
        keep_sections_alone(made["ipynb"])
    title = f"{job.name} {word(f'report.title_{job.edition}', job.lang)}"
    html = to_html(made["ipynb"], title, job.lang, settings)
    made["html"].write_text(html, encoding="utf-8")
    if "pdf" in job.formats:
        to_pdf(html, title, job.lang, made["pdf"], settings)
    return {each: made[each] for each in job.formats}


def _moved(made: dict[str, Path], folder: Path) -> dict[str, str]:
    for path in made.values():
        path.replace(folder / path.name)
    return {each: path.name for each, path in made.items()}
