"""Letters to the customer's people: drafted, checked by a superior, written or printed, sent."""

from enum import StrEnum

from kit.account.base import (
    ComplaintId,
    ContactId,
    Day,
    DealId,
    Frozen,
    Item,
    LetterFactId,
    LetterKindId,
    MemberId,
    StakeholderId,
    Typed,
    YesNo,
)

__all__ = ["GivenFact", "Letter", "LetterForm"]


class LetterForm(StrEnum):
    """Whether a letter goes out by hand or from the printer."""

    handwritten = "handwritten"
    printed = "printed"
    unknown = "unknown"


class GivenFact(Frozen):
    """One of the facts a letter says, as it was typed for its draft."""

    fact: LetterFactId
    text: Typed = ""


class Letter(Item):
    """One letter to one of the customer's people (手紙); body is its whole text as edited.

    contact is the one it follows, such as the visit it gives thanks for.
    """

    kind: LetterKindId
    recipient: StakeholderId
    writer: MemberId | None = None
    deal: DealId | None = None
    complaint: ComplaintId | None = None
    contact: ContactId | None = None
    grave: YesNo = YesNo.unknown
    facts: tuple[GivenFact, ...] = ()
    body: Typed = ""
    form: LetterForm = LetterForm.unknown
    written_on: Day = None
    checked_by: MemberId | None = None
    checked_on: Day = None
    sent_on: Day = None

    def given(self, fact: str) -> str:
        """Return what was typed for a fact, nothing where it was not."""
        return next((each.text for each in self.facts if each.fact == fact), "")
