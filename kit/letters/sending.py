"""A letter that is sent on: the day it went out, and the one contact that tells of it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from kit.account import (
    Account,
    Channel,
    Contact,
    Effect,
    Item,
    Letter,
    Purpose,
    StartedBy,
    Touch,
)
from kit.pack import Pack

__all__ = ["post_letter", "take_back", "told_by"]

LONGEST_ID = 64
AnyItem = TypeVar("AnyItem", bound=Item)


def told_by(account: Account, letter: Letter) -> Contact | None:
    """Return the contact that tells of a letter: the one of its own, or one typed for that day."""
    own = (each for each in account.contacts if each.origin == _origin(letter))
    typed = (
        each
        for each in account.contacts
        if each.channel is Channel.letter
        and not each.origin
        and letter.recipient in each.stakeholders
        and each.held_on == letter.sent_on
    )
    return next(own, None) or next(typed, None)


def post_letter(
    account: Account, letter: Letter, day: date, pack: Pack, raised: Collection[str]
) -> Account:
    """Return the account with a letter sent on a day, and with one contact that tells of it.

    raised are the pairs of its kind that it touched. However often it is told, and whatever the
    day becomes, it is one contact; what else was typed there stays.
    """
    sent = letter.changed(sent_on=day)
    proposed = pack.letters[letter.kind].raises if letter.kind in pack.letters else ()
    before = told_by(account, letter) or told_by(account, sent) or _contact(account, sent, pack)
    kept = tuple(each for each in before.touches if each.pair not in proposed)
    raises = (Touch(pair=pair, effect=Effect.raises) for pair in proposed if pair in raised)
    contact = before.changed(held_on=day, origin=_origin(letter), touches=(*kept, *raises))
    return account.model_copy(
        update={
            "letters": _placed(account.letters, sent),
            "contacts": _placed(account.contacts, contact),
        }
    )


def take_back(account: Account, letter: Letter, pack: Pack) -> Account:
    """Return the account with a letter not sent; its contact goes unless more was typed there."""
    told = told_by(account, letter)
    own = told and told.changed(touches=()) == _contact(account, letter, pack)
    contacts = tuple(each for each in account.contacts if not own or each is not told)
    letters = _placed(account.letters, letter.changed(sent_on=None))
    return account.model_copy(update={"letters": letters, "contacts": contacts})


def _contact(account: Account, letter: Letter, pack: Pack) -> Contact:
    """Return what the log says of a letter that was sent."""
    kind, complaint = pack.letters.get(letter.kind), account.complaint(letter.complaint)
    return Contact(
        # The same in every window: what two of them add is one entry.
        id=f"contact-{letter.id}"[:LONGEST_ID],
        held_on=letter.sent_on or date.min,
        channel=Channel.letter,
        started_by=StartedBy.us,
        stakeholders=(letter.recipient,),
        members=(letter.writer,) if letter.writer else (),
        deal=letter.deal or (complaint.deal if complaint else None),
        purposes=tuple(Purpose(each) for each in kind.purposes) if kind else (),
        origin=_origin(letter),
    )


def _origin(letter: Letter) -> str:
    return f"letter:{letter.id}"


def _placed(items: Iterable[AnyItem], item: AnyItem) -> tuple[AnyItem, ...]:
    """Return items with one in its place, or behind the others."""
    named = {each.id: each for each in items} | {item.id: item}
    return tuple(named.values())
