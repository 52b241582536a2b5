"""What we know of the customer: sheets in the pack's words, boards, calendar, self-check."""

from datetime import date

import pytest
from hands import press, said, told
from sheet_page import SheetPage

from kit.account import AnswerValue, Certainty, Fact, Moment
from kit.analysis import Ref
from kit.analysis.knowledge import KnowledgeState
from kit.pack import Pack
from kit.widgets.knowledge import KnowledgeForm
from kit.widgets.knowledge.calendar import CalendarForm
from kit.widgets.knowledge.card import Card
from kit.widgets.knowledge.layouts import FACTS, INFORMATION
from kit.widgets.knowledge.self_check import SelfCheckForm
from kit.widgets.seat import Seat
from kit.workbook import Workbook


def test_questions_are_chosen_and_shown_in_the_packs_words(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, INFORMATION, pack)
    asked = [each.name.ja for each in pack.information.values()]
    assert page.sheet.references["Pack.information"] == asked
    page.add("i", question="今の困りごと", answer="人手が足りない", certainty="伝聞")
    (item,) = workbook.account.information
    assert (item.question, item.certainty) == ("problems", Certainty.hearsay)
    assert page.row("i")["cells"]["question"] == "今の困りごと"
    english = SheetPage(workbook, INFORMATION, pack, "en")
    assert english.row("i")["cells"]["question"] == "Present problems"


def test_a_question_the_pack_does_not_ask_waits_as_typed(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, INFORMATION, pack)
    page.add("i", question="天気", answer="晴れ")
    assert workbook.account.information == ()
    assert page.row("i")["cells"] == {"question": "天気", "answer": "晴れ"}
    assert "非公式情報の問い" in page.row("i")["faults"]["question"]


def test_an_area_may_be_chosen_before_anything_is_known_of_it(
    workbook: Workbook, pack: Pack
) -> None:
    page = SheetPage(workbook, FACTS, pack)
    page.add("f", area="事業と稼ぎ方")
    (fact,) = workbook.account.facts
    assert (fact.area, fact.text) == ("business", "")
    page.type("f", "text", "検査の受託が利益の柱")
    assert workbook.account.facts[0].text == "検査の受託が利益の柱"


@pytest.fixture
def seat(workbook: Workbook, pack: Pack) -> Seat:
    return Seat(workbook, pack, "ja", date(2026, 11, 20), rater="sato")


def card(form: KnowledgeForm, kind: str, topic: str) -> Card:
    form.boards[kind].write(topic)
    opened = form.boards[kind].rows[topic].card
    assert opened
    return opened


def test_pressing_a_blank_question_opens_its_card_and_saves_nothing(
    seat: Seat, workbook: Workbook
) -> None:
    form = KnowledgeForm(seat)
    assert {each.age.state for each in form.boards["questions"].shown} == {KnowledgeState.blank}
    press(form.boards["questions"], "今の困りごと")
    assert form.boards["questions"].rows["problems"].is_open
    assert workbook.account.information == ()
    press(form.boards["questions"], "今の困りごと")
    assert not form.boards["questions"].rows["problems"].is_open


def test_what_is_typed_in_a_card_is_saved_field_by_field(seat: Seat, workbook: Workbook) -> None:
    written = card(KnowledgeForm(seat), "questions", "problems")
    written.fields["answer"].control.value = "人手が足りない"
    written.fields["heard_from"].control.value = ("kato",)
    written.fields["heard_on"].control.value = "2026/11/18"
    written.fields["certainty"].control.value = Certainty.hearsay
    (item,) = workbook.account.information
    assert (item.question, item.answer, item.heard_from) == (
        "problems", "人手が足りない", ("kato",),
    )  # fmt: skip
    assert (item.heard_on, item.certainty) == (date(2026, 11, 18), Certainty.hearsay)


def test_a_day_that_is_none_stays_in_the_card_with_its_reason(
    seat: Seat, workbook: Workbook
) -> None:
    written = card(KnowledgeForm(seat), "areas", "rivals")
    written.fields["as_of"].control.value = "先週あたり"
    assert workbook.account.facts == ()
    written.fields["text"].control.value = "東都が値下げした"
    assert [each.text for each in workbook.account.facts] == ["東都が値下げした"]
    assert written.fields["as_of"].control.value == "先週あたり"
    assert "先週あたり" in said(written.fields["as_of"].fault)


