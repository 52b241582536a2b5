"""Calendars: whom a meeting was with, on which day, by which channel and whose idea it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kit.account import Account, Channel, Contact, Occasion, StartedBy
from kit.errors import Faults
from kit.exchange.elsewhere import Proposed
from kit.words import say

Ics = Callable[..., Path]
Contacts = Callable[..., list[Contact]]
Read = Callable[..., Proposed]

HANADA = "ATTENDEE;CN=花田 一郎;PARTSTAT=ACCEPTED:mailto:hanada@example.jp"
OUTLOOK_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:(UTC+09:00) 大阪、札幌、東京",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def test_an_outlook_meeting_becomes_a_contact(ics: Ics, contacts: Contacts) -> None:
    event = (
        "UID:040000008200E00074C5B7101A82E008",
        "SUMMARY;LANGUAGE=ja:ご提案の打合せ",
        'DTSTART;TZID="(UTC+09:00) 大阪、札幌、東京":20260302T100000',
        'DTEND;TZID="(UTC+09:00) 大阪、札幌、東京":20260302T113000',
        "LOCATION:Microsoft Teams 会議",
        "DESCRIPTION:参加: https://teams.microsoft.com/l/meetup-join/19%3ameeting_",
        " abc",
        'ORGANIZER;CN="速水 拓也":mailto:hayami@example.com',
        'ATTENDEE;CN="一郎　花田（青原工業）";ROLE=REQ-PARTICIPANT:mailto:hanada@example.jp',
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "END:VALARM",
    )
    [contact] = contacts(ics(event, head=OUTLOOK_ZONE))
    assert contact.held_on == date(2026, 3, 2)
    assert contact.minutes == 90
    assert contact.channel is Channel.online
    assert contact.started_by is StartedBy.us
    assert contact.stakeholders == ("p1",)
    assert contact.members == ("m1",)
    assert contact.origin == "040000008200E00074C5B7101A82E008"
    assert not contact.heard


def test_a_google_meeting_is_on_the_readers_own_day(ics: Ics, contacts: Contacts) -> None:
    event = (
        "DTSTART:20260301T233000Z",
        "DTEND:20260302T003000Z",
        "UID:7kukuqrfedlm2f9t@google.com",
        "ORGANIZER;CN=Morton\\, Grace:mailto:grace@example.com",
        "ATTENDEE;CUTYPE=INDIVIDUAL;CN=takuya;X-NUM-GUESTS=0:mailto:takuya@example.com",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "SUMMARY:Kick-off",
    )
    path = ics(event)
    [there] = contacts(path)
    [here] = contacts(path, zone=ZoneInfo("America/New_York"))
    assert (there.held_on, here.held_on) == (date(2026, 3, 2), date(2026, 3, 1))
    assert there.channel is Channel.online
    assert there.started_by is StartedBy.them
    assert there.stakeholders == ("p2",)


@pytest.mark.parametrize(
    ("place", "channel"),
    [
        ("青原工業 本社3階", Channel.visit),
        ("先方会議室", Channel.visit),
        ("当社 第2会議室", Channel.their_visit),
        ("会議室A", Channel.unknown),
        ("", Channel.unknown),
    ],
)
def test_a_visit_is_one_only_where_the_place_tells(
    ics: Ics, contacts: Contacts, place: str, channel: Channel
) -> None:
    event = ("UID:a", "DTSTART:20260302T100000", f"LOCATION:{place}", HANADA)
    assert [each.channel for each in contacts(ics(event))] == [channel]


def test_people_are_found_in_the_title_too(ics: Ics, contacts: Contacts) -> None:
    written = ("UID:a", "DTSTART:20260302T100000", "SUMMARY:花田一郎様 来訪")
    short = ("UID:b", "DTSTART:20260303T100000", "SUMMARY:林様と面談")
    other = ("UID:c", "DTSTART:20260304T100000", "SUMMARY:小林様と面談")
    firm = ("UID:d", "DTSTART;VALUE=DATE:20260305", "SUMMARY:青原工業 訪問")
    found = contacts(ics(written, short, other, firm))
    assert [(each.origin, each.stakeholders) for each in found] == [
        ("a", ("p1",)),
        ("b", ("p3",)),
        ("d", ()),
    ]


def test_nobody_elses_appointments_come_in(ics: Ics, proposed: Read) -> None:
    private = ("UID:a", "DTSTART:20260302T100000", "CLASS:PRIVATE", HANADA)
    cancelled = ("UID:b", "DTSTART:20260302T100000", "STATUS:CANCELLED", HANADA)
    declined = ("UID:c", "DTSTART:20260302T100000", HANADA.replace("ACCEPTED", "DECLINED"))
    dentist = ("UID:d", "DTSTART:20260302T100000", "SUMMARY:歯医者")
    result = proposed(ics(private, cancelled, declined, dentist))
    assert not result.new
    told = {note.code: note.facts.get("n") for note in result.notes}
    assert told["note.private"] == told["note.cancelled"] == 1
    assert told["note.not_with_them"] == 2


def test_unknown_people_are_named_and_left_out(ics: Ics, proposed: Read) -> None:
    event = ("UID:a", "DTSTART:20260302T100000", HANADA, "ATTENDEE;CN=轟 健:mailto:t@example.jp")
    result = proposed(ics(event))
    assert result.unknown == (("轟 健", 1),)
    assert [contact.stakeholders for contact, _ in result.new] == [("p1",)]


def test_a_series_comes_up_to_today_without_what_was_called_off(
    ics: Ics, contacts: Contacts
) -> None:
    series = (
        "UID:weekly",
        "DTSTART;TZID=Tokyo Standard Time:20260302T090000",
        "DTEND;TZID=Tokyo Standard Time:20260302T093000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "EXDATE;TZID=Tokyo Standard Time:20260309T090000",
        HANADA,
    )
    moved = (
        "UID:weekly",
        "RECURRENCE-ID;TZID=Tokyo Standard Time:20260316T090000",
        "DTSTART;TZID=Tokyo Standard Time:20260318T150000",
        HANADA,
    )
    called_off = (
        "UID:weekly",
        "RECURRENCE-ID;TZID=Tokyo Standard Time:20260323T090000",
        "DTSTART;TZID=Tokyo Standard Time:20260323T090000",
        "STATUS:CANCELLED",
        HANADA,
    )
    found = contacts(ics(series, moved, called_off))
    assert [each.held_on.isoformat() for each in found] == [
        "2026-03-02",
        "2026-03-18",
        "2026-03-30",
        "2026-04-06",
    ]
    assert {each.occasion for each in found} == {Occasion.regular}
    assert len({each.id for each in found}) == 4
    assert found[0].origin == "weekly/20260302T000000Z"


def test_a_series_ends_where_its_rule_says(ics: Ics, contacts: Contacts) -> None:
    timed = ("UID:a", "DTSTART;TZID=Asia/Tokyo:20260302T090000", HANADA)
    until = (*timed, "RRULE:FREQ=DAILY;UNTIL=20260304T000000Z")
    whole_days = ("UID:b", "DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY;UNTIL=20260303", HANADA)
    count = ("UID:c", "DTSTART:20260302T090000", "RRULE:FREQ=MONTHLY;COUNT=2", HANADA)
    found = [each.origin.split("/")[0] for each in contacts(ics(until, whole_days, count))]
    assert sorted(found) == ["a", "a", "a", "b", "b", "c", "c"]


def test_a_rule_that_never_comes_true_leaves_the_first_time(ics: Ics, contacts: Contacts) -> None:
    event = ("UID:a", "DTSTART:20260302T090000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", HANADA)
    assert [each.held_on for each in contacts(ics(event))] == [date(2026, 3, 2)]


def test_the_same_calendar_again_adds_nothing(ics: Ics, account: Account, proposed: Read) -> None:
    series = ("UID:a", "DTSTART:20260302T090000Z", "RRULE:FREQ=WEEKLY", HANADA)
    path = ics(series, ("UID:b", "DTSTART:20260303T090000Z", HANADA))
    once = proposed(path)
    again = proposed(path, of=once.account, zone=ZoneInfo("America/New_York"))
    assert len(once.new) == once.account.contacts.__len__() == 7
    assert not again.new
    assert again.same == 7
    assert again.account is once.account
    assert not account.contacts


FAULTY = (
    ("UID:a", "DTSTART:20260502T090000Z", HANADA),
    ("UID:b", "DTSTART:20260302T090000Z", "DTEND:20260302T080000Z", HANADA),
    ("UID:c", "DTSTART:20261345T090000Z", HANADA),
    ("UID:d", HANADA),
    ("UID:e", "DTSTART;TZID=Nowhere/Land:20260302T090000", HANADA),
    ("UID:f", "DTSTART:20260302T090000Z", "RRULE:FREQ=SECONDLY", HANADA),
    ("UID:g", "DTSTART:20260302T090000Z", "no property at all", HANADA),
    ("UID:h", "DTSTART:19000101T090000Z", "RRULE:FREQ=DAILY", HANADA),
    ("UID:i", "DTSTART:20260302T090000Z", "RRULE:FREQ=SOMETIMES", HANADA),
)


def test_all_faults_are_told_with_the_lines_their_events_begin_in(ics: Ics, proposed: Read) -> None:
    path = ics(*FAULTY, ("UID:good", "DTSTART:20260302T090000Z", HANADA))
    with pytest.raises(Faults) as refusal:
        proposed(path)
    told = [(each.code, each.cell.row) for each in refusal.value.faults if each.cell]
    assert told == [
        ("contacts.future", 4),
        ("calendar.end_before_start", 9),
        ("calendar.line_unreadable", 15),
        ("calendar.no_start", 20),
        ("calendar.zone_unknown", 24),
        ("calendar.too_many_times", 29),
        ("calendar.line_unreadable", 35),
        ("calendar.too_many_times", 41),
        ("calendar.line_unreadable", 47),
    ]
    for lang in ("ja", "en"):
        assert len(say(refusal.value, lang).splitlines()) == 10


def test_good_events_are_kept_on_request_and_the_others_written_as_a_calendar(
    ics: Ics, proposed: Read
) -> None:
    result = proposed(ics(*FAULTY, ("UID:good", "DTSTART:20260302T090000Z", HANADA)), skip=True)
    assert [contact.origin for contact, _ in result.new] == ["good"]
    rest = result.reading.rest(result.faults, "ja").decode()
    assert rest.startswith("BEGIN:VCALENDAR")
    assert rest.count("BEGIN:VEVENT") == len(FAULTY)
    assert "UID:good" not in rest


def test_a_calendar_that_is_cut_off_is_refused_even_on_request(ics: Ics, proposed: Read) -> None:
    path = ics(("UID:a", "DTSTART:20260302T090000Z", HANADA), end="X-LAST:1")
    with pytest.raises(Faults) as refusal:
        proposed(path, skip=True)
    assert [each.code for each in refusal.value.faults] == ["calendar.cut_off"]


def test_an_event_without_an_end_is_a_fault_where_it_begins(ics: Ics, proposed: Read) -> None:
    path = ics(("UID:a", "BEGIN:VEVENT", "UID:b", "DTSTART:20260302T090000Z", HANADA))
    with pytest.raises(Faults) as refusal:
        proposed(path)
    assert [(e.code, e.cell and e.cell.row) for e in refusal.value.faults] == [
        ("calendar.unclosed", 4)
    ]


def test_what_is_no_calendar_is_refused(tmp_path: Path, proposed: Read) -> None:
    path = tmp_path / "x.ics"
    path.write_text("件名,日付\r\n", encoding="utf-8")
    with pytest.raises(Faults) as refusal:
        proposed(path)
    assert [each.code for each in refusal.value.faults] == ["calendar.none"]
