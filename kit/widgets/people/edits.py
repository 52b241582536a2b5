"""What was typed into the sheet, applied to an account: what is accepted, and what has to wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.account import Account, Stakeholder, reference_faults
from kit.account.shape import Holds
from kit.errors import Fault, Faults, KitError, Refused
from kit.exchange.cells import Names
from kit.widgets.people.columns import COLUMNS

__all__ = ["Draft", "Drafts", "Outcome", "applied"]

Values = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Draft:
    """What was typed into a cell and could not be accepted, kept as typed."""

    text: str
    fault: KitError


Drafts = Mapping[tuple[str, str], Draft]
"""The cells that wait to be put right, by person and column."""


@dataclass(frozen=True)
class Outcome:
    """An account after some edits, and the cells that wait."""

    account: Account
    drafts: Drafts = field(default_factory=dict)


def applied(account: Account, drafts: Drafts, edits: Sequence[Mapping[str, Any]]) -> Outcome:
    """Apply edits: rows first, then cells, references last as they may lead to new rows.

    Raises Refused where a person to be removed is named elsewhere in the account.
    """
    for edit in edits:
        if edit["op"] != "set":
            account = _ROWS[edit["op"]](account, edit)
    known = {person.id for person in account.stakeholders}
    typed = {
        (edit["id"], edit["field"]): str(edit["text"])
        for edit in edits
        if edit["op"] == "set" and edit["id"] in known and edit["field"] in COLUMNS
    }
    waiting = {cell: draft for cell, draft in drafts.items() if cell[0] in known}
    for references in (False, True):
        some = {cell: t for cell, t in typed.items() if _is_reference(cell[1]) is references}
        account = _typed(account, some, waiting)
    return Outcome(_without_circles(account, typed, waiting), waiting)


def _is_reference(path: str) -> bool:
    return COLUMNS[path].shape.holds is Holds.reference


def _typed(
    account: Account, typed: Mapping[tuple[str, str], str], waiting: dict[tuple[str, str], Draft]
) -> Account:
    names, values = Names.of(account), Values()
    for (person, path), text in typed.items():
        waiting.pop((person, path), None)
        try:
            values.setdefault(person, {})[path] = _read(path, text, names)
        except KitError as refusal:
            waiting[person, path] = Draft(text, refusal)
    people = []
    for each in account.stakeholders:
        accepted, faults = _revised(each, values.get(each.id, {}))
        people.append(accepted)
        for path, fault in faults.items():
            waiting[each.id, path] = Draft(typed[each.id, path], fault)
    return account.model_copy(update={"stakeholders": tuple(people)})


def _read(path: str, text: str, names: Names) -> Any:
    column = COLUMNS[path]
    if path == "name" and not text.strip():
        raise Refused("person.nameless")
    return column.cell.read(text, names)


def _revised(
    person: Stakeholder, values: Mapping[str, Any]
) -> tuple[Stakeholder, dict[str, KitError]]:
    """Return a person with the values that are accepted, and why the others are not."""
    if not values:
        return person, {}
    try:
        return person.changed(**values), {}
    except Faults as refusal:
        at_fault = {_path(fault, values): _told(fault) for fault in refusal.faults}
        rest = {path: value for path, value in values.items() if path not in at_fault}
        return person.changed(**rest), at_fault


def _path(fault: Fault, values: Iterable[str]) -> str:
    place = ".".join(str(part) for part in fault.place)
    return next(path for path in values if f"{place}.".startswith(f"{path}."))


def _told(fault: Fault) -> KitError:
    return Refused(fault.code, **fault.facts)


def _without_circles(
    account: Account,
    typed: Mapping[tuple[str, str], str],
    waiting: dict[tuple[str, str], Draft],
) -> Account:
    """Take back every superior typed just now above whom one gets to the same person again."""
    people = list(account.stakeholders)
    for fault in reference_faults(account):
        place = fault.place[1] if fault.code == "reference.circle" else None
        if not isinstance(place, int):
            continue
        person = people[place]
        cell = person.id, "reports_to"
        if cell in typed:
            waiting[cell] = Draft(typed[cell], Refused(fault.code, id=person.name))
            people[place] = person.model_copy(update={"reports_to": None})
    return account.model_copy(update={"stakeholders": tuple(people)})


def _added(account: Account, edit: Mapping[str, Any]) -> Account:
    if account.stakeholder(edit["id"]):
        return account
    return _placed(account, Stakeholder(id=edit["id"], name=""), edit.get("after"))


def _duplicated(account: Account, edit: Mapping[str, Any]) -> Account:
    original = account.stakeholder(edit["of"])
    if original is None or account.stakeholder(edit["id"]):
        return account
    return _placed(account, original.model_copy(update={"id": edit["id"]}), original.id)


def _moved(account: Account, edit: Mapping[str, Any]) -> Account:
    person = account.stakeholder(edit["id"])
    return account if person is None else _placed(account, person, edit.get("after"))


def _placed(account: Account, person: Stakeholder, after: str | None) -> Account:
    """Return the account with a person behind another one, or first where there is none."""
    people = [each for each in account.stakeholders if each.id != person.id]
    ids = [each.id for each in people]
    place = ids.index(after) + 1 if after in ids else 0 if after is None else len(ids)
    people.insert(place, person)
    return account.model_copy(update={"stakeholders": tuple(people)})


def _removed(account: Account, edit: Mapping[str, Any]) -> Account:
    """Return the account without a person, nor the lines that lead there."""
    gone, person = edit["id"], account.stakeholder(edit["id"])
    if person is None:
        return account
    left = account.model_copy(
        update={
            "stakeholders": tuple(
                each.model_copy(
                    update={
                        name: None
                        for name in ("reports_to", "successor")
                        if getattr(each, name) == gone
                    }
                )
                for each in account.stakeholders
                if each.id != gone
            ),
            "relations": tuple(r for r in account.relations if gone not in (r.source, r.target)),
            "coverage": tuple(line for line in account.coverage if line.stakeholder != gone),
        }
    )
    if reference_faults(left):
        raise Refused("person.named_elsewhere", name=person.name)
    return left


_ROWS = {"add": _added, "duplicate": _duplicated, "move": _moved, "remove": _removed}
