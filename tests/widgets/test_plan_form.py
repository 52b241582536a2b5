"""The plan in ten parts: goals sent back at once, the map as a grid, the monthly session."""

from datetime import date

import pytest
from hands import pieces, press, said, told
from ipywidgets import Combobox, Dropdown
from sheet_page import SheetPage

from kit.account import (
    Account,
    Action,
    AnswerValue,
    CustomerIssue,
    Decision,
    Evidence,
    Goal,
    Rater,
    Rival,
    Scenario,
    Supply,
    Usage,
)
from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.plan import PlanForm
from kit.widgets.plan.grid import UsageGrid
from kit.widgets.plan.layouts import ACTIONS
from kit.widgets.plan.session import SessionForm
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)


@pytest.fixture
def seat(workbook: Workbook, pack: Pack) -> Seat:
    return Seat(workbook, pack, "ja", TODAY, rater="sato")


@pytest.fixture
def form(seat: Seat) -> PlanForm:
    return PlanForm(seat)


def _keep(workbook: Workbook, **entries: object) -> Account:
    workbook.update(workbook.account.model_copy(update=entries))
    return workbook.account


def test_the_ten_parts_stand_in_order_with_how_far_each_is(form: PlanForm) -> None:
    lines = [fold.line.description for fold in form.parts.values()]
    assert lines[0].startswith("▸ 1 顧客の概要　○ これから")
    assert lines[9].startswith("▸ 10 行動　○ これから")
    assert lines[6] == "▸ 7 商談の優先順位　◐ 書きかけ 0/2"


def test_each_part_opens_with_the_packs_question(form: PlanForm, pack: Pack) -> None:
    for name, fold in form.parts.items():
        fold.turn(True)
        assert getattr(pack.plan.parts, name).question.ja in told(fold.inside)


def test_a_step_opens_its_part(form: PlanForm) -> None:
    form.jumps["rivals"].click()
    assert form.parts["rivals"].open


def _goal(form: PlanForm):
    press(form.goals, "＋ 目標を一つ書く")
    (card,) = form.goals.entries.cards.values()
    return card


def test_a_goal_in_our_own_outcome_alone_is_sent_back_at_once(
    form: PlanForm, workbook: Workbook, pack: Pack
) -> None:
    card = _goal(form)
    assert said(card.sent_back) == ""
    card.fields["own_outcome"].control.value = "売上1億円"
    assert pack.findings["plan.no_customer_outcome"].question.ja in said(card.sent_back)
    card.fields["customer_outcome"].control.value = "検査で止まらない"
    assert said(card.sent_back) == ""
    (goal,) = workbook.account.goals
    assert (goal.customer_outcome, goal.own_outcome) == ("検査で止まらない", "売上1億円")
    assert goal.as_of == TODAY


def test_a_goal_names_its_deal_or_none(form: PlanForm, workbook: Workbook) -> None:
    card = _goal(form)
    card.fields["deal"].control.value = "line"
    assert workbook.account.goals[0].deal == "line"
    card.fields["deal"].control.value = ""
    assert workbook.account.goals[0].deal is None


def test_a_day_that_cannot_be_read_stays_as_typed(form: PlanForm, workbook: Workbook) -> None:
    card = _goal(form)
    card.fields["by_on"].control.value = "来年のいつか"
    card.fields["own_outcome"].control.value = "受注"
    assert card.fields["by_on"].control.value == "来年のいつか"
    assert said(card.fields["by_on"].fault) != ""
    assert workbook.account.goals[0].by_on is None


def test_a_goal_that_is_removed_comes_back_with_undo(form: PlanForm, workbook: Workbook) -> None:
    _goal(form)
    press(form.goals, "この目標を消す")
    assert workbook.account.goals == ()
    form.mark.undo.click()
    assert len(workbook.account.goals) == 1


@pytest.fixture
def grid(seat: Seat) -> UsageGrid:
    return UsageGrid(seat, SavedMark(seat))


def _add(grid: UsageGrid, department: str) -> None:
    next(each for each in pieces(grid) if isinstance(each, Combobox)).value = department


def _usage(**fields: object) -> Usage:
    return Usage.model_validate(
        {"id": "u", "department": "製造部", "domain": "equipment", **fields}
    )


