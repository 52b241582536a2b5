"""The self-check: for each moment the newest one, and unknown where nothing was answered."""

import pytest

from kit.account import AnswerValue, Moment, SelfCheck
from kit.analysis.knowledge import newest_checks, self_check_board


@pytest.fixture(scope="module")
def check(ago):
    def build(number, days, moment="before", member="sales-1", **answers):
        given = {name.replace("_", "-"): value for name, value in answers.items()}
        entered = [{"statement": name, "value": value} for name, value in given.items()]
        return SelfCheck.model_validate(
            {
                "id": f"s{number}",
                "checked_on": ago(days),
                "moment": moment,
                "member": member,
                "answers": entered,
            }
        )

    return build


def _row(board, name):
    return next(each for each in board if each.id == name)


def test_each_statement_has_its_answer_before_and_after(account, check, pack, today) -> None:
    checks = (
        check(1, 90, asked_first="no", alternative="partly"),
        check(2, 10, "after", asked_first="yes"),
    )
    board = self_check_board(account(self_checks=checks), pack, today)
    assert [each.id for each in board] == list(pack.self_check)
    assert _row(board, "asked-first").answers == {
        Moment.before: AnswerValue.no,
        Moment.after: AnswerValue.yes,
    }
    assert _row(board, "alternative").answers[Moment.after] is AnswerValue.unknown


def test_without_a_check_there_are_statements_and_no_answers(account, pack, today) -> None:
    board = self_check_board(account(), pack, today)
    assert len(board) == len(pack.self_check)
    assert {len(each.answers) for each in board} == {0}


def test_the_newest_check_of_a_moment_counts_up_to_the_day(account, check, ago) -> None:
    checks = (check(1, 30), check(2, 90), check(3, 5, "after"))
    customer = account(self_checks=checks)
    assert {m: each.id for m, each in newest_checks(customer, ago(0)).items()} == {
        Moment.before: "s1",
        Moment.after: "s3",
    }
    assert {each.id for each in newest_checks(customer, ago(60)).values()} == {"s2"}


def test_a_members_own_checks_are_told_apart(account, check, today) -> None:
    checks = (check(1, 30), check(2, 20, member="engineer"))
    customer = account(self_checks=checks)
    assert newest_checks(customer, today, "sales-1")[Moment.before].id == "s1"
    assert newest_checks(customer, today)[Moment.before].id == "s2"
    assert newest_checks(customer, today, "sales-2") == {}
