"""Text in a workbook's XML: what XML cannot carry is written as _xHHHH_ (ST_Xstring)."""

import re

__all__ = ["LONGEST_TEXT", "decoded", "encoded", "looks_live", "utf16_units"]

LONGEST_TEXT = 32_767
"""The UTF-16 units that fit into one cell."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# An underscore that begins what would be read as an escape, and what XML changes or forbids.
_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SPACES = " \t\r\n"
_LIVE = "=+-@'"


def encoded(text: str) -> str:
    """Return a text as a workbook's XML has to hold it."""
    if not text.strip(_SPACES):
        # Programs drop a text of nothing but these.
        return "".join(f"_x{ord(each):04X}_" for each in text)
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def decoded(text: str) -> str:
    """Return the text that a workbook's XML stands for."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escaped halves of a surrogate pair are one character.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def utf16_units(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def looks_live(text: str) -> bool:
    """Tell whether a program would make a formula, a number or a date of a text typed anew."""
    return text[:1] in _LIVE or text[:1].isdigit()
