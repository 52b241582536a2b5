"""The ten parts of a plan, its horizons, its map, and what it reads from other chapters."""

import pytest

from kit.account import (
    Action,
    CustomerIssue,
    Decision,
    Evidence,
    Fact,
    Horizon,
    Rater,
    Rival,
    Scenario,
    Supply,
    Trade,
    Usage,
)
from kit.analysis.plan import (
    DecisionState,
    PartState,
    completion,
    decision_list,
    horizons,
    is_begun,
    issue_hints,
    next_actions,
    plan_parts,
    ranked_deals,
    usage_map,
)
from kit.analysis.share import Share, TooFew


def _action(item_id: str, due_on=None, **fields) -> Action:
    return Action.model_validate({"id": item_id, "what": item_id, "due_on": due_on, **fields})


def _usage(number: int, supply: str, department: str = "製造部", **fields) -> Usage:
    given = {"id": f"u{number}", "department": department, "domain": "equipment", "supply": supply}
    return Usage.model_validate({**given, **fields})


def _parts(customer, pack, today) -> dict[str, tuple[PartState, int, int]]:
    return {each.id: (each.state, each.done, each.of) for each in plan_parts(customer, pack, today)}


def test_a_plan_has_ten_parts_in_the_order_of_writing(account, pack, today) -> None:
    assert list(_parts(account(), pack, today)) == [
        "outline",
        "power",
        "map",
        "trade",
        "issues",
        "hypotheses",
        "deals",
        "rivals",
        "scenario",
        "actions",
    ]


def test_of_an_account_without_a_plan_people_and_deals_are_begun_alone(
    account, pack, today
) -> None:
    found = _parts(account(), pack, today)
    begun = {name for name, (state, *_) in found.items() if state is not PartState.blank}
    assert begun == {"power", "deals"}
    assert not is_begun(account())


@pytest.mark.parametrize(
    ("entries", "part", "expected"),
    [
        ({"facts": (Fact(id="f", area="business", text="乳"),)}, "outline", "begun"),
        ({"usages": (_usage(1, "ours"),)}, "map", "begun"),
        ({"trades": (Trade(id="t", when="2025"),)}, "trade", "begun"),
        ({"trades": (Trade(id="t", when="2025", amount="3件"),)}, "trade", "filled"),
        ({"customer_issues": (CustomerIssue(id="n", what="人"),)}, "issues", "begun"),
        ({"customer_issues": (CustomerIssue(id="n", what="人"),)}, "hypotheses", "blank"),
        (
            {"customer_issues": (CustomerIssue(id="n", what="人", hypothesis="自動"),)},
            "hypotheses",
            "filled",
        ),
        ({"rivals": (Rival(id="v", name="他社"),)}, "rivals", "begun"),
        ({"rivals": (Rival(id="v", name="他社", to_win="実演"),)}, "rivals", "filled"),
        ({"scenarios": (Scenario(id="z", text="先に"),)}, "scenario", "begun"),
        (
            {
                "scenarios": (
                    Scenario(id="z", text="先に", beats_rivals="yes", feasible="no", risk="人手"),
                )
            },
            "scenario",
            "filled",
        ),
        ({"actions": (_action("a"),)}, "actions", "begun"),
        ({"actions": (_action("a", "2026-12-01", owner="sales-1"),)}, "actions", "filled"),
    ],
)
def test_a_part_is_written_once_its_entries_say_what_the_plan_needs(
    entries, part, expected, account, pack, today
) -> None:
    state, *_ = _parts(account(**entries), pack, today)[part]
    assert state is PartState(expected)


def test_deals_in_progress_stand_by_their_rank(account, deal) -> None:
    given = {"last": {}, "second": {"rank": 2}, "won": {"status": "won"}, "first": {"rank": 1}}
    deals = tuple(deal(id=name, **fields) for name, fields in given.items())
    assert [each.id for each in ranked_deals(account(deals=deals))] == ["first", "second", "last"]


@pytest.mark.parametrize(
    ("days", "chosen", "expected"),
    [
        (9, "unknown", "one_week"),
        (-7, "unknown", "one_week"),
        (-8, "unknown", "one_month"),
        (-32, "unknown", "nine_months"),
        (-3, "nine_months", "nine_months"),
        (None, "unknown", "unknown"),
    ],
)
def test_an_action_belongs_to_the_horizon_chosen_or_to_that_of_its_day(
    days, chosen, expected, account, today, ago
) -> None:
    action = _action("a", None if days is None else ago(days), horizon=chosen)
    groups = horizons(account(actions=(action,)), today)
    assert [each.horizon.value for each in groups if each.actions] == [expected]


