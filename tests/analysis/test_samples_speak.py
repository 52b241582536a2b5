"""The samples show each kind of relation, and what becomes of orders and complaints."""

from pathlib import Path

import pytest

from kit.account import Account
from kit.analysis import find
from kit.analysis.contacts import balance, shares
from kit.analysis.share import TooFew
from kit.pack import FACTS, Pack, load_pack
from kit.samples import sample_accounts
from kit.settings import Settings

CHAPTERS = (
    "contact",
    "balance",
    "information",
    "understanding",
    "early",
    "promise",
    "milestone",
    "after_order",
    "complaint",
    "plan",
    "action",
    "finding",
    "decision",
    "map",
)


@pytest.fixture(scope="module")
def accounts() -> dict[str, tuple[Account, Pack]]:
    settings = Settings(home=Path("/nowhere"), store="sqlite://")
    samples = (read.account for read in sample_accounts(settings))
    return {each.id: (each, load_pack(each.profile.pack, settings)) for each in samples}


@pytest.fixture(scope="module")
def codes(accounts) -> dict[str, set[str]]:
    return {
        name: {found.code for found in find(account, pack, account.profile.as_of)}
        for name, (account, pack) in accounts.items()
    }


def test_every_finding_of_these_chapters_is_raised_by_some_sample(codes) -> None:
    wanted = {code for code in FACTS if code.split(".")[0] in CHAPTERS}
    assert wanted - set().union(*codes.values()) == set()


@pytest.mark.parametrize(
    ("account", "code"),
    [
        ("segoshi-soun", "contact.reply_only"),
        ("segoshi-soun", "balance.eroding"),
        ("shizukuno-denso", "contact.mail_only"),
        ("rurisawa-nyugyo", "contact.silence"),
        ("rurisawa-nyugyo", "understanding.warm_but_no_issue"),
        ("hise-clinics", "contact.routine_only"),
        ("aohara-koki", "after_order.silence"),
        ("aohara-koki", "complaint.cause_misread"),
        ("aohara-koki", "complaint.blame_passed"),
        ("shiomino-bank", "complaint.no_letter"),
        ("rurisawa-nyugyo", "complaint.none_recorded"),
        ("aohara-koki", "plan.no_customer_outcome"),
        ("aohara-koki", "finding.unanswered"),
    ],
)
def test_each_relation_shows_what_ails_it(account, code, codes) -> None:
    assert code in codes[account]


@pytest.mark.parametrize("account", ["aohara-koki", "mionohara-hospital", "shiomino-bank"])
def test_a_relation_well_cared_for_is_not_found_fault_with(account, accounts, codes) -> None:
    ailing = {"contact.reply_only", "contact.mail_only", "contact.no_suggestion", "balance.eroding"}
    assert codes[account] & ailing == set()
    customer, pack = accounts[account]
    assert balance(customer, pack, customer.profile.as_of).net > 0


def test_a_deal_signed_off_as_promised_is_not_found_fault_with(codes) -> None:
    ailing = {"milestone.sales_absent", "milestone.late", "promise.overdue", "after_order.silence"}
    assert codes["shiomino-bank"] & ailing == set()


@pytest.mark.parametrize("account", ["hise-clinics", "shizukuno-denso", "tokusado-seika"])
def test_without_an_order_nothing_is_said_of_the_time_after_it(account, codes) -> None:
    groups = {code.split(".")[0] for code in codes[account]}
    assert groups & {"promise", "milestone", "after_order", "complaint"} == set()


def test_of_a_nearly_empty_account_there_is_too_little_for_any_share(accounts) -> None:
    customer, pack = accounts["tokusado-seika"]
    found = shares(customer, pack, customer.profile.as_of)
    assert isinstance(found.started_by_us, TooFew)
    assert isinstance(found.by_mail, TooFew)
    assert balance(customer, pack, customer.profile.as_of).net is None


def test_a_log_reaches_half_a_year_back_and_not_beyond_its_day(accounts) -> None:
    for name, (account, _) in accounts.items():
        days = [(account.profile.as_of - each.held_on).days for each in account.contacts]
        assert min(days) >= 0, name
        assert max(days) <= 185, name


def test_nobody_is_in_a_contact_after_they_left(accounts) -> None:
    for name, (account, _) in accounts.items():
        for contact in account.contacts:
            here = {account.stakeholder(who) for who in contact.stakeholders}
            late = [p.name for p in here if p.left_on and p.left_on < contact.held_on]
            assert late == [], (name, contact.id)
