"""A plan against its year: where deadlines pile up, two on-time rates, causes of delay, and the plan beside another."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.binding import BindingType
from textual.message import Message

from board.keys import NO_WORDS
from board.language import _
from board.screens.asks import ListAsked, ReadAsked
from board.screens.bindings import bindings
from board.screens.drawing import Line, fit
from board.screens.widgets.beside_rows import BesideRow, beside_head, beside_line, beside_rows, beside_told
from board.screens.widgets.row_view import Entry, RowView
from board.screens.widgets.year_rows import (
    ALL,
    LoadRow,
    WeekColumn,
    Window,
    fact_lines,
    head_lines,
    load_line,
    load_rows,
    told_lines,
    week_columns,
    window_on,
)
from board.wording import day
from store.filters.language import quoted
from store.plan_beside import BesideView, beside, rates_by_plan
from store.plan_year import CauseCount, OnTimeView, count_causes, pile_up
from store.views import BoardView, PlanView, TaskView
from store.words import BOARD_COLUMNS

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class YearView(RowView):
    """Agencies by weeks, over what the filter lets through; or, turned over, the whole plan beside the one before it.

    Up and down choose an agency, left and right a week; Enter lists what is due there. The other plan is asked for when the
    board that is shown is newer than it is. The selection is an agency, or a section, so it is its own.
    """

    place: ClassVar[str] = "year"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("year")]

    class WeekChosen(Message):
        """Posted when another week was chosen, with the agency as it was."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._columns: tuple[WeekColumn, ...] = ()
        self._loads: tuple[LoadRow, ...] = ()
        self._told: tuple[Sequence[tuple[PlanView, OnTimeView]], tuple[CauseCount, ...]] | None = None
        self._week = -1
        self._turned = self._read = False
        self._pairs: tuple[BesideView, ...] = ()
        self._sections: tuple[BesideRow, ...] = ()
        self._asked: tuple[int, tuple[str, ...]] | None = None

    def show(self, board: BoardView, rows: tuple[TaskView, ...], chosen: str, marked: frozenset[str]) -> None:
        """Take a newer view; `chosen` and `marked` are tasks, which have no row here."""
        super().show(board, rows, self.chosen, frozenset())
        asked = (board.change, tuple(plan.key for plan in board.plans))
        if asked != self._asked:
            self._asked = asked
            # In this view's own turn: what is made while its screen acts goes no further than to the screen.
            self.call_next(self._ask, board, asked)

    def entries(self) -> Sequence[Entry]:
        """All together and the agencies; or the sections of two plans."""
        if self.board is None:
            return ()
        self._told = rates_by_plan(self.board, self.rows), count_causes(self.rows)
        if self._turned:
            self._sections = beside_rows(self._pairs)
            if not self._read:
                return ()
            if not self._sections:
                return [Entry("", _("Không có kế hoạch nào trước đó để so sánh."))]
            return [Entry(row.key, row) for row in self._sections]
        piled = pile_up(self.rows, self.board.agencies)
        chosen = self._columns[self._week].week.monday if 0 <= self._week < len(self._columns) else None
        self._columns, self._loads = week_columns(piled), load_rows(piled)
        if chosen is None:
            chosen = self.board.today
        ahead = (at for at, column in enumerate(self._columns) if column.week.sunday >= chosen)
        self._week = next(ahead, len(self._columns) - 1)
        return [Entry(row.key, row) for row in self._loads]

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """An agency's weeks, or a section of two plans."""
        if isinstance(entry.item, LoadRow) and self.board is not None:
            today, week = self.board.today, self._week
            return [load_line(entry.item, self._columns, self._window(cells), today=today, chosen=chosen, week=week)]
        if isinstance(entry.item, BesideRow):
            return [beside_line(entry.item, self._sections, cells, chosen=chosen)]
        return [((fit(f" {entry.item}", cells), "dim"),)]

    def height(self, entry: Entry, cells: int) -> int:
        """Always one line."""
        return 1

    def head(self, cells: int) -> Sequence[Line]:
        """Rates and causes, then what the columns are."""
        if self.board is None or self._told is None:
            return ()
        if self._turned:
            row = self._section() or next(iter(self._sections), None)
            return beside_head(self._sections, row.pair, cells) if row is not None else ()
        return [
            *fact_lines(*self._told, cells),
            *head_lines(self._columns, self._window(cells), cells, today=self.board.today),
        ]

    def told(self, lines: int) -> tuple[Line, ...]:
        """The chosen agency and week in words, with the numbers of the tasks that have something due there; or a section."""
        section = self._section()
        if section is not None:
            return beside_told(section, lines)
        row = self._row()
        if row is None or not self._columns or self.board is None:
            return ()
        column = self._columns[self._week]
        numbers = [task.number for task in self._due(row, column)]
        return told_lines(row, column, numbers, lines, today=self.board.today)

    def window(self) -> object:
        """The week goes with it: fewer tasks have fewer weeks."""
        return super().window(), self._week

    def put_window(self, window: object) -> None:
        """The weeks are those that there were."""
        rows, week = cast("tuple[object, int]", window)
        self._week = min(week, len(self._columns) - 1)
        self.forget()
        super().put_window(rows)

    def choose(self, key: str) -> None:
        """Select an agency or a section; a task's key, as a jump between hits has, names no row here."""
        if any(row.key == key for row in (self._sections if self._turned else self._loads)):
            super().choose(key)

    def action_turn(self) -> None:
        """Turn over: from the weeks to the plan beside the one before it, and back."""
        self._turned = not self._turned
        self.put_in_order()
        self.repaint()
        self.post_message(self.KeysChanged())

    def words_now(self) -> Mapping[str, str]:
        """Beside another plan there are no weeks, and the key leads back to them."""
        return {"week-earlier": "", "week-later": "", "turn-year": _("về các tuần")} if self._turned else NO_WORDS

    def action_across(self, steps: int) -> None:
        """Left and right: another week in which anything is due."""
        if self._columns and not self._turned:
            self._choose_week(max(0, min(len(self._columns) - 1, self._week + steps)))

    def action_open(self) -> None:
        """Enter: list the tasks that have something due there, or those of the section."""
        section, row = self._section(), self._row()
        if section is not None and section.section.sections:
            numbers = ",".join(quoted(one.number) for one in section.section.sections)
            self.post_message(ListAsked(f"mục:{numbers}"))
        elif section is not None:
            self.post_message(self.NoTask(_("Dòng này là cả kế hoạch, không liệt kê riêng.")))
        if row is not None and self._columns:
            week = self._columns[self._week].week
            due = f"hạn:{quoted(f'{day(week.monday)} - {day(week.sunday)}')}"
            self.post_message(ListAsked(due if row.key == ALL else f"chủ-trì:{quoted(row.short)} {due}"))

    def action_mark(self) -> None:
        """Agencies cannot be marked: there is nothing to do with several at once."""
        self.post_message(self.NoTask())

    def on_click(self, event: events.Click) -> None:
        """One click selects an agency and a week, two list."""
        event.prevent_default()
        key = self.key_at(event.x, event.y)
        self.choose(key)
        at = self._window(self.size.width).at(event.x)
        if key and at is not None and not self._turned:
            self._choose_week(at)
        if key and event.chain == 2:
            self.action_open()

    def _choose_week(self, week: int) -> None:
        self._week = week
        self.forget()
        self.repaint()
        self.post_message(self.WeekChosen())

    def _row(self) -> LoadRow | None:
        return None if self._turned else next((row for row in self._loads if row.key == self.chosen), None)

    def _section(self) -> BesideRow | None:
        return next((row for row in self._sections if row.key == self.chosen), None) if self._turned else None

    def _window(self, cells: int) -> Window:
        return window_on(self._columns, self._loads, cells, chosen=self._week)

    def _due(self, row: LoadRow, column: WeekColumn) -> list[TaskView]:
        first, last = column.week.monday, column.week.sunday
        return [
            task
            for task in self.rows
            if task.column in BOARD_COLUMNS
            and any(
                mark.due is not None
                and first <= mark.due <= last
                and (row.key in (ALL, mark.agency) or (mark.agency is None and row.key in task.owing))
                for mark in task.marks
            )
        ]

    def _ask(self, board: BoardView, asked: tuple[int, tuple[str, ...]]) -> None:
        self.post_message(ReadAsked(partial(_read_pairs, shown=board), partial(self._take, asked)))

    def _take(self, asked: tuple[int, tuple[str, ...]], pairs: tuple[BesideView, ...]) -> None:
        """What was read for an older board is passed over."""
        if asked == self._asked and self.is_attached:
            self._pairs, self._read = pairs, True
            self.put_in_order()
            self.repaint()


def _read_pairs(board: "OpenBoard", shown: BoardView) -> tuple[BesideView, ...]:
    """Each plan that is shown beside the next one; one alone beside the plan that was signed before it, if there is one."""
    plans = [plan.key for plan in shown.plans]
    if len(plans) == 1:
        before = _before(shown.plans[0], board.plans())
        plans += [before] if before else []
    seen = board.board(plans, today=shown.today)
    return tuple(beside(seen, here, there) for here, there in pairwise(plans))


def _before(plan: PlanView, all_plans: Sequence[PlanView]) -> str | None:
    earlier = [one for one in all_plans if one.signed < plan.signed]
    return max(earlier, key=lambda one: one.signed).key if earlier else None
