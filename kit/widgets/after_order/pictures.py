"""The live pictures after the order: the line of each deal, and the causes of complaints."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ipywidgets import HTML

from kit import charts
from kit.analysis.after_order import CauseComparison, Delivery, compare_causes, deliveries
from kit.widgets.following import Following
from kit.widgets.seat import Seat

__all__ = ["Drawing", "Pictures", "cause_drawings", "line_drawings"]


@dataclass(frozen=True)
class Drawing:
    """A picture by its name: what it shows, and how that is drawn."""

    name: str
    shows: object
    draw: Callable[[], str]


class Pictures(Following):
    """Pictures that follow what is saved; each is drawn anew only where what it shows changed."""

    def __init__(self, seat: Seat, drawings: Callable[[Seat], Iterable[Drawing]]) -> None:
        self._seat, self._drawings = seat, drawings
        self._drawn: dict[str, tuple[object, HTML]] = {}
        super().__init__(_dom_classes=["kit-form"])
        self.follow(seat.workbook, self.redraw)
        # The forms are what people came for: they are seen before their pictures.
        self._later.ask()

    def redraw(self) -> None:
        """Draw what has changed."""
        before, self._drawn = self._drawn, {}
        for each in self._drawings(self._seat):
            shows, picture = before.get(each.name, (None, HTML(_dom_classes=["kit-picture"])))
            if shows != each.shows:
                picture.value = each.draw()
            self._drawn[each.name] = (each.shows, picture)
        self.children = [picture for _, picture in self._drawn.values()]


def line_drawings(seat: Seat) -> Iterator[Drawing]:
    """Yield the milestone line of each ordered deal, the latest order first."""
    for each in deliveries(seat.account, seat.pack, seat.today):
        yield Drawing(f"line-{each.deal.id}", each, lambda each=each: _line(each, seat))  # type: ignore[misc]


def cause_drawings(seat: Seat) -> Iterator[Drawing]:
    """Yield the supposed causes beside the real ones, once there is a complaint."""
    compared = compare_causes([seat.account], seat.today)
    if compared.readings:
        shows = [(each.supposed, each.real) for each in compared.readings]
        yield Drawing("causes", shows, lambda: _causes(compared, seat))


def _line(each: Delivery, seat: Seat) -> str:
    figure = charts.milestone_chart(each, seat.pack, seat.today, seat.lang)
    alt = seat.word("report.milestones_alt", deal=each.deal.name)
    return charts.svg(figure, f"form-line-{each.deal.id}", alt)


def _causes(compared: CauseComparison, seat: Seat) -> str:
    figure = charts.cause_chart(compared, seat.pack, seat.lang)
    return charts.svg(figure, "form-causes", seat.say("causes_alt"))
