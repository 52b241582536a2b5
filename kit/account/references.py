"""Ids that must be unique, and ids that must lead somewhere."""

from collections import Counter
from collections.abc import Iterator

from kit.account.account import KINDS, Account
from kit.account.deals import Assessment
from kit.errors import Fault, Place

__all__ = ["reference_faults"]

Reference = tuple[Place, str, str | None]
"""Where it stands, the kind it must be found among, and the id."""


def reference_faults(account: Account) -> tuple[Fault, ...]:
    """Return every id used twice and every id that leads nowhere."""
    return (*_repeated(account), *_dangling(account), *_circles(account))


def _repeated(account: Account) -> Iterator[Fault]:
    for kind in KINDS:
        counted = Counter(item.id for item in getattr(account, kind))
        for item_id, times in counted.items():
            if times > 1:
                yield Fault("reference.repeated", (kind,), {"id": item_id, "n": times})


def _dangling(account: Account) -> Iterator[Fault]:
    known = {kind: {item.id for item in getattr(account, kind)} for kind in KINDS}
    for place, kind, item_id in _references(account):
        if item_id is not None and item_id not in known[kind]:
            yield Fault("reference.unknown", place, {"id": item_id, "kind": kind})


def _references(account: Account) -> Iterator[Reference]:
    yield ("profile", "rep"), "members", account.profile.rep
    yield ("profile", "coach"), "members", account.profile.coach
    for n, person in enumerate(account.stakeholders):
        yield ("stakeholders", n, "reports_to"), "stakeholders", person.reports_to
        yield ("stakeholders", n, "successor"), "stakeholders", person.successor
    for n, relation in enumerate(account.relations):
        yield ("relations", n, "source"), "stakeholders", relation.source
        yield ("relations", n, "target"), "stakeholders", relation.target
    for n, line in enumerate(account.coverage):
        yield ("coverage", n, "stakeholder"), "stakeholders", line.stakeholder
        yield ("coverage", n, "member"), "members", line.member
    for n, deal in enumerate(account.deals):
        yield ("deals", n, "owner"), "members", deal.owner
        yield ("deals", n, "early", "heard_from"), "stakeholders", deal.early.heard_from
        yield from _people(("deals", n, "effect", "agreed_with"), deal.effect.agreed_with)
    for n, assessment in enumerate(account.assessments):
        yield ("assessments", n, "deal"), "deals", assessment.deal
        yield ("assessments", n, "rater"), "members", assessment.rater
        yield from _assessment_people(("assessments", n), assessment)


def _assessment_people(at: Place, assessment: Assessment) -> Iterator[Reference]:
    for n, entry in enumerate(assessment.stages):
        stage = (*at, "stages", n)
        yield from _people((*stage, "agreement", "agreed_by"), entry.agreement.agreed_by)
        yield from _people((*stage, "agreement", "confirmed_by"), entry.agreement.confirmed_by)
        for m, answer in enumerate(entry.answers):
            for k, evidence in enumerate(answer.evidence):
                place = (*stage, "answers", m, "evidence", k, "said_by")
                yield from _people(place, evidence.said_by)


def _people(place: Place, ids: tuple[str, ...]) -> Iterator[Reference]:
    for n, item_id in enumerate(ids):
        yield (*place, n), "stakeholders", item_id


def _circles(account: Account) -> Iterator[Fault]:
    """Report each person who, upwards, ends up reporting to themselves."""
    above = {person.id: person.reports_to for person in account.stakeholders}
    for n, person in enumerate(account.stakeholders):
        seen, upwards = {person.id}, person.reports_to
        while upwards is not None and upwards not in seen:
            seen.add(upwards)
            upwards = above.get(upwards)
        if upwards == person.id:
            place = ("stakeholders", n, "reports_to")
            yield Fault("reference.circle", place, {"id": person.id})
