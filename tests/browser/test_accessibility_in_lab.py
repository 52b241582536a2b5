"""What axe-core finds in the forms, at rest and while somebody works in them."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from sheet_lab import Lab, SheetPage, run_cell

from kit.account import Channel, Contact, Deal

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Axe = Callable[[Page, str], list[str]]


@pytest.mark.parametrize("state", ["at rest", "choosing", "typing", "guided", "勢力図"])
def test_the_sheet_has_no_serious_fault(
    show: Callable[..., str], notebook: SheetPage, axe: Axe, state: str
) -> None:
    show()
    notebook.cell(2, "title" if state == "typing" else "trust").click()
    if state == "guided":
        notebook.keys.press("F1")
    elif state == "choosing":
        notebook.keys.press("Enter")
    elif state == "typing":
        notebook.keys.type("部")
    elif state == "勢力図":
        notebook.page.locator(".km-map").get_by_role("tab", name=state).click()
        expect(notebook.page.locator(".km-picture")).to_contain_text("上司不明")
    found = axe(notebook.page, ".ks-sheet|.km-map")
    notebook.keys.press("Escape")
    assert found == []


PAGES = {
    "people": "from kit.widgets.people import open_people\nopen_people",
    "deals": "from kit.widgets.deals import open_deals\nopen_deals",
    "contacts": "from kit.widgets.contacts import open_contacts\nopen_contacts",
    "knowledge": "from kit.widgets.knowledge import open_knowledge\nopen_knowledge",
}


@pytest.mark.parametrize(
    ("chapter", "lang"),
    [("people", "en"), ("deals", "ja"), ("contacts", "en"), ("knowledge", "ja")],
)
def test_a_page_with_everything_unfolded_has_no_serious_fault(
    browser: Browser, lab: Lab, axe: Axe, chapter: str, lang: str
) -> None:
    long_ago = Contact(id="c", held_on=date(2026, 6, 1), channel=Channel.phone)
    shown = lab.fresh(deals=(Deal(id="d", name="検査装置"),), contacts=(long_ago,)).id
    address = lab.page(f"axe-{chapter}", f'{PAGES[chapter]}("{shown}", "{lang}", "2026-11-20")')
    page = browser.new_page(viewport={"width": 1500, "height": 1150})
    page.goto(address)
    run_cell(page)
    folds = page.locator(".kit-fold")
    expect(folds.first).to_be_visible()
    for name in page.locator(".kit-board button").all()[:2]:
        name.click()
    for n in range(min(folds.count(), 5)):
        if folds.nth(n).inner_text().startswith("▸"):
            folds.nth(n).click()
    answer = page.locator(".kit-finding").first.get_by_role("button").nth(1)
    answer.click()
    expect(page.locator(".kit-finding .kit-above").first).to_be_visible()
    found = axe(page, ".jp-OutputArea-output")
    page.close()
    assert found == []
