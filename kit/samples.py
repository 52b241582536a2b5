"""The invented sample accounts that come with the kit."""

from kit.exchange import Incoming, read_account
from kit.settings import Settings

__all__ = ["sample_accounts"]


def sample_accounts(settings: Settings) -> tuple[Incoming, ...]:
    """Return the invented accounts that come with the kit, in the order of their ids."""
    folder = settings.shipped() / "data" / "samples"
    return tuple(read_account(path) for path in sorted(folder.glob("*.json")))
