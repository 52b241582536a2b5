"""An account that begins here: what is typed of it is checked and saved as a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.account import Account, Profile
from kit.errors import Fault, Faults
from kit.store import Store
from kit.workbook.ids import new_id

__all__ = ["NewAccount", "begin", "suggested_id"]

_PLACES = {("profile", "name"): "name", ("profile", "kana"): "kana", ("members", 0, "name"): "rep"}


@dataclass(frozen=True)
class NewAccount:
    """What somebody typed of an account; without an id, the one a list would give it."""

    name: str
    kana: str = ""
    rep: str = ""
    pack: str = ""
    id: str = ""


def _meant(known: Mapping[str, str], name: str) -> str | Fault:
    # Loading what reads lists takes as long as all else a page shows at first.
    from kit.exchange.lists import account_meant  # noqa: PLC0415

    return account_meant(known, name)


def suggested_id(name: str) -> str:
    """Return the id that a new account of this name gets, nothing where it has no name."""
    meant = _meant({}, name)
    return meant if isinstance(meant, str) else ""


def begin(store: Store, typed: NewAccount, author: str) -> Account:
    """Save a new account.

    Raises Faults, each at the name of what was typed, where something is missing or not accepted
    and where there is such an account already.
    """
    account = _account(typed)
    known = {each.account: each.name for each in store.listing()}
    for place, meant in (("name", _meant(known, typed.name)), ("id", account.id)):
        if isinstance(meant, Fault):
            facts = {"name": typed.name, "account": meant.facts["known"]}
        elif meant in known:
            facts = {"name": known[meant], "account": meant}
        else:
            continue
        raise Faults(typed.name, [Fault("account.there_already", (place,), facts)])
    return store.save(None, account, author).account


def _account(typed: NewAccount) -> Account:
    if not typed.name.strip():
        raise Faults("", [Fault("account.nameless", ("name",))])
    rep = " ".join(typed.rep.split())
    member = {"id": new_id("m"), "name": rep}
    profile = {"name": typed.name.strip(), "kana": typed.kana.strip(), "pack": typed.pack}
    blank = Account(id="a", profile=Profile(name=""))
    try:
        return blank.changed(
            id=typed.id.strip() or suggested_id(typed.name),
            profile=profile | ({"rep": member["id"]} if rep else {}),
            members=(member,) if rep else (),
        )
    except Faults as error:
        faults = [Fault(each.code, _place(each), each.facts) for each in error.faults]
        raise Faults(typed.name, faults) from error


def _place(fault: Fault) -> tuple[str]:
    return (_PLACES.get(fault.place) or str(fault.place[0]),)
