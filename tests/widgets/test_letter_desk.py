"""The letter desk: begun, drafted, checked as it is written, printed, sent on once."""

from datetime import date
from pathlib import Path

import pytest
from hands import pieces, press, said, told
from ipywidgets import Button

from kit.account import (
    Account,
    Channel,
    Complaint,
    Contact,
    GivenFact,
    Letter,
    Purpose,
    Stakeholder,
    YesNo,
)
from kit.analysis.after_order.complaints import letter_sent_on
from kit.pack import Pack
from kit.widgets.letters import open_letters
from kit.widgets.letters.form import LetterDesk
from kit.widgets.letters.letter_form import LetterForm
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)
READER = Stakeholder(id="kato", name="髙﨑 𠮷雄", department="品質保証部", title="部長")
FACTS = {
    "our_company": "株式会社凪瀬計測",
    "apology_for": "納入が四日遅れましたこと",
    "trouble": "休日のご出勤をお願いする",
    "cause": "手配の遅れを共有しておりませんでしたこと",
    "prevention": "毎朝の会議で全員が確かめること",
    "owner": "課長の桑原典子",
    "due_on": "12月5日",
}


@pytest.fixture
def aoba(workbook: Workbook) -> Workbook:
    """Give the account a reader whose name is easily misspelt, a visit and a complaint."""
    complaint = Complaint(
        id="c1", what="連絡が<遅い>", received_on=date(2026, 11, 10), received_from=("kato",)
    )
    visit = Contact(
        id="k1", held_on=date(2026, 11, 18), stakeholders=("kato",), next_step="測定結果のまとめ"
    )
    people = (READER, *workbook.account.stakeholders[1:])
    update = {"stakeholders": people, "complaints": (complaint,), "contacts": (visit,)}
    workbook.update(workbook.account.model_copy(update=update))
    return workbook


@pytest.fixture
def desk(aoba: Workbook, pack: Pack) -> LetterDesk:
    return LetterDesk(Seat(aoba, pack, "ja", TODAY, rater="sato"))


def begin(desk: LetterDesk, kind: str = "apology", to: str = "kato") -> LetterForm:
    desk.chooser.kind.value, desk.chooser.to.value = kind, to
    desk.chooser.begin.click()
    assert desk.shown
    return desk.shown


def letter(desk: LetterDesk) -> Letter:
    return desk.seat.account.letters[-1]


def fill(form: LetterForm) -> None:
    for fact, text in FACTS.items():
        form.facts.fields[fact].control.value = text


def codes(form: LetterForm) -> list[str]:
    return [each.remark.code for each in form.remarks._shown or ()]


def write(form: LetterForm, text: str) -> None:
    form.text.body.control.value = text


@pytest.fixture
def drafted(desk: LetterDesk) -> LetterForm:
    form = begin(desk)
    fill(form)
    form.text.draft.click()
    return form


def test_a_letter_is_begun_with_a_kind_and_a_reader(desk: LetterDesk) -> None:
    assert desk.shown is None
    desk.chooser.begin.click()
    assert desk.seat.account.letters == (), "nobody to write to was chosen"
    begin(desk, "thanks-visit")
    begun = letter(desk)
    assert (begun.kind, begun.recipient, begun.writer) == ("thanks-visit", "kato", "sato")


def test_a_complaint_without_a_letter_begins_one_with_one_press(desk: LetterDesk) -> None:
    press(desk.chooser.box, "「連絡が<遅い>」への手紙を始める")
    begun = letter(desk)
    assert (begun.kind, begun.recipient, begun.complaint) == ("apology", "kato", "c1")
    assert not any("連絡が" in str(b.description) for b in desk.chooser.waiting.children)
    assert "連絡が<遅い>" in told(desk.work), "what was said stands beside the facts"
    assert "&lt;遅い&gt;" in desk.shown.facts.record.value


def test_a_complaint_that_was_visited_asks_for_apology_and_thanks(desk: LetterDesk) -> None:
    account = desk.seat.account
    (complaint,) = account.complaints
    visited = complaint.changed(**{"after.visited_on": "2026-11-12"})
    desk.seat.save(lambda now: now.model_copy(update={"complaints": (visited,)}))
    press(desk.chooser.box, "「連絡が<遅い>」への手紙を始める")
    assert letter(desk).kind == "apology-and-thanks"
    placeholder = desk.shown.facts.fields["visited_on"].control.placeholder
    assert placeholder == "記録から：2026年11月12日"


