"""kit import: what was taken in, would be, or was refused, told to people and to programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from kit.errors import Fault, Faults, KitError, WrongUse
from kit.exchange.lists import Kind, Tally, faulty_rows, read_map
from kit.settings import current_settings
from kit.store import open_store
from kit.words import say, say_fault, show, word
from kit.workbook.intake import ACCOUNT, Asked, Intake, ListArrival, take_in
from kit.workbook.proposals import CONTACTS, ContactArrival, told_contacts
from kit.workbook.telling import told_accounts, told_arrival, told_left_out, told_notes

__all__ = ["tell_intake"]

Refusal = tuple[Path, KitError]
Document = dict[str, Any]


def tell_intake(files: Sequence[Path], asked: Asked, map_: Path | None, *, as_json: bool) -> int:
    """Take files in and tell what came of it; return the exit status."""
    if asked.kind not in ("", ACCOUNT, CONTACTS, *Kind):
        raise WrongUse("use.bad_value", what="--as")
    settings = current_settings()
    said = read_map(map_) if map_ else None
    kept = settings.home / "records" / "maps"
    lang = settings.language
    asked = replace(asked, author=settings.user, lang=lang, said=said, kept=kept)
    with open_store(settings) as store:
        intake = take_in(files, store, asked)
    if intake.refused:
        _tell_refusals(intake.refused, lang, as_json)
        return max(error.exit_status for _, error in intake.refused)
    if as_json:
        _echo(_document(intake, lang, saved=not asked.dry_run))
    else:
        for line in _lines(intake, lang, asked.dry_run):
            typer.echo(line)
    faulty = [*(each.arranged.faults for each in intake.lists)]
    faulty += (each.proposed.faults for each in intake.contacts)
    return 1 if any(faulty) else 0


def _tell_refusals(refused: Sequence[Refusal], lang: str, as_json: bool) -> None:
    if not as_json:
        for _, error in refused:
            typer.echo(say(error, lang), err=True)
        return
    faults = [each for file, error in refused for each in _faults(file, error, lang)]
    _echo({"saved": False, "faults": faults})


def _echo(document: Document) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _faults(file: Path, error: KitError, lang: str) -> list[Document]:
    if not isinstance(error, Faults):
        return [{"file": str(file), "place": [], "code": error.code, "said": say(error, lang)}]
    return [_fault(file, each, lang) for each in error.faults]


def _fault(file: Path, fault: Fault, lang: str) -> Document:
    told: Document = {"file": str(file), "place": list(fault.place), "code": fault.code}
    if fault.cell:
        told |= {"sheet": fault.cell.sheet, "row": fault.cell.row, "column": fault.cell.column}
        told |= {"value": _value(fault.facts), "allowed": _allowed(fault.facts, lang)}
    return told | {"said": say_fault(fault, lang)}


def _value(facts: Mapping[str, Any]) -> str | None:
    found = facts.get("found")
    if found is None:
        return None
    text = str(found.value if isinstance(found, Enum) else found)
    return text.encode("utf-8", "replace").decode("utf-8")


def _allowed(facts: Mapping[str, Any], lang: str) -> list[str]:
    if "low" in facts and "high" in facts:
        return [str(n) for n in range(facts["low"], facts["high"] + 1)]
    allowed = facts.get("expected", facts.get("known", ()))
    return [show(each, lang) for each in allowed] if isinstance(allowed, tuple | list) else []


def _document(intake: Intake, lang: str, *, saved: bool) -> Document:
    accounts = [
        {
            "account": each.account,
            "new": each.new,
            "changed": [f"{kind}/{item}" for kind, item in each.items],
        }
        for each in intake.arrivals
    ]
    document: Document = {"saved": saved, "accounts": accounts}
    if intake.lists:
        document["lists"] = [_list(each, lang) for each in intake.lists]
    if intake.contacts:
        document["contacts"] = [_contacts(each, lang) for each in intake.contacts]
    return document


def _list(arrival: ListArrival, lang: str) -> Document:
    arranged = arrival.arranged
    headings = arranged.listing.headings
    return {
        "file": str(arrival.file),
        "kind": headings.kind.value,
        "sheet": headings.table.sheet,
        "headings": {headings.text(n): each for n, each in headings.targets.items()},
        "accounts": [
            {
                "account": each.id,
                "name": each.profile.name,
                "new": each.id in arranged.new,
                **_counts(arranged.tallies[each.id]),
            }
            for each in arranged.accounts
        ],
        "notes": [each.said(lang) for each in arranged.notes],
        "faults": [_fault(arrival.file, each, lang) for each in arranged.faults],
        "faulty_rows": list(faulty_rows(arranged.faults)),
        "faulty_file": str(arrival.faulty) if arrival.faulty else None,
    }


def _contacts(arrival: ContactArrival, lang: str) -> Document:
    proposed = arrival.proposed
    return {
        "file": str(arrival.file),
        "account": proposed.account.id,
        "new": [
            {"title": title, **contact.model_dump(mode="json")} for contact, title in proposed.new
        ],
        "same": proposed.same,
        "unknown": dict(proposed.unknown),
        "notes": [each.said(lang) for each in proposed.notes],
        "faults": [_fault(arrival.file, each, lang) for each in proposed.faults],
        "faulty_rows": list(faulty_rows(proposed.faults)),
        "faulty_file": str(arrival.rest) if arrival.rest else None,
    }


def _counts(tally: Tally) -> Document:
    return {"added": tally.new, "updated": tally.updated, "same": tally.same}


def _lines(intake: Intake, lang: str, dry_run: bool) -> Iterator[str]:
    yield from (told_arrival(each, lang, dry_run=dry_run) for each in intake.arrivals)
    for arrival in intake.lists:
        yield from _list_lines(arrival, lang, dry_run)
    for proposal in intake.contacts:
        yield f"{proposal.file.name}:"
        yield from told_contacts(proposal, lang, dry_run=dry_run)
        yield from (f"  {say_fault(each, lang)}" for each in proposal.proposed.faults)
    if (intake.lists or intake.contacts) and dry_run:
        yield word("lists.preview", lang)


def _list_lines(arrival: ListArrival, lang: str, dry_run: bool) -> Iterator[str]:
    yield f"{arrival.file.name}:"
    yield from (f"  {each}" for each in told_notes(arrival, lang))
    yield from told_accounts(arrival, lang, dry_run=dry_run)
    if left_out := told_left_out(arrival, lang, dry_run=dry_run):
        yield left_out
        yield from (f"  {say_fault(each, lang)}" for each in arrival.arranged.faults)
