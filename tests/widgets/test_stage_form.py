from datetime import date

import pytest
from hands import (
    NO,
    PARTLY,
    UNKNOWN,
    YES,
    answer,
    criterion,
    latest,
    pieces,
    press,
    row,
    said,
    show,
)

from kit.account import AnswerValue, Rater, Stakeholder
from kit.analysis import Ref
from kit.errors import Refused
from kit.pack import Pack
from kit.widgets.deals import StageForm
from kit.widgets.deals.draft import put_deal
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)


# What is shown


def test_the_rung_to_begin_with_and_the_next_are_open_and_the_others_folded(
    form: StageForm, workbook: Workbook, pack: Pack
) -> None:
    assert [n for n, rung in form.shown.rungs.items() if rung.open] == [0]
    show(form, 0)
    tomorrow = StageForm(workbook, pack, "ja", TODAY, rater="sato")
    assert [n for n, rung in tomorrow.shown.rungs.items() if rung.open] == [0, 1]


def test_the_rungs_stand_from_the_bottom_up(form: StageForm) -> None:
    ladder = next(c for c in form.shown.box.children if "kit-rungs" in c._dom_classes)
    assert list(ladder.children) == [form.shown.rungs[n].box for n in range(9, -1, -1)]


def test_unknown_is_offered_and_is_what_a_criterion_begins_with(form: StageForm) -> None:
    buttons = criterion(form).answer.control
    assert buttons.value is UNKNOWN
    assert [name for name, _ in buttons.options] == ["はい", "一部", "いいえ", "不明"]


def test_each_rung_gives_the_guidance_of_the_pack(form: StageForm, pack: Pack) -> None:
    criterion(form)
    told = "".join(
        said(w)
        for w in pieces(form.shown.rungs[0].box)
        if hasattr(w, "value") and w.value and "kit-prose" in w._dom_classes
    )
    stage = pack.stages[0]
    first = next(iter(stage.criteria.values()))
    question = next(iter(stage.questions.values()))
    for text in (stage.met, stage.mind, stage.agreement, first.text, first.evidence, question):
        assert text.ja in told


def test_every_control_has_a_name(form: StageForm) -> None:
    criterion(form)
    controls = [w for w in pieces(form) if hasattr(w, "description") and "HTML" not in str(type(w))]
    assert len(controls) > 30
    assert all(w.description for w in controls)


def test_text_is_sent_on_leaving_a_field_and_never_while_typing(form: StageForm) -> None:
    criterion(form)
    typed = [w for w in pieces(form) if hasattr(w, "continuous_update")]
    assert typed
    assert not any(w.continuous_update for w in typed)


# Saving


def test_an_answer_is_saved_at_once_as_a_new_assessment_of_today(
    form: StageForm, today: date
) -> None:
    answer(form, PARTLY)
    saved = latest(form)
    assert (saved.side, saved.rater, saved.assessed_on) == (Rater.rep, "sato", today)
    assert not saved.handed_in
    assert saved.entry(0).answers[0].value is PARTLY
    assert said(form.mark.mark).startswith("保存済み ")


def test_evidence_is_saved_field_by_field(form: StageForm) -> None:
    answer(form, YES)
    first = row(form)
    first.what.control.value = "「送ってください」"
    first.by.control.value = ("kato",)
    first.on.control.value = "令和8年11月2日"
    first.kept.control.value = "電話メモ"
    (kept,) = latest(form).entry(0).answers[0].evidence
    assert (kept.what, kept.said_by, kept.kept_in) == ("「送ってください」", ("kato",), "電話メモ")
    assert kept.said_on == date(2026, 11, 2)
    assert first.on.control.value == "2026年11月2日"


def test_people_are_named_and_taken_out_by_name(form: StageForm) -> None:
    answer(form, YES)
    picker = row(form).by.control
    assert ("加藤（部長）", "kato") in picker._list.options
    picker._list.value = "kato"
    picker._list.value = "ueda"
    assert latest(form).entry(0).answers[0].evidence[0].said_by == ("kato", "ueda")
    press(picker, "× 加藤（部長）")
    assert latest(form).entry(0).answers[0].evidence[0].said_by == ("ueda",)


