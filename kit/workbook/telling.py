"""What comes of files that are taken in, in sentences: the same at a prompt and on a form."""

from collections.abc import Iterable, Iterator

from kit.exchange.lists import Tally, faulty_rows, kind_word
from kit.words import word
from kit.workbook.arrivals import Arrival
from kit.workbook.intake import ListArrival

__all__ = ["told_accounts", "told_arrival", "told_left_out", "told_notes"]

_MOST_LINES = 20


def told_arrival(arrival: Arrival, lang: str, *, dry_run: bool) -> str:
    """Return what the file of one account changed, or would change."""
    facts = {"name": arrival.name, "account": arrival.account, "n": len(arrival.items)}
    return word(f"intake.{_outcome(arrival, dry_run)}", lang, **facts)


def told_notes(arrival: ListArrival, lang: str, *, on_screen: bool = False) -> Iterator[str]:
    """Yield how a list was read; on_screen names no command to give."""
    for note in arrival.arranged.notes:
        yield note.said(lang, on_screen=on_screen)
    if arrival.kept:
        yield word("lists.note.map_kept", lang, file=str(arrival.kept))


def told_accounts(arrival: ListArrival, lang: str, *, dry_run: bool) -> Iterator[str]:
    """Yield what a list changed, or would change, in each account; many are summed up."""
    arranged = arrival.arranged
    kind = kind_word(arranged.listing.kind)
    for account in arranged.accounts[:_MOST_LINES]:
        named = {"name": account.profile.name, "account": account.id}
        if account.id in arranged.new:
            yield word(f"lists.{'would' if dry_run else 'done'}_account", lang, **named)
        yield word(
            "lists.done", lang, kind=kind, **named, **_counts([arranged.tallies[account.id]])
        )
    if (n := len(arranged.accounts)) > _MOST_LINES:
        counts = _counts(arranged.tallies.values())
        yield word("lists.done_total", lang, accounts=n, kind=kind, **counts)


def told_left_out(arrival: ListArrival, lang: str, *, dry_run: bool) -> str:
    """Return how many rows of a list are left out, and where they are; nothing where none is."""
    n = len(faulty_rows(arrival.arranged.faults))
    key = "would_skip" if dry_run else "skipped"
    return word(f"lists.{key}", lang, n=n, file=str(arrival.faulty)) if n else ""


def _outcome(arrival: Arrival, dry_run: bool) -> str:
    if not arrival.items:
        return "same"
    if dry_run:
        return "would"
    return "new" if arrival.new else "changed"


def _counts(tallies: Iterable[Tally]) -> dict[str, int]:
    all_of_them = tuple(tallies)
    return {
        "new": sum(each.new for each in all_of_them),
        "updated": sum(each.updated for each in all_of_them),
        "same": sum(each.same for each in all_of_them),
    }
