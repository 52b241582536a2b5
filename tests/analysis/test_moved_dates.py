"""Dates that moved, and how often they have moved since they were first written down."""

from datetime import date

import pytest

from kit.account import Milestone, Promise
from kit.analysis.changes import State, changes

FIRST, SECOND, THIRD, FOURTH = (date(2026, 12, 1), date(2027, 1, 20), date(2027, 2, 18), None)


@pytest.fixture
def moves(account, deal, pack, today, ago):
    """Return what is said of a deal's decision day that was written down on some days."""

    def found(*written: tuple[int, date | None]):
        stood = [(ago(days), deal(decision_on=day)) for days, day in written]
        before = [each for on, each in stood if on <= ago(30)]
        states = (
            State(account(deals=(before[-1],)), ago(30)),
            State(account(deals=(stood[-1][1],)), today),
        )
        every = changes(*states, pack, {("deals", "deal"): stood})
        return [each for each in every if each.code.startswith("date.")]

    return found


def test_a_day_moved_once_says_from_where_to_where(moves) -> None:
    (change,) = moves((90, FIRST), (10, SECOND))
    assert change.code == "date.moved"
    assert (change.facts["before"], change.facts["now"], change.facts["n"]) == (FIRST, SECOND, 1)


def test_a_day_moved_three_times_counts_what_was_before_the_last_session(moves) -> None:
    (change,) = moves((120, FIRST), (80, SECOND), (40, THIRD), (5, date(2027, 3, 17)))
    assert change.code == "date.moved_again"
    assert (change.facts["before"], change.facts["n"]) == (THIRD, 3)


def test_a_day_moved_there_and_back_is_said(moves) -> None:
    (change,) = moves((90, FIRST), (20, SECOND), (5, FIRST))
    assert (change.facts["before"], change.facts["now"], change.facts["n"]) == (FIRST, FIRST, 2)


@pytest.mark.parametrize(
    "written",
    [
        [(90, FIRST), (60, SECOND)],
        [(90, FIRST), (10, FIRST)],
        [(90, None), (10, FIRST)],
        [(90, FIRST), (60, None), (10, FIRST)],
    ],
    ids=["moved before", "saved again", "became known", "known again as it was"],
)
def test_a_day_that_did_not_move_lately_is_not_said(moves, written) -> None:
    assert moves(*written) == []


def test_a_day_no_longer_known_is_said_and_not_taken_for_a_move(moves) -> None:
    (change,) = moves((90, FIRST), (10, FOURTH))
    assert (change.code, change.facts["before"]) == ("date.dropped", FIRST)


def test_without_the_states_between_a_day_moved_once_at_least(account, pack, today, ago) -> None:
    def due(day: date):
        return account(promises=(Promise(id="p1", what="渡す", due_on=day),))

    states = State(due(FIRST), ago(30)), State(due(SECOND), today)
    (change,) = [each for each in changes(*states, pack) if each.code.startswith("date.")]
    assert (change.code, change.facts["what"].ja) == ("date.moved", "渡す")


def test_a_milestone_is_called_by_its_step_and_deal(account, pack, today, ago) -> None:
    def planned(day: date):
        return account(milestones=(Milestone(id="m", deal="deal", step="go-live", planned_on=day),))

    states = State(planned(FIRST), ago(30)), State(planned(SECOND), today)
    (change,) = [each for each in changes(*states, pack) if each.code.startswith("date.")]
    assert change.facts["what"].ja == f"検査装置 {pack.milestones['go-live'].name.ja}"
