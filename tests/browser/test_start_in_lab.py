"""The first page in JupyterLab: an account added, its pages opened, a list taken in."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sheet_lab import ROOT, SHEET, TOKEN, Lab, running_lab

from kit.store import Store

pytestmark = pytest.mark.browser

FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
START = "00_start_here.ipynb"
PEOPLE = "氏名,会社名,影響力\r\n谷 優,青空精機,4\r\n辻 薫,青空精機,高\r\n"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Run JupyterLab on the notebooks of the workbook, with nothing in its store."""
    home = tmp_path_factory.mktemp("start")
    with running_lab(home) as running:
        for notebook in (ROOT / "notebooks").glob("*.ipynb"):
            shutil.copy(notebook, home / "notebooks")
        yield running


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """Return the first page as it shows itself, without a click, in Japanese."""
    (lab.home / "records" / "desk.json").unlink(missing_ok=True)
    page = browser.new_page(viewport={"width": 1400, "height": 1200})
    page.goto(f"{lab.url}lab/tree/{START}?token={TOKEN}")
    expect(front(page).get_by_role("button", name="新しい顧客を加える")).to_be_visible()
    yield page
    page.close()


def front(page: Page) -> Locator:
    """Return the form of the notebook in front."""
    return page.locator(f"{FRONT} .kit-form").first


def go_to(page: Page, name: str) -> None:
    page.locator(".lm-TabBar-tab", has_text=name).click()


def add(page: Page, name: str) -> None:
    """Add an account by keyboard, as a person does."""
    form = front(page)
    field = form.get_by_label("顧客名（必ず書く）")
    if not field.is_visible():
        form.get_by_role("button", name="新しい顧客を加える").click()
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.insert_text(name)
    page.keyboard.press("Tab")
    form.get_by_role("button", name="この顧客を加える").click()
    expect(form).to_contain_text(f"「{name}」を加えました。")


def accounts(lab: Lab) -> dict[str, str]:
    with Store(lab.store) as store:
        return {each.name: each.account for each in store.listing()}


def test_account_added_here_is_the_one_its_pages_open(page: Page, lab: Lab) -> None:
    add(page, "青空精機")
    front(page).get_by_role("link", name="関係者を書く").click()
    sheet = page.locator(SHEET)
    expect(sheet).to_be_visible()
    chosen = front(page).get_by_label("開いている顧客")
    expect(chosen.locator("option:checked")).to_have_text("青空精機")
    sheet.locator('.ks-ghost[tabulator-field="name"]').click()
    page.keyboard.insert_text("轟 健")
    page.keyboard.press("Enter")
    expect(sheet.locator(".ks-saved.ks-saved")).to_be_visible()
    people = lab.saved(accounts(lab)["青空精機"]).stakeholders
    assert [each.name for each in people] == ["轟 健"]

    # The page that is open already follows what is chosen afterwards, account and language.
    go_to(page, START)
    add(page, "みどり工業")
    front(page).get_by_role("button", name="English").click()
    front(page).get_by_role("link", name="Write about the people").click()
    expect(page.locator(SHEET)).to_contain_text("Stakeholder sheet")
    chosen = front(page).get_by_label("Account")
    expect(chosen.locator("option:checked")).to_have_text("みどり工業")
    tabs = page.locator(".lm-DockPanel-tabBar .lm-TabBar-tabLabel")
    assert tabs.all_inner_texts() == [START, "01_people.ipynb"]
    assert len(page.context.pages) == 1

    # And what is chosen there holds for the others.
    chosen.select_option("青空精機")
    expect(page.locator(SHEET)).to_contain_text("轟 健")
    go_to(page, START)
    expect(front(page).locator(".kit-place")).to_contain_text("青空精機")


def test_list_is_taken_in_and_rows_left_out_come_back(page: Page, lab: Lab) -> None:
    form = front(page)
    form.get_by_role("button", name="Excelや一覧を取り込む").click()
    with page.expect_file_chooser() as chooser:
        form.get_by_role("button", name="ファイルを選ぶ").click()
    file = {"name": "名簿.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode("cp932")}
    chooser.value.set_files(files=[file])
    expect(form.locator(".kit-faults")).to_contain_text("3行目 「影響力」")
    form.get_by_label("直すところのある行を除いて取り込む").check()
    form.get_by_role("button", name="取り込む", exact=True).click()
    expect(form).to_contain_text("「名簿.csv」を取り込みました。")
    people = {each.name for each in lab.saved(accounts(lab)["青空精機"]).stakeholders}
    assert "谷 優" in people
    assert "辻 薫" not in people
    with page.expect_download() as download:
        form.get_by_role("link", name="除いた行のファイルを保存する").click()
    assert download.value.suggested_filename == "名簿-faulty.csv"
    assert "辻 薫" in download.value.path().read_text("utf-8-sig")
    form.get_by_role("button", name="Excelに書き出す").click()
    with page.expect_download() as download:
        form.get_by_role("link", name="青空精機.xlsx").click()
    assert download.value.path().read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_page_with_everything_unfolded_has_no_serious_fault(
    page: Page, axe: Callable[[Page, str], list[str]]
) -> None:
    form = front(page)
    for name in ("新しい顧客を加える", "Excelや一覧を取り込む", "見本の気づきを見る"):
        fold = form.get_by_role("button", name=name)
        if fold.inner_text().startswith("▸"):
            fold.click()
    form.get_by_role("button", name="この顧客を加える").click()
    expect(form).to_contain_text("顧客名がありません。")
    form.get_by_role("button", name="社を取り込む").first.click()
    expect(form.locator(".kit-noticed").last).to_be_visible()
    assert axe(page, ".jp-OutputArea-output") == []
