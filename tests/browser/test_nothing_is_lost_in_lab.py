"""Nothing typed is lost: a kernel that is gone, two browsers on one account."""

import pytest
from playwright.sync_api import Browser, expect
from sheet_lab import CELL, Lab, SheetPage, open_sheet

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SESSION = "window.jupyterapp.shell.currentWidget.sessionContext"


def settled(sheet: SheetPage) -> None:
    expect(sheet.saved).to_contain_text("保存済み")


def test_what_is_typed_without_a_kernel_is_saved_once_there_is_one(
    browser: Browser, lab: Lab
) -> None:
    shown = lab.fresh().id
    with open_sheet(browser, lab.notebook(shown)) as sheet:
        sheet.page.evaluate(f"{SESSION}.shutdown()")
        sheet.page.wait_for_function(f"() => !{SESSION}.session?.kernel")
        sheet.cell(1, "title").click()
        sheet.keys.type("部長")
        sheet.keys.press("Enter")
        expect(sheet.cell(1, "title")).to_have_text("部長")
        expect(sheet.saved).to_contain_text("まだ保存できていません")
        before = lab.saved(shown).stakeholder("p1")
        assert before
        assert before.title == ""
        sheet.page.evaluate(f"{SESSION}.changeKernel({{name: 'python3'}}).then(() => null)")
        sheet.run()
        expect(sheet.cell(1, "title")).to_have_text("部長")
        settled(sheet)
    after = lab.saved(shown).stakeholder("p1")
    assert after
    assert after.title == "部長"


def test_two_browsers_on_one_account_keep_both_peoples_work(browser: Browser, lab: Lab) -> None:
    shown = lab.fresh().id
    # A notebook of its own has a kernel of its own.
    cell = CELL.format(account=shown, lang="ja", more="")
    with (
        open_sheet(browser, lab.notebook(shown)) as ours,
        open_sheet(browser, lab.page(f"{shown}-two", cell)) as theirs,
    ):
        ours.cell(1, "title").click()
        ours.keys.type("部長")
        ours.keys.press("Enter")
        settled(ours)
        theirs.cell(2, "title").click()
        theirs.keys.type("課長")
        theirs.keys.press("Enter")
        settled(theirs)
        expect(theirs.cell(1, "title")).to_have_text("部長")
        # The same cell, before either has seen what the other typed.
        ours.cell(3, "title").click()
        theirs.cell(3, "title").click()
        ours.keys.type("主任")
        ours.keys.press("Enter")
        settled(ours)
        theirs.keys.type("係長")
        theirs.keys.press("Enter")
        clash = theirs.root.locator(".ks-conflict")
        expect(clash).to_contain_text("主任")
        expect(clash).to_contain_text("係長")
        clash.get_by_role("button").first.click()
        expect(clash).to_have_count(0)
        expect(theirs.cell(3, "title")).to_have_text("係長")
        settled(theirs)
    titles = [each.title for each in lab.saved(shown).stakeholders]
    assert titles[:3] == ["部長", "課長", "係長"]
