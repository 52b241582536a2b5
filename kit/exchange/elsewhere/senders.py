"""The names of people in the headers of a mail; addresses are no names and stay out."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses

__all__ = ["names_in", "plain_header"]

_ADDRESS = re.compile(r"[<@＠]")
_SEVERAL = re.compile(r"[;；\n]")
_IN_A_ROW = re.compile(r"[,、，]")


def plain_header(text: str) -> str:
    """Return a header as people read it: =?ISO-2022-JP?B?…?= is decoded."""
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return text


def names_in(header: str) -> tuple[str, ...]:
    """Return who stands in a From or To header, each by name, or by address where it is all."""
    return tuple(dict.fromkeys(filter(None, _names(header))))


def _names(header: str) -> Iterator[str]:
    for part in _SEVERAL.split(header):
        if _ADDRESS.search(part):
            # Strictness would take a whole header away for one slip in it.
            for name, address in getaddresses([part], strict=False):
                yield plain_header(name).strip(" '\"") or address.strip()
        elif _SEVERAL.search(header):
            # Between semicolons a comma stands inside a name: Hanada, Ichiro.
            yield plain_header(part).strip(" '\"")
        else:
            yield from (plain_header(each).strip(" '\"") for each in _IN_A_ROW.split(part))
