"""One event of a calendar as plain values: what cannot be read is a fault with its line."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Event

from kit.errors import Cell, Fault
from kit.exchange.elsewhere.blocks import Block
from kit.exchange.lists.belongs import derived_id

__all__ = ["Happening", "happening_of", "local_day"]


@dataclass(frozen=True)
class Happening:
    """An event: when it begins and ends, who is in it, and how it comes again.

    rule is what dateutil reads, until its last moment; instance is the occurrence that the
    event stands in for, None for an event of its own.
    """

    line: int
    uid: str
    start: date
    end: date | None
    title: str
    place: str
    organiser: str
    people: tuple[str, ...]
    has_link: bool
    sequence: int = 0
    hidden: bool = False
    cancelled: bool = False
    rule: str = ""
    until: date | None = None
    also: tuple[date, ...] = ()
    without: tuple[date, ...] = ()
    instance: date | None = None


def local_day(moment: date, zone: tzinfo | None) -> date:
    """Return the day on which a moment falls in a time zone, None for that of the machine."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def happening_of(block: Block) -> Happening | list[Fault]:
    """Return an event of a calendar, or all that is wrong with it."""
    try:
        # Its values have types of their own that no checker can tell apart.
        event: Any = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *block.lines, "END:VEVENT", ""]))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        return [_fault("calendar.line_unreadable", block, found=str(error)[:60])]
    faults = [_unreadable(block, name, message) for name, message in event.errors]
    if not faults and "DTSTART" not in event:
        faults.append(_fault("calendar.no_start", block))
    if not faults:
        faults = [_fault("calendar.zone_unknown", block, found=each) for each in _zones(event)]
    if faults:
        return faults
    start, end = _times(event)
    if end and _before(end, start):
        return [_fault("calendar.end_before_start", block, start=str(start), end=str(end))]
    return _happening(event, block, start, end)


def _happening(event: Any, block: Block, start: date, end: date | None) -> Happening:
    title = str(event.get("SUMMARY", ""))
    rules = _listed(event, "RRULE")
    until = next(iter(rules[0].get("UNTIL", ())), None) if rules else None
    own = event.get("RECURRENCE-ID")
    organiser = _listed(event, "ORGANIZER")
    return Happening(
        line=block.line,
        uid=str(event.get("UID", "")) or derived_id("event", str(start), title),
        start=start,
        end=end,
        title=" ".join(title.split()),
        place=str(event.get("LOCATION", "")),
        organiser=_name(organiser[0]) if organiser else "",
        people=tuple(_name(each) for each in _listed(event, "ATTENDEE") if _comes(each)),
        has_link=block.has_link,
        sequence=int(event.get("SEQUENCE", 0)),
        hidden=str(event.get("CLASS", "PUBLIC")).upper() in {"PRIVATE", "CONFIDENTIAL"},
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        rule="\n".join(_rule(each) for each in rules),
        until=until,
        also=_moments(event, "RDATE"),
        without=_moments(event, "EXDATE"),
        instance=own.dt if own else None,
    )


def _times(event: Any) -> tuple[date, date | None]:
    start: date = event["DTSTART"].dt
    if "DTEND" in event:
        return start, event["DTEND"].dt
    if "DURATION" in event:
        duration: timedelta = event["DURATION"].dt
        return start, start + duration
    return start, None


def _before(end: date, start: date) -> bool:
    if not isinstance(end, datetime) or not isinstance(start, datetime):
        return local_day(end, None) < local_day(start, None)
    if bool(end.tzinfo) != bool(start.tzinfo):
        end, start = end.replace(tzinfo=None), start.replace(tzinfo=None)
    return end < start


def _zones(event: Any) -> list[str]:
    """Return the names of time zones that nobody has explained."""
    found = (event.get(name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
    return [
        each.params["TZID"]
        for each in found
        if each is not None
        and "TZID" in each.params
        and isinstance(each.dt, datetime)
        and each.dt.tzinfo is None
    ]


def _moments(event: Any, name: str) -> tuple[date, ...]:
    found = (each.dt for group in _listed(event, name) for each in group.dts)
    # A period begins with its first moment.
    return tuple(each[0] if isinstance(each, tuple) else each for each in found)


def _rule(rule: Any) -> str:
    kept = type(rule)({name: each for name, each in rule.items() if name.upper() != "UNTIL"})
    return str(kept.to_ical().decode())


def _listed(event: Any, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _name(person: Any) -> str:
    return str(person.params.get("CN", "")).strip() or str(person).removeprefix("mailto:")


def _comes(person: Any) -> bool:
    room = str(person.params.get("CUTYPE", "")).upper() in {"RESOURCE", "ROOM"}
    return not room and str(person.params.get("PARTSTAT", "")).upper() != "DECLINED"


def _unreadable(block: Block, name: str | None, message: str) -> Fault:
    start = f"{name}".upper()
    line = next((each for each in block.lines if each.upper().startswith(start)), "")
    return _fault("calendar.line_unreadable", block, found=line if name else message)


def _fault(code: str, block: Block, **facts: object) -> Fault:
    return Fault(code, (), facts, Cell(block.line))
