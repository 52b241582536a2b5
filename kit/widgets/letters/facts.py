"""The facts a kind of letter asks for, each with how it is written and what the records know."""

from collections.abc import Iterator

from ipywidgets import VBox

from kit.letters import facts_known, facts_wanted
from kit.widgets.controls import block
from kit.widgets.field import Field
from kit.widgets.letters.writing import Writing
from kit.widgets.prose import prose, put
from kit.widgets.saved import SavedMark

__all__ = ["FactFields"]


class FactFields:
    """A field for each fact, in the order in which the letter says them."""

    def __init__(self, writing: Writing, mark: SavedMark) -> None:
        self._writing, self._mark, self._seat = writing, mark, writing.seat
        self.fields: dict[str, Field] = {}
        self.record = prose()
        self._guide = VBox([self.record], _dom_classes=["kit-guide"])
        self._list = VBox()
        self.box = VBox([self._guide, self._list])

    def take(self) -> None:
        """Show the facts of the kind as they are saved."""
        letter, matter = self._writing.letter, self._writing.matter
        if letter is None or matter is None:
            self._list.children = []
            return
        lang = self._writing.lang
        known = facts_known(matter, lang)
        wanted = facts_wanted(matter, lang)
        for fact in wanted:
            if fact not in self.fields:
                self.fields[fact] = self._field(fact)
            field = self.fields[fact]
            field.control.placeholder = self._hint(fact, known.get(fact, ""))
            field.take(letter.given(fact))
        boxes = tuple(self.fields[fact].box for fact in wanted)
        if self._list.children != boxes:
            self._list.children = boxes
        told = [*self._on_record()]
        head = self._seat.word("letters.desk_on_record")
        put(self.record, *((head, *told) if told else ()))
        self._guide.layout.display = None if told else "none"

    def _field(self, fact: str) -> Field:
        name = self._seat.text(self._seat.pack.letter_facts[fact].name)

        def save(text: str) -> None:
            self._writing.give(fact, text)

        return Field(block(name, "", 2), save, self._mark, self._seat.lang)

    def _hint(self, fact: str, known: str) -> str:
        if known:
            return self._seat.word("letters.desk_from_records", text=known)
        return self._seat.text(self._seat.pack.letter_facts[fact].hint)

    def _on_record(self) -> Iterator[str]:
        """Yield what is written of the complaint and the contact, to take words from."""
        seat, letter = self._seat, self._writing.letter
        complaint = seat.account.complaint(letter.complaint) if letter else None
        contact = seat.account.contact(letter.contact) if letter else None
        said: list[tuple[str, str]] = []
        if complaint:
            cause = seat.pack.causes.get(complaint.after.cause or "")
            said += [
                ("Complaint.what", complaint.what),
                ("AfterVisit.their_words", complaint.after.their_words),
                ("AfterVisit.cause", seat.text(cause.name) if cause else ""),
                ("Lapse.words", complaint.lapse.words),
                ("AfterVisit.left_undone", complaint.after.left_undone),
                ("AfterVisit.done_by_us", complaint.after.done_by_us),
                ("AfterVisit.hints", complaint.after.hints),
            ]
        if contact:
            said += [("Contact.heard", contact.heard), ("Contact.next_step", contact.next_step)]
        for label, text in said:
            if text.strip():
                yield seat.word("letters.desk_line", label=seat.label(label), text=text)
