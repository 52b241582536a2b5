"""Events that come again, unfolded up to today and no further than anybody meets."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import takewhile

from dateutil.rrule import rrulestr

from kit.errors import Refused
from kit.exchange.elsewhere.events import Happening, local_day

__all__ = ["MOST_TIMES", "Occurrence", "instance_key", "occurrences"]

MOST_TIMES = 2000
"""A meeting on every working day for seven years comes less often."""
_LEAP_YEAR = 2024
_MONTHS = 12
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


@dataclass(frozen=True)
class Occurrence:
    """One time at which an event takes place, and the key by which it is known again."""

    key: str
    start: date


def instance_key(uid: str, moment: date) -> str:
    """Return the key of one occurrence, the same in whatever time zone its moment is told."""
    if isinstance(moment, datetime) and moment.tzinfo:
        # An offset is subtracted by hand: any calendar's own zone can tell it.
        plain = moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta())
        return f"{uid}/{plain:%Y%m%dT%H%M%SZ}"
    return f"{uid}/{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f"{uid}/{moment}"


def occurrences(event: Happening, today: date, zone: tzinfo | None) -> list[Occurrence]:
    """Return when an event takes place up to today; raises Refused for a rule out of bounds."""
    if not event.rule and not event.also:
        key = event.uid if event.instance is None else instance_key(event.uid, event.instance)
        return [Occurrence(key, event.start)]
    without = {instance_key(event.uid, each) for each in event.without}
    found: dict[str, Occurrence] = {}
    for moment in _moments(event, today, zone):
        key = instance_key(event.uid, moment)
        if key not in without:
            found[key] = Occurrence(key, moment)
        if len(found) > MOST_TIMES:
            raise Refused("calendar.too_many_times", limit=MOST_TIMES)
    return list(found.values())


def _moments(event: Happening, today: date, zone: tzinfo | None) -> Iterator[date]:
    yield event.start
    yield from (each for each in event.also if local_day(each, zone) <= today)
    for rule in event.rule.splitlines():
        yield from _by_rule(event, rule, today, zone)


def _by_rule(event: Happening, rule: str, today: date, zone: tzinfo | None) -> Iterator[date]:
    """Yield what a rule makes of the wall clock of the event's own place."""
    if any(each in rule.upper() for each in _TOO_OFTEN):
        raise Refused("calendar.too_many_times", limit=MOST_TIMES)
    if _is_empty(rule):
        return
    begins = event.start
    timed = isinstance(begins, datetime)
    own = begins.tzinfo if isinstance(begins, datetime) else None
    first = datetime.combine(begins, begins.time() if isinstance(begins, datetime) else time())
    try:
        walls = rrulestr(rule, dtstart=first)
    except (ValueError, TypeError, AttributeError) as error:
        raise Refused("calendar.rule_unreadable", found=rule) from error
    # One day more, as the day is another one elsewhere; the loop below looks at the reader's.
    last = datetime.combine(today + timedelta(1), time.max)
    if event.until is not None:
        last = min(last, _wall(event.until, own))
    for wall in takewhile(lambda each: each <= last, walls):
        moment = wall.replace(tzinfo=own) if timed else wall.date()
        if local_day(moment, zone) > today:
            return
        yield moment


def _is_empty(rule: str) -> bool:
    """Tell whether a rule names days that its months never have, for which dateutil looks long."""
    months, days = (
        [int(each) for each in re.findall(r"\d+", found[1])] if found else []
        for found in (re.search(rf"{name}=([^;]*)", rule) for name in ("BYMONTH", "BYMONTHDAY"))
    )
    lengths = [monthrange(_LEAP_YEAR, month)[1] for month in months if 1 <= month <= _MONTHS]
    return bool(lengths and days) and min(days) > max(lengths)


def _wall(until: date, own: tzinfo | None) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    return (until.astimezone(own) if until.tzinfo and own else until).replace(tzinfo=None)
