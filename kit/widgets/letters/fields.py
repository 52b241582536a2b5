"""To whom a letter goes, from whom, about what; and the superior who looked at it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ipywidgets import Dropdown, HBox, VBox

from kit.account import Contact, LetterForm, YesNo
from kit.analysis.finding import in_brief
from kit.widgets.controls import choose, line
from kit.widgets.field import Field
from kit.widgets.letters.writing import Writing
from kit.widgets.saved import SavedMark
from kit.words import choice

__all__ = ["LetterFields"]

Options = list[tuple[str, str]]
NOTHING = ""
"""A list shows no name for None."""

MOST = 30
"""The contacts to choose from, the newest first."""

_CHOICES = {"grave": YesNo, "form": LetterForm}
_WIDTHS = {"kind": "16em", "recipient": "20em", "writer": "14em", "checked_by": "14em"}


class LetterFields:
    """The fields of a letter beside its facts and its text, by their names."""

    def __init__(self, writing: Writing, mark: SavedMark) -> None:
        self._writing, self._mark = writing, mark
        self._seat = writing.seat
        self._offers: Mapping[str, Callable[[], Options]] = {
            "kind": self._kinds,
            "recipient": lambda: [*self._seat.people()],
            "writer": lambda: self._members(self._seat.say("unknown_person")),
            "checked_by": lambda: self._members(self._told("unchecked")),
            "complaint": self._complaints,
            "deal": self._deals,
            "contact": self._contacts,
        }
        self.fields: dict[str, Field] = {}
        self.box = VBox(
            [
                self._row("kind", "recipient", "writer"),
                self._row("complaint", "deal", "contact"),
                self._row("grave", "written_on", "form"),
            ]
        )
        self.superior = self._row("checked_by", "checked_on")

    def take(self) -> None:
        """Show what is saved."""
        letter = self._writing.letter
        for name, field in self.fields.items():
            held = getattr(letter, name)
            if name in self._offers:
                held = held or NOTHING
                field.offer(_with(self._offers[name](), held))
            field.take(self._seat.day(held) if name.endswith("_on") else held)
        grave = self.fields["grave"].box.layout
        grave.display = None if self._writing.apologises else "none"

    def _row(self, *names: str) -> HBox:
        for name in names:
            self.fields[name] = self._field(name)
        return HBox([self.fields[name].box for name in names], _dom_classes=["kit-row"])

    def _field(self, name: str) -> Field:
        def save(value: object) -> None:
            self._writing.change(**{name: None if value == NOTHING else value})

        return Field(self._control(name), save, self._mark, self._seat.lang)

    def _control(self, name: str) -> Any:
        seat, label = self._seat, self._seat.label(f"Letter.{name}")
        if name in _CHOICES:
            return choose(label, _CHOICES[name], seat.lang)
        if name in self._offers:
            return Dropdown(description=label, layout={"width": _WIDTHS.get(name, "18em")})
        return line(label, seat.say("day_hint"), "14em")

    def _kinds(self) -> Options:
        kinds = self._seat.pack.letters.items()
        return [(self._seat.text(kind.name), name) for name, kind in kinds]

    def _members(self, nobody: str) -> Options:
        members = self._seat.account.members
        return [
            (nobody, NOTHING),
            *_apart((each.name, each.id) for each in members),
        ]

    def _complaints(self) -> Options:
        told = (
            (self._told("complaint", day=each.received_on, what=in_brief(each.what)), each.id)
            for each in reversed(self._seat.account.complaints)
        )
        return [self._nothing(), *_apart(told)]

    def _deals(self) -> Options:
        deals = self._seat.account.deals
        return [self._nothing(), *_apart((each.name, each.id) for each in deals)]

    def _contacts(self) -> Options:
        """Return the newest contacts with whom the letter goes to, and the one it follows."""
        letter, contacts = self._writing.letter, self._seat.account.contacts
        if letter is None:
            return [self._nothing()]
        with_them = [e for e in contacts if letter.recipient in e.stakeholders]
        newest = sorted(with_them, key=lambda each: each.held_on, reverse=True)[:MOST]
        held = self._seat.account.contact(letter.contact)
        offered = [*newest, *([held] if held and held not in newest else [])]
        return [self._nothing(), *_apart((self._contact(each), each.id) for each in offered)]

    def _contact(self, contact: Contact) -> str:
        channel = choice(contact.channel, self._seat.lang)
        heard = in_brief(contact.heard or contact.next_step)
        return self._told("contact", day=contact.held_on, channel=channel, heard=heard).strip()

    def _nothing(self) -> tuple[str, str]:
        return self._told("none"), NOTHING

    def _told(self, key: str, **facts: object) -> str:
        return self._seat.word(f"letters.desk_{key}", **facts)


def _apart(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (name, id); no two names are alike."""
    pairs = [*named]
    names = [name for name, _ in pairs]
    for name, item_id in pairs:
        yield name if names.count(name) == 1 else f"{name} [{item_id}]", item_id


def _with(options: Options, held: str) -> Options:
    """Return options that hold what is saved too, such as a kind that this pack has not."""
    return options if held in {each for _, each in options} else [*options, (held, held)]
