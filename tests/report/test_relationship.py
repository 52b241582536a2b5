"""What the report says of silences, of what to ask next, and of the self-check."""

from datetime import date, timedelta

import pytest

from kit.account import (
    Account,
    AnswerValue,
    Channel,
    Contact,
    DecisionRole,
    InformationItem,
    Moment,
    Profile,
    SelfCheck,
    SelfCheckAnswer,
    Stakeholder,
)
from kit.analysis.knowledge import KnowledgeState
from kit.pack import load_pack
from kit.report.pages import View
from kit.report.relationship import RelationshipPage
from kit.settings import current_settings

TODAY = date(2026, 11, 22)
DECIDES = (DecisionRole.decision_maker,)
YES, NO, UNKNOWN = AnswerValue.yes, AnswerValue.no, AnswerValue.unknown


def page(**chapters: object) -> RelationshipPage:
    pack = load_pack("general", current_settings({}))
    account = Account(id="a", profile=Profile(name="顧客"), **chapters)
    return RelationshipPage(View(account, pack, "ja", TODAY), ())


def talk(days: int, *people: str) -> Contact:
    on = TODAY - timedelta(days=days)
    return Contact(id=f"c{days}", held_on=on, channel=Channel.phone, stakeholders=people)


def test_who_decides_and_is_silent_stands_with_the_limit() -> None:
    people = (
        Stakeholder(id="p1", name="相馬", influence=5),
        Stakeholder(id="p2", name="木部", roles=DECIDES),
        Stakeholder(id="p3", name="重野"),
    )
    found = page(stakeholders=people, contacts=(talk(61, "p1", "p2"), talk(5, "p3"))).silences
    told = [(line.name, line.days, line.limit, line.is_over) for line in found]
    assert told == [("顧客", 5, 30, False), ("木部", 61, 60, True), ("相馬", 61, None, False)]


def test_nobody_ever_talked_to_is_unknown_and_not_over() -> None:
    people = (Stakeholder(id="p1", name="木部", roles=DECIDES),)
    line = page(stakeholders=people, contacts=(talk(5),)).silences[-1]
    assert (line.last_on, line.days, line.is_over) == (None, None, False)


def test_where_no_talk_is_known_at_all_no_silence_is_told() -> None:
    assert page(stakeholders=(Stakeholder(id="p1", name="木部"),)).silences == ()


def test_a_long_list_of_silences_is_counted() -> None:
    people = tuple(Stakeholder(id=f"p{n}", name=f"木部{n}") for n in range(20))
    shown = page(stakeholders=people, contacts=(talk(5),))
    assert len(shown.silences) + shown.silent_more == 1 + 20
    assert shown.silent_more > 0


def test_what_is_blank_is_asked_before_what_is_old() -> None:
    old = InformationItem(
        id="i", question="investment", answer="増やす", heard_on=TODAY - timedelta(days=300)
    )
    states = [line.state for line in page(information=(old,)).to_ask if line.how]
    assert set(states) == {KnowledgeState.blank}
    assert all(line.question for line in page(information=(old,)).to_ask)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(NO, YES, "up"), (YES, NO, "down"), (YES, YES, "same"), (UNKNOWN, YES, "unknown")],
)
def test_the_self_check_tells_the_change(
    before: AnswerValue, after: AnswerValue, change: str
) -> None:
    checks = tuple(
        SelfCheck(
            id=moment.value,
            checked_on=TODAY,
            moment=moment,
            answers=(SelfCheckAnswer(statement="asked-first", value=value),),
        )
        for moment, value in ((Moment.before, before), (Moment.after, after))
    )
    table = page(self_checks=checks).self_check
    line = next(each for each in table.lines if each.answers == (before, after))
    assert table.compared
    assert line.change == change


def test_no_picture_is_drawn_of_nothing() -> None:
    empty = page()
    drawn = (empty.timeline, empty.balance, empty.information, empty.understanding, empty.lead)
    assert drawn == (None,) * 5
