"""A file taken in: first what it would change, then, at a button, the change itself."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ipywidgets import Button, Checkbox, FileUpload, HBox, VBox, Widget
from traitlets import Bunch

from kit.errors import Fault, KitError
from kit.exchange.elsewhere import CALENDAR
from kit.exchange.lists import TEXT, WORKBOOK
from kit.widgets.prose import prose, put
from kit.widgets.start.entrance import Entrance
from kit.widgets.start.preview import faults_of, outcome, refusal
from kit.widgets.start.questions import Questions
from kit.widgets.start.sent import SentFile
from kit.words import say
from kit.workbook.intake import Asked, Intake, take_in

__all__ = ["MOST_MB", "IntakeForm"]

MOST_MB = 20
"""What the page can send at once, as kit lab sets JupyterLab up."""
_NOBODYS = {"list.no_account", "contacts.no_account"}
_UNKNOWN = {"account.unknown_in_file", "list.account_unknown"}


class IntakeForm:
    """A file chosen, what it would change, and the button that saves it.

    A file chosen in a form before, in another language, stays with what was answered about it.
    """

    def __init__(
        self,
        entrance: Entrance,
        opened: Callable[[], str],
        taken: Callable[[Sequence[str]], None],
        before: "IntakeForm | None" = None,
    ) -> None:
        self._entrance, self._opened, self._taken = entrance, opened, taken
        told = entrance.say
        self.sent: SentFile | None = None
        self._asked = Asked()
        accept = ",".join((*WORKBOOK, *TEXT, *CALENDAR, ".json"))
        send = {"description": told("choose_file"), "tooltip": told("choose_file")}
        self.upload = FileUpload(accept=accept, multiple=False, icon="", **send)
        # Its own text counts the files that were sent, which here is always none.
        self.upload.add_class("kit-send")
        self.upload.add_class("kit-button")
        self.upload.observe(self._sent, "value")
        self.new = Checkbox(description=told("new_accounts"), indent=False)
        self.skip = Checkbox(description=told("skip_faulty"), indent=False)
        self.questions = Questions(entrance, self._look)
        self.state, self.told = prose(look="heading"), VBox()
        self.go, self.leave = self._button("go", self._take), self._button("leave", self._forget)
        self.go.add_class("kit-main")
        for control in (self.new, self.skip):
            control.layout.width = "auto"
            control.observe(lambda _: self._look(), "value")
        buttons = HBox([self.go, self.leave])
        buttons.add_class("kit-row")
        asked = VBox([self.new, self.skip, self.questions.box])
        about = prose(told("take_in_about", mb=MOST_MB), "quiet")
        self.box = VBox([about, self.upload, self.state, self.told, asked, buttons])
        self._forget()
        if before:
            self._take_over(before)

    def _button(self, name: str, act: Callable[[], None]) -> Button:
        button = Button(description=self._entrance.say(name))
        button.add_class("kit-button")
        button.on_click(lambda _: act())
        return button

    def _sent(self, change: Bunch) -> None:
        if not change["new"]:
            return
        (sent,) = change["new"]
        self._forget()
        self.sent = SentFile(sent["name"], bytes(sent["content"]))
        self.upload.value = ()
        self._look()

    def _take_over(self, before: "IntakeForm") -> None:
        self.new.value, self.skip.value = before.new.value, before.skip.value
        self.questions.take(before.questions)
        self.sent, before.sent = before.sent, None
        self._look()

    def _look(self) -> None:
        """Say what the file would change as things are asked now."""
        if self.sent is None:
            return
        file = self.sent.path
        put(self.state, self._entrance.say("reading", file=file.name))
        try:
            intake, self._asked = self._foreseen(file)
            own = prose(self._borrowed(), "quiet")
        except KitError as error:
            self._refuse(error)
            return
        key = "faulty" if intake.refused else "preview"
        shown = refusal if intake.refused else _foretold
        put(self.state, self._entrance.say(key, file=file.name))
        self.told.children = [own, *shown(intake, self._entrance)]
        self._offer(faults_of(intake), may_go=not intake.refused and _changes(intake))

    def _foreseen(self, file: Path) -> tuple[Intake, Asked]:
        """Read the file; a list that names no account counts for the one that is open."""
        settings, lang = self._entrance.settings, self._entrance.lang
        records = settings.home / "records"
        asked = Asked(
            author=settings.user,
            lang=lang,
            kind=self.questions.kind,
            new_accounts=self.new.value,
            skip_faulty=self.skip.value,
            dry_run=True,
            said=self.questions.said,
            kept=records / "maps",
            faulty_in=records,
        )
        intake = take_in([file], self._entrance.store, asked)
        if _NOBODYS & _codes(faults_of(intake)) and (account := self._opened()):
            asked = replace(asked, account=account)
            intake = take_in([file], self._entrance.store, asked)
        return intake, asked

    def _borrowed(self) -> str:
        if not self._asked.account:
            return ""
        found = self._entrance.store.read(self._asked.account).account
        return self._entrance.say("for_account", name=found.profile.name)

    def _offer(self, faults: Sequence[Fault], *, may_go: bool) -> None:
        """Show the controls that can change anything about what was found."""
        codes = _codes(faults)
        in_rows = any(each.cell and each.cell.row for each in faults)
        _show(self.new, self.new.value or bool(_UNKNOWN & codes))
        _show(self.skip, self.skip.value or in_rows)
        self.questions.offer(faults)
        _show(self.go, may_go)
        _show(self.leave, True)

    def _take(self) -> None:
        if self.sent is None:
            return
        file, entrance = self.sent.path, self._entrance
        try:
            intake = take_in([file], entrance.store, replace(self._asked, dry_run=False))
        except KitError as error:
            self._refuse(error)
            return
        if intake.refused:
            # Somebody else has saved since the preview was made.
            self._look()
            return
        told = [*outcome(intake, entrance, dry_run=False)]
        self._forget()
        put(self.state, entrance.say("taken", file=file.name))
        self.told.children = told
        self._taken(tuple(intake.saves))

    def _refuse(self, error: KitError) -> None:
        """Say why it cannot be done now; the file stays, to be tried again."""
        told = say(error, self._entrance.lang, on_screen=True)
        put(self.state)
        self.told.children = [prose(told, "fault")]
        _show(self.leave, True)

    def _forget(self) -> None:
        """Let go of the file, and of what was asked about it."""
        if self.sent:
            self.sent.close()
        self.sent = None
        put(self.state)
        self.told.children = []
        self.questions.forget()
        # Where there is no account yet, whatever comes is new.
        self.new.value, self.skip.value = not self._entrance.store.accounts(), False
        for each in (self.new, self.skip, self.go, self.leave):
            _show(each, False)


def _foretold(intake: Intake, entrance: Entrance) -> Sequence[Widget]:
    told = [*outcome(intake, entrance, dry_run=True)]
    return told if _changes(intake) else [prose(entrance.say("nothing_new")), *told]


def _changes(intake: Intake) -> bool:
    """Tell whether anything would be saved, or any row comes back to be corrected."""
    tallies = [each for of in intake.lists for each in of.arranged.tallies.values()]
    return (
        any(each.items for each in intake.arrivals)
        or any(each.new or each.updated for each in tallies)
        or any(each.arranged.faults for each in intake.lists)
        or any(each.proposed.new or each.proposed.faults for each in intake.contacts)
    )


def _codes(faults: Collection[Fault]) -> set[str]:
    return {each.code for each in faults}


def _show(control: Any, shown: bool) -> None:
    control.layout.display = None if shown else "none"
