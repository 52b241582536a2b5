"""The deals in progress, each with its rank and how far it has come."""

from ipywidgets import Dropdown, HBox, VBox

from kit.account import Account, Deal, DealStatus, Item
from kit.analysis.deals import own_standing
from kit.widgets.plan.entries import Entries, fields_of, take_in
from kit.widgets.plan.known import elsewhere
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat

__all__ = ["ranks"]


class _RankCard:
    """One deal with its rank; its levels are those that this side may see."""

    def __init__(self, seat: Seat, mark: SavedMark, deal: str) -> None:
        self._seat = seat
        self.name, self.levels = prose(look="key"), prose(look="quiet")
        label = seat.label("Deal.rank")
        control = Dropdown(description=label, options=[("", "")], layout={"width": "9em"})
        self.fields = fields_of(seat, mark, ("deals", deal), {"rank": control})
        told = VBox([self.name, self.levels])
        told.layout.flex = "1 1 18em"
        self.box = HBox([self.fields["rank"].box, told], _dom_classes=["kit-row"])

    def take(self, item: Item) -> None:
        """Show the deal, and offer as many ranks as there are deals."""
        if not isinstance(item, Deal):
            return
        seat = self._seat
        most = max(len(_live(seat.account)), item.rank or 0)
        ranks = [(seat.say("plan_ranked", n=n), n) for n in range(1, most + 1)]
        self.fields["rank"].offer([(seat.say("plan_unranked"), ""), *ranks])
        take_in(seat, self.fields, item)
        put(self.name, item.name)
        put(self.levels, self._told(item))

    def _told(self, deal: Deal) -> str:
        seat = self._seat
        stands = own_standing(seat.account, deal, seat.side, seat.pack, seat.today).current
        if stands is None:
            return seat.word("report.not_assessed")
        levels = {"rated": stands.rated.value, "agreed": stands.agreed.value}
        named = {key: "–" if value < 0 else str(value) for key, value in levels.items()}
        effect = deal.effect.words.strip()
        return f"{seat.say('levels', **named)}　{effect}" if effect else seat.say("levels", **named)


def ranks(seat: Seat, mark: SavedMark) -> VBox:
    """Return the deals in progress, in the order in which they were entered."""
    nothing = prose(seat.say("plan_no_live_deal"), "quiet")
    cards = Entries(seat, _live, lambda deal: _RankCard(seat, mark, deal.id), nothing)
    return VBox([cards, elsewhere(seat, "02_deals")], _dom_classes=["kit-form"])


def _live(account: Account) -> list[Deal]:
    return [deal for deal in account.deals if deal.status is DealStatus.in_progress]
