"""The self-check (自己点検) before and after a programme, statement by statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kit.account import Account, AnswerValue, Moment, SelfCheck
from kit.pack import Pack, Statement

__all__ = ["Checked", "newest_checks", "self_check_board"]


@dataclass(frozen=True)
class Checked:
    """One statement of the pack, and the answer at each moment at which a check was made."""

    id: str
    statement: Statement
    answers: Mapping[Moment, AnswerValue]


def newest_checks(
    account: Account, today: date, member: str | None = None
) -> Mapping[Moment, SelfCheck]:
    """Return the newest self-check of each moment up to a day, of one member or of anybody."""
    checks = sorted(account.self_checks, key=lambda check: check.checked_on)
    return {
        each.moment: each
        for each in checks
        if each.checked_on <= today and (member is None or each.member == member)
    }


def self_check_board(
    account: Account, pack: Pack, today: date, member: str | None = None
) -> tuple[Checked, ...]:
    """Return every statement of the pack in its order; what was not answered is unknown."""
    checks = newest_checks(account, today, member)
    given = {
        moment: {answer.statement: answer.value for answer in check.answers}
        for moment, check in checks.items()
    }
    return tuple(
        Checked(
            name,
            statement,
            {m: values.get(name, AnswerValue.unknown) for m, values in given.items()},
        )
        for name, statement in pack.self_check.items()
    )