def test_the_draft_is_filled_from_the_facts_and_right(drafted: LetterForm) -> None:
    written = drafted.writing.letter
    assert written.body.startswith("2026年11月20日\n\n青葉\n品質保証部 部長\n髙﨑 𠮷雄 様\n")
    assert "納入が四日遅れましたことにつきまして" in written.body
    assert written.written_on == TODAY
    assert drafted.text.body.control.value == written.body
    assert codes(drafted) == []
    assert "直すところは見つかりません" in said(drafted.remarks.state)


def test_a_visit_gives_its_day_and_its_next_step(desk: LetterDesk) -> None:
    form = begin(desk, "thanks-visit")
    form.fields.fields["contact"].control.value = "k1"
    form.text.draft.click()
    assert "2026年11月18日は、ご多用のところ" in letter(desk).body
    assert "お約束いたしました測定結果のまとめにつきましては" in letter(desk).body


def test_facts_not_given_are_marks_that_the_check_names(desk: LetterDesk) -> None:
    form = begin(desk)
    form.text.draft.click()
    assert set(codes(form)) == {"gap"}
    assert len(codes(form)) == len(FACTS)


def test_drafting_anew_asks_before_a_text_goes_and_keeps_it(drafted: LetterForm) -> None:
    typed = drafted.writing.letter.body + "追伸\n"
    write(drafted, typed)
    drafted.text.draft.click()
    assert drafted.writing.letter.body == typed, "nothing is replaced before the answer"
    press(drafted.text.question, "やめる")
    assert drafted.writing.letter.body == typed
    drafted.text.draft.click()
    press(drafted.text.question, "置き換える")
    assert "追伸" not in drafted.writing.letter.body
    drafted.text.earlier.turn(True)
    earlier = drafted.text.earlier.inside
    assert earlier.list.value == typed
    earlier.back.click()
    assert drafted.writing.letter.body == typed


def test_a_draft_nobody_touched_follows_the_facts_without_a_question(drafted: LetterForm) -> None:
    drafted.facts.fields["due_on"].control.value = "12月8日"
    drafted.text.draft.click()
    assert "12月8日までに" in drafted.writing.letter.body


def test_remarks_follow_each_edit_and_name_the_place(drafted: LetterForm) -> None:
    body = drafted.writing.letter.body
    write(drafted, body.replace("貴社ますます", "御社ますます"))
    assert codes(drafted) == ["spoken-company"]
    assert "「御社」は話し言葉です。" in told(drafted.remarks.box)
    write(drafted, body)
    assert codes(drafted) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("髙﨑 𠮷雄 様", "高﨑 𠮷雄 様", "name-form"),
        ("髙﨑 𠮷雄 様", "髙崎 𠮷雄 様", "name-form"),
        ("髙﨑 𠮷雄 様", "髙﨑 吉雄 様", "name-form"),
        ("品質保証部 部長", "品質保証部 次長", "title-differs"),
    ],
)
def test_name_and_title_are_held_against_the_stakeholder_sheet(
    drafted: LetterForm, right: str, wrong: str, code: str
) -> None:
    write(drafted, drafted.writing.letter.body.replace(right, wrong))
    assert codes(drafted) == [code]


def test_a_name_corrected_in_the_sheet_is_checked_at_once(
    drafted: LetterForm, aoba: Workbook
) -> None:
    people = (READER.changed(name="高崎 吉雄"), *aoba.account.stakeholders[1:])
    aoba.update(aoba.account.model_copy(update={"stakeholders": people}))
    assert "name-form" in codes(drafted)


def test_a_pressed_remark_points_at_its_letters_as_a_page_counts_them(
    drafted: LetterForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, int]] = []
    monkeypatch.setattr(drafted.remarks.finger, "send", sent.append)
    body = drafted.writing.letter.body.replace("貴社ますます", "御社ますます")
    write(drafted, body)
    next(each for each in pieces(drafted.remarks.list) if isinstance(each, Button)).click()
    assert body.index("𠮷") < body.index("御社"), "one letter before it counts twice on a page"
    at = body.index("御社") + 1
    assert sent == [{"start": at, "end": at + 2}]


