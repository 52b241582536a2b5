"""What changed in the people: who came, who is gone, how they stand to us and trust us."""

from collections.abc import Iterator

from kit.account import Attitude, Stakeholder
from kit.analysis.changes.change import Change, State, Turn, one_of_many
from kit.analysis.finding import Ref

__all__ = ["people_changes"]

_STEPS = (
    Attitude.strongly_against,
    Attitude.against,
    Attitude.neutral,
    Attitude.support,
    Attitude.strong_support,
)


def people_changes(before: State, after: State) -> Iterator[Change]:
    """Yield who came and went, then how attitude and trust of each turned."""
    then = {person.id: person for person in before.account.stakeholders}
    now = {person.id: person for person in after.account.stakeholders}
    came = [(p, p.name) for p in now.values() if p.id not in then]
    left = [(p, p.name) for p in now.values() if _left(p, after) and not _was(p, then, before)]
    gone = [(p, p.name) for p in then.values() if p.id not in now]
    yield from one_of_many("person.came", "stakeholders", came)
    yield from one_of_many("person.left", "stakeholders", left)
    yield from one_of_many("person.removed", "stakeholders", gone)
    for person in now.values():
        if earlier := then.get(person.id):
            yield from _turned(earlier, person)


def _left(person: Stakeholder, state: State) -> bool:
    return person.left_on is not None and person.left_on <= state.on


def _was(person: Stakeholder, then: dict[str, Stakeholder], before: State) -> bool:
    """Return whether somebody had left already, or came to be known as one who had."""
    earlier = then.get(person.id)
    return earlier is None or _left(earlier, before)


def _turned(then: Stakeholder, now: Stakeholder) -> Iterator[Change]:
    about: tuple[Ref, ...] = (Ref("stakeholders", now.id),)
    name: dict[str, object] = {"name": now.name}
    if then.attitude is not now.attitude:
        steps = (_step(then.attitude), _step(now.attitude))
        facts = {**name, "before": then.attitude, "now": now.attitude}
        yield Change("person.attitude", _turn(*steps), about, facts)
    if then.trust != now.trust:
        facts = {**name, "before": then.trust, "now": now.trust}
        yield Change("person.trust", _turn(then.trust, now.trust), about, facts)


def _step(attitude: Attitude) -> int | None:
    return None if attitude is Attitude.unknown else _STEPS.index(attitude)


def _turn(then: int | None, now: int | None) -> Turn:
    """Return which way a value went; to or from what is not known it went no way."""
    if then is None or now is None:
        return Turn.noted
    return Turn.better if now > then else Turn.worse
