"""The settings come from the environment alone, and everything lies under the workbook's home."""

from pathlib import Path

import pytest

from kit.errors import NotFound, WrongUse
from kit.settings import Settings, current_settings, reader_language, shipped_content
from kit.words import say


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook's folder."""
    (tmp_path / "顧客 手帳" / "notebooks" / "deep").mkdir(parents=True)
    return tmp_path / "顧客 手帳"


@pytest.mark.parametrize("inside", [".", "notebooks", "notebooks/deep"])
def test_home_is_the_nearest_folder_above_that_has_notebooks(workbook: Path, inside: str) -> None:
    assert current_settings({}, workbook / inside).home == workbook


def test_nearest_workbook_wins_over_one_further_up(workbook: Path) -> None:
    inner = workbook / "notebooks" / "inner"
    (inner / "notebooks").mkdir(parents=True)
    assert current_settings({}, inner).home == inner


def test_home_that_is_named_wins_over_the_folder(workbook: Path, tmp_path: Path) -> None:
    named = {"KIT_HOME": str(tmp_path / "elsewhere")}
    assert current_settings(named, workbook).home == tmp_path / "elsewhere"


def test_home_that_is_named_may_begin_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert current_settings({"KIT_HOME": "~/workbook"}).home == tmp_path / "workbook"


def test_without_a_workbook_the_clone_or_the_folder_itself_is_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    (clone / "kit").mkdir(parents=True)
    monkeypatch.setattr("kit.settings._PACKAGE", clone / "kit")
    assert current_settings({}, tmp_path).home == tmp_path
    (clone / "notebooks").mkdir()
    assert current_settings({}, tmp_path).home == clone


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("", "records/workbook.db"),
        ("sqlite:///team.db", "team.db"),
        ("sqlite:///records/a b.db", "records/a b.db"),
    ],
)
def test_relative_store_lies_under_home(workbook: Path, url: str, file: str) -> None:
    settings = current_settings({"KIT_STORE": url}, workbook / "notebooks")
    assert settings.store == f"sqlite:///{workbook / file}"


def test_relative_store_with_a_driver_lies_under_home_too(workbook: Path) -> None:
    settings = current_settings({"KIT_STORE": "sqlite+pysqlite:///team.db"}, workbook)
    assert settings.store == f"sqlite+pysqlite:///{workbook / 'team.db'}"


@pytest.mark.parametrize("url", ["sqlite:////var/lib/kit/a.db", "postgresql://host/a", "sqlite://"])
def test_store_that_lies_elsewhere_is_left_as_it_is(workbook: Path, url: str) -> None:
    assert current_settings({"KIT_STORE": url}, workbook).store == url


def test_path_in_place_of_a_store_address_is_refused(workbook: Path) -> None:
    with pytest.raises(WrongUse, match=r"settings\.store"):
        current_settings({"KIT_STORE": "records/workbook.db"}, workbook)


def test_where_nothing_is_said_the_reader_is_a_japanese_rep(workbook: Path) -> None:
    settings = current_settings({}, workbook)
    said = (settings.language, settings.pack, settings.user, settings.role)
    assert said == ("ja", "general", "", "rep")


def test_what_is_said_counts(workbook: Path) -> None:
    said = {"KIT_LANG": " EN ", "KIT_PACK": "it", "KIT_USER": "mai", "KIT_ROLE": "Coach"}
    settings = current_settings(said | {"USER": "root"}, workbook)
    found = (settings.language, settings.pack, settings.user, settings.role)
    assert found == ("en", "it", "mai", "coach")


def test_author_is_the_systems_user_where_nobody_is_named(workbook: Path) -> None:
    assert current_settings({"USER": "mai"}, workbook).user == "mai"
    assert current_settings({"USERNAME": "mai"}, workbook).user == "mai"


@pytest.mark.parametrize("name", ["KIT_LANG", "KIT_ROLE"])
def test_value_that_is_no_choice_is_refused_by_name(
    workbook: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "nosuch")
    with pytest.raises(WrongUse) as refusal:
        current_settings({name: "nosuch"}, workbook)
    for lang in ("ja", "en"):
        assert name in say(refusal.value, lang)
        assert "nosuch" in say(refusal.value, lang)


@pytest.mark.parametrize(("asked", "lang"), [("en", "en"), ("EN", "en"), ("fr", "ja"), ("", "ja")])
def test_reader_of_no_language_of_ours_is_spoken_to_in_japanese(asked: str, lang: str) -> None:
    assert reader_language({"KIT_LANG": asked}) == lang


def test_own_room_stands_before_the_shipped_one(workbook: Path) -> None:
    (workbook / "data").mkdir()
    settings = Settings(home=workbook, store="")
    assert list(settings.rooms("data")) == [workbook / "data", shipped_content() / "data"]


def test_own_template_stands_before_the_shipped_one(workbook: Path) -> None:
    settings = Settings(home=workbook, store="")
    shipped = settings.template("report.ipynb")
    (workbook / "templates").mkdir()
    own = workbook / "templates" / "report.ipynb"
    own.write_text("{}")
    assert (settings.template("report.ipynb"), shipped.parent.name) == (own, "templates")


def test_template_and_asset_that_are_not_there_are_not_found(workbook: Path) -> None:
    settings = Settings(home=workbook, store="")
    with pytest.raises(NotFound, match=r"template\.unknown"):
        settings.template("nosuch.ipynb")
    with pytest.raises(NotFound, match=r"asset\.missing"):
        settings.asset("nosuch.ttf")


def test_content_inside_a_wheel_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "site-packages" / "kit" / "content"
    (content / "templates").mkdir(parents=True)
    (content / "templates" / "report.ipynb").write_text("{}")
    monkeypatch.setattr("kit.settings._PACKAGE", content.parent)
    settings = Settings(home=tmp_path, store="")
    assert settings.shipped() == content
    assert settings.template("report.ipynb") == content / "templates" / "report.ipynb"
