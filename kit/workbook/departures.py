"""Accounts that go out to files, as they are saved now."""

from kit.exchange import Origin, account_to_json
from kit.pack import load_pack, packs
from kit.settings import Settings
from kit.store import Store

__all__ = ["CALENDAR", "JSON", "WORKBOOK", "taken_out"]

JSON, WORKBOOK, CALENDAR = ".json", ".xlsx", ".ics"
"""The kinds of file an account goes out as, by their endings."""


def taken_out(store: Store, account: str, suffix: str, lang: str, settings: Settings) -> bytes:
    """Return the file of an account: JSON, or a workbook of Excel or a calendar in a language.

    Raises Faults that name every text too long for a cell of Excel.
    """
    found = store.read(account)
    saved = found.saved
    origin = Origin(saved.revision, saved.saved_at, saved.author)
    if suffix == JSON:
        return account_to_json(found.account, origin).encode()
    named = found.account.profile.pack
    # A pack that is not here words the criteria and no more: the data goes out all the same.
    pack = load_pack(named if named in packs(settings) else settings.pack, settings)
    # Loading what writes these files takes as long as all else a command does.
    if suffix == CALENDAR:
        from kit.exchange.calendar import account_to_calendar  # noqa: PLC0415

        return account_to_calendar(found.account, origin, pack, lang)
    from kit.exchange.excel import write_account  # noqa: PLC0415

    return write_account(found.account, origin, pack, lang)
