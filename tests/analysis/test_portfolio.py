"""Many accounts side by side: a line each, sums per rep, and which to take up first."""

import pytest

from kit.account import Action, Profile, Promise
from kit.analysis import find
from kit.analysis.portfolio import Why, per_rep, per_team, pick_first, portfolio_line
from kit.analysis.share import Share, TooFew
from kit.pack import Severity


@pytest.fixture
def line_of(account, pack, today):
    def made(before=None, **entries):
        return portfolio_line(account(**entries), pack, today, before)

    return made


def _whys(line):
    return {each.why: (each.n, each.days) for each in line.reasons}


def test_what_is_not_known_is_none_and_never_zero(line_of) -> None:
    line = line_of()
    assert line.silent_days is None
    assert isinstance(line.completion, TooFew)
    assert (line.deals[0].rated, line.deals[0].agreed, line.deals[0].moved) == (None, None, None)
    assert Why.never_spoken in _whys(line)
    (group,) = per_rep([line])
    assert (group.deals, group.assessed, group.rated) == (1, 0, None)
    assert (group.spoken, group.silent_days) == (0, None)


def test_a_level_below_the_ladder_is_told_as_such(line_of, assessed) -> None:
    assert line_of(assessments=(assessed("n"),)).deals[0].rated == -1


def test_a_deal_moves_since_the_earlier_state(account, line_of, assessed, ago) -> None:
    first = assessed("YY YY YY", on=ago(40))
    earlier = account(assessments=(first,))
    now = line_of((earlier, ago(40)), assessments=(first, assessed("YY")))
    (deal,) = now.deals
    assert (deal.rated_before, deal.rated, deal.moved) == (2, 0, -2)
    assert _whys(now)[Why.fell_back] == (1, None)


@pytest.mark.parametrize(("days", "silent"), [(30, None), (31, (1, 31))])
def test_silence_is_a_reason_beyond_the_pack_s_limit(line_of, contact, ago, days, silent) -> None:
    line = line_of(contacts=(contact(1, ago(days)),))
    assert line.silent_days == days
    assert _whys(line).get(Why.silent) == silent


def test_a_decision_maker_without_a_talk_stays_apart_from_a_silent_one(
    line_of, person, contact, ago
) -> None:
    roles = ["decision_maker"]
    people = (person("kato", roles=roles), person("ueda", roles=roles))
    talk = contact(1, ago(61), stakeholders=["kato"])
    line = line_of(stakeholders=people, contacts=(talk,))
    deciders = line.decision_makers
    assert (deciders.n, deciders.unspoken, deciders.days) == (2, 1, 61)
    assert _whys(line)[Why.decision_maker_silent] == (1, 61)
    assert _whys(line)[Why.decision_maker_unspoken] == (1, None)


def test_promises_are_overdue_at_risk_or_far_off(line_of, ago) -> None:
    days = (3, 1, -7, -8)
    line = line_of(promises=tuple(Promise(id=f"p{n}", what="渡す", due_on=ago(n)) for n in days))
    assert (line.overdue, line.at_risk) == (2, 1)
    assert _whys(line)[Why.promise_overdue] == (2, 3)


def test_the_actions_of_a_rep_are_counted_together(line_of, ago) -> None:
    done = Action(id="a", what="訪ねる", done_on=ago(2))
    late = Action(id="b", what="書く", due_on=ago(1))
    (group,) = per_rep([line_of(actions=(done, late)), line_of(actions=(done,)), line_of()])
    assert group.completion == Share(2, 3, 0)


def test_accounts_without_a_rep_or_a_coach_stand_last(line_of) -> None:
    of = line_of(profile=Profile(name="青原", rep="sales-1", coach="sales-2"))
    assert [(each.name, len(each.lines)) for each in per_rep([line_of(), of, of])] == [
        ("営業", 2),
        ("", 1),
    ]
    assert [each.name for each in per_team([line_of(), of])] == ["営業二", ""]


def test_the_account_with_the_most_reasons_is_taken_up_first(line_of, contact, ago) -> None:
    calm = line_of(stakeholders=(), contacts=(contact(1, ago(1)),), deals=())
    pressed = line_of(promises=(Promise(id="p", what="渡す", due_on=ago(3)),))
    some = line_of()
    assert len(pressed.reasons) > len(some.reasons) > len(calm.reasons)
    assert pick_first([calm, some, pressed])[:2] == (pressed, some)


def test_findings_are_counted_by_severity(account, pack, today, line_of) -> None:
    found = find(account(), pack, today)
    assert line_of().findings == {each: sum(f.severity is each for f in found) for each in Severity}
