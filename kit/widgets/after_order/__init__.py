"""Forms about what follows an order: promises, milestones, open questions, complaints."""

from kit.widgets.after_order.form import AfterOrderForm
from kit.widgets.after_order.page import open_after_order

__all__ = ["AfterOrderForm", "open_after_order"]
