"""Work that may wait: what is typed is saved and acknowledged first, pictures and lists follow."""

import asyncio
from collections.abc import Callable

__all__ = ["Later", "running_loop"]

PAUSE = 0.3
"""Seconds without a change before the work is done."""


class Later:
    """Does a piece of work once, when changes have paused; at once where no loop is running."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        """Ask for the work; asking again before it is done puts it off."""
        self.drop()
        if loop := running_loop():
            self._waiting = loop.call_later(PAUSE, self._work)
        else:
            self._work()

    def drop(self) -> None:
        """Leave off what was asked for."""
        if self._waiting:
            self._waiting.cancel()
        self._waiting = None


def running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop of the kernel, or None where none is running."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
