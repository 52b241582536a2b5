"""What the customer is to be told by a day (報連相), a row for each report."""

from collections.abc import Callable

from ipywidgets import Button, HBox, VBox, Widget

from kit.account import CustomerReport
from kit.errors import WrongUse
from kit.widgets.controls import line
from kit.widgets.field import Field
from kit.widgets.group_rows import GroupRows, Write
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["ReportRows"]


class ReportRows:
    """The reports due to the customer; one without a day waits as it was typed."""

    def __init__(self, seat: Seat, mark: SavedMark, write: Write[CustomerReport]) -> None:
        self.rows: GroupRows[CustomerReport] = GroupRows(
            seat.say("report_add"),
            mark,
            write,
            _begun,
            lambda put, remove: ReportRow(seat, mark, put, remove),
        )
        self.box = self.rows.box

    def take(self, reports: tuple[CustomerReport, ...]) -> None:
        """Show what is saved."""
        self.rows.take(reports)


class ReportRow:
    """One report: by when, what, and when it was done."""

    def __init__(
        self, seat: Seat, mark: SavedMark, put: Callable[..., None], remove: Callable[[], None]
    ) -> None:
        self._seat, self._put = seat, put
        day, label = seat.say("day_hint"), "CustomerReport"
        controls: dict[str, Widget] = {
            "due_on": line(seat.label(f"{label}.due_on"), day, "11em"),
            "what": line(seat.label(f"{label}.what"), seat.say("report_hint"), "18em"),
            "done_on": line(seat.label(f"{label}.done_on"), day, "11em"),
        }
        self.fields = {name: self._field(each, name, mark) for name, each in controls.items()}
        out = Button(
            description=seat.say("report_remove"), _dom_classes=["kit-plain", "kit-beside"]
        )
        out.on_click(lambda _: remove())
        boxes = [*(each.box for each in self.fields.values()), out]
        self.box = VBox([HBox(boxes, _dom_classes=["kit-row"])])

    def take(self, report: CustomerReport | None) -> None:
        """Show a report as it is saved."""
        held = {} if report is None else dict(report)
        for name, field in self.fields.items():
            value = held.get(name)
            field.take((value or "") if name == "what" else self._seat.day(value))

    def _field(self, control: Widget, name: str, mark: SavedMark) -> Field:
        def save(value: str) -> None:
            if name == "due_on" and not value.strip():
                raise WrongUse("report.undated")
            self._put(**{name: value})
            if name == "due_on":
                for each in self.fields.values():
                    each.again()

        return Field(control, save, mark, self._seat.lang)


def _begun(**fields: object) -> CustomerReport:
    if "due_on" not in fields:
        raise WrongUse("report.undated")
    return CustomerReport.checked(fields)
