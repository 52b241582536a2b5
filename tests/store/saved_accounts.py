"""Small accounts to save, and small changes to make to them."""

from collections.abc import Callable
from typing import Any

from kit.account import Account, Member, Profile, Stakeholder

Sql = Callable[..., list[tuple[Any, ...]]]
ROW = {
    "account": "a",
    "kind": "members",
    "item_id": "m9",
    "revision": 9,
    "document": '{"id": "m9", "name": "m9"}',
    "position": 9.0,
    "schema_version": 1,
    "author": "somebody",
    "saved_at": "2026-11-22 00:00:00",
}
INSERT = """
    INSERT INTO rows
        (account, kind, item_id, revision, document, position, schema_version, author, saved_at)
    VALUES
        (:account, :kind, :item_id, :revision, :document, :position, :schema_version, :author,
         :saved_at)
"""


def account(*members: str, people: tuple[str, ...] = ()) -> Account:
    """Return an account with these members and people, each named after its id."""
    return Account(
        id="a",
        profile=Profile(name="蒼原工機"),
        members=tuple(Member(id=each, name=each) for each in members),
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in people),
    )


def renamed(before: Account, item_id: str, name: str) -> Account:
    """Return the account with one member's name changed."""
    members = tuple(
        each.model_copy(update={"name": name}) if each.id == item_id else each
        for each in before.members
    )
    return before.model_copy(update={"members": members})


def in_order(before: Account, *ids: str) -> Account:
    """Return the account with these members in this order, new ones named after their ids."""
    known = {each.id: each for each in before.members}
    members = tuple(known.get(each) or Member(id=each, name=each) for each in ids)
    return before.model_copy(update={"members": members})


def member_ids(found: Account) -> tuple[str, ...]:
    """Return the members' ids in their order."""
    return tuple(each.id for each in found.members)


def put_row(sql: Sql, **changed: Any) -> None:
    """Put one row into the database behind the store's back."""
    sql(INSERT, ROW | changed)
