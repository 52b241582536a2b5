"""What promises, milestones, open questions and complaints accept, refuse, and begin with."""

import pytest
from pydantic import ValidationError

from kit.account import (
    Account,
    AfterVisit,
    Complaint,
    Milestone,
    OpenQuestion,
    Promise,
)
from kit.account.merge import Conflict, merge
from kit.account.shape import called_by, natural_key, shape_of
from kit.errors import validation_faults


def _refusal(model, **fields):
    """Return the code and place of the one fault."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(fields)
    (fault,) = validation_faults(refused.value.errors(include_url=False))
    return fault.code, fault.place


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (Promise(id="y1", what="講習"), ("kind", "recorded_in")),
        (Milestone(id="g1", deal="d1", step="go-live"), ("sales_was_there", "confirmed")),
        (Complaint(id="e1", what="来ない"), ("small", "attributed_to")),
    ],
)
def test_what_is_not_chosen_of_an_entry_is_unknown(entry, fields) -> None:
    assert {getattr(entry, field).value for field in fields} == {"unknown"}


def test_what_is_not_entered_of_a_visit_is_unknown_and_not_zero() -> None:
    after = Complaint(id="e1", what="来ない").after
    assert (after.visited_on, after.minutes, after.cause, after.expectation) == (None,) * 4
    assert after.they_saw_it.value == "unknown"


@pytest.mark.parametrize("expectation", [1, 5, None])
def test_what_they_still_expect_is_one_to_five_or_unknown(expectation) -> None:
    assert AfterVisit(expectation=expectation).expectation == expectation


@pytest.mark.parametrize(
    ("expectation", "code"),
    [(0, "value.out_of_range"), (6, "value.out_of_range"), (True, "value.not_a_number")],
)
def test_an_expectation_that_is_none_of_these_is_refused(expectation, code) -> None:
    assert _refusal(AfterVisit, expectation=expectation) == (code, ("expectation",))


@pytest.mark.parametrize(
    ("model", "given", "missing"),
    [
        (Promise, {}, "what"),
        (Milestone, {"step": "go-live"}, "deal"),
        (Milestone, {"deal": "d1"}, "step"),
        (OpenQuestion, {}, "what"),
        (Complaint, {}, "what"),
    ],
)
def test_an_entry_without_its_core_is_refused(model, given, missing) -> None:
    assert _refusal(model, id="x1", **given) == ("value.missing", (missing,))


def test_a_report_to_the_customer_needs_its_day() -> None:
    refused = _refusal(Complaint, id="e1", what="来ない", reports=[{"what": "中間報告"}])
    assert refused == ("value.missing", ("reports", 0, "due_on"))


def test_the_groups_of_a_complaint_are_told_apart_by_day_and_by_statement() -> None:
    lists = (field for field in shape_of(Complaint) if field.many and field.of)
    groups = {field.name: field.of for field in lists if hasattr(field.of, "model_fields")}
    assert {name: natural_key(of) for name, of in groups.items()} == {
        "reports": "due_on",
        "follow_through": "statement",
    }


@pytest.mark.parametrize("model", [Promise, OpenQuestion, Complaint])
def test_an_entry_without_a_name_is_called_by_what_it_says(model) -> None:
    assert called_by(model) == "what"


def test_an_entry_named_by_the_pack_alone_is_called_by_nothing() -> None:
    assert called_by(Milestone) == ""


def _with_reports(**done: str | None) -> Account:
    reports = [
        {"due_on": f"2026-12-{day.removeprefix('d')}", "done_on": on} for day, on in done.items()
    ]
    complaint = {"id": "e1", "what": "来ない", "reports": reports}
    return Account.model_validate(
        {"id": "aoba", "profile": {"name": "青葉"}, "complaints": [complaint]}
    )


def test_two_people_tick_off_different_reports_of_one_complaint() -> None:
    base = _with_reports(d01=None, d08=None)
    ours = _with_reports(d01="2026-12-01", d08=None)
    theirs = _with_reports(d01=None, d08="2026-12-07")
    both = merge(base, ours, theirs)
    done = [each.done_on.isoformat() for each in both.account.complaints[0].reports]
    assert done == ["2026-12-01", "2026-12-07"]
    assert both.conflicts == ()


def test_the_same_report_done_on_two_days_is_a_conflict() -> None:
    base = _with_reports(d01=None)
    both = merge(base, _with_reports(d01="2026-12-01"), _with_reports(d01="2026-12-02"))
    path = ("reports", "2026-12-01", "done_on")
    assert both.conflicts == (
        Conflict("complaints", "e1", path, ours="2026-12-01", theirs="2026-12-02"),
    )
    put = both.conflicts[0].put_ours(both.account).complaints[0].reports[0]
    assert put.done_on.isoformat() == "2026-12-01"
