"""The contact log as a sheet, and the quick entry of one contact."""

from collections.abc import Callable
from datetime import date

import pytest
from hands import pieces, press, said
from sheet_page import SheetPage

from kit.account import Channel, Contact, Effect, Purpose, Stakeholder, StartedBy, Touch
from kit.analysis import Ref
from kit.pack import ContentKind, Pack
from kit.widgets.contacts import ContactEntry, open_contacts
from kit.widgets.contacts.adviser import AdviserForm
from kit.widgets.contacts.form import ContactsForm
from kit.widgets.contacts.layouts import CONTACTS
from kit.widgets.contacts.preparation import PreparationSheet
from kit.widgets.seat import Seat
from kit.workbook import Workbook

TODAY = date(2026, 11, 20)


def test_log_takes_a_contact_and_shows_the_newest_first(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, CONTACTS, pack)
    page.add("a", held_on="2026/11/2", channel="電話", started_by="当社から")
    page.add("b", held_on="2026/11/9", stakeholders="加藤", purposes="報告、お礼")
    assert [row["id"] for row in page.sheet.rows] == ["b", "a"]
    first, second = sorted(workbook.account.contacts, key=lambda each: each.held_on)
    assert (first.channel, first.started_by) == (Channel.phone, StartedBy.us)
    assert (second.stakeholders, second.purposes) == (("kato",), (Purpose.report, Purpose.thank))
    assert second.held_on == date(2026, 11, 9)


@pytest.fixture
def entry(workbook: Workbook, pack: Pack) -> ContactEntry:
    return ContactEntry(Seat(workbook, pack, "ja", TODAY, rater="sato"))


def test_usual_contact_takes_six_acts_beside_the_note(
    entry: ContactEntry, workbook: Workbook
) -> None:
    entry.heard.value = "来期の増設を考えている"
    acts: list[Callable[[], object]] = [
        lambda: setattr(entry.choices["channel"], "value", Channel.phone),
        lambda: setattr(entry.choices["started_by"], "value", StartedBy.us),
        lambda: setattr(entry.people.typed, "value", "加藤"),
        lambda: setattr(entry.purposes.chips[Purpose.propose], "value", True),
        lambda: setattr(entry.pairs.sides["R1", Effect.raises], "value", True),
        entry.save.click,
    ]
    for act in acts[:-1]:
        act()
        assert workbook.account.contacts == ()
    acts[-1]()
    (contact,) = workbook.account.contacts
    assert len(acts) <= 6
    assert contact.model_copy(update={"id": "c"}) == Contact(
        id="c",
        held_on=TODAY,
        channel=Channel.phone,
        started_by=StartedBy.us,
        stakeholders=("kato",),
        members=("sato",),
        purposes=(Purpose.propose,),
        touches=(Touch(pair="R1", effect=Effect.raises),),
        heard="来期の増設を考えている",
    )


def test_saved_contact_gives_the_daily_report_and_a_blank_entry(entry: ContactEntry) -> None:
    entry.people.typed.value = "加藤、上田"
    entry.heard.value = "検査が<月末>に間に合わない"
    entry.save.click()
    assert entry.daily.value == (
        "日付：2026年11月20日\n先方の人：加藤（部長）、上田\n当社の人：佐藤\n"
        "聞いたこと：検査が<月末>に間に合わない"
    )
    assert (entry.heard.value, entry.people.value, entry.members.value) == ("", (), ("sato",))


def test_one_side_of_a_pair_is_pressed_at_most(entry: ContactEntry) -> None:
    entry.pairs.sides["R4", Effect.raises].value = True
    entry.pairs.sides["R4", Effect.lowers].value = True
    assert entry.pairs.value == (Touch(pair="R4", effect=Effect.lowers),)


def test_day_to_come_is_refused_and_what_is_typed_stays(
    entry: ContactEntry, workbook: Workbook
) -> None:
    entry.heard.value = "予定"
    entry.held_on.value = "2026/11/21"
    entry.save.click()
    assert "まだ来ていない日" in said(entry.fault)
    assert workbook.account.contacts == ()
    assert entry.heard.value == "予定"
    entry.held_on.value = "いつか"
    entry.save.click()
    assert "いつか" in said(entry.fault)


def test_family_name_is_enough_where_it_means_one(entry: ContactEntry, workbook: Workbook) -> None:
    named = ("花田 徹", "森 一", "森 二")
    people = tuple(Stakeholder(id=f"p{n}", name=name) for n, name in enumerate(named))
    workbook.update(workbook.account.model_copy(update={"stakeholders": people}))
    entry.people.typed.value = "花田、森"
    assert entry.people.value == ("p0",)
    assert entry.people.typed.value == "森"


def test_blank_entry_is_not_saved(entry: ContactEntry, workbook: Workbook) -> None:
    entry.save.click()
    assert "まだ何も書かれていません" in said(entry.fault)
    assert workbook.account.contacts == ()


