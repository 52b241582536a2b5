"""Files a command is given: their text, and whether their names end as they should."""

from codecs import BOM_UTF8
from pathlib import Path

from kit.errors import Fault, Faults, NotFound, Refused, WrongUse

__all__ = ["check_suffix", "read_text"]


def read_text(file: Path) -> str:
    """Return the text of a file; raises Faults where it is not UTF-8."""
    try:
        return file.read_bytes().removeprefix(BOM_UTF8).decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise NotFound("file.missing", file=str(file)) from error
    except UnicodeDecodeError as error:
        raise Faults(file.name, [Fault("file.not_utf8")]) from error
    except OSError as error:
        raise Refused("file.unreadable", file=str(file)) from error


def check_suffix(to: Path, *allowed: str) -> str:
    """Return the ending of a file's name, or refuse one that is not allowed."""
    if (suffix := to.suffix.lower()) not in allowed:
        raise WrongUse("file.suffix", file=to.name, allowed=allowed)
    return suffix
