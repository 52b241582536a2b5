"""The stakeholder sheet in JupyterLab: typed, chosen, pasted, undone, reloaded, heard."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from sheet_lab import PEOPLE, Lab, SheetPage, open_sheet

from kit.account import Attitude, Stakeholder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Show = Callable[..., str]


def saved(lab: Lab, shown: str, person: str) -> Stakeholder:
    found = lab.saved(shown).stakeholder(person)
    assert found
    return found


def settled(sheet: SheetPage) -> None:
    """Wait until everything typed is acknowledged."""
    expect(sheet.root.locator(".ks-saved")).to_contain_text("保存済み")


def test_typed_text_is_saved_and_enter_goes_down(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show()
    notebook.cell(1, "title").click()
    notebook.keys.type("部長")
    notebook.keys.press("Enter")
    notebook.keys.type("課長")
    notebook.keys.press("Tab")
    expect(notebook.cell(2, "roles")).to_have_class(focused())
    settled(notebook)
    assert [saved(lab, shown, p).title for p in ("p1", "p2")] == ["部長", "課長"]


def focused() -> Any:
    return re.compile("ks-focus")


def test_words_are_chosen_by_key_and_by_mouse(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show()
    notebook.cell(1, "attitude").click()
    notebook.keys.press("Enter")
    notebook.keys.press("ArrowUp")
    notebook.keys.press("ArrowUp")
    notebook.keys.press("Enter")
    notebook.cell(2, "attitude").dblclick()
    notebook.page.get_by_role("option", name="強い支持").click()
    notebook.cell(3, "trust").click()
    notebook.keys.type("4")
    notebook.keys.press("Enter")
    settled(notebook)
    assert saved(lab, shown, "p1").attitude is Attitude.against
    assert saved(lab, shown, "p2").attitude is Attitude.strong_support
    assert saved(lab, shown, "p3").trust == 4


def test_several_roles_are_ticked(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show()
    notebook.cell(1, "roles").click()
    notebook.keys.press("Enter")
    for key in ("ArrowDown", "Space", "ArrowDown", "Space", "Enter"):
        notebook.keys.press(key)
    expect(notebook.cell(1, "roles")).to_have_text("決裁者、合議者")
    settled(notebook)
    assert len(saved(lab, shown, "p1").roles) == 2


def test_block_from_excel_is_pasted_read_and_undone_in_one_step(
    show: Show, notebook: SheetPage, lab: Lab
) -> None:
    shown = show()
    notebook.cell(4, "name").click()
    notebook.paste('土井 四郎\t"購買部\n一課"\t課長\r\n江口 五\t総務部\t\r\n')
    expect(notebook.cell(5, "name")).to_have_text("江口 五")
    settled(notebook)
    people = lab.saved(shown).stakeholders
    assert (people[3].name, people[3].department) == ("土井 四郎", "購買部\n一課")
    assert people[4].department == "総務部"
    notebook.keys.press("Control+z")
    expect(notebook.cell(4, "name")).to_have_text("土井 四")
    settled(notebook)
    assert lab.saved(shown).stakeholders == PEOPLE
    notebook.keys.press("Control+y")
    expect(notebook.cell(5, "name")).to_have_text("江口 五")


def test_invalid_cell_is_marked_with_its_reason_and_survives_a_reload(
    lab: Lab, browser: Browser
) -> None:
    fresh = lab.fresh()
    with open_sheet(browser, lab.notebook(fresh.id)) as sheet:
        sheet.cell(2, "last_met_on").click()
        sheet.keys.type("きのう")
        sheet.keys.press("Enter")
        sheet.cell(2, "last_met_on").click()
        expect(sheet.root.locator(".ks-reason")).to_contain_text("2026-11-22")
        sheet.page.reload()
        sheet.run()
        expect(sheet.cell(2, "last_met_on")).to_have_text("きのう")
        expect(sheet.root.locator(".ks-to-correct")).to_have_text("⚠ 直すところ 1")


def test_input_method_is_not_disturbed(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show()
    notebook.cell(1, "title").click()
    ime = notebook.page.context.new_cdp_session(notebook.page)
    ime.send("Input.imeSetComposition", {"text": "ぶ", "selectionStart": 1, "selectionEnd": 1})
    ime.send(
        "Input.imeSetComposition", {"text": "ぶちょう", "selectionStart": 4, "selectionEnd": 4}
    )
    expect(notebook.editing).to_have_value("ぶちょう")
    # Keys of the input method itself: neither commits, neither moves.
    for key, code in (("ArrowDown", 40), ("Enter", 13)):
        ime.send(
            "Input.dispatchKeyEvent",
            {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229, "code": key},
        )
        assert code
    expect(notebook.editing).to_have_value("ぶちょう")
    ime.send("Input.insertText", {"text": "部長"})
    expect(notebook.editing).to_have_value("部長")
    notebook.keys.press("Enter")
    expect(notebook.cell(1, "title")).to_have_text("部長")
    settled(notebook)
    assert saved(lab, shown, "p1").title == "部長"


def test_markup_that_was_typed_is_text_everywhere(
    show: Show, notebook: SheetPage, lab: Lab
) -> None:
    shown = show()
    typed = "<img src=x onerror=document.title='broken'>"
    notebook.cell(1, "name").click()
    notebook.keys.type(typed)
    notebook.keys.press("Enter")
    expect(notebook.cell(1, "name")).to_have_text(typed)
    settled(notebook)
    notebook.page.get_by_role("button", name="立場").click()
    notebook.cell(2, "reports_to").click()
    notebook.keys.press("Enter")
    expect(notebook.page.get_by_role("option", name=typed)).to_be_visible()
    notebook.keys.press("Escape")
    expect(notebook.page.locator(".km-picture")).to_contain_text("<img")
    assert notebook.page.locator(".ks-sheet img, .km-map img").count() == 0
    assert notebook.page.title() != "broken"
    assert saved(lab, shown, "p1").name == typed


def test_rows_are_added_duplicated_removed_and_moved(
    show: Show, notebook: SheetPage, lab: Lab
) -> None:
    shown = show()
    tool = notebook.root.locator
    tool("[data-do=add]").click()
    notebook.keys.type("江口 五")
    notebook.keys.press("Enter")
    expect(notebook.cell(5, "name")).to_have_text("江口 五")
    notebook.cell(1, "name").click()
    tool("[data-do=duplicate]").click()
    expect(notebook.cell(2, "name")).to_have_text("青木 一")
    tool("[data-do=down]").click()
    expect(notebook.cell(3, "name")).to_have_text("青木 一")
    tool("[data-do=remove]").click()
    expect(notebook.cell(3, "name")).to_have_text("千田 三")
    settled(notebook)
    names = [each.name for each in lab.saved(shown).stakeholders]
    assert names == ["青木 一", "馬場 二", "千田 三", "土井 四", "江口 五"]


def test_search_finds_kana_whatever_its_width(show: Show, notebook: SheetPage) -> None:
    show((*PEOPLE, Stakeholder(id="p5", name="江口 五", kana="えぐち")))
    notebook.root.get_by_role("searchbox").fill("ｴｸﾞﾁ")
    expect(notebook.root.locator(".ks-count")).to_have_text("5人中1人")
    expect(notebook.cell(1, "name")).to_have_text("江口 五")


def test_rating_is_found_by_questions(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show()
    notebook.cell(1, "trust").click()
    notebook.keys.press("F1")
    guide = notebook.page.get_by_role("dialog")
    for _ in range(2):
        guide.get_by_role("button", name="いいえ").click()
    guide.get_by_role("button", name="はい").click()
    guide.get_by_role("button", name="この値にする").click()
    expect(notebook.cell(1, "trust")).to_have_text("4")
    settled(notebook)
    assert saved(lab, shown, "p1").trust == 4


def test_map_follows_an_edit_and_picks_people(show: Show, notebook: SheetPage) -> None:
    show()
    picture = notebook.page.locator(".km-picture")
    notebook.cell(4, "name").click()
    notebook.keys.type("土井 五郎")
    notebook.keys.press("Enter")
    expect(picture).to_contain_text("土井 五郎")
    picture.locator("[data-item='stakeholders/p2']").click()
    expect(notebook.cell(2, "name")).to_have_class(here())
    notebook.cell(3, "title").click()
    expect(picture.locator("[data-item='stakeholders/p3']")).to_have_class(here())


def test_pictures_are_turned_by_key_and_each_picks_people(show: Show, notebook: SheetPage) -> None:
    show()
    picture, tab = notebook.page.locator(".km-picture"), notebook.page.locator(".km-tab")
    expect(tab).to_have_text(["影響力×態度", "勢力図", "信頼×相互依存"])
    for place, said in ((1, "上司不明"), (2, "先方の依存")):
        tab.nth(place - 1).focus()
        notebook.keys.press("ArrowRight")
        expect(tab.nth(place)).to_be_focused()
        expect(tab.nth(place)).to_have_attribute("aria-selected", "true")
        expect(picture).to_contain_text(said)
        picture.locator(f"[data-item='stakeholders/p{place}']").click()
        expect(notebook.cell(place, "name")).to_have_class(here())
    notebook.cell(4, "title").click()
    expect(picture.locator("[data-item='stakeholders/p4']")).to_have_class(here())
    notebook.cell(4, "name").click()
    notebook.keys.type("土井 六郎")
    notebook.keys.press("Enter")
    expect(picture).to_contain_text("土井 六郎")
    expect(notebook.page.locator(".km-drawing")).to_have_text("")
    tab.nth(2).focus()
    notebook.keys.press("Home")
    expect(picture).to_contain_text("強い支持")


def here() -> Any:
    return re.compile("-here")


def test_keyboard_leads_out_of_the_sheet(show: Show, notebook: SheetPage) -> None:
    show()
    notebook.cell(1, "title").click()
    notebook.keys.press("Escape")
    for _ in range(2):
        notebook.keys.press("Tab")
    expect(notebook.root.locator(".ks-editor:focus")).to_have_count(0)


def test_read_only_sheet_takes_no_edit(show: Show, notebook: SheetPage, lab: Lab) -> None:
    shown = show(more=", read_only=True")
    notebook.cell(1, "title").click()
    notebook.keys.type("部長")
    notebook.keys.press("Enter")
    expect(notebook.cell(1, "title")).to_have_text("")
    assert lab.saved(shown).stakeholders == PEOPLE


def test_of_many_people_those_in_sight_are_drawn_and_the_rest_is_scrolled_to(
    show: Show, notebook: SheetPage
) -> None:
    show(tuple(Stakeholder(id=f"p{n}", name=f"関係 {n}") for n in range(1, 201)))
    expect(notebook.cell(1, "name")).to_have_text("関係 1")
    assert notebook.root.locator(".tabulator-row").count() < 60
    notebook.cell(3, "name").hover()
    notebook.page.mouse.wheel(0, 20_000)
    expect(notebook.cell(200, "name")).to_be_in_viewport()
    expect(notebook.cell(200, "name")).to_have_text("関係 200")
