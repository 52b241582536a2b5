"""The calendar of an account: the months and days by which the customer decides (年間の節目)."""

from collections.abc import Callable, Mapping

from ipywidgets import HTML, Dropdown, HBox, VBox, Widget

from kit.account import Account
from kit.widgets.controls import line
from kit.widgets.field import Field
from kit.widgets.prose import STYLE, prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show
from kit.workbook import Workbook

__all__ = ["CalendarForm"]

_UNKNOWN = 0
"""What the list holds for a month that is not known; the account itself holds none."""

_MONTHS = ("closing_month", "transfer_month")
_DAYS = ("budget_request_by_on", "deciding_body_meets_on")


class CalendarForm(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """Closing month, transfers, when budgets must be asked for, when the deciding body meets."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.mark = seat, SavedMark(seat)
        made: Mapping[str, Callable[[str], Widget]] = {
            **dict.fromkeys(_MONTHS, self._month),
            **dict.fromkeys(_DAYS, lambda label: line(label, seat.say("day_hint"), "15em")),
        }
        self.fields = {
            name: self._field(make(self._label(name)), name) for name, make in made.items()
        }
        row = HBox([each.box for each in self.fields.values()])
        row.add_class("kit-row")
        why = prose(seat.say("calendar_why"), "quiet")
        super().__init__([HTML(STYLE), why, self.mark.box, row])
        self.add_class("kit-form")
        self._take(seat.workbook)
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the form off the screen and listen no more."""
        self._leave()
        super().close()

    def _take(self, workbook: Workbook) -> None:
        self.mark.heard(workbook)
        calendar = workbook.account.profile.calendar
        for name, field in self.fields.items():
            held = getattr(calendar, name)
            field.take(self._seat.day(held) if name in _DAYS else held or _UNKNOWN)

    def _label(self, name: str) -> str:
        seat = self._seat
        label = seat.label(f"Calendar.{name}")
        if name != "deciding_body_meets_on":
            return label
        return seat.say(
            "formal_request", label=label, asked=seat.text(seat.pack.terms.deciding_body)
        )

    def _month(self, label: str) -> Dropdown:
        months = [(self._seat.say(f"month_{n}"), n) for n in range(1, 13)]
        unknown = (show(None, self._seat.lang), _UNKNOWN)
        return Dropdown(description=label, options=[*months, unknown], layout={"width": "10em"})

    def _field(self, control: Widget, name: str) -> Field:
        def save(value: object) -> None:
            self._seat.save(lambda account: _put(account, name, value))

        return Field(control, save, self.mark, self._seat.lang)


def _put(account: Account, name: str, value: object) -> Account:
    known = None if value == _UNKNOWN else value
    calendar = account.profile.calendar.changed(**{name: known})
    profile = account.profile.changed(calendar=calendar)
    return account.model_copy(update={"profile": profile})
