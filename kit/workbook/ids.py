"""Ids of new entries."""

from secrets import token_hex

__all__ = ["new_id"]


def new_id(start: str) -> str:
    """Return an id nobody else gives at the same moment, so that no two new entries are one."""
    return f"{start}-{token_hex(5)}"
