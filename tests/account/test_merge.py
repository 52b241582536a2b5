from typing import Any

from kit.account import Account
from kit.account.merge import Conflict, merge


def account(*people: dict[str, Any], name: str = "青葉", **more: Any) -> Account:
    return Account.model_validate(
        {"id": "aoba", "profile": {"name": name}, "stakeholders": people, **more}
    )


def names(merged: Account) -> list[str]:
    return [person.name for person in merged.stakeholders]


ONE = {"id": "one", "name": "一", "trust": 3, "worries": "納期"}
TWO = {"id": "two", "name": "二"}
THREE = {"id": "three", "name": "三"}


def test_changes_of_different_people_are_both_kept() -> None:
    both = merge(
        account(ONE, TWO), account({**ONE, "trust": 4}, TWO), account(ONE, {**TWO, "trust": 5})
    )
    assert [person.trust for person in both.account.stakeholders] == [4, 5]
    assert both.conflicts == ()


def test_different_fields_of_one_person_are_both_kept() -> None:
    both = merge(account(ONE), account({**ONE, "trust": 4}), account({**ONE, "worries": "人手"}))
    (person,) = both.account.stakeholders
    assert (person.trust, person.worries) == (4, "人手")
    assert both.conflicts == ()


def test_the_same_field_is_a_conflict_that_names_both_values() -> None:
    both = merge(account(ONE), account({**ONE, "trust": 4}), account({**ONE, "trust": 2}))
    assert both.conflicts == (Conflict("stakeholders", "one", ("trust",), ours=4, theirs=2),)
    assert both.account.stakeholders[0].trust == 2


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    changed = account({**ONE, "trust": 5})
    assert merge(account(ONE), changed, changed).conflicts == ()


def test_fields_inside_a_group_are_merged_one_by_one() -> None:
    ours = account({**ONE, "dependence": {"they_on_us": 4}})
    theirs = account({**ONE, "dependence": {"we_on_them": 2}})
    dependence = merge(account(ONE), ours, theirs).account.stakeholders[0].dependence
    assert (dependence.they_on_us, dependence.we_on_them) == (4, 2)


def test_people_added_on_both_sides_are_all_there_in_order() -> None:
    both = merge(account(ONE), account(TWO, ONE), account(ONE, THREE))
    assert names(both.account) == ["二", "一", "三"]


def test_what_both_left_alone_and_one_removed_is_gone() -> None:
    assert names(merge(account(ONE, TWO), account(ONE), account(ONE, TWO)).account) == ["一"]


def test_what_one_removed_and_the_other_changed_is_kept_as_changed() -> None:
    changed = {**TWO, "trust": 1}
    without, kept = account(ONE), account(ONE, changed)
    for ours, theirs in [(without, kept), (kept, without)]:
        assert merge(account(ONE, TWO), ours, theirs).account.stakeholders[1].trust == 1


def test_two_stages_of_one_assessment_are_merged_by_stage_and_criterion() -> None:
    def assessed(*stages: dict[str, Any]) -> Account:
        assessment = {
            "id": "as", "deal": "d", "side": "rep", "assessed_on": "2026-11-01", "stages": stages,
        }  # fmt: skip
        return account(deals=[{"id": "d", "name": "商談"}], assessments=[assessment])

    def stage(number: int, **values: str) -> dict[str, Any]:
        answers = [{"criterion": name, "value": value} for name, value in values.items()]
        return {"stage": number, "answers": answers}

    base = assessed(stage(0, a="unknown", b="unknown"))
    ours = assessed(stage(0, a="yes", b="unknown"))
    theirs = assessed(stage(0, a="unknown", b="no"), stage(1, c="partly"))
    both = merge(base, ours, theirs)
    entries = both.account.assessments[0].stages
    assert {a.criterion: a.value.value for e in entries for a in e.answers} == {
        "a": "yes", "b": "no", "c": "partly",
    }  # fmt: skip
    assert both.conflicts == ()


def test_a_new_order_of_one_side_is_kept() -> None:
    turned = account(THREE, TWO, ONE)
    assert names(merge(account(ONE, TWO, THREE), turned, account(ONE, TWO, THREE)).account) == [
        "三",
        "二",
        "一",
    ]
    assert names(merge(account(ONE, TWO, THREE), account(ONE, TWO, THREE), turned).account) == [
        "三",
        "二",
        "一",
    ]