def test_a_grave_case_is_asked_of_apologies_alone_and_binds_its_rules(desk: LetterDesk) -> None:
    form = begin(desk)
    assert form.fields.fields["grave"].box.layout.display is None
    form.fields.fields["grave"].control.value = YesNo.yes
    fill(form)
    form.text.draft.click()
    assert "謹啓" in letter(desk).body
    write(form, letter(desk).body.replace("謹啓　", "謹啓　貴社ますますご清栄と存じます。"))
    assert set(codes(form)) == {"greeting-in-grave-case"}
    thanks = begin(desk, "thanks-visit")
    assert thanks.fields.fields["grave"].box.layout.display == "none"


def test_the_superior_who_looked_and_the_day_are_kept(desk: LetterDesk) -> None:
    form = begin(desk)
    assert "上長の確認がまだです" in said(form.posting.unchecked)
    form.fields.fields["checked_by"].control.value = "mori"
    form.fields.fields["checked_on"].control.value = "2026/11/19"
    assert said(form.posting.unchecked) == ""
    assert (letter(desk).checked_by, letter(desk).checked_on) == ("mori", date(2026, 11, 19))


def test_a_text_changed_after_the_look_wants_another_look(drafted: LetterForm) -> None:
    fields, unchecked = drafted.fields.fields, drafted.posting.unchecked
    fields["checked_by"].control.value = "mori"
    fields["checked_on"].control.value = "2026/11/18"
    write(drafted, drafted.writing.letter.body + "追伸")
    assert "文が変わっています" in said(unchecked)
    fields["checked_on"].control.value = "2026/11/19"
    assert said(unchecked) == ""


def test_what_was_said_of_the_sender_goes_on_to_the_next_letter(desk: LetterDesk) -> None:
    fill(begin(desk))
    begin(desk, "thanks-visit", "ueda")
    assert letter(desk).facts == (GivenFact(fact="our_company", text="株式会社凪瀬計測"),)


def test_typed_text_is_shown_as_text(desk: LetterDesk) -> None:
    form = begin(desk)
    write(form, "<img src=x onerror=alert(1)>御社の件")
    assert letter(desk).body == "<img src=x onerror=alert(1)>御社の件"
    assert "<img" not in "".join(str(getattr(w, "value", "")) for w in pieces(form.remarks.box))


@pytest.mark.parametrize("vertical", [True, False])
def test_sheets_are_written_into_the_workbooks_folder(
    drafted: LetterForm, home: Path, vertical: bool
) -> None:
    button = drafted.sheets.vertical if vertical else drafted.sheets.horizontal
    button.click()
    (file,) = (home / "records" / "letters" / "aoba").iterdir()
    way = "縦書き" if vertical else "横書き"
    assert file.name.startswith(f"2026-11-20-詫び状-髙﨑𠮷雄-{way}-letter-")
    assert file.read_bytes().startswith(b"%PDF")
    assert f'download="{file.name}"' in drafted.sheets.file.value
    assert "records/letters/aoba" in said(drafted.sheets.where)
    assert drafted.sheets.picture.value.startswith('<img src="data:image/png;base64,')
    write(drafted, drafted.writing.letter.body + "追伸")
    assert drafted.sheets.picture.value == "", "a picture of another text would mislead"


@pytest.mark.usefixtures("home")
def test_a_name_for_a_file_holds_nothing_a_path_could_be_made_of(
    desk: LetterDesk, home: Path
) -> None:
    people = (READER.changed(name="../..\\加藤: *"), *desk.seat.account.stakeholders[1:])
    desk.seat.save(lambda now: now.model_copy(update={"stakeholders": people}))
    form = begin(desk)
    write(form, "　お世話になっております。")
    form.sheets.vertical.click()
    (file,) = (home / "records" / "letters" / "aoba").iterdir()
    assert "-加藤-" in file.name


