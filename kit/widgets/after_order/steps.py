"""The milestones of an ordered deal put into the sheet at once, in the steps of the pack."""

from collections.abc import Iterator

from ipywidgets import Button, VBox

from kit.account import Account, Deal, Milestone
from kit.analysis.after_order import ordered_deals
from kit.errors import KitError
from kit.widgets.field import reason
from kit.widgets.prose import prose, put
from kit.widgets.seat import Seat
from kit.workbook import Workbook, new_id

__all__ = ["StepsToAdd"]


class StepsToAdd(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """A button for each ordered deal without milestones; it adds them with all days unknown."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self.fault = seat, prose(look="fault")
        self._offered: list[tuple[str, str]] | None = None
        super().__init__(_dom_classes=["kit-form"])
        self._take(seat.workbook)
        self._leave = seat.workbook.listen(self._take)

    def close(self) -> None:
        """Take the buttons off the screen and listen no more."""
        self._leave()
        super().close()

    def _take(self, _: Workbook) -> None:
        deals = [*self._waiting()]
        offered = [(each.id, each.name) for each in deals]
        if offered != self._offered:
            self._offered = offered
            self.children = [*map(self._button, deals), self.fault]
        self.layout.display = None if deals else "none"

    def _waiting(self) -> Iterator[Deal]:
        account = self._seat.account
        begun = {each.deal for each in account.milestones}
        return (d for d in ordered_deals(account, self._seat.today) if d.id not in begun)

    def _button(self, deal: Deal) -> Button:
        told = self._seat.say("steps_add", deal=deal.name, n=len(self._seat.pack.milestones))
        look = {"layout": {"align_self": "flex-start"}, "_dom_classes": ["kit-button"]}
        button = Button(description=told, **look)
        button.on_click(lambda _: self._add(deal))
        return button

    def _add(self, deal: Deal) -> None:
        steps = sorted(self._seat.pack.milestones.items(), key=lambda each: each[1].position)
        made = [Milestone(id=new_id("milestone"), deal=deal.id, step=name) for name, _ in steps]

        def added(account: Account) -> Account:
            return account.model_copy(update={"milestones": (*account.milestones, *made)})

        try:
            self._seat.save(added)
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
