"""Which criterion a row means, by its id or by its wording beside it."""

from kit.errors import Refused
from kit.exchange.cells import folded
from kit.exchange.excel.hidden import Hidden

__all__ = ["CriterionRefused", "criterion_meant"]


class CriterionRefused(Refused):
    """The wording is none of the pack's, or that of another criterion."""


def criterion_meant(own: str, told: str, stage: str, hidden: Hidden) -> str:
    """Return the id of the criterion that a row means; without one its wording decides."""
    alike = [(n, item_id) for n, item_id, text in hidden.criteria if text == folded(told)]
    ids = [item_id for n, item_id in alike if n == stage] or [item_id for _, item_id in alike]
    if own and ids and own not in ids:
        raise CriterionRefused("excel.criterion_disagrees", found=told, id=own)
    if own or not told.strip():
        return own
    if not ids:
        raise CriterionRefused("excel.criterion_unknown", found=told)
    return ids[0]
