"""An entry of a calendar or a mail list, before it is known whom of an account it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kit.account import Channel, Occasion
from kit.errors import Fault
from kit.exchange.lists import Note

__all__ = ["Entry", "Reading", "Rest"]

Rest = Callable[[Sequence[Fault], str], bytes]


@dataclass(frozen=True)
class Entry:
    """One meeting or mail: names are all people in it, starter the one whose idea it was.

    row is where it begins in its file; told is text of a calendar in which people may be named,
    for finding them alone. A starter of "" is not known.
    """

    row: int
    key: str
    held_on: date
    names: tuple[str, ...]
    channel: Channel = Channel.unknown
    starter: str = ""
    minutes: int | None = None
    occasion: Occasion = Occasion.unknown
    title: str = ""
    told: str = ""
    place: str = ""


@dataclass(frozen=True)
class Reading:
    """A file as read: its entries, the faults of others, and what is to be known about it.

    rest makes a file, of the kind its suffix says, of those rows that faults are about.
    """

    source: str
    suffix: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    rest: Rest
