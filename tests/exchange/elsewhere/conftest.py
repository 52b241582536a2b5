"""Calendars and mail lists as their programs write them, and an account they may be about."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kit.account import Account, Contact, Member, Profile, Stakeholder
from kit.exchange.elsewhere import Proposed, propose, read_elsewhere

TODAY = date(2026, 4, 10)
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def account() -> Account:
    return Account(
        id="aohara",
        profile=Profile(name="青原工業株式会社"),
        members=(Member(id="m1", name="速水 拓也"), Member(id="m2", name="桑原 典子")),
        stakeholders=(
            Stakeholder(id="p1", name="花田 一郎"),
            Stakeholder(id="p2", name="Grace Morton"),
            Stakeholder(id="p3", name="林"),
        ),
    )


@pytest.fixture
def ics(tmp_path: Path) -> Callable[..., Path]:
    """Write a calendar of events, each given by its lines."""

    def write(*events: Sequence[str], head: Sequence[str] = (), end: str = "END:VCALENDAR") -> Path:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//", *head]
        for event in events:
            lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
        path = tmp_path / "calendar.ics"
        path.write_bytes("".join(f"{line}\r\n" for line in [*lines, end]).encode())
        return path

    return write


@pytest.fixture
def mails(tmp_path: Path) -> Callable[..., Path]:
    """Write a list of mail headers."""

    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "mails.csv"
        path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def proposed(account: Account) -> Callable[..., Proposed]:
    """Return what a file makes of the account on the tenth of April in Tokyo."""

    def read(
        path: Path, *, of: Account = account, zone: ZoneInfo = TOKYO, skip: bool = False
    ) -> Proposed:
        return propose(read_elsewhere(path, TODAY, zone), of, TODAY, skip_faulty=skip)

    return read


@pytest.fixture
def contacts(proposed: Callable[..., Proposed]) -> Callable[..., list[Contact]]:
    """Return the contacts that a file would add."""

    def read(path: Path, **options: object) -> list[Contact]:
        return [contact for contact, _ in proposed(path, **options).new]

    return read
