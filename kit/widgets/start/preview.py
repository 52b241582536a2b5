"""What a file would change, has changed, or why it is refused, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ipywidgets import HTML, VBox, Widget

from kit.errors import Fault, Faults, KitError
from kit.widgets.links import file_link
from kit.widgets.prose import prose, put, table
from kit.widgets.start.entrance import Entrance
from kit.words import fault_parts, say
from kit.workbook import Arrival
from kit.workbook.intake import Intake, ListArrival
from kit.workbook.proposals import ContactArrival, proposed_facts, told_count, told_rest
from kit.workbook.telling import told_accounts, told_arrival, told_left_out, told_notes

__all__ = ["faults_of", "outcome", "refusal"]

MOST = 200
"""The faults or proposals shown at a time: a page with thousands helps nobody."""
_PROPOSED = ("day", "channel", "who", "started", "title")


def faults_of(intake: Intake) -> tuple[Fault, ...]:
    """Return all that is wrong with the files, whether it refused them or left rows out."""
    refused = (fault for _, error in intake.refused for fault in _faults(error))
    left_out = (fault for each in intake.lists for fault in each.arranged.faults)
    not_proposed = (fault for each in intake.contacts for fault in each.proposed.faults)
    return (*refused, *left_out, *not_proposed)


def refusal(intake: Intake, entrance: Entrance) -> Iterator[Widget]:
    """Yield why files were refused: all faults, each with its place."""
    for _, error in intake.refused:
        if isinstance(error, Faults):
            yield _fault_table(error.faults, entrance)
        else:
            yield prose(say(error, entrance.lang, on_screen=True), "fault")


def outcome(intake: Intake, entrance: Entrance, *, dry_run: bool) -> Iterator[Widget]:
    """Yield what files change, or would change; then how they were read."""
    for arrival in intake.arrivals:
        told = prose()
        sentence = told_arrival(arrival, entrance.lang, dry_run=dry_run)
        put(told, sentence, _kinds(arrival, entrance))
        yield told
    for each in intake.lists:
        yield from _of_list(each, entrance, dry_run)
    for proposed in intake.contacts:
        yield from _of_contacts(proposed, entrance, dry_run)


def _of_list(arrival: ListArrival, entrance: Entrance, dry_run: bool) -> Iterator[Widget]:
    told, read = prose(), prose(look="quiet")
    put(told, *told_accounts(arrival, entrance.lang, dry_run=dry_run))
    yield told
    if left_out := told_left_out(arrival, entrance.lang, dry_run=dry_run):
        yield from _left_out(left_out, arrival.faulty, arrival.arranged.faults, entrance)
    put(read, entrance.say("notes"), *told_notes(arrival, entrance.lang, on_screen=True))
    yield read


def _of_contacts(arrival: ContactArrival, entrance: Entrance, dry_run: bool) -> Iterator[Widget]:
    """Yield the contacts a calendar or a mail list proposes, for whoever was there to confirm."""
    proposed, lang, read = arrival.proposed, entrance.lang, prose(look="quiet")
    yield prose(told_count(arrival, lang))
    if dry_run and proposed.new:
        rows = [[*facts.values()] for facts in islice(proposed_facts(proposed, lang), MOST)]
        head = [entrance.say(f"proposed_{name}") for name in _PROPOSED]
        yield VBox([HTML(table(head, rows), _dom_classes=["kit-faults"])])
        more = len(proposed.new) - MOST
        yield prose(entrance.say("proposed_more", n=more) if more > 0 else "", "quiet")
    if left_out := told_rest(arrival, lang, dry_run=dry_run):
        yield from _left_out(left_out, arrival.rest, proposed.faults, entrance)
    put(read, entrance.say("notes"), *(note.said(lang, on_screen=True) for note in proposed.notes))
    yield read


def _left_out(
    told: str, file: Path | None, faults: Sequence[Fault], entrance: Entrance
) -> Iterator[Widget]:
    """Yield what is left out and why, with a link to the file of it once there is one."""
    yield prose(told, "unsaved")
    if file:
        text = entrance.say("faulty_file", file=file.name)
        yield HTML(file_link(file.name, file.read_bytes(), "text/csv", text))
    yield _fault_table(faults, entrance)


def _kinds(arrival: Arrival, entrance: Entrance) -> str:
    """Return how many entries of each kind change."""
    counts = Counter(kind for kind, _ in arrival.items)
    if not counts:
        return ""
    told = (
        entrance.say("kind_count", kind=entrance.label(f"Account.{kind}"), n=n)
        for kind, n in counts.items()
    )
    return entrance.say("kinds", kinds=tuple(told))


def _fault_table(faults: Sequence[Fault], entrance: Entrance) -> VBox:
    parts = (fault_parts(each, entrance.lang, on_screen=True) for each in faults[:MOST])
    rows = [[where or entrance.say("whole_file"), what] for where, what in parts]
    shown = HTML(table([entrance.say("where"), entrance.say("what")], rows))
    shown.add_class("kit-faults")
    left = len(faults) - MOST
    return VBox([shown, prose(entrance.say("faults_more", n=left) if left > 0 else "", "quiet")])


def _faults(error: KitError) -> Sequence[Fault]:
    return error.faults if isinstance(error, Faults) else [Fault(error.code, (), error.facts)]
