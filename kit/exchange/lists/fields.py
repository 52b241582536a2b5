"""What a list of each kind may tell, and the headings under which offices write it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from pydantic import BaseModel

from kit.account import Deal, Profile, Stakeholder
from kit.account.shape import Holds, shape_of
from kit.exchange.cells import Column, folded
from kit.words import Text, word

__all__ = [
    "ACCOUNT",
    "ACCOUNT_ID",
    "NOTED",
    "OUR_MEMBER",
    "OUR_MEMBER_IF_NAMED",
    "PARTS",
    "REASON",
    "UNKEPT",
    "Kind",
    "columns_of",
    "field_word",
    "heading_key",
    "kind_word",
    "listed",
    "targets_of",
]

_LANGUAGES = ("ja", "en")
ACCOUNT = "account"
ACCOUNT_ID = "account_id"
OUR_MEMBER = "our_member"
OUR_MEMBER_IF_NAMED = "our_member_if_named"
NOTED = "noted"
UNKEPT = "unkept"
REASON = "reason"
PARTS = MappingProxyType(
    {"name": ("family_name", "given_name"), "kana": ("family_kana", "given_kana")}
)
"""A field that some lists write in two columns."""


class Kind(StrEnum):
    """What the rows of a list are about."""

    people = "people"
    deals = "deals"
    accounts = "accounts"

    @property
    def model(self) -> type[BaseModel]:
        """What a row becomes."""
        return _MODELS[self]

    @property
    def key(self) -> str:
        """The field without which a list is not of this kind."""
        return ACCOUNT if self is Kind.accounts else "name"

    @property
    def note(self) -> str:
        """The field into which text without a place of its own may go."""
        return "" if self is Kind.people else "note"


_MODELS: Mapping[Kind, type[BaseModel]] = {
    Kind.people: Stakeholder,
    Kind.deals: Deal,
    Kind.accounts: Profile,
}


def kind_word(kind: Kind) -> Text:
    """Return what the rows of a kind are called."""
    return Text(ja=word(f"lists.{kind}", "ja"), en=word(f"lists.{kind}", "en"))


def field_word(kind: Kind, target: str) -> Text:
    """Return what a field is called where people read of it."""
    label = "Account" if target == ACCOUNT else "Account.id" if target == ACCOUNT_ID else "Member"
    if column := columns_of(kind).get(target):
        label = f"{column.model.__name__}.{column.field.name}"
    elif target in sum(PARTS.values(), ()):
        label = f"{kind.model.__name__}.name"
    return Text(ja=word(f"fields.{label}", "ja"), en=word(f"fields.{label}", "en"))


@lru_cache(maxsize=4)
def columns_of(kind: Kind) -> Mapping[str, Column]:
    """Return the fields a row of a kind may fill by their paths, such as early.how_heard."""
    columns = dict(_columns(kind.model, ""))
    if kind is Kind.accounts:
        # Its name is what the account is found by.
        del columns["name"]
    return columns


def _columns(model: type[BaseModel], path: str) -> Iterator[tuple[str, Column]]:
    for field in shape_of(model):
        if field.holds is not Holds.group:
            yield path + field.name, Column(model, field)
        elif field.of is not None and not field.many:
            yield from _columns(field.of, f"{path}{field.name}.")


@lru_cache(maxsize=4)
def targets_of(kind: Kind) -> Mapping[str, str]:
    """Return what each heading means in a list of a kind, by its key.

    Where one heading could mean two things, the one written in lists.yaml for the kind goes first.
    """
    found: dict[str, str] = {}
    for heading, target in _headings(kind):
        found.setdefault(heading, target)
    return found


def _headings(kind: Kind) -> Iterator[tuple[str, str]]:
    own = [*columns_of(kind), *(OUR_MEMBER, *sum(PARTS.values(), ())) * (kind is Kind.people)]
    keys = {f"{kind}.{target}": target for target in (*own, NOTED, OUR_MEMBER_IF_NAMED)}
    keys |= {f"heading.{target}": target for target in (ACCOUNT, ACCOUNT_ID)}
    for key, target in keys.items():
        yield from ((heading, target) for heading in listed(key))
    for target, column in columns_of(kind).items():
        label = f"fields.{column.model.__name__}.{column.field.name}"
        yield from ((heading_key(word(label, lang)), target) for lang in _LANGUAGES)
    # Name alone may be the name of anything.
    yield from ((heading_key(each), each) for each in (*own, ACCOUNT, ACCOUNT_ID) if each != "name")
    for target in (UNKEPT, REASON):
        yield from ((heading, target) for heading in listed(target))


@lru_cache(maxsize=128)
def listed(key: str) -> frozenset[str]:
    """Return the headings that an entry of lists.yaml holds, as keys; none without an entry."""
    found: set[str] = set()
    for lang in _LANGUAGES:
        with suppress(KeyError):
            found.update(map(heading_key, re.split("[、,]", word(f"lists.{key}", lang))))
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def heading_key(text: str) -> str:
    """Return a heading without what offices add to it: spaces, brackets, stars, 必須."""
    plain = re.sub(
        r"必須|任意|required|optional", "", unicodedata.normalize("NFKC", text.casefold())
    )
    return folded(re.sub(r"[\s()\[\]【】<>《》「」*※★●■:・_\-]", "", plain))
