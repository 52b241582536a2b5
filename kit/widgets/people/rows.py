"""The people of an account as the sheet shows them: a row each, every cell as text."""

from typing import Any

from kit.account import Account, Stakeholder
from kit.exchange.cells import Names, as_text
from kit.widgets.people.columns import COLUMNS, Column
from kit.widgets.people.edits import Drafts
from kit.words import say, word

__all__ = ["rows"]

Row = dict[str, Any]


def rows(account: Account, drafts: Drafts, lang: str) -> list[Row]:
    """Return a row of plain JSON values for each person; what waits is shown as it was typed."""
    names = Names.of(account)
    return [_row(person, drafts, names, lang) for person in account.stakeholders]


def _row(person: Stakeholder, drafts: Drafts, names: Names, lang: str) -> Row:
    cells = {path: _text(person, column, names, lang) for path, column in COLUMNS.items()}
    faults = {}
    if not person.name.strip():
        faults["name"] = word("errors.person.nameless", lang)
    for path in COLUMNS:
        if draft := drafts.get((person.id, path)):
            cells[path], faults[path] = draft.text, say(draft.fault, lang)
    return {"id": person.id, "cells": {p: t for p, t in cells.items() if t}, "faults": faults}


def _text(person: Stakeholder, column: Column, names: Names, lang: str) -> str:
    value: Any = person
    for name in column.path.split("."):
        value = getattr(value, name)
    return as_text(column.cell.write(value, names, lang))
