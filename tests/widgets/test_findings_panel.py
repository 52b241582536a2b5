from collections.abc import Callable

from hands import pieces, told
from ipywidgets import Button

from kit.account import HowHeard
from kit.analysis import Ref
from kit.pack import Pack
from kit.widgets.deals import StageForm
from kit.widgets.deals.draft import put_deal
from kit.widgets.findings import FindingsPanel
from kit.workbook import Workbook

Make = Callable[..., FindingsPanel]


def titles(panel: FindingsPanel) -> list[Button]:
    return [w for w in pieces(panel) if isinstance(w, Button)]


def heard_late(workbook: Workbook) -> None:
    deal = workbook.account.deal("line")
    assert deal
    early = deal.early.changed(how_heard=HowHeard.formal_request)
    workbook.update(put_deal(workbook.account, deal.changed(early=early)))


def test_a_finding_is_told_with_its_belief_and_question(panel: Make, pack: Pack) -> None:
    shown = told(panel())
    words = pack.findings["stage.not_assessed"]
    assert "検査装置の段階は、まだ一度も評価されていない。" in shown
    assert words.question.ja in shown
    assert pack.beliefs[words.belief].ja in shown


def test_findings_stand_in_groups_by_severity_with_mark_and_word(
    panel: Make, workbook: Workbook
) -> None:
    heard_late(workbook)
    shown = told(panel())
    assert 0 < shown.index("‼ 至急 1") < shown.index("▲ 注意 2")


def test_the_panel_follows_each_change(panel: Make, workbook: Workbook) -> None:
    shown = panel()
    assert "至急" not in told(shown)
    heard_late(workbook)
    assert "至急" in told(shown)


def test_only_the_kinds_asked_for_are_shown(panel: Make) -> None:
    assert {f.code.split(".")[0] for f in panel(kinds=("people",)).findings} <= {"people"}
    assert len(titles(panel(kinds=("early",)))) == 0
    assert "気づきはありません" in told(panel(kinds=("early",)))


def test_a_click_chooses_what_the_finding_is_about_again_and_again(panel: Make) -> None:
    shown = panel()
    heard: list[tuple[Ref, ...]] = []
    shown.observe(lambda change: heard.append(change["new"]), "chosen")
    titles(shown)[0].click()
    titles(shown)[0].click()
    about = (Ref("deals", "line"),)
    assert shown.chosen == about
    assert heard.count(about) == 2


def test_a_coach_who_rates_blind_learns_nothing_of_the_reps_rating(
    panel: Make, form: StageForm
) -> None:
    criterion = next(iter(form.shown.rungs[0].criteria.values()))
    criterion.answer.control.value = criterion.answer.control.options[0][1]
    form.shown.hand_in.click()
    assert "stage.without_evidence" in {f.code for f in panel().findings or ()}
    about_line = [f for f in panel(side="coach").findings or () if f.about[0].id == "line"]
    assert about_line == []


def test_a_closed_panel_listens_no_more(panel: Make, workbook: Workbook) -> None:
    panel().close()
    assert workbook._listeners == []
