"""What somebody finds who opens a workbook: lists, notes, frozen headings, no live formula."""

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kit.account import KINDS, Account, Member, Profile, Stakeholder
from kit.exchange.excel import blank, write_account
from kit.exchange.excel.plan import plans


@pytest.fixture
def account() -> Account:
    return Account(
        id="aohara",
        profile=Profile(name="=1+1", note="@田中"),
        members=(Member(id="m1", name="-5", title="00123"),),
        stakeholders=(
            Stakeholder(id="p1", name="花田", worries="+81-3", last_met_on=date(2026, 11, 22)),
            Stakeholder(id="p2", name="釜田", last_met_on=date(1899, 12, 31)),
        ),
    )


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def column(sheet: Worksheet, heading: str) -> str:
    found = [each for row in sheet.iter_rows(max_row=4) for each in row if each.value == heading]
    return found[0].column_letter


def validation(sheet: Worksheet, heading: str) -> DataValidation | None:
    letter = column(sheet, heading)
    at = f"{letter}5"
    return next((e for e in sheet.data_validations.dataValidation if at in e.sqref), None)


def offered(book: Workbook, chosen: DataValidation | None) -> list[str]:
    assert chosen
    sheet, cells = chosen.formula1.split("!")
    return [each[0].value for each in book[sheet.strip("'")][cells.replace("$", "")]]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_kind_of_entry_has_a_sheet(pack: Any, account: Account, lang: str) -> None:
    book = opened(write_account(account, None, pack, lang))
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == [plan.name(lang) for plan in plans()]
    assert {plan.path[0] for plan in plans()} == {"profile", *KINDS}
    assert [s.title for s in book if s.sheet_state == "hidden"] == ["_kit", "_lists"]
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in shown)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_two_headings_of_a_sheet_are_alike_in_either_language(lang: str) -> None:
    for plan in plans():
        headings = [plan.heading(slot, lang) for slot in plan.slots]
        assert len(set(headings)) == len(headings), plan.path


def test_nothing_a_person_typed_is_a_live_formula(pack: Any, account: Account) -> None:
    with zipfile.ZipFile(BytesIO(write_account(account, None, pack, "ja"))) as file:
        sheets = [file.read(n).decode() for n in file.namelist() if "worksheets/sheet" in n]
    assert len(sheets) == len(plans()) + 2
    assert not [sheet for sheet in sheets if re.search(r"<f[ >/]", sheet)]
    assert any("=1+1" in sheet for sheet in sheets)


def test_text_is_formatted_as_text_and_kept_from_coming_alive(pack: Any, account: Account) -> None:
    book = opened(write_account(account, None, pack, "ja"))
    members = book["自社メンバー"]
    for letter in (column(members, "氏名"), column(members, "役職")):
        typed = members[f"{letter}4"]
        assert (typed.number_format, typed.quotePrefix) == ("@", True)
        assert members.column_dimensions[letter].number_format == "@"
    assert not members[f"{column(members, '職能')}4"].quotePrefix


def test_days_are_days_where_excel_has_them(pack: Any, account: Account) -> None:
    sheet = opened(write_account(account, None, pack, "ja"))["関係者"]
    letter = column(sheet, "最終面談日")
    assert sheet[f"{letter}5"].value.date() == date(2026, 11, 22)
    assert sheet[f"{letter}5"].number_format == 'yyyy"年"m"月"d"日"'
    assert sheet[f"{letter}6"].value == "1899-12-31"


def test_words_are_offered_from_lists(pack: Any, account: Account) -> None:
    book = opened(write_account(account, None, pack, "ja"))
    people = book["関係者"]
    words = offered(book, validation(people, "態度"))
    assert words == ["強い支持", "支持", "中立", "反対", "強い反対", "不明"]
    assert offered(book, validation(people, "当社への信頼")) == ["1", "2", "3", "4", "5", "不明"]
    assert offered(book, validation(book["段階評価"], "提出済み")) == ["はい", "いいえ"]
    names = validation(people, "上司")
    assert names
    assert names.formula1.startswith("OFFSET('関係者'!$B$5,")
    assert not names.showErrorMessage
    texts = offered(book, validation(book["判断基準への回答"], "判断基準の文"))
    assert len(texts) == sum(len(stage.criteria) for stage in pack.stages.values())


def test_headings_say_how_to_fill_in(pack: Any) -> None:
    sheet = opened(blank(pack, "ja"))["関係者"]
    trust = sheet[f"{column(sheet, '当社への信頼')}4"].comment.text
    for n in (1, 3, 5):
        assert f"{n}＝{pack.ratings.trust.anchors[n].ja}" in trust
    assert "令和8年11月22日" in sheet[f"{column(sheet, '着任日')}4"].comment.text
    assert "決裁者、合議者" in sheet[f"{column(sheet, '決定での役割')}4"].comment.text
    assert sheet[f"{column(sheet, '氏名')}4"].comment is None


def test_sheets_are_ready_to_read_and_to_print(pack: Any, account: Account) -> None:
    for sheet in opened(write_account(account, None, pack, "ja")):
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet.print_area
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert all(8 <= width <= 60 for width in widths)
    people = opened(write_account(account, None, pack, "ja"))["関係者"]
    assert people.freeze_panes == "C5"
    assert people.column_dimensions["A"].hidden
    assert people["B5"].font.name == "Yu Gothic"
    assert people["B5"].alignment.wrap_text


def test_long_name_with_signs_of_its_own_stands_above_a_page(pack: Any) -> None:
    account = Account(id="a", profile=Profile(name="A&B\x01" + "長" * 400))
    header = opened(write_account(account, None, pack, "ja"))["顧客の概要"].oddHeader.left
    assert "A&&B 長" in header.text
    assert len(header.text) < 200


def test_blank_workbook_holds_no_data(pack: Any) -> None:
    book = opened(blank(pack, "en"))
    about = {row[0].value: row[1].value for row in book["_kit"].iter_rows()}
    assert (about["account"], about["revision"], about["language"]) == (None, None, "en")
    people = book["Stakeholders"]
    assert not [each for row in people.iter_rows(min_row=5) for each in row if each.value]
    assert people["B30"].border.left.style == "thin"
