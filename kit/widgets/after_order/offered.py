"""The complaints of an account, to choose one, add one, or take one out."""

from kit.account import Account, Complaint, Letter
from kit.analysis.after_order import complaint_desk
from kit.widgets.chooser import Offered
from kit.widgets.seat import Seat
from kit.words import choice
from kit.workbook import new_id

__all__ = ["COMPLAINTS"]


def _begun(what: str) -> Complaint:
    return Complaint(id=new_id("complaint"), what="").changed(what=what)


def _told(complaint: Complaint, seat: Seat) -> str:
    """Return how far a complaint has come, and what was said."""
    desk = complaint_desk(seat.account, seat.today)
    state = next((each.state for each in desk if each.complaint.id == complaint.id), None)
    if state is None:
        return complaint.what
    return seat.say("complaint_told", state=choice(state, seat.lang), what=complaint.what)


def _without(account: Account, complaint: Complaint) -> Account:
    """Return the account without a complaint; a letter about it stays, and so do its promises."""

    def freed(letter: Letter) -> Letter:
        about = letter.complaint == complaint.id
        return letter.model_copy(update={"complaint": None}) if about else letter

    left = tuple(each for each in account.complaints if each.id != complaint.id)
    letters = tuple(map(freed, account.letters))
    return account.model_copy(update={"complaints": left, "letters": letters})


COMPLAINTS = Offered("complaints", "complaint", _begun, _told, _without)
