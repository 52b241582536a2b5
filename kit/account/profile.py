"""The account as a whole: who it is, who of ours answers for it, its calendar."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kit.account.base import Confidentiality, Day, Frozen, Item, MemberId, Rating, Typed, Whole

__all__ = ["Basis", "Calendar", "Dependence", "Function", "Member", "Profile"]

Month = Annotated[int, Field(ge=1, le=12), Whole]


class Basis(StrEnum):
    """What a rating rests on: what they said or did, or our own guess."""

    their_words_or_deeds = "their_words_or_deeds"
    our_guess = "our_guess"
    unknown = "unknown"


class Dependence(Frozen):
    """How far they need us and we need them, 1 to 5, and what they would do without us."""

    they_on_us: Rating = None
    we_on_them: Rating = None
    alternative: Typed = ""
    basis: Basis = Basis.unknown


class Calendar(Frozen):
    """The days and months that decide when the customer can decide."""

    closing_month: Month | None = None
    transfer_month: Month | None = None
    budget_request_by_on: Day = None
    deciding_body_meets_on: Day = None


class Function(StrEnum):
    """Which of our functions a member belongs to."""

    sales = "sales"
    engineering = "engineering"
    manufacturing = "manufacturing"
    service = "service"
    executive = "executive"
    unknown = "unknown"


class Member(Item):
    """One of our own people."""

    name: Typed
    kana: Typed = ""
    title: Typed = ""
    function: Function = Function.unknown


class Profile(Frozen):
    """What is true of the account as a whole."""

    name: Typed
    kana: Typed = ""
    pack: Typed = ""
    rep: MemberId | None = None
    coach: MemberId | None = None
    as_of: Day = None
    confidentiality: Confidentiality = Confidentiality.internal
    dependence: Dependence = Dependence()
    calendar: Calendar = Calendar()
    note: Typed = ""
