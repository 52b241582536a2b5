"""What somebody who takes over an account reads in one evening."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from kit.pack import load_pack
from kit.report.batch import Order, render_all
from kit.report.handover import Handover, open_handover
from kit.samples import sample_accounts
from kit.settings import Settings
from kit.store import Store, open_store
from kit.workbook import bring_in
from tests.report.conftest import TODAY


@pytest.fixture(autouse=True)
def store(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("KIT_STORE", settings.store)
    wanted = {"shiomino-bank", "tokusado-seika"}
    found = [each for each in sample_accounts(settings) if each.account.id in wanted]
    with open_store(settings) as opened:
        bring_in(opened, found, "tester")
        yield opened


def _open(account: str = "shiomino-bank", lang: str = "ja") -> Handover:
    return open_handover(account, lang=lang, edition="handover", today="2026-11-20")


def _plain(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def test_it_is_for_the_successor_alone() -> None:
    head = _plain(_open().head().html)
    assert "引継ぎ書" in head
    assert "担当限り" in head


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_first_ten_days_stand_in_the_words_of_the_pack(lang: str, settings: Settings) -> None:
    told = _plain(_open(lang=lang).first_days().html)
    steps = load_pack("it", settings).handover.values()
    for step in steps:
        assert _plain(step.name.in_(lang)) in told.replace("&#39;", "'")
    assert ("1日目" if lang == "ja" else "Day1") in told


def test_of_each_person_it_tells_the_basis_of_trust_and_what_never_to_say() -> None:
    told = _plain(_open().people().html)
    for text in (
        "名字の「髙」の字を書き違えない",
        "相手の言動",
        "「試算の前提を書き直して",
        "不明",
    ):
        assert text in told


def test_agreements_tell_who_gave_them_and_where_it_is_kept() -> None:
    told = _plain(_open().agreements().html)
    assert "先行10か店の候補で業務の実測を行うこと" in told
    assert "神崎浩人" in told
    assert "議事録2026-09-10" in told
    assert "評価レベル" not in told


def test_promises_and_open_complaints_are_told_and_settled_ones_are_not() -> None:
    told = _plain(_open().after_order().html)
    assert "夜間処理の手順書を、運用グループに引き渡す" in told
    assert "見積の有効期限が、また切れていた" in told
    assert "「金額ではない。分かった日に、電話一本ほしかった」" not in told


def test_actions_that_are_done_are_left_out() -> None:
    handover = _open()
    done = [each.what for each in handover.account.actions if each.done_on]
    waiting = [each.what for each in handover.account.actions if not each.done_on]
    told = _plain(handover.actions().html)
    assert done
    assert [what for what in waiting if _plain(what) not in told] == []
    assert [what for what in done if _plain(what) in told] == []


def test_a_nearly_empty_account_leads_to_questions_instead_of_blank_frames() -> None:
    handover = _open("tokusado-seika")
    assert "終わっていない行動はありません" in handover.actions().html
    assert "不明" in handover.people().html


def test_it_stands_beside_the_coach_s_report_under_a_name_of_its_own(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    order = Order({"tokusado-seika": TODAY}, tmp_path, "en", "handover")
    (entry,) = render_all(order, store, settings)
    assert entry.files == {
        "html": "tokusado-seika-handover-en.html",
        "pdf": "tokusado-seika-handover-en.pdf",
    }
    reader = pypdf.PdfReader(tmp_path / entry.files["pdf"])
    assert "Handover" in (reader.metadata.title if reader.metadata else "")
    assert "引継ぎ用" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [e.status for e in render_all(order, store, settings)] == ["unchanged"]
