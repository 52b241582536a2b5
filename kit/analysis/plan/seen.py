"""Findings that a session has seen: since when, and which still wait for an answer.

The day is written down when people say that they have looked, and never by a program that merely
draws a page: reading an account must not change it, and what nobody has looked at yet is not left
unanswered.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from kit.account import Account, Answered, Noticed
from kit.analysis.answers import answer_to, replied
from kit.analysis.finding import Finding, finding, refs
from kit.pack import Pack

__all__ = ["seen_on", "unanswered_findings", "with_seen"]

_OWN = "finding.unanswered"


def with_seen(
    account: Account, seen: Iterable[Finding], there: Iterable[Finding], today: date
) -> Account:
    """Return the account with what somebody saw on a day.

    there is all that is to be noticed, by whomever: what stands there no more is let go.
    """
    looked_at = [found for found in seen if found.code != _OWN]
    covering = (_noted(account, found) for found in (*there, *looked_at))
    kept = {each.id: each for each in covering if each}
    fresh = [found for found in looked_at if _noted(account, found) is None]
    new = {each.id: each for each in (_entry(answer_to(found), today) for found in fresh)}
    return account.model_copy(update={"noticed": (*kept.values(), *new.values())})


def seen_on(account: Account, found: Finding) -> date | None:
    """Return when a session first saw a finding, or None where none has."""
    noted = _noted(account, found)
    return noted.first_seen_on if noted else None


def unanswered_findings(
    account: Account, findings: Iterable[Finding], pack: Pack, today: date
) -> Iterator[Finding]:
    """Yield one finding of all those that were seen long ago and are still without an answer."""
    limit = pack.thresholds.finding_unanswered_days
    waiting = [reply.finding for reply in replied(account, findings, today) if reply.is_open]
    seen = [(found, noted) for found in waiting if (noted := _noted(account, found)) is not None]
    late = [(f, noted) for f, noted in seen if (today - noted.first_seen_on).days > limit]
    if late:
        titles = dict.fromkeys(pack.findings[found.code].title for found, _ in late)
        days = max((today - noted.first_seen_on).days for _, noted in late)
        about = refs("noticed", dict.fromkeys(noted for _, noted in late))
        told = {"findings": tuple(titles), "n": len(late), "days": days, "limit": limit}
        yield finding(_OWN, pack, about, **told)


def _noted(account: Account, found: Finding) -> Noticed | None:
    """Return the oldest note that covers a finding: one that has come to be about more is new."""
    mark = answer_to(found)
    notes = [
        each
        for each in account.noticed
        if each.found.code == mark.code and set(mark.about) <= set(each.found.about)
    ]
    return min(notes, key=lambda each: each.first_seen_on, default=None)


def _entry(mark: Answered, today: date) -> Noticed:
    """Return a note; two people who note the same make the same entry."""
    told = "\n".join((mark.code, *mark.about))
    item_id = f"seen-{sha256(told.encode()).hexdigest()[:16]}"
    return Noticed(id=item_id, found=mark, first_seen_on=today)
