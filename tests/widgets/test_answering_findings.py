"""A finding is answered with an action or put aside for a reason; both are stored."""

from collections.abc import Callable
from datetime import date

import pytest
from hands import pieces, press, told
from ipywidgets import Text, Widget

from kit.account import Answered, Stakeholder
from kit.widgets.findings import FindingsPanel
from kit.workbook import Workbook

Make = Callable[..., FindingsPanel]
UNKNOWN_OPINION = Answered(
    code="people.opinion_unknown", about=("stakeholders/kato", "stakeholders/ueda")
)


class Hand:
    """Somebody who answers the finding that the opinion of two people is unknown."""

    def __init__(self, panel: FindingsPanel) -> None:
        self.panel = panel

    @property
    def part(self) -> Widget:
        """Return the part of the panel that holds the finding and its answer."""
        parts = [w for w in pieces(self.panel) if "kit-finding" in getattr(w, "_dom_classes", ())]
        return next(part for part in parts if "加藤、上田" in told(part))

    def press(self, name: str, within: Widget | None = None) -> None:
        press(within or self.part, name)

    def write(self, **texts: str) -> None:
        lines = {w.description: w for w in pieces(self.part) if isinstance(w, Text)}
        for label, text in texts.items():
            lines[label].value = text


@pytest.fixture
def hand(panel: Make) -> Hand:
    return Hand(panel(kinds=("people",), rater="sato"))


def test_an_action_answers_the_finding(hand: Hand, workbook: Workbook) -> None:
    hand.press("行動にする")
    hand.write(何をするか="加藤さんに尋ねる", いつまでに="2026/11/30")
    hand.press("行動として保存")
    (action,) = workbook.account.actions
    assert (action.what, action.due_on) == ("加藤さんに尋ねる", date(2026, 11, 30))
    assert action.answers == UNKNOWN_OPINION
    shown = told(hand.panel)
    assert "答えのある気づき（1）" in shown
    assert "→ 加藤さんに尋ねる" in shown


def test_an_action_without_words_or_with_a_day_nobody_can_read_is_not_saved(
    hand: Hand, workbook: Workbook
) -> None:
    hand.press("行動にする")
    hand.press("行動として保存")
    assert "何をするかが空です" in told(hand.part)
    hand.write(何をするか="尋ねる", いつまでに="そのうち")
    hand.press("行動として保存")
    assert "そのうち" in told(hand.part)
    assert workbook.account.actions == ()


def test_a_finding_is_put_aside_for_a_reason_and_taken_up_again(
    hand: Hand, workbook: Workbook
) -> None:
    hand.press("見送る")
    hand.press("見送りとして保存")
    assert "理由が空です" in told(hand.part)
    hand.write(見送る理由="改編を待つ")
    hand.press("見送りとして保存")
    (deferral,) = workbook.account.deferrals
    assert deferral.reason == "改編を待つ"
    assert deferral.decided_by == "sato"
    assert deferral.decided_on == date(2026, 11, 20)
    assert deferral.answers == UNKNOWN_OPINION
    hand.press("見送りをやめる", hand.panel)
    assert workbook.account.deferrals == ()
    assert "答えのある気づき" not in told(hand.panel)


def test_an_action_that_is_done_without_effect_leaves_the_finding_open(
    hand: Hand, workbook: Workbook
) -> None:
    hand.press("行動にする")
    hand.write(何をするか="尋ねる")
    hand.press("行動として保存")
    hand.press("済みにする", hand.panel)
    assert workbook.account.actions[0].done_on == date(2026, 11, 20)
    assert "加藤、上田" in told(hand.part)


def test_what_is_being_written_stays_while_other_things_are_saved(
    hand: Hand, workbook: Workbook
) -> None:
    hand.press("行動にする")
    hand.write(何をするか="尋ねる")
    account = workbook.account
    renamed = account.profile.model_copy(update={"note": "別の欄"})
    workbook.update(account.model_copy(update={"profile": renamed}))
    person = Stakeholder(id="new", name="新川", trust=3)
    workbook.update(
        workbook.account.model_copy(
            update={"stakeholders": (*workbook.account.stakeholders, person)}
        )
    )
    assert "尋ねる" in told(hand.part)
