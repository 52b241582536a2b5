"""Text that a spreadsheet program would compute, made harmless, and taken back as it was."""

import re

__all__ = ["protected", "unprotected"]

# Full-width signs too: Japanese editions of Excel take them for the narrow ones.
_LIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def protected(text: str) -> str:
    """Return a text that no spreadsheet program computes, an apostrophe before it if need be."""
    return f"'{text}" if _LIVE.match(text) else text


def unprotected(text: str) -> str:
    """Return the text that protected was given."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
