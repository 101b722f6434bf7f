"""Which columns of a timeline are days on which nobody works, and the marks that say so beside the shade."""

from datetime import date, timedelta
from functools import lru_cache

from board.timeline.scale import TimeScale, Zoom
from plans.days_off import OffKind, day_off

WEEKEND, HOLIDAY = "░", "▒"


@lru_cache(maxsize=8)
def days_off(scale: TimeScale) -> dict[date, str]:
    """The days off that are shown, each with its mark; only at the zoom where a day is wide enough to be seen.

    The table of holidays is opened when the first week is looked at, never before.
    """
    if scale.zoom is not Zoom.WEEK:
        return {}
    found = {}
    for past in range((scale.last_day - scale.first_day).days + 1):
        shown = scale.first_day + timedelta(days=past)
        off = day_off(shown)
        if off is not None:
            found[shown] = HOLIDAY if off.kind is OffKind.HOLIDAY else WEEKEND
    return found


@lru_cache(maxsize=8)
def shaded(scale: TimeScale) -> dict[int, str]:
    """The columns of those days, each with its mark."""
    wide = scale.inner // 7
    if not wide:
        return {}  # several days stand in one column
    return {scale.column(day) + step: mark for day, mark in days_off(scale).items() for step in range(wide)}
