"""A deal and people to draw; each test says what is particular about them."""

from collections.abc import Iterable
from datetime import date

import pytest
from drawn import MakeEntry, MakeStanding, account_of

from kit.account import (
    Account,
    Agreement,
    Answer,
    AnswerValue,
    Assessment,
    Attitude,
    Deal,
    DecisionRole,
    Evidence,
    Profile,
    Rater,
    StageEntry,
    Stakeholder,
)
from kit.analysis.deals import Standing, standing
from kit.pack import Pack, load_pack
from kit.settings import current_settings

TODAY = date(2026, 11, 22)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def pack() -> Pack:
    return load_pack("general", current_settings())


@pytest.fixture
def rung(pack: Pack) -> MakeEntry:
    """Return a rung whose criteria all get one answer, with or without evidence."""

    def make(
        stage: int,
        value: AnswerValue = AnswerValue.yes,
        *,
        shown_on: date | None = TODAY,
        agreement: Agreement | None = None,
    ) -> StageEntry:
        evidence = (Evidence(what="発言", said_on=shown_on),) if shown_on else ()
        answers = tuple(
            Answer(criterion=name, value=value, evidence=evidence)
            for name in pack.stages[stage].criteria
        )
        return StageEntry(stage=stage, answers=answers, agreement=agreement or Agreement())

    return make


@pytest.fixture
def stands(pack: Pack) -> MakeStanding:
    """Return where a deal stands that the rep, and perhaps the coach, has rated."""

    def make(
        rep: Iterable[StageEntry],
        coach: Iterable[StageEntry] | None = None,
        *,
        deal: Deal | None = None,
    ) -> Standing:
        deal = deal or Deal(id="d", name="検査装置の更新")
        sides = {Rater.rep: rep, Rater.coach: coach}
        assessments = tuple(
            Assessment(
                id=side.value,
                deal=deal.id,
                side=side,
                assessed_on=TODAY,
                handed_in=True,
                stages=tuple(entries),
            )
            for side, entries in sides.items()
            if entries is not None
        )
        people = (
            Stakeholder(id="here", name="在任"),
            Stakeholder(id="gone", name="離任", left_on=date(2026, 9, 1)),
        )
        account = Account(
            id="a",
            profile=Profile(name="顧客"),
            deals=(deal,),
            stakeholders=people,
            assessments=assessments,
        )
        return standing(account, deal, pack, TODAY)

    return make


@pytest.fixture
def forty() -> Account:
    """Return an account with forty people of every influence, attitude and role."""
    attitudes, roles = list(Attitude), list(DecisionRole)
    return account_of(
        Stakeholder(
            id=f"p{n}",
            name=f"{'佐藤鈴木高橋田中伊藤渡辺山本中村小林加藤'[n % 10 * 2 :][:2]} {n:02}",
            influence=(None, 1, 2, 3, 4, 5)[n % 6],
            attitude=attitudes[(n * 5 + n // 6) % 6],
            roles=(roles[n % 11],),
        )
        for n in range(40)
    )
