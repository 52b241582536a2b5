"""What people do to a workbook, and what becomes of the account."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from editing import cell, fill, next_row
from openpyxl.worksheet.worksheet import Worksheet

from kit.account import (
    Account,
    Answer,
    AnswerValue,
    Assessment,
    Attitude,
    Confidentiality,
    Deal,
    DecisionRole,
    Evidence,
    Member,
    Profile,
    Rater,
    Relation,
    StageEntry,
    Stakeholder,
)  # fmt: skip
from kit.exchange import Origin
from kit.exchange.excel.plan import plans
from kit.words import word

ORIGIN = Origin(3, datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "速水")


@pytest.fixture
def account() -> Account:
    answers = (
        Answer(
            criterion="takes-our-information",
            value=AnswerValue.yes,
            evidence=(
                Evidence(what="資料を送ってほしい", said_by=("p1",), said_on=date(2026, 10, 1)),
                Evidence(what="もう一度聞いた", said_by=("p1", "p2")),
            ),
        ),
    )
    stages = (StageEntry(stage=0, answers=answers), StageEntry(stage=1, customer_words="どうぞ"))
    return Account(
        id="aohara",
        profile=Profile(name="蒼原工機", rep="m1"),
        members=(Member(id="m1", name="速水 拓也"),),
        deals=(Deal(id="d1", name="検査装置", owner="m1"),),
        assessments=(
            Assessment(
                id="a1", deal="d1", side=Rater.rep, assessed_on=date(2026, 11, 13), stages=stages
            ),
        ),
        stakeholders=(
            Stakeholder(id="p1", name="花田 一郎", trust=4, attitude=Attitude.support),
            Stakeholder(id="p2", name="釜田", reports_to="p1"),
        ),
        relations=(Relation(id="r1", source="p1", target="p2"),),
    )


def changed(account: Account, kind: str, n: int, **values: Any) -> Account:
    items = list(getattr(account, kind))
    items[n] = items[n].model_copy(update=values)
    return account.model_copy(update={kind: tuple(items)})


def swap_columns(sheet: Worksheet, heading_row: int) -> None:
    """Turn the columns round, as somebody does who likes the last one first."""
    for line in list(sheet.iter_rows(min_row=heading_row)):
        values = [(each.value, each.number_format) for each in line]
        for each, (value, number_format) in zip(line, reversed(values), strict=True):
            each.value, each.number_format = value, number_format


def test_columns_may_stand_in_any_order(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        for name in ("関係者", "段階評価", "判断基準への回答"):
            swap_columns(opened[name], 4 if name == "関係者" else 3)
    assert book.read().account == account
    assert book.read().origin == ORIGIN


@pytest.mark.parametrize(("written", "read"), [("ja", "en"), ("en", "ja")])
def test_headings_and_sheet_names_of_the_other_language_are_read(
    desk: Any, account: Account, written: str, read: str
) -> None:
    book = desk(account, ORIGIN, written)
    with book.opened() as opened:
        for plan in plans():
            sheet = opened[plan.name(written)]
            other = {plan.heading(slot, written): plan.heading(slot, read) for slot in plan.slots}
            other |= {
                word(f"excel.{n}", written): word(f"excel.{n}", read) for n in ("item", "value")
            }
            for line in sheet.iter_rows(min_row=3, max_row=None if plan.is_profile else 4):
                for each in line[:2] if plan.is_profile and line[0].row > 3 else line:
                    each.value = other.get(each.value, each.value)
            sheet.title = plan.name(read)
    assert book.read().account == account


def test_what_a_person_types_is_understood(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["関係者"]
        cell(sheet, "釜田", "当社への信頼").value = "３"
        cell(sheet, "釜田", "影響力").value = 5.0
        cell(sheet, "釜田", "態度").value = " Strong  SUPPORT "
        cell(sheet, "釜田", "決定での役割").value = "決裁者/ｹﾞｰﾄｷｰﾊﾟｰ"
        cell(sheet, "釜田", "最終面談日").value = "令和8年10月1日"
        cell(sheet, "釜田", "着任日").value = date(2024, 4, 1)
        cell(sheet, "釜田", "上司").value = "花田一郎"
        cell(sheet, "釜田", "取扱区分").value = None
        cell(sheet, "釜田", "情報源").value = "電話メモ\r\n会議"
        cell(sheet, "釜田", "役職").value = 123.0
    assert book.read().account == changed(
        account, "stakeholders", 1, trust=3, influence=5, attitude=Attitude.strong_support,
        roles=(DecisionRole.decision_maker, DecisionRole.gatekeeper),
        last_met_on=date(2026, 10, 1), in_post_since_on=date(2024, 4, 1), title="123",
        confidentiality=Confidentiality.internal, sources=("電話メモ", "会議"),
    )  # fmt: skip


def test_new_row_is_a_new_entry_with_the_same_id_each_time(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        people, lines = opened["関係者"], opened["関係線"]
        fill(people, next_row(people), 氏名="西尾", 上司="釜田", 後任="花田 一郎")
        fill(lines, next_row(lines), 誰から="西尾", 誰へ="釜田")
    once, again = book.read().account, book.read().account
    assert once == again
    *known, new = once.stakeholders
    assert tuple(known) == account.stakeholders
    assert (new.name, new.reports_to, new.successor) == ("西尾", "p2", "p1")
    assert once.relations[1].source == new.id


def test_files_of_two_exports_give_their_new_rows_different_ids(
    desk: Any, account: Account
) -> None:
    ids = set()
    for revision in (3, 4):
        book = desk(account, Origin(revision, ORIGIN.saved_at))
        with book.opened() as opened:
            fill(opened["関係者"], next_row(opened["関係者"]), 氏名="西尾")
        ids.add(book.read().account.stakeholders[-1].id)
    assert len(ids) == 2


def test_copied_row_is_a_new_entry(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["関係者"]
        new, old = next_row(sheet), cell(sheet, "釜田", "氏名").row
        for each in sheet[old]:
            sheet.cell(new, each.column, each.value)
        cell(sheet, new, "氏名").value = "西尾"
    people = book.read().account.stakeholders
    assert [each.name for each in people] == ["花田 一郎", "釜田", "西尾"]
    assert [each.id for each in people[:2]] == ["p1", "p2"]
    assert people[2].id not in {"p1", "p2"}


def test_copied_assessment_is_told_from_the_first_by_its_day(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet, stages = opened["段階評価"], opened["段階ごとの評価"]
        for each in sheet[4]:
            sheet.cell(5, each.column, each.value)
        cell(sheet, 5, "評価日").value = date(2026, 11, 20)
        fill(stages, next_row(stages), 段階評価="検査装置／担当／2026-11-20", 段階=2)
    first, second = book.read().account.assessments
    assert first == account.assessments[0]
    assert (second.deal, second.assessed_on) == ("d1", date(2026, 11, 20))
    assert [each.stage for each in second.stages] == [2]


def test_removed_row_is_a_removed_entry(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        opened["関係線"].delete_rows(4)
    assert book.read().account == account.model_copy(update={"relations": ()})


def test_row_whose_visible_cells_are_emptied_is_removed(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        for each in opened["関係線"][4][1:]:
            each.value = None
        assert opened["関係線"]["A4"].value == "r1"
    assert book.read().account.relations == ()


def test_renamed_person_is_still_referred_to_by_the_old_name(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        cell(opened["関係者"], "花田 一郎", "氏名").value = "花田 太郎"
    assert book.read().account == changed(account, "stakeholders", 0, name="花田 太郎")


def test_answer_is_added_by_the_wording_of_its_criterion(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["判断基準への回答"]
        known = cell(sheet, 4, "判断基準の文").value
        assert known.startswith("先方の誰かが")
        lists = opened["_lists"]
        texts = [
            each.value
            for column in lists.columns
            for each in column
            if column[0].value == "criteria.text"
        ]
        fill(
            sheet, next_row(sheet), 段階評価="検査装置／担当／2026-11-13", 段階="1",
            判断基準の文=texts[3], 回答="はい",
            言動の内容="電話で約束", 誰の言動か="花田 一郎\n釜田",
        )  # fmt: skip
    (assessment,) = book.read().account.assessments
    assert assessment.stages[0] == account.assessments[0].stages[0]
    assert assessment.stages[1].answers == (
        Answer(
            criterion="met-key-person",
            value=AnswerValue.yes,
            evidence=(Evidence(what="電話で約束", said_by=("p1", "p2")),),
        ),
    )


def test_blank_workbook_is_filled_in(desk: Any) -> None:
    book = desk(None)
    with book.opened() as opened:
        profile = opened["顧客の概要"]
        for item, value in (("顧客ID", "aohara"), ("顧客名", "蒼原工機"), ("担当", "速水 拓也")):
            profile.cell(cell(profile, item, "値").row, 3, value)
        fill(opened["自社メンバー"], 4, 氏名="速水 拓也", 職能="営業")
        fill(opened["関係者"], 6, 氏名="花田 一郎")
        fill(opened["段階評価"], 4, 商談="検査装置", 評価の立場="担当", 評価日="2026/11/13")
        fill(opened["商談"], 5, 商談名="検査装置")
        fill(opened["段階ごとの評価"], 5, 段階評価="検査装置／担当／2026-11-13", 段階=0)
    read = book.read()
    assert read.origin is None
    account = read.account
    assert (account.id, account.profile.name) == ("aohara", "蒼原工機")
    assert account.profile.rep == account.members[0].id
    assert [each.name for each in account.stakeholders] == ["花田 一郎"]
    assert account.assessments[0].deal == account.deals[0].id
    assert account.assessments[0].stages[0].stage == 0
    assert book.read() == read


def test_sheets_and_rows_of_ones_own_do_no_harm(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        opened.create_sheet("自分用")["A1"] = "=SUM(1,2)"
        opened["関係者"].insert_rows(6)
        opened["関係者"].sheet_view.zoomScale = 80
    assert book.read().account == account
