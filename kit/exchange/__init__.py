"""Files in and out: an account as JSON or as an Excel workbook, lists from elsewhere."""

from kit.exchange.account_json import (
    Incoming,
    Origin,
    account_from_json,
    account_to_json,
    read_account,
)

__all__ = ["Incoming", "Origin", "account_from_json", "account_to_json", "read_account"]
