"""How the tests read a picture, and the people they draw."""

from collections.abc import Callable, Iterable, Sequence
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text

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


def hatches(figure: Figure) -> int:
    """Return how many hatched places a figure has."""
    return sum(bool(patch.get_hatch()) for patch in figure.findobj(Patch))


def parsed(drawn: str) -> ET.Element:
    """Return an SVG as its root element; anything not well formed fails."""
    return ET.fromstring(drawn)  # noqa: S314 - written by the kit
