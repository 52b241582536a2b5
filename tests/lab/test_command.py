"""kit lab: what JupyterLab is started with, and the sentences where it cannot be."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import kit.cli.lab as command
from kit.cli import main
from kit.lab import config_folders
from kit.widgets.start.take_in import MOST_MB

SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"


@dataclass(frozen=True)
class Started:
    """What JupyterLab would have been started with, and what was said."""

    status: int
    options: list[str]
    environment: dict[str, str]
    said: str


Lab = Callable[..., Started]


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lab:
    """Run the command without starting anything."""
    for name in ("KIT_STORE", "KIT_LANG", "KIT_HOME", "JUPYTER_CONFIG_PATH"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / command.START).write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*options: str, **environment: str) -> Started:
        seen: list[tuple[list[str], dict[str, str]]] = []

        def start(asked: list[str], given: dict[str, str]) -> int:
            seen.append((asked, given))
            return 0

        monkeypatch.setattr(command, "_run", start)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as end:
            main(["lab", *options])
        asked, given = seen[0] if seen else ([], {})
        return Started(int(end.value.code or 0), asked, given, capsys.readouterr().err)

    return run


def test_lab_opens_the_first_notebook_of_the_workbook(lab: Lab, tmp_path: Path) -> None:
    started = lab()
    assert started.status == 0
    assert f"--ServerApp.root_dir={tmp_path / 'notebooks'}" in started.options
    assert "--LabApp.default_url=/lab/tree/00_start_here.ipynb" in started.options
    assert "Ctrl+C" in started.said


def test_token_and_password_are_left_as_jupyter_has_them(lab: Lab) -> None:
    names = " ".join(each.partition("=")[0].lower() for each in lab().options[3:])
    assert not any(each in names for each in ("token", "password", "auth", ".ip"))


def test_kernels_are_told_places_that_hold_in_every_folder(lab: Lab, tmp_path: Path) -> None:
    told = lab(KIT_LANG="EN", KIT_STORE="sqlite:///team.db").environment
    assert told["KIT_HOME"] == str(tmp_path)
    assert told["KIT_STORE"] == f"sqlite:///{tmp_path / 'team.db'}"
    assert told["KIT_LANG"] == "en"


def test_lab_speaks_the_readers_language(lab: Lab) -> None:
    ja, en = lab(), lab(KIT_LANG="en")
    assert "終えるには" in ja.said
    assert "to end it" in en.said
    folders = [each.environment["JUPYTER_CONFIG_PATH"].split(os.pathsep) for each in (ja, en)]
    assert [[Path(each).name for each in one] for one in folders] == [["all", "ja"], ["all"]]


def test_configuration_of_ones_own_is_kept(lab: Lab) -> None:
    told = lab(JUPYTER_CONFIG_PATH="/own").environment
    assert told["JUPYTER_CONFIG_PATH"].endswith(f"{os.pathsep}/own")


def test_options_after_the_dashes_are_passed_on(lab: Lab) -> None:
    given = ("--no-browser", "--port", "8890")
    assert lab("--", *given).options[-3:] == list(given)
    assert not any(each.startswith("--ServerApp.port=") for each in lab("--", *given).options)
    louder = lab("--", "--Application.log_level=INFO").options
    assert [each for each in louder if "log_level" in each] == ["--Application.log_level=INFO"]
    refused = lab("--port", "8890")
    assert (refused.status, refused.options) == (2, [])


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_root_is_allowed_only_where_one_is_root(
    lab: Lab, user: int, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in lab().options) == allowed


def test_port_in_use_is_passed_over(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_is_free", lambda port: port > 8889)
    assert "--ServerApp.port=8890" in lab().options


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_free_port_is_told_in_one_sentence(
    lab: Lab, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_is_free", lambda _: False)
    refused = lab(KIT_LANG=lang)
    assert (refused.status, refused.options) == (1, [])
    assert "8888" in refused.said
    assert "--port" in refused.said
    assert len(refused.said.splitlines()) == 1


def test_jupyterlab_that_is_not_there_is_told(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    refused = lab(KIT_LANG="en")
    assert (refused.status, refused.options) == (1, [])
    assert refused.said == "JupyterLab is not installed. Run make setup, or install jupyterlab.\n"


def test_every_setting_of_ours_is_one_jupyterlab_has() -> None:
    for folder in config_folders("ja"):
        file = folder / "labconfig" / "default_setting_overrides.json"
        for plugin, settings in json.loads(file.read_text("utf-8")).items():
            package, _, name = plugin.partition(":")
            schema = json.loads((SCHEMAS / package / f"{name}.json").read_text("utf-8"))
            assert settings.keys() <= schema["properties"].keys(), plugin


def test_nothing_is_asked_about_news_or_updates() -> None:
    file = next(config_folders("ja")) / "labconfig" / "default_setting_overrides.json"
    notices = json.loads(file.read_text("utf-8"))["@jupyterlab/apputils-extension:notification"]
    assert notices == {"checkForUpdates": False, "fetchNews": "false"}


def test_a_list_as_large_as_the_first_page_takes_in_reaches_it() -> None:
    file = next(config_folders("ja")) / "jupyter_server_config.json"
    settings = json.loads(file.read_text("utf-8"))["ServerApp"]["tornado_settings"]
    assert settings["websocket_max_message_size"] > MOST_MB << 20
