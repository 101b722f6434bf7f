"""What opens from the rows of a meeting's pages 5 and 6: an agency's tasks to pick one from, a target's measurement."""

from collections.abc import Callable
from datetime import date
from functools import partial

from board.language import _
from board.said.meeting import days_left_said
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import ChoiceScreen
from board.screens.target_forms import ask_measurement
from board.screens.widgets.choices import Choice
from board.screens.widgets.meeting_rows import AGENCY, TARGET
from board.wording import judged, title_of
from plans.vietnamese import clean
from store.counts import own_timeliness
from store.meetings.pages import MeetingPages
from store.views import TaskView
from store.words import BOARD_COLUMNS, URGENCY, Timeliness

_MARKS = {Timeliness.OVERDUE: "!", Timeliness.ON_TIME: "✓", Timeliness.LATE: "✓", Timeliness.ONGOING: "∞"}


def open_row(
    screen: BoardScreen, chosen: str, pages: MeetingPages, show_card: Callable[[str], None], *, today: date
) -> None:
    """Enter on the `chosen` row: the agency's tasks, of which one is picked to `show_card`; or the target's form."""
    if chosen.startswith(TARGET):
        ask_measurement(screen, chosen.removeprefix(TARGET), today=today)
    elif chosen.startswith(AGENCY):
        key = chosen.removeprefix(AGENCY)
        name = clean(pages.board.agencies[key].name)
        choices = [_choice(task, key, pages) for task in tasks_of(key, pages)]
        screen.app.push_screen(
            ChoiceScreen(_("Nhiệm vụ của {agency}").format(agency=name), choices, partial(_follow, screen, show_card))
        )


def tasks_of(agency: str, pages: MeetingPages) -> list[TaskView]:
    """What the agency owes something in, as its row counts it: the most urgent first, of late ones the worst."""
    owing = [task for task in pages.board.tasks if agency in task.owing and task.column in BOARD_COLUMNS]
    return sorted(owing, key=lambda task: (URGENCY[own_timeliness(task, agency)], -task.days_late))


def _choice(task: TaskView, agency: str, pages: MeetingPages) -> Choice:
    own = own_timeliness(task, agency)
    if own is task.timeliness and own in (Timeliness.IN_TIME, Timeliness.DUE_SOON):
        beside = days_left_said(task.days or 0)
    elif own is task.timeliness:
        beside = judged(own, days_late=task.days_late, days=task.days)
    else:
        beside = judged(own, days_late=_days_late(task, agency), days=None)
    number = clean(task.key if len(pages.board.plans) > 1 else task.number)
    return Choice(task.key, f"{_MARKS.get(own, '·')} {number}  {title_of(task)}", beside)


def _days_late(task: TaskView, agency: str) -> int:
    return max((mark.days_late for mark in task.marks if mark.agency in (None, agency)), default=0)


def _follow(screen: BoardScreen, show_card: Callable[[str], None], picked: str) -> None:
    screen.call_later(show_card, picked)
