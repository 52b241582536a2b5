"""A report's page becomes a PDF: fonts of ours, Japanese line-breaking, a running head."""

import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

import plutoprint

from kit.errors import CannotRender
from kit.fonts import SANS, SANS_FILES, missing_letters, named, set_in
from kit.settings import Settings
from kit.words import word

__all__ = ["to_pdf"]

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


def to_pdf(html: str, running_head: str, lang: str, out: Path, settings: Settings) -> None:
    """Print a page to A4; running_head stands at the top of every page but the first."""
    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, media=plutoprint.MEDIA_TYPE_PRINT)
    book.custom_resource_fetcher = _Fonts(settings)
    try:
        book.load_html(_prepared(html, lang, settings), user_style=_styles(running_head, settings))
        for date in (
            plutoprint.PDF_METADATA_CREATION_DATE,
            plutoprint.PDF_METADATA_MODIFICATION_DATE,
        ):
            book.set_metadata(date, _NO_CLOCK)
        book.write_to_pdf(str(out))
    except plutoprint.Error as error:
        raise CannotRender("pdf.failed", said=str(error)) from error


class _Fonts(plutoprint.ResourceFetcher):
    """Hands out our fonts and embedded pictures, and nothing from anywhere else."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._allowed = {settings.asset(name).as_uri() for name in SANS_FILES.values()}

    def fetch_url(self, url: str) -> plutoprint.ResourceData:
        if url in self._allowed or url.startswith("data:"):
            return super().fetch_url(url)
        raise ValueError(url)


def _styles(running_head: str, settings: Settings) -> str:
    faces = "".join(
        f'@font-face {{ font-family: "{SANS}"; font-weight: {weight};'
        f' src: url("{settings.asset(name).as_uri()}"); }}\n'
        for weight, name in SANS_FILES.items()
    )
    head = f'@page {{ @top-left {{ content: "{_css_text(set_in(running_head, settings))}"; }} }}\n'
    return faces + settings.template("print.css").read_text(encoding="utf-8") + head


def _css_text(text: str) -> str:
    """Return text for a CSS string: anything but plain letters is written as its code point."""
    return "".join(c if c.isalnum() else f"\\{ord(c):X} " for c in text)


def _prepared(html: str, lang: str, settings: Settings) -> str:
    """Lay out the words of a page for print, and name the letters that cannot be printed."""
    parts = _TAG.split(html)
    lacking = missing_letters(unescape("".join(_words(parts))), settings)
    body = "".join(_laid_out(parts, lambda text: set_in(text, settings)))
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
