"""kit import --as contacts: the dry run proposes, the import saves, and once is enough."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit.settings import current_settings
from kit.store import Store

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART:20260302T100000
SUMMARY:花田様 打合せ
ATTENDEE;CN=速水 拓也:mailto:h@example.com
ATTENDEE;CN=轟 健:mailto:t@example.jp
END:VEVENT
{more}END:VCALENDAR
"""
FAULTY = "BEGIN:VEVENT\nUID:b\nSUMMARY:花田様\nEND:VEVENT\n"


@pytest.fixture
def calendar(tmp_path: Path) -> Callable[..., Path]:
    def write(more: str = "") -> Path:
        path = tmp_path / "calendar.ics"
        path.write_text(CALENDAR.format(more=more), encoding="utf-8")
        return path

    return write


@pytest.fixture
def aohara(kit: Any, file: Callable[..., Path]) -> None:
    assert kit("import", file(), "--new-accounts").status == 0


def contacts() -> list[str]:
    with Store(current_settings().store) as store:
        return [each.origin for each in store.read("aohara").account.contacts]


@pytest.mark.usefixtures("aohara")
def test_a_dry_run_proposes_and_saves_nothing(kit: Any, calendar: Callable[..., Path]) -> None:
    done = kit("import", calendar(), "--as", "contacts", "--account", "aohara", "--dry-run")
    assert done.status == 0
    assert "花田、速水 拓也" in done.out
    assert "花田様 打合せ" in done.out
    assert "轟 健" in done.out
    assert not contacts()


@pytest.mark.usefixtures("aohara")
def test_the_same_calendar_twice_is_saved_once(kit: Any, calendar: Callable[..., Path]) -> None:
    first, second = (kit("import", calendar(), "--account", "aohara", "--json") for _ in range(2))
    [once], [again] = first.json()["contacts"], second.json()["contacts"]
    assert [each["origin"] for each in once["new"]] == contacts() == ["a"]
    assert (again["new"], again["same"]) == ([], 1)
    assert first.status == second.status == 0


@pytest.mark.usefixtures("aohara")
def test_nothing_is_saved_with_a_fault_unless_asked(
    kit: Any, calendar: Callable[..., Path], tmp_path: Path
) -> None:
    path = calendar(FAULTY)
    refused = kit("import", path, "--account", "aohara")
    assert refused.status == 1
    assert "9行目" in refused.err
    assert not contacts()
    kept = kit("import", path, "--account", "aohara", "--skip-faulty")
    assert kept.status == 1
    assert contacts() == ["a"]
    assert "UID:b" in (tmp_path / "calendar-faulty.ics").read_text(encoding="utf-8")


@pytest.mark.usefixtures("aohara")
def test_a_mail_list_comes_in_as_mails(kit: Any, tmp_path: Path) -> None:
    path = tmp_path / "mails.csv"
    path.write_bytes("日付,差出人,宛先,件名\r\n2026/3/2,花田,速水拓也,報告\r\n".encode("cp932"))
    done = kit("import", path, "--as", "contacts", "--account", "aohara", "--json", KIT_LANG="en")
    [mail] = done.json()["contacts"][0]["new"]
    assert (mail["channel"], mail["started_by"], mail["title"]) == ("mail", "them", "報告")
    assert len(contacts()) == 1


@pytest.mark.usefixtures("home")
def test_it_is_asked_whose_contacts_they_are(kit: Any, calendar: Callable[..., Path]) -> None:
    assert "--account" in kit("import", calendar()).err
    assert kit("import", calendar(), "--account", "nobody").status == 1
