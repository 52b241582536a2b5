"""Figures as inline SVG for pages and print, and as PNG for a glance."""

import re
import zlib
from io import BytesIO
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from kit.charts.lettering import printable
from kit.charts.style import FALLBACKS, FAMILY, drawing

__all__ = ["png", "svg"]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_FONT_FAMILY = re.compile(r"font-family: [^;]+; ?")
_FAMILIES = ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACKS))
# matplotlib sets these for every element of the whole page it is inlined in; here for this picture.
_ROOT_STYLE = f"font-family: {_FAMILIES}; stroke-linejoin: round; stroke-linecap: butt"
_ITEM = "item:"
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


def svg(figure: Figure, name: str, alt: str = "") -> str:
    """Return a figure as inline SVG, equal bytes for equal figures.

    name keeps its ids apart from those of other pictures in the page; alt is what a screen reader
    says, the picture's message where none is given. What stands for an entry bears its kind and id,
    such as data-item="stakeholders/p1".
    """
    buffer = BytesIO()
    prefix = _prefix(name)
    with drawing(prefix):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    root = ET.fromstring(buffer.getvalue())  # noqa: S314 - written by the line above
    _strip(root)
    _rename_ids(root, prefix)
    _describe(root, figure, prefix, printable(alt or str(figure.get_label())))
    return ET.tostring(root, encoding="unicode")


def png(figure: Figure, dpi: int = 200) -> bytes:
    """Return a figure as PNG."""
    buffer = BytesIO()
    with drawing():
        figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    return buffer.getvalue()


def _prefix(name: str) -> str:
    """Return a name that may stand in an id; two names never give the same one."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", name)
    return f"c-{plain}" if plain == name else f"c-{plain}-{zlib.crc32(name.encode()):08x}"


def _strip(root: ET.Element) -> None:
    """Take out metadata, page-wide styles, indents, and the font, which the root names once."""
    for parent in list(root.iter()):
        for child in list(parent):
            child.tail = None
            if child.tag in {f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"}:
                parent.remove(child)
        if parent.tag != f"{{{_SVG}}}text":
            parent.text = None
        else:
            parent.attrib.pop("transform", None)
            parent.set("style", _FONT_FAMILY.sub("", parent.get("style", "")))
        if "d" in parent.attrib:
            parent.set("d", " ".join(parent.attrib["d"].split()))


def _rename_ids(root: ET.Element, prefix: str) -> None:
    """Keep the ids that shapes refer to, under the picture's own name; turn items into data."""
    for element in root.iter():
        own = element.attrib.pop("id", "")
        if own.startswith(_ITEM):
            element.set("data-item", own.removeprefix(_ITEM))
        elif own and element.tag != f"{{{_SVG}}}g":
            element.set("id", f"{prefix}-{own}")
        if target := element.get(_HREF):
            element.set(_HREF, f"#{prefix}-{target.removeprefix('#')}")
        for key, value in element.attrib.items():
            if "url(#" in value:
                element.set(key, value.replace("url(#", f"url(#{prefix}-"))


def _describe(root: ET.Element, figure: Figure, prefix: str, alt: str) -> None:
    width, height = (inches * 25.4 for inches in figure.get_size_inches())
    root.attrib.pop("version", None)
    root.set("class", "kit-chart")
    root.set("width", f"{width:g}mm")
    root.set("height", f"{height:g}mm")
    root.set("style", _ROOT_STYLE)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title")
    title = ET.Element(f"{{{_SVG}}}title", {"id": f"{prefix}-title"})
    title.text = alt
    root.insert(0, title)
