"""The preparation sheet of a visit (訪問準備シート), on the page and as a file to print."""

from collections.abc import Iterator
from pathlib import Path

from ipywidgets import HTML
from markupsafe import escape

from kit.analysis.contacts.preparation import Preparation, Whom, preparation
from kit.analysis.deals import as_seen
from kit.analysis.knowledge import Age
from kit.widgets.following import Following
from kit.widgets.links import file_link
from kit.widgets.prose import STYLE, prose, table
from kit.widgets.seat import Seat
from kit.words import choice

__all__ = ["PreparationSheet", "printable"]

Part = tuple[str, list[str], list[list[str]]]
"""What one part asks, the heads of its columns, and its rows."""

_LINES = "<p class='line'></p>" * 3
"""Room to write by hand."""


class PreparationSheet(Following):
    """Whom to see, what to ask, which agreement to seek, what we bring; follows each change."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.shown, self.file = HTML(), HTML()
        super().__init__(
            [HTML(STYLE), prose(seat.say("visit_why"), "quiet"), self.shown, self.file]
        )
        self.add_class("kit-form")
        self.follow(seat.workbook, self.redraw)
        self.redraw()

    def redraw(self) -> None:
        """Show what there is to prepare now."""
        seat = self._seat
        self.shown.value = _body(seat)
        name = f"{seat.account.id}-visit.html"
        page = printable(seat).encode()
        self.file.value = file_link(name, page, "text/html", seat.say("visit_print"))


def printable(seat: Seat) -> str:
    """Return the sheet as a page of its own, to print on A4, with lines to write on."""
    title = escape(seat.say("visit_of", name=seat.account.profile.name))
    style = Path(__file__).with_name("visit.css").read_text("utf-8")
    head = f"<meta charset='utf-8'><title>{title}</title><style>{style}</style>"
    begin = f"<h1>{title}</h1><p>{escape(seat.day(seat.today))}</p>"
    notes = f"<h4>{escape(seat.say('visit_notes'))}</h4>{_LINES}"
    return f"<!doctype html><html lang='{seat.lang}'>{head}{begin}{_body(seat)}{notes}</html>"


def _body(seat: Seat) -> str:
    seen = as_seen(seat.account, seat.side, seat.today)
    found = preparation(seen, seat.pack, seat.today)
    parts = (_part(seat, *part) for part in _parts(seat, found))
    return "".join(parts)


def _part(seat: Seat, title: str, head: list[str], rows: list[list[str]]) -> str:
    inside = table(head, rows) if rows else f"<p>{escape(seat.say('visit_nothing'))}</p>"
    return f"<h4>{escape(title)}</h4>{inside}"


def _parts(seat: Seat, found: Preparation) -> Iterator[Part]:
    def heads(*names: str) -> list[str]:
        return [seat.say(f"visit_{name}") for name in names]

    people = [[seat.person(each.person.id), _reasons(seat, each)] for each in found.whom]
    yield seat.say("visit_whom"), heads("person", "reason"), people
    asked = [
        [seat.text(each.question.question), seat.text(each.question.how), _age(seat, each.age)]
        for each in found.information
    ]
    asked += [
        [" ".join(map(seat.text, each.area.questions.values())), "", _age(seat, each.age)]
        for each in found.areas
    ]
    yield seat.say("visit_ask"), heads("question", "how", "reason"), asked
    sought = [
        [each.deal.name, f"{each.stage} {seat.text(stage.name)}", seat.text(stage.agreement)]
        for each in found.seek
        if (stage := seat.pack.stages[each.stage])
    ]
    yield seat.say("visit_seek"), heads("deal", "stage", "agreement"), sought
    yield seat.say("visit_bring"), heads("what", "reason"), [*_bring(seat, found)]


def _bring(seat: Seat, found: Preparation) -> Iterator[list[str]]:
    if last := found.promised:
        yield [last.next_step, seat.say("visit_left", day=seat.day(last.held_on))]
    for action in found.due:
        due = seat.say("visit_due", day=seat.day(action.due_on)) if action.due_on else ""
        yield [action.what, due or seat.say("visit_no_day")]


def _reasons(seat: Seat, whom: Whom) -> str:
    told = (seat.say(f"visit_{each.value}", n=whom.days) for each in whom.reasons)
    return ("、" if seat.lang == "ja" else "; ").join(told)


def _age(seat: Seat, age: Age) -> str:
    state = choice(age.state, seat.lang)
    return state if age.days is None else seat.say("board_days", state=state, n=age.days)
