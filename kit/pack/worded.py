"""What a pack calls the things that an account refers to by id."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kit.pack.model import Pack
from kit.words import Text

__all__ = ["PARTS", "Worded", "worded"]


@dataclass(frozen=True)
class Worded:
    """An id of a pack and its wording; within is the stage of a criterion, otherwise empty."""

    within: str
    id: str
    text: Text


def worded(pack: Pack) -> Mapping[str, tuple[Worded, ...]]:
    """Return, part by part, every id of a pack that an account may refer to."""
    return {part: tuple(read(pack)) for part, read in _PARTS.items()}


def _criteria(pack: Pack) -> Iterator[Worded]:
    for number, stage in sorted(pack.stages.items()):
        for name, criterion in stage.criteria.items():
            yield Worded(str(number), name, criterion.text)


def _pairs(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.pairs.items())


def _information(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.question) for name, each in pack.information.items())


def _understanding(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.understanding.items())


def _self_check(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.text) for name, each in pack.self_check.items())


def _milestones(pack: Pack) -> Iterator[Worded]:
    steps = sorted(pack.milestones.items(), key=lambda each: each[1].position)
    yield from (Worded("", name, each.name) for name, each in steps)


def _causes(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.causes.items())


def _follow_through(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.text) for name, each in pack.follow_through.items())


def _domains(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.domains.items())


def _letters(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.letters.items())


def _letter_facts(pack: Pack) -> Iterator[Worded]:
    yield from (Worded("", name, each.name) for name, each in pack.letter_facts.items())


_PARTS: Mapping[str, Callable[[Pack], Iterator[Worded]]] = {
    "criteria": _criteria,
    "pairs": _pairs,
    "information": _information,
    "understanding": _understanding,
    "self_check": _self_check,
    "milestones": _milestones,
    "causes": _causes,
    "follow_through": _follow_through,
    "domains": _domains,
    "letters": _letters,
    "letter_facts": _letter_facts,
}
PARTS = tuple(_PARTS)
"""The parts of a pack whose entries an account refers to."""
