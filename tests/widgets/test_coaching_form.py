"""The coaching form: the talk, its actions, remarks, ride-alongs, notes, two raters, changes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hands import told

from kit.account import Account, PracticeNote, RootCause
from kit.pack import Pack
from kit.store import Store
from kit.widgets.coaching import CoachingForm, open_coaching
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)


@pytest.fixture
def form(workbook: Workbook, pack: Pack) -> Iterator[CoachingForm]:
    made = CoachingForm(Seat(workbook, pack, "ja", TODAY, rater="sato"))
    yield made
    made.close()


def begun(form: CoachingForm):
    """Begin today's session; return its fields and its actions."""
    form.session.records.begin.click()
    fields = form.session.records.shown
    return fields.fields, form.session.actions[fields.item_id]


def test_a_session_is_begun_and_each_field_saved_when_it_is_left(form, workbook) -> None:
    fields, _ = begun(form)
    fields["grow.goal"].control.value = "課題を共有する"
    fields["root_cause"].control.value = RootCause.skill
    fields["next_on"].control.value = "2026年12月18日"
    (session,) = workbook.account.coaching_sessions
    assert (session.held_on, session.coach, session.rep) == (TODAY, "mori", "sato")
    assert (session.grow.goal, session.root_cause) == ("課題を共有する", RootCause.skill)
    assert session.next_on == date(2026, 12, 18)


def test_a_day_nobody_can_read_stays_typed_and_says_why(form, workbook) -> None:
    fields, _ = begun(form)
    fields["next_on"].control.value = "来月あたり"
    assert fields["next_on"].control.value == "来月あたり"
    assert "来月あたり" in told(fields["next_on"].fault)
    assert workbook.account.coaching_sessions[0].next_on is None
    assert "1" in told(form.mark.mark)


def test_an_agreed_action_becomes_one_of_the_account_and_is_linked(form, workbook) -> None:
    _, actions = begun(form)
    actions.what.value, actions.owner.value, actions.due.value = "訪ねる", "sato", "2026-11-27"
    actions.save.click()
    (action,) = workbook.account.actions
    assert (action.what, action.owner, action.due_on) == ("訪ねる", "sato", date(2026, 11, 27))
    assert workbook.account.coaching_sessions[0].actions == (action.id,)
    assert actions.what.value == ""
    actions.rows[action.id].fields["done_on"].control.value = "2026-11-25"
    assert workbook.account.actions[0].done_on == date(2026, 11, 25)


@pytest.mark.parametrize(("what", "due"), [("", "2026-11-27"), ("訪ねる", "いつか")])
def test_an_action_without_words_or_with_a_strange_day_is_refused(form, workbook, what, due):
    _, actions = begun(form)
    actions.what.value, actions.due.value = what, due
    actions.save.click()
    assert workbook.account.actions == ()
    assert told(actions.fault)
    assert (actions.what.value, actions.due.value) == (what, due)


def test_earlier_sessions_can_be_looked_back_on(form, workbook) -> None:
    first, _ = begun(form)
    first["held_on"].control.value = "2026-10-01"
    first["grow.will"].control.value = "先に聞く"
    earlier = form.session.records.shown.item_id
    begun(form)
    assert [label for label, _ in form.session.records.list.options] == [
        "2026年11月20日",
        "2026年10月1日",
    ]
    form.session.records.list.value = earlier
    assert form.session.records.shown.fields["grow.will"].control.value == "先に聞く"
    assert len(workbook.account.coaching_sessions) == 2


def test_questions_stand_beside_the_talk(form, pack) -> None:
    begun(form)
    for step, shown in form.session.questions.items():
        words = getattr(pack.coaching.grow, step.value)
        assert words.why.ja in told(shown)
        assert all(text.ja in told(shown) for text in words.questions.values())


def test_a_remark_is_made_on_a_chosen_entry_and_answered_by_the_rep(form, workbook) -> None:
    remarks = form.remarks
    remarks.kind.value, remarks.entry.value = "stakeholders", "kato"
    remarks.field.value, remarks.text.value = "trust", "その言葉はいつ聞きましたか"
    remarks.save.click()
    (remark,) = workbook.account.remarks
    assert (remark.kind, remark.entry, remark.field) == ("stakeholders", "kato", "trust")
    assert (remark.made_by, remark.made_on, remark.answered_on) == ("sato", TODAY, None)
    remarks.answers[remark.id].answer.control.value = "10月の定例で"
    (remark,) = workbook.account.remarks
    assert (remark.answer, remark.answered_on, remark.answered_by) == (
        "10月の定例で",
        TODAY,
        "sato",
    )
    remarks.answers[remark.id].answer.control.value = ""
    assert workbook.account.remarks[0].answered_on is None


def test_a_remark_without_words_is_refused(form, workbook) -> None:
    form.remarks.text.value = "  "
    form.remarks.save.click()
    assert told(form.remarks.fault)
    assert workbook.account.remarks == ()


