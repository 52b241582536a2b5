"""Every word of the sheet is used: on the page, or by the room itself."""

from pathlib import Path

import kit
from kit.widgets.people.columns import COLUMNS, GROUPS
from kit.words import words_under

ROOM = Path(str(kit.__file__)).parent / "widgets" / "people"
SCRIPTS = "\n".join(path.read_text("utf-8") for path in ROOM.glob("*.js"))


def test_every_column_and_group_has_words_and_no_word_is_left_over() -> None:
    assert words_under("sheet.help", "ja").keys() == COLUMNS.keys()
    assert words_under("sheet.group", "ja").keys() == GROUPS.keys()


def test_every_word_of_the_page_is_used_there() -> None:
    buttons = {"add", "duplicate", "remove", "up", "down", "undo", "redo", "choose"}
    named = {"ours", "theirs"} | buttons
    named |= {f"filter_{kind}" for kind in ("all", "unknown", "faults", "here")}
    for page in ("sheet.page", "sheet.map"):
        unused = {key for key in words_under(page, "ja") if f"words.{key}" not in SCRIPTS}
        assert unused <= named
