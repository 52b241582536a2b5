"""An account as the rows of its sheets."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from kit.account import KINDS, Account
from kit.account.shape import Holds, called_by, shape_of
from kit.exchange.cells import CellValue, Column, Names, as_text, folded
from kit.exchange.excel.plan import Role, SheetPlan, Slot
from kit.pack import Pack, Worded, worded

__all__ = ["Writing", "readable_key", "table"]


@dataclass(frozen=True)
class Writing:
    """What is needed to write an account for a reader: names, keys, the pack and a language."""

    account: Account
    names: Names
    lang: str
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wordings: Mapping[str, Mapping[tuple[str, str], Worded]] = field(default_factory=dict)

    @classmethod
    def of(cls, account: Account, pack: Pack, lang: str) -> "Writing":
        """Return what is needed to write an account."""
        names = Names.of(account)
        keys = {kind: dict(_keys(account, kind, names, lang)) for kind in KINDS}
        wordings = {
            part: {(each.within, each.id): each for each in entries}
            for part, entries in worded(pack).items()
        }
        return cls(account, names, lang, keys, wordings)


def table(plan: SheetPlan, writing: Writing) -> Iterator[tuple[CellValue, ...]]:
    """Yield the rows of a sheet, a cell for each of its columns."""
    for chain in _chains(plan, writing.account):
        yield tuple(_cell(plan, slot, chain, writing) for slot in plan.slots)


def readable_key(model: type[BaseModel], values: Mapping[str, Any], names: Names, lang: str) -> str:
    """Return what rows of other sheets call an entry: its name, or what it has to have."""
    if name := values.get(called_by(model)):
        return " ".join(str(name).split())
    needed = (each for each in shape_of(model) if each.required)
    plain = [each for each in needed if each.holds not in {Holds.identity, Holds.group}]
    told = (Column(model, each).write(values.get(each.name), names, lang) for each in plain)
    return "／".join(" ".join(as_text(each).split()) for each in told)


def _keys(account: Account, kind: str, names: Names, lang: str) -> Iterator[tuple[str, str]]:
    items = getattr(account, kind)
    keys = [readable_key(type(each), each.__dict__, names, lang) for each in items]
    times = Counter(folded(key) for key in keys)
    for item, key in zip(items, keys, strict=True):
        alone = folded(key) and times[folded(key)] == 1
        yield item.id, key if alone else f"{key}（{item.id}）"


def _chains(plan: SheetPlan, account: Account) -> Iterator[tuple[Any, ...]]:
    """Yield for each row the models it shows, from the entry inwards."""
    if plan.is_profile:
        yield (account,)
        return
    for item in getattr(account, plan.path[0]):
        yield from _inwards((item,), plan.path[1:], plan.inline)


def _inwards(
    chain: tuple[Any, ...], lists: tuple[str, ...], inline: str
) -> Iterator[tuple[Any, ...]]:
    if lists:
        for each in getattr(chain[-1], lists[0]):
            yield from _inwards((*chain, each), lists[1:], inline)
    elif inline:
        yield from ((*chain, each) for each in getattr(chain[-1], inline) or (None,))
    else:
        yield chain


def _cell(plan: SheetPlan, slot: Slot, chain: tuple[Any, ...], writing: Writing) -> CellValue:
    if slot.role is Role.key:
        return writing.keys[plan.path[0]][chain[0].id]
    value = chain[slot.level]
    for step in slot.path:
        value = None if value is None else getattr(value, step)
    if slot.role is Role.told:
        return _wording(slot, chain, value, writing)
    # Where there is no evidence its cells are empty, not 不明.
    if slot.column is None or chain[slot.level] is None:
        return None
    return slot.column.write(value, writing.names, writing.lang)


def _wording(slot: Slot, chain: tuple[Any, ...], item_id: str, writing: Writing) -> str | None:
    """Return what the pack calls an id, where it knows it."""
    within = next((str(each.stage) for each in chain if hasattr(each, "stage")), "")
    known = writing.wordings[slot.worded].get((within, item_id))
    return known.text.in_(writing.lang) if known else None
