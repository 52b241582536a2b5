"""One labelled control: it saves what is typed, and says in a sentence why it could not."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from ipywidgets import VBox, Widget
from traitlets import Bunch, TraitError

from kit.errors import Faults, KitError
from kit.widgets.controls import Picker
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.words import say, say_fault

__all__ = ["Field", "reason"]


class Field:
    """A control bound to one place of the account."""

    def __init__(
        self, control: Widget, save: Callable[[Any], None], mark: SavedMark, lang: str
    ) -> None:
        self.control, self._save, self._mark, self._lang = control, save, mark, lang
        self.fault = prose(look="fault")
        self.box = VBox([control, self.fault])
        self.refused = False
        self._taking = False
        control.add_class("kit-above")
        control.observe(self._typed, "value")

    def take(self, value: object) -> None:
        """Show what is saved now; what was typed and refused stays until it is put right."""
        if isinstance(self.control, Picker):
            self.control.refresh()
        if not self.refused and self.control.value != value:
            self._set(value=value)

    def offer(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer these choices from now on."""
        if tuple(self.control.options) != tuple(options):
            self._set(options=options, value=self.control.value)

    def _set(self, **traits: object) -> None:
        self._taking = True
        try:
            # A choice that is not offered leaves the control as it is.
            with suppress(TraitError):
                for name, value in traits.items():
                    setattr(self.control, name, value)
        finally:
            self._taking = False

    def _typed(self, change: Bunch) -> None:
        if self._taking:
            return
        # Before saving: whoever hears of it may show the field anew.
        self.refused = False
        try:
            self._save(change["new"])
        except KitError as error:
            self.refuse(error)
        else:
            put(self.fault)
            self._mark.release(self)

    def again(self) -> None:
        """Try once more to save what was refused; what it lacked may be there now."""
        if self.refused:
            self._typed(Bunch(new=self.control.value))

    def refuse(self, error: KitError) -> None:
        """Say why what stands in the control is not saved."""
        self.refused = True
        put(self.fault, reason(error, self._lang))
        self._mark.hold(self)


def reason(error: KitError, lang: str) -> str:
    """Return in one sentence why something was not accepted where it was typed."""
    if isinstance(error, Faults) and error.faults:
        first = error.faults[0]
        return say_fault(type(first)(first.code, (), first.facts), lang)
    return say(error, lang)
