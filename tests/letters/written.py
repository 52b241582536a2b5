"""The letters of good.yaml and faulty.yaml, each with what it is about."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kit.account import Account
from kit.letters import Matter
from kit.pack import load_pack
from kit.samples import sample_accounts
from kit.settings import current_settings

SETTINGS = current_settings({})
HERE = Path(__file__).parent


def entries(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return loaded


GOOD = entries("good.yaml")
FAULTY = entries("faulty.yaml")


@cache
def accounts() -> dict[str, Account]:
    return {each.account.id: each.account for each in sample_accounts(SETTINGS)}


def matter(account: str, to: str, kind: str, *, grave: bool = False) -> Matter:
    """Return what a letter from an account's rep to one of its people is about."""
    found = accounts()[account]
    recipient = found.stakeholder(to)
    assert recipient is not None
    pack = load_pack(found.profile.pack, SETTINGS)
    sender = found.member(found.profile.rep)
    return Matter(found, pack, kind, recipient, sender, found.deals[0], grave=grave)


def good(name: str) -> tuple[str, Matter]:
    """Return a right letter."""
    entry = GOOD[name]
    grave = entry.get("grave", False)
    return entry["text"], matter(entry["account"], entry["to"], entry["kind"], grave=grave)


def faulty(name: str) -> tuple[str, Matter]:
    """Return a right letter with one thing made wrong in it."""
    entry = FAULTY[name]
    text, about = good(entry["of"])
    for old, new in entry["change"].items():
        assert old in text, old
        text = text.replace(old, new)
    return text, about
