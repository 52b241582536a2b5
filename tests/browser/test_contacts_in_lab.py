"""Contacts and knowledge in JupyterLab: by keyboard and input method, found after a reload."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from keyboard import compose, reach
from playwright.sync_api import Browser, Page, expect
from sheet_lab import Lab, run_cell

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONTACTS = 'from kit.widgets.contacts import open_contacts\nopen_contacts("{}", "ja", "2026-11-20")'
KNOWLEDGE = (
    'from kit.widgets.knowledge import open_knowledge\nopen_knowledge("{}", "ja", "2026-11-20")'
)
MARKUP = "<img src=x onerror=document.title='broken'>"


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1500, "height": 1150}, locale="ja-JP")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    run_cell(page)
    yield page
    assert faults == []
    context.close()


def test_a_contact_is_written_by_keyboard_and_there_after_a_reload(
    browser: Browser, lab: Lab
) -> None:
    shown = lab.fresh().id
    with opened(browser, lab.page(f"contacts-{shown}", CONTACTS.format(shown))) as page:
        entry = page.locator(".kit-entry")
        entry.get_by_label("先方の人").focus()
        page.keyboard.insert_text("青木")
        page.keyboard.press("Tab")
        expect(entry.get_by_role("button", name="× 青木 一")).to_be_visible()
        reach(page, entry.get_by_role("button", name="電話", exact=True))
        page.keyboard.press("Enter")
        reach(page, entry.get_by_label("聞いたこと"))
        compose(page, "人手が足りない", "ひ", "ひとで", "ひとでがたりない")
        assert lab.saved(shown).contacts == (), "nothing is saved before its button is pressed"
        page.keyboard.insert_text(MARKUP)
        reach(page, entry.get_by_role("button", name="この接触を保存"))
        page.keyboard.press("Enter")
        expect(entry.get_by_text("接触記録に保存しました。")).to_be_visible()
        expect(page.locator(".kit-picture svg").first).to_be_visible()
        (kept,) = lab.saved(shown).contacts
        assert (kept.stakeholders, kept.channel.value) == (("p1",), "phone")
        assert kept.heard == f"人手が足りない{MARKUP}"
        page.reload()
        run_cell(page)
        row = page.locator(".tabulator-row").filter(has_text="青木 一")
        expect(row.locator('[tabulator-field="heard"]')).to_have_text(f"人手が足りない{MARKUP}")
        assert page.title() != "broken"


def test_a_card_is_opened_and_written_by_keyboard(browser: Browser, lab: Lab) -> None:
    shown = lab.fresh().id
    with opened(browser, lab.page(f"knowledge-{shown}", KNOWLEDGE.format(shown))) as page:
        question = page.get_by_role("button", name="今の困りごと")
        question.focus()
        page.keyboard.press("Enter")
        answer = page.get_by_label("答え", exact=True)
        expect(answer).to_be_focused()
        compose(page, "転記に手間がかかる", "てんき", "てんきにてまがかかる")
        page.keyboard.insert_text(MARKUP)
        reach(page, page.get_by_label("聞いた日"))
        page.keyboard.type("2026/11/18")
        page.keyboard.press("Tab")
        expect(page.get_by_label("聞いた日")).to_have_value("2026年11月18日")
        line = page.locator(".kit-board").filter(has_text="今の困りごと")
        expect(line).to_contain_text("新しい（2日前）")
        expect(line).to_contain_text(MARKUP)
        (kept,) = lab.saved(shown).information
        assert (kept.question, kept.answer) == ("problems", f"転記に手間がかかる{MARKUP}")
        page.reload()
        run_cell(page)
        expect(page.locator(".kit-board").filter(has_text="今の困りごと")).to_contain_text(MARKUP)
        assert page.title() != "broken"
