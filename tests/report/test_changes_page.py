"""What changed stands on the report's first page, the last session and open remarks at its end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest

from kit.errors import WrongUse
from kit.report.batch import Order, render_all
from kit.report.manifest import Entry
from kit.report.report import open_report
from kit.samples import sample_accounts, sample_past
from kit.settings import Settings
from kit.store import Store
from kit.words import show_day
from kit.workbook import bring_in

Rendered = Mapping[str, tuple[Entry, Path]]


@pytest.fixture(autouse=True)
def store(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("KIT_STORE", settings.store)
    with Store(settings.store) as opened:
        past = {each.account.id: sample_past(each.account, settings) for each in _samples(settings)}
        bring_in(opened, _samples(settings), "tester", lambda account: past[account.id])
        yield opened


def _samples(settings: Settings):
    wanted = {"aohara-koki", "hise-clinics", "tokusado-seika"}
    return [each for each in sample_accounts(settings) if each.account.id in wanted]


def _told(account: str, since: str = "", lang: str = "ja"):
    return open_report(account, lang=lang, edition="coach", today="2026-11-20", since=since)


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_the_story_stands_on_the_first_page_of_the_printed_report(rendered: Rendered) -> None:
    entry, folder = rendered["shiomino-bank-ja"]
    first = pypdf.PdfReader(folder / entry.files["pdf"]).pages[0].extract_text()
    text = re.sub(r"\s+", "", first)
    assert "2026年10月23日から変わったこと" in text
    assert "評価レベル：4→6" in text
    assert "細川玲子の態度：中立→支持" in text
    assert "書き留めてから3回目" in text


def test_without_a_day_the_report_looks_back_to_the_last_session() -> None:
    html = _told("aohara-koki").at_a_glance().html
    assert "2026年10月23日から変わったこと" in html
    assert "鎌田 祐二の態度：支持 → 強い支持" in html
    assert "<svg" in html


def test_a_day_given_is_compared_with() -> None:
    html = _plain(_told("aohara-koki", "2026-06-30").at_a_glance().html)
    assert "2026年6月30日から変わったこと" in html
    assert "ほか" in html


def test_english_says_the_same() -> None:
    html = _plain(_told("aohara-koki", lang="en").at_a_glance().html)
    assert "What changed since 23 Oct 2026" in html
    assert "Support → Strong support" in html


def test_a_history_too_short_is_said_and_the_day_compared_with_named() -> None:
    html = _plain(_told("aohara-koki", "2026-01-15").at_a_glance().html)
    assert "2026年1月15日まではさかのぼれません" in html
    assert "2026年5月29日から変わったこと" in html


def test_without_an_earlier_state_nothing_is_called_unchanged() -> None:
    html = _plain(_told("tokusado-seika").at_a_glance().html)
    today = datetime.now().astimezone().date()
    assert f"記録は{show_day(today, 'ja')}に始まり" in html
    assert "変わったことはありません" not in html


def test_the_last_session_its_actions_and_open_remarks_close_the_report() -> None:
    text = _plain(_told("aohara-koki").coaching().html)
    assert "前回のコーチング（2026年10月23日）" in text
    assert "申請の決まり方と、村木部長が何を心配しているかを知らない" in text
    assert "2026年10月29日に実施" in text
    assert "期日 2026年11月27日" in text
    assert "反対の理由を、本人から聞いたのはいつですか。" in text
    assert "信頼4は" not in text, "it is answered"
    assert "予定 2026年11月27日" in text


def test_without_a_session_there_is_room_to_write_one() -> None:
    text = _plain(_told("hise-clinics").coaching().html)
    assert "コーチングの記録はまだありません" in text
    assert all(part in text for part in ("目標", "現状", "選択肢", "意志"))


def test_a_report_is_made_anew_when_another_day_is_asked_for(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    days = {"tokusado-seika": date(2026, 11, 20)}
    order = Order(days, tmp_path / "out", "ja", formats=("html",))
    assert [e.status for e in render_all(order, store, settings)] == ["rendered"]
    assert [e.status for e in render_all(order, store, settings)] == ["unchanged"]
    since = replace(order, since=date(2026, 10, 1))
    assert [e.status for e in render_all(since, store, settings)] == ["rendered"]


def test_a_day_that_has_not_passed_is_refused(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    days = {"tokusado-seika": date(2026, 11, 20)}
    order = Order(days, tmp_path / "out", "ja", since=date(2026, 11, 20))
    with pytest.raises(WrongUse, match=r"since\.not_before"):
        render_all(order, store, settings)
