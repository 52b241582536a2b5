"""The page beside the index on supposed and real causes of complaints, over several accounts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kit.account import Account, AfterVisit, BeforeVisit, Complaint, Profile
from kit.report.batch import Order, render_all
from kit.report.causes import CAUSES, write_causes
from kit.settings import Settings
from kit.store import Store

TODAY = date(2026, 11, 20)


def complained(account: str, what: str, supposed: str | None, real: str | None) -> Account:
    complaint = Complaint(
        id="c",
        what=what,
        received_on=date(2026, 8, 3),
        before=BeforeVisit(cause=supposed),
        after=AfterVisit(cause=real),
    )
    return Account(id=account, profile=Profile(name=f"{account}社"), complaints=(complaint,))


def test_complaints_of_several_accounts_stand_together(tmp_path: Path, settings: Settings) -> None:
    accounts = [
        complained("aoba", "遅い", "late", "late"),
        complained("midori", "<img src=x onerror=alert(1)>", "fault", "sales-absent"),
        complained("kita", "電話がつながらない", "skill", None),
    ]
    assert write_causes(tmp_path, accounts, TODAY, settings) == CAUSES
    page = (tmp_path / CAUSES).read_text("utf-8")
    assert "3顧客の3件（2026年11月20日まで）" in page
    assert "2件中1件で外れていた" in page
    assert "2026年7月〜9月" in page
    assert "midori社" in page
    assert "&lt;img src=x" in page
    assert "<img" not in page


def test_causes_are_told_in_the_words_of_each_pack(tmp_path: Path, settings: Settings) -> None:
    own = complained("aoba", "遅い", "late", "late")
    pharma = complained("midori", "説明が足りない", "information", "information")
    pharma = pharma.model_copy(update={"profile": Profile(name="みどり", pack="pharma")})
    write_causes(tmp_path, [own, pharma], TODAY, replace(settings, language="en"))
    page = (tmp_path / CAUSES).read_text("utf-8")
    assert "2 complaints of 2 customers (up to 20 Nov 2026)" in page
    assert "right in all 2" in page


def test_one_account_alone_makes_no_page_and_takes_an_older_one_away(
    tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / CAUSES).write_text("older", "utf-8")
    accounts = [complained("aoba", "遅い", "late", None), Account(id="b", profile=Profile(name=""))]
    assert write_causes(tmp_path, accounts, TODAY, settings) == ""
    assert not (tmp_path / CAUSES).exists()


def test_index_of_the_reports_leads_to_the_page(
    tmp_path: Path, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "kit.report.batch._rendered",
        lambda waiting, *_: (replace(each, status="rendered") for each in waiting),
    )
    for account, links in (("aohara-koki", 0), ("shiomino-bank", 1)):
        render_all(Order({account: TODAY}, tmp_path, "ja"), store, settings)
        index = (tmp_path / "index.html").read_text("utf-8")
        assert index.count(f'href="{CAUSES}"') == links
    assert "書面が、いつまでも届かない" in (tmp_path / CAUSES).read_text("utf-8")
