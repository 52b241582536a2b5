"""The index page of a folder of reports: one table to search and to sort, one plain file."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kit.pack import Severity
from kit.report.manifest import Entry, write_atomically
from kit.report.render import styles
from kit.settings import Settings
from kit.words import choice, read_day, show, word

__all__ = ["write_index"]


def write_index(
    folder: Path, entries: Sequence[Entry], settings: Settings, causes: str = ""
) -> Path:
    """Write the index of a folder's reports and return where it is.

    causes is the name of the page on the causes of complaints, where there is one.
    """
    lang = settings.language
    # A folder for customers holds no other edition.
    inside = not any(each.edition == "customer" for each in entries)
    environment = Environment(
        loader=FileSystemLoader(list(settings.rooms("templates"))),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        word=lambda key, **facts: word(key, lang, **facts),
        choice=lambda value: choice(value, lang),
        day=lambda text: show(read_day(text), lang),
        severities=tuple(Severity),
    )
    script = settings.template("index.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = environment.get_template("index.html").render(
        entries=entries,
        lang=lang,
        causes=causes,
        inside=inside,
        title="report.index_title" if inside else "report.customer_index",
        # Ours, from the templates folder: it holds nothing that people typed.
        styles=Markup(styles(settings)),  # noqa: S704
        script=Markup(script),  # noqa: S704
        script_digest=digest,
    )
    write_atomically(folder / "index.html", page)
    return folder / "index.html"
