"""A sheet as its page sees it: what is typed goes there, what it is told comes back."""

from typing import Any

from kit.pack import Pack
from kit.widgets.sheet import Layout, Sheet
from kit.workbook import Workbook


class SheetPage:
    def __init__(self, workbook: Workbook, layout: Layout, pack: Pack, lang: str = "ja") -> None:
        self.sheet, self.told = Sheet(workbook, layout, pack, lang), list[dict[str, Any]]()
        self.sheet.send = self.told.append  # type: ignore[method-assign]

    def edit(self, *edits: dict[str, Any]) -> dict[str, Any]:
        self.sheet._receive(self.sheet, {"type": "edit", "serial": 1, "edits": edits}, [])
        return self.told[-1]

    def add(self, item_id: str, **cells: str) -> dict[str, Any]:
        typed = [{"op": "set", "id": item_id, "field": f, "text": t} for f, t in cells.items()]
        return self.edit({"op": "add", "id": item_id, "after": None}, *typed)

    def type(self, item_id: str, field: str, text: str) -> dict[str, Any]:
        return self.edit({"op": "set", "id": item_id, "field": field, "text": text})

    def row(self, item_id: str) -> dict[str, Any]:
        return next(row for row in self.sheet.rows if row["id"] == item_id)