def test_an_english_letter_is_offered_horizontally_alone(desk: LetterDesk) -> None:
    form = begin(desk)
    assert (form.sheets.vertical.disabled, form.sheets.horizontal.disabled) == (True, True)
    form.text.lang.value = "en"
    form.text.draft.click()
    assert letter(desk).body.count("Dear") == 1
    assert (form.sheets.vertical.disabled, form.sheets.horizontal.disabled) == (True, False)
    assert "縦書きにできません" in said(form.sheets.note)


def test_a_short_note_says_that_it_has_paper_of_its_own(desk: LetterDesk) -> None:
    assert "82×182" in said(begin(desk, "note").sheets.note)


def test_sent_on_is_one_contact_and_the_complaints_letter(desk: LetterDesk) -> None:
    press(desk.chooser.box, "「連絡が<遅い>」への手紙を始める")
    form, before = desk.shown, desk.seat.account.contacts
    assert form.posting.pairs.value == (), "a pair is proposed, never taken for granted"
    form.posting.day.value = "2026/11/19"
    form.posting.pairs.chips["R13"].value = True
    form.posting.save.click()
    form.posting.save.click()
    form.posting.day.value = "2026/11/20"
    form.posting.save.click()
    account = desk.seat.account
    (contact,) = (each for each in account.contacts if each not in before)
    assert (contact.held_on, contact.channel) == (TODAY, Channel.letter)
    assert contact.purposes == (Purpose.apologise, Purpose.report)
    assert [each.pair for each in contact.touches] == ["R13"]
    assert letter_sent_on(account, account.complaints[0], TODAY) == TODAY
    assert "2026年11月20日に投函" in said(form.posting.told)


def test_undo_takes_the_day_and_the_contact_back_together(desk: LetterDesk) -> None:
    form = begin(desk)
    before: Account = desk.seat.account
    form.posting.save.click()
    assert letter(desk).sent_on == TODAY, "without a day it is today's"
    desk.mark.undo.click()
    assert desk.seat.account == before
    assert form.posting.day.value == ""
    desk.mark.redo.click()
    assert len(desk.seat.account.contacts) == len(before.contacts) + 1


def test_the_record_is_taken_back_with_one_press(desk: LetterDesk) -> None:
    form = begin(desk)
    before = desk.seat.account
    form.posting.save.click()
    form.posting.back.click()
    assert desk.seat.account == before


@pytest.mark.parametrize(("day", "why"), [("2026/11/21", "まだ来ていない"), ("きのう", "きのう")])
def test_a_day_that_cannot_be_is_refused_and_stays(desk: LetterDesk, day: str, why: str) -> None:
    form = begin(desk)
    form.posting.day.value = day
    form.posting.save.click()
    assert why in said(form.posting.fault)
    assert letter(desk).sent_on is None
    assert form.posting.day.value == day


def test_a_letter_is_removed_after_a_question(desk: LetterDesk) -> None:
    begin(desk)
    desk.chooser.remove.click()
    assert len(desk.seat.account.letters) == 1
    press(desk.chooser.question, "消す")
    assert desk.seat.account.letters == ()
    assert desk.shown is None


def test_what_another_window_writes_meanwhile_is_kept_and_shown(
    desk: LetterDesk, elsewhere: Workbook
) -> None:
    form = begin(desk)
    elsewhere.refresh()
    theirs = elsewhere.account.letters[0].changed(checked_by="mori")
    elsewhere.update(elsewhere.account.model_copy(update={"letters": (theirs,)}))
    write(form, "　お世話になっております。")
    assert letter(desk).checked_by == "mori"
    assert form.fields.fields["checked_by"].control.value == "mori"


def test_a_kind_the_pack_has_not_is_shown_by_its_id(desk: LetterDesk, aoba: Workbook) -> None:
    strange = Letter(id="l9", kind="poem", recipient="kato", body="　あ。")
    aoba.update(aoba.account.model_copy(update={"letters": (strange,)}))
    desk.choose("l9")
    assert desk.shown.fields.fields["kind"].control.value == "poem"
    assert desk.shown.sheets.vertical.disabled


@pytest.mark.usefixtures("home", "store")
def test_the_page_says_that_nothing_is_sent_in_both_languages() -> None:
    assert "何も送りません" in told(open_letters(today="2026-11-20"))
    assert "It sends nothing" in told(open_letters("aoba", "en", "2026-11-20"))
