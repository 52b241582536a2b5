"""Coaching: what changed, the record of a session, remarks, ride-alongs, notes, two raters."""

from kit.widgets.coaching.form import CoachingForm
from kit.widgets.coaching.page import open_coaching

__all__ = ["CoachingForm", "open_coaching"]
