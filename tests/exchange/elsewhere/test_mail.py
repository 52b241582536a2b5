"""Mail lists: who wrote to whom and when, and who wrote first; bodies are never read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kit.account import Channel, Contact, StartedBy
from kit.errors import Faults
from kit.exchange.elsewhere import Proposed
from kit.words import say

Mails = Callable[..., Path]
Contacts = Callable[..., list[Contact]]
Read = Callable[..., Proposed]

US, THEM, UNKNOWN = StartedBy.us, StartedBy.them, StartedBy.unknown


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16"])
def test_a_japanese_list_becomes_contacts(mails: Mails, contacts: Contacts, encoding: str) -> None:
    path = mails(
        "受信日時,差出人: (名前),宛先: (名前),件名,本文",
        "2026/03/02 9:12,花田 一郎,速水 拓也; 桑原 典子,お見積りの件,秘密の本文",
        encoding=encoding,
    )
    [contact] = contacts(path)
    assert contact.held_on == date(2026, 3, 2)
    assert contact.channel is Channel.mail
    assert contact.started_by is THEM
    assert (contact.stakeholders, contact.members) == (("p1",), ("m1", "m2"))
    assert "秘密" not in contact.model_dump_json()


def test_an_english_list_with_addresses_and_zones_is_read(mails: Mails, contacts: Contacts) -> None:
    path = mails(
        "Date,From,To,Subject,Message-ID",
        '"Sun, 01 Mar 2026 18:30:00 -0500","""Morton, Grace"" <g@example.com>",'
        "=?utf-8?B?6YCf5rC0IOaLk+S5nw==?= <h@example.com>,Plan,<1@x>",
        "2026-03-02T23:30:00Z,速水拓也様 <h@example.com>,Grace Morton,RE: Plan,<2@x>",
    )
    found = contacts(path)
    assert [each.held_on for each in found] == [date(2026, 3, 2), date(2026, 3, 3)]
    assert [each.origin for each in found] == ["<1@x>", "<2@x>"]
    assert {each.stakeholders for each in found} == {("p2",)}
    assert {each.members for each in found} == {("m1",)}


def started(contacts: list[Contact]) -> list[tuple[int, StartedBy]]:
    return [(each.held_on.day, each.started_by) for each in contacts]


def test_whoever_wrote_first_in_a_thread_started_all_of_it(
    mails: Mails, contacts: Contacts
) -> None:
    # The newest mail stands first, as mail programs write it.
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/3/5,花田一郎,速水拓也,RE: 転送: [ext] 返信：新しい 装置",
        "2026/3/4,速水拓也,花田一郎,Re[2]: ＦＷ: 新しい装置",
        "2026/3/3,花田一郎,速水拓也,新しい装置",
        "2026/3/2,速水拓也,花田一郎,RE: 去年の件",
        "2026/3/1,速水拓也,花田一郎,ご挨拶",
    )
    assert started(contacts(path)) == [(1, US), (2, UNKNOWN), (3, THEM), (4, THEM), (5, THEM)]


def test_an_old_subject_used_again_is_a_new_thread(mails: Mails, contacts: Contacts) -> None:
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/3/1,速水拓也,花田一郎,お見積り",
        "2026/3/2,花田一郎,速水拓也,Re: お見積り",
        "2026/3/8,花田一郎,速水拓也,お見積り",
        "2026/3/8,速水拓也,花田一郎,Re: お見積り",
    )
    assert started(contacts(path)) == [(1, US), (2, US), (8, THEM), (8, THEM)]


def test_a_thread_that_a_stranger_began_is_nobodys_idea(mails: Mails, contacts: Contacts) -> None:
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/3/1,轟 健,花田一郎,お知らせ",
        "2026/3/2,速水拓也,花田一郎,Re: お知らせ",
    )
    assert started(contacts(path)) == [(1, UNKNOWN), (2, UNKNOWN)]


def test_mails_with_others_stay_out_and_strangers_are_named(mails: Mails, proposed: Read) -> None:
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/3/1,轟 健,速水拓也,お知らせ",
        "2026/3/2,速水拓也,花田一郎;x@example.jp,報告",
    )
    result = proposed(path)
    assert [title for _, title in result.new] == ["報告"]
    assert dict(result.unknown) == {"轟 健": 1, "x@example.jp": 1}


def test_the_same_list_again_adds_nothing(mails: Mails, proposed: Read) -> None:
    rows = ("2026/3/1 9:00,速水拓也,花田一郎,報告", "2026/3/1 9:05,速水拓也,花田一郎,報告")
    once = proposed(mails("日付,差出人,宛先,件名", *rows))
    again = proposed(mails("Date,From,To,Subject", *reversed(rows)), of=once.account)
    assert (len(once.new), len(again.new), again.same) == (2, 0, 2)


def test_all_faults_are_told_with_their_cells(mails: Mails, proposed: Read) -> None:
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/3/1,速水拓也,花田一郎,よい",
        "2026/13/1,速水拓也,花田一郎,月",
        ",,花田一郎,空",
        "2027/1/1,速水拓也,花田一郎,先",
        "2026/3/1,速水拓也,花田一郎,件名,に,コンマ",
    )
    with pytest.raises(Faults) as refusal:
        proposed(path)
    told = [(e.code, e.cell.row, e.cell.column) for e in refusal.value.faults if e.cell]
    assert told == [
        ("date.not_in_calendar", 3, "日付"),
        ("value.missing", 4, "日付"),
        ("value.missing", 4, "差出人"),
        ("contacts.future", 5, ""),
        ("list.row_too_long", 6, ""),
    ]
    for lang in ("ja", "en"):
        assert len(say(refusal.value, lang).splitlines()) == 6


def test_corrected_rows_of_the_rest_come_in(mails: Mails, proposed: Read, tmp_path: Path) -> None:
    path = mails(
        "日付,差出人,宛先,件名",
        "2026/13/1,速水拓也,花田一郎,=1+1",
        "2026/3/1,速水拓也,花田一郎,よい",
    )
    result = proposed(path, skip=True)
    rest = result.reading.rest(result.faults, "ja").decode("utf-8-sig")
    assert "'=1+1" in rest
    corrected = tmp_path / "rest.csv"
    corrected.write_text(rest.replace("2026/13/1", "2026/3/11", 1), encoding="utf-8")
    again = proposed(corrected, of=result.account)
    assert [title for _, title in again.new] == ["=1+1"]


def test_dates_of_two_orders_are_asked_for(mails: Mails, proposed: Read) -> None:
    with pytest.raises(Faults) as refusal:
        proposed(mails("Date,From,To,Subject", "3/4/2026 10:00 AM,Grace Morton,速水拓也,Plan"))
    assert [each.code for each in refusal.value.faults] == ["list.dates_order"]


def test_a_list_without_the_headings_of_mails_is_refused(mails: Mails, proposed: Read) -> None:
    with pytest.raises(Faults) as refusal:
        proposed(mails("氏名,部署", "花田一郎,購買部"))
    assert [each.code for each in refusal.value.faults] == ["mail.no_headings"]


def test_a_log_of_ten_thousand_lines_comes_in_whole(mails: Mails, proposed: Read) -> None:
    rows = (f"2026/3/{n % 28 + 1} 9:00,速水拓也,花田一郎,件 {n}" for n in range(10_000))
    assert len(proposed(mails("日付,差出人,宛先,件名", *rows)).new) == 10_000
