"""What the presenter's screen and those that follow it share: the pages of a meeting, read anew whenever anything changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from board.language import _
from board.said.meetings import meeting_name
from board.said.sample import sample_mark, with_mark
from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from board.screens.meeting_place import OVERVIEW, READ_BACK, Place, Runs, kept_runs, runs_of
from board.screens.sample_shown import mark_of
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.meeting_head import MeetingHead
from board.screens.widgets.meeting_view import MeetingView, Shown, card_count_said
from board.screens.widgets.message_line import MessageLine
from board.wording import day
from store.history.since import SinceView
from store.meetings.errors import UnknownMeeting
from store.meetings.pages import MeetingPages
from store.task_views import TaskDetailView
from store.views import BoardView

if TYPE_CHECKING:
    from store.open_board import OpenBoard

_MOST_DETAILS = 200
"""So many cards are read with the pages; any other when it is opened."""

_ROOMY = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages of a meeting, and everything about the tasks (by key) whose cards are likely to be opened.

    `change` is the board's last one when they were read: a closed meeting's pages are those of a board before it.
    """

    pages: MeetingPages
    details: Mapping[str, TaskDetailView]
    change: int


def read_meeting(board: "OpenBoard", number: int, *, today: date) -> Reading | None:
    """Read a meeting's pages; None where there is no such meeting any more."""
    change = board.last_change()
    try:
        pages = board.meetings.pages(number, today=today, with_changes=False)
    except UnknownMeeting:
        return None
    keys = list(dict.fromkeys(key for run in runs_of(pages).values() for key in run))[:_MOST_DETAILS]
    return Reading(pages, read_details(board, keys, today=today), change)


def read_details(board: "OpenBoard", keys: Collection[str], *, today: date) -> dict[str, TaskDetailView]:
    """Everything about these tasks, by key."""
    return {detail.task.key: detail for detail in board.tasks(keys, today=today)}


def _read_since(board: "OpenBoard", number: int, *, today: date) -> SinceView | None:
    try:
        return board.meetings.pages(number, today=today).since
    except UnknownMeeting:
        return None


class MeetingShown(BoardScreen, inherit_bindings=False):
    """Shows a place of a meeting. A subclass says where that is."""

    place: ClassVar[str] = "meeting"
    presents: ClassVar[bool] = True

    def __init__(self, *, today: date) -> None:
        super().__init__()
        self.pages: MeetingPages | None = None
        self.at = Place()
        self.chosen = ""
        self.asks_cause = False
        self.is_blank = False
        self.runs: Runs = {}
        self.today = today
        self._details: dict[str, TaskDetailView] = {}
        self._since: SinceView | None = None
        self._since_read = -1
        self._read_at = -1

    def compose(self) -> ComposeResult:
        """Head, page, answers, keys."""
        yield MeetingHead()
        yield MeetingView()
        yield MessageLine()
        yield KeyLine(self.footer())

    def on_mount(self) -> None:
        """The page takes the keys."""
        self.set_focus(self.view)
        self.draw()

    @property
    def view(self) -> MeetingView:
        """The page."""
        return self.query_one(MeetingView)

    def footer(self) -> str:
        """Whose keys stand at the foot (board/keys.py)."""
        return self.place

    def enter_does(self) -> str:
        """What Enter does with what is selected, where that is not to open it; else ""."""
        return ""

    def instead(self) -> str:
        """What is said while there is no meeting to show."""
        return ""

    def show_board(self, board: BoardView) -> None:
        """Something has changed: the pages say so."""
        if self.pages is not None:
            self.read_pages(self.pages.meeting.number)

    def read_pages(self, number: int) -> None:
        """Read the pages of this meeting; where another is shown by the time they are there, they come too late."""

        def take(reading: Reading | None) -> None:
            if self.pages is not None and self.pages.meeting.number == number:
                self.take(reading)

        self.post_message(ReadAsked(partial(read_meeting, number=number, today=self.today), take))

    def take(self, reading: Reading | None) -> None:
        """Show what was read; None: the meeting was taken back. What is older than what is shown is not shown."""
        before = self.pages
        if reading is None:
            self.pages = None
            self.gone()
            return
        same = before is not None and before.meeting.number == reading.pages.meeting.number
        if same and reading.change < self._read_at:
            return
        self._read_at = reading.change
        if not same:
            self._since, self._since_read, self.runs = None, -1, {}
        self.pages, self._details = reading.pages, dict(reading.details)
        self.runs = kept_runs(self.runs, runs_of(reading.pages), self.at)
        self.draw()

    def gone(self) -> None:
        """There is no such meeting any more."""
        self.draw()

    def draw(self) -> None:
        """Everything, as it stands."""
        self.set_class(self.is_blank, "-blank")
        self._complete()
        self.query_one(MeetingHead).show(*self._head())
        self.view.show(self._shown())
        self.query_one(KeyLine).show(self.footer())
        self.query_one(KeyLine).show_enter(self.enter_does())
        self.show_keys()

    def _shown(self) -> Shown:
        return Shown(
            self.pages,
            self._since,
            self._details,
            self.at,
            self.chosen,
            asks_cause=self.asks_cause,
            presents=self.presents,
            instead=self.instead(),
        )

    def _head(self) -> tuple[str, Sequence[str]]:
        if self.pages is None:
            return with_mark(mark_of(self.app), _("Phiên họp")), ()
        page = f"{self.at.page}/{READ_BACK}"
        run = self.runs.get(self.at.page, ())
        if self.at.card in run:
            page = f"{card_count_said(run.index(self.at.card) + 1, len(run))}   {page}"
        as_of = day(self.pages.board.today)
        if self.size.width >= _ROOMY:
            as_of = _("số liệu đến {day}").format(day=as_of)
        return with_mark(sample_mark(self.pages.board.plans), meeting_name(self.pages.meeting)), (as_of, page)

    def _complete(self) -> None:
        """Ask for what the place needs and nobody has read yet."""
        if self.pages is None:
            return
        number, change = self.pages.meeting.number, self.pages.board.change
        if self.at.page == OVERVIEW and self.pages.previous is not None and self._since_read != change:
            self._since_read = change
            self.post_message(ReadAsked(partial(_read_since, number=number, today=self.today), self._take_since))
        if self.at.card and self.at.card not in self._details and self._knows(self.at.card):
            read = partial(read_details, keys=(self.at.card,), today=self.today)
            self.post_message(ReadAsked(read, self._take_details))

    def _take_since(self, since: SinceView | None) -> None:
        self._since = since
        self.draw()

    def _take_details(self, details: Mapping[str, TaskDetailView]) -> None:
        self._details = {**self._details, **details}
        self.draw()

    def _knows(self, key: str) -> bool:
        board = self.pages.board if self.pages is not None else None
        return board is not None and any(task.key == key for task in (*board.tasks, *board.duties))
