"""After the order: the promise ledger, milestones, open questions, and what finding leads where."""

from datetime import date
from unittest.mock import patch

import pytest
from hands import press, said, told
from sheet_page import SheetPage

from kit.account import (
    Complaint,
    Deal,
    DealStatus,
    Milestone,
    OpenQuestion,
    Promise,
    PromiseKind,
    RecordedIn,
    YesNo,
)
from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.after_order import AfterOrderForm, open_after_order
from kit.widgets.after_order.layouts import MILESTONES, OPEN_QUESTIONS, PROMISES
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)
WON = Deal(id="line", name="検査装置", status=DealStatus.won, ordered_on=date(2026, 9, 1))


def hold(workbook: Workbook, **entries: object) -> None:
    workbook.update(workbook.account.model_copy(update=entries))


@pytest.fixture
def seat(workbook: Workbook, pack: Pack) -> Seat:
    return Seat(workbook, pack, "ja", TODAY, rater="sato")


def test_a_promise_is_written_row_by_row_in_peoples_words(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, PROMISES, pack)
    page.add("p", what="夜間の窓口", due_on="2026/12/1", owner="佐藤", made_to="加藤")
    page.type("p", "recorded_in", "口頭のみ")
    page.type("p", "kind", "運用")
    (promise,) = workbook.account.promises
    assert (promise.what, promise.due_on) == ("夜間の窓口", date(2026, 12, 1))
    assert (promise.owner, promise.made_to) == ("sato", ("kato",))
    assert (promise.recorded_in, promise.kind) == (RecordedIn.oral_only, PromiseKind.operation)


def test_a_day_that_cannot_be_read_waits_in_its_cell(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, PROMISES, pack)
    page.add("p", what="夜間の窓口", due_on="年内には")
    assert workbook.account.promises[0].due_on is None
    assert page.row("p")["cells"]["due_on"] == "年内には"
    assert "年内には" in page.row("p")["faults"]["due_on"]


def test_a_promise_taken_out_leaves_its_complaint(workbook: Workbook, pack: Pack) -> None:
    complaint = Complaint(id="c", what="遅い", promises=("p", "q"))
    promises = (Promise(id="p", what="夜間の窓口"), Promise(id="q", what="書面"))
    hold(workbook, promises=promises, complaints=(complaint,))
    SheetPage(workbook, PROMISES, pack).edit({"op": "remove", "id": "p"})
    assert [each.id for each in workbook.account.promises] == ["q"]
    assert workbook.account.complaints[0].promises == ("q",)


def test_a_milestone_is_a_step_of_the_pack_at_a_deal(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, MILESTONES, pack)
    page.add("m", step="納品")
    assert workbook.account.milestones == ()
    page.type("m", "deal", "検査装置")
    page.type("m", "sales_was_there", "いいえ")
    (milestone,) = workbook.account.milestones
    assert (milestone.step, milestone.deal) == ("delivery", "line")
    assert (milestone.sales_was_there, milestone.confirmed) == (YesNo.no, YesNo.unknown)


def test_a_question_left_with_the_engineers_is_a_row(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, OPEN_QUESTIONS, pack)
    page.add("q", what="湿気で銅が変わるか", asked_by="上田", put_to="森", asked_on="2026-11-1")
    (question,) = workbook.account.open_questions
    assert (question.asked_by, question.put_to) == ("ueda", "mori")


def test_without_an_order_that_is_said_and_everything_can_be_written(seat: Seat) -> None:
    form = AfterOrderForm(seat)
    assert "受注した商談がまだありません" in said(form.no_order)
    assert form.no_order.layout.display is None
    assert 'href="02_deals.ipynb"' in form.deals.value
    assert form.lines.children == form.causes.children == ()
    assert "まず、最近受けた" in said(form.desk.chooser.first_step)
    form.desk.chooser.new.control.value = "電話がつながらない"
    assert seat.account.complaints[0].what == "電話がつながらない"


