"""Files read, files written whole or not at all, and folders for their owner alone."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.errors import NotFound, Refused

__all__ = ["private_folder", "reading", "write_whole"]


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Yield while a file is read.

    Raises NotFound where it is not there, Refused where it cannot be read.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("file.missing", file=str(path)) from error
    except OSError as error:
        raise Refused("file.unreadable", file=str(path)) from error


def private_folder(folder: Path) -> Path:
    """Return a folder that is there from now on; where it was not, it is its owner's alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("file.unwritable", file=str(folder)) from error
    return folder


def write_whole(to: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old content or the new one, never half of it."""
    if to.is_dir():
        raise Refused("file.exists_as_folder", file=str(to))
    unfinished = to.with_name(f".{to.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(to)
    except OSError as error:
        raise Refused("file.unwritable", file=str(to)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
