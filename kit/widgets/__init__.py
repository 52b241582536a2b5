"""Forms in the notebook: what is typed goes to the workbook, what changes there is shown."""

from kit.widgets.people import PeopleMap, PeopleSheet, people_form

__all__ = ["PeopleMap", "PeopleSheet", "people_form"]
