"""Which letter: the list of them, a new one, and one for each complaint that waits for it."""

from collections.abc import Callable, Iterator, Sequence

from ipywidgets import HTML, Button, Dropdown, HBox, VBox
from traitlets import Bunch

from kit.account import Complaint, Letter
from kit.analysis.after_order.complaints import ComplaintState, complaint_desk, waits_for_letter
from kit.analysis.finding import in_brief
from kit.letters import begun, kind_for
from kit.widgets.fold import Fold
from kit.widgets.letters.writing import put_letter
from kit.widgets.links import notebook_link
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["LetterChooser"]

PEOPLE = "01_people"
_AT_ONCE = -1
"""A complaint of today waits for its letter too."""


class LetterChooser:
    """The letters of the account."""

    def __init__(self, seat: Seat, mark: SavedMark, chosen: Callable[[str], None]) -> None:
        self._seat, self._mark, self._chosen, self._taking = seat, mark, chosen, False
        self._open = ""
        self.list = self._dropdown("desk_open", "30em")
        self.kind, self.to = self._dropdown("desk_kind", "16em"), self._dropdown("desk_to", "20em")
        self.about, self.first_step = prose(look="quiet"), prose()
        self.people = HTML()
        self.begin = self._button("desk_begin", self._begin, "kit-main")
        self.waiting = VBox()
        self.remove = self._button("desk_remove", self._ask, "kit-plain")
        self.question = HBox(layout={"display": "none"}, _dom_classes=["kit-row"])
        tips = (seat.say("unfold"), seat.say("fold"))
        new = VBox([self._row(self.kind, self.to, self.begin), self.about])
        self.new = Fold(self._say("desk_new"), tips, lambda: new)
        self.new.turn(not seat.account.letters)
        self.list.observe(self._picked, "value")
        self.kind.observe(lambda _: self._tell_kind(), "value")
        opened = self._row(self.list, self.remove)
        self.box = VBox(
            [self.first_step, self.people, opened, self.question, self.waiting, self.new.box]
        )

    def take(self, letter_id: str) -> None:
        """Show the letters, kinds and people as they are now."""
        account, self._open = self._seat.account, letter_id
        self._taking = True
        try:
            _offer(self.list, [*self._letters()], letter_id or None)
            kinds = self._seat.pack.letters.items()
            named = [(self._seat.text(kind.name), name) for name, kind in kinds]
            _offer(self.kind, named, self.kind.value or named[0][1])
            nobody = (self._say("desk_choose"), "")
            _offer(self.to, [nobody, *self._seat.people()], self.to.value or "")
        finally:
            self._taking = False
        empty = not account.stakeholders
        told = "desk_no_people" if empty else "" if account.letters else "desk_first"
        put(self.first_step, self._say(told) if told else "")
        link = self._seat.word(f"start.notebook.{PEOPLE}")
        self.people.value = notebook_link(f"{PEOPLE}.ipynb", link) if empty else ""
        for part, visible in ((self.new.box, not empty), (self.list, account.letters)):
            part.layout.display = None if visible else "none"
        self.remove.layout.display = None if account.letters else "none"
        self._tell_kind()
        self._show_waiting()

    def _say(self, key: str, **facts: object) -> str:
        return self._seat.word(f"letters.{key}", **facts)

    def _dropdown(self, label: str, width: str) -> Dropdown:
        looks = ["kit-above"]
        return Dropdown(description=self._say(label), layout={"width": width}, _dom_classes=looks)

    def _button(self, name: str, act: Callable[[], None], *looks: str) -> Button:
        button = Button(description=self._say(name), _dom_classes=["kit-button", *looks])
        button.on_click(lambda _: act())
        return button

    def _row(self, *widgets: Dropdown | Button) -> HBox:
        return HBox(widgets, layout={"align_items": "flex-end"}, _dom_classes=["kit-row"])

    def _letters(self) -> Iterator[tuple[str, str]]:
        """Yield each letter as (what it is called, id), the newest first; no two are alike."""
        seen: dict[str, int] = {}
        for letter in reversed(self._seat.account.letters):
            told = self._named(letter)
            seen[told] = seen.get(told, 0) + 1
            yield told if seen[told] == 1 else f"{told} ({seen[told]})", letter.id

    def _named(self, letter: Letter) -> str:
        seat, kind = self._seat, self._seat.pack.letters.get(letter.kind)
        person = seat.account.stakeholder(letter.recipient)
        sent = letter.sent_on
        state = self._say("desk_sent", day=sent) if sent else self._say("desk_unsent")
        name = person.name if person else letter.recipient
        called = seat.text(kind.name) if kind else letter.kind
        return self._say("desk_named", kind=called, name=name, state=state)

    def _tell_kind(self) -> None:
        kind = self._seat.pack.letters.get(self.kind.value or "")
        put(self.about, self._seat.text(kind.about) if kind else "")

    def _show_waiting(self) -> None:
        complaints = [*self._without_letter()] if self._seat.account.stakeholders else []
        head = [prose(self._say("desk_waiting"), "quiet")] if complaints else []
        self.waiting.children = [*head, *map(self._answer, complaints)]

    def _without_letter(self) -> Iterator[Complaint]:
        """Yield the complaints to which no letter was sent and none is begun."""
        account, today = self._seat.account, self._seat.today
        begun_for = {each.complaint for each in account.letters}
        for each in complaint_desk(account, today):
            open_still = each.state is not ComplaintState.over
            waits = waits_for_letter(account, each.complaint, today, _AT_ONCE)
            if open_still and waits and each.complaint.id not in begun_for:
                yield each.complaint

    def _answer(self, complaint: Complaint) -> Button:
        told = self._say("desk_answer", what=in_brief(complaint.what))
        looks = ["kit-button"]
        button = Button(description=told, layout={"align_self": "flex-start"}, _dom_classes=looks)
        button.on_click(lambda _: self._mark.attempt(lambda: self._write_about(complaint)))
        return button

    def _write_about(self, complaint: Complaint) -> None:
        kind = kind_for(complaint, self._seat.pack)
        # Who complained may be unknown: the reader is chosen in the letter then.
        people = (*complaint.received_from, *(e.id for e in self._seat.account.stakeholders))
        self._add(kind, people[0], complaint.id)

    def _begin(self) -> None:
        if not self.to.value:
            self.to.focus()
            return
        self._mark.attempt(lambda: self._add(self.kind.value, self.to.value, None))

    def _add(self, kind: str, to: str, complaint: str | None) -> None:
        seat = self._seat
        letter = Letter(
            id=new_id("letter"), kind=kind, recipient=to, writer=seat.rater, complaint=complaint
        )
        seat.save(lambda account: put_letter(account, begun(account, seat.pack, letter, seat.lang)))
        self.new.turn(False)
        self._chosen(letter.id)

    def _picked(self, change: Bunch) -> None:
        if not self._taking and change["new"]:
            self._close()
            self._chosen(change["new"])

    def _ask(self) -> None:
        yes = self._button("desk_remove_yes", lambda: self._mark.attempt(self._out))
        no = Button(description=self._seat.say("answer_cancel"), _dom_classes=["kit-button"])
        no.on_click(lambda _: self._close())
        self.question.children = [prose(self._say("desk_remove_asked")), yes, no]
        self.question.layout.display = None

    def _close(self) -> None:
        self.question.layout.display = "none"

    def _out(self) -> None:
        gone = self._open
        self._seat.save(
            lambda account: account.model_copy(
                update={"letters": tuple(e for e in account.letters if e.id != gone)}
            )
        )
        self._close()


def _offer(control: Dropdown, options: Sequence[tuple[str, str]], value: str | None) -> None:
    """Offer choices and show one of them, or none where it is offered no more."""
    if tuple(control.options) != tuple(options):
        control.options = options
    offered = {each for _, each in options}
    if control.value != value or value not in offered:
        control.value = value if value in offered else None
