"""The stakeholder sheet (関係顧客分析シート) and the pictures of the people beside it."""

from kit.widgets.people.form import people_form
from kit.widgets.people.map import PeopleMap
from kit.widgets.people.page import open_people
from kit.widgets.people.sheet import PeopleSheet

__all__ = ["PeopleMap", "PeopleSheet", "open_people", "people_form"]
