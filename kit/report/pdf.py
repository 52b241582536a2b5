"""A report's page becomes a PDF: fonts of ours, Japanese line-breaking, a running head."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from io import BytesIO
from pathlib import Path

import plutoprint

from kit.errors import CannotRender
from kit.exchange.files import write_whole
from kit.fonts import SANS, SANS_FILES, missing_letters, named, set_in
from kit.settings import Settings
from kit.words import word

__all__ = ["Face", "book_of", "faces_of", "pictured", "prepared", "printed", "to_pdf"]

# A fixed day: the same report gives the same bytes. The day of the report stands on the page.
_NO_CLOCK = "2000-01-01T00:00:00Z"
_TAG = re.compile(r"(<[^>]*>)")
_UNTOUCHED = re.compile(r"<(/?)(svg|style|title)\b")
# Small kana and the long mark may not begin a line: they stay with the letter before them. What
# follows is kept too where it could not be broken otherwise: PlutoPrint sees no break at a span's
# end and would tear a word or a closing mark apart.
_CLOSING = "、。，．,.」』）)】〕》〉！？!?・：；:;％%"
_KEPT_TOGETHER = re.compile(
    rf"([^\s;][ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々]+"
    rf"(?:[A-Za-z0-9]+|[^\s&](?=[{re.escape(_CLOSING)}]))?[{re.escape(_CLOSING)}]*)"
)


@dataclass(frozen=True)
class Face:
    """A font a page may use: a file of ours, or one made in memory."""

    family: str
    weight: str
    address: str
    content: bytes | None = None

    @property
    def rule(self) -> str:
        """Return the style that makes the font known under its family's name."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};'
            f' src: url("{self.address}"); }}\n'
        )


def to_pdf(html: str, running_head: str, lang: str, out: Path, settings: Settings) -> None:
    """Print a page to A4; running_head stands at the top of every page but the first."""
    faces = faces_of(SANS, SANS_FILES, settings)
    style = settings.template("print.css").read_text(encoding="utf-8")
    style += _head(running_head, settings)
    write_whole(out, printed(book_of(prepared(html, lang, settings), style, faces)))


def faces_of(family: str, files: Mapping[str, str], settings: Settings) -> tuple[Face, ...]:
    """Return the fonts of a family of ours."""
    return tuple(
        Face(family, weight, settings.asset(name).as_uri()) for weight, name in files.items()
    )


def book_of(page: str, style: str, faces: Sequence[Face]) -> plutoprint.Book:
    """Lay a finished page out on A4 with a style sheet of ours."""
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, media=plutoprint.MEDIA_TYPE_PRINT)
    book.custom_resource_fetcher = _Fonts(faces)
    try:
        book.load_html(page, user_style="".join(face.rule for face in faces) + style)
    except plutoprint.Error as error:
        raise CannotRender("pdf.failed", said=str(error)) from error
    for date in (
        plutoprint.PDF_METADATA_CREATION_DATE,
        plutoprint.PDF_METADATA_MODIFICATION_DATE,
    ):
        book.set_metadata(date, _NO_CLOCK)
    return book


def printed(book: plutoprint.Book) -> bytes:
    """Return what is laid out as a PDF file."""
    written = BytesIO()
    try:
        book.write_to_pdf_stream(written)
    except plutoprint.Error as error:
        raise CannotRender("pdf.failed", said=str(error)) from error
    return written.getvalue()


def pictured(book: plutoprint.Book, width: int = 480) -> bytes:
    """Return the first page of what is laid out as a PNG picture, so many pixels wide."""
    page = book.get_page_size_at(0)
    # A page is measured in points and drawn in pixels of CSS.
    scale = width / page.width * 72 / 96
    written = BytesIO()
    with plutoprint.ImageCanvas(width, round(page.height * width / page.width)) as canvas:
        canvas.clear_surface(1, 1, 1, 1)
        canvas.scale(scale, scale)
        book.render_page(canvas, 0)
        canvas.write_to_png_stream(written)
    return written.getvalue()


class _Fonts(plutoprint.ResourceFetcher):
    """Hands out our fonts and embedded pictures, and nothing from anywhere else."""

    def __init__(self, faces: Sequence[Face]) -> None:
        super().__init__()
        self._faces = {face.address: face for face in faces}

    def fetch_url(self, url: str) -> plutoprint.ResourceData:
        if (face := self._faces.get(url)) and face.content is not None:
            return plutoprint.ResourceData(face.content, "font/ttf", "")
        if face or url.startswith("data:"):
            return super().fetch_url(url)
        raise ValueError(url)


def _head(running_head: str, settings: Settings) -> str:
    text = _css_text(set_in(running_head, settings))
    return f'@page {{ @top-left {{ content: "{text}"; }} }}\n'


def _css_text(text: str) -> str:
    """Return text for a CSS string: anything but plain letters is written as its code point."""
    return "".join(c if c.isalnum() else f"\\{ord(c):X} " for c in text)


def prepared(
    html: str, lang: str, settings: Settings, files: Mapping[str, str] = SANS_FILES
) -> str:
    """Lay out the words of a page for print, and name the letters that cannot be printed."""
    parts, fonts = _TAG.split(html), tuple(files.values())
    lacking = missing_letters(unescape("".join(_words(parts))), settings, fonts)
    body = "".join(_laid_out(parts, lambda text: set_in(text, settings, fonts)))
    if not lacking:
        return body
    note = escape(word("report.letters_missing", lang, letters=tuple(map(named, lacking))))
    return body.replace("</main>", f'<p class="letters-missing">{note}</p></main>')


def _words(parts: list[str]) -> list[str]:
    inside_style = False
    found = []
    for part in parts:
        if part.startswith("<"):
            inside_style = part.startswith("<style") or (inside_style and part != "</style>")
        elif not inside_style:
            found.append(part)
    return found


def _laid_out(parts: list[str], printable: Callable[[str], str]) -> list[str]:
    """Treat the text between tags; pictures, styles and the title keep theirs."""
    depth = 0
    done = []
    for part in parts:
        if part.startswith("<"):
            if match := _UNTOUCHED.match(part):
                depth += -1 if match[1] else 1
            done.append(part)
        elif depth:
            done.append(part)
        else:
            done.append(_KEPT_TOGETHER.sub(r'<span class="kept">\1</span>', printable(part)))
    return done