def test_unknown_person_is_added_with_the_contact_when_asked_for(
    entry: ContactEntry, workbook: Workbook
) -> None:
    entry.people.typed.value = "加藤、花田"
    assert entry.people.value == ("kato",)
    entry.save.click()
    assert "花田" in said(entry.fault)
    assert workbook.account.contacts == ()
    press(entry.people, "「花田」を関係者に加える")
    assert [each.name for each in workbook.account.stakeholders] == ["加藤", "上田"]
    entry.save.click()
    added = workbook.account.stakeholders[-1]
    assert added.name == "花田"
    assert workbook.account.contacts[0].stakeholders == ("kato", added.id)
    workbook.undo()
    assert len(workbook.account.stakeholders) == 2


def test_what_is_being_written_outlasts_the_saves_of_others(
    entry: ContactEntry, workbook: Workbook
) -> None:
    entry.heard.value = "書きかけ"
    entry.people.typed.value = "上田"
    people = (*workbook.account.stakeholders, Stakeholder(id="new", name="花田"))
    workbook.update(workbook.account.model_copy(update={"stakeholders": people}))
    assert (entry.heard.value, entry.people.value) == ("書きかけ", ("ueda",))
    assert "花田" in entry.people.typed.options


@pytest.mark.usefixtures("home", "store")
def test_finding_leads_into_the_entry_or_the_log() -> None:
    page = open_contacts(today="2026-11-20")
    form = next(each for each in pieces(page) if isinstance(each, ContactsForm))
    form.go_to((Ref("stakeholders", "kato"),), "contact.silence")
    assert form.entry.people.value == ("kato",)
    form.go_to((Ref("contacts", "c"),), "contact.initiator_unknown")
    assert form.sheet.cell == {"id": "c", "field": "started_by"}


def test_preparation_names_people_and_questions_and_escapes_what_was_typed(
    workbook: Workbook, pack: Pack
) -> None:
    promised = Contact(id="c", held_on=date(2026, 11, 2), next_step="<b>見積</b>を届ける")
    workbook.update(workbook.account.model_copy(update={"contacts": (promised,)}))
    sheet = PreparationSheet(Seat(workbook, pack, "ja", TODAY, rater="sato"))
    assert "加藤（部長）" in sheet.shown.value
    assert "まだ話した記録がない" in sheet.shown.value
    assert "&lt;b&gt;見積&lt;/b&gt;を届ける" in sheet.shown.value
    assert 'download="aoba-visit.html"' in sheet.file.value


def test_preparation_follows_what_is_saved(workbook: Workbook, pack: Pack) -> None:
    sheet = PreparationSheet(Seat(workbook, pack, "en", TODAY))
    assert "data &amp; more" not in sheet.shown.value
    promised = Contact(id="c", held_on=TODAY, next_step="data & more")
    workbook.update(workbook.account.model_copy(update={"contacts": (promised,)}))
    assert "data &amp; more" in sheet.shown.value


def test_adviser_names_a_channel_once_both_are_chosen(workbook: Workbook, pack: Pack) -> None:
    form = AdviserForm(Seat(workbook, pack, "ja", TODAY))
    form.purpose.value = Purpose.propose
    assert said(form.channel) == ""
    form.content.value = ContentKind.fact
    assert said(form.channel) == "おすすめの手段：訪問"
    assert pack.channels["fact-to-propose"].why.ja in said(form.why)


def test_pairs_of_the_contact_chosen_in_the_log_are_put_right(
    workbook: Workbook, pack: Pack
) -> None:
    contact = Contact(id="c1", held_on=TODAY, touches=(Touch(pair="R1", effect=Effect.raises),))
    workbook.update(workbook.account.model_copy(update={"contacts": (contact,)}))
    form = ContactsForm(Seat(workbook, pack, "ja", TODAY))
    form.touches.turn(True)
    touches = form.touches.inside
    assert "一件選ぶ" in said(touches.told)
    form.sheet.selected = "c1"
    assert said(touches.told) == "2026年11月20日　不明"
    assert touches.pairs.sides["R1", Effect.raises].value
    touches.pairs.sides["R1", Effect.lowers].value = True
    assert workbook.account.contacts[0].touches == (Touch(pair="R1", effect=Effect.lowers),)
    assert not touches.pairs.sides["R1", Effect.raises].value
    workbook.undo()
    assert touches.pairs.sides["R1", Effect.raises].value


def test_pictures_below_the_log_follow_what_is_saved(workbook: Workbook, pack: Pack) -> None:
    form = ContactsForm(Seat(workbook, pack, "ja", TODAY))
    timeline, balance = form.pictures
    assert (timeline.picture.value, balance.picture.value) == ("", "")
    assert "描かれます" in said(timeline.waits)
    contact = Contact(id="c1", held_on=TODAY, channel=Channel.phone)
    workbook.update(workbook.account.model_copy(update={"contacts": (contact,)}))
    assert 'data-item="contacts/c1"' in timeline.picture.value or "<svg" in timeline.picture.value
    assert said(timeline.waits) == ""
    assert balance.picture.value == "", "no act is noted yet"
