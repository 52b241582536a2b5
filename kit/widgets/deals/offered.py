"""The deals of an account, to choose one, add one, or take one out."""

from kit.account import Account, Deal, DealStatus, reference_faults
from kit.errors import Refused
from kit.widgets.chooser import Offered
from kit.widgets.seat import Seat
from kit.words import word
from kit.workbook import new_id

__all__ = ["DEALS"]


def _begun(name: str) -> Deal:
    return Deal(id=new_id("deal"), name="").changed(name=name)


def _without(account: Account, deal: Deal) -> Account:
    """Return the account without a deal and its assessments."""
    left = account.model_copy(
        update={
            "deals": tuple(each for each in account.deals if each.id != deal.id),
            "assessments": tuple(a for a in account.assessments if a.deal != deal.id),
        }
    )
    if reference_faults(left):
        raise Refused("deal.named_elsewhere", name=deal.name)
    return left


def _told(deal: Deal, seat: Seat) -> str:
    if deal.status is DealStatus.in_progress:
        return deal.name
    told = word(f"choices.DealStatus.{deal.status.value}", seat.lang)
    return f"{deal.name}（{told}）" if seat.lang == "ja" else f"{deal.name} ({told})"


DEALS = Offered("deals", "deal", _begun, _told, _without)