def test_evidence_is_added_and_removed(form: StageForm) -> None:
    answer(form, YES)
    evidence = criterion(form).evidence
    row(form).what.control.value = "一"
    press(evidence.box, "＋ 根拠を加える")
    row(form, at=1).what.control.value = "二"
    press(row(form).box, "この根拠を消す")
    assert [e.what for e in latest(form).entry(0).answers[0].evidence] == ["二"]
    assert [r.what.control.value for r in evidence.rows.rows] == ["二"]
    row(form).what.control.value = "三"
    assert [e.what for e in latest(form).entry(0).answers[0].evidence] == ["三"]


def test_an_answer_of_yes_asks_for_evidence_with_a_blank_row(form: StageForm) -> None:
    assert criterion(form).evidence.rows.rows == []
    answer(form, YES)
    assert row(form).what.control.value == ""
    assert latest(form).entry(0).answers[0].evidence == ()


def test_the_agreement_and_the_customers_words_are_saved(form: StageForm) -> None:
    rung = form.shown.rungs[0]
    rung.words.control.value = "役に立つなら聞くよ"
    fields = rung.agreement.fields
    assert rung.agreement.details.layout.display == "none"
    fields["value"].control.value = YES
    assert rung.agreement.details.layout.display is None
    for name, value in {
        "to_what": "部長と会う",
        "agreed_by": ("kato",),
        "agreed_on": "2026/11/1",
        "kept_in": "議事録",
        "withdrawn_on": "2026/11/5",
        "confirmed_by": ("ueda",),
        "confirmed_on": "2026/11/10",
    }.items():
        fields[name].control.value = value
    entry = latest(form).entry(0)
    assert entry.customer_words == "役に立つなら聞くよ"
    kept = entry.agreement
    assert (kept.value, kept.to_what, kept.agreed_by) == (YES, "部長と会う", ("kato",))
    assert (kept.agreed_on, kept.withdrawn_on) == (date(2026, 11, 1), date(2026, 11, 5))
    assert (kept.confirmed_by, kept.confirmed_on) == (("ueda",), date(2026, 11, 10))


# Refusals


def test_a_bad_date_is_refused_at_the_field_and_stays_as_typed(form: StageForm) -> None:
    answer(form, YES)
    field = row(form).on
    field.control.value = "11/22"
    assert "「11/22」が読めません" in said(field.fault)
    assert field.control.value == "11/22"
    assert "保存できていない" in said(form.mark.mark)
    answer(form, PARTLY)
    assert field.control.value == "11/22"
    assert "保存できていない" in said(form.mark.mark)
    field.control.value = "2026/11/22"
    assert said(field.fault) == ""
    assert said(form.mark.mark).startswith("保存済み ")


