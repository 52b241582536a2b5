"""What other chapters know for the plan, read here and written there."""

from ipywidgets import HTML, VBox

from kit.account import Account
from kit.analysis.knowledge import understanding_board
from kit.widgets.following import Following
from kit.widgets.links import notebook_link
from kit.widgets.picture import LivePicture
from kit.widgets.prose import prose, put, table
from kit.widgets.seat import Seat

__all__ = ["elsewhere", "outline", "power"]


class _Outline(Following):
    """The note on the account and the newest of each area, as they are saved now."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.note, self.areas = prose(), HTML()
        link = elsewhere(seat, "04_knowledge")
        super().__init__([self.note, self.areas, link], _dom_classes=["kit-form"])
        self.follow(seat.workbook, self._show)
        self._show()

    def _show(self) -> None:
        seat = self._seat
        put(self.note, seat.account.profile.note)
        board = understanding_board(seat.account, seat.pack, seat.today)
        unknown = seat.word("common.unknown")
        rows = [
            [
                seat.text(e.area.name),
                e.facts[0].text if e.facts else unknown,
                seat.day(e.age.newest_on),
            ]
            for e in board
        ]
        heads = [seat.label(f"Fact.{name}") for name in ("area", "text", "as_of")]
        self.areas.value = table(heads, rows)


def outline(seat: Seat) -> VBox:
    """Return what is known of the customer, area by area."""
    return _Outline(seat)


def power(seat: Seat) -> VBox:
    """Return the power chart, and the way to where it is written."""
    picture = LivePicture(seat, "power_chart", "power_chart", _house)
    return VBox([picture, elsewhere(seat, "01_people")], _dom_classes=["kit-form"])


def _house(account: Account) -> object:
    return account.stakeholders and (account.stakeholders, account.relations)


def elsewhere(seat: Seat, notebook: str) -> HTML:
    """Return a link to the page on which something is written."""
    return HTML(notebook_link(f"{notebook}.ipynb", seat.word(f"start.notebook.{notebook}")))
