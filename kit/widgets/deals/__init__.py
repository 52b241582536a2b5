"""Forms about deals."""

from kit.widgets.deals.page import open_deals
from kit.widgets.deals.stage_form import StageForm

__all__ = ["StageForm", "open_deals"]
