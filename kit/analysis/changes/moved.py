"""Dates that moved, with how often each has moved since it was first written down."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kit.account import Deal, Item, Milestone
from kit.analysis.changes.change import Change, Course, State, Turn, called
from kit.analysis.finding import Ref
from kit.pack import Pack
from kit.words import Text, word

__all__ = ["DATED", "moved_dates"]

DATED = {
    "deals": "decision_on",
    "promises": "due_on",
    "milestones": "planned_on",
    "actions": "due_on",
}
"""The day of each kind of entry that people plan by, and that may be put off."""


def moved_dates(before: State, after: State, pack: Pack, course: Course) -> Iterator[Change]:
    """Yield each planned day that moved between two states, or that is not known any more."""
    for kind, field in DATED.items():
        then = {item.id: item for item in getattr(before.account, kind)}
        for item in getattr(after.account, kind):
            stood = [*course.get((kind, item.id), ()), (after.on, item)]
            if earlier := then.get(item.id):
                stood.append((before.on, earlier))
            days = _days(stood, field)
            yield from _moved(_Path(kind, item, after, pack), days, before.on)


class _Path:
    """Which day of which entry is meant, and how it is called."""

    def __init__(self, kind: str, item: Item, state: State, pack: Pack) -> None:
        self.about = (Ref(kind, item.id),)
        key = f"changes.field_{kind}"
        self.field = Text(word(key, "ja"), word(key, "en"))
        self.what = _what(item, state, pack)


def _what(item: Item, state: State, pack: Pack) -> Text:
    if isinstance(item, Milestone):
        step, deal = pack.milestones.get(item.step), state.account.deal(item.deal)
        name = step.name if step else Text(item.step, item.step)
        return Text(f"{deal.name} {name.ja}", f"{deal.name} – {name.en}") if deal else name
    text = called(item.name if isinstance(item, Deal) else getattr(item, "what", ""), item)
    return Text(text, text)


def _days(stood: Sequence[tuple[date, Item]], field: str) -> list[tuple[date, date | None]]:
    """Return what a day was, each time with the day since when, oldest first, repeats left out."""
    told = [(on, getattr(item, field)) for on, item in sorted(stood, key=lambda each: each[0])]
    return told[:1] + [now for then, now in pairwise(told) if then[1] != now[1]]


def _moved(path: _Path, days: Sequence[tuple[date, date | None]], since: date) -> Iterator[Change]:
    known = [each for each in days if each[1] is not None]
    moves = [(then, now) for then, now in pairwise(known) if then[1] != now[1]]
    lately = [each for each in moves if each[1][0] > since]
    facts = {"what": path.what, "field": path.field}
    if lately:
        told = {"before": lately[0][0][1], "now": lately[-1][1][1], "n": len(moves)}
        code = "date.moved" if len(moves) == 1 else "date.moved_again"
        yield Change(code, Turn.noted, path.about, facts | told)
    if len(days) > 1 and days[-1][1] is None and days[-1][0] > since:
        yield Change("date.dropped", Turn.worse, path.about, facts | {"before": days[-2][1]})
