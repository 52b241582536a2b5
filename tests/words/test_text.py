"""Words are filled with facts as a person would write them."""

from datetime import date

import pytest

from kit.account import Attitude
from kit.errors import Fault, KitError, WrongUse, validation_faults
from kit.words import Text, choice, fill, language, say_fault, show, word


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        (None, "不明", "unknown"),
        (date(2026, 11, 22), "2026年11月22日", "22 Nov 2026"),
        (Attitude.neutral, "中立", "Neutral"),
        (Text("顧客", "customer"), "顧客", "customer"),
        (("花田", "釜田"), "花田、釜田", "花田, 釜田"),
        ([date(2026, 1, 2), None], "2026年1月2日、不明", "2 Jan 2026, unknown"),
        ((), "", ""),
        (0, "0", "0"),
        ("{name}", "{name}", "{name}"),
        ("一\n二", "一\n二", "一\n二"),
        ("\ud800", "?", "?"),
    ],
)
def test_fact_is_shown_as_a_person_would_write_it(value: object, ja: str, en: str) -> None:
    assert (show(value, "ja"), show(value, "en")) == (ja, en)


def test_braces_in_a_fact_are_left_alone() -> None:
    assert fill(Text("「{a}」", "“{a}”"), "ja", {"a": "{b}"}) == "「{b}」"


@pytest.mark.parametrize("name", ["code", "key", "lang", "facts", "self", "place"])
def test_fact_may_have_any_name(name: str) -> None:
    assert KitError("x.y", **{name: 1}).facts == {name: 1}
    assert word("common.unknown", "ja", **{name: 1}) == "不明"


def test_choice_is_shown_in_words() -> None:
    assert choice(Attitude.strongly_against, "ja") == "強い反対"


def test_language_we_do_not_speak_is_refused() -> None:
    assert language("en") == "en"
    with pytest.raises(WrongUse) as refusal:
        language("fr")
    assert refusal.value.facts == {"language": "fr", "allowed": ("ja", "en")}


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (("stakeholders", 3, "trust"), "stakeholders[4].trust: "),
        (("deals", 0), "deals[1]: "),
        (("id",), "id: "),
        ((), ""),
        (("a\nb",), "a b: "),
    ],
)
def test_rows_of_a_place_count_from_one(place: tuple[str | int, ...], shown: str) -> None:
    said = say_fault(Fault("value.missing", place), "ja")
    assert said == shown + "値がありません。必ず要る項目です。"


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (None, "“null”"),
        (True, "“true”"),
        (3.5, "“3.5”"),
        ("長" * 60, f"“{'長' * 60}”"),
        ("長" * 61, f"“{'長' * 59}…”"),
        ("a\x1b[2J\r\nb", "“a [2J b”"),
        ({"a": 1}, "“{'a': 1}”"),
    ],
)
def test_value_at_fault_is_shown_as_written_on_one_short_line(found: object, shown: str) -> None:
    said = say_fault(Fault("value.not_accepted", (), {"found": found}), "en")
    assert said.startswith(f"{shown} is not accepted")


def test_great_value_at_fault_is_shortened() -> None:
    found = {str(n): ["長" * 500] * 500 for n in range(500)}
    assert len(say_fault(Fault("value.not_accepted", (), {"found": found}), "ja")) < 150


def test_fault_that_pydantic_calls_by_an_unknown_name_is_not_accepted() -> None:
    detail = {"type": "frozen_set_type", "loc": ("a",), "input": 1, "ctx": {}}
    assert validation_faults([detail]) == (Fault("value.not_accepted", ("a",), {"found": 1}),)
