"""The names of people in the headers of a mail; addresses stand in only where no name does."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header

__all__ = ["names_in", "plain_header"]

_ADDRESS = re.compile(r"[<@＠]")
_SEVERAL = re.compile(r"[;；\n]")
_IN_A_ROW = re.compile(r"[,、，]")
# One of several: commas inside quotation marks do not part.
_ONE = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^,"]|"(?=[^"]*$))+')
_NAMED = re.compile(r"(?P<name>.*?)\s*<(?P<address>[^<>]*)>.*|(?P<bare>\S+)\s*\((?P<told>.*)\)")


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
    is_parted = _SEVERAL.search(header) is not None
    for part in _SEVERAL.split(header):
        if _ADDRESS.search(part):
            yield from map(_name, _with_addresses(part))
        elif is_parted:
            # Between semicolons a comma stands inside a name: Hanada, Ichiro.
            yield _unquoted(part)
        else:
            yield from map(_unquoted, _IN_A_ROW.split(part))


def _with_addresses(part: str) -> Iterator[str]:
    """Yield each person of a row; what has no address is the beginning of the next one's name."""
    begun = ""
    for found in _ONE.findall(part):
        begun = f"{begun},{found}" if begun else found
        if _ADDRESS.search(found):
            yield begun
            begun = ""
    yield begun


def _name(person: str) -> str:
    found = _NAMED.fullmatch(person.strip())
    if not found:
        return _unquoted(person)
    name = found["name"] or found["told"] or ""
    return _unquoted(name) or (found["address"] or found["bare"] or "").strip()


def _unquoted(name: str) -> str:
    return plain_header(re.sub(r"\\(.)", r"\1", name).strip(" \t'\"")).strip(" '\"")
