"""What a timeline shows: the days it spans, the contacts in them, silences and milestones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kit.account import Account, Channel, Contact
from kit.analysis.contacts import last_spoken_with_any, talks
from kit.pack import Pack

__all__ = ["Gap", "Happening", "Span", "span_of"]

_DAYS = 182
_AHEAD = 28


@dataclass(frozen=True)
class Gap:
    """Days without a talk with anybody; open while it lasts until today."""

    start: date
    end: date
    is_open: bool

    @property
    def days(self) -> int:
        """Return how long it is."""
        return (self.end - self.start).days


@dataclass(frozen=True)
class Happening:
    """A milestone of a deal: which kind, of which deal, on what day."""

    kind: str
    deal: str
    on: date


@dataclass(frozen=True)
class Span:
    """The days from first to last, with today among them, and what lies in them."""

    first: date
    today: date
    last: date
    contacts: tuple[Contact, ...]
    earlier: int
    gaps: tuple[Gap, ...]
    happenings: tuple[Happening, ...]

    def share(self, day: date) -> float:
        """Return where a day lies, from 0 to 1."""
        return (day - self.first).days / max(1, (self.last - self.first).days)

    def by_channel(self) -> dict[Channel, list[Contact]]:
        """Return the contacts of each channel there was one by, talks above writing."""
        found = {c: [x for x in self.contacts if x.channel is c] for c in Channel}
        return {channel: held for channel, held in found.items() if held}


def span_of(account: Account, pack: Pack, today: date) -> Span:
    """Return the last half year, or less where the log begins later."""
    held = sorted(
        (each for each in account.contacts if each.held_on <= today), key=lambda x: x.held_on
    )
    oldest = held[0].held_on if held else today
    first = max(oldest - timedelta(days=3), today - timedelta(days=_DAYS))
    shown = tuple(each for each in held if each.held_on >= first)
    # A log of a few days still needs a line to stand on.
    first = min(first, today - timedelta(days=_AHEAD))
    happenings = tuple(x for x in _happenings(account) if first <= x.on <= _end(today))
    last = max([today, *(each.on for each in happenings)])
    gaps = tuple(_gaps(account, pack, first, today))
    return Span(first, today, last, shown, len(held) - len(shown), gaps, happenings)


def _end(today: date) -> date:
    return today + timedelta(days=_AHEAD)


def _gaps(account: Account, pack: Pack, first: date, today: date) -> Iterator[Gap]:
    limit = pack.thresholds.account_silence_days
    days = sorted({each.held_on for each in talks(account, today)})
    if last := last_spoken_with_any(account, today):
        days = sorted({*days, last.on})
    for start, end in pairwise(days):
        if (end - start).days > limit and end > first:
            yield Gap(start, end, is_open=False)
    if days and (today - days[-1]).days > limit:
        yield Gap(days[-1], today, is_open=True)


def _happenings(account: Account) -> Iterator[Happening]:
    found = (
        Happening(kind, deal.name, day)
        for deal in account.deals
        for kind, day in (
            ("heard", deal.early.first_heard_on),
            ("request", deal.early.formal_request_on),
            ("decision", deal.decision_on),
            ("order", deal.ordered_on),
        )
        if day is not None
    )
    yield from sorted(found, key=lambda each: each.on)
