"""kit accounts, kit findings."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from kit.analysis import as_json, find, tell
from kit.analysis.deals import standings
from kit.analysis.finding import level_fact
from kit.errors import KitError
from kit.pack import load_pack
from kit.settings import Settings, current_settings
from kit.store import Snapshot, open_store
from kit.words import choice, read_day, say, word

__all__ = ["accounts", "day_or_today", "findings"]

AsJson = Annotated[bool, typer.Option("--json", help="cli.opt_json")]
Today = Annotated[str, typer.Option("--today", help="cli.opt_today")]


def day_or_today(text: str) -> date:
    """Return the day a person wrote, or today where they wrote none."""
    return read_day(text) if text else datetime.now().astimezone().date()


def accounts(as_json_: AsJson = False) -> int:
    """List the accounts; one that cannot be read is told, and the others are listed."""
    settings = current_settings()
    today = day_or_today("")
    rows: list[dict[str, object]] = []
    refused: list[tuple[str, KitError]] = []
    with open_store(settings) as store:
        for each in store.accounts():
            try:
                rows.append(_row(store.read(each), settings, today))
            except KitError as error:
                refused.append((each, error))
    _show_rows(rows, settings.language, as_json_, none=not refused)
    for account, refusal in refused:
        typer.echo(f"{account}: {say(refusal, settings.language)}", err=True)
    return 1 if refused else 0


def _show_rows(rows: Sequence[dict[str, object]], lang: str, as_json_: bool, *, none: bool) -> None:
    if as_json_:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if none and not rows:
        typer.echo(word("errors.account.none", lang))
    for row in rows:
        stage = row["stage"]
        shown = row | {"stage": level_fact(stage)} if isinstance(stage, int) else row
        typer.echo(word("cli.account_row", lang, **shown))


def _row(snapshot: Snapshot, settings: Settings, today: date) -> dict[str, object]:
    account = snapshot.account
    pack = load_pack(account.profile.pack or settings.pack, settings)
    stands = standings(account, pack, today)
    levels = [each.current.rated.value for each in stands if each.is_open and each.current]
    return {
        "id": account.id,
        "name": account.profile.name,
        "pack": pack.id,
        "deals": len(account.deals),
        "stage": max(levels, default=None),
        "findings": len(find(account, pack, today)),
        "revision": snapshot.saved.revision,
        "changed_on": snapshot.saved.saved_at.astimezone().date().isoformat(),
        "changed_by": snapshot.saved.author,
    }


def findings(
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="cli.arg_account")],
    as_json_: AsJson = False,
    today: Today = "",
) -> None:
    """Show what there is to notice about an account."""
    settings = current_settings()
    day = day_or_today(today)
    with open_store(settings) as store:
        found = store.read(account).account
    pack = load_pack(found.profile.pack or settings.pack, settings)
    noticed = find(found, pack, day)
    if as_json_:
        typer.echo(json.dumps([as_json(found, e) for e in noticed], ensure_ascii=False, indent=2))
        return
    if not noticed:
        typer.echo(word("cli.no_findings", settings.language))
    for each in noticed:
        told = tell(each, pack, settings.language)
        typer.echo(f"{choice(each.severity, settings.language)}  {told.sentence}")
        typer.echo(f"      {told.question}  [{each.code}]")
