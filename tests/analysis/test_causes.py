"""Supposed and real causes side by side, over accounts and quarters."""

from datetime import date

import pytest

from kit.account import Account, Complaint, LapseCause, Profile
from kit.analysis.after_order import compare_causes
from kit.analysis.deals.lead import Quarter
from kit.analysis.share import Share, TooFew


def _complaint(
    item_id: str, supposed: str | None, real: str | None, received_on: str | None = "2026-11-02"
) -> Complaint:
    return Complaint.model_validate(
        {
            "id": item_id,
            "what": "来ない",
            "received_on": received_on,
            "before": {"cause": supposed},
            "after": {"cause": real},
        }
    )


def _account(name: str, *complaints: Complaint) -> Account:
    return Account(id=name, profile=Profile(name=name), complaints=complaints)


@pytest.fixture
def two_accounts() -> tuple[Account, Account]:
    return (
        _account(
            "aohara",
            _complaint("e1", "fault", "sales-absent"),
            _complaint("e2", "fault", "fault", "2026-05-13"),
        ),
        _account(
            "shiomino",
            _complaint("e1", "fault", "sales-absent", "2026-08-20"),
            _complaint("e2", "late", None, None),
        ),
    )


def test_complaints_of_many_accounts_stand_in_one_row_the_oldest_first(two_accounts, today) -> None:
    found = compare_causes(two_accounts, today).readings
    assert [(each.account.id, each.complaint.id) for each in found] == [
        ("aohara", "e2"),
        ("shiomino", "e1"),
        ("aohara", "e1"),
        ("shiomino", "e2"),
    ]


def test_how_often_a_real_cause_follows_a_supposed_one_is_counted(two_accounts, today) -> None:
    compared = compare_causes(two_accounts, today)
    assert compared.pairs == {("fault", "sales-absent"): 2, ("fault", "fault"): 1}
    assert [each.account.id for each in compared.misread] == ["shiomino", "aohara"]


def test_what_is_not_known_on_both_sides_is_counted_beside_the_share(two_accounts, today) -> None:
    assert compare_causes(two_accounts, today, needed=3).read_right == Share(1, 3, 1)
    assert compare_causes(two_accounts, today, needed=4).read_right == TooFew(1, 3, 1, 4)


def test_the_trend_goes_by_the_quarter_of_the_complaint(two_accounts, today) -> None:
    found = compare_causes(two_accounts, today, needed=1).quarters
    assert [(each.quarter, each.read_right) for each in found] == [
        (Quarter(2026, 2), Share(1, 1, 0)),
        (Quarter(2026, 3), Share(0, 1, 0)),
        (Quarter(2026, 4), Share(0, 1, 0)),
    ]


def test_our_own_root_causes_are_counted_with_the_unknown_ones(today) -> None:
    known = _complaint("e1", None, None).changed(lapse={"cause": "knew_but_did_not"})
    counted = compare_causes([_account("a", known, _complaint("e2", None, None))], today).lapses
    assert counted == {LapseCause.knew_but_did_not: 1, LapseCause.unknown: 1}


def test_a_complaint_of_later_is_not_compared_yet(two_accounts) -> None:
    compared = compare_causes(two_accounts, date(2026, 6, 1))
    assert [each.complaint.id for each in compared.readings] == ["e2", "e2"]


def test_without_any_complaint_there_is_nothing_to_compare(today) -> None:
    compared = compare_causes([_account("a")], today)
    assert (compared.readings, compared.pairs, compared.quarters) == ((), {}, ())
    assert compared.read_right == TooFew(0, 0, 0, 5)
