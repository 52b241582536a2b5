"""Links on a form: to another notebook of the workbook, and to a file to save."""

from base64 import b64encode

from markupsafe import Markup, escape

__all__ = ["START", "file_link", "notebook_link"]

START = "00_start_here.ipynb"


def notebook_link(notebook: str, text: str, look: str = "") -> str:
    """Return a link to a notebook beside this one.

    The workbook's own extension of JupyterLab opens it in a tab there; a browser without the
    extension opens it in a tab of its own.
    """
    told = Markup('<a class="kit-open {}" href="{}" target="_blank">{}</a>')
    return str(told.format(look, notebook, text))


def file_link(name: str, content: bytes, kind: str, text: str) -> str:
    """Return a link that saves content as a file of that name; kind is its media type."""
    told = Markup('<a class="kit-file" download="{}" href="data:{};base64,{}">{}</a>')
    return str(told.format(escape(name), kind, b64encode(content).decode(), text))
