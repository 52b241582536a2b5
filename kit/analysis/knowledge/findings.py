"""Findings about what we know of a customer (information.*, understanding.*)."""

from collections.abc import Iterable, Iterator
from datetime import date

from kit.account import Account
from kit.analysis.deals import Mark, Standing, standings
from kit.analysis.finding import Finding, Ref, finding, refs
from kit.analysis.knowledge.information import Heard, information_board
from kit.analysis.knowledge.state import KnowledgeState
from kit.analysis.knowledge.understanding import Understood, understanding_board
from kit.analysis.people.circle import present
from kit.pack import Pack

__all__ = ["information_findings", "understanding_findings"]


def information_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the unofficial information gives to notice."""
    board = information_board(account, pack, today)
    total, limit = len(board), pack.thresholds.information_stale_days
    blank = [heard for heard in board if heard.is_blank]
    yield from _asking("information.blank", blank, pack, total=total)
    stale = [heard for heard in board if heard.age.state is KnowledgeState.stale]
    yield from _asking("information.stale", stale, pack, limit=limit)
    by_mail = [heard for heard in board if heard.is_by_mail_alone]
    yield from _asking("information.by_mail", by_mail, pack)
    single = [heard for heard in board if heard.is_from_one_alone]
    yield from _asking("information.single_source", single, pack, names=_names(account, single))


def _asking(code: str, board: Iterable[Heard], pack: Pack, **facts: object) -> Iterator[Finding]:
    """Yield one finding that names every question concerned, or none."""
    if concerned := tuple(board):
        questions = tuple(heard.question.name for heard in concerned)
        about = tuple(Ref("questions", heard.id) for heard in concerned)
        yield finding(code, pack, about, questions=questions, n=len(concerned), **facts)


def _names(account: Account, board: Iterable[Heard]) -> tuple[str, ...]:
    """Return the names of those who told us, each once."""
    people = (account.stakeholder(source) for heard in board for source in heard.sources)
    return tuple({person.id: person.name for person in people if person}.values())


def understanding_findings(account: Account, pack: Pack, today: date) -> Iterator[Finding]:
    """Yield what the understanding of the customer gives to notice."""
    board = understanding_board(account, pack, today)
    limits = pack.thresholds
    blank = [each for each in board if each.is_blank]
    yield from _areas("understanding.blank", blank, pack, total=len(board))
    stale = [each for each in board if each.age.state is KnowledgeState.stale]
    yield from _areas(
        "understanding.stale",
        stale,
        pack,
        situation=limits.situation_stale_days,
        scenario=limits.scenario_stale_days,
    )
    live = [each for each in standings(account, pack, today) if each.is_open]
    yield from _deal_only(live, len(board) - len(blank), len(board), pack)
    yield from _warm_but_no_issue(account, live, pack, today)


def _areas(
    code: str, board: Iterable[Understood], pack: Pack, **facts: object
) -> Iterator[Finding]:
    """Yield one finding that names every area concerned, or none."""
    if concerned := tuple(board):
        areas = tuple(each.area.name for each in concerned)
        about = tuple(Ref("areas", each.id) for each in concerned)
        yield finding(code, pack, about, areas=areas, n=len(concerned), **facts)


def _deal_only(live: list[Standing], filled: int, total: int, pack: Pack) -> Iterator[Finding]:
    assessed = [each.deal for each in live if each.current]
    if assessed and filled < pack.thresholds.deal_only_areas:
        deals = tuple(deal.name for deal in assessed)
        about = refs("deals", assessed)
        yield finding("understanding.deal_only", pack, about, deals=deals, n=filled, total=total)


def _warm_but_no_issue(
    account: Account, live: list[Standing], pack: Pack, today: date
) -> Iterator[Finding]:
    """Ask where we are trusted and no deal in progress is known to have the issue shared."""
    limits = pack.thresholds
    warm = [
        person
        for person in present(account, today)
        if (person.trust or 0) >= limits.high_trust
        and (person.influence or 0) >= limits.strong_influence
    ]
    if warm and live and not any(_is_met(each, limits.issue_stage) for each in live):
        yield finding(
            "understanding.warm_but_no_issue",
            pack,
            refs("stakeholders", warm),
            names=tuple(person.name for person in warm),
            deals=tuple(each.deal.name for each in live),
            stage=limits.issue_stage,
        )


def _is_met(standing: Standing, stage: int) -> bool:
    return standing.current is not None and standing.current.rated_marks[stage] is Mark.met
