"""What the customer may see of their account: an allow-list, and the account reduced to it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from kit.account import (
    KINDS,
    Account,
    Agreement,
    Assessment,
    Confidentiality,
    Deal,
    DealStatus,
    ExpectedEffect,
    Fact,
    Frozen,
    Goal,
    Item,
    Member,
    Milestone,
    Profile,
    Promise,
    StageEntry,
    Stakeholder,
)
from kit.account.shape import FieldShape, Holds, shape_of
from kit.analysis.deals import Mark, standings
from kit.analysis.plan import lacks_customer_outcome
from kit.pack import Pack

__all__ = ["ALLOWED", "for_customer"]

F = TypeVar("F", bound=Frozen)
Kept = Mapping[str, frozenset[str]]
"""The ids of the entries that stay, by kind."""

# A field that is not named here is never shown; nor is an entry without a field it has to have.
ALLOWED: Mapping[type[Frozen], frozenset[str]] = {
    Account: frozenset(
        {"id", "profile", "members", "stakeholders", "deals", "assessments"}
        | {"facts", "promises", "milestones", "goals"}
    ),
    Profile: frozenset({"name", "rep"}),
    Member: frozenset({"id", "name", "title"}),
    # People and facts stay only where they are marked as open to the customer.
    Stakeholder: frozenset({"id", "name", "department", "title"}),
    Fact: frozenset({"id", "area", "text", "as_of"}),
    Deal: frozenset({"id", "name", "status", "effect"}),
    ExpectedEffect: frozenset({"words", "agreed_with", "agreed_on"}),
    # Without answers: of a rating nothing stays but what the customer agreed to.
    Assessment: frozenset({"id", "deal", "side", "assessed_on", "stages"}),
    StageEntry: frozenset({"stage", "agreement"}),
    Agreement: frozenset({"value", "to_what", "agreed_by", "agreed_on"}),
    Promise: frozenset(
        {"id", "what", "deal", "owner", "made_to", "due_on", "kept_on", "confirmed_on"}
    ),
    Milestone: frozenset({"id", "deal", "step", "planned_on", "done_on", "signed_off_on"}),
    Goal: frozenset({"id", "customer_outcome", "deal", "by_on"}),
}

_SHARED_DEALS = {DealStatus.in_progress, DealStatus.won}


def for_customer(account: Account, pack: Pack, today: date) -> Account:
    """Return the account with nothing in it but what the customer may see on a day."""
    chosen = _chosen(account, pack, today)
    kept = {kind: frozenset(each.id for each in getattr(chosen, kind)) for kind in KINDS}
    return Account(**_content(chosen, kept))


def _chosen(account: Account, pack: Pack, today: date) -> Account:
    """Return the account with the entries that may stay, still whole."""
    open_to_them: dict[str, object] = {
        kind: tuple(each for each in getattr(account, kind) if _is_open(each)) for kind in KINDS
    }
    deals = tuple(each for each in account.deals if each.status in _SHARED_DEALS)
    named = {account.profile.rep, *(each.owner for each in account.promises)}
    chosen = {
        "deals": deals,
        "assessments": tuple(_agreed(account, pack, today)),
        "members": tuple(each for each in account.members if each.id in named),
        "goals": tuple(each for each in account.goals if not lacks_customer_outcome(each)),
    }
    return account.model_copy(update=open_to_them | chosen)


def _is_open(entry: Item) -> bool:
    """Return whether an entry, where it says who may read it, says the customer."""
    readers = getattr(entry, "confidentiality", Confidentiality.shareable)
    return readers is Confidentiality.shareable


def _agreed(account: Account, pack: Pack, today: date) -> Iterator[Assessment]:
    """Yield, per deal, the rating that counts with the agreements that are not in doubt."""
    for each in standings(account, pack, today):
        if each.current and each.deal.status in _SHARED_DEALS:
            met = {n for n, mark in enumerate(each.current.agreed_marks) if mark is Mark.met}
            counts = each.current.assessment
            stages = tuple(entry for entry in counts.stages if entry.stage in met)
            yield counts.model_copy(update={"stages": stages})


def _reduced(value: F, kept: Kept) -> F | None:
    """Return a value with its allowed fields alone, or None where one that it needs is missing."""
    content = _content(value, kept)
    needed = (shape.name for shape in shape_of(type(value)) if shape.required)
    return type(value)(**content) if content.keys() >= {*needed} else None


def _content(value: Frozen, kept: Kept) -> dict[str, Any]:
    """Return the allowed fields; a reference to an entry that does not stay is taken out."""
    allowed = ALLOWED.get(type(value), frozenset())
    content = {
        shape.name: _inside(getattr(value, shape.name), shape, kept)
        for shape in shape_of(type(value))
        if shape.name in allowed
    }
    return {name: each for name, each in content.items() if each is not None}


def _inside(found: Any, shape: FieldShape, kept: Kept) -> Any:
    if shape.holds is Holds.reference:
        stay = kept[shape.refers]
        if shape.many:
            return tuple(each for each in found if each in stay)
        return found if found in stay else None
    if shape.holds is Holds.group:
        if shape.many:
            reduced = (_reduced(each, kept) for each in found)
            return tuple(each for each in reduced if each is not None)
        return _reduced(found, kept)
    return found
