"""The ten parts of the form: each begins with its question, and is made when it is opened."""

from collections.abc import Callable, Iterator, Mapping

from ipywidgets import VBox, Widget

from kit.account import Account
from kit.analysis import Ref
from kit.widgets.findings import FindingsPanel
from kit.widgets.fold import Fold
from kit.widgets.picture import LivePicture
from kit.widgets.plan.grid import UsageGrid
from kit.widgets.plan.issues import Hints, hypotheses
from kit.widgets.plan.known import outline, power
from kit.widgets.plan.layouts import (
    ACTIONS,
    DECISIONS,
    ISSUES,
    RIVALS,
    TRADES,
    USAGES,
)
from kit.widgets.plan.ranks import ranks
from kit.widgets.plan.scenarios import Scenarios
from kit.widgets.prose import prose
from kit.widgets.saved import SavedMark
from kit.widgets.seat import Seat
from kit.widgets.sheet import Layout, Sheet

__all__ = ["Part", "parts_of"]


class Part(VBox):  # type: ignore[misc] # ipywidgets carries no types
    """What stands in one part, below the question that leads into it.

    sheets are those in it by their kind; one that is folded away is made when it is asked for.
    """

    def __init__(
        self,
        seat: Seat,
        name: str,
        inside: list[Widget],
        sheets: Mapping[str, Sheet | Fold[Sheet]],
    ) -> None:
        self._sheets = sheets
        question = getattr(seat.pack.plan.parts, name).question
        super().__init__([prose(seat.text(question), "lead"), *inside], _dom_classes=["kit-body"])

    def go_to(self, ref: Ref) -> None:
        """Put the cursor on an entry in the sheet of its kind."""
        found = self._sheets.get(ref.kind)
        if isinstance(found, Fold):
            found.turn(True)
            found.inside.go_to(ref.id)
        elif found:
            found.go_to(ref.id)


def parts_of(seat: Seat, mark: SavedMark) -> Iterator[tuple[str, Callable[[], Part]]]:
    """Yield the ten parts by name, in their order, each as what makes it."""

    def plain(name: str, *inside: Callable[[], Widget]) -> tuple[str, Callable[[], Part]]:
        return name, lambda: Part(seat, name, [make() for make in inside], {})

    def listed(name: str, layout: Layout, *above: Callable[[], Widget]) -> Callable[[], Part]:
        def make() -> Part:
            sheet = _sheet(seat, layout)
            return Part(seat, name, [*(each() for each in above), sheet], {layout.kind: sheet})

        return make

    yield plain("outline", lambda: outline(seat))
    yield plain("power", lambda: power(seat))
    yield "map", lambda: _map(seat, mark)
    yield "trade", listed("trade", TRADES)
    yield "issues", listed("issues", ISSUES, lambda: Hints(seat, mark))
    yield plain("hypotheses", lambda: hypotheses(seat, mark))
    yield plain("deals", lambda: ranks(seat, mark))
    yield "rivals", listed("rivals", RIVALS)
    yield plain("scenario", lambda: Scenarios(seat, mark))
    yield "actions", lambda: _actions(seat)


def _sheet(seat: Seat, layout: Layout) -> Sheet:
    return Sheet(seat.workbook, layout, seat.pack, seat.lang)


def _tips(seat: Seat) -> tuple[str, str]:
    return seat.say("unfold"), seat.say("fold")


def _map(seat: Seat, mark: SavedMark) -> Part:
    """Return the map: a grid to fill in, its picture, and the sheet with what the grid has not."""

    def drawn(account: Account) -> object:
        return account.usages and (account.usages, account.rivals)

    title = seat.say("sheet_fold", title=seat.word("sheet.usages.title"))
    sheet: Fold[Sheet] = Fold(title, _tips(seat), lambda: _sheet(seat, USAGES))
    picture = LivePicture(seat, "usage_chart", "usage", drawn)
    folds = VBox([sheet.box], _dom_classes=["kit-form", "kit-folds"])
    return Part(seat, "map", [UsageGrid(seat, mark), picture, folds], {"usages": sheet})


def _actions(seat: Seat) -> Part:
    """Return actions and decisions, and below them every finding that waits for an answer."""
    actions, decisions = _sheet(seat, ACTIONS), _sheet(seat, DECISIONS)
    given = (seat.workbook, seat.pack, seat.lang, seat.today)
    waiting = Fold(
        seat.say("plan_from_findings"),
        _tips(seat),
        lambda: FindingsPanel(*given, side=seat.side, rater=seat.rater),
    )
    folds = VBox([waiting.box], _dom_classes=["kit-form", "kit-folds"])
    sheets = {"actions": actions, "decisions": decisions}
    return Part(seat, "actions", [folds, actions, decisions], sheets)
