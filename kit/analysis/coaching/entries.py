"""What the entries of an account are called, so that a remark can be made on any of them."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kit.account import KINDS, Account, Item, Remark
from kit.account.shape import FieldShape, Holds, called_by, shape_of
from kit.analysis.finding import in_brief
from kit.words import show, word

__all__ = ["REMARKABLE", "entries_of", "entry_name", "fields_of", "remarked"]

_OWN_KINDS = {"remarks", "coaching_sessions", "ride_alongs", "practice_notes"}
_FIRST = ("deals", "stakeholders", "actions")
REMARKABLE = (*_FIRST, *(kind for kind in KINDS if kind not in {*_FIRST, *_OWN_KINDS}))
"""The kinds of entries a coach makes remarks on: all but those of the coaching itself.

Those it is mostly about stand first.
"""


def entries_of(account: Account, kind: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a kind as (name, id)."""
    for item in getattr(account, kind):
        yield entry_name(account, item, lang), item.id


def remarked(account: Account, remark: Remark, lang: str) -> str | None:
    """Return what a remark is about, with the field where it names one; None where it is gone."""
    if remark.kind not in KINDS:
        return None
    found = next((e for e in getattr(account, remark.kind) if e.id == remark.entry), None)
    if found is None:
        return None
    name = entry_name(account, found, lang)
    if remark.field not in fields_of(remark.kind):
        return name
    field = word(f"fields.{type(found).__name__}.{remark.field}", lang)
    return word("coaching.about_field", lang, name=name, field=field)


def entry_name(account: Account, item: Item, lang: str) -> str:
    """Return what people call an entry: its text, or its day and whom it is about, or its id."""
    if field := called_by(type(item)):
        return str(in_brief(getattr(item, field)) or item.id)
    told = [show(value, lang) for value in _telling(account, item)]
    return word("coaching.told_between", lang).join(told) or item.id


@lru_cache(maxsize=64)
def fields_of(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that a remark can point at."""
    return tuple(each.name for each in shape_of(KINDS[kind]) if each.holds is not Holds.identity)


def _telling(account: Account, item: Item) -> Iterator[object]:
    """Yield what tells an entry without a text from the others: days, choices, references."""
    for each in shape_of(type(item)):
        value = getattr(item, each.name)
        if not each.required or value is None or each.holds is Holds.identity:
            continue
        if isinstance(value, date) or each.holds is Holds.choice:
            yield value
        elif each.holds is Holds.reference:
            yield _named(account, each, value)
        elif each.holds is Holds.text:
            yield value


def _named(account: Account, field: FieldShape, item_id: str) -> str:
    found = next((e for e in getattr(account, field.refers) if e.id == item_id), None)
    own = called_by(type(found)) if found else ""
    return str(in_brief(getattr(found, own)) or item_id) if own else item_id
