"""What an account accepts, what it refuses and where, and that it never changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kit.account import (
    KINDS,
    Account,
    Assessment,
    Attitude,
    Calendar,
    Deal,
    DealStatus,
    Dependence,
    Member,
    Profile,
    StageEntry,
    Stakeholder,
)
from kit.errors import validation_faults
from kit.words import say_fault, show_day


def _faults(model, **fields):
    with pytest.raises(ValidationError) as refused:
        model.model_validate(fields)
    return validation_faults(refused.value.errors(include_url=False))


def _refusal(model, **fields):
    """Return the code and place of the one fault."""
    (fault,) = _faults(model, **fields)
    return fault.code, fault.place


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026/1/2", date(2026, 1, 2)),
        ("2026年11月22日", date(2026, 11, 22)),
        ("２０２６年１１月２２日", date(2026, 11, 22)),
        ("２０２６／１１／２２", date(2026, 11, 22)),
        ("令和8年11月22日", date(2026, 11, 22)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R8.11.22", date(2026, 11, 22)),
        ("Ｒ８．１１．２２", date(2026, 11, 22)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("S63/12/31", date(1988, 12, 31)),
        (" 2026年 11月 22日 ", date(2026, 11, 22)),
        (date(2026, 11, 22), date(2026, 11, 22)),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_as_people_in_japan_write_it(typed, day) -> None:
    assert Profile(name="青原", as_of=typed).as_of == day


@hypothesis_settings(max_examples=30, deadline=None)
@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_shown_in_japanese_is_read_back(day) -> None:
    assert Profile(name="青原", as_of=show_day(day, "ja")).as_of == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-13-01", "date.not_in_calendar"),
        ("2026年2月29日", "date.not_in_calendar"),
        ("令和8年13月1日", "date.not_in_calendar"),
        ("11/12/2026", "date.unreadable"),
        ("11/12", "date.unreadable"),
        ("来月", "date.unreadable"),
        (20261122, "date.unreadable"),
        (0, "date.unreadable"),
        (1728000000, "date.unreadable"),
        (46348.0, "date.unreadable"),
        (True, "date.unreadable"),
    ],
)
def test_a_day_that_cannot_be_read_for_certain_is_refused(typed, code) -> None:
    assert _refusal(Profile, name="青原", as_of=typed) == (code, ("as_of",))


def test_an_assessment_needs_its_day() -> None:
    given = {"id": "a1", "deal": "d1", "side": "rep"}
    assert _refusal(Assessment, **given) == ("value.missing", ("assessed_on",))
    assert [fault.place for fault in _faults(Assessment, **given, assessed_on="")] == [
        ("assessed_on",)
    ]


@pytest.mark.parametrize("rating", [1, 5, None])
def test_a_rating_is_one_to_five_or_unknown(rating) -> None:
    assert Stakeholder(id="kato", name="加藤", trust=rating).trust == rating


@pytest.mark.parametrize(
    ("rating", "code"),
    [
        (True, "value.not_a_number"),
        (False, "value.not_a_number"),
        (0, "value.out_of_range"),
        (6, "value.out_of_range"),
        (3.5, "value.not_a_number"),
        ("高い", "value.not_a_number"),
    ],
)
@pytest.mark.parametrize("field", ["trust", "influence"])
def test_a_rating_that_is_none_of_these_is_refused(field, rating, code) -> None:
    assert _refusal(Stakeholder, id="kato", name="加藤", **{field: rating}) == (code, (field,))


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Dependence, "they_on_us"),
        (Dependence, "we_on_them"),
        (Calendar, "closing_month"),
        (StageEntry, "stage"),
    ],
)
def test_true_is_no_number_anywhere(model, field) -> None:
    assert _refusal(model, **{field: True}) == ("value.not_a_number", (field,))


@pytest.mark.parametrize(
    ("character", "code"),
    [("\0", "U+0000"), ("\ud800", "U+D800"), ("\udfff", "U+DFFF")],
)
def test_what_no_file_can_carry_is_refused_with_its_place(character, code) -> None:
    people = [{"id": "kato", "name": "加藤", "sources": ["議事録", f"メモ{character}"]}]
    (fault,) = _faults(Account, id="aohara", profile={"name": "青原"}, stakeholders=people)
    assert (fault.code, fault.place) == ("text.unprintable", ("stakeholders", 0, "sources", 1))
    assert fault.facts == {"code": code}
    assert code in say_fault(fault, "ja")


@pytest.mark.parametrize("field", ["name", "kana", "pack", "note"])
def test_no_text_of_the_profile_carries_nul(field) -> None:
    given = {"name": "青原", field: "a\0"}
    assert _refusal(Profile, **given) == ("text.unprintable", (field,))


@pytest.mark.parametrize(
    "typed",
    ["𠮷田 賢次", "山﨑\n智弘", "タブ\tあり", "👨‍👩‍👧", "<b>{name}</b>", "=1+1", "  前後の空白  "],
)
def test_text_is_kept_as_typed(typed) -> None:
    assert Profile(name=typed).name == typed


@pytest.mark.parametrize("item_id", ["kato", "Kato_2", "0-1", "x" * 64])
def test_an_entrys_id_is_letters_digits_and_hyphens(item_id) -> None:
    assert Member(id=item_id, name="速水").id == item_id


@pytest.mark.parametrize("item_id", ["", "加藤", "-a", "a b", "a/b", "a\n", "x" * 65, "../a"])
def test_an_id_with_anything_else_is_refused(item_id) -> None:
    assert _refusal(Member, id=item_id, name="速水") == ("value.bad_id", ("id",))


@pytest.mark.parametrize("account_id", ["Aohara", "a_b", "", "a\n", "x" * 65])
def test_an_accounts_id_has_small_letters_digits_and_hyphens(account_id) -> None:
    found = _refusal(Account, id=account_id, profile={"name": "青原"})
    assert found == ("value.bad_id", ("id",))


def test_a_field_of_an_unknown_name_is_refused() -> None:
    assert _refusal(Deal, id="d1", name="検査装置", stauts="won") == (
        "value.unexpected",
        ("stauts",),
    )


def test_a_value_that_is_no_choice_is_refused() -> None:
    assert _refusal(Deal, id="d1", name="検査装置", status="done") == (
        "value.not_a_choice",
        ("status",),
    )


def test_everything_wrong_is_gathered_with_its_place() -> None:
    faults = _faults(
        Account,
        id="aohara",
        profile={"name": "青原", "as_of": "来月", "calendar": {"closing_month": 13}},
        deals=[{"id": "d1", "name": "検査\0装置"}],
        stakeholders=[
            {"id": "kato", "name": "加藤", "trust": True},
            {"id": "sato", "left_on": "2026-02-30", "attitude": "warm"},
        ],
    )
    assert {(fault.code, fault.place) for fault in faults} == {
        ("date.unreadable", ("profile", "as_of")),
        ("value.out_of_range", ("profile", "calendar", "closing_month")),
        ("text.unprintable", ("deals", 0, "name")),
        ("value.not_a_number", ("stakeholders", 0, "trust")),
        ("value.missing", ("stakeholders", 1, "name")),
        ("date.not_in_calendar", ("stakeholders", 1, "left_on")),
        ("value.not_a_choice", ("stakeholders", 1, "attitude")),
    }


@pytest.mark.parametrize("field", ["trust", "influence", "as_of", "last_met_on", "left_on"])
def test_what_is_not_entered_of_a_person_is_unknown_and_not_zero(field) -> None:
    assert getattr(Stakeholder(id="kato", name="加藤"), field) is None


def test_what_is_not_chosen_is_unknown() -> None:
    assert Stakeholder(id="kato", name="加藤").attitude is Attitude.unknown
    assert StageEntry(stage=0).agreement.value == "unknown"


@pytest.fixture
def aohara() -> Account:
    return Account(
        id="aohara",
        profile=Profile(name="青原"),
        members=(Member(id="same", name="速水"),),
        deals=(Deal(id="same", name="検査装置"),),
    )


def test_an_account_never_changes(aohara) -> None:
    with pytest.raises(ValidationError):
        aohara.id = "other"
    with pytest.raises(ValidationError):
        aohara.deals[0].status = DealStatus.won
    with pytest.raises(TypeError):
        aohara.deals[0] = aohara.deals[0]
    assert aohara.deals[0].status is DealStatus.in_progress


def test_lists_become_tuples() -> None:
    deal = Deal.model_validate({"id": "d1", "name": "a", "effect": {"agreed_with": ["kato"]}})
    assert deal.effect.agreed_with == ("kato",)


def test_an_entry_is_found_among_its_own_kind(aohara) -> None:
    assert aohara.member("same").name == "速水"
    assert aohara.deal("same").name == "検査装置"
    assert aohara.stakeholder("same") is None
    assert aohara.deal("nowhere") is None
    assert aohara.deal(None) is None


def test_a_changed_copy_finds_its_own_entries(aohara) -> None:
    assert aohara.deal("same").name == "検査装置"
    changed = aohara.model_copy(update={"deals": (Deal(id="same", name="保守契約"),)})
    assert changed.deal("same").name == "保守契約"
    assert aohara.deal("same").name == "検査装置"


def test_the_kinds_of_entry_are_the_accounts_lists() -> None:
    lists = {name for name in Account.model_fields if name not in {"id", "profile"}}
    assert set(KINDS) == lists
