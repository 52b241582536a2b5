"""The contact log as a sheet."""

from datetime import date

from sheet_page import SheetPage

from kit.account import Channel, Purpose, StartedBy
from kit.pack import Pack
from kit.widgets.contacts.layouts import CONTACTS
from kit.workbook import Workbook


def test_log_takes_a_contact_and_shows_the_newest_first(workbook: Workbook, pack: Pack) -> None:
    page = SheetPage(workbook, CONTACTS, pack)
    page.add("a", held_on="2026/11/2", channel="電話", started_by="当社から")
    page.add("b", held_on="2026/11/9", stakeholders="加藤", purposes="報告、お礼")
    assert [row["id"] for row in page.sheet.rows] == ["b", "a"]
    first, second = sorted(workbook.account.contacts, key=lambda each: each.held_on)
    assert (first.channel, first.started_by) == (Channel.phone, StartedBy.us)
    assert (second.stakeholders, second.purposes) == (("kato",), (Purpose.report, Purpose.thank))
    assert second.held_on == date(2026, 11, 9)
