"""Whatever the edits and their order, what was saved is read back, now and later."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.account import Account, Attitude, Member, Profile, Stakeholder
from kit.store import Store

Edit = Callable[[Account], Account]
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
members = st.builds(Member, id=st.sampled_from("abcdefgh"), name=texts)
people = st.builds(
    Stakeholder, id=st.sampled_from("abcd"), name=texts, attitude=st.sampled_from(Attitude)
)


def set_of(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, unique_by=lambda each: each.id, max_size=6).map(tuple)


accounts = st.builds(
    Account,
    id=st.just("a"),
    profile=st.builds(Profile, name=texts, note=texts),
    members=set_of(members),
    stakeholders=set_of(people),
)


@st.composite
def edits(draw: st.DrawFn, before: Account) -> Account:
    """Put the members in another order, and add, change or remove one of them."""
    order = {each.id: each for each in draw(st.permutations(before.members))}
    match draw(st.sampled_from(["order", "put", "remove", "other"])):
        case "put":
            each = draw(members)
            order[each.id] = each
        case "remove" if order:
            order.pop(draw(st.sampled_from(sorted(order))))
        case "other":
            return draw(accounts)
    return before.model_copy(update={"members": tuple(order.values())})


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_state_reads_back_equal_now_and_later(data: st.DataObject) -> None:
    with Store("sqlite://") as store:
        saved = [store.save(None, data.draw(accounts), "mai")]
        for _ in range(data.draw(st.integers(1, 6))):
            account = data.draw(edits(saved[-1].account))
            saved.append(store.save(saved[-1], account, "mai"))
            assert saved[-1].account == account
            assert store.read("a") == saved[-1]
        for each in saved:
            assert store.read("a", revision=each.saved.revision).account == each.account
