"""A letter on paper: vertical on ruled sheets, to be copied by hand, or horizontal, to be sent."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kit.errors import Refused
from kit.fonts import (
    KAI,
    KAI_FILES,
    SANS,
    SANS_FILES,
    measured,
    missing_letters,
    named,
    set_in,
    upright_face,
)
from kit.letters import Matter, Role, parts_of, written_in
from kit.letters.matter import family, honorific
from kit.letters.vertical import A4, SLIP, TURNED, Paper, sheets_of
from kit.report.columns import ruled
from kit.report.pdf import Face, book_of, faces_of, pictured, prepared, printed
from kit.settings import Settings
from kit.words import word

__all__ = ["LetterSheet", "letter_pdf", "letter_sheet", "may_be_vertical"]

UPRIGHT = f"{KAI} Vertical"
SIZES = {"a4": (12.0, 11.5, 11.0, 10.5), "slip": (13.0, 12.0, 11.0, 10.0, 9.0)}
"""Letters in points: the first in which a horizontal letter fits one sheet is taken."""

_PAPERS: Mapping[str, Paper] = {"a4": A4, "slip": SLIP}
_KAI = tuple(KAI_FILES.values())


@dataclass(frozen=True)
class LetterSheet:
    """A letter as a PDF file, and its first page as a PNG picture."""

    pdf: bytes
    picture: bytes


def may_be_vertical(text: str) -> bool:
    """Tell whether a letter can be set vertically: one in English cannot."""
    return written_in(text) == "ja"


def letter_pdf(text: str, matter: Matter, settings: Settings, *, vertical: bool) -> bytes:
    """Return a letter as a PDF file; raises Refused where an English one is to be vertical."""
    return printed(_book(text, matter, settings, vertical=vertical))


def letter_sheet(text: str, matter: Matter, settings: Settings, *, vertical: bool) -> LetterSheet:
    """Return a letter as a file and as a picture; raises Refused as letter_pdf does."""
    book = _book(text, matter, settings, vertical=vertical)
    return LetterSheet(printed(book), pictured(book))


def _book(text: str, matter: Matter, settings: Settings, *, vertical: bool) -> Any:
    if not vertical:
        return _horizontal(text, matter, settings)
    if not may_be_vertical(text):
        raise Refused("letter.not_vertical")
    return _vertical(text, matter, settings)


def _vertical(text: str, matter: Matter, settings: Settings) -> Any:
    def drawable(typed: str) -> str:
        return set_in(_printable(typed), settings, _KAI)

    width_of, names = measured(settings), [*map(drawable, _names(matter))]
    paper = _PAPERS[matter.letter.paper]
    sheets = sheets_of(parts_of(drawable(text), matter), width_of, names, paper)
    facts = {"sheets": [*ruled(sheets, width_of)], "lacking": _lacking(text, settings)}
    upright = Face(UPRIGHT, "normal", "kit:upright", upright_face(settings, UPRIGHT, TURNED))
    faces = (upright, *faces_of(SANS, SANS_FILES, settings))
    wide, high = paper.sheet
    style = _style(matter, settings) + f"@page {{ size: {wide}mm {high}mm; margin: 0; }}\n"
    return book_of(_page("vertical.html", matter, settings, facts), style, faces)


def _horizontal(text: str, matter: Matter, settings: Settings) -> Any:
    lines = [*_lines(_printable(text), matter)]
    facts = {"lines": lines, "lang": written_in(text)}
    page = prepared(_page("horizontal.html", matter, settings, facts), "ja", settings, KAI_FILES)
    faces = (*faces_of(KAI, KAI_FILES, settings), *faces_of(SANS, SANS_FILES, settings))
    wanted = 2 if any(line["first"] for line in lines) else 1
    style, sizes = _style(matter, settings), SIZES[matter.letter.paper]
    largest, *smaller = (partial(_sized, page, size, faces, style) for size in sizes)
    books = (sized() for sized in (largest, *smaller))
    fitting = (book for book in books if book.get_page_count() <= wanted)
    return next(fitting, None) or largest()


def _sized(page: str, size: float, faces: Sequence[Face], style: str) -> Any:
    return book_of(page, f"{style}body {{ font-size: {size}pt; }}\n", faces)


def _names(matter: Matter) -> Iterator[str]:
    """Yield the names that are never torn by the end of a column."""
    person, sender = matter.recipient, matter.sender
    yield from (person.name, f"{family(person.name)}{honorific(person, matter)}")
    if sender:
        yield sender.name


def _lines(text: str, matter: Matter) -> Iterator[Mapping[str, object]]:
    attached = False
    for line in parts_of(text, matter).lines:
        first = line.role is Role.attachment and not attached
        attached = attached or first
        yield {"text": line.text, "role": line.role.value, "first": first}


def _printable(text: str) -> str:
    """Return text without what no page can carry."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")


def _lacking(text: str, settings: Settings) -> str:
    lacking = missing_letters(_printable(text), settings, _KAI)
    return word("report.letters_missing", "ja", letters=(*map(named, lacking),)) if lacking else ""


def _style(matter: Matter, settings: Settings) -> str:
    names = ("letter", "slip") if matter.letter.paper == "slip" else ("letter",)
    files = (settings.template(f"letters/{name}.css") for name in names)
    return "".join(file.read_text(encoding="utf-8") for file in files)


def _page(name: str, matter: Matter, settings: Settings, facts: Mapping[str, object]) -> str:
    environment = Environment(
        loader=FileSystemLoader([room / "letters" for room in settings.rooms("templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render({**facts, "title": matter.letter.name.ja})
