"""How the tests read a picture, and the people they draw."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kit.account import Account, Profile, StageEntry, Stakeholder
from kit.analysis.deals import Standing

MakeEntry = Callable[..., StageEntry]
MakeStanding = Callable[..., Standing]


def account_of(people: Iterable[Stakeholder], **others: object) -> Account:
    return Account(id="a", profile=Profile(name="顧客"), stakeholders=tuple(people), **others)


def texts(figure: Figure) -> Sequence[str]:
    """Return every text of a figure, in the order in which it was written."""
    written = (artist.get_text() for artist in figure.findobj(Text))
    return [text for text in written if text]


def placed(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return each text and the box it is drawn in, as the printed picture has it."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    artists = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in artists]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Return the texts of which a part lies over another."""
    return [
        (one, other)
        for (one, box), (other, its) in combinations(placed(figure), 2)
        if box.x0 < its.x1 and its.x0 < box.x1 and box.y0 < its.y1 and its.y0 < box.y1
    ]


def hatches(figure: Figure) -> int:
    """Return how many hatched places a figure has."""
    return sum(bool(patch.get_hatch()) for patch in figure.findobj(Patch))


def parsed(drawn: str) -> ET.Element:
    """Return an SVG as its root element; anything not well formed fails."""
    return ET.fromstring(drawn)  # noqa: S314 - written by the kit
