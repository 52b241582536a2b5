"""A calendar from Outlook or Google (.ics) as entries that may be contacts."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path

from icalendar import Timezone

from kit.account import Channel, Occasion
from kit.errors import Cell, Fault, Faults, Refused
from kit.exchange.elsewhere.blocks import Block, Blocks, blocks_of, calendar_of
from kit.exchange.elsewhere.entry import Entry, Reading
from kit.exchange.elsewhere.events import Happening, happening_of, local_day
from kit.exchange.elsewhere.recurring import instance_key, occurrences
from kit.exchange.lists import Note, faulty_rows
from kit.exchange.lists.letters import decoded
from kit.exchange.lists.read import content_of

__all__ = ["read_calendar"]

_DAY = timedelta(days=1)


def read_calendar(path: Path, today: date, zone: tzinfo | None = None) -> Reading:
    """Read the events of a calendar up to today, on the days of a time zone or the machine's own.

    Private and cancelled ones are left out; of the others, faults are gathered.
    """
    blocks = blocks_of(_text(path), path.name)
    _learn_zones(blocks.zones)
    faults = list(blocks.faults)
    events: list[Happening] = []
    for block in blocks.events:
        match happening_of(block):
            case Happening() as event:
                events.append(event)
            case wrong:
                faults += wrong
    entries: list[Entry] = []
    for event in (standing := _standing(events)).values():
        try:
            entries += _entries(event, standing, today, zone)
        except Refused as error:
            faults.append(Fault(error.code, (), error.facts, Cell(event.line)))
        except (OverflowError, OSError, ValueError):
            facts = {"found": str(event.start)}
            faults.append(Fault("calendar.line_unreadable", (), facts, Cell(event.line)))
    notes = tuple(_notes(events, len(blocks.events)))
    return Reading(path.name, ".ics", tuple(entries), tuple(faults), notes, partial(_rest, blocks))


def _text(path: Path) -> str:
    content = content_of(path)
    if not content.strip():
        raise Faults(path.name, [Fault("file.empty")])
    return decoded(content, path.name).text


def _learn_zones(zones: Sequence[Block]) -> None:
    """Let the library know the time zones that a calendar explains itself."""
    for block in zones:
        with suppress(ValueError, KeyError, IndexError, TypeError):
            Timezone.from_ical(block.whole)


def _standing(events: Sequence[Happening]) -> dict[str, Happening]:
    """Return the newest version of each event; one occurrence of a series is an event too."""
    found: dict[str, Happening] = {}
    for event in events:
        key = event.uid if event.instance is None else instance_key(event.uid, event.instance)
        if key not in found or found[key].sequence <= event.sequence:
            found[key] = event
    return found


def _entries(
    event: Happening, standing: dict[str, Happening], today: date, zone: tzinfo | None
) -> Iterator[Entry]:
    if event.hidden or event.cancelled:
        return
    comes_again = bool(event.rule or event.also or event.instance is not None)
    for each in occurrences(event, today, zone):
        # What was moved or called off stands as an event of its own.
        if each.key in standing and standing[each.key] is not event:
            continue
        yield Entry(
            row=event.line,
            key=each.key,
            held_on=local_day(each.start, zone),
            names=tuple(dict.fromkeys(filter(None, (event.organiser, *event.people)))),
            channel=Channel.online if event.has_link else Channel.unknown,
            starter=event.organiser,
            minutes=_minutes(event),
            occasion=Occasion.regular if comes_again else Occasion.unknown,
            title=event.title,
            told=f"{event.title}\n{event.place}",
            place=event.place,
        )


def _minutes(event: Happening) -> int | None:
    start, end = event.start, event.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    if bool(start.tzinfo) != bool(end.tzinfo):
        return None
    return int((end - start).total_seconds() // 60) if end - start <= _DAY else None


def _notes(events: Sequence[Happening], n: int) -> Iterator[Note]:
    yield Note("note.calendar_read", {"n": n})
    if private := sum(event.hidden for event in events):
        yield Note("note.private", {"n": private})
    if cancelled := sum(event.cancelled for event in events):
        yield Note("note.cancelled", {"n": cancelled})


def _rest(blocks: Blocks, faults: Sequence[Fault], _lang: str) -> bytes:
    """Return a calendar of the events at fault; why they are is no part of a calendar."""
    wrong = set(faulty_rows(faults))
    events = [event for event in blocks.events if event.line in wrong]
    return calendar_of([*blocks.zones, *events]).encode("utf-8", "replace")
