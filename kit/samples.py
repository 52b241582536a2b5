"""The invented sample accounts that come with the kit, and the past of some of them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from kit.account import KINDS, Account, Frozen, Item
from kit.account.shape import shape_of
from kit.errors import Fault, Faults
from kit.exchange import Incoming, read_account
from kit.settings import Settings
from kit.words import read_day, read_entries

__all__ = ["sample_accounts", "sample_ids", "sample_past"]

_MIDDAY = time(12)


def sample_accounts(settings: Settings) -> tuple[Incoming, ...]:
    """Return the invented accounts that come with the kit, in the order of their ids."""
    return tuple(read_account(path) for path in _files(settings))


def sample_ids(settings: Settings) -> tuple[str, ...]:
    """Return the ids of the invented accounts without reading them: each file bears its own."""
    return tuple(path.stem for path in _files(settings))


def sample_past(account: Account, settings: Settings) -> tuple[tuple[datetime, Account], ...]:
    """Return how a sample stood on earlier days, the oldest first; of most none is told.

    A sample's file is an account as any other and has no past. What was otherwise on a day stands
    beside it in data/histories; entries that happened later had not happened.
    """
    path = settings.shipped() / "data" / "histories" / f"{account.id}.yaml"
    if not path.is_file():
        return ()
    told = read_entries(path, path.name)
    if isinstance(told, Fault):
        raise Faults(path.name, [told])
    states = sorted((read_day(day), otherwise) for day, otherwise in told.items())
    return tuple((_moment(day), _stood(account, day, otherwise)) for day, otherwise in states)


def _files(settings: Settings) -> list[Path]:
    return sorted((settings.shipped() / "data" / "samples").glob("*.json"))


def _moment(day: date) -> datetime:
    return datetime.combine(day, _MIDDAY).astimezone()


def _stood(account: Account, day: date, otherwise: Mapping[str, Any]) -> Account:
    """Return an account as it stood on a day, given what was otherwise than now.

    What was missing is named as kind/id, or as a kind of which there was nothing.
    """
    missing, fields = set(otherwise.get("without", ())), otherwise.get("fields", {})
    kinds = {
        kind: tuple(
            _as_was(item, fields.get(f"{kind}/{item.id}", {}))
            for item in getattr(account, kind)
            if not {kind, f"{kind}/{item.id}"} & missing and not _later(item, day)
        )
        for kind in KINDS
    }
    profile = _as_was(account.profile, {"as_of": day, **fields.get("profile", {})})
    return account.model_copy(update={**kinds, "profile": profile})


def _as_was(value: Frozen, fields: Mapping[str, Any]) -> Any:
    return value.changed(**fields) if fields else value


def _later(item: Item, day: date) -> bool:
    """Return whether an entry happened after a day: what has to bear a day happened on it."""
    known = (each.name for each in shape_of(type(item)) if each.required)
    days = (getattr(item, name) for name in known)
    return any(isinstance(each, date) and each > day for each in days)
