"""Which id of the pack a row means, by the id or by its wording beside it."""

from collections.abc import Sequence

from kit.errors import Refused
from kit.exchange.cells import folded
from kit.exchange.excel.hidden import Wording

__all__ = ["WordingRefused", "meant"]


class WordingRefused(Refused):
    """The wording is none of the pack's, or that of another id."""


def meant(own: str, told: str, within: str, known: Sequence[Wording]) -> str:
    """Return the id that a row means; without one its wording decides."""
    alike = [(where, item_id) for where, item_id, text in known if text == folded(told)]
    ids = [item_id for where, item_id in alike if where == within]
    ids = ids or [item_id for _, item_id in alike]
    if own and ids and own not in ids:
        raise WordingRefused("excel.wording_disagrees", found=told, id=own)
    if own or not told.strip():
        return own
    if not ids:
        raise WordingRefused("excel.wording_unknown", found=told)
    return ids[0]
