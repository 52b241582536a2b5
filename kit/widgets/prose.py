"""Text on a form: always escaped, and in our own look."""

from pathlib import Path

from ipywidgets import HTML
from markupsafe import escape

__all__ = ["STYLE", "prose", "put", "table"]

# A Label would set what stands between two dollar signs as a formula; escaped text stays itself.


def prose(text: str = "", look: str = "") -> HTML:
    """Return a piece of text to show, with a look of ours."""
    shown = HTML()
    shown.add_class("kit-prose")
    if look:
        shown.add_class(f"kit-{look}")
    put(shown, text)
    return shown


def put(shown: HTML, *paragraphs: str) -> None:
    """Show paragraphs; without any, take no room."""
    told = [each for each in paragraphs if each]
    shown.value = "".join(f"<p>{escape(each)}</p>" for each in told)
    shown.layout.display = None if told else "none"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of texts as escaped HTML."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="kit-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


STYLE = f"<style>{Path(__file__).with_name('forms.css').read_text('utf-8')}</style>"
"""The look of the forms; a page shows it once."""