def test_a_department_that_is_added_is_unknown_all_along(
    grid: UsageGrid, workbook: Workbook, pack: Pack
) -> None:
    _add(grid, "製造部")
    assert [usage.department for usage in workbook.account.usages] == ["製造部"]
    lists = [each for each in pieces(grid) if isinstance(each, Dropdown)]
    assert {each.value for each in lists} == {("unknown", "")}
    assert [each.description for each in lists] == [
        f"製造部・{domain.name.ja}" for domain in pack.domains.values()
    ]


def test_a_cell_that_is_chosen_is_saved_with_its_day(grid: UsageGrid, workbook: Workbook) -> None:
    _add(grid, "製造部")
    grid.cells["製造部", "equipment"].control.value = ("none", "")
    found = {usage.domain: usage for usage in workbook.account.usages}
    assert (found["equipment"].supply, found["equipment"].as_of) == (Supply.none, TODAY)
    grid.cells["製造部", "equipment"].control.value = ("ours", "")
    assert [u.supply for u in workbook.account.usages if u.domain == "equipment"] == [Supply.ours]


def test_a_rival_is_chosen_by_name(grid: UsageGrid, workbook: Workbook) -> None:
    _keep(workbook, rivals=(Rival(id="v", name="角倉商会"),), usages=(_usage(),))
    control = grid.cells["製造部", "equipment"].control
    assert ("■ 角倉商会", ("rival", "v")) in control.options
    control.value = ("rival", "v")
    assert workbook.account.usages[0].rival == "v"


def test_a_department_on_the_map_is_not_added_twice(grid: UsageGrid, workbook: Workbook) -> None:
    _add(grid, "製造部")
    _add(grid, " 製造部 ")
    assert len(workbook.account.usages) == 1
    assert "製造部" in said(grid.named.fault)


def test_what_the_sheet_says_of_one_cell_twice_is_not_changed_in_the_grid(
    grid: UsageGrid, workbook: Workbook
) -> None:
    two = (_usage(supply="ours"), _usage(id="w", supply="rival"))
    _keep(workbook, usages=two)
    control = grid.cells["製造部", "equipment"].control
    assert control.disabled
    assert control.value == ("both", "")
    assert workbook.account.usages == two


def test_issues_of_the_ladder_are_taken_into_the_plan(
    form: PlanForm, workbook: Workbook, assessed_issue: Account
) -> None:
    workbook.update(assessed_issue)
    form.parts["issues"].turn(True)
    press(form.parts["issues"].inside, "＋ 課題に加える")
    (issue,) = workbook.account.customer_issues
    assert (issue.what, issue.deal) == ("「夜も止めたい」", "line")
    assert "課題に加える" not in told(form.parts["issues"].inside)


@pytest.fixture
def assessed_issue(workbook: Workbook, pack: Pack) -> Account:
    criterion = next(iter(pack.stages[5].criteria))
    answers = [
        {"criterion": criterion, "value": "yes", "evidence": [Evidence(what="「夜も止めたい」")]}
    ]
    assessment = {
        "id": "s",
        "deal": "line",
        "side": Rater.rep,
        "assessed_on": TODAY,
        "stages": [{"stage": 5, "answers": answers}],
    }
    return workbook.account.changed(assessments=[assessment])


def test_a_hypothesis_stands_with_its_issue(form: PlanForm, workbook: Workbook) -> None:
    _keep(workbook, customer_issues=(CustomerIssue(id="n", what="人手"),))
    form.parts["hypotheses"].turn(True)
    cards = next(e for e in pieces(form.parts["hypotheses"].inside) if hasattr(e, "cards")).cards
    cards["n"].fields["hypothesis"].control.value = "自動で替わる"
    assert workbook.account.customer_issues[0].hypothesis == "自動で替わる"


def test_deals_are_ranked(form: PlanForm, workbook: Workbook) -> None:
    form.parts["deals"].turn(True)
    cards = next(e for e in pieces(form.parts["deals"].inside) if hasattr(e, "cards")).cards
    assert list(cards) == ["line", "service"]
    cards["service"].fields["rank"].control.value = 1
    assert workbook.account.deal("service").rank == 1
    cards["service"].fields["rank"].control.value = ""
    assert workbook.account.deal("service").rank is None


@pytest.fixture
def session(seat: Seat) -> SessionForm:
    return SessionForm(seat, SavedMark(seat))


