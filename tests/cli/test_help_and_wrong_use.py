"""Help in the reader's language, and one sentence for whatever is asked wrongly."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from kit.cli.main import _app

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def commands() -> Iterator[tuple[str, ...]]:
    """Yield every command there is, groups too."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(_app("ja")))]
    for way, command in waiting:
        yield way
        inner = getattr(command, "commands", {})
        waiting += [((*way, name), each) for name, each in inner.items()]


COMMANDS = list(commands())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_japanese_where_nothing_is_said(kit: Any, command: tuple[str, ...]) -> None:
    said = kit(*command, "--help")
    assert (said.status, said.err) == (0, "")
    assert "使い方：" in said.out
    assert "cli." not in said.out
    assert not re.search(
        r"Usage|Show this|Options\b|Commands|Arguments|required|default:", said.out
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_english_for_english_readers(kit: Any, command: tuple[str, ...]) -> None:
    said = kit(*command, "--help", KIT_LANG="en")
    assert said.status == 0
    assert "Usage: " in said.out
    assert "cli." not in said.out
    assert not JAPANESE.search(said.out)


def test_help_changes_with_the_language_within_one_process(kit: Any) -> None:
    ja, en, again = (kit("report", "--help", KIT_LANG=each).out for each in ("ja", "en", "ja"))
    assert ja == again != en


def test_help_lists_every_command(kit: Any) -> None:
    out = kit("--help").out
    for command in COMMANDS:
        if len(command) == 1:
            assert f" {command[0]} " in out


@pytest.mark.parametrize("group", [(), ("pack",)], ids=["kit", "pack"])
def test_group_by_itself_shows_its_help_and_asks_for_a_command(
    kit: Any, group: tuple[str, ...]
) -> None:
    said = kit(*group)
    assert said.status == 2
    assert "使い方：" in said.out + said.err
    assert said.err.endswith("続けて書いてください。\n")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("nosuch",), "「nosuch」というコマンド"),
        (("pack", "nosuch"), "「nosuch」というコマンド"),
        (("--nosuch",), "「--nosuch」という指定"),
        (("accounts", "--nosuch"), "「--nosuch」という指定"),
        (("accounts", "-x"), "「-x」という指定"),
        (("accounts", "more", "still"), "「more、still」は余分"),
        (("accounts", "--json=1"), "「--json」の値"),
        (("findings",), "足りないものがあります：ACCOUNT"),
        (("findings", "a", "--today"), "「--today」の値"),
        (("export", "a"), "足りないものがあります：--to"),
        (("import",), "足りないものがあります：FILE"),
        (("report", "a", "--out", "o", "--jobs", "many"), "「--jobs」の値"),
        (("report", "a", "--out", "o", "--jobs", "0"), "「--jobs」の値"),
        (("report", "--out", "o"), "--all"),
        (("report", "a", "--out", "o", "--lang", "fr"), "「fr」"),
        (("pack", "copy", "general"), "足りないものがあります：NAME"),
        (("pack", "copy", "general", "Not A Name"), "「Not A Name」"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    kit: Any, arguments: tuple[str, ...], named: str
) -> None:
    said = kit(*arguments)
    assert (said.status, said.out) == (2, "")
    assert named in said.err
    assert len(said.err.splitlines()) == 1
    english = kit(*arguments, KIT_LANG="en")
    assert english.status == 2
    assert not JAPANESE.search(english.err)


def test_traceback_is_shown_only_for_debug(kit: Any) -> None:
    assert "Traceback" not in kit("findings", "nobody").err
    said = kit("findings", "nobody", "--debug")
    assert said.status == 1
    assert "Traceback" in said.err
    assert said.err.splitlines()[-1].startswith("顧客「nobody」")


def test_fault_of_ours_is_told_in_a_sentence_too(kit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("something\nwithin")

    monkeypatch.setattr("kit.cli.accounts.open_store", fail)
    said = kit("accounts")
    assert (said.status, len(said.err.splitlines())) == (1, 1)
    assert "（RuntimeError: something）" in said.err
    assert "--debug" in said.err


def test_stopping_by_hand_is_no_fault(kit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kit.cli.accounts.open_store", stop)
    said = kit("accounts")
    assert (said.status, said.err[:8]) == (1, "途中で止めました")
