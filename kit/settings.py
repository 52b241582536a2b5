"""The environment read once into one frozen value: where things lie and who is asking."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.errors import NotFound, WrongUse

__all__ = ["LANGUAGES", "Settings", "current_settings", "reader_language", "shipped_content"]

LANGUAGES = ("ja", "en")
ROLES = ("rep", "coach")
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """Where the workbook and its content lie, and in which language and role it is used."""

    home: Path
    store: str
    language: str = "ja"
    pack: str = "general"
    user: str = ""
    role: str = "rep"

    def shipped(self) -> Path:
        """Return the folder that holds the data/, templates/ and notebooks/ the kit came with."""
        return shipped_content()

    def rooms(self, name: str) -> Iterator[Path]:
        """Yield the folders called name: the workbook's own first, then the shipped one."""
        for root in dict.fromkeys((self.home, self.shipped())):
            if (root / name).is_dir():
                yield root / name

    def template(self, name: str) -> Path:
        """Return the template of that name, a trainer's own one before ours."""
        for folder in self.rooms("templates"):
            if (folder / name).is_file():
                return folder / name
        raise NotFound("template.unknown", template=name)

    def asset(self, name: str) -> Path:
        """Return a built asset, such as a font."""
        path = _PACKAGE / "assets" / name
        if not path.is_file():
            raise NotFound("asset.missing", asset=name)
        return path


def shipped_content() -> Path:
    """Return the folder the kit's content lies in: a clone's own, or the one inside a wheel."""
    clone = _PACKAGE.parent
    return clone if (clone / "data" / "words").is_dir() else _PACKAGE / "content"


def reader_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language asked for, the first of ours where it is none of them."""
    env = os.environ if environment is None else environment
    asked = env.get("KIT_LANG", "").strip().lower()
    return asked if asked in LANGUAGES else LANGUAGES[0]


def current_settings(
    environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """Read the settings from the environment, as seen from a working folder."""
    env = os.environ if environment is None else environment
    home = _home(env, folder or Path.cwd())
    return Settings(
        home=home,
        store=_store(env.get("KIT_STORE", ""), home),
        language=_one_of(env, "KIT_LANG", LANGUAGES),
        pack=env.get("KIT_PACK") or "general",
        user=env.get("KIT_USER") or env.get("USER") or env.get("USERNAME") or "",
        role=_one_of(env, "KIT_ROLE", ROLES),
    )


def _home(env: Mapping[str, str], folder: Path) -> Path:
    if named := env.get("KIT_HOME"):
        return Path(named).expanduser().resolve()
    for place in (folder, *folder.parents):
        if (place / "notebooks").is_dir():
            return place.resolve()
    clone = _PACKAGE.parent
    return clone if (clone / "notebooks").is_dir() else folder.resolve()


def _store(url: str, home: Path) -> str:
    """Return the store's address; a relative file lies under the workbook, never elsewhere."""
    if not url:
        return f"sqlite:///{home / 'records' / 'workbook.db'}"
    if "://" not in url:
        raise WrongUse("settings.store", value=url)
    scheme, slashes, file = url.partition(":///")
    if scheme.split("+")[0] == "sqlite" and slashes:
        return f"{scheme}:///{home / file}"
    return url


def _one_of(env: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = (env.get(name) or allowed[0]).strip().lower()
    if value not in allowed:
        raise WrongUse("settings.choice", name=name, value=value, allowed=allowed)
    return value
