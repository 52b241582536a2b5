"""kit report, kit demo."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kit.cli.accounts import Today, day_or_today
from kit.errors import WrongUse
from kit.samples import sample_accounts, sample_past
from kit.settings import Settings, current_settings
from kit.store import Store, open_store
from kit.words import language, read_day, word
from kit.workbook import bring_in

__all__ = ["demo", "report"]

_CORES = os.cpu_count() or 1

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="cli.opt_out")]
Accounts = Annotated[list[str] | None, typer.Argument(metavar="ACCOUNT", help="cli.arg_accounts")]
All = Annotated[bool, typer.Option("--all", help="cli.opt_all")]
Formats = Annotated[str, typer.Option("--format", metavar="html,pdf,ipynb", help="cli.opt_format")]
Lang = Annotated[str, typer.Option("--lang", metavar="ja|en", help="cli.opt_lang")]
EditionOption = Annotated[
    str, typer.Option("--edition", metavar="coach|customer|handover", help="cli.opt_edition")
]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="cli.opt_since")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="cli.opt_jobs")]
Force = Annotated[bool, typer.Option("--force", help="cli.opt_force")]


def report(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    out: Out,
    accounts: Accounts = None,
    every: All = False,
    formats: Formats = "html,pdf",
    lang: Lang = "",
    edition: EditionOption = "coach",
    today: Today = "",
    since: Since = "",
    jobs: Jobs = _CORES,
    force: Force = False,
) -> int:
    """Render coaching reports."""
    settings = current_settings()
    with open_store(settings) as store:
        ids = _chosen(accounts or [], every, store)
        order = {
            "days": dict.fromkeys(ids, day_or_today(today)),
            "folder": out.resolve(),
            "lang": language(lang) if lang else settings.language,
            "edition": edition,
            "since": read_day(since) if since else None,
            "formats": tuple(each.strip().lower() for each in formats.split(",")),
            "jobs": jobs,
            "force": force,
        }
        return _render(order, store, settings)


def demo(out: Out = Path("out/demo")) -> int:
    """Render the invented sample accounts, each on its own day."""
    settings = current_settings()
    arriving = sample_accounts(settings)
    with tempfile.TemporaryDirectory(prefix="kit-demo-") as place:
        # The samples never enter the user's own store.
        apart = replace(settings, store=f"sqlite:///{Path(place) / 'demo.db'}")
        with open_store(apart) as store:
            bring_in(store, arriving, settings.user, lambda each: sample_past(each, settings))
            accounts = [each.account for each in arriving]
            days = {each.id: each.profile.as_of or day_or_today("") for each in accounts}
            order = {"days": days, "folder": out.resolve(), "lang": settings.language}
            return _render(order | {"jobs": _CORES}, store, apart)


def _chosen(accounts: Sequence[str], every: bool, store: Store) -> tuple[str, ...]:
    if every:
        return store.accounts()
    if not accounts:
        raise WrongUse("use.accounts_or_all")
    return tuple(dict.fromkeys(accounts))


def _render(order: Mapping[str, Any], store: Store, settings: Settings) -> int:
    # matplotlib, papermill and nbconvert take a second to load, which no other command needs.
    from kit.report.batch import Order, render_all  # noqa: PLC0415

    with _progress(len(order["days"])) as advance:
        entries = render_all(Order(**order), store, settings, lambda entry: advance(entry.account))
    for entry in entries:
        if entry.error:
            typer.echo(f"× {entry.account}: {entry.error}", err=True)
    counted = Counter(entry.status for entry in entries)
    counts = {each: counted[each] for each in ("rendered", "unchanged", "failed")}
    index = (order["folder"] / "index.html").as_uri()
    typer.echo(word("cli.reports_done", settings.language, **counts))
    typer.echo(index)
    return 1 if counted["failed"] else 0


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on the terminal that moves with each finished report."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total, at="")
        yield lambda account: bar.update(task, advance=1, at=account)
