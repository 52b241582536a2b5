"""After the order: promises, milestones, whether sales is seen, complaints and their causes."""

from kit.analysis.after_order.causes import (
    CauseComparison,
    CauseReading,
    CausesOfQuarter,
    compare_causes,
)
from kit.analysis.after_order.complaint_findings import complaint_findings
from kit.analysis.after_order.complaints import (
    BlameSign,
    ComplaintStanding,
    ComplaintState,
    complaint_desk,
    letter_sent_on,
    reports_waiting,
    waits_for_letter,
)
from kit.analysis.after_order.delivery import Delivery, deliveries, delivery
from kit.analysis.after_order.findings import after_order_findings
from kit.analysis.after_order.milestones import (
    MilestoneStanding,
    MilestoneState,
    SignOff,
    go_live_step,
    milestone_line,
    sign_off,
)
from kit.analysis.after_order.orders import is_ordered, ordered_deals
from kit.analysis.after_order.presence import Gap, Presence, gaps, presence
from kit.analysis.after_order.promises import (
    PromiseStanding,
    PromiseState,
    promise_ledger,
    promise_standing,
)

__all__ = [
    "BlameSign",
    "CauseComparison",
    "CauseReading",
    "CausesOfQuarter",
    "ComplaintStanding",
    "ComplaintState",
    "Delivery",
    "Gap",
    "MilestoneStanding",
    "MilestoneState",
    "Presence",
    "PromiseStanding",
    "PromiseState",
    "SignOff",
    "after_order_findings",
    "compare_causes",
    "complaint_desk",
    "complaint_findings",
    "deliveries",
    "delivery",
    "gaps",
    "go_live_step",
    "is_ordered",
    "letter_sent_on",
    "milestone_line",
    "ordered_deals",
    "presence",
    "promise_ledger",
    "promise_standing",
    "reports_waiting",
    "sign_off",
    "waits_for_letter",
]
