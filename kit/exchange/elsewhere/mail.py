"""A list of mail headers (date, from, to, subject) as entries; what a mail says is never read."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from pathlib import Path

from kit.account import Channel
from kit.errors import Cell, Fault, Faults
from kit.exchange.elsewhere.entry import Entry, Reading
from kit.exchange.elsewhere.headers import MailTable, mail_table
from kit.exchange.elsewhere.senders import names_in, plain_header
from kit.exchange.elsewhere.sent import sent_of
from kit.exchange.elsewhere.threads import Mail, starters
from kit.exchange.lists import Note, faulty_rows, texts_of
from kit.exchange.lists.belongs import derived_id
from kit.exchange.lists.fields import REASON
from kit.exchange.lists.protect import protected, unprotected
from kit.exchange.lists.read import tables_of
from kit.exchange.lists.table import Line, shown
from kit.words import say_fault, word

__all__ = ["read_mail"]


def read_mail(path: Path, zone: tzinfo | None = None, order: str = "") -> Reading:
    """Read a list of mail headers; order, mdy or dmy, is that of dates that do not tell it.

    Raises Faults for a file that cannot be understood as a whole.
    """
    found = mail_table(tables_of(path), path.name)
    mails, faults, notes = _mails(found, zone, order)
    if whole := [each for each in faults if each.cell is None]:
        raise Faults(path.name, whole)
    first = starters(mails)
    entries = tuple(
        Entry(
            row=mail.row,
            key=mail.given_id or _key(mail),
            held_on=mail.sent.date(),
            names=tuple(dict.fromkeys((mail.sender, *mail.to))),
            channel=Channel.mail,
            starter=first[mail.row],
            title=" ".join(mail.subject.split()),
        )
        for mail in mails
    )
    read = Note("note.mail_read", {"heading": found.line.number, "n": len(found.rows)})
    notes = (read, *found.notes(), *notes)
    return Reading(path.name, ".csv", entries, tuple(faults), notes, partial(_rest, found))


def _mails(
    found: MailTable, zone: tzinfo | None, order: str
) -> tuple[list[Mail], list[Fault], tuple[Note, ...]]:
    index = found.columns["date"]
    cells = [line.cells[index] if index < len(line.cells) else None for line in found.rows]
    sent = sent_of(cells, found.table, order, zone)
    mails: list[Mail] = []
    faults = list(sent.whole)
    for n, line in enumerate(found.rows):
        moment, sender = sent.moments[n], names_in(_text(found, line, "from"))
        if wrong := [*_wrong(found, line, sent.faults.get(n), moment is None, not sender)]:
            faults += wrong
        elif moment:
            to, subject = names_in(_text(found, line, "to")), _text(found, line, "subject")
            given = _text(found, line, "message_id").strip()
            mails.append(Mail(line.number, moment, sender[0], to, plain_header(subject), given))
    return mails, faults, tuple(sent.notes)


def _wrong(
    found: MailTable, line: Line, date_: Fault | None, undated: bool, unsigned: bool
) -> Iterator[Fault]:
    width = len(texts_of(found.line))
    if found.table.is_text and len(line.cells) > width:
        facts = {"expected": width, "n": len(line.cells)}
        yield Fault("list.row_too_long", (), facts, Cell(line.number))
        return
    if date_ or undated:
        fault = date_ or Fault("value.missing", (), {"found": ""})
        yield replace(fault, cell=_cell(found, line, "date"))
    if unsigned:
        yield Fault("value.missing", (), {"found": ""}, _cell(found, line, "from"))


def _cell(found: MailTable, line: Line, column: str) -> Cell:
    return Cell(line.number, found.heading(column), found.table.sheet)


def _text(found: MailTable, line: Line, column: str) -> str:
    index = found.columns.get(column, len(line.cells))
    text = shown(line.cells[index]) if index < len(line.cells) else ""
    return unprotected(text) if REASON in found.columns else text


def _key(mail: Mail) -> str:
    return derived_id("mail", mail.sent.isoformat(), mail.sender, mail.subject, *mail.to)


def _rest(found: MailTable, faults: Sequence[Fault], lang: str) -> bytes:
    """Return the rows at fault with the reasons, as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    texts = texts_of(found.line)
    kept = [n for n in range(len(texts)) if n != found.columns.get(REASON)]
    writer.writerow([*(protected(texts[n]) for n in kept), word(f"lists.{REASON}", lang)])
    wrong = set(faulty_rows(faults))
    for line in found.rows:
        if line.number in wrong:
            own = (each for each in faults if each.cell and each.cell.row == line.number)
            cells = [shown(line.cells[n]) if n < len(line.cells) else "" for n in kept]
            said = " / ".join(say_fault(each, lang) for each in own)
            beyond = [shown(cell) for cell in line.cells[len(texts) :]]
            writer.writerow([*map(protected, (*cells, said, *beyond))])
    # Excel takes a CSV file for UTF-8 by its mark alone.
    return stream.getvalue().encode("utf-8-sig", "replace")
