"""What the contact log and what we know of a customer accept, refuse, and begin with."""

import pytest
from pydantic import ValidationError

from kit.account import Account, Contact, Fact, InformationItem, SelfCheck, Touch
from kit.account.merge import Conflict, merge
from kit.account.shape import natural_key, shape_of
from kit.errors import validation_faults


def _refusal(model, **fields):
    """Return the code and place of the one fault."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(fields)
    (fault,) = validation_faults(refused.value.errors(include_url=False))
    return fault.code, fault.place


@pytest.mark.parametrize("minutes", [0, 30, 1440, None])
def test_minutes_are_of_one_day_or_unknown(minutes) -> None:
    assert Contact(id="k1", held_on="2026-11-12", minutes=minutes).minutes == minutes


@pytest.mark.parametrize(
    ("minutes", "code"),
    [
        (-1, "value.out_of_range"),
        (1441, "value.out_of_range"),
        (True, "value.not_a_number"),
        ("長め", "value.not_a_number"),
    ],
)
def test_minutes_that_are_none_of_these_are_refused(minutes, code) -> None:
    assert _refusal(Contact, id="k1", held_on="2026-11-12", minutes=minutes) == (code, ("minutes",))


@pytest.mark.parametrize(
    ("model", "given", "missing"),
    [
        (Contact, {}, "held_on"),
        (InformationItem, {}, "question"),
        (Fact, {"area": "strategy"}, "text"),
        (Fact, {"text": "出す前に見つける"}, "area"),
        (SelfCheck, {}, "checked_on"),
    ],
)
def test_an_entry_cannot_do_without(model, given, missing) -> None:
    assert _refusal(model, id="e1", **given) == ("value.missing", (missing,))


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (Contact(id="k1", held_on="2026-11-12"), ("channel", "started_by", "occasion")),
        (InformationItem(id="i1", question="decision"), ("channel", "certainty")),
        (SelfCheck(id="s1", checked_on="2026-11-12"), ("moment",)),
        (Touch(pair="R1"), ("effect",)),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_is_not_chosen_of_an_entry_is_unknown(entry, fields) -> None:
    assert {getattr(entry, field).value for field in fields} == {"unknown"}


def test_what_is_not_entered_of_an_entry_is_unknown_and_not_zero() -> None:
    assert Contact(id="k1", held_on="2026-11-12").minutes is None
    assert InformationItem(id="i1", question="decision").heard_on is None
    assert Fact(id="f1", area="strategy", text="x").as_of is None


def test_one_contact_may_have_several_purposes_and_people() -> None:
    contact = Contact.model_validate(
        {
            "id": "k1",
            "held_on": "2026-11-12",
            "purposes": ["propose", "thank"],
            "stakeholders": ["kato", "sato"],
        }
    )
    assert [each.value for each in contact.purposes] == ["propose", "thank"]
    assert contact.stakeholders == ("kato", "sato")


def test_the_groups_of_a_list_are_told_apart_by_what_the_pack_words() -> None:
    inside = {
        field.name: natural_key(field.of)
        for model in (Contact, SelfCheck)
        for field in shape_of(model)
        if field.of and field.many and hasattr(field.of, "model_fields")
    }
    assert inside == {"touches": "pair", "answers": "statement"}


def _logged(**touches: str) -> Account:
    rated = [{"pair": pair, "effect": effect} for pair, effect in touches.items()]
    contact = {"id": "k1", "held_on": "2026-11-12", "touches": rated}
    return Account.model_validate(
        {"id": "aoba", "profile": {"name": "青葉"}, "contacts": [contact]}
    )


def test_two_people_rate_different_pairs_of_one_contact() -> None:
    base = _logged(R1="unknown", R4="unknown")
    both = merge(base, _logged(R1="raises", R4="unknown"), _logged(R1="unknown", R4="lowers"))
    assert {each.pair: each.effect.value for each in both.account.contacts[0].touches} == {
        "R1": "raises",
        "R4": "lowers",
    }
    assert both.conflicts == ()


def test_the_same_pair_rated_in_two_ways_is_a_conflict() -> None:
    both = merge(_logged(R1="unknown"), _logged(R1="raises"), _logged(R1="lowers"))
    path = ("touches", "R1", "effect")
    assert both.conflicts == (Conflict("contacts", "k1", path, ours="raises", theirs="lowers"),)
