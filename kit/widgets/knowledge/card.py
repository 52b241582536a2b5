"""The card of one question or area: the newest that is known of it, written in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ipywidgets import Button, VBox, Widget

from kit.account import Account, Certainty, Channel, Fact, InformationItem, Item
from kit.widgets.controls import PeoplePicker, block, choose, line, person_list
from kit.widgets.field import Field
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.workbook import new_id

__all__ = ["AREAS", "QUESTIONS", "Card", "Topic"]

Makes = Callable[[str, Seat], Widget]


@dataclass(frozen=True)
class Topic:
    """What cards of one kind hold: entries of a kind, told apart by a field, newest by a day.

    fields names the controls; the first of them is what is known, days are typed as days.
    """

    kind: str
    model: type[Item]
    by: str
    day: str
    fields: Mapping[str, Makes]
    begin: Callable[[str], Item]

    def about(self, account: Account, topic_id: str) -> list[Item]:
        """Return the entries of a question or an area, the newest first."""
        found = [e for e in getattr(account, self.kind) if getattr(e, self.by) == topic_id]
        dated = enumerate(found)
        # Of entries without a day, and of one day, the one written last is the newest.
        newest = sorted(dated, key=lambda e: (_known(getattr(e[1], self.day)), e[0]), reverse=True)
        return [each for _, each in newest]


def _known(day: object) -> str:
    return str(day or "")


QUESTIONS = Topic(
    "information",
    InformationItem,
    "question",
    "heard_on",
    {
        "answer": lambda label, seat: block(label, seat.say("card_answer_hint"), 3),
        "heard_from": PeoplePicker,
        "about": person_list,
        "heard_on": lambda label, seat: line(label, seat.say("day_hint"), "13em"),
        "channel": lambda label, seat: choose(label, Channel, seat.lang),
        "certainty": lambda label, seat: choose(label, Certainty, seat.lang),
    },
    lambda topic_id: InformationItem(id=new_id("information"), question=topic_id),
)
AREAS = Topic(
    "facts",
    Fact,
    "area",
    "as_of",
    {
        "text": lambda label, seat: block(label, seat.say("card_text_hint"), 3),
        "source": lambda label, _: line(label, width="22em"),
        "as_of": lambda label, seat: line(label, seat.say("day_hint"), "13em"),
    },
    lambda topic_id: Fact(id=new_id("fact"), area=topic_id, text=""),
)


class Card(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """The newest entry of a question or an area; earlier ones are told below and are kept."""

    def __init__(self, seat: Seat, mark: SavedMark, topic: Topic, topic_id: str) -> None:
        self._seat, self._topic, self._id = seat, topic, topic_id
        self._entry = next(iter(topic.about(seat.account, topic_id)), None)
        self.fields = {name: self._field(name, mark) for name in topic.fields}
        self.anew = Button(description=seat.say("card_anew"), _dom_classes=["kit-plain"])
        self.anew.on_click(lambda _: self._leave_off())
        self.earlier = prose(look="quiet")
        super().__init__(self._parts(), _dom_classes=["kit-body"])
        self.take()

    def begin(self) -> None:
        """Go to what is written first."""
        next(iter(self.fields.values())).control.focus()

    def take(self) -> None:
        """Show the entry as it is saved now; one that is not saved yet stays as it is typed."""
        found = self._topic.about(self._seat.account, self._id)
        entry = next((each for each in found if self._entry and each.id == self._entry.id), None)
        if self._entry and entry is None:
            entry = next(iter(found), None)
        self._entry = entry
        shown = entry or self._topic.begin(self._id)
        for name, field in self.fields.items():
            held = getattr(shown, name)
            field.take(self._seat.day(held) if name == self._topic.day else held)
        self.anew.layout.display = None if entry else "none"
        put(self.earlier, *(self._told(each) for each in found if each is not entry))

    def _parts(self) -> list[Widget]:
        known, *others = (each.box for each in self.fields.values())
        row = VBox(others, _dom_classes=["kit-row"], layout={"flex_flow": "row wrap"})
        return [known, row, self.anew, self.earlier]

    def _field(self, name: str, mark: SavedMark) -> Field:
        label = self._seat.label(f"{self._topic.model.__name__}.{name}")
        control = self._topic.fields[name](label, self._seat)
        return Field(control, lambda value: self._save(name, value), mark, self._seat.lang)

    def _leave_off(self) -> None:
        """Leave the entry as it is and write a new one."""
        self._entry = None
        self.take()
        self.begin()

    def _save(self, name: str, value: object) -> None:
        """Save what was typed; the first of a new entry begins it."""
        entry = (self._entry or self._topic.begin(self._id)).changed(**{name: value})
        begun, self._entry = self._entry, entry
        try:
            self._seat.save(lambda account: _put(account, self._topic.kind, entry))
        except Exception:
            self._entry = begun
            raise

    def _told(self, entry: Item) -> str:
        day = getattr(entry, self._topic.day)
        known = getattr(entry, next(iter(self._topic.fields)))
        return self._seat.say("card_earlier", day=day, known=known) if known.strip() else ""


def _put(account: Account, kind: str, entry: Item) -> Account:
    items = getattr(account, kind)
    kept = tuple(entry if each.id == entry.id else each for each in items)
    return account.model_copy(update={kind: kept if entry in kept else (*kept, entry)})
