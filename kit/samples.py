"""The invented sample accounts that come with the kit."""

from pathlib import Path

from kit.exchange import Incoming, read_account
from kit.settings import Settings

__all__ = ["sample_accounts", "sample_ids"]


def sample_accounts(settings: Settings) -> tuple[Incoming, ...]:
    """Return the invented accounts that come with the kit, in the order of their ids."""
    return tuple(read_account(path) for path in _files(settings))


def sample_ids(settings: Settings) -> tuple[str, ...]:
    """Return the ids of the invented accounts without reading them: each file bears its own."""
    return tuple(path.stem for path in _files(settings))


def _files(settings: Settings) -> list[Path]:
    return sorted((settings.shipped() / "data" / "samples").glob("*.json"))
