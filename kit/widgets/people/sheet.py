"""The stakeholder sheet (関係顧客分析シート)."""

from kit.pack import Pack
from kit.widgets.people.layouts import STAKEHOLDERS
from kit.widgets.sheet import Sheet
from kit.workbook import Workbook

__all__ = ["PeopleSheet"]


class PeopleSheet(Sheet):
    """The people of an open account as a sheet to fill in."""

    def __init__(
        self, workbook: Workbook, pack: Pack, lang: str = "ja", *, read_only: bool = False
    ) -> None:
        super().__init__(workbook, STAKEHOLDERS, pack, lang, read_only=read_only)
