"""Everything wrong with a workbook is told together: sheet, row, column, value, what is allowed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from editing import cell, fill, next_row
from openpyxl import Workbook

from kit.account import (
    Account,
    Answer,
    AnswerValue,
    Assessment,
    Deal,
    Evidence,
    Member,
    Profile,
    Rater,
    StageEntry,
    Stakeholder,
)
from kit.errors import Faults
from kit.exchange import Origin
from kit.exchange.excel import write_account
from kit.words import say

ORIGIN = Origin(3, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
Change = Callable[[Workbook], None]


@pytest.fixture
def account() -> Account:
    answers = (
        Answer(
            criterion="takes-our-information",
            value=AnswerValue.yes,
            evidence=(Evidence(what="一つ"), Evidence(what="二つ")),
        ),
    )
    return Account(
        id="aohara",
        profile=Profile(name="蒼原工機"),
        members=(Member(id="m1", name="速水 拓也"),),
        deals=(Deal(id="d1", name="検査装置"),),
        assessments=(
            Assessment(
                id="a1",
                deal="d1",
                side=Rater.rep,
                assessed_on=date(2026, 11, 13),
                stages=(StageEntry(stage=0, answers=answers),),
            ),
        ),
        stakeholders=(
            Stakeholder(id="p1", name="花田 一郎"),
            Stakeholder(id="p2", name="釜田", reports_to="p1"),
        ),
    )


def test_all_faults_are_told_together_each_with_its_cell(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        people = opened["関係者"]
        fill(people, 5, 当社への信頼=6, 影響力=4.5, 態度="大好き", 最終面談日="3/4/26")
        fill(people, 6, 上司="花山", 決定での役割="決裁者、社長", 影響力=True)
        fill(opened["段階評価"], 4, 提出済み="たぶん", 評価日=None)
        fill(opened["商談"], 6, 状況="受注")
        profile = opened["顧客の概要"]
        profile.cell(cell(profile, "決算月", "値").row, 3, 13)
    told = [(code, said.split("」: ")[0] + "」") for code, said in book.faults()]
    assert told == [
        ("cell.number_or_unknown", "シート「顧客の概要」 16行目 「決算月」"),
        ("value.missing", "シート「商談」 6行目 「商談名」"),
        ("value.missing", "シート「段階評価」 4行目 「評価日」"),
        ("cell.not_yes_or_no", "シート「段階評価」 4行目 「提出済み」"),
        ("cell.number_or_unknown", "シート「関係者」 5行目 「影響力」"),
        ("value.not_a_choice", "シート「関係者」 5行目 「態度」"),
        ("cell.number_or_unknown", "シート「関係者」 5行目 「当社への信頼」"),
        ("date.unreadable", "シート「関係者」 5行目 「最終面談日」"),
        ("cell.reference_unknown", "シート「関係者」 6行目 「上司」"),
        ("value.not_a_choice", "シート「関係者」 6行目 「決定での役割」"),
        ("cell.number_or_unknown", "シート「関係者」 6行目 「影響力」"),
    ]


def test_fault_says_what_was_found_and_what_is_allowed(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        fill(opened["関係者"], 6, 影響力=True, 上司="花", 態度="大好き")
    first, second, third = [said.split("」: ")[1] for _, said in book.faults()]
    assert first.startswith("「花」は「関係者」にありません。")
    assert first.endswith("（近いもの：花田 一郎）。")
    assert second == "「TRUE」は使えません。1から5までの整数か「不明」にしてください。"
    assert third.endswith("選べるのは 強い支持、支持、中立、反対、強い反対、不明 です。")


def rename_sheet(book: Workbook) -> None:
    book["関係者"].title = "人"


def drop_sheet(book: Workbook) -> None:
    del book["関係線"]


def rename_heading(book: Workbook) -> None:
    cell(book["関係者"], 4, "態度").value = "姿勢"


def drop_column(book: Workbook) -> None:
    book["自社メンバー"].delete_cols(5)


def twice_the_heading(book: Workbook) -> None:
    cell(book["接点"], 3, "時点").value = "現在の深さ"


def own_column(book: Workbook) -> None:
    book["自社メンバー"]["G3"], book["自社メンバー"]["G4"] = "好物", "そば"


def without_heading(book: Workbook) -> None:
    book["自社メンバー"]["H5"] = "はぐれた字"


def rename_field(book: Workbook) -> None:
    sheet = book["顧客の概要"]
    sheet.cell(cell(sheet, "顧客名", "値").row, 2, "社名")


def drop_hidden(book: Workbook) -> None:
    del book["_kit"]


def newer(book: Workbook) -> None:
    book["_kit"]["B2"] = "99"


def spoil_origin(book: Workbook) -> None:
    book["_kit"]["B6"] = "きのう"


def other_account(book: Workbook) -> None:
    sheet = book["顧客の概要"]
    sheet.cell(cell(sheet, "顧客ID", "値").row, 3, "betsu")


def same_key(book: Workbook) -> None:
    sheet = book["段階評価"]
    fill(sheet, 5, 段階評価="検査装置／担当／2026-11-13", 商談="検査装置", 評価の立場="担当")
    fill(sheet, 5, 評価日=date(2026, 11, 13))


def unknown_key(book: Workbook) -> None:
    fill(book["段階ごとの評価"], 6, 段階評価="検査装置／担当／2025-01-01", 段階=3)


def no_key(book: Workbook) -> None:
    fill(book["段階ごとの評価"], 6, 段階=3)


def stage_twice(book: Workbook) -> None:
    fill(book["段階ごとの評価"], 6, 段階評価="検査装置／担当／2026-11-13", 段階=0)


def stage_missing(book: Workbook) -> None:
    sheet = book["判断基準への回答"]
    key = "検査装置／担当／2026-11-13"
    fill(sheet, next_row(sheet), 段階評価=key, 段階=3, 判断基準="explains-our-offering")


def answers_disagree(book: Workbook) -> None:
    cell(book["判断基準への回答"], 5, "回答").value = "いいえ"


def other_wording(book: Workbook) -> None:
    sheet = book["判断基準への回答"]
    cell(sheet, 5, "判断基準の文").value = "その人が、次に連絡してよい相手や方法を教えてくれた。"


def unknown_wording(book: Workbook) -> None:
    fill(book["判断基準への回答"], 5, 判断基準=None, 判断基準の文="気が合う。")


def namesakes(book: Workbook) -> None:
    fill(book["関係者"], 7, 氏名="西尾")
    fill(book["関係者"], 8, 氏名="西尾", 上司="西尾")


def circle(book: Workbook) -> None:
    fill(book["関係者"], 5, 上司="釜田")


def bad_id(book: Workbook) -> None:
    book["関係者"]["A5"] = "社長!"


def formula(book: Workbook) -> None:
    cell(book["関係者"], 5, "部署").value = '="製造"&"部"'


def broken_value(book: Workbook) -> None:
    cell(book["関係者"], 5, "部署").value = "#REF!"
    cell(book["関係者"], 5, "部署").data_type = "e"


def no_date(book: Workbook) -> None:
    cell(book["関係者"], 5, "最終面談日").value = -3


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (rename_sheet, "excel.sheet_missing", "シート「関係者／Stakeholders」がありません。"),
        (drop_sheet, "excel.sheet_missing", "シート「関係線／Relations」がありません。"),
        (rename_heading, "excel.heading_missing", "シート「関係者」 4行目: 見出し 態度／Attitude"),
        (drop_column, "excel.heading_missing", "見出し 職能／Function がありません。"),
        (twice_the_heading, "excel.heading_missing", "見出し 時点／As of がありません。"),
        (own_column, "excel.heading_unknown", "シート「自社メンバー」 3行目 「好物」"),
        (without_heading, "excel.heading_unknown", "シート「自社メンバー」 3行目 「H」"),
        (rename_field, "excel.heading_missing", "シート「顧客の概要」: 見出し 顧客名／Customer"),
        (drop_hidden, "excel.not_ours", "kit export で書き出したブックではありません"),
        (newer, "json.schema_version", "書式の版99は扱えません"),
        (spoil_origin, "excel.origin", "シート「_kit」"),
        (other_account, "excel.account_changed", "「顧客ID」: 顧客IDが「aohara」から「betsu」に"),
        (same_key, "excel.key_twice", "シート「段階評価」 5行目 「段階評価」"),
        (unknown_key, "cell.reference_unknown", "（近いもの：検査装置／担当／2026-11-13）"),
        (no_key, "value.missing", "シート「段階ごとの評価」 6行目 「段階評価」"),
        (stage_twice, "excel.row_twice", "シート「段階ごとの評価」 6行目"),
        (stage_missing, "excel.part_missing", "6行目 「段階」: 「3」の行がありません"),
        (answers_disagree, "excel.rows_disagree", "5行目 「回答」: 「いいえ」が"),
        (other_wording, "excel.wording_disagrees", "5行目 「判断基準の文」"),
        (unknown_wording, "excel.wording_unknown", "「気が合う。」は教材にありません"),
        (namesakes, "cell.reference_ambiguous", "8行目 「上司」: 「西尾」に当たるものが複数"),
        (circle, "reference.circle", "シート「関係者」 5行目 「上司」"),
        (bad_id, "value.bad_id", "シート「関係者」 5行目 「関係者ID」: ID「社長!」"),
        (formula, "excel.formula", "5行目 「部署」: 数式（=\"製造\"&\"部\"）の結果"),
        (broken_value, "excel.error", "5行目 「部署」: 「#REF!」は値として"),
        (no_date, "excel.error", "5行目 「最終面談日」: 「-3」は値"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)  # fmt: skip
def test_what_would_lose_data_is_refused_in_words(
    desk: Any, account: Account, change: Change, code: str, said: str
) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        change(opened)
    told = book.faults()
    assert code in {each for each, _ in told}
    assert said in "\n".join(sentence for _, sentence in told)


def test_text_that_no_cell_can_hold_is_refused_on_export(pack: Any) -> None:
    long = Member(id="m2", name="名", title="あ" * 32_768)
    both = Member(id="m3", name="別", title="🙂" * 16_384)
    account = Account(id="a", profile=Profile(name="x"), members=(long, both))
    with pytest.raises(Faults) as refusal:
        write_account(account, None, pack, "ja")
    lines = say(refusal.value, "ja").splitlines()[1:]
    assert [line.split(":")[0].strip() for line in lines] == [
        "シート「自社メンバー」 4行目 「役職」",
        "シート「自社メンバー」 5行目 「役職」",
    ]
    assert "32768字" in lines[0]
    assert "32767字" in lines[0]
