"""What changed in the deals: their status, both levels, what the customer agreed or took back."""

from collections.abc import Iterator
from datetime import date

from kit.account import Deal
from kit.analysis.changes.change import Change, State, Turn, called, one_of_many
from kit.analysis.deals import Level, Mark, Rated, Standing, standings
from kit.analysis.finding import LevelIndex, Ref
from kit.pack import Pack

__all__ = ["deal_changes"]


def deal_changes(before: State, after: State, pack: Pack) -> Iterator[Change]:
    """Yield what changed in the deals, those in progress first."""
    then = {each.deal.id: each for each in standings(before.account, pack, before.on)}
    now = standings(after.account, pack, after.on)
    came = [(s.deal, called(s.deal.name, s.deal)) for s in now if s.deal.id not in then]
    gone = {name: s.deal for name, s in then.items() if after.account.deal(name) is None}
    removed = [(deal, called(deal.name, deal)) for deal in gone.values()]
    yield from one_of_many("deal.came", "deals", came)
    yield from one_of_many("deal.removed", "deals", removed)
    for each in now:
        earlier = then.get(each.deal.id)
        if earlier and earlier.deal.status is not each.deal.status:
            facts = {"before": earlier.deal.status, "now": each.deal.status}
            yield _change("deal.status", each.deal, Turn.noted, **facts)
        yield from _levels(earlier, each)
        yield from _agreements(earlier, each, pack, after.on)


def _change(code: str, deal: Deal, turn: Turn, **facts: object) -> Change:
    name = called(deal.name, deal)
    return Change(code, turn, (Ref("deals", deal.id),), {"deal": name, **facts})


def _levels(then: Standing | None, now: Standing) -> Iterator[Change]:
    for index in LevelIndex:
        old, new = _level(then.current if then else None, index), _level(now.current, index)
        if _shown(old) != _shown(new):
            facts = {"index": index, "before": old, "now": new}
            yield _change(f"level.{index.value}", now.deal, _turn(old, new), **facts)


def _level(rated: Rated | None, index: LevelIndex) -> Level | None:
    return getattr(rated, index.value) if rated else None


def _shown(level: Level | None) -> tuple[int, bool] | None:
    """Return what people read of a level: holes above it are told elsewhere."""
    return (level.value, level.at_least) if level else None


def _turn(then: Level | None, now: Level | None) -> Turn:
    """Return which way a level went; what was at least so high may have been higher."""
    if then is None or now is None or then.value == now.value:
        return Turn.noted
    if now.value > then.value:
        return Turn.noted if then.at_least else Turn.better
    return Turn.noted if now.at_least else Turn.worse


def _agreements(then: Standing | None, now: Standing, pack: Pack, today: date) -> Iterator[Change]:
    if now.current is None:
        return
    old = then.current.agreed_marks if then and then.current else (Mark.unknown,) * len(pack.stages)
    new = now.current.agreed_marks
    turned = [n for n in sorted(pack.stages) if old[n] is not new[n]]
    withdrawn = [n for n in turned if _taken_back(now.current, n, today)]
    made = [n for n in turned if new[n] is Mark.met and old[n] is not Mark.recheck]
    asked = [n for n in turned if new[n] is Mark.met and old[n] is Mark.recheck]
    lapsed = [n for n in turned if new[n] is Mark.recheck and old[n] is Mark.met]
    for code, stages, turn in (
        ("agreement.made", made, Turn.better),
        ("agreement.confirmed", asked, Turn.better),
        ("agreement.withdrawn", withdrawn, Turn.worse),
        ("agreement.lapsed", lapsed, Turn.worse),
    ):
        if stages:
            yield _change(code, now.deal, turn, **_agreed(now.current, stages, pack))


def _taken_back(rated: Rated, stage: int, today: date) -> bool:
    withdrawn = rated.assessment.entry(stage).agreement.withdrawn_on
    return withdrawn is not None and withdrawn <= today


def _agreed(rated: Rated, stages: list[int], pack: Pack) -> dict[str, object]:
    """Return the stages by number and name, and the day of the last word on them."""
    agreements = [rated.assessment.entry(n).agreement for n in stages]
    days = [day for a in agreements if (day := a.withdrawn_on or a.confirmed_on or a.agreed_on)]
    return {
        "stages": tuple(stages),
        "last": pack.stages[stages[-1]].name,
        "on": max(days, default=None),
    }
