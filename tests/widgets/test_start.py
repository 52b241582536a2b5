"""The first page: an account chosen, added or changed, with no command to give."""

import base64
import json
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances
from openpyxl import load_workbook
from seen_on_page import buttons, pieces, press, told

from kit.account import Account, Profile
from kit.exchange import Incoming
from kit.settings import current_settings, shipped_content
from kit.store import Store, open_store
from kit.widgets.start import StartPage, open_start
from kit.widgets.start.accounts import MOST
from kit.words import words_under
from kit.workbook import bring_in
from kit.workbook.desk import put_on_desk, read_desk

pytestmark = pytest.mark.usefixtures("home")
TODAY = "2026-11-20"
SAMPLES = sorted((shipped_content() / "data" / "samples").glob("*.json"))
TAKE = f"架空の見本{len(SAMPLES)}社を取り込む"
Put = Callable[..., Store]


@pytest.fixture
def put() -> Put:
    def save(*accounts: tuple[str, str], kana: str = "") -> Store:
        store = open_store(current_settings())
        made = (Account(id=each, profile=Profile(name=n, kana=kana)) for each, n in accounts)
        bring_in(store, [Incoming(each, None) for each in made], "start")
        return store

    return save


def listed(page: StartPage) -> list[str]:
    return [each.name.description for each in page.accounts.rows if each.box in pieces(page)]


def row(page: StartPage, name: str) -> str:
    return next(told(each.box) for each in page.accounts.rows if name in each.name.description)


def fill(page: StartPage, **typed: str) -> None:
    assert page.form
    for name, text in typed.items():
        page.form.controls[name].value = text


# An empty store


@pytest.mark.parametrize(
    ("lang", "ways"),
    [
        ("ja", [TAKE, "▾ 新しい顧客を加える", "▸ Excelや一覧を取り込む"]),
        (
            "en",
            [
                f"Take in the {len(SAMPLES)} invented samples",
                "▾ Add an account",
                "▸ Take in a spreadsheet",
            ],
        ),
    ],
)
def test_empty_store_offers_three_ways_to_begin(lang: str, ways: list[str]) -> None:
    page = open_start(lang, TODAY)
    shown = buttons(page)
    assert all(any(each.startswith(way) for each in shown) for way in ways)
    assert page.accounts.box not in pieces(page)
    assert page.place not in pieces(page)


def test_samples_are_taken_in_with_one_click_and_marked_as_invented() -> None:
    page = open_start("", TODAY)
    press(page, TAKE)
    assert len(listed(page)) == len(SAMPLES)
    assert all("見本（架空の顧客）" in row(page, name) for name in listed(page))
    assert page.chosen
    assert "見本（架空の顧客）" in told(page.place)
    assert TAKE.replace("む", "みました。") in told(page)
    assert TAKE not in buttons(page)
    assert read_desk(current_settings()).account == page.chosen.workbook.account.id


def test_sample_that_was_written_in_is_not_taken_in_again(put: Put) -> None:
    page = open_start("", TODAY)
    store = put(("aohara-koki", "書き直した名"))
    press(page, TAKE)
    assert store.read("aohara-koki").account.profile.name == "書き直した名"
    assert len(store.accounts()) == len(SAMPLES)


def test_samples_can_be_had_later_too(put: Put) -> None:
    put(("aoba", "青葉"))
    page = open_start("", TODAY)
    assert TAKE not in buttons(page)
    page.folds["samples"].turn(True)
    press(page, TAKE)
    assert len(listed(page)) == min(len(SAMPLES) + 1, MOST)
    assert "見本" not in row(page, "青葉")


def test_samples_give_something_to_notice_in_both_languages() -> None:
    page = open_start("", TODAY)
    assert "決裁者" not in told(page)
    page.folds["samples"].turn(True)
    names = [json.loads(each.read_text("utf-8"))["profile"]["name"] for each in SAMPLES]
    assert all(name in told(page) for name in names)
    assert "‼ 至急" in told(page)
    page.language.value = "en"
    assert "‼ Urgent" in told(page)


# A new account


