"""The sheet with its pictures, one picking people on the other."""

from datetime import date

import ipywidgets
import traitlets

from kit.pack import Pack
from kit.widgets.people.map import PeopleMap
from kit.widgets.people.sheet import PeopleSheet
from kit.workbook import Workbook

__all__ = ["people_form"]


def people_form(
    workbook: Workbook, pack: Pack, today: date, lang: str = "ja", *, read_only: bool = False
) -> ipywidgets.VBox:
    """Return the stakeholder sheet with the live pictures of the people below it."""
    sheet = PeopleSheet(workbook, pack, lang, read_only=read_only)
    below = PeopleMap(workbook, pack, today, lang)
    traitlets.link((sheet, "selected"), (below, "selected"))
    return ipywidgets.VBox([sheet, below])
