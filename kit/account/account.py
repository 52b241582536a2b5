"""The account: its profile and one tuple of items for each kind of entry."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar, get_args

from kit.account.after_order import Complaint, Milestone, OpenQuestion, Promise
from kit.account.base import AccountId, Frozen, Item
from kit.account.coaching import CoachingSession, PracticeNote, Remark, RideAlong
from kit.account.contacts import Contact
from kit.account.deals import Assessment, Deal
from kit.account.knowledge import Fact, InformationItem, SelfCheck
from kit.account.letters import Letter
from kit.account.people import Coverage, Relation, Stakeholder
from kit.account.plan import (
    Action,
    CustomerIssue,
    Decision,
    Deferral,
    Goal,
    Noticed,
    Rival,
    Scenario,
    Trade,
    Usage,
)
from kit.account.profile import Member, Profile

__all__ = ["KINDS", "SCHEMA_VERSION", "Account"]

SCHEMA_VERSION = 1

T = TypeVar("T", bound=Item)


class Account(Frozen):
    """A customer with everything we know of them (顧客)."""

    schema_version: ClassVar[int] = SCHEMA_VERSION

    id: AccountId
    profile: Profile
    members: tuple[Member, ...] = ()
    deals: tuple[Deal, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    relations: tuple[Relation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    contacts: tuple[Contact, ...] = ()
    information: tuple[InformationItem, ...] = ()
    facts: tuple[Fact, ...] = ()
    self_checks: tuple[SelfCheck, ...] = ()
    promises: tuple[Promise, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    goals: tuple[Goal, ...] = ()
    rivals: tuple[Rival, ...] = ()
    usages: tuple[Usage, ...] = ()
    trades: tuple[Trade, ...] = ()
    customer_issues: tuple[CustomerIssue, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    letters: tuple[Letter, ...] = ()
    coaching_sessions: tuple[CoachingSession, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ride_alongs: tuple[RideAlong, ...] = ()
    practice_notes: tuple[PracticeNote, ...] = ()

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Item]:
        return {(kind, item.id): item for kind in KINDS for item in getattr(self, kind)}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, changed where update says so; its entries are found anew."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("_by_id", None)
        return copied

    def member(self, item_id: str | None) -> Member | None:
        """Return one of our members, or None where nobody has that id."""
        return self._find("members", item_id, Member)

    def deal(self, item_id: str | None) -> Deal | None:
        """Return a deal, or None where none has that id."""
        return self._find("deals", item_id, Deal)

    def stakeholder(self, item_id: str | None) -> Stakeholder | None:
        """Return one of their people, or None where nobody has that id."""
        return self._find("stakeholders", item_id, Stakeholder)

    def rival(self, item_id: str | None) -> Rival | None:
        """Return a rival, or None where none has that id."""
        return self._find("rivals", item_id, Rival)

    def letter(self, item_id: str | None) -> Letter | None:
        """Return a letter, or None where none has that id."""
        return self._find("letters", item_id, Letter)

    def complaint(self, item_id: str | None) -> Complaint | None:
        """Return a complaint, or None where none has that id."""
        return self._find("complaints", item_id, Complaint)

    def contact(self, item_id: str | None) -> Contact | None:
        """Return a contact, or None where none has that id."""
        return self._find("contacts", item_id, Contact)

    def _find(self, kind: str, item_id: str | None, expected: type[T]) -> T | None:
        found = self._by_id.get((kind, item_id or ""))
        return found if isinstance(found, expected) else None


def _kinds() -> dict[str, type[Item]]:
    """Read the kinds of entry off the account itself, so that a new one joins everywhere."""
    found = {}
    for name, described in Account.model_fields.items():
        inside = get_args(described.annotation)
        if inside and isinstance(inside[0], type) and issubclass(inside[0], Item):
            found[name] = inside[0]
    return found


KINDS: Mapping[str, type[Item]] = _kinds()
"""Each kind of entry by the name of its place in the account."""