def test_the_line_of_a_deal_is_drawn_once_it_is_ordered(seat: Seat, workbook: Workbook) -> None:
    form = AfterOrderForm(seat)
    hold(workbook, deals=(WON, workbook.account.deals[1]))
    assert form.no_order.layout.display == "none"
    (picture,) = form.lines.children
    before = picture.value
    assert "検査装置" in before
    hold(workbook, promises=(Promise(id="p", what="<b>窓口</b>", deal="line", due_on=TODAY),))
    assert form.lines.children == (picture,)
    assert picture.value != before
    assert "&lt;b&gt;窓口" in picture.value


def test_a_picture_is_not_drawn_again_for_what_it_does_not_show(
    seat: Seat, workbook: Workbook
) -> None:
    hold(workbook, deals=(WON,))
    form = AfterOrderForm(seat)
    with patch("kit.charts.after_order.milestone_chart") as drawn:
        profile = workbook.account.profile.changed(name="青葉精機")
        hold(workbook, profile=profile)
        form.lines.redraw()
    drawn.assert_not_called()


def test_the_steps_of_an_ordered_deal_are_put_into_the_sheet_at_once(
    seat: Seat, workbook: Workbook
) -> None:
    hold(workbook, deals=(WON,))
    form = AfterOrderForm(seat)
    press(form.steps, "「検査装置」の節目9つを表に入れる（日付は空欄のまま）")
    steps = [each.step for each in workbook.account.milestones]
    assert steps[0] == "order"
    assert len(steps) == len(set(steps)) == 9
    assert {each.planned_on for each in workbook.account.milestones} == {None}
    assert form.steps.layout.display == "none"
    assert form.sheets["milestones"].rows[0]["cells"]["step"] == "受注"


@pytest.mark.parametrize(
    ("about", "code", "sheet", "column"),
    [
        ([("promises", "p")], "promise.overdue", "promises", "kept_on"),
        ([("deals", "line"), ("milestones", "m")], "milestone.late", "milestones", "done_on"),
        (
            [("deals", "line"), ("milestones", "m")],
            "after_order.no_sign_off",
            "milestones",
            "signed_off_on",
        ),
    ],
)
def test_finding_leads_to_the_row_and_column(
    about: list[tuple[str, str]],
    code: str,
    sheet: str,
    column: str,
    seat: Seat,
    workbook: Workbook,
) -> None:
    hold(
        workbook,
        promises=(Promise(id="p", what="夜間の窓口"),),
        milestones=(Milestone(id="m", deal="line", step="delivery"),),
    )
    form = AfterOrderForm(seat)
    form.go_to([Ref(*each) for each in about], code)
    assert form.sheets[sheet].cell == {"id": about[-1][1], "field": column}


def test_finding_about_a_question_opens_its_sheet(seat: Seat, workbook: Workbook) -> None:
    hold(workbook, open_questions=(OpenQuestion(id="q", what="湿気で銅が変わるか"),))
    form = AfterOrderForm(seat)
    form.go_to((Ref("open_questions", "q"),), "after_order.question_open")
    assert form.questions.open
    assert form.questions.inside.cell == {"id": "q", "field": "settled_on"}


def test_silence_after_the_order_leads_to_the_page_of_the_contacts(seat: Seat) -> None:
    form = AfterOrderForm(seat)
    form.go_to((Ref("deals", "line"),), "after_order.silence")
    assert 'href="03_contacts.ipynb"' in form.elsewhere.value
    form.go_to((Ref("deals", "line"),), "complaint.none_recorded")
    assert form.elsewhere.value == ""


@pytest.mark.usefixtures("home", "store")
def test_page_shows_form_and_findings_of_the_account() -> None:
    page = open_after_order("aoba", "en", "2026-11-20")
    text = told(page)
    assert "No deal is ordered yet" in text
    assert "First step: write one complaint" in text
