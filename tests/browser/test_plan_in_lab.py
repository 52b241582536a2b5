"""The plan in JupyterLab: a goal, the map and an action by keyboard, found after a reload; axe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from keyboard import compose, reach
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_lab import Lab, run_cell

from kit.account import Action, CustomerIssue, Deal, Decision, Goal, Scenario, Usage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLAN = 'from kit.widgets.plan import open_plan\nopen_plan("{}", "{}", "2026-11-20")'
SENT_BACK = "その数字が出たとき、顧客の誰の、何がよくなっていますか。顧客はそれを何と呼びますか。"


@contextmanager
def opened(browser: Browser, lab: Lab, account: str, lang: str = "ja") -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1500, "height": 1150}, locale="ja-JP")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(lab.page(f"plan-{account}-{lang}", PLAN.format(account, lang)))
    run_cell(page)
    expect(page.locator(".kit-step").first).to_be_visible()
    yield page
    assert faults == []
    context.close()


def part(page: Page, place: int) -> Locator:
    """Return a part that folds open; the session stands first."""
    return page.locator(".kit-page > .kit-folds > .kit-folding").nth(place)


def test_goal_map_and_action_are_written_by_keyboard_and_there_after_a_reload(
    browser: Browser, lab: Lab
) -> None:
    shown = lab.fresh().id
    with opened(browser, lab, shown) as page:
        page.get_by_role("button", name="＋ 目標を一つ書く").focus()
        page.keyboard.press("Enter")
        own = page.get_by_label("当社の成果")
        reach(page, own)
        page.keyboard.insert_text("売上1億円")
        page.keyboard.press("Tab")
        beside = page.locator(".kit-sent-back")
        expect(beside).to_contain_text(SENT_BACK)
        outcome = page.get_by_label("顧客の成果")
        outcome.focus()
        compose(page, "検査で止まらない", "け", "けんさ")
        page.keyboard.press("Tab")
        expect(beside).to_be_hidden()

        reach(page, part(page, 3).locator("> .kit-fold"))
        page.keyboard.press("Enter")
        adding = part(page, 3).get_by_label("＋ 部署を加える（選ぶか、書いてEnter）")
        reach(page, adding)
        page.keyboard.insert_text("製造部")
        page.keyboard.press("Enter")
        cell = part(page, 3).get_by_label("製造部・設備・機器")
        cell.focus()
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        expect(part(page, 3).locator(".kit-picture svg")).to_be_visible()

        reach(page, part(page, 10).locator("> .kit-fold"))
        page.keyboard.press("Enter")
        sheet = part(page, 10).locator(".ks-sheet[data-ready=true]").first
        sheet.locator('.ks-ghost[tabulator-field="what"]').click()
        page.keyboard.type("尋ねる")
        page.keyboard.press("Enter")
        expect(page.locator(".kit-finding").filter(has_text="担当か期限のない行動")).to_be_visible()

        kept = lab.saved(shown)
        assert [(g.customer_outcome, g.own_outcome) for g in kept.goals] == [
            ("検査で止まらない", "売上1億円")
        ]
        assert {(u.domain, u.supply.value) for u in kept.usages} >= {("equipment", "none")}
        assert [action.what for action in kept.actions] == ["尋ねる"]
        page.reload()
        run_cell(page)
        expect(page.get_by_label("顧客の成果")).to_have_value("検査で止まらない")
        expect(page.locator(".kit-step").nth(9)).to_contain_text("◐")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_plan_with_its_parts_unfolded_has_no_serious_fault(
    browser: Browser, lab: Lab, axe: Callable[[Page, str], list[str]], lang: str
) -> None:
    usage = Usage(id="u", department="製造部", domain="equipment", supply="ours")
    shown = lab.fresh(
        deals=(Deal(id="d", name="検査装置"),),
        goals=(Goal(id="o", customer_outcome="", own_outcome="売上"),),
        usages=(usage, Usage(id="w", department="製造部", domain="materials", supply="none")),
        customer_issues=(CustomerIssue(id="n", what="人手"),),
        scenarios=(Scenario(id="z", text="現場から"),),
        decisions=(Decision(id="x", what="体制"),),
        actions=(Action(id="a", what="尋ねる"),),
    ).id
    with opened(browser, lab, shown, lang) as page:
        for place in (0, 1, 3, 6, 7, 9, 10):
            part(page, place).locator("> .kit-fold").click()
        expect(part(page, 10).locator(".ks-sheet[data-ready=true]").first).to_be_visible()
        expect(part(page, 3).locator(".kit-picture svg")).to_be_visible()
        assert axe(page, ".jp-OutputArea-output") == []
