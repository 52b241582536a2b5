"""What the slopes show: each level, attitude and trust that turned, those alike as one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.account import Attitude, Stakeholder
from kit.analysis.changes import Change, State, Turn
from kit.analysis.deals import BELOW, Level
from kit.words import show, word

__all__ = ["MOST", "Panel", "Slope", "panels"]

MOST = 11
"""The slopes of a panel that have room for their names."""

_TOP_STAGE = 9
_ATTITUDES = (
    Attitude.strongly_against,
    Attitude.against,
    Attitude.neutral,
    Attitude.support,
    Attitude.strong_support,
)


@dataclass(frozen=True)
class Slope:
    """A line from one value to another, as steps up the scale; None is unknown."""

    before: int | None
    now: int | None
    turn: Turn
    name: str
    tail: str
    agreed: bool = False

    @property
    def reach(self) -> int:
        """Return how far it goes; to or from unknown counts as one step."""
        if self.before is None or self.now is None:
            return 1
        return abs(self.now - self.before)


@dataclass(frozen=True)
class Panel:
    """One scale from its lowest step up, the slopes on it, and who stays as they were."""

    name: str
    steps: tuple[str, ...]
    slopes: tuple[Slope, ...]
    foot: str
    share: float = 1.0
    """How wide it is beside the others."""


Found = Sequence[Change]


def panels(before: State, after: State, found: Found, lang: str) -> tuple[Panel, ...]:
    """Return the scales on which something changed."""
    people = (each(before, after, found, lang) for each in (_attitudes, _trust))
    made = (_deals(found, lang), *people)
    return tuple(panel for panel in made if panel.slopes)


def _deals(found: Found, lang: str) -> Panel:
    slopes = [_level(each, lang) for each in found if each.code.startswith("level.")]
    below = word("charts.changes.below_ladder", lang)
    steps = (below, *(str(n) for n in range(_TOP_STAGE + 1)))
    return Panel(word("charts.changes.deals", lang), steps, tuple(slopes), "", 1.5)


def _level(change: Change, lang: str) -> Slope:
    old, new = change.facts["before"], change.facts["now"]
    index = word(f"charts.ladder.{change.facts['index'].value}", lang)
    shown = word("charts.changes.turn", lang, before=_short(old, lang), now=_short(new, lang))
    tail = word("charts.changes.level", lang, index=index, turn=shown)
    agreed = change.code == "level.agreed"
    name = str(change.facts["deal"])
    return Slope(_rung(old), _rung(new), change.turn, name, tail, agreed)


def _short(level: Level | None, lang: str) -> str:
    """Return a level in as few letters as will do."""
    if level is None:
        return word("charts.changes.not_assessed", lang)
    if level.value == BELOW:
        below = "unknown_level" if level.at_least else "below_ladder"
        return word(f"charts.changes.{below}", lang)
    return word(
        f"charts.changes.{'at_least' if level.at_least else 'exactly'}", lang, n=level.value
    )


def _rung(level: Level | None) -> int | None:
    """Return how high a level is drawn; below the ladder and at least so, it is not known."""
    if level is None or (level.value == BELOW and level.at_least):
        return None
    return level.value - BELOW


def _attitudes(before: State, after: State, found: Found, lang: str) -> Panel:
    def step(attitude: Attitude) -> int | None:
        return None if attitude is Attitude.unknown else _ATTITUDES.index(attitude)

    slopes = _people(found, "person.attitude", step, lang)
    steps = tuple(word(f"charts.mark.{each.value}", lang) for each in _ATTITUDES)
    foot = _stayed(before, after, lambda p: step(p.attitude), lang)
    return Panel(word("charts.changes.attitude", lang), steps, slopes, foot)


def _trust(before: State, after: State, found: Found, lang: str) -> Panel:
    slopes = _people(found, "person.trust", lambda trust: trust and trust - 1, lang)
    steps = tuple(str(n) for n in range(1, 6))
    foot = _stayed(before, after, lambda p: p.trust, lang)
    return Panel(word("charts.changes.trust", lang), steps, slopes, foot)


def _people(
    found: Found, code: str, step: Callable[..., int | None], lang: str
) -> tuple[Slope, ...]:
    """Return a slope for each person; where there are many, one for all who turned alike."""
    turned = [each for each in found if each.code == code]
    groups = [[each] for each in turned] if len(turned) <= MOST else _alike(turned)
    return tuple(
        Slope(
            step(same[0].facts["before"]),
            step(same[0].facts["now"]),
            same[0].turn,
            show(tuple(each.facts["name"] for each in same), lang),
            word("charts.changes.of_many", lang, n=len(same)) if len(same) > 1 else "",
        )
        for same in groups
    )


def _alike(turned: Found) -> list[list[Change]]:
    alike: dict[tuple[object, object], list[Change]] = {}
    for each in turned:
        alike.setdefault((each.facts["before"], each.facts["now"]), []).append(each)
    return list(alike.values())


def _stayed(
    before: State, after: State, value: Callable[[Stakeholder], int | None], lang: str
) -> str:
    """Return how many people stand as they stood, and of how many nothing is known still."""
    then = {person.id: value(person) for person in before.account.stakeholders}
    same = [value(p) for p in after.account.stakeholders if p.id in then and then[p.id] == value(p)]
    unknown = same.count(None)
    return word("charts.changes.stayed", lang, n=len(same) - unknown, unknown=unknown)
