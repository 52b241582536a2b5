"""Where one left off: the account and the language chosen last, kept in the workbook's folder."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from kit.exchange.files import private_folder, write_whole
from kit.settings import LANGUAGES, Settings

__all__ = ["Desk", "put_on_desk", "read_desk"]


@dataclass(frozen=True)
class Desk:
    """The account chosen last, and the language with the one it was chosen instead of."""

    account: str = ""
    lang: str = ""
    instead_of: str = ""

    def language(self, settings: Settings) -> str:
        """Return the language to speak: of the choice and the environment, what was said last.

        A choice holds until the environment says something else than it did then.
        """
        holds = self.lang in LANGUAGES and self.instead_of == settings.language
        return self.lang if holds else settings.language


def read_desk(settings: Settings) -> Desk:
    """Return what was chosen last; a file that is missing or broken holds no choice."""
    try:
        found = json.loads(_file(settings).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Desk()
    return Desk(**_texts(found)) if isinstance(found, dict) else Desk()


def put_on_desk(settings: Settings, *, account: str = "", lang: str = "") -> None:
    """Keep a choice of account or of language, and what was chosen of the other before."""
    desk = read_desk(settings)
    if account:
        desk = replace(desk, account=account)
    if lang:
        desk = replace(desk, lang=lang, instead_of=settings.language)
    file = _file(settings)
    private_folder(file.parent)
    write_whole(file, (json.dumps(asdict(desk)) + "\n").encode())


def _file(settings: Settings) -> Path:
    return settings.home / "records" / "desk.json"


def _texts(found: dict[Any, Any]) -> dict[str, str]:
    given = {each.name: found.get(each.name) for each in fields(Desk)}
    return {name: value for name, value in given.items() if isinstance(value, str)}
