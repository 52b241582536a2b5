"""Settings for JupyterLab: folders beside this file, read by it as configuration."""

from collections.abc import Iterator
from pathlib import Path

__all__ = ["config_folders"]

_HERE = Path(__file__).resolve().parent


def config_folders(lang: str) -> Iterator[Path]:
    """Yield the configuration folders for a reader's language: one for all, then its own."""
    for folder in (_HERE / "all", _HERE / lang):
        if folder.is_dir():
            yield folder
