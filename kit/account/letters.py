"""Letters to the customer's people: drafted, checked by a superior, written or printed, sent."""

from enum import StrEnum

from kit.account.base import (
    ComplaintId,
    Day,
    DealId,
    Item,
    LetterKindId,
    MemberId,
    StakeholderId,
    Typed,
)

__all__ = ["Letter", "LetterForm"]


class LetterForm(StrEnum):
    """Whether a letter goes out by hand or from the printer."""

    handwritten = "handwritten"
    printed = "printed"
    unknown = "unknown"


class Letter(Item):
    """One letter to one of the customer's people (手紙); body is its whole text as edited."""

    kind: LetterKindId
    recipient: StakeholderId
    writer: MemberId | None = None
    deal: DealId | None = None
    complaint: ComplaintId | None = None
    body: Typed = ""
    form: LetterForm = LetterForm.unknown
    written_on: Day = None
    checked_by: MemberId | None = None
    sent_on: Day = None
