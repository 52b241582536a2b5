"""Our own people as lists name them: known ones are found, others join."""

from kit.account import Account, Member
from kit.errors import Refused
from kit.exchange.cells import folded
from kit.exchange.lists.belongs import derived_id, free_id

__all__ = ["Members"]


class Members:
    """The members of an account, and those a list adds."""

    def __init__(self, account: Account) -> None:
        self.new: list[Member] = []
        self._names = {each.id: each.name for each in account.members}
        self._ids: dict[str, list[str]] = {}
        for each in account.members:
            self._ids.setdefault(folded(each.name), []).append(each.id)

    def id_of(self, text: str) -> str:
        """Return the id of the member whom a text means; raises Refused where it may be several."""
        if text.strip() in self._names:
            return text.strip()
        ids = self._ids.get(folded(text), [])
        if len(ids) > 1:
            known = tuple(f"{self._names[each]} ({each})" for each in ids)
            raise Refused("cell.reference_ambiguous", found=text, known=known)
        return ids[0] if ids else self._added(text)

    def _added(self, text: str) -> str:
        item_id = free_id(derived_id("m", text), self._names)
        name = " ".join(text.split())
        self.new.append(Member(id=item_id, name=name))
        self._names[item_id] = name
        self._ids[folded(text)] = [item_id]
        return item_id