def test_the_three_horizons_are_always_there_and_what_is_done_leaves_after_a_month(
    account, today, ago
) -> None:
    done = _action("done", ago(40), done_on=ago(31))
    gone = _action("gone", ago(40), done_on=ago(32))
    groups = horizons(account(actions=(gone, done)), today)
    assert [each.horizon for each in groups] == [
        Horizon.nine_months,
        Horizon.one_month,
        Horizon.one_week,
    ]
    assert [each.action.id for group in groups for each in group.actions] == ["done"]


def test_the_next_actions_are_the_overdue_ones_and_then_those_of_the_next_days(
    account, today, ago
) -> None:
    days = {"later": -9, "late": 4, "soon": -1, "undated": None}
    actions = tuple(_action(name, None if n is None else ago(n)) for name, n in days.items())
    done = _action("done", ago(9), done_on=ago(1))
    found = next_actions(account(actions=(*actions, done)), today, 3)
    assert [each.action.id for each in found] == ["late", "soon", "later"]


def test_completion_counts_what_had_to_be_done_and_leaves_the_rest_unknown(
    account, today, ago
) -> None:
    actions = (
        _action("done", ago(-9), done_on=ago(2)),
        _action("late", ago(1)),
        _action("to-come", ago(-1)),
        _action("undated"),
    )
    assert completion(account(actions=actions), today) == Share(1, 2, 2)
    assert completion(account(), today) == TooFew(0, 0, 0, 1)


def test_decisions_stand_with_the_most_pressing_first(account, today, ago) -> None:
    decisions = (
        Decision(id="taken", what="体制", decided_on=ago(1)),
        Decision(id="undated", what="体制"),
        Decision(id="late", what="体制", decide_by_on=ago(2)),
        Decision(id="open", what="体制", decide_by_on=ago(-2)),
    )
    found = decision_list(account(decisions=decisions), today)
    assert [(each.decision.id, each.state, each.days) for each in found] == [
        ("late", DecisionState.overdue, 2),
        ("open", DecisionState.open, 2),
        ("undated", DecisionState.undated, None),
        ("taken", DecisionState.decided, 1),
    ]


@pytest.mark.parametrize(
    ("supplies", "together"),
    [
        (["ours"], Supply.ours),
        (["rival"], Supply.rival),
        (["ours", "rival"], Supply.both),
        (["both", "none"], Supply.both),
        (["none"], Supply.none),
        (["none", "ours"], Supply.ours),
        (["none", "unknown"], Supply.unknown),
        (["unknown"], Supply.unknown),
    ],
)
def test_a_cell_with_several_entries_says_who_supplies_it(
    supplies, together, account, pack, today
) -> None:
    usages = tuple(_usage(n, supply) for n, supply in enumerate(supplies))
    found = usage_map(account(usages=usages), pack, today)
    assert found.cell("製造部", "equipment").supply is together


def test_white_space_is_where_nobody_is_and_the_rest_of_the_map_is_unknown(
    account, pack, today
) -> None:
    usages = (_usage(1, "none"), _usage(2, "ours", "購買部 "))
    found = usage_map(account(usages=usages), pack, today)
    assert found.departments == ("製造部", "購買部")
    assert found.white_space == (("製造部", "equipment"),)
    assert found.counts[Supply.unknown] == 2 * len(pack.domains) - 2


def test_the_map_names_rivals_and_knows_nothing_of_days_to_come(account, pack, today, ago) -> None:
    usages = (_usage(1, "rival", rival="v"), _usage(2, "ours", "購買部", as_of=ago(-1)))
    found = usage_map(account(usages=usages, rivals=(Rival(id="v", name="他社"),)), pack, today)
    assert found.departments == ("製造部",)
    assert found.cell("製造部", "equipment").rivals == ("他社",)


def test_a_domain_of_another_pack_stays_in_sight(account, pack, today) -> None:
    found = usage_map(account(usages=(_usage(1, "ours", domain="core"),)), pack, today)
    assert found.domains["core"].ja == "core"


def test_issues_met_on_the_ladder_are_offered_until_they_stand_in_the_plan(
    account, assessed, pack, today
) -> None:
    rated = assessed("YY YY YY YY YY YY")
    noted = rated.entry(5).model_copy(update={"customer_words": "人が足りない"})
    rung = noted.answers[0].model_copy(update={"evidence": (Evidence(what="「夜も止めたい」"),)})
    stages = (*rated.stages[:5], noted.model_copy(update={"answers": (rung,)}))
    rated = rated.model_copy(update={"stages": stages})
    known = CustomerIssue(id="n", what="人が足りない")
    for issues, texts in [
        ((), ["人が足りない", "「夜も止めたい」"]),
        ((known,), ["「夜も止めたい」"]),
    ]:
        customer = account(assessments=(rated,), customer_issues=issues)
        found = issue_hints(customer, pack, Rater.rep, today)
        assert [hint.text for hint in found] == texts
    assert issue_hints(customer, pack, Rater.coach, today) == ()
