"""What to prepare before a visit: whom to see, what to ask, what to seek, what we owe."""

from datetime import date

import pytest

from kit.account import (
    Account,
    Action,
    Attitude,
    Channel,
    Contact,
    DecisionRole,
    Profile,
    Stakeholder,
)
from kit.analysis.contacts.preparation import Reason, preparation
from kit.pack import Pack

TODAY = date(2026, 11, 20)


def account(**more: object) -> Account:
    return Account(id="aoba", profile=Profile(name="青葉")).model_copy(update=more)


def person(item_id: str, **more: object) -> Stakeholder:
    known = {"trust": 3, "attitude": Attitude.neutral, "last_met_on": TODAY}
    return Stakeholder.checked({"id": item_id, "name": item_id, **known, **more})


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        pytest.param({}, (), id="seen today and known"),
        pytest.param({"last_met_on": None}, (Reason.never,), id="never spoken with"),
        pytest.param({"last_met_on": date(2026, 10, 20)}, (Reason.silent,), id="31 days ago"),
        pytest.param({"last_met_on": date(2026, 10, 21)}, (), id="30 days ago"),
        pytest.param({"trust": None}, (Reason.opinion_unknown,), id="trust unknown"),
        pytest.param({"attitude": "unknown"}, (Reason.attitude_unknown,), id="attitude unknown"),
        pytest.param({"roles": (DecisionRole.decision_maker,)}, (), id="decides, seen today"),
    ],
)
def test_who_is_silent_or_unknown_is_to_be_seen(more: dict, reasons: tuple, pack: Pack) -> None:
    found = preparation(account(stakeholders=(person("a", **more),)), pack, TODAY).whom
    assert [each.reasons for each in found] == ([reasons] if reasons else [])


def test_who_decides_comes_first(pack: Pack) -> None:
    people = (
        person("strong", influence=5, trust=None),
        person("head", influence=3, trust=None, roles=(DecisionRole.decision_maker,)),
    )
    found = preparation(account(stakeholders=people), pack, TODAY).whom
    assert [each.person.id for each in found] == ["head", "strong"]


def test_nearly_empty_account_still_says_what_to_ask(pack: Pack) -> None:
    found = preparation(account(), pack, TODAY)
    assert [each.id for each in found.information] == list(pack.information)[:4]
    assert [each.id for each in found.areas] == list(pack.understanding)[:2]
    assert (found.whom, found.seek, found.due, found.promised) == ((), (), (), None)


def test_what_is_due_within_a_fortnight_or_has_no_day_is_brought(pack: Pack) -> None:
    actions = (
        Action(id="later", what="後で", due_on=date(2026, 12, 5)),
        Action(id="soon", what="近い", due_on=date(2026, 12, 4)),
        Action(id="done", what="済み", due_on=TODAY, done_on=TODAY),
        Action(id="open", what="未定"),
    )
    found = preparation(account(actions=actions), pack, TODAY).due
    assert [each.id for each in found] == ["soon", "open"]


def test_newest_next_step_is_a_promise_to_keep(pack: Pack) -> None:
    def held(day: int, step: str) -> Contact:
        on = date(2026, 11, day)
        return Contact(id=f"c{day}", held_on=on, channel=Channel.phone, next_step=step)

    contacts = (held(1, "見積"), held(9, "資料"), held(12, " "), held(25, "まだ来ない日"))
    found = preparation(account(contacts=contacts), pack, TODAY).promised
    assert found == contacts[1]