def test_something_newer_keeps_what_was_known_before(seat: Seat, workbook: Workbook) -> None:
    written = card(KnowledgeForm(seat), "areas", "rivals")
    written.fields["text"].control.value = "東都が値下げした"
    written.fields["as_of"].control.value = "2026/8/1"
    written.anew.click()
    assert written.fields["text"].control.value == ""
    written.fields["text"].control.value = "東都は撤退を検討"
    assert [each.text for each in workbook.account.facts] == [
        "東都が値下げした",
        "東都は撤退を検討",
    ]
    assert said(written.earlier) == "以前：2026年8月1日　東都が値下げした"


def test_a_card_shows_what_another_kernel_saved(
    seat: Seat, workbook: Workbook, elsewhere: Workbook
) -> None:
    written = card(KnowledgeForm(seat), "areas", "rivals")
    fact = Fact(id="f", area="rivals", text="東都が値下げした")
    elsewhere.update(elsewhere.account.model_copy(update={"facts": (fact,)}))
    workbook.refresh()
    assert "東都が値下げした" in told(written)


def test_board_follows_what_is_written(seat: Seat, workbook: Workbook) -> None:
    form = KnowledgeForm(seat)
    fact = Fact(id="f", area="business", text="<b>受託</b>が柱", as_of=date(2026, 11, 10))
    workbook.update(workbook.account.model_copy(update={"facts": (fact,)}))
    shown = told(form.boards["areas"])
    assert "○ 新しい（10日前）" in shown
    assert "<b>受託</b>が柱" in shown
    assert "？ 空白" in shown


def test_finding_leads_to_the_question_it_is_about(seat: Seat) -> None:
    form = KnowledgeForm(seat)
    form.go_to((Ref("areas", "rivals"),), "understanding.blank")
    assert form.boards["areas"].rows["rivals"].is_open
    assert seat.account.facts == ()


def test_finding_about_a_deal_leads_to_the_page_of_the_deals(seat: Seat) -> None:
    form = KnowledgeForm(seat)
    form.go_to((Ref("deals", "line"),), "early.rfp_surprise")
    assert 'href="02_deals.ipynb"' in form.elsewhere.value
    form.go_to((Ref("areas", "rivals"),), "understanding.blank")
    assert form.elsewhere.value == ""


def test_calendar_is_saved_field_by_field_and_unknown_stays_unknown(
    seat: Seat, workbook: Workbook
) -> None:
    form = CalendarForm(seat)
    assert form.fields["closing_month"].control.value == 0
    form.fields["closing_month"].control.value = 3
    form.fields["budget_request_by_on"].control.value = "2026/12/15"
    form.fields["deciding_body_meets_on"].control.value = "そのうち"
    calendar = workbook.account.profile.calendar
    assert (calendar.closing_month, calendar.transfer_month) == (3, None)
    assert calendar.budget_request_by_on == date(2026, 12, 15)
    assert "そのうち" in said(form.fields["deciding_body_meets_on"].fault)
    form.fields["closing_month"].control.value = 0
    assert workbook.account.profile.calendar.closing_month is None


def test_self_check_shows_what_changed_from_before_to_after(seat: Seat, workbook: Workbook) -> None:
    form = SelfCheckForm(seat)
    form.fields["asked-first"].control.value = AnswerValue.no
    assert said(form.changes["asked-first"]) == "実施前：いいえ"
    form.moment.value = Moment.after
    assert form.fields["asked-first"].control.value is AnswerValue.unknown
    form.fields["asked-first"].control.value = AnswerValue.partly
    form.fields["rivals-moves"].control.value = AnswerValue.yes
    assert said(form.changes["asked-first"]) == "実施前：いいえ → 実施後：一部"
    assert said(form.changes["rivals-moves"]) == "実施前：不明 → 実施後：はい"
    assert [(each.moment, each.member) for each in workbook.account.self_checks] == [
        (Moment.before, "sato"),
        (Moment.after, "sato"),
    ]