def test_what_cannot_be_saved_is_said_and_kept(
    form: StageForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Refused("store.busy", store="x")

    monkeypatch.setattr(form.seat.workbook._store, "save", busy)
    field = form.shown.rungs[0].words
    field.control.value = "役に立つなら"
    assert said(field.fault)
    assert field.control.value == "役に立つなら"


def test_typed_text_is_never_read_as_markup(form: StageForm) -> None:
    form.chooser.new.control.value = "<b onclick=x>A & B</b>"
    shown = "".join(w.value for w in pieces(form) if "kit-prose" in w._dom_classes)
    assert "<b onclick" not in shown + form.shown.picture.value


# Both levels


def test_levels_and_picture_follow_each_saved_change(form: StageForm) -> None:
    before = form.shown.picture.value
    assert said(form.shown.levels) == "未評価"
    show(form, 0)
    assert said(form.shown.levels) == "評価レベル 0以上　合意レベル 段階0から不明"
    assert form.shown.picture.value != before
    assert "根拠 2026年11月2日" in form.shown.picture.value


def test_what_is_claimed_is_told_from_what_is_shown(form: StageForm) -> None:
    answer(form, YES)
    answer(form, YES, n=1)
    assert "自己申告" in said(form.shown.rungs[0].marks)
    assert "自己申告" in form.shown.picture.value
    show(form, 0)
    assert "根拠あり" in said(form.shown.rungs[0].marks)


def test_the_questions_of_the_next_stage_are_listed(form: StageForm, pack: Pack) -> None:
    show(form, 0)
    for question in pack.stages[1].questions.values():
        assert question.ja in said(form.shown.questions)


# Help me choose


@pytest.mark.parametrize(
    ("answers", "value"),
    [((True, True, True), YES), ((True, False, True), PARTLY), ((False, False, False), NO)],
)
def test_three_questions_propose_an_answer(
    answers: tuple[bool, ...], value: AnswerValue, form: StageForm
) -> None:
    helping = criterion(form).choosing
    helping.opener.click()
    for question, given in zip(helping.questions, answers, strict=True):
        assert helping.take.layout.display == "none"
        question.value = given
    helping.take.click()
    assert latest(form).entry(0).answers[0].value is value
    assert helping.inside.layout.display == "none"


# Undo, others' changes, conflicts


def test_undo_and_redo(form: StageForm) -> None:
    answer(form, YES)
    answer(form, NO)
    form.mark.undo.click()
    assert criterion(form).answer.control.value is YES
    form.mark.redo.click()
    assert criterion(form).answer.control.value is NO
    for _ in range(3):
        form.mark.undo.click()
    assert said(form.mark.mark) == "元に戻す変更はありません。"


def test_changes_from_elsewhere_are_shown_and_what_is_being_typed_stays(
    form: StageForm, elsewhere: Workbook
) -> None:
    answer(form, YES)
    elsewhere.refresh()
    field = row(form).on
    field.control.value = "きのう"
    deal = elsewhere.account.deal("line")
    assert deal
    elsewhere.update(put_deal(elsewhere.account, deal.changed(name="検査装置の更新")))
    form.mark.refresh.click()
    assert form.shown.fields.fields["name"].control.value == "検査装置の更新"
    assert field.control.value == "きのう"
    assert form.chooser.list.value == "line"


@pytest.mark.parametrize(("button", "kept"), [("こちらを残す", "ours"), ("相手を残す", "theirs")])
def test_a_conflict_is_shown_side_by_side_and_settled(
    button: str, kept: str, form: StageForm, elsewhere: Workbook
) -> None:
    deal = elsewhere.account.deal("line")
    assert deal
    elsewhere.update(put_deal(elsewhere.account, deal.changed(name="theirs")))
    form.shown.fields.fields["name"].control.value = "ours"
    shown = [said(w) for w in pieces(form.conflicts.box) if "kit-prose" in w._dom_classes]
    assert {"ours", "theirs"} <= set(shown)
    assert any("商談名" in each for each in shown)
    press(form.conflicts.box, button)
    assert form.conflicts.box.children == ()
    assert form.shown.fields.fields["name"].control.value == kept


def test_a_deal_taken_out_elsewhere_gives_way_to_another(
    form: StageForm, elsewhere: Workbook
) -> None:
    left = elsewhere.account.deals[1:]
    elsewhere.update(elsewhere.account.model_copy(update={"deals": left}))
    form.mark.refresh.click()
    assert form.shown.draft.deal_id == "service"


def test_people_entered_elsewhere_can_be_named(form: StageForm, elsewhere: Workbook) -> None:
    answer(form, YES)
    form.shown.fields.fields["early.heard_from"].control.value = "ueda"
    elsewhere.refresh()
    people = (*elsewhere.account.stakeholders, Stakeholder(id="new", name="新井"))
    elsewhere.update(elsewhere.account.model_copy(update={"stakeholders": people}))
    form.mark.refresh.click()
    assert ("新井", "new") in row(form).by.control._list.options
    heard_from = form.shown.fields.fields["early.heard_from"].control
    assert ("新井", "new") in heard_from.options
    assert heard_from.value == "ueda"
    deal = form.seat.account.deal("line")
    assert deal
    assert deal.early.heard_from == "ueda"


# Deals


def test_a_deal_is_added_by_its_name_and_chosen(form: StageForm) -> None:
    form.chooser.new.control.value = "新しい検査線"
    assert [d.name for d in form.seat.account.deals][-1] == "新しい検査線"
    assert form.chooser.list.value == form.shown.draft.deal_id == form.seat.account.deals[-1].id
    assert form.chooser.new.control.value == ""


def test_a_deal_without_a_name_is_refused(form: StageForm) -> None:
    press(form.chooser.box, "商談を加える")
    assert "名前がありません" in said(form.chooser.new.fault)
    field = form.shown.fields.fields["name"]
    field.control.value = " "
    assert "名前がありません" in said(field.fault)
    assert form.seat.account.deals[0].name == "検査装置"


def test_an_account_without_deals_names_the_first_step(
    workbook: Workbook, pack: Pack, today: date
) -> None:
    workbook.update(workbook.account.model_copy(update={"deals": ()}))
    form = StageForm(workbook, pack, "en", today)
    assert form.work.children == ()
    assert "First step" in said(form.chooser.first_step)
    form.chooser.new.control.value = "A line"
    assert form.work.children


def test_how_early_we_heard_is_saved_and_counted(form: StageForm) -> None:
    fields = form.shown.fields.fields
    fields["early.first_heard_on"].control.value = "2026/10/1"
    fields["early.formal_request_on"].control.value = "2026/11/1"
    fields["early.how_heard"].control.value = fields["early.how_heard"].control.options[1][1]
    fields["early.heard_from"].control.value = "ueda"
    deal = form.seat.account.deal("line")
    assert deal
    assert deal.early.heard_from == "ueda"
    assert "31日前" in said(form.shown.fields.lead)


# Two raters


def test_a_change_after_handing_in_begins_a_copy(form: StageForm) -> None:
    show(form, 0)
    form.shown.hand_in.click()
    assert latest(form).handed_in
    assert form.shown.hand_in.disabled
    answer(form, NO)
    first, second = form.seat.account.assessments
    assert first.entry(0).answers[0].value is YES
    assert second.entry(0).answers[0].value is NO
    assert second.entry(0).answers[1] == first.entry(0).answers[1]
    assert not second.handed_in


def test_neither_side_sees_the_other_until_both_are_in(form: StageForm, coach: StageForm) -> None:
    show(form, 0)
    form.shown.hand_in.click()
    assert said(coach.shown.levels) == "未評価"
    assert "2026年11月2日" not in coach.shown.picture.value
    assert criterion(coach).answer.control.value is UNKNOWN
    assert coach.shown.history.box.layout.display == "none"
    answer(coach, NO)
    assert coach.shown.comparison.box.layout.display == "none"
    assert form.shown.comparison.box.layout.display == "none"
    assert said(form.shown.levels).startswith("評価レベル 0以上")
    coach.shown.hand_in.click()
    for each in (form, coach):
        assert each.shown.comparison.box.layout.display is None
        assert "講師・上長" in each.shown.picture.value
    assert said(form.shown.levels).startswith("評価レベル 0以上")
    assert said(coach.shown.levels).startswith("評価レベル 段階0の手前")
    assert "いいえ" in said(coach.shown.rungs[0].marks)


def test_the_gap_is_shown_per_criterion_with_each_sides_reason(
    form: StageForm, coach: StageForm
) -> None:
    show(form, 0)
    form.shown.hand_in.click()
    show(coach, 0)
    answer(coach, NO)
    coach.shown.hand_in.click()
    shown = "".join(str(getattr(w, "value", "")) for w in pieces(form.shown.comparison.box))
    assert "<td>はい</td><td>いいえ</td>" in shown
    form.shown.comparison.reasons[0].control.value = "電話で聞いた"
    assert latest(form).entry(0).gap_reason == "電話で聞いた"
    assert latest(form).handed_in
    assert latest(coach, Rater.coach).entry(0).gap_reason == ""
    assert "担当の理由：電話で聞いた" in said(coach.shown.comparison.theirs[0])


def test_the_reason_of_a_gap_does_not_pass_to_the_next_round(
    form: StageForm, coach: StageForm
) -> None:
    answer(form, YES)
    form.shown.hand_in.click()
    answer(coach, NO)
    coach.shown.hand_in.click()
    form.shown.comparison.reasons[0].control.value = "電話で聞いた"
    answer(form, PARTLY)
    assert latest(form).entry(0).gap_reason == ""
    assert form.shown.comparison.box.layout.display == "none"


def test_an_earlier_assessment_is_looked_back_on_without_changing(form: StageForm) -> None:
    show(form, 0)
    form.shown.hand_in.click()
    answer(form, NO)
    told, chosen = form.shown.history.list.options[1]
    assert "2026年11月20日" in told
    assert "佐藤" in told
    assert "評価 0以上" in told
    before = form.seat.account
    form.shown.history.list.value = chosen
    assert "「資料を送ってください」" in form.shown.history.shown.value
    assert form.seat.account is before


def test_a_finding_leads_to_its_deal(form: StageForm) -> None:
    form.go_to([Ref("deals", "service")])
    assert form.shown.draft.deal_id == "service"
    assert form.chooser.list.value == "service"


def test_a_closed_form_listens_no_more(form: StageForm, workbook: Workbook) -> None:
    form.close()
    assert workbook._listeners == []
