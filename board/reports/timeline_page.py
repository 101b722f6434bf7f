"""What a timeline on paper holds, and what stands above it: the same for a text and for a picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from board.language import _
from board.said.sample import sample_mark, with_mark
from board.timeline.scale import TimeScale, Zoom, scale_for, unit_of
from board.urgency import urgency
from board.wording import four_numbers, past_line
from plans.vietnamese import clean
from store.counts import count
from store.views import BoardView, TaskView


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Tasks of a board on a timeline. `first_day` and `last_day` None: as the screen begins, the plan's years."""

    board: BoardView
    tasks: tuple[TaskView, ...]
    filter_text: str = ""
    zoom: Zoom = Zoom.QUARTER
    first_day: date | None = None
    last_day: date | None = None


def page_of(
    board: BoardView,
    tasks: Iterable[TaskView],
    *,
    filter_text: str = "",
    zoom: Zoom = Zoom.QUARTER,
    span: tuple[date | None, date | None] = (None, None),
) -> TimelinePage:
    """The page of these tasks, put in the order of urgency as on the screen."""
    return TimelinePage(board, tuple(sorted(tasks, key=urgency)), filter_text, zoom, *span)


def page_scale(page: TimelinePage, *, columns: int) -> TimeScale:
    """The page's scale in about `columns`: of an asked span every unit that it touches, however wide that becomes."""
    years = sorted({year for plan in page.board.plans for year in plan.years})
    scale = scale_for(page.zoom, columns=columns, years=years, today=page.board.today)
    if page.first_day is None and page.last_day is None:
        return scale
    first = unit_of(page.zoom, page.first_day or min(scale.first_day, page.last_day or scale.first_day))
    last = max(first, unit_of(page.zoom, page.last_day or max(scale.last_day, page.first_day or scale.last_day)))
    shown = last - first + 1
    inner = max(scale.inner if shown > scale.shown else (columns - 1) // shown - 1, 7)
    return replace(scale, first=first, shown=shown, inner=inner - inner % 7 if page.zoom is Zoom.WEEK else inner)


def page_title(page: TimelinePage) -> str:
    """What the page is, and whether its data are invented."""
    return with_mark(sample_mark(page.board.plans), _("BIỂU ĐỒ TIẾN ĐỘ"))


def page_facts(page: TimelinePage) -> list[str]:
    """Which plans, the four numbers as of which day, that a plan is past, and the filter: a line each."""
    board = page.board
    lines = [clean(f"{plan.short_title} · {plan.number}") for plan in board.plans]
    lines.append(four_numbers(count(page.tasks), today=board.today))
    lines += [past for plan in board.plans if (past := past_line(plan, board.today))]
    if page.filter_text:
        lines.append(_("Lọc: {filter}").format(filter=clean(page.filter_text)))
    return lines
