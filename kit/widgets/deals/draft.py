"""The assessment one side is writing: begun, changed and handed in, each as a new account."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from kit.account import (
    Account,
    Answer,
    Assessment,
    Deal,
    StageEntry,
)
from kit.analysis.deals import by_side
from kit.widgets.entries import put_item
from kit.widgets.seat import Seat

__all__ = ["Draft", "put_answer", "put_deal", "put_entry"]

LONGEST_ID = 64


@dataclass(frozen=True)
class Draft:
    """One side's writing on one deal, read from the account as it is now."""

    seat: Seat
    deal_id: str

    @property
    def deal(self) -> Deal | None:
        """Return the deal, or None when it is gone."""
        return self.seat.account.deal(self.deal_id)

    @property
    def own(self) -> tuple[Assessment, ...]:
        """Return one's own assessments, the oldest first."""
        return _own(self.seat, self.seat.account, self.deal_id)

    @property
    def shown(self) -> Assessment:
        """Return what the form shows: what is being written, or a copy of what was handed in."""
        return _current(self.seat, self.seat.account, self.deal_id)

    @property
    def begun(self) -> bool:
        """Return whether something is being written that is not handed in."""
        return bool(self.own) and not self.own[-1].handed_in

    @property
    def may_hand_in(self) -> bool:
        """Return whether handing in would say anything that was not said today."""
        if self.begun:
            return True
        return bool(self.own) and self.own[-1].assessed_on < self.seat.today

    def write(self, stage: int, change: Callable[[StageEntry], StageEntry]) -> None:
        """Save a change of one rung; the first one after handing in begins a new assessment."""

        def changed(account: Account) -> Account:
            now = _current(self.seat, account, self.deal_id)
            written = put_entry(now, change(now.entry(stage)))
            if written == now:
                return account
            return _put(account, written.changed(assessed_on=self.seat.today))

        self.seat.save(changed)

    def hand_in(self) -> None:
        """Hand in what is shown, as of today."""

        def changed(account: Account) -> Account:
            now = _current(self.seat, account, self.deal_id)
            return _put(account, now.changed(handed_in=True, assessed_on=self.seat.today))

        self.seat.save(changed)

    def give_reason(self, assessment: Assessment, stage: int, why: str) -> None:
        """Save why one's own handed-in rating differs from the other side's on a rung."""

        def changed(account: Account) -> Account:
            now = next(a for a in account.assessments if a.id == assessment.id)
            return _put(account, put_entry(now, now.entry(stage).changed(gap_reason=why)))

        self.seat.save(changed)


def put_entry(assessment: Assessment, entry: StageEntry) -> Assessment:
    """Return an assessment with a rung in its place."""
    others = [each for each in assessment.stages if each.stage != entry.stage]
    stages = sorted([*others, entry], key=lambda each: each.stage)
    return assessment.changed(stages=tuple(stages))


def put_answer(entry: StageEntry, answer: Answer) -> StageEntry:
    """Return a rung with an answer in its place."""
    named = {each.criterion: each for each in entry.answers} | {answer.criterion: answer}
    return entry.changed(answers=tuple(named.values()))


def put_deal(account: Account, deal: Deal) -> Account:
    """Return an account with a deal in its place, or behind the others."""
    return put_item(account, "deals", deal)


def _put(account: Account, assessment: Assessment) -> Account:
    return put_item(account, "assessments", assessment)


def _own(seat: Seat, account: Account, deal_id: str) -> tuple[Assessment, ...]:
    deal = account.deal(deal_id)
    found = by_side(account, deal, seat.side, seat.today) if deal else []
    return tuple(a for a in found if seat.rater is None or a.rater in {None, seat.rater})


def _current(seat: Seat, account: Account, deal_id: str) -> Assessment:
    own = _own(seat, account, deal_id)
    if own and not own[-1].handed_in:
        return own[-1]
    return Assessment(
        id=_new_id(account, f"{seat.side.value}-{seat.today:%Y%m%d}", deal_id),
        deal=deal_id,
        side=seat.side,
        rater=seat.rater,
        assessed_on=seat.today,
        stages=tuple(_afresh(each) for each in own[-1].stages) if own else (),
    )


def _afresh(entry: StageEntry) -> StageEntry:
    """Return a rung for a new round; the reason for the last gap stays with the last round."""
    return entry.changed(gap_reason="")


def _new_id(account: Account, start: str, deal_id: str) -> str:
    """Return an id that two windows of the same person give alike, so that their work is merged."""
    taken = {each.id for each in account.assessments}
    ids = (f"{start}-{n}-{deal_id}"[:LONGEST_ID] for n in count(1))
    return next(each for each in ids if each not in taken)
