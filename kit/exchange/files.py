"""Files that people name: why one cannot be read, told in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.errors import NotFound, Refused

__all__ = ["reading"]


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
