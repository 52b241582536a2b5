"""The coach's remarks on single entries (赤ペン): written here, answered here."""

from ipywidgets import Button, Dropdown, HBox, VBox
from traitlets import Bunch

from kit.account import KINDS, Account, Remark
from kit.analysis.coaching import REMARKABLE, entries_of, fields_of, remarked
from kit.errors import KitError, WrongUse
from kit.widgets.coaching.record import put_item, the_item
from kit.widgets.controls import block
from kit.widgets.field import Field, reason
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.words import show
from kit.workbook import new_id

__all__ = ["RemarksForm"]


class RemarksForm:
    """All remarks, those that wait for an answer in front, and what makes one more."""

    def __init__(self, seat: Seat, mark: SavedMark) -> None:
        self._seat, self._mark = seat, mark
        self.answers: dict[str, _Answer] = {}
        self.listed, self.none = VBox(), prose(look="quiet")
        self.kind = self._list("Remark.kind")
        self.entry = self._list("Remark.entry", "22em")
        self.field = self._list("Remark.field")
        self.text = block(seat.label("Remark.text"), seat.say("remark_hint"))
        self.text.add_class("kit-above")
        self.save = Button(description=seat.say("remark_save"), _dom_classes=("kit-button",))
        self.save.layout.align_self = "flex-start"
        self.save.on_click(lambda _: self._attempt())
        self.fault = prose(look="fault")
        chooser = HBox([self.kind, self.entry, self.field], _dom_classes=("kit-row",))
        self.box = VBox(
            [
                prose(seat.say("remark_title"), "heading"),
                prose(seat.say("remark_why"), "quiet"),
                self.none,
                self.listed,
                chooser,
                self.text,
                self.save,
                self.fault,
            ]
        )
        self.kind.observe(self._kind_chosen, "value")
        self.take()

    def take(self) -> None:
        """Show the remarks and offer the entries as they are now."""
        seat = self._seat
        made = sorted(seat.account.remarks, key=lambda e: (bool(e.answer.strip()), e.made_on))
        for remark in made:
            if remark.id not in self.answers:
                self.answers[remark.id] = _Answer(seat, self._mark, remark.id)
            self.answers[remark.id].take(remark)
        shown = [self.answers[remark.id].box for remark in made]
        if list(self.listed.children) != shown:
            self.listed.children = shown
        put(self.none, "" if made else seat.say("remark_none"))
        held = [kind for kind in REMARKABLE if getattr(seat.account, kind)]
        _offer(self.kind, [(seat.word(f"fields.Account.{kind}"), kind) for kind in held])
        self._offer_entries()

    def _kind_chosen(self, _: Bunch) -> None:
        self._offer_entries()

    def _offer_entries(self) -> None:
        seat, kind = self._seat, self.kind.value
        if kind is None:
            return
        found = [*entries_of(seat.account, kind, seat.lang)]
        names = [name for name, _ in found]
        _offer(self.entry, [(n if names.count(n) == 1 else f"{n} [{i}]", i) for n, i in found])
        model = KINDS[kind].__name__
        whole = (seat.say("remark_whole"), "")
        _offer(self.field, [whole, *((seat.label(f"{model}.{f}"), f) for f in fields_of(kind))])

    def _list(self, label: str, width: str = "14em") -> Dropdown:
        described = self._seat.label(label)
        return Dropdown(description=described, layout={"width": width}, _dom_classes=("kit-above",))

    def _attempt(self) -> None:
        try:
            self._add()
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
        else:
            put(self.fault)
            self.text.value = ""

    def _add(self) -> None:
        seat = self._seat
        if self.kind.value is None or self.entry.value is None:
            raise WrongUse("remark.about_nothing")
        if not self.text.value.strip():
            raise WrongUse("record.unsaid")
        remark = Remark.checked(
            {
                "id": new_id("remark"),
                "kind": self.kind.value,
                "entry": self.entry.value,
                "field": self.field.value or "",
                "text": self.text.value,
                "made_by": seat.rater if seat.account.member(seat.rater) else None,
                "made_on": seat.today,
            }
        )
        seat.save(lambda account: put_item(account, "remarks", remark))


class _Answer:
    """One remark with the field for its answer."""

    def __init__(self, seat: Seat, mark: SavedMark, remark_id: str) -> None:
        self._seat, self._id = seat, remark_id
        self.about, self.text, self.when = (
            prose(look="quiet"),
            prose(look="key"),
            prose(look="quiet"),
        )
        control = block(seat.label("Remark.answer"), seat.say("remark_answer_hint"))
        self.answer = Field(control, self._save, mark, seat.lang)
        self.answer.box.layout.width = "100%"
        self.box = VBox([self.about, self.text, self.answer.box, self.when])
        self.box.add_class("kit-evidence")

    def take(self, remark: Remark) -> None:
        """Show the remark and its answer as they are saved now."""
        seat = self._seat
        about = remarked(seat.account, remark, seat.lang) or seat.word("report.remark_gone")
        by = seat.account.member(remark.made_by)
        facts = {"about": about, "by": by.name if by else None, "day": remark.made_on}
        put(self.about, seat.word("report.remark_on", **facts))
        put(self.text, remark.text)
        self.answer.take(remark.answer)
        who = seat.account.member(remark.answered_by)
        when = {"who": who.name if who else show(None, seat.lang), "day": remark.answered_on}
        put(self.when, seat.say("remark_answered", **when) if remark.answered_on else "")

    def _save(self, answer: str) -> None:
        self._seat.save(lambda account: self._answered(account, answer))

    def _answered(self, account: Account, answer: str) -> Account:
        remark = the_item(account, "remarks", self._id)
        if remark is None:
            return account
        given = bool(answer.strip())
        who = self._seat.rater if given and account.member(self._seat.rater) else None
        new = remark.changed(
            answer=answer, answered_on=self._seat.today if given else None, answered_by=who
        )
        return put_item(account, "remarks", new)


def _offer(chooser: Dropdown, options: list[tuple[str, str]]) -> None:
    """Offer these choices; the one that is chosen stays where it can, else it is the first."""
    if chooser.options == tuple(options):
        return
    kept = chooser.value
    chooser.options = options
    known = [value for _, value in options]
    chooser.value = kept if kept in known else next(iter(known), None)
