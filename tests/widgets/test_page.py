"""The page of a chapter: whose account it opens, and how it follows the choice made elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ipywidgets import HTML, VBox
from seen_on_page import pieces, told

from kit.account import Account, Profile, Stakeholder
from kit.exchange import Incoming
from kit.settings import current_settings
from kit.store import Store
from kit.widgets.account_bar import MOST
from kit.widgets.deals import StageForm, open_deals
from kit.widgets.opening import Opened
from kit.widgets.page import Page
from kit.widgets.people import PeopleSheet, open_people
from kit.workbook import Workbook, bring_in
from kit.workbook.desk import put_on_desk, read_desk

Put = Callable[..., None]


@pytest.fixture
def put(store: Store) -> Put:
    def save(*accounts: tuple[str, str]) -> None:
        made = (Account(id=each, profile=Profile(name=name)) for each, name in accounts)
        bring_in(store, [Incoming(each, None) for each in made], "start")

    return save


def chapter(here: Opened) -> HTML:
    return HTML(f"{here.workbook.account.profile.name}/{here.lang}/{here.pack.id}")


def shown(page: Page) -> str:
    return str(page.body.children[0].value)


@pytest.mark.usefixtures("home")
def test_account_chosen_last_is_opened(put: Put) -> None:
    put(("midori", "みどり"))
    assert shown(Page(chapter)) == "青葉/ja/general"
    put_on_desk(current_settings(), account="midori", lang="en")
    page = Page(chapter)
    assert shown(page) == "みどり/en/general"
    assert page.bar.list.value == "midori"


@pytest.mark.usefixtures("home", "store")
def test_account_that_is_gone_is_no_choice() -> None:
    put_on_desk(current_settings(), account="gone")
    assert shown(Page(chapter)) == "青葉/ja/general"


@pytest.mark.usefixtures("home")
def test_what_the_notebook_names_goes_before_what_was_chosen(put: Put) -> None:
    put(("midori", "みどり"))
    put_on_desk(current_settings(), account="midori", lang="en")
    page = Page(chapter, "aoba", "ja")
    assert shown(page) == "青葉/ja/general"
    assert page.bar.list not in pieces(page)
    assert "顧客：青葉" in told(page)
    page.look()
    assert shown(page) == "青葉/ja/general"


@pytest.mark.usefixtures("home")
def test_another_account_chosen_here_is_open_from_then_on(put: Put) -> None:
    put(("midori", "みどり"))
    page = Page(chapter)
    assert {name for name, _ in page.bar.list.options} == {"青葉", "みどり"}
    page.bar.list.value = "midori"
    assert shown(page) == "みどり/ja/general"
    assert read_desk(current_settings()).account == "midori"
    assert shown(Page(chapter)) == "みどり/ja/general"


@pytest.mark.usefixtures("home")
def test_page_looked_at_again_follows_the_choice_made_elsewhere(put: Put, store: Store) -> None:
    put(("midori", "みどり"))
    page = Page(chapter)
    put_on_desk(current_settings(), account="midori", lang="en")
    page.look()
    assert shown(page) == "みどり/en/general"
    book = Workbook(store, "midori", "sato")
    profile = book.account.profile.changed(pack="it")
    book.update(book.account.model_copy(update={"profile": profile}))
    page.look()
    assert shown(page) == "みどり/en/it"


@pytest.mark.usefixtures("home")
def test_page_looked_at_again_takes_in_what_was_saved_elsewhere(elsewhere: Workbook) -> None:
    page = open_people()
    sheet = next(each for each in pieces(page) if isinstance(each, PeopleSheet))
    person = Stakeholder(id="new", name="花田")
    people = (*elsewhere.account.stakeholders, person)
    elsewhere.update(elsewhere.account.model_copy(update={"stakeholders": people}))
    page.look()
    assert [each["id"] for each in sheet.rows][-1] == "new"
    assert sheet in pieces(page)


@pytest.mark.usefixtures("home")
def test_forms_of_the_account_that_is_left_listen_no_more(put: Put) -> None:
    put(("midori", "みどり"))
    page = open_deals()
    left = page.here
    form = next(each for each in pieces(page) if isinstance(each, StageForm))
    page.choose("midori")
    assert left
    assert left.workbook._listeners == []
    assert form.comm is None


@pytest.mark.usefixtures("home")
def test_namesakes_are_told_apart_and_typed_names_stay_as_they_are(put: Put) -> None:
    put(("aoba-2", "青葉"), ("odd", "<b>&amp;</b>"))
    assert {name for name, _ in Page(chapter).bar.list.options} == {
        "青葉 [aoba]",
        "青葉 [aoba-2]",
        "<b>&amp;</b>",
    }


@pytest.mark.usefixtures("home")
def test_list_is_short_however_many_accounts_there_are(put: Put) -> None:
    put(*((f"a-{n}", f"顧客{n}") for n in range(MOST + 5)))
    page = Page(chapter)
    # The one that is open is there, though others were saved after it.
    put_on_desk(current_settings(), account="aoba")
    page.look()
    assert len(page.bar.list.options) == MOST + 1
    assert page.bar.list.value == "aoba"
    assert "00_start_here.ipynb" in page.bar.more.value


@pytest.mark.parametrize(("lang", "step"), [("ja", "最初の一歩"), ("en", "First step")])
def test_without_an_account_the_first_step_is_named(home: Path, lang: str, step: str) -> None:
    page = Page(chapter, lang=lang)
    assert step in told(page)
    assert 'href="00_start_here.ipynb"' in "".join(
        str(getattr(w, "value", "")) for w in pieces(page)
    )
    with Store(f"sqlite:///{home / 'records' / 'workbook.db'}") as store:
        account = Account(id="aoba", profile=Profile(name="青葉"))
        bring_in(store, [Incoming(account, None)], "start")
    page.look()
    assert shown(page) == f"青葉/{lang}/general"


@pytest.mark.usefixtures("home", "store")
def test_account_that_cannot_be_opened_is_told_without_a_command() -> None:
    page = Page(chapter, "nobody")
    assert "顧客「nobody」は登録されていません。" in told(page)
    assert "kit " not in told(page)
    assert page.body.children == ()


@pytest.mark.usefixtures("store")
def test_choice_that_cannot_be_kept_is_told(home: Path) -> None:
    page = Page(chapter)
    (home / "records" / "desk.json").mkdir()
    page.choose("aoba")
    assert "desk.json" in told(page)
    assert shown(page) == "青葉/ja/general"


@pytest.mark.parametrize("opening", [open_people, open_deals])
def test_store_that_cannot_be_opened_is_told_on_the_page(
    home: Path, opening: Callable[[], VBox]
) -> None:
    (home / "records").write_text("in the way", encoding="utf-8")
    assert "書き込めません" in told(opening())
