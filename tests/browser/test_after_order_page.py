"""After the order in JupyterLab: a promise and a complaint by keyboard, composed and kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect
from sheet_lab import Lab, run_cell

from kit.account import Deal, DealStatus, Member

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CELL = """\
from kit.widgets.after_order import open_after_order
open_after_order("{account}", "ja", "2026-11-20")
"""
TYPED = "<img src=x onerror=window.harmed=1>"
DESK = ".kit-form:has(> .kit-title)"


def compose(keys: CDPSession, text: str) -> None:
    """Type text as a Japanese input method does: what is being composed, then what is meant."""
    keys.send("Input.imeSetComposition", {"selectionStart": 1, "selectionEnd": 1, "text": "か"})
    keys.send("Input.insertText", {"text": text})


def reach(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab, or another key, until the focus is on a control."""
    handle = wanted.element_handle()
    for _ in range(80):
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
        page.keyboard.press(key)
    raise AssertionError("the Tab key does not lead there")


def shown(page: Page) -> Locator:
    """Run the notebook; return the complaint desk once everything is there."""
    run_cell(page)
    expect(page.locator(".ks-sheet[data-ready=true]").nth(1)).to_be_visible()
    expect(page.locator(".kit-panel .kit-heading")).to_be_visible()
    return page.locator(DESK)


def write_promise(page: Page, keys: CDPSession) -> None:
    """Fill a row of the ledger; the line of the ordered deal stands below it."""
    ledger = page.locator(".ks-sheet").first
    ledger.locator('.ks-ghost[tabulator-field="what"]').click()
    compose(keys, "夜間の窓口")
    page.keyboard.press("Tab")
    page.keyboard.type("2026/12/1")
    page.keyboard.press("Enter")
    expect(ledger.locator(".ks-saved")).to_contain_text("保存済み")
    expect(page.locator(".kit-picture svg").first).to_be_visible()


def write_complaint(page: Page, keys: CDPSession, desk: Locator) -> None:
    """Fill both sides of the visit; a day that cannot be read is refused, and put right."""
    desk.get_by_label("新しいお叱り・小さな不満").focus()
    page.keyboard.insert_text(TYPED)
    page.keyboard.press("Tab")
    supposed, why = desk.get_by_label("考えられる原因"), desk.get_by_label("そう考える理由")
    reach(page, supposed)
    supposed.select_option(label="品質・不具合")
    reach(page, why)
    compose(keys, "装置が止まった")
    real, told = desk.get_by_label("本当の原因"), desk.get_by_label("先方の言葉で")
    reach(page, told)
    compose(keys, "「来ませんでしたね」")
    reach(page, desk.get_by_label("伺った日"))
    page.keyboard.type("11月18日")
    reach(page, desk.get_by_label("時間（分）"))
    expect(desk.locator(".kit-fault", has_text="11月18日")).to_be_visible()
    page.keyboard.type("40")
    reach(page, desk.get_by_role("button", name="4", exact=True))
    page.keyboard.press("Enter")
    reach(page, real, "Shift+Tab")
    real.select_option(label="営業が来なくなった")
    expect(desk.get_by_text("考えた原因とは違いました")).to_be_visible()
    desk.get_by_label("伺った日").fill("2026/11/18")
    page.keyboard.press("Tab")
    expect(desk.locator(".kit-saved")).to_contain_text("保存済み")


def test_promise_and_complaint_typed_by_keyboard_are_there_after_a_reload(
    browser: Browser, lab: Lab, axe: Callable[[Page, str], list[str]]
) -> None:
    won = Deal(id="d", name="検査装置", status=DealStatus.won)
    account = lab.fresh(deals=(won,), members=(Member(id="m", name="佐藤"),)).id
    page = browser.new_page(viewport={"width": 1500, "height": 1200}, locale="ja-JP")
    page.set_default_timeout(60_000)
    address = lab.page(f"after-{account}", CELL.format(account=account))
    page.goto(address)
    keys = page.context.new_cdp_session(page)
    desk = shown(page)

    write_promise(page, keys)
    write_complaint(page, keys, desk)
    desk.get_by_role("button", name="▸ やり切りの点検").click()
    expect(desk.get_by_text("先方から見えたこと")).to_be_visible()
    assert axe(page, ".jp-OutputArea-output") == []

    (complaint,), (promise,) = lab.saved(account).complaints, lab.saved(account).promises
    assert (promise.what, str(promise.due_on)) == ("夜間の窓口", "2026-12-01")
    assert (complaint.what, complaint.before.cause) == (TYPED, "fault")
    assert complaint.before.cause_words == "装置が止まった"
    after = complaint.after
    assert (after.cause, after.their_words) == ("sales-absent", "「来ませんでしたね」")
    assert (after.expectation, after.minutes, str(after.visited_on)) == (4, 40, "2026-11-18")

    page.goto(address)
    desk = shown(page)
    expect(desk.get_by_label("何を言われたか（短く）")).to_have_value(TYPED)
    expect(desk.get_by_label("先方の言葉で")).to_have_value("「来ませんでしたね」")
    expect(desk.get_by_label("伺った日")).to_have_value("2026年11月18日")
    expect(page.locator(".ks-sheet").first).to_contain_text("夜間の窓口")
    expect(page.locator(".kit-panel")).to_contain_text(TYPED[:20])
    assert page.evaluate("window.harmed") is None
    assert page.locator(".jp-OutputArea-output img").count() == 0
    page.close()
