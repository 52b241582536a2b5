"""The page of the plan: goals sent back, horizons, decisions, findings put aside; a first step."""

from datetime import date

import pytest

from kit.account import (
    Account,
    Action,
    Answered,
    CustomerIssue,
    Decision,
    Deferral,
    Goal,
    Profile,
    Rival,
    Scenario,
    Usage,
)
from kit.pack import load_pack
from kit.report.pages import View
from kit.report.report import Report
from kit.settings import current_settings
from kit.workbook.lookback import LookBack, State

TODAY = date(2026, 11, 20)


def _report(lang: str = "ja", pack: str = "general", **chapters: object) -> Report:
    settings = current_settings({})
    account = Account(id="a", profile=Profile(name="顧客"), **chapters)
    new = LookBack(TODAY, TODAY, None, State(account, TODAY))
    view = View(account, load_pack(pack, settings), lang, TODAY)
    return Report(view, "coach", settings, new)


def _plan(lang: str = "ja", **chapters: object) -> str:
    return _report(lang, **chapters).plan().html


def test_an_account_without_a_plan_is_asked_for_a_goal() -> None:
    told = _plan()
    assert "アカウントプランはまだありません" in told
    assert "<table" not in told
    assert "当社がうまくいったとき" in told


@pytest.mark.parametrize(
    ("outcome", "sent_back"), [("", True), ("検査で止まらない", False), ("売上1億円", True)]
)
def test_a_goal_without_the_customers_outcome_stands_with_its_question(outcome, sent_back) -> None:
    told = _plan(goals=(Goal(id="o", customer_outcome=outcome, own_outcome="売上1億円"),))
    assert ("顧客の成果が書かれていない" in told) is sent_back
    assert ("その数字が出たとき" in told) is sent_back


def test_the_map_is_drawn_once_there_is_an_entry_on_it() -> None:
    usage = Usage(id="u", department="製造部", domain="equipment", supply="none")
    assert "<svg" in _plan(usages=(usage,))
    assert "<svg" not in _plan(trades=(), rivals=(Rival(id="v", name="他社"),))


def test_actions_stand_by_horizon_and_the_overdue_one_says_by_how_much() -> None:
    late = Action(id="a1", what="尋ねる", due_on=date(2026, 11, 17))
    told = _plan(actions=(late,))
    assert told.index("9か月") < told.index("1か月") < told.index("1週間") < told.index("尋ねる")
    assert "3日過ぎた" in told
    assert "すべきだった1件のうち0件" in told


def test_a_decision_says_whether_it_waits_or_what_was_decided() -> None:
    waits = Decision(id="x1", what="体制", decide_by_on=date(2026, 11, 13))
    taken = Decision(id="x2", what="費用", decided_on=date(2026, 11, 1), decided="当社が持つ")
    told = _plan(decisions=(taken, waits))
    assert (
        told.index("体制") < told.index("7日過ぎた") < told.index("費用") < told.index("当社が持つ")
    )


@pytest.mark.parametrize(
    ("code", "named"), [("information.stale", "答えが古くなった問い"), ("x.gone", "x.gone")]
)
def test_what_was_put_aside_is_named_with_its_reason(code, named) -> None:
    aside = Deferral(id="f", answers=Answered(code=code), reason="改編待ち")
    told = _plan(deferrals=(aside,), trades=(), decisions=(Decision(id="x", what="体制"),))
    assert named in told
    assert "改編待ち" in told


def test_what_is_unknown_is_said_and_never_blank() -> None:
    told = _plan(
        customer_issues=(CustomerIssue(id="n", what="人手"),),
        rivals=(Rival(id="v", name="他社"),),
        scenarios=(Scenario(id="z", text="先に"),),
    )
    # Whose issue, how sure, what would solve it; the rival's day, stand and how to win; the
    # scenario's three questions and its day.
    assert told.count('class="unknown">不明</span>') == 10


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_typed_text_stays_text(lang: str) -> None:
    attack = "<img src=x onerror=alert(1)>"
    told = _plan(
        lang,
        goals=(Goal(id="o", customer_outcome=attack, own_outcome=attack + "!"),),
        rivals=(Rival(id="v", name=attack, where=attack, to_win=attack, moves=attack),),
        usages=(Usage(id="u", department=attack, domain="equipment", rival="v", supply="rival"),),
        customer_issues=(CustomerIssue(id="n", what=attack, hypothesis=attack),),
        scenarios=(Scenario(id="z", text=attack, because=attack, risk=attack),),
        actions=(Action(id="a", what=attack),),
        decisions=(Decision(id="x", what=attack, decided=attack),),
        deferrals=(Deferral(id="f", reason=attack),),
    )
    assert "<img" not in told
    assert "&lt;img" in told


def test_the_first_page_names_the_next_three_actions() -> None:
    actions = tuple(
        Action(id=f"a{n}", what=f"行動{n}", due_on=date(2026, 12, n)) for n in range(1, 6)
    )
    told = _report(actions=tuple(reversed(actions))).at_a_glance().html.partition("次の行動")[2]
    assert [name for name in (f"行動{n}" for n in range(1, 6)) if name in told] == [
        "行動1",
        "行動2",
        "行動3",
    ]
    assert "次の行動" not in _report().at_a_glance().html
