"""What follows an order in a workbook: promises called by their words, causes by the pack's."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from editing import cell, fill, next_row

from kit.account import (
    Account,
    Complaint,
    CustomerReport,
    Deal,
    LapseCause,
    Member,
    Milestone,
    Profile,
    Promise,
    RecordedIn,
    Stakeholder,
    YesNo,
)
from kit.exchange import Origin

ORIGIN = Origin(3, datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "速水")


@pytest.fixture
def account() -> Account:
    return Account(
        id="aohara",
        profile=Profile(name="蒼原工機"),
        members=(Member(id="m1", name="速水 拓也"),),
        deals=(Deal(id="d1", name="検査装置"),),
        stakeholders=(Stakeholder(id="p1", name="緒方 佐知"),),
        promises=(
            Promise(id="y1", what="書面を渡す", recorded_in=RecordedIn.mail),
            Promise(id="y2", what="一行目\n二行目"),
        ),
        milestones=(Milestone(id="g1", deal="d1", step="go-live"),),
        complaints=(
            Complaint(
                id="e1",
                what="書面が届かない",
                promises=("y1", "y2"),
                reports=(CustomerReport(due_on=date(2026, 11, 13)),),
            ),
        ),
    )


def test_a_promise_is_called_by_what_was_promised(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        linked = cell(opened["お叱り・苦情"], "書面が届かない", "伺って約束したこと")
        # What takes two lines could be read as two, so it keeps its id.
        assert linked.value == "書面を渡す\ny2"
    assert book.read().account == account


def test_a_promise_written_anew_is_linked_by_its_words(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        promises = opened["約束"]
        fill(promises, next_row(promises), 約束したこと="様式を直す", 期日="2026/12/1")
        cell(opened["お叱り・苦情"], "書面が届かない", "伺って約束したこと").value = "様式を直す"
    read = book.read().account
    added = read.promises[2]
    assert (added.what, added.due_on) == ("様式を直す", date(2026, 12, 1))
    assert read.complaints[0].promises == (added.id,)


def test_supposed_and_real_cause_are_each_chosen_by_their_wording(
    desk: Any, account: Account
) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["お叱り・苦情"]
        names = {
            "伺う前：原因の名前": "品質・不具合",
            "伺った後：原因の名前": "営業が来なくなった",
            "なぜ起きたか": "知っていたが、しなかった",
            "残っている期待": 4,
        }
        for heading, value in names.items():
            cell(sheet, "書面が届かない", heading).value = value
    complaint = book.read().account.complaints[0]
    assert (complaint.before.cause, complaint.after.cause) == ("fault", "sales-absent")
    assert complaint.after.expectation == 4
    assert complaint.lapse.cause is LapseCause.knew_but_did_not


def test_a_cause_the_pack_has_not_is_refused_in_its_own_column(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        sheet = opened["お叱り・苦情"]
        cell(sheet, "書面が届かない", "伺う前：原因の名前").value = "品質・不具合"
        cell(sheet, "書面が届かない", "伺った後：原因の名前").value = "虫の居どころ"
    ((code, said),) = book.faults()
    assert code == "excel.wording_unknown"
    assert "「伺った後：原因の名前」" in said


def test_a_milestone_and_a_report_are_added_in_words(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        steps = opened["節目"]
        fill(
            steps, next_row(steps), 商談="検査装置", 節目の名前="検収", 予定日="2026-12-10",
            営業の立ち会い="いいえ",
        )  # fmt: skip
        reports = opened["先方への報告"]
        row = {"お叱り・苦情": "書面が届かない", "報告する日": "2026-12-01"}
        fill(reports, next_row(reports), **row, 何を報告するか="11月分の結果")
    read = book.read().account
    added = read.milestones[1]
    assert (added.deal, added.step, added.planned_on) == ("d1", "acceptance", date(2026, 12, 10))
    assert added.sales_was_there is YesNo.no
    assert read.complaints[0].reports[1] == CustomerReport(
        due_on=date(2026, 12, 1), what="11月分の結果"
    )


def test_two_reports_on_one_day_of_one_complaint_are_refused(desk: Any, account: Account) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        reports = opened["先方への報告"]
        row = {"お叱り・苦情": "書面が届かない", "報告する日": "2026-11-13"}
        fill(reports, next_row(reports), **row)
    assert [code for code, _ in book.faults()] == ["excel.row_twice"]


def test_the_expectation_is_told_with_its_anchors(desk: Any, account: Account, pack: Any) -> None:
    book = desk(account, ORIGIN)
    with book.opened() as opened:
        heading = cell(opened["お叱り・苦情"], "お叱りID", "残っている期待")
        told = opened["お叱り・苦情"].cell(4, heading.column).comment.text
    assert pack.ratings.expectation.anchors[5].ja in told
