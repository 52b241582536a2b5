"""The customer's house: who stands under whom, as far as that is known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.account import Account, Stakeholder

__all__ = ["House", "Post", "chain", "house_of", "superiors"]

Superiors = Mapping[str, str | None]
"""The superior of each person by id; None where it is not known."""


@dataclass(frozen=True)
class Post:
    """A person in the house, how many stand above them, and the nearest of these."""

    person: Stakeholder
    depth: int = 0
    above: str | None = None


@dataclass(frozen=True)
class House:
    """The posts from the top downwards, and those whose superior is not known."""

    below_top: tuple[Post, ...]
    unplaced: tuple[Post, ...]


def superiors(account: Account, people: Sequence[Stakeholder]) -> Superiors:
    """Return the superior of each of these people, never in a circle.

    Who reported to somebody now gone reports to the successor, where one is named.
    """
    here = {person.id for person in people}
    found = {person.id: _superior(account, person, here) for person in people}
    for person in people:
        seen, upwards = {person.id}, found[person.id]
        while upwards is not None and upwards not in seen:
            seen.add(upwards)
            upwards = found[upwards]
        if upwards is not None:
            found[upwards] = None
    return found


def chain(person: str, above: Superiors) -> Iterator[str]:
    """Yield a person and everybody above them, upwards."""
    upwards: str | None = person
    while upwards is not None:
        yield upwards
        upwards = above[upwards]


def house_of(people: Sequence[Stakeholder], above: Superiors, drawn: set[str]) -> House:
    """Return the posts of those to be drawn.

    Who has most people below stands at the top; nobody else without a superior does.
    """
    below: dict[str | None, list[Stakeholder]] = defaultdict(list)
    for person in people:
        below[above[person.id]].append(person)
    sizes = {root.id: sum(1 for _ in _walk(Post(root), below)) for root in below[None]}
    # Of equals the first stands at the top; somebody with nobody below is not known to.
    top = max(below[None], key=lambda root: sizes[root.id], default=None)
    if top is not None and sizes[top.id] == 1:
        top = None
    placed: dict[bool, list[Post]] = {True: [], False: []}
    for root in below[None]:
        placed[root is top] += (p for p in _walk(Post(root), below) if p.person.id in drawn)
    return House(tuple(placed[True]), tuple(placed[False]))


def _superior(account: Account, person: Stakeholder, here: set[str]) -> str | None:
    """Return who holds the post a person reports to; the heir of that post reports one higher."""
    seen: set[str] = set()
    upwards = person.reports_to
    while upwards is not None and upwards not in here and upwards not in seen:
        seen.add(upwards)
        gone = account.stakeholder(upwards)
        heir = gone.successor if gone else None
        upwards = gone.reports_to if gone and heir == person.id else heir
    return upwards if upwards in here and upwards != person.id else None


def _walk(post: Post, below: Mapping[str | None, Sequence[Stakeholder]]) -> Iterator[Post]:
    """Yield a post and all below it, those of one department together, the boss's own first."""
    waiting = [post]
    while waiting:
        post = waiting.pop()
        yield post
        groups: dict[str, list[Stakeholder]] = {post.person.department: []}
        for person in below.get(post.person.id, ()):
            groups.setdefault(person.department, []).append(person)
        ordered = [person for group in groups.values() for person in group]
        waiting += (Post(p, post.depth + 1, post.person.id) for p in reversed(ordered))
