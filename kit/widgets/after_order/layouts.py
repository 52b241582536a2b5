"""The sheets after the order: promises (約束), milestones (節目), open questions (技術への問い)."""

from kit.account import Account, Complaint
from kit.widgets.sheet import FIRST, Layout, laid_out, without

__all__ = ["MILESTONES", "OPEN_QUESTIONS", "PROMISES"]


def _without_promise(account: Account, kind: str, gone: str) -> Account:
    """Return the account without a promise; complaints it was made at name it no more."""

    def freed(complaint: Complaint) -> Complaint:
        left = tuple(each for each in complaint.promises if each != gone)
        return complaint.model_copy(update={"promises": left})

    complaints = tuple(freed(e) if gone in e.promises else e for e in account.complaints)
    return without(account.model_copy(update={"complaints": complaints}), kind, gone)


PROMISES: Layout = laid_out(
    "promises",
    {
        FIRST: (
            "what",
            "due_on",
            "owner",
            "made_to",
            "kept_on",
            "confirmed_on",
            "recorded_in",
            "kind",
        ),
        "circumstances": ("deal", "made_by", "note"),
        "agreed": ("confirmed_by", "changed_on", "changed_agreed_by"),
    },
    unknown=frozenset({"due_on", "owner", "made_to"}),
    take_out=_without_promise,
)

MILESTONES: Layout = laid_out(
    "milestones",
    {
        FIRST: ("step", "deal", "planned_on", "done_on", "sales_was_there", "confirmed"),
        "agreed": ("confirmed_on", "confirmed_by", "signed_off_on", "signed_off_by", "note"),
    },
    unknown=frozenset({"planned_on"}),
)

OPEN_QUESTIONS: Layout = laid_out(
    "open_questions",
    {FIRST: ("what", "asked_on", "asked_by", "put_to", "settled_on", "answer", "deal")},
    unknown=frozenset({"asked_on", "asked_by", "put_to"}),
)
