"""The readable keys by which rows of other sheets belong to an entry."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from kit.errors import Place
from kit.exchange.cells import Names, folded
from kit.exchange.excel.found import FoundRow, FoundSheet
from kit.exchange.excel.identify import Ids
from kit.exchange.excel.ledger import Ledger
from kit.exchange.excel.plan import Role, Slot
from kit.exchange.excel.rows import readable_key
from kit.exchange.names import NEARBY
from kit.words import Text, word

__all__ = ["Keys"]

_LANGUAGES = ("ja", "en")


class Keys:
    """Which entry of its kind a key means."""

    def __init__(self, names: Names, ledger: Ledger) -> None:
        self._names, self._ledger = names, ledger
        self._rows: dict[str, dict[str, int]] = {}
        self._shown: dict[str, tuple[str, ...]] = {}

    def read(self, sheet: FoundSheet, items: Sequence[Mapping[str, Any]], ids: Ids) -> None:
        """Take in the keys of a sheet: as written, and as its values would make them."""
        slot = next((each for each in sheet.plan.slots if each.role is Role.key), None)
        if slot is None:
            return
        found: dict[str, int] = {}
        for n, row in enumerate(sheet.rows):
            written = folded(row.text(slot))
            # A copied row still has the key of the first, which its values may tell apart.
            if written and found.setdefault(written, n) != n and n not in ids.copies:
                self._refuse(row, slot)
        for n, (row, item) in enumerate(zip(sheet.rows, items, strict=True)):
            own = folded(row.text(slot)) if n not in ids.copies else ""
            made = [found.setdefault(key, n) for key in self._made(sheet, item) if key]
            if not own and n not in made:
                self._refuse(row, slot)
        self._rows[sheet.plan.path[0]] = found
        self._shown[sheet.plan.path[0]] = tuple(row.text(slot) for row in sheet.rows)

    def place(self, sheet: FoundSheet, row: FoundRow) -> Place | None:
        """Return the place of the entry that a row of another sheet belongs to, or refuse it."""
        kind = sheet.plan.path[0]
        slot = next(each for each in sheet.plan.slots if each.role is Role.key)
        written = row.text(slot)
        n = self._rows.get(kind, {}).get(folded(written))
        if n is not None:
            return kind, n
        known = get_close_matches(written, self._shown.get(kind, ()), NEARBY, 0)
        key = f"fields.Account.{kind}"
        called = Text(ja=word(key, "ja"), en=word(key, "en"))
        facts = {"found": written, "kind": called, "known": tuple(known)}
        code = "cell.reference_unknown" if known else "cell.reference_none"
        self._ledger.refuse(code if written.strip() else "value.missing", facts, row.places[slot])
        return None

    def _made(self, sheet: FoundSheet, item: Mapping[str, Any]) -> list[str]:
        model = sheet.plan.models[0]
        return [folded(readable_key(model, item, self._names, lang)) for lang in _LANGUAGES]

    def _refuse(self, row: FoundRow, slot: Slot) -> None:
        self._ledger.refuse("excel.key_twice", {"found": row.text(slot)}, row.places[slot])
