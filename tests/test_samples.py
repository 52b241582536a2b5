from pathlib import Path

import pytest

from kit.account import reference_faults
from kit.analysis.changes import State, changes
from kit.pack import load_pack
from kit.samples import sample_accounts, sample_ids, sample_past
from kit.settings import Settings

SETTINGS = Settings(home=Path("/nowhere"), store="sqlite://")
WITH_PAST = ["aohara-koki", "shiomino-bank"]


def test_each_sample_file_bears_the_id_of_its_account() -> None:
    accounts = sample_accounts(SETTINGS)
    assert sample_ids(SETTINGS) == tuple(each.account.id for each in accounts)
    assert len(accounts) >= 6


@pytest.fixture(scope="module")
def accounts():
    return {each.account.id: each.account for each in sample_accounts(SETTINGS)}


@pytest.mark.parametrize("account", WITH_PAST)
def test_a_sample_with_a_past_stood_well_formed_on_every_day_of_it(account, accounts) -> None:
    past = sample_past(accounts[account], SETTINGS)
    assert len(past) >= 4
    for moment, state in past:
        assert reference_faults(state) == (), moment
        assert state.profile.as_of == moment.date()
        assert all(each.held_on <= moment.date() for each in state.contacts)
        assert all(each.held_on <= moment.date() for each in state.coaching_sessions)


@pytest.mark.parametrize("account", WITH_PAST)
def test_a_past_reaches_half_a_year_back_and_to_the_last_session(account, accounts) -> None:
    days = [moment.date() for moment, _ in sample_past(accounts[account], SETTINGS)]
    as_of = accounts[account].profile.as_of
    assert (as_of - min(days)).days >= 170
    assert max(days) == max(each.held_on for each in accounts[account].coaching_sessions)


@pytest.mark.parametrize("account", WITH_PAST)
def test_since_the_last_session_something_went_up_down_and_moved_again(account, accounts) -> None:
    now, past = accounts[account], sample_past(accounts[account], SETTINGS)
    moment, then = past[-1]
    course = {
        ("deals", deal.id): [(on.date(), s.deal(deal.id)) for on, s in past if s.deal(deal.id)]
        for deal in now.deals
    }
    states = State(then, moment.date()), State(now, now.profile.as_of)
    found = changes(*states, load_pack(now.profile.pack, SETTINGS), course)
    assert {each.turn.value for each in found} == {"better", "worse", "noted"}
    told = {each.code for each in found}
    assert {"level.rated", "person.attitude", "person.trust", "action.done"} <= told
    assert [each.facts["n"] for each in found if each.code == "date.moved_again"] == [3]


def test_the_other_samples_have_no_past(accounts) -> None:
    others = set(accounts) - set(WITH_PAST)
    assert others
    assert all(sample_past(accounts[each], SETTINGS) == () for each in others)