def test_a_remark_stays_when_its_entry_is_taken_out(form, workbook) -> None:
    form.remarks.kind.value, form.remarks.entry.value = "stakeholders", "ueda"
    form.remarks.text.value = "誰から聞きましたか"
    form.remarks.save.click()
    people = workbook.account.stakeholders[:1]
    workbook.update(workbook.account.model_copy(update={"stakeholders": people}))
    (remark,) = workbook.account.remarks
    assert "記録から外したもの" in told(form.remarks.answers[remark.id].about)


def test_what_was_typed_is_shown_as_text(form, workbook) -> None:
    form.remarks.text.value = "<img src=x onerror=alert(1)>"
    form.remarks.save.click()
    (remark,) = workbook.account.remarks
    assert remark.text == "<img src=x onerror=alert(1)>"
    assert "<img" not in form.remarks.answers[remark.id].text.value


def test_a_ride_along_is_written_down(form, workbook) -> None:
    form.folds["ride_alongs"].turn(True)
    records = form.made["ride_alongs"]
    records.begin.click()
    records.shown.fields["strong"].control.value = "最後まで聞いた"
    (ride,) = workbook.account.ride_alongs
    assert (ride.visited_on, ride.coach, ride.strong) == (TODAY, "mori", "最後まで聞いた")


def test_a_note_is_shared_only_when_marked_and_without_names(form, workbook) -> None:
    form.folds["practice_notes"].turn(True)
    notes = form.made["practice_notes"]
    notes.records.begin.click()
    fields = notes.records.shown.fields
    fields["what"].control.value = "加藤部長に先に図を見せた"
    fields["stage"].control.value = 4
    assert notes.shared.value == ""
    fields["shareable"].control.value = type(workbook.account.practice_notes[0].shareable).yes
    assert "図を見せた" in notes.shared.value
    assert "加藤" not in notes.shared.value
    assert isinstance(workbook.account.practice_notes[0], PracticeNote)
    fields["what"].control.value = ""
    assert workbook.account.practice_notes[0].what == "加藤部長に先に図を見せた"
    assert told(fields["what"].fault)


def test_without_a_round_that_is_over_no_match_is_told(form) -> None:
    form.folds["raters"].turn(True)
    assert "まだありません" in told(form.made["raters"].box)


def test_without_an_earlier_state_it_is_said_that_nothing_can_be_compared(form) -> None:
    assert "まだ言えません" in form.changes.words.value
    assert form.changes.picture.value == ""


@pytest.fixture
def long_known(store: Store, workbook: Workbook, pack: Pack) -> Seat:
    """Return a seat at an account that stood otherwise until twenty days ago."""
    account = workbook.account
    people = (account.stakeholders[0].changed(attitude="neutral"), account.stakeholders[1])
    then = account.model_copy(update={"id": "old", "stakeholders": people})
    now = then.model_copy(
        update={"stakeholders": (people[0].changed(attitude="support"), people[1])}
    )
    moment = datetime.now().astimezone()
    past = [(moment - timedelta(days=40), then), (moment - timedelta(days=20), now)]
    store.begin(past, now, "start")
    today = datetime.now().astimezone().date()
    return Seat(Workbook(store, "old", "sato"), pack, "ja", today, rater="sato")


def test_what_changed_stands_on_top_in_words_and_as_a_picture(long_known: Seat) -> None:
    form = CoachingForm(long_known)
    assert "加藤の態度：中立 → 支持" in form.changes.words.value
    assert "<svg" in form.changes.picture.value
    form.changes.since.control.value = long_known.day(long_known.today - timedelta(days=1))
    assert "加藤の態度" not in form.changes.words.value
    form.changes.since.control.value = "きのう"
    assert "きのう" in told(form.changes.since.fault)
    form.close()


def test_a_day_that_has_not_passed_cannot_be_compared_with(long_known: Seat) -> None:
    form = CoachingForm(long_known)
    form.changes.since.control.value = long_known.day(long_known.today)
    assert "比べられません" in told(form.changes.since.fault)
    assert "加藤の態度" in form.changes.words.value
    form.close()


def test_what_changes_while_the_form_is_open_joins(long_known: Seat) -> None:
    form = CoachingForm(long_known)

    def trusted(account: Account) -> Account:
        first, *others = account.stakeholders
        return account.model_copy(update={"stakeholders": (first.changed(trust=4), *others)})

    long_known.save(trusted)
    assert "加藤の当社への信頼" in form.changes.words.value
    form.close()


def test_without_any_account_the_page_tells_the_first_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIT_HOME", str(tmp_path))
    monkeypatch.setenv("KIT_STORE", f"sqlite:///{tmp_path / 'empty.db'}")
    assert "00_start_here.ipynb" in told(open_coaching(lang="ja"))
