"""The printed sheets of a letter: vertical ones to copy by hand, or ordinary ones."""

from base64 import b64encode

from ipywidgets import HTML, Button, HBox, VBox
from markupsafe import Markup

from kit.errors import KitError
from kit.exchange.files import private_folder, write_whole
from kit.letters import Matter
from kit.settings import current_settings
from kit.widgets.field import reason
from kit.widgets.letters.writing import Writing
from kit.widgets.links import file_link
from kit.widgets.prose import prose, put

__all__ = ["Sheets", "file_name"]

LONGEST = 16
"""The letters that a name may take in the name of a file."""


class Sheets:
    """A button for each kind of sheet; the file, where it lies, and a picture of it."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._seat = writing, writing.seat
        self._printed = ""
        self.note, self.fault, self.where = prose(look="quiet"), prose(look="fault"), prose()
        self.file, self.picture = HTML(), HTML(_dom_classes=["kit-letter-picture"])
        self.vertical = self._button("print_vertical", vertical=True)
        self.horizontal = self._button("print_horizontal", vertical=False)
        buttons = HBox([self.vertical, self.horizontal], _dom_classes=["kit-row"])
        shown = [self.file, self.where, self.picture]
        self.box = VBox([self.note, buttons, self.fault, *shown])

    def take(self) -> None:
        """Offer the sheets this letter can have; a picture of another text goes."""
        letter, kind = self._writing.letter, self._writing.kind
        english = self._writing.lang == "en"
        blank = not (letter and kind and letter.body.strip())
        self.vertical.disabled, self.horizontal.disabled = blank or english, blank
        slip = kind is not None and kind.paper == "slip"
        told = [self._say("print_slip")] if slip else []
        put(self.note, *told, *([self._say("print_english")] if english else []))
        if letter and letter.body != self._printed:
            self._clear()

    def _button(self, name: str, *, vertical: bool) -> Button:
        button = Button(description=self._say(name), _dom_classes=["kit-button"])
        button.on_click(lambda _: self._print(vertical=vertical))
        return button

    def _print(self, *, vertical: bool) -> None:
        letter, matter = self._writing.letter, self._writing.matter
        if letter is None or matter is None:
            return
        try:
            self._show(letter.body, matter, vertical=vertical)
        except KitError as error:
            put(self.fault, reason(error, self._seat.lang))
        else:
            put(self.fault)

    def _show(self, text: str, matter: Matter, *, vertical: bool) -> None:
        # What prints takes a second to load, which a letter that is only written does not need.
        from kit.report.letter import letter_sheet  # noqa: PLC0415

        settings = current_settings()
        sheet = letter_sheet(text, matter, settings, vertical=vertical)
        folder = private_folder(settings.home / "records" / "letters" / self._seat.account.id)
        name = file_name(self._writing, matter, vertical=vertical)
        write_whole(folder / name, sheet.pdf)
        told = self._say("print_open", file=name)
        self.file.value = file_link(name, sheet.pdf, "application/pdf", told)
        place = folder.relative_to(settings.home)
        put(self.where, self._say("print_where", folder=place.as_posix()))
        self.picture.value = _picture(sheet.picture, self._say("print_alt", file=name))
        self._printed = text

    def _clear(self) -> None:
        self.file.value = self.picture.value = ""
        put(self.where)

    def _say(self, key: str, **facts: object) -> str:
        return self._seat.word(f"letters.desk_{key}", **facts)


def file_name(writing: Writing, matter: Matter, *, vertical: bool) -> str:
    """Return the name of a letter's file: day, kind, reader, direction, and what tells it apart."""
    seat, letter = writing.seat, writing.letter
    way = seat.word(f"letters.desk_print_{'vertical' if vertical else 'horizontal'}_name")
    day = (letter.written_on if letter else None) or seat.today
    parts = (seat.text(matter.letter.name), matter.recipient.name, way)
    named = (_safe(each) for each in parts)
    return f"{'-'.join((day.isoformat(), *named, writing.letter_id))}.pdf"


def _safe(text: str) -> str:
    """Return text that any file system takes as a part of a name."""
    return "".join(each for each in text if each.isalnum())[:LONGEST]


def _picture(content: bytes, alt: str) -> str:
    told = Markup('<img src="data:image/png;base64,{}" alt="{}">')
    return str(told.format(b64encode(content).decode(), alt))
