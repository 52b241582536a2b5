"""What has a day goes out as a calendar; every entry is read back as another program would."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from kit.account import Account
from kit.errors import Refused
from kit.exchange import Origin
from kit.exchange.calendar import account_to_calendar
from kit.pack import load_pack
from kit.settings import Settings

ORIGIN = Origin(7, datetime(2026, 11, 22, 18, 30, tzinfo=UTC), "速水")
PACK = load_pack("general", Settings(home=Path("/nowhere"), store="sqlite://"))


def _account(**entries) -> Account:
    deals = [
        {"id": "d1", "name": "検査装置", "status": "won", "ordered_on": "2026-03-18"},
        {"id": "d2", "name": "中止の話", "status": "stopped"},
    ]
    return Account.model_validate(
        {
            "id": "aohara",
            "profile": {"name": "蒼原工機; 第一, 工場"},
            "members": [{"id": "m1", "name": "速水 拓也"}],
            "stakeholders": [{"id": "p1", "name": "緒方 佐知"}],
            "deals": deals,
            **entries,
        }
    )


def _events(account: Account, lang: str = "ja", origin: Origin = ORIGIN) -> list[Event]:
    written = account_to_calendar(account, origin, PACK, lang)
    return list(Calendar.from_ical(written).walk("VEVENT"))


def _promise(**fields) -> dict[str, object]:
    return {"id": "y1", "what": "書面を渡す", "deal": "d1", "due_on": "2026-12-10", **fields}


def test_a_promise_is_an_all_day_entry_without_a_time_zone() -> None:
    (event,) = _events(_account(promises=[_promise(owner="m1", made_to=["p1"])]))
    assert event.decoded("dtstart") == date(2026, 12, 10)
    assert event.decoded("dtend") == date(2026, 12, 11)
    assert event["summary"] == "約束の期日：書面を渡す"
    told = str(event["description"]).split("\n")
    assert told == [
        "顧客：蒼原工機; 第一, 工場",
        "商談：検査装置",
        "果たす人：速水 拓也",
        "関係者：緒方 佐知",
    ]


def test_it_reminds_at_nine_in_the_morning_of_the_day_before() -> None:
    (event,) = _events(_account(promises=[_promise()]))
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15)
    assert alarm["action"] == "DISPLAY"


def test_what_is_done_says_so_and_reminds_no_more() -> None:
    (event,) = _events(_account(promises=[_promise(kept_on="2026-12-01")]))
    assert event["summary"] == "【済】約束の期日：書面を渡す"
    assert event.walk("VALARM") == []


def test_every_kind_that_has_a_day_is_there_in_the_readers_language() -> None:
    account = _account(
        promises=[_promise()],
        milestones=[{"id": "g1", "deal": "d1", "step": "go-live", "planned_on": "2026-12-20"}],
        complaints=[
            {
                "id": "e1",
                "what": "届かない",
                "reports": [{"due_on": "2026-12-05", "what": "October"}],
            }
        ],
        actions=[{"id": "a1", "what": "Call", "due_on": "2026-12-01"}],
        decisions=[{"id": "x1", "what": "Who leads", "decide_by_on": "2026-12-03"}],
    )
    assert [str(event["summary"]) for event in _events(account, "en")] == [
        "Action: Call",
        "Decide: Who leads",
        "Report to the customer: October",
        "Promise due: 書面を渡す",
        "Milestone: Go-live (検査装置)",
    ]


def test_an_entry_keeps_its_id_and_grows_its_sequence_with_each_saved_state() -> None:
    first = _events(_account(promises=[_promise()]))[0]
    later = _account(promises=[_promise(what="様式を直す", due_on="2027-01-08")])
    again = _events(later, "en", Origin(9, ORIGIN.saved_at))[0]
    assert first["uid"] == again["uid"]
    assert (first["sequence"], again["sequence"]) == (7, 9)


def test_entries_of_two_accounts_or_kinds_never_share_an_id() -> None:
    milestone = {"id": "y1", "deal": "d1", "step": "go-live", "planned_on": "2026-12-20"}
    one = _account(promises=[_promise()], milestones=[milestone])
    other = one.model_copy(update={"id": "shiomino"})
    ids = [str(event["uid"]) for account in (one, other) for event in _events(account)]
    assert len(set(ids)) == 4


def test_the_same_state_gives_the_same_bytes() -> None:
    account = _account(promises=[_promise()])
    written = {account_to_calendar(account, ORIGIN, PACK, "ja") for _ in range(2)}
    assert len(written) == 1


def test_entries_are_private_and_leave_the_day_free() -> None:
    (event,) = _events(_account(promises=[_promise()]))
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_a_decision_says_what_was_decided_and_by_whom() -> None:
    decision = {"id": "x1", "what": "体制", "decide_by_on": "2026-12-03", "deal": "d1"}
    taken = {"decided_on": "2026-12-02", "decided": "速水が兼ねる\n来月から", "decided_by": "m1"}
    (event,) = _events(_account(decisions=[{**decision, **taken}]))
    assert event["summary"] == "【済】決める期限：体制"
    assert str(event["description"]).split("\n")[2:] == [
        "決めた人：速水 拓也",
        "速水が兼ねる 来月から",
    ]


def test_what_belongs_to_a_deal_that_was_stopped_is_left_out() -> None:
    kept, stopped = _promise(), _promise(id="y2", deal="d2")
    assert len(_events(_account(promises=[kept, stopped]))) == 1


def test_what_has_no_day_is_left_out_and_nothing_at_all_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        _events(_account(promises=[_promise(due_on=None)]))
    assert refused.value.code == "calendar.nothing_dated"


def test_a_step_the_pack_has_not_is_called_by_its_id() -> None:
    step = {"id": "g1", "deal": "d1", "step": "rehearsal", "planned_on": "2026-12-20"}
    (event,) = _events(_account(milestones=[step]))
    assert event["summary"] == "節目：rehearsal（検査装置）"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a;b,c\\d", "a;b,c\\d"),
        ("一行目\r\n二行目", "一行目 二行目"),
        ("END:VEVENT\r\nBEGIN:VEVENT", "END:VEVENT BEGIN:VEVENT"),
        ("\x0b\x85\u2028鈴", "鈴"),
        ("", "（内容なし）"),
    ],
)
def test_typed_text_stays_text(typed: str, shown: str) -> None:
    (event,) = _events(_account(promises=[_promise(what=typed)]))
    assert event["summary"] == f"約束の期日：{shown}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120))
def test_whatever_was_promised_gives_one_entry_in_lines_of_75_bytes(what: str) -> None:
    account = _account(promises=[_promise(what=what)])
    written = account_to_calendar(account, ORIGIN, PACK, "ja")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["uid"] == "promises-y1@aohara.coaching-workbook-kit"


def _session(**fields) -> dict[str, object]:
    return {"id": "s1", "held_on": "2026-10-23", "rep": "m1", **fields}


def test_a_session_and_the_next_one_planned_go_out() -> None:
    grow = {"goal": "課題を共有する", "will": "訪ねる"}
    sessions = [_session(grow=grow, next_on="2026-11-27")]
    held, planned = _events(_account(coaching_sessions=sessions))
    assert (held["summary"], held.decoded("dtstart")) == (
        "【済】コーチング：課題を共有する",
        date(2026, 10, 23),
    )
    assert (planned["summary"], planned.decoded("dtstart")) == (
        "コーチング：対話",
        date(2026, 11, 27),
    )
    assert "担当：速水 拓也" in planned["description"]
    assert "訪ねる" in planned["description"]
    assert held["uid"] != planned["uid"]


def test_a_next_session_planned_before_the_last_one_is_over() -> None:
    sessions = [
        _session(next_on="2026-11-20"),
        _session(id="s2", held_on="2026-11-18"),
    ]
    assert [
        event.decoded("dtstart").day for event in _events(_account(coaching_sessions=sessions))
    ] == [23, 18]
