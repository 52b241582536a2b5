"""Where one left off: kept between pages, and no more than a choice."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from kit.errors import Refused
from kit.settings import Settings
from kit.workbook.desk import Desk, put_on_desk, read_desk


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, store="sqlite://")


def file(settings: Settings) -> Path:
    return settings.home / "records" / "desk.json"


def test_account_and_language_chosen_last_are_kept_side_by_side(settings: Settings) -> None:
    assert read_desk(settings) == Desk()
    put_on_desk(settings, account="aoba")
    put_on_desk(settings, lang="en")
    put_on_desk(settings, account="midori")
    assert read_desk(settings).account == "midori"
    assert read_desk(settings).language(settings) == "en"


def test_nobody_but_its_owner_may_look_into_the_folder(settings: Settings) -> None:
    put_on_desk(settings, account="aoba")
    assert stat.S_IMODE(file(settings).parent.stat().st_mode) == 0o700
    assert [each.name for each in file(settings).parent.iterdir()] == ["desk.json"]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"account": 3, "lang": ["en"]}', "\xff", "[" * 100_000],
    ids=["empty", "half", "list", "null", "other types", "bytes", "deep"],
)
def test_a_file_that_says_nothing_is_no_choice(settings: Settings, content: str) -> None:
    file(settings).parent.mkdir()
    file(settings).write_bytes(content.encode("latin-1"))
    assert read_desk(settings) == Desk()
    put_on_desk(settings, account="aoba")
    assert read_desk(settings) == Desk(account="aoba")


def test_what_a_later_kit_adds_does_no_harm(settings: Settings) -> None:
    file(settings).parent.mkdir()
    file(settings).write_text(json.dumps({"account": "aoba", "zoom": 2}), encoding="utf-8")
    assert read_desk(settings) == Desk(account="aoba")


def test_of_choice_and_environment_the_one_said_last_is_spoken(settings: Settings) -> None:
    assert read_desk(settings).language(settings) == "ja"
    put_on_desk(settings, lang="en")
    assert read_desk(settings).language(settings) == "en"
    english = replace(settings, language="en")
    put_on_desk(english, lang="ja")
    assert read_desk(english).language(english) == "ja"
    # The environment has said something else since.
    assert read_desk(settings).language(settings) == "ja"
    put_on_desk(settings, lang="ja")
    assert read_desk(english).language(english) == "en"


def test_a_language_nobody_speaks_is_no_choice(settings: Settings) -> None:
    put_on_desk(settings, lang="fr")
    assert read_desk(settings).language(settings) == "ja"


def test_a_folder_that_cannot_be_written_is_told(settings: Settings) -> None:
    file(settings).parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        put_on_desk(settings, account="aoba")
    assert refused.value.code == "file.unwritable"
    assert read_desk(settings) == Desk()
