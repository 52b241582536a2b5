"""The letter desk: a letter is drafted, checked, looked at by a superior, printed, sent on."""

from kit.widgets.letters.page import open_letters

__all__ = ["open_letters"]
