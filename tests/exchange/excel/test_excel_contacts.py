"""Contacts and what we know of a customer in a workbook: by the pack's words, not by its ids."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from editing import cell, fill, next_row
from openpyxl import load_workbook

from kit.account import (
    Account,
    AnswerValue,
    Certainty,
    Channel,
    Contact,
    Effect,
    Letter,
    LetterForm,
    Member,
    Profile,
    Purpose,
    SelfCheck,
    Stakeholder,
    StartedBy,
    Touch,
)
from kit.exchange import Origin
from kit.exchange.excel import blank

ORIGIN = Origin(3, datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "速水")


@pytest.fixture
def account() -> Account:
    touched = (Touch(pair="R1", effect=Effect.raises), Touch(pair="house-rule"))
    return Account(
        id="aohara",
        profile=Profile(name="蒼原工機"),
        members=(Member(id="m1", name="速水 拓也"),),
        stakeholders=(Stakeholder(id="p1", name="花田 一郎"), Stakeholder(id="p2", name="釜田")),
        contacts=(
            Contact(id="k1", held_on=date(2026, 11, 12), minutes=None, touches=touched),
            Contact(id="k2", held_on=date(2026, 11, 13), minutes=0),
        ),
        self_checks=(SelfCheck(id="s1", checked_on=date(2026, 11, 1)),),
    )


def test_what_the_pack_words_stands_beside_its_id(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["関係資産の増減"]
        assert cell(sheet, "R1", "組の名前").value == "先手の連絡"
        assert cell(sheet, "house-rule", "組の名前").value is None
    assert book.read().account == account


def test_unknown_minutes_are_not_zero_minutes(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["接触記録"]
        assert cell(sheet, "2026-11-12", "時間（分）").value == "不明"
        assert cell(sheet, "2026-11-13", "時間（分）").value == 0
    assert [each.minutes for each in book.read().account.contacts] == [None, 0]


def test_a_contact_is_added_in_words(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["接触記録"]
        fill(
            sheet, next_row(sheet), 日付="2026/11/18", 手段="電話", どちらから="当社から",
            先方の人="花田 一郎\n釜田", 当社の人="速水 拓也", 目的="提案、お礼",
            聞いたこと="前向き",
        )  # fmt: skip
        cell(sheet, next_row(sheet) - 1, "時間（分）").value = "２０"
        touches = opened["関係資産の増減"]
        fill(
            touches,
            next_row(touches),
            接触記録="2026-11-18",
            組の名前="率直に話す",
            増減="減らした",
        )
    added = book.read().account.contacts[2]
    assert added == Contact(
        id=added.id,
        held_on=date(2026, 11, 18),
        channel=Channel.phone,
        started_by=StartedBy.us,
        minutes=20,
        stakeholders=("p1", "p2"),
        members=("m1",),
        purposes=(Purpose.propose, Purpose.thank),
        touches=(Touch(pair="R3", effect=Effect.lowers),),
        heard="前向き",
    )


def test_a_question_an_area_and_a_statement_are_chosen_by_their_wording(
    desk: Any, account: Account, pack: Any
) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        fill(
            opened["非公式情報"], 4, 問いの文=pack.information["decision"].question.ja,
            答え="工場長会議で順位が決まる", 聞いた手段="訪問", 確かさ="伝聞",
        )  # fmt: skip
        fill(opened["顧客理解"], 4, 領域の名前="事業の戦略", 分かっていること="出す前に見つける")
        answers = opened["自己点検への回答"]
        said = pack.self_check["asked-first"].text.ja
        fill(answers, 4, 自己点検="2026-11-01", 項目の文=said, 回答="一部")
    read = book.read().account
    (item,), (fact,) = read.information, read.facts
    assert (item.question, item.channel) == ("decision", Channel.visit)
    assert item.certainty is Certainty.hearsay
    assert (fact.area, fact.text) == ("strategy", "出す前に見つける")
    (answer,) = read.self_checks[0].answers
    assert (answer.statement, answer.value) == ("asked-first", AnswerValue.partly)


def test_an_area_nobody_wrote_is_missing(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        fill(opened["顧客理解"], 4, 分かっていること="出す前に見つける")
    ((code, said),) = book.faults()
    assert code == "value.missing"
    assert "シート「顧客理解」 4行目 「領域」" in said


@pytest.mark.parametrize(
    ("area", "name", "code"),
    [
        ("strategy", "事業と稼ぎ方", "excel.wording_disagrees"),
        (None, "社風", "excel.wording_unknown"),
    ],
)
def test_an_area_that_is_none_or_another_is_refused(
    desk: Any, account: Account, area: str | None, name: str, code: str
) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        fill(opened["顧客理解"], 4, 領域=area, 領域の名前=name, 分かっていること="x")
    assert [found for found, _ in book.faults()] == [code]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_blank_workbook_offers_the_packs_words(pack: Any, lang: str) -> None:
    book = load_workbook(BytesIO(blank(pack, lang)))
    lists = {column[0].value: column[1:] for column in book["_lists"].columns}
    for part, known in (
        ("pairs", [each.name for each in pack.pairs.values()]),
        ("information", [each.question for each in pack.information.values()]),
        ("understanding", [each.name for each in pack.understanding.values()]),
        ("self_check", [each.text for each in pack.self_check.values()]),
    ):
        offered = [each.value for each in lists[f"{part}.text"] if each.value]
        assert offered == [text.in_(lang) for text in known]


def test_the_minutes_of_a_contact_are_written_and_not_chosen(pack: Any) -> None:
    sheet = load_workbook(BytesIO(blank(pack, "ja")))["接触記録"]
    minutes = cell(sheet, 3, "時間（分）")
    assert "0から1440までの整数" in minutes.comment.text
    below = f"{minutes.column_letter}4"
    chosen = [each for each in sheet.data_validations.dataValidation if below in each.sqref]
    assert chosen == []
    assert "提案" in cell(sheet, 3, "目的").comment.text


def test_a_letter_stands_in_its_sheet_with_the_packs_word_for_its_kind(
    desk: Any, account: Account
) -> None:
    body = "2026年11月24日\n\n花田 一郎 様\n\n拝啓　=1+1\n　{{ name }}\n敬具\n"
    letter = Letter(
        id="l1",
        kind="apology",
        recipient="p1",
        writer="m1",
        body=body,
        form=LetterForm.handwritten,
        written_on=date(2026, 11, 24),
        checked_by="m1",
    )
    written = account.model_copy(update={"letters": (letter,)})
    book = desk(written, ORIGIN)
    with book.opened() as opened:
        sheet = opened["手紙"]
        assert cell(sheet, "apology", "種類の名前").value == "詫び状"
        assert cell(sheet, "apology", "宛先").value == "花田 一郎"
        assert cell(sheet, "apology", "手書きか印刷か").value == "手書き"
    assert book.read().account == written
