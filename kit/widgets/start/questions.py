"""What a file leaves open is asked, never guessed: its kind, its sheet, the order of its dates."""

from collections.abc import Callable, Sequence

from ipywidgets import Dropdown, HBox
from traitlets import Bunch

from kit.errors import Fault
from kit.exchange.lists import HeadingMap, Kind, kind_word
from kit.widgets.start.entrance import Entrance

__all__ = ["Questions"]

_ASKED = {"list.several_kinds": "kind", "list.several_sheets": "sheet", "list.dates_order": "dates"}
_ORDERS = ("mdy", "dmy")


class Questions:
    """Lists to choose an answer from; each shows once its question came up."""

    def __init__(self, entrance: Entrance, answered: Callable[[], None]) -> None:
        self._entrance, self._answered, self._quiet = entrance, answered, False
        self.lists = {name: self._list(name) for name in _ASKED.values()}
        self.box = HBox([*self.lists.values()])
        self.box.add_class("kit-row")
        self.forget()

    @property
    def kind(self) -> str:
        """Return what the file was said to be a list of, or nothing."""
        return str(self.lists["kind"].value)

    @property
    def said(self) -> HeadingMap | None:
        """Return what was said of sheet and dates, or None."""
        sheet, dates = self.lists["sheet"].value, self.lists["dates"].value
        return HeadingMap(sheet=sheet, dates=dates) if sheet or dates else None

    def offer(self, faults: Sequence[Fault]) -> None:
        """Ask what the faults leave open; what was answered stays to be answered otherwise."""
        for fault in faults:
            name = _ASKED.get(fault.code)
            if name and not self.lists[name].value:
                answers = {"kind": tuple(Kind), "dates": _ORDERS}.get(name)
                self._fill(name, self._worded(name, answers or fault.facts["sheets"]))

    def take(self, before: "Questions") -> None:
        """Take over the questions and answers of a form before, in this language."""
        for name, asked in before.lists.items():
            if answers := [value for _, value in asked.options if value]:
                self._fill(name, self._worded(name, answers), asked.value)

    def forget(self) -> None:
        """Ask nothing until a question comes up."""
        for name in self.lists:
            self._fill(name, [])

    def _list(self, name: str) -> Dropdown:
        asked = Dropdown(description=self._entrance.say(f"ask_{name}"), layout={"width": "16em"})
        asked.add_class("kit-above")
        asked.observe(self._chosen, "value")
        return asked

    def _fill(self, name: str, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        asked = self.lists[name]
        self._quiet = True
        try:
            asked.options = [(self._entrance.say("ask_none"), ""), *choices]
            asked.value = chosen
        finally:
            self._quiet = False
        asked.layout.display = None if choices else "none"

    def _worded(self, name: str, answers: Sequence[str]) -> list[tuple[str, str]]:
        if name == "kind":
            return [(kind_word(Kind(each)).in_(self._entrance.lang), each) for each in answers]
        if name == "sheet":
            return [(each, each) for each in answers]
        return [(self._entrance.say(f"dates_{each}"), each) for each in answers]

    def _chosen(self, _: Bunch) -> None:
        if not self._quiet:
            self._answered()
