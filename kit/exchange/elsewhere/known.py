"""The people of an account as calendars and mails name them, turned round and spaced or not."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kit.account import Account
from kit.exchange.cells import folded
from kit.exchange.lists.belongs import name_key
from kit.exchange.lists.fields import listed

__all__ = ["KnownPeople"]

_BRACKETS = re.compile(r"[(\[【<〈「].*?[)\]】>〉」]|[(\[【].*")
_SPACES = re.compile(r"[\s,・/|]+")
_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|医療法人|[(（][株有]）?\)?|,?\s*(co\.|inc|ltd|llc).*",
    re.IGNORECASE,
)
_SURE_LENGTH = 3


class KnownPeople:
    """Who of an account, and of ours, a name means."""

    def __init__(self, account: Account) -> None:
        self._people = _by_name((each.id, each.name) for each in account.stakeholders)
        self._members = _by_name((each.id, each.name) for each in account.members)
        self._names = {each.id: folded(each.name) for each in account.stakeholders}
        self._account = name_key(_LEGAL_FORM.sub("", account.profile.name))

    def stakeholder(self, name: str) -> str:
        """Return the id of the customer's person a name means, or "" where none or several."""
        return _meant(self._people, name)

    def member(self, name: str) -> str:
        """Return the id of our member whom a name means, or "" where none or several."""
        return _meant(self._members, name)

    def told_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the customer's people whom a text names in full or as 花田様."""
        plain = folded(text)
        honoured = "|".join(map(re.escape, listed("calendar.honorifics")))
        return tuple(
            each
            for each, name in self._names.items()
            # Searching takes a hundred times as long as looking.
            if name
            and name in plain
            and len(self._people.get(name, ())) == 1
            and (
                (len(name) >= _SURE_LENGTH and _stands(name, plain))
                or re.search(rf"(?<![\u3400-\u9fff]){re.escape(name)}({honoured})", plain)
            )
        )

    def is_named(self, text: str) -> bool:
        """Tell whether a text names the account itself."""
        plain = folded(text)
        name = self._account
        return len(name) > 1 and name in plain and _stands(name, plain)


def _stands(name: str, text: str) -> bool:
    """Tell whether a name stands in a text, and not inside a longer word in Latin letters."""
    edge = "(?<![a-z0-9])", "(?![a-z0-9])"
    return re.search(f"{edge[0]}{re.escape(name)}{edge[1]}", text) is not None


def _by_name(people: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item_id, name in people:
        for key in _keys(name):
            found.setdefault(key, set()).add(item_id)
    return found


def _meant(known: dict[str, set[str]], name: str) -> str:
    meant = set().union(*(known.get(key, set()) for key in _keys(name)))
    return next(iter(meant)) if len(meant) == 1 else ""


@lru_cache(maxsize=1 << 14)
def _keys(name: str) -> tuple[str, ...]:
    """Return a name as one word, as it stands and turned round."""
    plain = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", name)).strip()
    for honorific in listed("calendar.honorifics"):
        if len(plain) > len(honorific) + 1:
            plain = plain.removesuffix(honorific).strip()
    words = [each for each in _SPACES.split(plain) if each]
    return tuple({folded("".join(each)): None for each in (words, words[::-1]) if words})
