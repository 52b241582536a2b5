"""The text of a calendar cut into its events and time zones, each with the line it begins in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.errors import Cell, Fault, Faults
from kit.exchange.lists.fields import listed
from kit.exchange.lists.table import MOST_ROWS

__all__ = ["Block", "Blocks", "blocks_of", "calendar_of"]

_PROPERTY = re.compile(r"([A-Za-z0-9-]+)[;:]")
# What becomes of an event; its description and its alarms are nobody's business here.
_KEPT = frozenset({
    "UID", "SUMMARY", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
    "RECURRENCE-ID", "ORGANIZER", "ATTENDEE", "STATUS", "CLASS", "SEQUENCE",
})  # fmt: skip
_EVENT, _ZONE, _CALENDAR = "VEVENT", "VTIMEZONE", "VCALENDAR"
_LINK = re.compile(r"https://([\w.-]+)/", re.ASCII)


@dataclass(frozen=True)
class Block:
    """An event or a time zone as it stands: whole for writing it again, lines for reading it."""

    kind: str
    line: int
    whole: str
    lines: tuple[str, ...]
    has_link: bool = False


@dataclass(frozen=True)
class Blocks:
    """The events and time zones of a calendar, and the faults of what has no end."""

    events: tuple[Block, ...]
    zones: tuple[Block, ...]
    faults: tuple[Fault, ...]


def blocks_of(text: str, source: str) -> Blocks:
    """Return the parts of a calendar; raises Faults for a text that is none or is too long."""
    lines = re.split(r"\r\n|\r|\n", text)
    if not any(line.strip().upper() == f"BEGIN:{_CALENDAR}" for line in lines):
        raise Faults(source, [Fault("calendar.none")])
    parts, faults = _parts(lines)
    events = tuple(each for each in parts if each.kind == _EVENT)
    if len(events) > MOST_ROWS:
        raise Faults(source, [Fault("list.too_many_rows", (), {"limit": MOST_ROWS})])
    zones = tuple(each for each in parts if each.kind == _ZONE)
    return Blocks(events, zones, tuple(faults))


def calendar_of(parts: Sequence[Block]) -> str:
    """Return a calendar that holds parts of another."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kit//rest//\r\n"
    return f"{head}{''.join(each.whole for each in parts)}END:{_CALENDAR}\r\n"


def _parts(lines: Sequence[str]) -> tuple[list[Block], list[Fault]]:
    parts: list[Block] = []
    faults: list[Fault] = []
    kind, start, ended = "", 0, False
    for number, line in enumerate(lines):
        told = line.strip().upper()
        if told in {f"BEGIN:{_EVENT}", f"BEGIN:{_ZONE}", f"END:{_CALENDAR}"}:
            if kind:
                faults.append(_unclosed(start))
            kind, start = told.removeprefix("BEGIN:"), number
            if told.startswith("END"):
                kind, ended = "", True
        elif kind and told == f"END:{kind}":
            parts.append(_block(kind, start, lines[start : number + 1]))
            kind = ""
    if kind:
        faults.append(_unclosed(start))
    elif not ended:
        # Whole events may be missing: no row can be left out to mend that.
        faults.append(Fault("calendar.cut_off"))
    return parts, faults


def _unclosed(start: int) -> Fault:
    return Fault("calendar.unclosed", (), {}, Cell(start + 1))


def _block(kind: str, start: int, lines: Sequence[str]) -> Block:
    whole = "".join(f"{line}\r\n" for line in lines)
    if kind == _ZONE:
        return Block(kind, start + 1, whole, tuple(lines))
    unfolded = re.sub(r"\r\n[ \t]", "", whole).split("\r\n")
    return Block(kind, start + 1, whole, tuple(_own(unfolded)), any(map(_has_link, unfolded)))


def _own(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are kept, and those that are no property: they are faults."""
    inside = 0
    for line in lines[1:-2]:
        told = line.strip().upper()
        inside += told.startswith("BEGIN:")
        found = _PROPERTY.match(line)
        if not inside and line.strip() and (not found or found[1].upper() in _KEPT):
            yield line
        inside -= told.startswith("END:")


def _has_link(line: str) -> bool:
    name = line.upper()
    if name.startswith(("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")):
        return True
    hosts = listed("calendar.link_hosts")
    return any(
        host == each or host.endswith(f".{each}")
        for host in _LINK.findall(line.lower())
        for each in hosts
    )
