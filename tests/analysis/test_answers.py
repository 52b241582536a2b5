"""Which findings still wait for an answer."""

from datetime import date

import pytest

from kit.account import Account, Action, Answered, Deferral, Profile
from kit.analysis import Finding, Ref
from kit.analysis.answers import Reply, replied
from kit.pack import Severity

TODAY = date(2026, 11, 20)
A, B = Ref("stakeholders", "a"), Ref("stakeholders", "b")


def reply(*about: Ref, **answers: object) -> Reply:
    account = Account(id="aoba", profile=Profile(name="青葉")).model_copy(update=answers)
    found = Finding("people.opinion_unknown", Severity.note, "B7", about)
    return replied(account, [found], TODAY)[0]


def action(code: str, *about: str, done_on: date | None = None) -> tuple[Action, ...]:
    mark = Answered(code=code, about=about)
    return (Action(id="x", what="尋ねる", answers=mark, done_on=done_on),)


@pytest.mark.parametrize(
    ("given", "is_open"),
    [
        (action("people.opinion_unknown", "stakeholders/a"), False),
        (action("people.opinion_unknown", "stakeholders/a", "stakeholders/b"), False),
        (action("people.stale", "stakeholders/a"), True),
        (action("people.opinion_unknown", "stakeholders/b"), True),
        (action("people.opinion_unknown", "stakeholders/a", done_on=TODAY), True),
        ((), True),
    ],
)
def test_an_action_under_way_answers_what_it_was_given_for(given: object, is_open: bool) -> None:
    assert reply(A, actions=given).is_open is is_open


def test_a_finding_that_came_to_be_about_more_waits_again() -> None:
    given = action("people.opinion_unknown", "stakeholders/a")
    assert reply(A, B, actions=given).is_open


@pytest.mark.parametrize(
    ("again", "is_open"), [(None, False), (date(2026, 11, 21), False), (TODAY, True)]
)
def test_a_finding_put_aside_rests_until_its_day(again: date | None, is_open: bool) -> None:
    mark = Answered(code="people.opinion_unknown", about=("stakeholders/a",))
    aside = Deferral(id="d", answers=mark, reason="改編待ち", look_again_on=again)
    assert reply(A, deferrals=(aside,)).is_open is is_open
