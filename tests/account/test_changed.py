"""A changed copy checks what it is given, and says where each value stands that it refuses."""

from datetime import date

import pytest

from kit.account import (
    Attitude,
    Basis,
    Calendar,
    Deal,
    Dependence,
    Profile,
    StageEntry,
    Stakeholder,
)
from kit.errors import Faults

KATO = Stakeholder(id="kato", name="加藤", trust=3, dependence=Dependence(they_on_us=2))


def test_fields_are_read_as_people_write_them_and_the_others_stay() -> None:
    changed = KATO.changed(last_met_on="令和8年10月1日", attitude="support", sources=["議事録"])
    assert changed == KATO.model_copy(
        update={
            "last_met_on": date(2026, 10, 1),
            "attitude": Attitude.support,
            "sources": ("議事録",),
        }
    )
    assert KATO.last_met_on is None


def test_a_field_in_a_group_is_changed_by_its_path() -> None:
    changed = KATO.changed(**{"dependence.basis": "our_guess", "dependence.we_on_them": 4})
    assert changed.dependence == Dependence(they_on_us=2, we_on_them=4, basis=Basis.our_guess)
    deal = Deal(id="d1", name="検査装置").changed(**{"early.first_heard_on": "2026/4/1"})
    assert deal.early.first_heard_on == date(2026, 4, 1)


def test_a_whole_group_is_changed_at_once() -> None:
    changed = KATO.changed(dependence={"they_on_us": 5})
    assert changed.dependence == Dependence(they_on_us=5)


def test_every_value_that_is_not_accepted_is_told_with_its_place() -> None:
    with pytest.raises(Faults) as refusal:
        KATO.changed(
            **{"trust": 6, "dependence.they_on_us": True, "left_on": "来月", "title": "課長"}
        )
    assert refusal.value.source == "kato"
    assert {(fault.code, fault.place) for fault in refusal.value.faults} == {
        ("value.out_of_range", ("trust",)),
        ("value.not_a_number", ("dependence", "they_on_us")),
        ("date.unreadable", ("left_on",)),
    }


@pytest.mark.parametrize("path", ["tursts", "dependence.bassis"])
def test_a_field_of_an_unknown_name_is_refused(path: str) -> None:
    with pytest.raises(Faults) as refusal:
        KATO.changed(**{path: 1})
    assert [fault.code for fault in refusal.value.faults] == ["value.unexpected"]


def test_what_a_value_has_to_have_can_be_changed_too() -> None:
    assert StageEntry(stage=1).changed(stage=2).stage == 2
    assert KATO.changed(id="kato-2", name="加藤 実").name == "加藤 実"
    profile = Profile(name="青原", calendar=Calendar(closing_month=3))
    assert profile.changed(**{"calendar.transfer_month": 4}).calendar.closing_month == 3


def test_no_change_is_an_equal_value() -> None:
    assert KATO.changed() == KATO
