"""The complaint desk: before the visit, after it, and to the end; nothing typed is lost."""

from datetime import date

import pytest
from hands import NO, PARTLY, UNKNOWN, press, said, told

from kit.account import Complaint, CustomerReport, LapseCause, Letter, Promise, YesNo
from kit.pack import Pack
from kit.widgets.after_order.complaint_desk import ComplaintDesk
from kit.widgets.after_order.complaint_form import ComplaintForm
from kit.widgets.field import Field
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)
CALLS = Complaint(id="calls", what="電話がつながらない", received_from=("kato",), deal="line")


@pytest.fixture
def seat(workbook: Workbook, pack: Pack) -> Seat:
    return Seat(workbook, pack, "ja", TODAY, rater="sato")


@pytest.fixture
def desk(seat: Seat, workbook: Workbook) -> ComplaintDesk:
    workbook.update(workbook.account.model_copy(update={"complaints": (CALLS,)}))
    return ComplaintDesk(seat)


def shown(desk: ComplaintDesk) -> ComplaintForm:
    assert desk.shown
    return desk.shown


def field(desk: ComplaintDesk, path: str) -> Field:
    return shown(desk).fields.fields[path]


def put(desk: ComplaintDesk, **values: object) -> None:
    for path, value in values.items():
        field(desk, path.replace("__", ".")).control.value = value


def saved(desk: ComplaintDesk, n: int = 0) -> Complaint:
    return desk.seat.account.complaints[n]


def test_both_sides_of_a_visit_are_saved_field_by_field(desk: ComplaintDesk) -> None:
    put(desk, before__cause="fault", before__cause_words="装置が止まった", before__going=("sato",))
    put(desk, before__to_ask="ほかにお困りのことは")
    put(desk, after__cause="sales-absent", after__their_words="「来ませんでしたね」")
    put(desk, after__visited_on="2026/11/18", after__minutes="５０", after__expectation=4)
    put(desk, lapse__cause=LapseCause.knew_but_did_not, after__left_undone="立ち上げに行かず")
    before, after = saved(desk).before, saved(desk).after
    assert (before.cause, before.going) == ("fault", ("sato",))
    assert before.to_ask == "ほかにお困りのことは"
    assert (after.visited_on, after.minutes) == (date(2026, 11, 18), 50)
    assert (after.expectation, after.their_words) == (4, "「来ませんでしたね」")
    assert saved(desk).lapse.cause is LapseCause.knew_but_did_not
    assert field(desk, "after.visited_on").control.value == "2026年11月18日"
    assert "保存済み" in said(desk.mark.mark)


def test_what_is_not_known_stays_unknown(desk: ComplaintDesk) -> None:
    put(desk, after__expectation=3, after__minutes="40", before__cause="late")
    put(desk, after__expectation=0, after__minutes="", before__cause="", deal="")
    after = saved(desk).after
    assert (after.expectation, after.minutes, saved(desk).before.cause) == (None, None, None)
    assert saved(desk).deal is None
    shown_as = [field(desk, each).control.label for each in ("after.expectation", "after.cause")]
    assert shown_as == ["不明", "不明"]
    assert (saved(desk).small, after.they_saw_it) == (YesNo.unknown, YesNo.unknown)


def test_supposed_cause_brings_the_question_that_finds_the_real_one(desk: ComplaintDesk) -> None:
    assert said(shown(desk).ask) == said(shown(desk).read) == ""
    put(desk, before__cause="no-word")
    assert "誰からお知らせすべきでしたか" in said(shown(desk).ask)
    put(desk, after__cause="no-word")
    assert "考えた原因のとおり" in said(shown(desk).read)
    put(desk, after__cause="late")
    assert "違いました" in said(shown(desk).read)


def test_anchors_say_what_the_expectation_means(desk: ComplaintDesk) -> None:
    assert "5＝叱りながら、どうすればよいかまで教えてくれる" in told(desk)
    assert "1＝何も言わない" in told(desk)


@pytest.mark.parametrize(
    ("path", "typed"), [("received_on", "先週"), ("after.minutes", "一時間ほど"), ("what", "  ")]
)
def test_what_is_refused_stays_and_says_why(path: str, typed: str, desk: ComplaintDesk) -> None:
    before = saved(desk)
    field(desk, path).control.value = typed
    assert saved(desk) == before
    assert field(desk, path).control.value == typed
    assert said(field(desk, path).fault)
    assert "保存できていない" in said(desk.mark.mark)


def test_a_report_without_a_day_waits_until_the_day_is_there(desk: ComplaintDesk) -> None:
    press(shown(desk).reports.box, "＋ 報告・連絡・相談を加える")
    (row,) = shown(desk).reports.rows.rows
    row.fields["what"].control.value = "10月分の結果"
    assert "報告する日" in said(row.fields["what"].fault)
    assert saved(desk).reports == ()
    row.fields["due_on"].control.value = "2026/12/1"
    assert saved(desk).reports == (CustomerReport(due_on=date(2026, 12, 1), what="10月分の結果"),)
    assert said(row.fields["what"].fault) == ""
    assert "保存済み" in said(desk.mark.mark)
    row.fields["due_on"].control.value = ""
    assert saved(desk).reports[0].due_on == date(2026, 12, 1)
    press(shown(desk).reports.box, "この報告を消す")
    assert saved(desk).reports == ()
    assert shown(desk).reports.rows.rows == []


