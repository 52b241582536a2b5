"""Which edition may stand in which folder: what customers are given never lies beside the rest."""

from collections.abc import Sequence
from pathlib import Path

from kit.errors import Refused
from kit.report.manifest import Entry

__all__ = ["check_place"]

_PAPERS = {".html", ".pdf", ".ipynb"}


def check_place(folder: Path, edition: str, earlier: Sequence[Entry]) -> None:
    """Refuse a folder in which reports for customers and others would come to lie together.

    earlier are the entries of the folder's manifest.
    """
    if edition == "customer":
        if any(each.edition != "customer" for each in earlier) or _unlisted(folder, earlier):
            raise Refused("edition.folder_of_others", folder=str(folder))
    elif any(each.edition == "customer" for each in earlier):
        raise Refused("edition.folder_of_customers", folder=str(folder))


def _unlisted(folder: Path, earlier: Sequence[Entry]) -> bool:
    """Return whether there are papers in a folder of which its manifest knows nothing."""
    listed = {name for each in earlier for name in each.files.values()}
    listed |= {"index.html"} if earlier else set()
    found = folder.iterdir() if folder.is_dir() else ()
    return any(each.suffix in _PAPERS and each.name not in listed for each in found)
