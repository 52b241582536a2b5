"""Findings about the contact log and the relationship balance (contact.*, balance.*)."""

from collections.abc import Iterator
from datetime import date

from kit.account import Account, Contact, Occasion, Purpose, StartedBy
from kit.analysis.contacts.balance import balance
from kit.analysis.contacts.log import recent, shares
from kit.analysis.contacts.silence import silences
from kit.analysis.contacts.spoken import LastSpoken, is_spoken, last_spoken_with_any
from kit.analysis.finding import Finding, Ref, finding, refs
from kit.analysis.people.circle import decision_makers
from kit.analysis.share import Share
from kit.pack import Pack

__all__ = ["contact_findings"]

_SUGGESTIONS = {Purpose.propose, Purpose.advise}


def contact_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the contacts with an account give to notice."""
    yield from _silence(account, pack, today)
    yield from _shares(account, pack, today)
    yield from _routine_only(account, pack, today)
    yield from _no_suggestion(account, pack, today)
    yield from _eroding(account, pack, today)


def _silence(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Tell of the account; of decision makers only where others there have been talked to since."""
    last = last_spoken_with_any(account, today)
    yield from _silent_account(account, last, pack, today)
    if last and last.days_before(today) <= pack.thresholds.decision_maker_silence_days:
        yield from _silent_deciders(account, pack, today)


def _silent_deciders(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Name those we have spoken with before; of those never met another finding tells."""
    limit = pack.thresholds.decision_maker_silence_days
    quiet = [each for each in silences(account, today) if each.is_longer_than(limit)]
    people = decision_makers(each.person for each in quiet)
    if people:
        days = {each.person.id: each.last.on for each in quiet if each.last}
        yield finding(
            "contact.silence",
            pack,
            refs("stakeholders", people),
            names=tuple(person.name for person in people),
            limit=limit,
            last_on=tuple(days[person.id] for person in people),
        )


def _silent_account(
    account: Account, last: LastSpoken | None, pack: Pack, today: date
) -> Iterator[Finding]:
    """Call a log without a talk a silence; where nothing at all is entered nothing is known."""
    limit = pack.thresholds.account_silence_days
    silent = last.days_before(today) > limit if last else _is_kept(account, today)
    if silent:
        names, last_on = (account.profile.name,), (last.on if last else None,)
        about = (Ref("profile", "profile"),)
        yield finding("contact.silence", pack, about, names=names, limit=limit, last_on=last_on)


def _is_kept(account: Account, today: date) -> bool:
    return any(contact.held_on <= today for contact in account.contacts)


def _shares(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    limits, found = pack.thresholds, shares(account, pack, today)
    ours, mail, unknown = found.started_by_us, found.by_mail, found.initiator_unknown
    if isinstance(ours, Share) and ours.is_below(limits.started_by_us_percent):
        yield _of_share("contact.reply_only", pack, found.days, ours, unknown=ours.unknown)
    if isinstance(mail, Share) and mail.is_above(limits.mail_percent):
        yield _of_share("contact.mail_only", pack, found.days, mail, unknown=mail.unknown)
    if isinstance(unknown, Share) and unknown.is_above(limits.initiator_unknown_percent):
        held = recent(account, today, found.days)
        about = refs("contacts", (each for each in held if each.started_by is StartedBy.unknown))
        yield _of_share("contact.initiator_unknown", pack, found.days, unknown, about)


def _of_share(
    code: str, pack: Pack, days: int, share: Share, about: tuple[Ref, ...] = (), **facts: object
) -> Finding:
    counts = {"days": days, "n": share.known, "part": share.part, "percent": share.percent}
    return finding(code, pack, about, **counts, **facts)


def _routine_only(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Say so only where each talk is known to have been a regular one."""
    days = pack.thresholds.contact_window_days
    talks = [each for each in recent(account, today, days) if is_spoken(each)]
    if len(talks) >= pack.thresholds.routine_only_contacts and all(map(_is_regular, talks)):
        yield finding("contact.routine_only", pack, days=days, n=len(talks))


def _is_regular(contact: Contact) -> bool:
    return contact.occasion is Occasion.regular


def _no_suggestion(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Say so only where the log goes back so far, or has enough contacts of known purpose."""
    days, few = pack.thresholds.no_suggestion_days, pack.thresholds.contact_few
    found = recent(account, today, days)
    known = [each for each in found if _has_purpose(each)]
    goes_back = any((today - each.held_on).days > days for each in account.contacts)
    if not goes_back and len(known) < few:
        return
    if not any(_SUGGESTIONS & set(each.purposes) for each in known):
        unknown = len(found) - len(known)
        yield finding("contact.no_suggestion", pack, days=days, unknown=unknown)


def _has_purpose(contact: Contact) -> bool:
    return bool(set(contact.purposes) - {Purpose.unknown})


def _eroding(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    days = pack.thresholds.balance_window_days
    found = balance(account, pack, today, within_days=days)
    if found.known < pack.thresholds.balance_few or (found.net or 0) >= 0:
        return
    lowered = sorted((p for p in found.pairs if p.lowers), key=lambda p: -p.lowered)
    yield finding(
        "balance.eroding",
        pack,
        days=days,
        n=found.known,
        raised=sum(p.raises for p in found.pairs),
        lowered=sum(p.lowers for p in found.pairs),
        unknown=found.unknown,
        pairs=tuple(pack.pairs[p.pair].name for p in lowered),
    )
