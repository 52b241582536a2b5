"""What a milestone line says first."""

from kit.account import YesNo
from kit.analysis.after_order import Delivery, MilestoneState, PromiseState
from kit.words import Text, word

__all__ = ["message"]


def message(each: Delivery, live: Text, lang: str) -> str:
    """Return what most asks for a talk: sales out of sight, what is late, or how far it is.

    live is what the pack calls the go-live.
    """
    if each.is_silent:
        last_on, until = each.seen.last_on, each.seen.until
        if last_on is None:
            return word("charts.line.never_seen", lang)
        return word("charts.line.silent", lang, n=(until - last_on).days, step=live)
    late = sum(step.state is MilestoneState.late for step in each.line)
    overdue = sum(one.state is PromiseState.overdue for one in each.ledger)
    if late or overdue:
        key = "late_both" if late and overdue else "late_steps" if late else "late_promises"
        return word(f"charts.line.{key}", lang, steps=late, promises=overdue)
    if each.signed.signed_off_on:
        return word("charts.line.signed_off", lang, day=each.signed.signed_off_on, step=live)
    return _how_far(each, lang)


def _how_far(each: Delivery, lang: str) -> str:
    done = [step for step in each.line if step.state is MilestoneState.done]
    absent = sum(step.milestone.sales_was_there is YesNo.no for step in done)
    if absent:
        return word("charts.line.absent", lang, n=absent, done=len(done))
    return word("charts.line.on_the_way", lang, n=len(done), all=len(each.line))
