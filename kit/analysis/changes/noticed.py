"""Which findings came up, and which are over."""

from collections.abc import Iterable, Iterator

from kit.analysis.changes.change import Change, Turn
from kit.analysis.finding import Finding, Ref
from kit.pack import Pack

__all__ = ["finding_changes"]

Mark = tuple[str, tuple[Ref, ...]]
_SINGLE = {"deals", "complaints"}


def finding_changes(
    then: Iterable[Finding], now: Iterable[Finding], pack: Pack
) -> Iterator[Change]:
    """Yield the findings that came up and those that are over, each as one change.

    A finding about many people is the same one when other people come under it.
    """
    before = {_mark(each): each for each in then}
    after = {_mark(each): each for each in now}
    opened = [each for mark, each in after.items() if mark not in before]
    closed = [each for mark, each in before.items() if mark not in after]
    yield from _change("finding.opened", opened, pack, Turn.noted)
    yield from _change("finding.closed", closed, pack, Turn.better)


def _mark(found: Finding) -> Mark:
    single = len(found.about) == 1 and found.about[0].kind in _SINGLE
    return found.code, found.about if single else ()


def _change(code: str, found: list[Finding], pack: Pack, turn: Turn) -> Iterator[Change]:
    if found:
        titles = tuple(dict.fromkeys(pack.findings[each.code].title for each in found))
        about = tuple(dict.fromkeys(ref for each in found for ref in each.about))
        yield Change(code, turn, about, {"titles": titles, "n": len(found)})
