"""Every word of the sheets is used: on the page, or by the rooms themselves."""

from pathlib import Path

import pytest

import kit
from kit.widgets.after_order.layouts import MILESTONES, OPEN_QUESTIONS, PROMISES
from kit.widgets.contacts.layouts import CONTACTS
from kit.widgets.knowledge.layouts import FACTS, INFORMATION
from kit.widgets.people.layouts import COVERAGE, MEMBERS, RELATIONS, STAKEHOLDERS
from kit.widgets.plan.layouts import ACTIONS, DECISIONS, ISSUES, RIVALS, TRADES, USAGES
from kit.widgets.sheet import Layout
from kit.words import words_under

WIDGETS = Path(str(kit.__file__)).parent / "widgets"
AFTER = (MILESTONES, OPEN_QUESTIONS, PROMISES)
PLAN = (ACTIONS, DECISIONS, ISSUES, RIVALS, TRADES, USAGES)
LAYOUTS = (STAKEHOLDERS, RELATIONS, COVERAGE, MEMBERS, CONTACTS, INFORMATION, FACTS, *AFTER, *PLAN)


def scripts(room: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in (WIDGETS / room).glob("*.js"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.kind)
def test_every_column_has_its_words(layout: Layout) -> None:
    assert words_under(f"sheet.help.{layout.kind}", "ja").keys() == layout.columns.keys()


def test_no_group_and_no_help_is_left_over() -> None:
    groups = {group for layout in LAYOUTS for group in layout.groups}
    assert words_under("sheet.group", "ja").keys() == groups
    helped = {key.split(".")[0] for key in words_under("sheet.help", "ja")}
    assert helped == {layout.kind for layout in LAYOUTS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.kind)
def test_every_sheet_says_what_it_is_for_and_how_to_begin(layout: Layout) -> None:
    own = words_under(f"sheet.{layout.kind}", "ja").keys()
    assert {"title", "why", "new_name", "empty", "conflict"} <= own
    assert own - {"title", "why", "new_name", "empty", "conflict"} <= general()


def general() -> set[str]:
    return set(words_under("sheet.page", "ja")) | {"filter_here", "left"}


@pytest.mark.parametrize(("room", "page"), [("sheet", "sheet.page"), ("people", "sheet.map")])
def test_every_word_of_the_page_is_used_there(room: str, page: str) -> None:
    buttons = {"add", "duplicate", "remove", "up", "down", "undo", "redo", "choose"}
    named = {"ours", "theirs"} | buttons | {f"filter_{kind}" for kind in STAKEHOLDERS.filters}
    unused = {key for key in words_under(page, "ja") if f"words.{key}" not in scripts(room)}
    assert unused <= named
