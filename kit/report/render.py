"""An executed notebook becomes one self-contained HTML page."""

from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

from kit.settings import Settings

__all__ = ["styles", "to_html"]


def to_html(notebook: Path, title: str, lang: str, settings: Settings) -> str:
    """Return the page of an executed notebook: its outputs alone, in our page shell."""
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="page",
        extra_template_basedirs=[str(room) for room in settings.rooms("templates")],
    )
    page = {"title": title, "lang": lang, "styles": styles(settings)}
    content = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    html, _ = exporter.from_notebook_node(content, resources={"page": page})
    return str(html)


def styles(settings: Settings) -> str:
    """Return the styles every page carries inside it."""
    return settings.template("page.css").read_text(encoding="utf-8")
