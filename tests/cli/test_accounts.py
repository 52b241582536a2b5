"""kit accounts and kit findings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Files = Callable[..., Path]


@pytest.fixture
def filled(kit: Any, file: Files) -> Any:
    """Return the command in a workbook of two accounts."""
    kit("import", file("aohara"), file("hise"), "--new-accounts")
    return kit


def test_empty_workbook_says_how_to_begin(kit: Any) -> None:
    assert "kit import" in kit("accounts").out
    assert kit("accounts").status == 0
    assert kit("accounts", "--json").json() == []


def test_accounts_in_json_carry_id_name_and_last_change(filled: Any) -> None:
    rows = filled("accounts", "--json").json()
    assert [(row["id"], row["name"]) for row in rows] == [
        ("aohara", "顧客 aohara"),
        ("hise", "顧客 hise"),
    ]
    assert rows[0]["revision"] == 1
    assert rows[0]["changed_by"] == "mai"
    assert rows[0].keys() >= {"stage", "findings", "changed_on", "pack", "deals"}


def test_account_without_a_deal_has_an_unknown_level(filled: Any) -> None:
    assert "評価レベル 不明" in filled("accounts").out
    assert "rated level unknown" in filled("accounts", KIT_LANG="en").out


def test_account_whose_pack_is_not_there_does_not_hide_the_others(filled: Any, file: Files) -> None:
    filled(
        "import", file("odd", profile={"name": "変わった顧客", "pack": "nosuch"}), "--new-accounts"
    )
    said = filled("accounts")
    assert said.status == 1
    assert "aohara" in said.out
    assert said.err.startswith("odd: 教材「nosuch」がありません。")
    assert len(filled("accounts", "--json").json()) == 2


def test_findings_in_json_carry_code_about_severity_and_facts(filled: Any) -> None:
    found = filled("findings", "aohara", "--json", "--today", "2026-11-22").json()
    assert found
    for each in found:
        assert each.keys() >= {"account", "code", "about", "severity", "facts"}
        assert each["account"] == "aohara"


def test_findings_are_told_in_the_readers_language(filled: Any) -> None:
    day = ("--today", "令和8年11月22日")
    assert "[people.no_decision_maker]" in filled("findings", "aohara", *day).out
    english = filled("findings", "aohara", *day, KIT_LANG="en").out
    assert "[people.no_decision_maker]" in english
    assert "決裁者" not in english


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("arguments", "named", "status"),
    [
        (("findings", "nobody"), "nobody", 1),
        (("export", "nobody", "--to", "a.json"), "nobody", 1),
        (("findings", "aohara", "--today", "11/22/2026"), "11/22/2026", 2),
        (("findings", "aohara", "--today", "2026-13-01"), "2026-13-01", 2),
        (("pack", "check", "nosuch"), "nosuch", 1),
        (("pack", "copy", "nosuch", "mine"), "nosuch", 1),
    ],
)
def test_what_is_not_there_or_cannot_be_is_named_in_a_sentence(
    filled: Any, lang: str, arguments: tuple[str, ...], named: str, status: int
) -> None:
    said = filled(*arguments, KIT_LANG=lang)
    assert (said.status, said.out) == (status, "")
    assert named in said.err
    assert said.err.endswith("。\n" if lang == "ja" else ".\n")
    assert len(said.err.splitlines()) == 1


def test_store_that_is_no_database_is_told(kit: Any, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("手紙" * 500, encoding="utf-8")
    said = kit("accounts", KIT_STORE=f"sqlite:///{letter}")
    assert (said.status, said.out) == (1, "")
    assert str(letter) in said.err


@pytest.mark.parametrize(
    ("name", "value"), [("KIT_LANG", "fr"), ("KIT_ROLE", "boss"), ("KIT_STORE", "records/a.db")]
)
def test_environment_that_cannot_be_is_wrong_use(kit: Any, name: str, value: str) -> None:
    said = kit("accounts", **{name: value})
    assert said.status == 2
    assert name in said.err
    assert value in said.err
    assert len(said.err.splitlines()) == 1


def test_wrong_environment_is_told_in_the_language_asked_for(kit: Any) -> None:
    said = kit("accounts", KIT_LANG="en", KIT_ROLE="boss")
    assert said.err == "KIT_ROLE cannot be “boss”. Choose from rep, coach.\n"
