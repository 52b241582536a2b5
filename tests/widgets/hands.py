"""Hands on the forms: what a page of widgets says, and how its parts are pressed and filled."""

from html import unescape

from ipywidgets import Button, Widget

from kit.account import AnswerValue, Assessment, Rater
from kit.widgets.deals import StageForm
from kit.widgets.deals.criterion import CriterionForm
from kit.widgets.deals.evidence import _Row

YES, NO, PARTLY, UNKNOWN = AnswerValue.yes, AnswerValue.no, AnswerValue.partly, AnswerValue.unknown


def criterion(form: StageForm, stage: int = 0, n: int = 0) -> CriterionForm:
    form.shown.rungs[stage].turn(True)
    return list(form.shown.rungs[stage].criteria.values())[n]


def answer(form: StageForm, value: AnswerValue, stage: int = 0, n: int = 0) -> None:
    criterion(form, stage, n).answer.control.value = value


def row(form: StageForm, stage: int = 0, n: int = 0, at: int = 0) -> _Row:
    return criterion(form, stage, n).evidence.rows.rows[at]


def show(form: StageForm, stage: int) -> None:
    """Answer every criterion of a rung with yes and evidence."""
    for n in range(len(form.seat.pack.stages[stage].criteria)):
        answer(form, YES, stage, n)
        row(form, stage, n).what.control.value = "「資料を送ってください」"
        row(form, stage, n).on.control.value = "2026/11/2"


def said(widget: Widget) -> str:
    return unescape(widget.value).replace("<p>", "").replace("</p>", "")


def told(widget: Widget) -> str:
    """Return all that a part of a page says."""
    return unescape("".join(str(getattr(w, "value", "")) for w in pieces(widget)))


def latest(form: StageForm, side: Rater = Rater.rep) -> Assessment:
    return [a for a in form.seat.account.assessments if a.side is side][-1]


def pieces(widget: Widget) -> list[Widget]:
    inside = [each for child in getattr(widget, "children", ()) for each in pieces(child)]
    return [widget, *inside]


def press(widget: Widget, told: str) -> None:
    next(b for b in pieces(widget) if isinstance(b, Button) and b.description == told).click()