def test_new_account_is_added_chosen_and_open_to_be_changed(put: Put) -> None:
    page = open_start("", TODAY)
    fill(page, name="青空精機", kana="あおぞら", rep="佐藤 真", id="aozora")
    assert page.form
    page.form.packs.control.value = "it"
    page.form.add.click()
    profile = put().read("aozora").account.profile
    assert (profile.name, profile.kana, profile.pack) == ("青空精機", "あおぞら", "it")
    assert listed(page) == ["✓ 青空精機"]
    assert "「青空精機」を加えました。" in told(page)
    assert read_desk(current_settings()).account == "aozora"
    page.folds["create"].turn(True)
    assert {each.value for each in page.form.controls.values()} == {""}


def test_fault_is_told_in_one_sentence_at_its_field_and_nothing_is_added(put: Put) -> None:
    store = put(("aoba", "青葉"))
    page = open_start("", TODAY)
    page.folds["create"].turn(True)
    assert page.form
    page.form.add.click()
    assert "顧客名がありません。" in told(page.form.faults["name"])
    fill(page, name="青葉", id="日本")
    page.form.add.click()
    assert "使えません" in told(page.form.faults["id"])
    assert told(page.form.faults["name"]) == ""
    fill(page, id="")
    page.form.add.click()
    assert "「青葉」（aoba）がすでにあります。" in told(page.form.faults["name"])
    assert store.accounts() == ("aoba",)
    assert page.form.controls["name"].value == "青葉"


def test_id_is_suggested_from_the_name() -> None:
    page = open_start("", TODAY)
    fill(page, name="青空精機")
    assert page.form
    suggested = page.form.controls["id"].placeholder
    page.form.add.click()
    assert page.chosen
    assert page.chosen.workbook.account.id == suggested


def test_what_each_pack_is_for_stands_below_it() -> None:
    page = open_start("", TODAY)
    assert page.form
    assert [name for name, _ in page.form.packs.control.options] == [
        "一般",
        "IT・SI",
        "医薬（病院担当）",
    ]
    page.form.packs.control.value = "pharma"
    assert "病院を担当するMR" in told(page.form.packs.about)


# The list


def test_account_has_its_last_change_and_what_there_is_to_notice(put: Put) -> None:
    put(("aoba", "青葉"))
    page = open_start("", TODAY)
    told_of_it = row(page, "青葉")
    assert f"更新 {date.today():%Y年}" in told_of_it  # noqa: DTZ011 - saved just now
    assert re.search(r"気づき \d+件（‼ 至急 \d件）", told_of_it)
    assert listed(page) == ["✓ 青葉"]


def test_click_opens_another_account_for_all_pages(put: Put) -> None:
    put(("aoba", "青葉"), ("midori", "みどり"))
    page = open_start("", TODAY)
    press(page, "みどり")
    assert sorted(listed(page)) == ["✓ みどり", "青葉"]
    assert "みどり" in told(page.place)
    assert read_desk(current_settings()).account == "midori"


def test_page_looked_at_again_follows_other_pages(put: Put) -> None:
    put(("aoba", "青葉"))
    page = open_start("", TODAY)
    put(("midori", "みどり"))
    put_on_desk(current_settings(), account="midori")
    page.look()
    assert sorted(listed(page)) == ["✓ みどり", "青葉"]
    assert "みどり" in told(page.place)


def test_many_accounts_make_no_more_widgets_than_twenty(put: Put) -> None:
    put(*((f"a-{n:03}", f"顧客{n:03}") for n in range(20)))
    before = len(_instances)
    open_start("", TODAY)
    few = len(_instances) - before
    put(*((f"b-{n:03}", f"客先{n:03}") for n in range(180)))
    before = len(_instances)
    page = open_start("", TODAY)
    assert len(_instances) - before == few
    assert len(listed(page)) == MOST
    assert "顧客の一覧（200）" in told(page)
    assert f"ほか{200 - MOST}件" in told(page)
    before = len(_instances)
    page.accounts.search.value = "123"
    assert listed(page) == ["客先123"]
    assert len(_instances) == before


@pytest.mark.parametrize("text", ["あおば", "アオバ", "ｱｵﾊﾞ", "A-1", "葉", " 青葉 "])
def test_account_is_found_by_name_reading_or_id(put: Put, text: str) -> None:
    put(("a-1", "青葉"), kana="アオバ")
    put(*((f"b-{n}", f"客先{n}") for n in range(MOST)))
    page = open_start("", TODAY)
    page.accounts.search.value = text
    assert [each.removeprefix("✓ ") for each in listed(page)] == ["青葉"]
    page.accounts.search.value = "<b>"
    assert listed(page) == []
    assert "「<b>」に当たる顧客はありません。" in told(page)


