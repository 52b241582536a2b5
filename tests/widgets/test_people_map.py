"""The pictures beside the stakeholder sheet: which is drawn, when, and whom it picks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import traitlets

from kit import charts
from kit.account import Account, Dependence, Relation, RelationKind
from kit.pack import Pack
from kit.widgets.people import PeopleMap, people_form
from kit.widgets.people.map import PICTURES
from kit.words import words_under
from kit.workbook import Workbook


@pytest.fixture
def drawn(workbook: Workbook, pack: Pack, today: date) -> PeopleMap:
    """Return the pictures once the page has asked for the first."""
    made = PeopleMap(workbook, pack, today)
    made.draw()
    return made


def test_nothing_is_drawn_before_the_page_asks(workbook: Workbook, pack: Pack, today: date) -> None:
    assert PeopleMap(workbook, pack, today).picture == ""


def changed(workbook: Workbook, **fields: object) -> None:
    workbook.update(workbook.account.model_copy(update=fields))


def rated(account: Account) -> dict[str, object]:
    first, *others = account.stakeholders
    return {"stakeholders": (first.changed(influence=5), *others)}


def tied(_: Account) -> dict[str, object]:
    line = Relation(id="r", source="kato", target="ueda", kind=RelationKind.conflict)
    return {"relations": (line,)}


def leaning(account: Account) -> dict[str, object]:
    return {"profile": account.profile.changed(dependence=Dependence(they_on_us=4))}


def test_every_picture_has_a_tab_with_its_name_and_how_to_read_it(drawn: PeopleMap) -> None:
    assert [tab["name"] for tab in drawn.tabs] == [*PICTURES]
    assert [tab["label"] for tab in drawn.tabs] == ["影響力×態度", "勢力図", "信頼×相互依存"]
    assert all(tab["reading"].endswith("。") for tab in drawn.tabs)
    assert words_under("sheet.tab", "ja").keys() == PICTURES.keys()


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_shown_names_each_person_so_that_they_can_be_picked(
    name: str, drawn: PeopleMap
) -> None:
    drawn.shown = name
    for person in ("kato", "ueda"):
        assert drawn.picture.count(f'data-item="stakeholders/{person}"') == 1


def test_a_picture_is_drawn_when_it_is_first_shown_and_kept(
    drawn: PeopleMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name, each in PICTURES.items():
        watched = _watched(getattr(charts, each.chart), asked, name)
        monkeypatch.setattr(charts, each.chart, watched, raising=False)
    for name in ("power", "attitude", "power"):
        drawn.shown = name
    assert asked == ["power"], "the map was drawn at first, and nobody looked at the third"


def _watched(draw: Callable[..., Any], asked: list[str], name: str) -> Callable[..., Any]:
    def drawing(*given: object) -> Any:
        asked.append(name)
        return draw(*given)

    return drawing


def test_the_picture_is_drawn_again_when_the_page_asks(
    drawn: PeopleMap, workbook: Workbook
) -> None:
    before = drawn.picture
    changed(workbook, **rated(workbook.account))
    assert (drawn.stale, drawn.picture) == (1, before)
    drawn.draw()
    assert drawn.picture != before


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        (rated, {"attitude", "power", "trust"}),
        (tied, {"power"}),
        (leaning, {"trust"}),
    ],
)
def test_only_what_a_picture_shows_makes_it_stale(
    change: Callable[[Account], dict[str, object]],
    stale: set[str],
    workbook: Workbook,
    pack: Pack,
    today: date,
) -> None:
    shown = {name: PeopleMap(workbook, pack, today) for name in PICTURES}
    for name, each in shown.items():
        each.shown = name
        each.draw()
    changed(workbook, **change(workbook.account))
    assert {name for name, each in shown.items() if each.stale} == stale


def test_turning_to_another_picture_shows_the_account_as_it_is_now(
    drawn: PeopleMap, workbook: Workbook
) -> None:
    drawn.shown = "power"
    before = drawn.picture
    drawn.shown = "attitude"
    changed(workbook, **tied(workbook.account))
    assert drawn.stale == 0, "the map shows no lines"
    drawn.shown = "power"
    assert drawn.picture != before


def test_the_page_hears_that_it_is_done_though_nothing_has_changed(drawn: PeopleMap) -> None:
    heard: list[dict[str, str]] = []
    drawn.send = heard.append  # type: ignore[method-assign]
    drawn._asked(drawn, {"type": "draw"}, [])
    assert heard == [{"type": "drawn"}]


def test_a_picture_there_is_not_is_refused(drawn: PeopleMap) -> None:
    with pytest.raises(traitlets.TraitError):
        drawn.shown = "pie"


def test_pictures_and_sheet_pick_the_same_person(
    workbook: Workbook, pack: Pack, today: date
) -> None:
    form = people_form(workbook, pack, today)
    sheet, below = form.sheet, form.picture
    sheet.selected = "ueda"
    below.shown = "power"
    assert below.selected == "ueda"
    below.selected = "kato"
    assert sheet.selected == "kato"


def test_closed_pictures_hear_nothing_any_more(drawn: PeopleMap, workbook: Workbook) -> None:
    drawn.close()
    changed(workbook, **rated(workbook.account))
    assert drawn.stale == 0


def test_the_tabs_speak_english_too(workbook: Workbook, pack: Pack, today: date) -> None:
    drawn = PeopleMap(workbook, pack, today, "en")
    assert [tab["label"] for tab in drawn.tabs] == [
        "Influence × attitude",
        "Power chart",
        "Trust × dependence",
    ]
