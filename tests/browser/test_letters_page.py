"""The letter desk in JupyterLab: written by keyboard and input method, found after a reload."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_lab import Lab, run_cell

from kit.account import Complaint, Stakeholder

pytestmark = pytest.mark.browser

READER = Stakeholder(id="kato", name="髙﨑 𠮷雄", department="品質保証部", title="部長")
SCOLDED = Complaint(
    id="c1", what="連絡が遅い", received_on=date(2026, 11, 10), received_from=("kato",)
)
CELL = "from kit.widgets.letters import open_letters\nopen_letters({!r}, {!r}, '2026-11-20')"


@pytest.fixture
def account(lab: Lab) -> str:
    return lab.fresh((READER,), complaints=(SCOLDED,)).id


@pytest.fixture
def page(browser: Browser, lab: Lab, account: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1500, "height": 1400}, locale="ja-JP")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(lab.page(f"letters-{account}", CELL.format(account, "ja")))
    run_cell(page)
    yield page
    assert faults == []
    page.close()


@pytest.fixture
def desk(page: Page) -> Locator:
    desk = page.locator(".kit-letter")
    expect(desk.get_by_role("button", name="「連絡が遅い」への手紙を始める")).to_be_visible()
    return desk


def begin(page: Page, desk: Locator) -> Locator:
    """Begin the letter a complaint waits for, by keyboard; return where its text is written."""
    desk.get_by_role("button", name="「連絡が遅い」への手紙を始める").focus()
    page.keyboard.press("Enter")
    text = desk.get_by_label("手紙の文", exact=True)
    expect(text).to_be_visible()
    return text


def test_a_letter_is_drafted_and_mended_by_keyboard_and_found_again(
    page: Page, desk: Locator, lab: Lab, account: str
) -> None:
    text = begin(page, desk)
    desk.get_by_label("お詫びすること").focus()
    page.keyboard.insert_text("納入が四日遅れましたこと")
    page.keyboard.press("Tab")
    desk.get_by_role("button", name="下書きを作る").focus()
    page.keyboard.press("Enter")
    expect(text).to_have_value(re.compile("納入が四日遅れましたことにつきまして"))
    expect(desk).to_contain_text("点検（7）")
    text.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("御社の<img src=x onerror=alert(1)>")
    page.keyboard.press("Tab")
    expect(desk).to_contain_text("「御社」は話し言葉です。")
    remark = desk.locator(".kit-finding", has_text="話し言葉").get_by_role("button")
    remark.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    chosen = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    page.wait_for_function(f"() => ({chosen})(document.activeElement) === '御社'")
    page.reload()
    run_cell(page)
    expect(text).to_have_value(re.compile(r"御社の<img src=x onerror=alert\(1\)>"))
    expect(desk.locator("img")).to_have_count(0)
    (saved,) = lab.saved(account).letters
    assert saved.body.endswith("御社の<img src=x onerror=alert(1)>")
    assert saved.complaint == "c1"


def test_an_input_method_is_not_disturbed_while_it_composes(
    page: Page, desk: Locator, lab: Lab, account: str
) -> None:
    text = begin(page, desk)
    text.focus()
    ime = page.context.new_cdp_session(page)
    for reading in ("お", "おんしゃ"):
        ends = {"selectionStart": len(reading), "selectionEnd": len(reading)}
        ime.send("Input.imeSetComposition", {"text": reading, **ends})
        page.wait_for_timeout(500)
        expect(text).to_have_value(reading)
        expect(text).to_be_focused()
    assert lab.saved(account).letters[0].body == "", "nothing is saved before it is typed"
    ime.send("Input.insertText", {"text": "御社"})
    page.keyboard.press("Tab")
    expect(desk).to_contain_text("「御社」は話し言葉です。")
    assert lab.saved(account).letters[0].body == "御社"


def test_the_sheet_is_made_and_the_posting_told_once(
    page: Page, desk: Locator, lab: Lab, account: str
) -> None:
    text = begin(page, desk)
    desk.get_by_role("button", name="下書きを作る").click()
    expect(text).to_have_value(re.compile("拝啓"))
    desk.get_by_role("button", name="縦書き（罫線つき）のPDFを作る").click()
    expect(desk.get_by_role("img", name=re.compile("印刷した手紙の一枚め"))).to_be_visible()
    with page.expect_download() as saving:
        desk.get_by_role("link", name=re.compile("縦書き")).click()
    (file,) = (lab.home / "records" / "letters" / account).iterdir()
    assert saving.value.suggested_filename == file.name
    assert saving.value.path().read_bytes() == file.read_bytes()
    for _ in range(2):
        desk.get_by_role("button", name="投函を記録する").click()
        expect(desk).to_contain_text("2026年11月20日に投函。接触記録に一件あります。")
    assert len(lab.saved(account).contacts) == 1


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_desk_has_no_serious_fault(
    browser: Browser, lab: Lab, account: str, axe: Callable[[Page, str], list[str]], lang: str
) -> None:
    page = browser.new_page(viewport={"width": 1500, "height": 1400})
    page.goto(lab.page(f"axe-letters-{account}", CELL.format(account, lang)))
    run_cell(page)
    desk = page.locator(".kit-letter")
    begin = "への手紙を始める" if lang == "ja" else "Begin a letter about"
    desk.get_by_role("button", name=begin).click()
    draft = "下書きを作る" if lang == "ja" else "Draft the letter"
    desk.get_by_role("button", name=draft).click()
    expect(desk.locator(".kit-finding").first).to_be_visible()
    for fold in desk.locator(".kit-fold").all():
        fold.click()
    way = "横書きのPDFを作る" if lang == "ja" else "Make an ordinary PDF"
    desk.get_by_role("button", name=way).click()
    expect(desk.locator("img")).to_be_visible()
    found = axe(page, ".jp-OutputArea-output")
    page.close()
    assert found == []
