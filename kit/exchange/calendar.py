"""What has a day – promises, milestones, reports, actions, decisions, sessions – as a calendar.

All-day entries without any time zone, which bear the same id each time they are written, so that
Outlook and others renew them. They are private and leave the day free.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from icalendar import Alarm, Calendar, Event

from kit.account import Account, DealStatus
from kit.errors import Refused
from kit.exchange.account_json import Origin
from kit.pack import Pack
from kit.words import word

__all__ = ["account_to_calendar"]

# Nine in the morning of the day before: the trigger counts from midnight.
_REMINDER = timedelta(hours=-15)
_DAY = timedelta(days=1)
_OVER = {DealStatus.lost, DealStatus.stopped}
_OWNER = {
    "promises": "Promise.owner",
    "actions": "Action.owner",
    "sessions": "CoachingSession.rep",
    "decisions": "Decision.decided_by",
}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class _Due:
    """One entry of the calendar: what it is about, on which day, and whether it is done."""

    kind: str
    key: str
    on: date
    what: str
    done: bool
    deal: str | None = None
    owner: str | None = None
    people: tuple[str, ...] = ()
    about: str = ""


def account_to_calendar(account: Account, origin: Origin, pack: Pack, lang: str) -> bytes:
    """Return the days of an account as an iCalendar file (RFC 5545), the earliest first.

    The same saved state gives the same bytes. Raises Refused where nothing has a day.
    """
    found = sorted(_dues(account, pack, lang), key=lambda due: (due.on, due.kind, due.key))
    if not found:
        raise Refused("calendar.nothing_dated", account=account.id)
    calendar = Calendar()
    calendar.add("prodid", "-//coaching-workbook-kit//account//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = word("calendar.name", lang, account=_line(account.profile.name))
    calendar.add("x-wr-calname", name)
    for due in found:
        calendar.add_component(_event(due, account, origin, lang))
    return bytes(calendar.to_ical())


def _dues(account: Account, pack: Pack, lang: str) -> Iterator[_Due]:
    """Yield what has a day; what belongs to a deal that is lost or stopped is left out."""
    over = {deal.id for deal in account.deals if deal.status in _OVER}
    everything = (
        *_promises(account),
        *_milestones(account, pack, lang),
        *_reports(account),
        *_decisions(account),
    )
    yield from (due for due in everything if due.deal not in over)
    for action in account.actions:
        if action.due_on:
            done = action.done_on is not None
            key = action.id
            yield _Due("actions", key, action.due_on, action.what, done, owner=action.owner)
    yield from _sessions(account, lang)


def _promises(account: Account) -> Iterator[_Due]:
    for each in account.promises:
        if each.due_on:
            done = each.kept_on is not None or each.confirmed_on is not None
            due = _Due("promises", each.id, each.due_on, each.what, done, deal=each.deal)
            yield replace(due, owner=each.owner, people=each.made_to)


def _milestones(account: Account, pack: Pack, lang: str) -> Iterator[_Due]:
    for each in account.milestones:
        step = pack.milestones.get(each.step)
        name = step.name.in_(lang) if step else each.step
        about = step.presence.in_(lang) if step else ""
        if on := each.planned_on or each.done_on:
            done = each.done_on is not None
            yield _Due("milestones", each.id, on, name, done, deal=each.deal, about=about)


def _reports(account: Account) -> Iterator[_Due]:
    for each in account.complaints:
        for report in each.reports:
            key, done = f"{each.id}-{report.due_on:%Y%m%d}", report.done_on is not None
            due = _Due("reports", key, report.due_on, report.what, done, deal=each.deal)
            yield replace(due, people=each.received_from, about=each.what)


def _sessions(account: Account, lang: str) -> Iterator[_Due]:
    """Yield the sessions held, and the next one planned where none was held since."""
    held = sorted(account.coaching_sessions, key=lambda each: each.held_on)
    for each in held:
        goal = each.grow.goal or word("calendar.talk", lang)
        due = _Due("sessions", each.id, each.held_on, goal, True, owner=each.rep)
        yield replace(due, about=each.grow.will)
    last = held[-1] if held else None
    if last and last.next_on:
        key, what = f"{last.id}-next", word("calendar.talk", lang)
        due = _Due("sessions", key, last.next_on, what, False, owner=last.rep)
        yield replace(due, about=last.grow.will)


def _decisions(account: Account) -> Iterator[_Due]:
    for each in account.decisions:
        if each.decide_by_on:
            done = each.decided_on is not None
            due = _Due("decisions", each.id, each.decide_by_on, each.what, done, deal=each.deal)
            yield replace(due, owner=each.decided_by, about=each.decided)


def _event(due: _Due, account: Account, origin: Origin, lang: str) -> Event:
    told = _told(due, account, lang)
    event = Event()
    event.add("uid", f"{due.kind}-{due.key}@{account.id}.coaching-workbook-kit")
    event.add("dtstamp", origin.saved_at.astimezone(UTC))
    event.add("sequence", origin.revision)
    event.add("dtstart", due.on)
    event.add("dtend", due.on + _DAY)
    event.add("summary", word("calendar.done", lang, told=told) if due.done else told)
    event.add("description", "\n".join(_lines(due, account, lang)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if not due.done:
        event.add_component(_alarm(told))
    return event


def _alarm(told: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _REMINDER)
    alarm.add("description", told)
    return alarm


def _told(due: _Due, account: Account, lang: str) -> str:
    deal = account.deal(due.deal)
    what = _line(due.what) or word("calendar.unsaid", lang)
    return word(f"calendar.{due.kind}", lang, what=what, deal=_line(deal.name) if deal else "")


def _lines(due: _Due, account: Account, lang: str) -> Iterator[str]:
    deal, owner = account.deal(due.deal), account.member(due.owner)
    people = [person.name for each in due.people if (person := account.stakeholder(each))]
    yield _named(word("calendar.customer", lang), account.profile.name, lang)
    if deal:
        yield _named(word("fields.Deal", lang), deal.name, lang)
    if owner:
        yield _named(word(f"fields.{_OWNER[due.kind]}", lang), owner.name, lang)
    if people:
        yield _named(word("fields.Stakeholder", lang), _row(people, lang), lang)
    if due.kind == "reports":
        yield _named(word("calendar.complaint", lang), due.about, lang)
    elif due.about:
        yield _line(due.about)


def _named(field: str, value: str, lang: str) -> str:
    return word("calendar.line", lang, field=field, value=_line(value))


def _row(names: list[str], lang: str) -> str:
    return ("、" if lang == "ja" else ", ").join(names)


def _line(text: str) -> str:
    """Return typed text on one line, without what a calendar file cannot carry."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())
