"""One field in one cell: written in words, read as people write."""

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import Enum
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from kit.account import Account, Assessment, Deal, Member, Profile, Relation, Stakeholder
from kit.account.base import Line
from kit.account.shape import Holds, shape_of
from kit.errors import KitError
from kit.exchange.cells import Column, Names, as_text, is_blank
from kit.exchange.spellings import choice_of, spelt

NAMES = Names.of(
    Account(
        id="a",
        profile=Profile(name="x"),
        members=(Member(id="m1", name="速水 拓也"), Member(id="m2", name="同名")),
        stakeholders=(
            Stakeholder(id="p1", name="花田 一郎"),
            Stakeholder(id="p2", name="同名"),
            Stakeholder(id="p3", name="同名"),
            Stakeholder(id="p4", name=" 前に空白"),
            Stakeholder(id="p5", name="二\n行"),
            Stakeholder(id="p6", name=""),
            Stakeholder(id="p7", name="p1"),
            Stakeholder(id="p8", name="p8"),
        ),
    )
)


def columns(model: type[BaseModel] = Account) -> Iterator[Column]:
    """Yield every field there is that stands in one cell."""
    for field in shape_of(model):
        if field.holds is Holds.group and field.of:
            yield from columns(field.of)
        else:
            yield Column(model, field)


def read(model: type[BaseModel], field: str, found: Any) -> Any:
    return Column.of(model, field).read(found, NAMES)


def code(model: type[BaseModel], field: str, found: Any) -> str:
    with pytest.raises(KitError) as refusal:
        read(model, field, found)
    assert refusal.value.facts["found"] == as_text(found)
    return refusal.value.code


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_choice_is_read_by_its_words_and_its_code(lang: str) -> None:
    choices = {each.field.of for each in columns() if each.field.holds is Holds.choice}
    assert len(choices) > 10
    for value in (value for each in choices for value in each or ()):
        assert isinstance(value, Enum)
        for text in (spelt(value, lang), f" {spelt(value, lang).upper()}　", value.value):
            assert choice_of(type(value), text) is value


def test_several_texts_of_a_field_are_lines() -> None:
    for each in columns():
        if each.field.many and each.field.holds is Holds.text:
            assert get_args(each.model.model_fields[each.field.name].annotation)[0] == Line


@pytest.mark.parametrize(
    ("model", "field", "found", "value"),
    [
        (Stakeholder, "trust", "４", 4),
        (Stakeholder, "trust", " 4.0 ", 4),
        (Stakeholder, "trust", 4.0, 4),
        (Stakeholder, "trust", "不明", None),
        (Stakeholder, "trust", "UNKNOWN", None),
        (Stakeholder, "trust", None, None),
        (Stakeholder, "as_of", datetime(2026, 11, 22, 15, 30), date(2026, 11, 22)),  # noqa: DTZ001
        (Stakeholder, "as_of", date(2026, 11, 22), date(2026, 11, 22)),
        (Stakeholder, "as_of", "２０２６年11月22日", date(2026, 11, 22)),
        (Stakeholder, "as_of", "不明", None),
        (Stakeholder, "as_of", "　", None),
        (Stakeholder, "worries", " 不明 ", " 不明 "),
        (Stakeholder, "worries", "  ", "  "),
        (Stakeholder, "worries", None, ""),
        (Stakeholder, "name", None, ""),
        (Stakeholder, "roles", None, ()),
        (Stakeholder, "sources", "a\n\n b \r\nc", ("a", " b ", "c")),
        (Stakeholder, "reports_to", None, None),
        (Stakeholder, "reports_to", "不明", None),
        (Stakeholder, "reports_to", "花田　一郎 ", "p1"),
        (Stakeholder, "reports_to", "p2", "p2"),
        (Stakeholder, "reports_to", "p1", "p7"),
        (Assessment, "handed_in", "○", True),
        (Assessment, "handed_in", "いいえ", False),
        (Assessment, "handed_in", "ＹＥＳ", True),
        (Assessment, "handed_in", 0, False),
        (Assessment, "handed_in", None, False),
        (Deal, "id", None, None),
        (Deal, "id", " d1 ", "d1"),
    ],
)
def test_cell_is_read_as_people_write(
    model: type[BaseModel], field: str, found: Any, value: Any
) -> None:
    assert read(model, field, found) == value


@pytest.mark.parametrize(
    ("model", "field", "found", "expected"),
    [
        (Stakeholder, "trust", True, "cell.number_or_unknown"),
        (Stakeholder, "trust", 4.5, "cell.number_or_unknown"),
        (Stakeholder, "trust", 6, "cell.number_or_unknown"),
        (Stakeholder, "trust", "四", "cell.number_or_unknown"),
        (Stakeholder, "trust", date(2026, 11, 22), "cell.number_or_unknown"),
        (Stakeholder, "as_of", 46000, "date.unreadable"),
        (Stakeholder, "as_of", time(9), "date.unreadable"),
        (Stakeholder, "as_of", "2026-02-30", "date.not_in_calendar"),
        (Stakeholder, "attitude", "好き", "value.not_a_choice"),
        (Stakeholder, "reports_to", "同名", "cell.reference_ambiguous"),
        (Stakeholder, "reports_to", "花", "cell.reference_unknown"),
        (Deal, "owner", "花田 一郎", "cell.reference_unknown"),
        (Assessment, "deal", "検査装置", "cell.reference_none"),
        (Assessment, "handed_in", "たぶん", "cell.not_yes_or_no"),
        (Assessment, "side", None, "value.missing"),
        (Relation, "source", "  ", "value.missing"),
    ],
)
def test_cell_that_cannot_be_meant_is_refused(
    model: type[BaseModel], field: str, found: Any, expected: str
) -> None:
    if found in (None, "  "):
        with pytest.raises(KitError) as refusal:
            read(model, field, found)
        assert refusal.value.code == expected
    else:
        assert code(model, field, found) == expected


def test_label_is_a_name_only_where_it_cannot_mislead() -> None:
    assert NAMES.labels("stakeholders") == (
        "花田 一郎", "p2", "p3", "p4", "p5", "p6", "p7", "p8",
    )  # fmt: skip
    assert NAMES.label("members", "m2") == "同名"


def test_unknown_name_is_told_with_what_is_near() -> None:
    with pytest.raises(KitError) as refusal:
        read(Stakeholder, "reports_to", "花山 一郎")
    assert refusal.value.facts["known"] == ("花田 一郎",)


def test_name_of_before_leads_to_the_one_who_bore_it() -> None:
    names = Names(
        {"deals": {"d1": "新しい名", "d2": "別"}},
        {"deals": {"古い名": "d1", "別": "d1", "消えた": "d9"}},
    )
    assert names.id_of("deals", "古い名") == "d1"
    for found in ("別", "消えた"):
        with pytest.raises(KitError):
            names.id_of("deals", found)


def test_space_alone_shows_nothing() -> None:
    assert [is_blank(each) for each in (None, "", " 　\n", "x", 0, False)] == [True] * 3 + [
        False
    ] * 3
