"""Findings about the customer's people (people.*)."""

from collections.abc import Iterable, Iterator
from datetime import date

from kit.account import Account, Attitude, Certainty, Stakeholder
from kit.analysis.contacts.spoken import last_spoken
from kit.analysis.deals import Mark, Standing, heard_too_late, standings
from kit.analysis.finding import Finding, finding, refs
from kit.analysis.people.circle import (
    decision_makers,
    is_against,
    is_for_us,
    months_between,
    present,
)
from kit.pack import Pack

__all__ = ["people_findings"]


def people_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the customer's people give to notice."""
    people = present(account, today)
    yield from _deciders(account, people, pack, today)
    yield from _camps(people, pack)
    yield from _key_person_moved(account, pack, today)
    yield from _trust_contradicted(account, people, pack)
    for code, persons in _unfinished(people, pack, today).items():
        yield from _naming(code, persons, pack)
    limit = pack.thresholds.people_stale_days
    stale = [p for p in people if p.as_of is not None and (today - p.as_of).days > limit]
    yield from _naming("people.stale", stale, pack, days=limit)


def _naming(
    code: str, people: Iterable[Stakeholder], pack: Pack, **facts: object
) -> Iterator[Finding]:
    """Yield one finding that names everybody concerned, or none."""
    if concerned := tuple(people):
        named = {"names": tuple(p.name for p in concerned), "n": len(concerned)}
        yield finding(code, pack, refs("stakeholders", concerned), **named, **facts)


def _deciders(
    account: Account, people: tuple[Stakeholder, ...], pack: Pack, today: date
) -> Iterator[Finding]:
    deciders = decision_makers(people)
    if not deciders:
        yield finding("people.no_decision_maker", pack)
    limit, spoken = pack.thresholds.decision_maker_unmet_days, last_spoken(account, today)
    unmet = [p for p in deciders if p.id not in spoken or spoken[p.id].days_before(today) > limit]
    yield from _naming("people.decision_maker_unmet", unmet, pack, days=limit)


def _camps(people: tuple[Stakeholder, ...], pack: Pack) -> Iterator[Finding]:
    limits = pack.thresholds
    known = [p for p in people if p.attitude is not Attitude.unknown]
    friends = [p for p in people if is_for_us(p)]
    if len(known) >= limits.no_opponent_known_attitudes and not any(is_against(p) for p in known):
        yield finding("people.no_opponent_listed", pack, refs("stakeholders", known), n=len(known))
    strong = [p for p in people if (p.influence or 0) >= limits.strong_influence]
    against = [p for p in strong if is_against(p)]
    supporters = [p for p in strong if is_for_us(p)]
    if against and len(supporters) <= len(against):
        facts = {
            "opponents": tuple(p.name for p in against),
            "supporters": tuple(p.name for p in supporters),
        }
        yield finding(
            "people.outnumbered", pack, refs("stakeholders", against + supporters), **facts
        )
    if friends and not supporters:
        yield from _naming("people.friends_without_power", friends, pack)


def _unfinished(
    people: tuple[Stakeholder, ...], pack: Pack, today: date
) -> dict[str, list[Stakeholder]]:
    """Return, per finding, the people of whom something is still to be learnt."""
    months = pack.thresholds.newcomer_months
    return {
        "people.dislike_unexplained": [p for p in people if is_against(p) and not _explained(p)],
        "people.newcomer_unknown": [
            p for p in people if _is_new(p, today, months) and not p.career.strip()
        ],
        "people.opinion_unknown": [p for p in people if p.trust is None],
    }


def _explained(person: Stakeholder) -> bool:
    known = person.dislike_certainty is not Certainty.unknown
    return known and bool(person.dislike_reason.strip())


def _is_new(person: Stakeholder, today: date, months: int) -> bool:
    since = person.in_post_since_on
    return since is not None and since <= today and months_between(since, today) < months


def _key_person_moved(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Name those who agreed to a step of a deal in progress and are no longer in their post."""
    concerned: dict[str, list[str]] = {}
    for each in standings(account, pack, today):
        for person_id in _agreed_and_left(each):
            concerned.setdefault(person_id, []).append(each.deal.name)
    people = [p for p in account.stakeholders if p.id in concerned and p.left_on is not None]
    gone = [p for p in people if p.left_on is not None and p.left_on <= today]
    deals = tuple(dict.fromkeys(deal for p in gone for deal in concerned[p.id]))
    yield from _naming("people.key_person_moved", gone, pack, deals=deals)


def _agreed_and_left(each: Standing) -> Iterator[str]:
    """Yield the people whose agreement no longer stands because nobody who gave it is there."""
    if each.current is None or not each.is_open:
        return
    for stage, mark in enumerate(each.current.agreed_marks):
        if mark is Mark.recheck:
            yield from dict.fromkeys(each.current.assessment.entry(stage).agreement.agreed_by)


def _trust_contradicted(
    account: Account, people: tuple[Stakeholder, ...], pack: Pack
) -> Iterator[Finding]:
    high = pack.thresholds.high_trust
    trusting = [p for p in people if max(p.trust or 0, p.dependence.they_on_us or 0) >= high]
    late = tuple(deal.name for deal in account.deals if heard_too_late(deal))
    if late:
        yield from _naming("people.trust_contradicted", trusting, pack, deals=late)
