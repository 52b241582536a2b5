import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.charts.lettering import clipped, drawable, fitted, printable, width_of


def test_a_name_of_fourteen_letters_stays_whole_and_a_longer_one_ends_in_an_ellipsis() -> None:
    assert clipped("あ" * 14) == "あ" * 14
    assert clipped("あ" * 15) == "あ" * 13 + "…"
    assert clipped("a" * 28) == "a" * 28
    assert len(clipped("a" * 29)) == 27


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("か\u3099き", "がき"),
        ("一\n二\t三", "一 二 三"),
        ("\u202e逆\u200b", "逆"),
        ("ᚠ", "〓"),
        ("𠮷", "𠮷"),
    ],
)
def test_text_is_made_fit_to_draw(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.floats(1, 80))
def test_whatever_is_typed_fits_its_room(typed: str, room: float) -> None:
    shown = fitted(typed, room)
    assert shown in {"", "…"} or width_of(shown) <= room
    assert "\x00" not in printable(typed)
    assert not shown or shown == drawable(shown)
