"""The two indices of a deal: how far they rate us, and how far they have agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from kit.account import Account, Agreement, Answer, AnswerValue, Assessment, Evidence
from kit.pack import Pack

__all__ = ["BELOW", "Level", "Mark", "agreed_level", "agreed_marks", "rated_level", "rated_marks"]

BELOW = -1
"""The level of a deal that has not met stage 0."""


class Mark(Enum):
    """What a rung amounts to, for one index."""

    met = "met"
    claimed = "claimed"
    recheck = "recheck"
    partly = "partly"
    unknown = "unknown"
    no = "no"


@dataclass(frozen=True)
class Level:
    """The highest stage reached without a hole; BELOW when none is.

    at_least says that the count stopped at something unknown: the truth may be higher.
    holes are the rungs that a later ticked rung (in skipped) was climbed over.
    """

    value: int
    at_least: bool
    holes: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()


def rated_level(assessment: Assessment, pack: Pack) -> Level:
    """Return 評価レベル: every criterion answered yes, with evidence, from 0 without a hole."""
    return _level(rated_marks(assessment, pack))


def agreed_level(assessment: Assessment, account: Account, today: date) -> Level:
    """Return 合意レベル: agreed by the customer, from 0 without a hole."""
    return _level(agreed_marks(assessment, account, today))


def rated_marks(assessment: Assessment, pack: Pack) -> tuple[Mark, ...]:
    """Return what each of the ten rungs amounts to on our side."""
    return tuple(_rated(answers_to(assessment, n, pack)) for n in sorted(pack.stages))


def agreed_marks(assessment: Assessment, account: Account, today: date) -> tuple[Mark, ...]:
    """Return what each of the ten rungs amounts to in the customer's agreement."""
    return tuple(_agreed(assessment.entry(n).agreement, account, today) for n in range(10))


def answers_to(assessment: Assessment, stage: int, pack: Pack) -> tuple[Answer, ...]:
    """Return one answer for each criterion of the pack; what was not answered is unknown."""
    given = {answer.criterion: answer for answer in assessment.entry(stage).answers}
    criteria = pack.stages[stage].criteria
    return tuple(given.get(name) or _unknown(name) for name in criteria)


@lru_cache(maxsize=1024)
def _unknown(criterion: str) -> Answer:
    """Return the answer nobody gave; it is frozen, so that one serves every assessment."""
    return Answer(criterion=criterion)


def is_shown(evidence: Evidence) -> bool:
    """Return whether evidence says what was said or done and when or by whom."""
    return bool(evidence.what.strip()) and (evidence.said_on is not None or bool(evidence.said_by))


def has_evidence(answer: Answer) -> bool:
    """Return whether an answer rests on evidence and not on our word alone."""
    return any(is_shown(evidence) for evidence in answer.evidence)


def agreement_stands(agreement: Agreement, account: Account, today: date) -> bool:
    """Return whether somebody who agreed, or confirmed it since, is still in their post."""
    since = agreement.confirmed_on
    confirmers = agreement.confirmed_by if since is not None and since <= today else ()
    people = (*agreement.agreed_by, *confirmers)
    return any(not _has_left(account, person, today) for person in people)


def _has_left(account: Account, person_id: str, today: date) -> bool:
    person = account.stakeholder(person_id)
    return person is not None and person.left_on is not None and person.left_on <= today


def _rated(answers: Sequence[Answer]) -> Mark:
    values = [answer.value for answer in answers]
    if AnswerValue.no in values:
        return Mark.no
    if AnswerValue.partly in values:
        return Mark.partly
    if AnswerValue.unknown in values:
        return Mark.unknown
    return Mark.met if all(has_evidence(answer) for answer in answers) else Mark.claimed


def _agreed(agreement: Agreement, account: Account, today: date) -> Mark:
    if agreement.withdrawn_on is not None and agreement.withdrawn_on <= today:
        return Mark.no
    if agreement.value is not AnswerValue.yes:
        return Mark(agreement.value.value)
    if not agreement.agreed_by or agreement.agreed_on is None or agreement.agreed_on > today:
        return Mark.claimed
    return Mark.met if agreement_stands(agreement, account, today) else Mark.recheck


def _level(marks: Sequence[Mark]) -> Level:
    stop = next((n for n, mark in enumerate(marks) if mark is not Mark.met), len(marks))
    at_least = stop < len(marks) and marks[stop] is Mark.unknown
    # What is only claimed or wants checking is said to be so; it is no hole to climb over.
    ticked = {Mark.met, Mark.claimed, Mark.recheck}
    top = max((n for n, mark in enumerate(marks) if mark in ticked), default=BELOW)
    holes = tuple(n for n in range(stop, top) if marks[n] not in ticked)
    skipped = tuple(
        n for n in range(stop, len(marks)) if holes and n > holes[0] and marks[n] in ticked
    )
    return Level(stop - 1, at_least, holes, skipped)
