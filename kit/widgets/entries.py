"""The entries of an account as forms find them, and put them back changed."""

from typing import Any

from kit.account import Account, Item

__all__ = ["entry_of", "put_item"]


def entry_of(account: Account, kind: str, item_id: str) -> Any:
    """Return the entry of a kind with an id, or None when it is gone."""
    return next((each for each in getattr(account, kind) if each.id == item_id), None)


def put_item(account: Account, kind: str, item: Item) -> Account:
    """Return an account with an entry in its place, or behind the others."""
    named = {each.id: each for each in getattr(account, kind)} | {item.id: item}
    return account.model_copy(update={kind: tuple(named.values())})
