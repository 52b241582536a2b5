from datetime import date, timedelta

import pytest
from drawn import account_of, hatches, overlapping, texts

from kit.account import Account, Contact, Effect, Touch
from kit.charts import balance_bars
from kit.pack import Pack

TODAY = date(2026, 11, 22)


def acts(*touched: tuple[str, Effect]) -> Account:
    """Return an account with a contact of today for each pair touched."""
    contacts = [
        Contact(id=f"c{n}", held_on=TODAY, touches=(Touch(pair=pair, effect=effect),))
        for n, (pair, effect) in enumerate(touched)
    ]
    return account_of([], contacts=tuple(contacts))


RAISED, LOWERED, UNSAID = Effect.raises, Effect.lowers, Effect.unknown


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_pair_has_a_row_and_no_words_overlap(lang: str, pack: Pack, today: date) -> None:
    account = acts(*((pair, RAISED) for pair in list(pack.pairs)[:7]), ("R1", UNSAID))
    figure = balance_bars(account, today, pack, lang)
    assert [p for p in pack.pairs.values() if p.name.in_(lang) not in texts(figure)] == []
    assert overlapping(figure) == []


def test_a_pair_nobody_rated_is_hatched_and_no_zero(pack: Pack, today: date) -> None:
    figure = balance_bars(acts(*[("R1", RAISED)] * 5, ("R2", UNSAID)), today, pack, "ja")
    said = texts(figure)
    assert hatches(figure) == 13
    assert "不明（増減の分からない行い1件）" in said
    assert "0.0" not in said


def test_the_title_names_the_pair_that_costs_most(pack: Pack, today: date) -> None:
    account = acts(*[("R1", RAISED)] * 2, *[("R8", LOWERED)] * 3, ("R2", LOWERED))
    assert balance_bars(account, today, pack, "ja").get_label() == (
        "関係資産は目減りしている。最も響いているのは「問題を探しに行く」"
    )


def test_few_acts_make_no_trend(pack: Pack, today: date) -> None:
    title = balance_bars(acts(("R1", LOWERED)), today, pack, "en").get_label()
    assert title == "Rated acts: 1. Too few to call it rising or falling"


def test_the_figures_are_counts_though_old_acts_weigh_less(pack: Pack, today: date) -> None:
    old = Contact(
        id="c", held_on=TODAY - timedelta(days=90), touches=(Touch(pair="R1", effect=RAISED),)
    )
    said = texts(balance_bars(account_of([], contacts=(old,)), today, pack, "ja"))
    assert {"1件", "+0.5"} <= set(said)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_act_gets_its_first_step(lang: str, pack: Pack, today: date) -> None:
    figure = balance_bars(account_of([]), today, pack, lang)
    assert len(texts(figure)) == 2
