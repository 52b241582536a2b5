"""The text of the daily report (日報) that a contact gives, to copy elsewhere."""

from collections.abc import Iterator

from kit.account import Channel, Contact, Effect, StartedBy
from kit.widgets.seat import Seat
from kit.words import choice, show_day

__all__ = ["daily_text"]


def daily_text(contact: Contact, seat: Seat) -> str:
    """Return a contact as lines of text; what is not known takes no line."""
    colon = "：" if seat.lang == "ja" else ": "
    return "\n".join(f"{label}{colon}{told}" for label, told in _lines(contact, seat) if told)


def _lines(contact: Contact, seat: Seat) -> Iterator[tuple[str, str]]:
    def listed(words: Iterator[str]) -> str:
        return ("、" if seat.lang == "ja" else ", ").join(words)

    def label(name: str) -> str:
        return seat.label(f"Contact.{name}")

    account = seat.account
    channel = "" if contact.channel is Channel.unknown else choice(contact.channel, seat.lang)
    known = contact.started_by is not StartedBy.unknown
    deal = account.deal(contact.deal)
    members = (account.member(each) for each in contact.members)
    yield label("held_on"), show_day(contact.held_on, seat.lang)
    yield label("channel"), channel
    yield label("started_by"), choice(contact.started_by, seat.lang) if known else ""
    yield label("stakeholders"), listed(map(seat.person, contact.stakeholders))
    yield label("members"), listed(each.name for each in members if each)
    yield label("deal"), deal.name if deal else ""
    yield label("purposes"), listed(choice(each, seat.lang) for each in contact.purposes)
    yield label("heard"), contact.heard.strip()
    yield label("next_step"), contact.next_step.strip()
    for effect in (Effect.raises, Effect.lowers):
        pairs = (each.pair for each in contact.touches if each.effect is effect)
        words = (seat.pack.pairs[pair] for pair in pairs if pair in seat.pack.pairs)
        told = (seat.text(getattr(each, effect.value)) for each in words)
        yield choice(effect, seat.lang), " ".join(told)