def test_answering_a_question_says_that_the_scenario_was_looked_at(
    session: SessionForm, workbook: Workbook
) -> None:
    _keep(workbook, scenarios=(Scenario(id="z", text="現場から"),))
    card = session.scenarios.entries.cards["z"]
    card.fields["text"].control.value = "現場の班長から"
    assert workbook.account.scenarios[0].looked_at_on is None
    card.fields["beats_rivals"].control.value = AnswerValue.partly
    (scenario,) = workbook.account.scenarios
    assert (scenario.text, scenario.beats_rivals) == ("現場の班長から", AnswerValue.partly)
    assert scenario.looked_at_on == TODAY


def test_what_is_due_before_the_next_session_is_ended_on_the_spot(
    session: SessionForm, workbook: Workbook
) -> None:
    days = {"late": "2026-11-10", "soon": "2026-12-20", "far": "2027-06-30", "undated": None}
    actions = [{"id": name, "what": name, "due_on": day} for name, day in days.items()]
    workbook.update(workbook.account.changed(actions=actions))
    assert list(session.actions.cards) == ["late", "soon", "undated"]
    session.actions.cards["late"].done.click()
    assert workbook.account.actions[0].done_on == TODAY
    assert list(session.actions.cards) == ["soon", "undated"]


def test_a_decision_is_taken_on_the_spot_and_not_without_words(
    session: SessionForm, workbook: Workbook
) -> None:
    _keep(workbook, decisions=(Decision(id="x", what="体制"),))
    card = session.decisions.cards["x"]
    card.take_it.click()
    assert workbook.account.decisions[0].decided_on is None
    card.decided.value = "速水が兼ねる"
    card.take_it.click()
    (decision,) = workbook.account.decisions
    assert (decision.decided, decision.decided_on) == ("速水が兼ねる", TODAY)
    assert decision.decided_by == "sato"
    assert session.decisions.cards == {}


def test_what_everybody_saw_keeps_its_day(session: SessionForm, workbook: Workbook) -> None:
    _keep(workbook, actions=(Action(id="a", what="尋ねる"),))
    assert workbook.account.noticed == ()
    assert "担当か期限のない行動（初めて）" in told(session.unanswered)
    session.unanswered.seen.click()
    assert {each.first_seen_on for each in workbook.account.noticed} == {TODAY}
    assert "担当か期限のない行動（2026年11月20日に見た）" in told(session.unanswered)


def test_opening_the_plan_saves_nothing(seat: Seat, workbook: Workbook) -> None:
    before = workbook.saved
    form = PlanForm(seat)
    for fold in (*form.parts.values(), form.session):
        fold.turn(True)
    assert workbook.saved == before


@pytest.mark.parametrize(
    ("kind", "opened"), [("actions", "actions"), ("decisions", "actions"), ("usages", "map")]
)
def test_a_finding_leads_to_its_part(
    kind: str, opened: str, form: PlanForm, workbook: Workbook
) -> None:
    entries = {
        "actions": (Action(id="n", what="尋ねる"),),
        "decisions": (Decision(id="n", what="体制"),),
        "usages": (_usage(id="n"),),
    }
    _keep(workbook, **{kind: entries[kind]})
    form.go_to((Ref(kind, "n"),))
    assert [name for name, fold in form.parts.items() if fold.open] == [opened]


def test_a_finding_of_what_was_seen_leads_to_the_session(form: PlanForm) -> None:
    form.go_to((Ref("noticed", "w"),))
    assert form.session.open


def test_typed_text_stays_text(seat: Seat, workbook: Workbook) -> None:
    attack = "<img src=x onerror=alert(1)>"
    _keep(
        workbook,
        goals=(Goal(id="o", customer_outcome=attack),),
        customer_issues=(CustomerIssue(id="n", what=attack),),
        decisions=(Decision(id="x", what=attack),),
        actions=(Action(id="a", what=attack),),
        usages=(_usage(department=attack),),
    )
    form = PlanForm(seat)
    for fold in (*form.parts.values(), form.session):
        fold.turn(True)
    shown = [p for p in pieces(form) if type(p).__name__ == "HTML"]
    assert not [each for each in shown if "<img" in each.value]
    assert [each for each in shown if "&lt;img" in each.value]


def test_actions_are_written_in_a_sheet_with_owner_and_horizon_in_words(
    workbook: Workbook, pack: Pack
) -> None:
    page = SheetPage(workbook, ACTIONS, pack)
    page.add("n", what="尋ねる", owner="佐藤", due_on="2026/12/1", horizon="1か月")
    (action,) = workbook.account.actions
    assert (action.owner, action.due_on) == ("sato", date(2026, 12, 1))
    assert page.row("n")["cells"]["horizon"] == "1か月"
