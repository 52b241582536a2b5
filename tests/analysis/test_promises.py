"""The promise ledger, and what it gives to notice (promise.*)."""

import pytest

from kit.account import Account, Promise
from kit.analysis.after_order import PromiseState, promise_ledger, promise_standing


def _promise(**fields) -> Promise:
    return Promise.model_validate({"id": "y1", "what": "書面を渡す", "deal": "deal", **fields})


@pytest.fixture
def ordered(account, deal, ago):
    """Return an account whose deal was ordered a hundred days ago, with some promises."""

    def make(*promises: Promise, **deal_fields) -> Account:
        given = {"status": "won", "ordered_on": ago(100), **deal_fields}
        return account(deals=(deal(**given),), promises=promises)

    return make


@pytest.mark.parametrize(
    ("days", "state", "counted"),
    [
        ({}, PromiseState.undated, None),
        ({"due_on": -1}, PromiseState.open, 1),
        ({"due_on": 0}, PromiseState.open, 0),
        ({"due_on": 1}, PromiseState.overdue, 1),
        ({"due_on": 9, "kept_on": 5}, PromiseState.kept, 5),
        ({"due_on": 9, "kept_on": -1}, PromiseState.overdue, 9),
        ({"kept_on": 5, "confirmed_on": 2}, PromiseState.confirmed, None),
        ({"kept_on": 5, "confirmed_on": -2}, PromiseState.kept, 5),
        ({"confirmed_on": 0}, PromiseState.confirmed, None),
    ],
)
def test_a_promise_stands_by_the_days_that_have_come(days, state, counted, ago, today) -> None:
    standing = promise_standing(_promise(**{name: ago(n) for name, n in days.items()}), today)
    assert (standing.state, standing.days) == (state, counted)


def test_the_most_pressing_promise_stands_first(ordered, ago, today) -> None:
    promises = [
        _promise(id="confirmed", confirmed_on=ago(1)),
        _promise(id="undated"),
        _promise(id="open", due_on=ago(-9)),
        _promise(id="kept", kept_on=ago(1)),
        _promise(id="late", due_on=ago(2)),
        _promise(id="later", due_on=ago(5)),
    ]
    ledger = promise_ledger(ordered(*promises), today)
    assert [each.promise.id for each in ledger] == [
        "later",
        "late",
        "open",
        "undated",
        "kept",
        "confirmed",
    ]


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"status": "in_progress", "ordered_on": None}, False),
        ({"status": "lost"}, False),
        ({"status": "stopped"}, False),
        ({"status": "won", "ordered_on": None}, True),
        ({"status": "in_progress"}, True),
    ],
)
def test_promises_of_a_deal_without_an_order_are_not_told(
    fields, is_told, ordered, ago, raised
) -> None:
    customer = ordered(_promise(due_on=ago(9), recorded_in="oral_only"), **fields)
    for code in ("promise.overdue", "promise.oral_only"):
        assert bool(raised(customer, code)) is is_told


def test_an_order_of_tomorrow_is_none_yet(ordered, ago, raised) -> None:
    assert raised(ordered(_promise(due_on=ago(9)), ordered_on=ago(-1)), "promise.overdue") == []


def test_a_promise_of_no_deal_is_told_all_the_same(account, ago, raised) -> None:
    customer = account(promises=(_promise(deal=None, due_on=ago(9)),))
    assert raised(customer, "promise.overdue") == [{"promises": ("書面を渡す",), "n": 1, "days": 9}]


@pytest.mark.parametrize(("due", "told"), [(0, False), (1, True)])
def test_a_promise_past_its_day_is_a_finding(due, told, ordered, ago, raised) -> None:
    assert bool(raised(ordered(_promise(due_on=ago(due))), "promise.overdue")) is told


def test_overdue_promises_are_told_in_one_line_with_the_longest_delay(ordered, ago, raised) -> None:
    late = [_promise(id=f"y{n}", what=f"約束{n}", due_on=ago(n)) for n in (3, 12)]
    assert raised(ordered(*late), "promise.overdue") == [
        {"promises": ("約束12", "約束3"), "n": 2, "days": 12}
    ]


@pytest.mark.parametrize(("kept", "told"), [(14, False), (15, True)])
def test_a_promise_kept_and_not_confirmed_is_a_finding_after_a_while(
    kept, told, ordered, ago, raised
) -> None:
    found = raised(ordered(_promise(kept_on=ago(kept))), "promise.unconfirmed")
    assert found == ([{"promises": ("書面を渡す",), "n": 1, "limit": 14}] if told else [])


def test_a_promise_by_word_of_mouth_alone_is_a_finding_until_they_confirm(
    ordered, ago, raised
) -> None:
    said = _promise(recorded_in="oral_only")
    unknown = _promise(id="y2", what="いつか")
    assert raised(ordered(said, unknown), "promise.oral_only") == [
        {"promises": ("書面を渡す",), "n": 1, "unknown": 1}
    ]
    confirmed = said.model_copy(update={"confirmed_on": ago(0)})
    assert raised(ordered(confirmed, unknown), "promise.oral_only") == []


def test_where_a_promise_is_recorded_is_not_guessed(ordered, raised) -> None:
    assert raised(ordered(_promise()), "promise.oral_only") == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\n  書面を渡す \n二行目", "書面を渡す"),
        ("あ" * 31, "あ" * 29 + "…"),
        ("あ" * 30, "あ" * 30),
        ("  ", None),
    ],
)
def test_a_promise_is_named_by_its_first_line(typed, shown, ordered, ago, raised) -> None:
    (found,) = raised(ordered(_promise(what=typed, due_on=ago(1))), "promise.overdue")
    assert found["promises"] == (shown,)
