"""A page that is looked at again may have aged meanwhile; this tells it so."""

from collections.abc import Callable
from pathlib import Path

import anywidget

__all__ = ["Seen"]

_SCRIPT = Path(__file__).with_name("seen.js").read_text(encoding="utf-8")


class Seen(anywidget.AnyWidget):
    """A mark without a look of its own; it calls back each time it comes into view."""

    def __init__(self, called: Callable[[], object]) -> None:
        self._esm = _SCRIPT
        super().__init__()
        self.on_msg(lambda *_: called())
