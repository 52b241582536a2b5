"""A letter sent on (投函): its day, told once to the contact log and to the complaint."""

from collections.abc import Callable
from datetime import date

from ipywidgets import HTML, Button, HBox, VBox

from kit.account import Account, Effect, Letter
from kit.errors import KitError, WrongUse
from kit.letters import post_letter, take_back, told_by
from kit.widgets.chips import Chips
from kit.widgets.controls import line
from kit.widgets.field import reason
from kit.widgets.letters.writing import Writing
from kit.widgets.links import notebook_link
from kit.widgets.prose import prose, put
from kit.words import read_day

__all__ = ["Posting"]

LOG = "03_contacts"


class Posting:
    """The day a letter went out, and the pairs of habits that it may have touched."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._seat = writing, writing.seat
        self._saved: tuple[object, ...] | None = None
        self.day = line(self._seat.label("Letter.sent_on"), self._seat.say("day_hint"), "14em")
        self.day.add_class("kit-above")
        self.pairs = Chips(self._say("post_pairs"))
        self.unchecked, self.fault = prose(look="fault"), prose(look="fault")
        self.told, self.log = prose(look="saved"), HTML()
        self.save = self._button("post_save", self._post, "kit-main")
        self.back = self._button("post_back", self._take_back, "kit-plain")
        about = prose(self._say("post_about"), "quiet")
        acts = HBox([self.save, self.back], _dom_classes=["kit-row"])
        shown = [self.unchecked, self.fault, self.told, self.log]
        self.box = VBox([about, self.day, self.pairs, acts, *shown])

    def take(self) -> None:
        """Show the day and the pairs as they are saved; what is being written stays."""
        letter, kind = self._writing.letter, self._writing.kind
        if letter is None:
            return
        pairs = [each for each in (kind.raises if kind else ()) if each in self._seat.pack.pairs]
        self.pairs.offer([(self._seat.text(self._seat.pack.pairs[e].raises), e) for e in pairs])
        self.pairs.layout.display = None if pairs else "none"
        contact = told_by(self._seat.account, letter)
        touches = contact.touches if contact else ()
        raised = tuple(e.pair for e in touches if e.effect is Effect.raises and e.pair in pairs)
        if (saved := (letter.sent_on, raised)) != self._saved:
            self._saved = saved
            self.day.value, self.pairs.value = self._seat.day(letter.sent_on), raised
        put(self.unchecked, self._missing(letter))
        self._tell(letter.sent_on, in_log=contact is not None)

    def _missing(self, letter: Letter) -> str:
        """Return what the superior's look still lacks before the letter goes out."""
        if letter.sent_on is not None:
            return ""
        if letter.checked_by is None:
            return self._say("post_unchecked")
        return self._say("post_changed") if self._writing.changed_since_look else ""

    def _tell(self, day: date | None, *, in_log: bool) -> None:
        told = self._say("post_saved", day=day) if day and in_log else ""
        put(self.told, told)
        name = self._seat.word(f"start.notebook.{LOG}")
        self.log.value = notebook_link(f"{LOG}.ipynb", name) if told else ""
        self.back.layout.display = None if day else "none"

    def _button(self, name: str, act: Callable[[], None], look: str) -> Button:
        button = Button(description=self._say(name), _dom_classes=["kit-button", look])
        button.on_click(lambda _: self._attempt(act))
        return button

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
        else:
            put(self.fault)

    def _post(self) -> None:
        day = read_day(self.day.value) if self.day.value.strip() else self._seat.today
        if day > self._seat.today:
            raise WrongUse("contact.in_future", day=day)
        pack, raised = self._seat.pack, self.pairs.value
        self._change(lambda account, letter: post_letter(account, letter, day, pack, raised))

    def _take_back(self) -> None:
        self._change(lambda account, letter: take_back(account, letter, self._seat.pack))

    def _change(self, change: Callable[[Account, Letter], Account]) -> None:
        def changed(account: Account) -> Account:
            letter = account.letter(self._writing.letter_id)
            return change(account, letter) if letter else account

        self._seat.save(changed)

    def _say(self, key: str, **facts: object) -> str:
        return self._seat.word(f"letters.desk_{key}", **facts)
