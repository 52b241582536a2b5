"""kit import, kit export."""

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kit.cli.accounts import AsJson
from kit.errors import Fault, Faults, KitError, Refused, WrongUse
from kit.exchange import Incoming, Origin, account_to_json, read_account
from kit.settings import current_settings
from kit.store import Store, open_store
from kit.words import say, say_fault, word
from kit.workbook import Arrival, bring_in, foresee

__all__ = ["export", "import_"]

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="cli.arg_files")]
New = Annotated[bool, typer.Option("--new-accounts", help="cli.opt_new_accounts")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="cli.opt_dry_run")]
Target = Annotated[Path, typer.Option("--to", metavar="FILE", help="cli.opt_to")]

Refusal = tuple[Path, KitError]


def import_(
    files: Files, new_accounts: New = False, dry_run: DryRun = False, as_json_: AsJson = False
) -> int:
    """Take accounts in; with anything wrong in any file, nothing is written."""
    settings = current_settings()
    with open_store(settings) as store:
        arriving, arrivals, refused = _read_all(files, store, new_accounts)
        if refused:
            _show_refusals(refused, settings.language, as_json_)
            return max(error.exit_status for _, error in refused)
        if not dry_run:
            bring_in(store, arriving, settings.user)
    _show_arrivals(arrivals, settings.language, as_json_, dry_run)
    return 0


def _read_all(
    files: Sequence[Path], store: Store, new: bool
) -> tuple[list[Incoming], list[Arrival], list[Refusal]]:
    """Read and check every file before any is saved."""
    arriving: dict[str, Incoming] = {}
    arrivals: list[Arrival] = []
    refused: list[Refusal] = []
    for file in files:
        try:
            incoming = _read(file, arriving)
            arrivals.append(foresee(store, incoming, new=new))
            arriving[incoming.account.id] = incoming
        except KitError as error:
            refused.append((file, error))
    return list(arriving.values()), arrivals, refused


def _read(file: Path, before: Collection[str]) -> Incoming:
    if file.suffix.lower() != ".json":
        raise WrongUse("file.suffix", file=file.name, allowed=(".json",))
    incoming = read_account(file)
    if (account := incoming.account.id) in before:
        raise Faults(file.name, [Fault("file.account_again", ("id",), {"account": account})])
    return incoming


def _show_refusals(refused: Sequence[Refusal], lang: str, as_json_: bool) -> None:
    if not as_json_:
        for _, error in refused:
            typer.echo(say(error, lang), err=True)
        return
    faults = [each for file, error in refused for each in _faults(file, error, lang)]
    typer.echo(json.dumps({"saved": False, "faults": faults}, ensure_ascii=False, indent=2))


def _faults(file: Path, error: KitError, lang: str) -> list[dict[str, object]]:
    if not isinstance(error, Faults):
        return [{"file": str(file), "place": [], "code": error.code, "said": say(error, lang)}]
    return [_fault(file, each, lang) for each in error.faults]


def _fault(file: Path, fault: Fault, lang: str) -> dict[str, object]:
    place = list(fault.place)
    return {"file": str(file), "place": place, "code": fault.code, "said": say_fault(fault, lang)}


def _show_arrivals(arrivals: Sequence[Arrival], lang: str, as_json_: bool, dry_run: bool) -> None:
    if as_json_:
        shown = [
            {
                "account": each.account,
                "new": each.new,
                "changed": [f"{kind}/{item}" for kind, item in each.items],
            }
            for each in arrivals
        ]
        typer.echo(
            json.dumps({"saved": not dry_run, "accounts": shown}, ensure_ascii=False, indent=2)
        )
        return
    for each in arrivals:
        facts = {"name": each.name, "account": each.account, "n": len(each.items)}
        typer.echo(word(f"cli.{_outcome(each, dry_run)}", lang, **facts))


def _outcome(arrival: Arrival, dry_run: bool) -> str:
    if not arrival.items:
        return "import_same"
    if dry_run:
        return "import_would"
    return "import_new" if arrival.new else "import_changed"


def export(
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="cli.arg_account")],
    to: Target,
) -> None:
    """Write an account to a file."""
    settings = current_settings()
    if to.suffix.lower() != ".json":
        raise WrongUse("file.suffix", file=to.name, allowed=(".json",))
    with open_store(settings) as store:
        found = store.read(account)
    saved = found.saved
    text = account_to_json(found.account, Origin(saved.revision, saved.saved_at, saved.author))
    _write(to, text)
    typer.echo(word("cli.exported", settings.language, file=str(to)))


def _write(to: Path, text: str) -> None:
    """Write a file whole or not at all."""
    if to.is_dir():
        raise Refused("file.exists_as_folder", file=str(to))
    unfinished = to.with_name(f".{to.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(to)
    except OSError as error:
        raise Refused("file.unwritable", file=str(to)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