def test_account_that_cannot_be_read_says_why_and_the_others_are_listed(
    put: Put, home: Path
) -> None:
    put(("aoba", "青葉"), ("midori", "みどり"))
    pack = home / "data" / "packs" / "broken"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: [", encoding="utf-8")
    store = open_store(current_settings())
    found = store.read("midori")
    profile = found.account.profile.changed(pack="broken")
    store.save(found, found.account.model_copy(update={"profile": profile}), "me")
    page = open_start("", TODAY)
    assert "何も保存していません" in row(page, "みどり")
    assert "気づき" in row(page, "青葉")
    press(page, "みどり")
    assert page.chosen
    assert page.chosen.packs.control.label == "broken（この端末にありません）"


# The account that is open


def test_links_lead_to_every_notebook_of_the_workbook(put: Put) -> None:
    put(("aoba", "青葉"))
    page = open_start("", TODAY)
    links = "".join(str(getattr(each, "value", "")) for each in pieces(page.place))
    notebooks = {each.name for each in (shipped_content() / "notebooks").glob("*.ipynb")}
    assert set(re.findall(r'href="([^"]+)"', links)) == notebooks - {"00_start_here.ipynb"}
    assert len(words_under("start.notebook", "ja")) == len(notebooks) - 1


def test_pack_of_the_account_is_changed_and_kept(put: Put) -> None:
    store = put(("aoba", "青葉"))
    page = open_start("", TODAY)
    assert page.chosen
    page.chosen.packs.control.value = "it"
    assert store.read("aoba").account.profile.pack == "it"
    assert "保存済み" in told(page.place)
    assert "システムやITサービス" in told(page.place)


def test_page_that_is_opened_and_looked_at_saves_nothing(put: Put, home: Path) -> None:
    store = put(("aoba", "青葉"))
    open_start("", TODAY).look()
    assert store.revision("aoba") == 1
    assert not (home / "records" / "desk.json").exists()


def linked(page: StartPage) -> tuple[str, ...]:
    """Return the name, the kind and the content of the file that can be saved."""
    assert page.chosen
    told_of = r'download="([^"]*)" href="data:([^;]+);base64,([^"]+)"'
    found = re.search(told_of, page.chosen.file.value)
    assert found
    return found.groups()


def test_account_goes_out_as_a_workbook_of_excel_in_the_readers_language(put: Put) -> None:
    put(("aoba", '<青>"葉'))
    page = open_start("en", TODAY)
    press(page, "Write to Excel")
    name, kind, content = linked(page)
    assert name == "&lt;青&gt;&#34;葉.xlsx"
    assert kind.endswith("spreadsheetml.sheet")
    book = load_workbook(BytesIO(base64.b64decode(content)))
    assert "Stakeholders" in book.sheetnames


def test_names_are_shown_as_they_were_typed_and_never_as_html(put: Put) -> None:
    put(("odd", "<img src=x onerror=alert(1)>"))
    page = open_start("", TODAY)
    values = [str(each.value) for each in pieces(page) if hasattr(each, "value")]
    assert not any("<img" in value for value in values)
    assert "<img src=x onerror=alert(1)>" in told(page.place)


# The language


def test_language_is_chosen_for_this_page_and_those_opened_later() -> None:
    page = open_start("", TODAY)
    page.language.value = "en"
    assert "There is no account yet." in told(page)
    assert read_desk(current_settings()).language(current_settings()) == "en"
    assert open_start("", TODAY).entrance.lang == "en"
    assert open_start("ja", TODAY).entrance.lang == "ja"


def test_change_of_language_loses_nothing_that_was_typed(put: Put) -> None:
    put(("aoba", "青葉"))
    page = open_start("", TODAY)
    page.folds["create"].turn(True)
    fill(page, name="書きかけ", rep="佐藤")
    assert page.form
    page.form.packs.control.value = "it"
    before = page.form
    page.language.value = "en"
    assert page.form is not before
    assert page.folds["create"].open
    assert page.form.controls["name"].value == "書きかけ"
    assert page.form.controls["rep"].value == "佐藤"
    assert page.form.packs.control.value == "it"
    assert page.form.controls["name"].description == "Customer (needed)"


def test_store_that_cannot_be_opened_is_told(home: Path) -> None:
    (home / "records").write_text("in the way", encoding="utf-8")
    assert "書き込めません" in told(open_start("", TODAY))
