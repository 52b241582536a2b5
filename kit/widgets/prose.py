"""Text on a form: always escaped, and in our own look."""

from pathlib import Path

from ipywidgets import HTML
from markupsafe import escape

__all__ = ["STYLE", "prose", "put", "relook", "table"]

# A Label would set what stands between two dollar signs as a formula; escaped text stays itself.


def prose(text: str = "", look: str = "") -> HTML:
    """Return a piece of text to show, with a look of ours."""
    # What it is made with goes to the page in one message; a class added later is one more.
    room = {"display": None if text else "none"}
    return HTML(_told(text), _dom_classes=_looks(look), layout=room)


def relook(shown: HTML, look: str = "") -> None:
    """Give a piece of text another look of ours."""
    shown.set_trait("_dom_classes", _looks(look))


def put(shown: HTML, *paragraphs: str) -> None:
    """Show paragraphs; without any, take no room."""
    shown.value = _told(*paragraphs)
    shown.layout.display = None if shown.value else "none"


def _looks(look: str) -> tuple[str, ...]:
    return ("kit-prose", f"kit-{look}") if look else ("kit-prose",)


def _told(*paragraphs: str) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in paragraphs if each)


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of texts as escaped HTML."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="kit-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


STYLE = f"<style>{Path(__file__).with_name('forms.css').read_text('utf-8')}</style>"
"""The look of the forms; a page shows it once."""
