"""The list of accounts: filtered and sorted, and only those that are shown are built."""

from collections.abc import Callable, Iterable, Sequence

from ipywidgets import Button, Dropdown, HBox, Text, VBox

from kit.analysis.portfolio import PortfolioLine, pick_first
from kit.exchange.cells import folded
from kit.widgets.portfolio.told import facts_of, reasons_of, say
from kit.widgets.prose import prose, put

__all__ = ["MOST", "LineList"]

MOST = 20
"""The accounts shown at a time; there may be thousands."""
_ORDERS = ("pressing", "silence", "overdue", "level", "name")


class LineList:
    """The accounts by what presses most, or in another order; a click opens one."""

    def __init__(self, lang: str, chosen: Callable[[str, str], None]) -> None:
        self._lang, self._lines = lang, tuple[PortfolioLine, ...]()
        self.search = Text(description=say("search", lang), _dom_classes=["kit-above"])
        options = [(say(f"by_{each}", lang), each) for each in _ORDERS]
        self.order = Dropdown(
            description=say("order", lang), options=options, _dom_classes=["kit-above"]
        )
        self.rep, self.coach = (
            Dropdown(
                description=say(each, lang),
                options=[(say("all", lang), None)],
                _dom_classes=["kit-above"],
            )
            for each in ("rep", "coach")
        )
        controls = [self.search, self.rep, self.coach, self.order]
        for each in controls:
            each.observe(lambda _: self._show(), "value")
        self.rows = [_Row(lang, chosen) for _ in range(MOST)]
        self.shown = prose(look="quiet")
        filters = HBox(controls, _dom_classes=["kit-row"])
        rows = VBox([each.box for each in self.rows], _dom_classes=["kit-accounts"])
        self.box = VBox([filters, self.shown, rows])

    def take(self, lines: Sequence[PortfolioLine]) -> None:
        """Show these accounts, filtered as before."""
        self._lines = tuple(lines)
        self._offer(self.rep, (each.rep for each in lines))
        self._offer(self.coach, (each.coach for each in lines))
        self._show()

    def _offer(self, control: Dropdown, names: Iterable[str]) -> None:
        found = sorted(set(names), key=lambda name: (not name, name))
        named = [(name or say("nobody", self._lang), name) for name in found]
        options = ((say("all", self._lang), None), *named)
        if tuple(control.options) != options:
            kept = control.value
            control.options = options
            control.value = kept if kept in found else None

    def _show(self) -> None:
        wanted = folded(self.search.value)
        found = [
            each
            for each in self._lines
            if wanted in folded(each.name)
            and self.rep.value in {None, each.rep}
            and self.coach.value in {None, each.coach}
        ]
        ordered = in_order(found, self.order.value)
        for row, each in zip(self.rows, [*ordered[:MOST], *[None] * MOST], strict=False):
            row.show(each)
        facts = {"n": min(len(found), MOST), "of": len(self._lines)}
        put(self.shown, say("shown", self._lang, **facts))


def in_order(lines: Sequence[PortfolioLine], order: str) -> list[PortfolioLine]:
    """Return the accounts in an order; what is not known stands last."""
    match order:
        case "silence":
            return sorted(
                lines, key=lambda each: -(-1 if each.silent_days is None else each.silent_days)
            )
        case "overdue":
            return sorted(lines, key=lambda each: -each.overdue)
        case "level":
            return sorted(lines, key=_lowest)
        case "name":
            return sorted(lines, key=lambda each: each.name)
        case _:
            return [*pick_first(lines), *(each for each in lines if not each.reasons)]


def _least_silent(line: PortfolioLine) -> int:
    return -1 if line.silent_days is None else line.silent_days


def _lowest(line: PortfolioLine) -> float:
    return min((d.rated for d in line.deals if d.rated is not None), default=float("inf"))


class _Row:
    """One account, or nothing."""

    def __init__(self, lang: str, chosen: Callable[[str, str], None]) -> None:
        self._lang = lang
        self._line: PortfolioLine | None = None
        self._chosen = chosen
        self.name = Button(_dom_classes=["kit-plain"])
        self.name.on_click(lambda _: self._choose())
        self.why, self.facts = prose(), prose(look="quiet")
        told = VBox([self.why, self.facts])
        self.box = HBox([self.name, told], _dom_classes=["kit-account"])

    def show(self, line: PortfolioLine | None) -> None:
        self._line = line
        self.box.layout.display = None if line else "none"
        if line is None:
            return
        self.name.description = line.name
        self.name.tooltip = say("choose", self._lang, name=line.name)
        put(self.why, reasons_of(line, self._lang))
        put(self.facts, facts_of(line, self._lang))

    def _choose(self) -> None:
        if self._line:
            self._chosen(self._line.account, self._line.name)
