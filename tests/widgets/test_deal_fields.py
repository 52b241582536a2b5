"""The fields of a deal, and what becomes of a deal that is taken out."""

from datetime import date

from hands import press, said, show

from kit.account import DealStatus, OwnCause
from kit.widgets.deals import StageForm


def test_what_was_refused_waits_in_its_deal_while_another_one_is_shown(form: StageForm) -> None:
    day = form.shown.fields.fields["decision_on"]
    day.control.value = "そのうち"
    form.choose("service")
    assert "保存できていない" in said(form.mark.mark)
    form.choose("line")
    assert form.shown.fields.fields["decision_on"].control.value == "そのうち"
    assert "そのうち" in said(form.shown.fields.fields["decision_on"].fault)


def test_order_loss_and_effect_are_asked_for_when_they_have_a_meaning(form: StageForm) -> None:
    fields = form.shown.fields
    assert fields.ordered.layout.display == fields.lost.layout.display == "none"
    fields.fields["status"].control.value = DealStatus.lost
    assert fields.lost.layout.display is None
    fields.fields["loss.own_cause"].control.value = OwnCause.heard_too_late
    fields.fields["status"].control.value = DealStatus.won
    assert fields.ordered.layout.display is None
    assert fields.lost.layout.display is None, "what is filled in stays in sight"
    fields.fields["ordered_on"].control.value = "2026/11/2"
    fields.more.turn(True)
    fields.fields["effect.words"].control.value = "検査の手間を半分に"
    deal = form.seat.account.deal("line")
    assert deal
    assert (deal.status, deal.ordered_on) == (DealStatus.won, date(2026, 11, 2))
    assert deal.effect.words == "検査の手間を半分に"
    assert deal.loss.own_cause is OwnCause.heard_too_late


def test_a_deal_goes_with_its_assessments_once_that_is_confirmed(form: StageForm) -> None:
    show(form, 0)
    form.chooser.remove.click()
    assert "検査装置" in said(form.chooser.question.children[0])
    press(form.chooser.question, "やめる")
    assert form.seat.account.deal("line")
    form.chooser.remove.click()
    press(form.chooser.question, "消す")
    assert [each.id for each in form.seat.account.deals] == ["service"]
    assert form.seat.account.assessments == ()
    assert form.shown.draft.deal_id == "service"
    form.mark.undo.click()
    assert len(form.seat.account.deals) == 2
    assert len(form.seat.account.assessments) == 1