def test_a_promise_made_there_stands_in_the_ledger(desk: ComplaintDesk) -> None:
    shown(desk).promises.new.control.value = "夜間の窓口を一つに"
    (promise,) = desk.seat.account.promises
    assert (promise.what, promise.deal, promise.made_to) == (
        "夜間の窓口を一つに",
        "line",
        ("kato",),
    )
    assert saved(desk).promises == (promise.id,)
    assert shown(desk).promises.new.control.value == ""
    desk.mark.undo.click()
    assert desk.seat.account.promises == saved(desk).promises == ()


def test_a_promise_of_the_ledger_is_chosen_and_taken_out_again(
    desk: ComplaintDesk, workbook: Workbook
) -> None:
    promise = Promise(id="p", what="書面を届ける")
    workbook.update(workbook.account.model_copy(update={"promises": (promise,)}))
    picker = field(desk, "promises").control
    picker._list.value = "p"
    assert saved(desk).promises == ("p",)
    press(picker, "× 書面を届ける")
    assert saved(desk).promises == ()


def test_whether_it_was_done_to_the_end_is_answered_for_both_sides(desk: ComplaintDesk) -> None:
    shown(desk).follow.turn(True)
    answers = shown(desk).follow.inside.answers
    assert {each.control.value for each in answers.values()} == {UNKNOWN}
    answers["every-point"].control.value = PARTLY
    answers["saw-it-mended"].control.value = NO
    given = {each.statement: each.value for each in saved(desk).follow_through}
    assert given == {"every-point": PARTLY, "saw-it-mended": NO}
    assert {"当社がしたこと", "先方から見えたこと"} <= {
        said(each.children[0]) for each in shown(desk).follow.inside.children
    }


def test_another_complaint_is_added_chosen_and_taken_out(
    desk: ComplaintDesk, workbook: Workbook
) -> None:
    letter = Letter(id="l", kind="apology", recipient="kato", complaint="calls", body="拝啓")
    workbook.update(workbook.account.model_copy(update={"letters": (letter,)}))
    put(desk, received_on="そのうち")
    press(desk.chooser.box, "お叱りを加える")
    assert "先に、言われたこと" in said(desk.chooser.new.fault)
    desk.chooser.new.control.value = "説明が長い"
    assert shown(desk).complaint_id == saved(desk, 1).id
    assert "保存できていない" in said(desk.mark.mark)
    desk.chooser.list.value = "calls"
    assert field(desk, "received_on").control.value == "そのうち"
    desk.chooser.remove.click()
    press(desk.chooser.question, "消す")
    assert [each.what for each in desk.seat.account.complaints] == ["説明が長い"]
    assert workbook.account.letters[0].complaint is None
    desk.mark.undo.click()
    assert workbook.account.letters == (letter,)


def test_the_list_says_how_far_each_complaint_has_come(desk: ComplaintDesk) -> None:
    assert [name for name, _ in desk.chooser.list.options] == ["対応中：電話がつながらない"]
    put(desk, closed_on="2026/11/10")
    assert desk.chooser.list.options[0][0] == "当社だけで終了：電話がつながらない"
    put(desk, agreed_closed_on="2026/11/12")
    assert desk.chooser.list.options[0][0] == "先方も終わりと認めた：電話がつながらない"


@pytest.mark.parametrize(
    ("path", "ours", "theirs", "told_of"),
    [
        ("after.their_words", "「来ない」", "「遅い」", {"先方の言葉で", "「来ない」", "「遅い」"}),
        ("before.cause", "late", "fault", {"考えられる原因", "日程の遅れ", "品質・不具合"}),
        ("received_on", "2026/11/2", "2026/11/3", {"受けた日", "2026年11月2日"}),
        ("before.going", ("sato",), ("mori",), {"誰が伺うか", "佐藤", "森"}),
    ],
)
def test_a_field_two_people_changed_is_shown_side_by_side(
    path: str,
    ours: object,
    theirs: object,
    told_of: set[str],
    desk: ComplaintDesk,
    elsewhere: Workbook,
) -> None:
    elsewhere.refresh()
    complaint = elsewhere.account.complaints[0].changed(**{path: theirs})
    elsewhere.update(elsewhere.account.model_copy(update={"complaints": (complaint,)}))
    field(desk, path).control.value = ours
    clash = told(desk.conflicts.box)
    assert [each for each in told_of if each not in clash] == []
    press(desk.conflicts.box, "こちらを残す")
    assert desk.conflicts.box.children == ()
    assert saved(desk) == CALLS.changed(**{path: ours})


def test_an_answer_two_people_gave_names_its_statement(
    desk: ComplaintDesk, elsewhere: Workbook
) -> None:
    elsewhere.refresh()
    given = [{"statement": "every-point", "value": "yes"}]
    complaint = elsewhere.account.complaints[0].changed(follow_through=given)
    elsewhere.update(elsewhere.account.model_copy(update={"complaints": (complaint,)}))
    shown(desk).follow.turn(True)
    shown(desk).follow.inside.answers["every-point"].control.value = NO
    clash = told(desk.conflicts.box)
    assert "一つずつ終えた。 · 回答" in clash
    assert "いいえ" in clash


def test_a_complaint_taken_out_elsewhere_gives_way(
    desk: ComplaintDesk, elsewhere: Workbook
) -> None:
    elsewhere.refresh()
    elsewhere.update(elsewhere.account.model_copy(update={"complaints": ()}))
    desk.mark.refresh.click()
    assert desk.shown is None
    assert desk.work.children == ()
    assert desk.chooser.first_step.layout.display is None


def test_what_was_said_is_shown_as_text(desk: ComplaintDesk) -> None:
    desk.chooser.new.control.value = "<img src=x onerror=alert(1)>"
    desk.chooser.remove.click()
    asked = desk.chooser.question.children[0].value
    assert "&lt;img src=x" in asked
    assert "<img" not in asked
