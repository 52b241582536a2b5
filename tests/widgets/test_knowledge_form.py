"""What we know of the customer: sheets in the pack's words."""

from sheet_page import SheetPage

from kit.account import Certainty
from kit.pack import Pack
from kit.widgets.knowledge.layouts import FACTS, INFORMATION
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
