"""What a file would change, has changed, or why it is refused, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ipywidgets import HTML, VBox, Widget

from kit.errors import Fault, Faults, KitError
from kit.widgets.links import file_link
from kit.widgets.prose import prose, put, table
from kit.widgets.start.entrance import Entrance
from kit.words import fault_parts, say
from kit.workbook import Arrival
from kit.workbook.intake import Intake, ListArrival
from kit.workbook.telling import told_accounts, told_arrival, told_left_out, told_notes

__all__ = ["faults_of", "outcome", "refusal"]

MOST = 200
"""The faults shown at a time: a page with thousands helps nobody."""


def faults_of(intake: Intake) -> tuple[Fault, ...]:
    """Return all that is wrong with the files, whether it refused them or left rows out."""
    refused = (fault for _, error in intake.refused for fault in _faults(error))
    left_out = (fault for each in intake.lists for fault in each.arranged.faults)
    return (*refused, *left_out)


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


def _of_list(arrival: ListArrival, entrance: Entrance, dry_run: bool) -> Iterator[Widget]:
    told, read = prose(), prose(look="quiet")
    put(told, *told_accounts(arrival, entrance.lang, dry_run=dry_run))
    yield told
    if left_out := told_left_out(arrival, entrance.lang, dry_run=dry_run):
        yield prose(left_out, "unsaved")
        if arrival.faulty:
            name = arrival.faulty.name
            text = entrance.say("faulty_file", file=name)
            yield HTML(file_link(name, arrival.faulty.read_bytes(), "text/csv", text))
        yield _fault_table(arrival.arranged.faults, entrance)
    put(read, entrance.say("notes"), *told_notes(arrival, entrance.lang, on_screen=True))
    yield read


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
