"""The rows of a list that could not be taken in, written to a file beside it to be corrected."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from kit.errors import Fault, Refused
from kit.exchange.lists.fields import REASON
from kit.exchange.lists.headings import texts_of
from kit.exchange.lists.protect import protected
from kit.exchange.lists.read import Listing
from kit.exchange.lists.table import shown
from kit.words import say_fault, word

__all__ = ["faulty_rows", "keep_beside", "write_faulty"]


def faulty_rows(faults: Sequence[Fault]) -> tuple[int, ...]:
    """Return the numbers of the rows in which something is wrong."""
    return tuple(sorted({fault.cell.row for fault in faults if fault.cell}))


def write_faulty(beside: Path, listing: Listing, faults: Sequence[Fault], lang: str) -> Path:
    """Write the faulty rows of a list with the reasons; no file that is there is written over."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows(_rows(listing, faults, lang))
    # Excel takes a CSV file for UTF-8 by its mark alone.
    return keep_beside(beside, ".csv", stream.getvalue().encode("utf-8-sig", "replace"))


def keep_beside(beside: Path, suffix: str, content: bytes) -> Path:
    """Write what was left out of a file beside it; no file that is there is written over."""
    for n in count(1):
        name = f"{beside.stem}-faulty{'' if n == 1 else f'-{n}'}{suffix}"
        path = beside.with_name(name)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError as error:
            raise Refused("file.unwritable", file=str(path)) from error
        return path
    raise AssertionError


def _rows(listing: Listing, faults: Sequence[Fault], lang: str) -> Iterator[list[str]]:
    headings = listing.headings
    reasons = set(headings.columns(REASON))
    texts = texts_of(headings.line)
    kept = [n for n in range(len(texts)) if n not in reasons]
    yield [*(protected(texts[n]) for n in kept), word(f"lists.{REASON}", lang)]
    wrong = set(faulty_rows(faults))
    for line in headings.table.lines:
        if line.number in wrong:
            own = (each for each in faults if each.cell and each.cell.row == line.number)
            cells = [shown(line.cells[n]) if n < len(line.cells) else "" for n in kept]
            beyond = [shown(cell) for cell in line.cells[len(texts) :]]
            said = " / ".join(say_fault(each, lang) for each in own)
            yield [*map(protected, cells), protected(said), *map(protected, beyond)]
