"""The program on the screen: holds the open board and the current view of it, and carries out what screens ask for."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from board import collecting, screens  # screens first of all: see there

# isort: split
from textual._callback import invoke
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from board.errors_said import error_sentence
from board.history_said import done_line
from board.language import _
from board.over_ssh import is_over_ssh
from board.screens.asks import ChangeAsked, DraftSettled, FormAsked, PlansChosen, ReadAsked, TaskAsked, UndoAsked
from board.screens.board_screen import BoardScreen
from board.screens.cell_diff import OnlyChanges
from board.screens.desk import Desk, Done
from board.screens.draft_keeping import DraftKeeping
from board.screens.kept_inside import KeptInside
from board.screens.main_screen import MainScreen
from board.screens.palette import VARIABLES
from board.screens.terminal import leave_on_signals, say, tell_of_loss, unfit
from board.told import told_lines
from store.errors import CannotOpen, ChangedMeanwhile
from store.first_view import first_view
from store.meanwhile_errors import Conflicting
from store.task_views import ActionView, TaskDetailView
from store.unstopped import nobody_inside
from store.views import BoardView
from store.wishes import Wish

if TYPE_CHECKING:
    from store.open_board import OpenBoard

__all__ = ["BoardApp", "run", "screens"]

_MOST_NEWS = 50
_QUIET_SECONDS = 0.5  # from the first paint until the board is opened behind it, unless somebody needs it sooner

Result = TypeVar("Result")


class BoardApp(KeptInside, DraftKeeping, OnlyChanges):
    """Paints from the first view, opens the board behind it, and shows every newer view to all screens.

    `first` None: nothing to paint yet. `open_board` is called once, in a thread, at the first quiet moment after the paint.
    """

    CSS_PATH = "screens/board.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    @dataclass
    class Read(Message):
        """A view of the board has been read."""

        board: BoardView

    @dataclass
    class Answered(Message):
        """What was asked for has been read; `then` is what to do with it, on the screen's own thread."""

        then: Callable[[], object]

    @dataclass
    class Changed(Message):
        """A change was carried out."""

        done: Done
        form: Screen[None] | None

    @dataclass
    class Failed(Message):
        """Work was refused or could not be done; `asked` is the change that was."""

        error: Exception
        asked: ChangeAsked | None

    def __init__(
        self,
        first: BoardView | None,
        open_board: "Callable[[], OpenBoard]",
        *,
        user: str,
        today: date,
        plans: Sequence[str] | None = None,
        view: str = "board",
        filter_text: str = "",
        drafts: Path | None = None,
    ) -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.board = first
        self.failure = ""
        self._today = today
        self._drafts_in = drafts
        self._sent: Future[Done] | None = None
        self._own: set[int] = set()
        self._desk = Desk(open_board, plans=plans, today=today, first=first)
        self._main = MainScreen(first, today=today, user=user, view=view, filter_text=filter_text)

    def get_css_variables(self) -> dict[str, str]:
        """Textual's own, and the palette's."""
        return {**super().get_css_variables(), **VARIABLES}

    def get_default_screen(self) -> Screen[None]:
        """The main screen stands at the bottom of the stack from the start: nothing else is painted first."""
        return self._main

    def on_mount(self) -> None:
        """Catch signals; open the board once the first picture is out."""
        leave_on_signals(lambda code: self.exit(return_code=code))
        self.app_resume_signal.subscribe(self, lambda _app: self.action_paint_anew())
        self.call_after_refresh(self.set_timer, _QUIET_SECONDS if self.board else 0.001, self._open)

    def on_unmount(self) -> None:
        """Finish what was asked for."""
        self._desk.close()
        sent = self._sent
        self.close_drafts(carried_out=sent is not None and sent.done() and sent.exception() is None)

    def action_help_quit(self) -> None:
        """Ctrl+C does not leave by accident: it says how to."""
        self._tell(_("Nhấn q để rời khỏi chương trình."))

    def action_suspend_process(self) -> None:
        """Ctrl+Z stops the program, but never while it writes: everybody else would wait for it.

        Over SSH there is no shell that could wake it.
        """
        if is_over_ssh():
            self._tell(_("Qua SSH không tạm rời chương trình được; nhấn q để rời khỏi."), refused=True)
            return
        with nobody_inside():
            super().action_suspend_process()

    def on_change_asked(self, event: ChangeAsked) -> None:
        """Carry out wishes."""
        work = self._desk.change(event.wishes)
        self._sent = work if event.form is not None else self._sent
        self._hear_change(work, event)

    def on_undo_asked(self, event: UndoAsked) -> None:
        """Take back."""
        self._hear_change(self._desk.undo(event.number))

    def on_redo_asked(self) -> None:
        """Do again."""
        self._hear_change(self._desk.redo())

    def on_task_asked(self, event: TaskAsked) -> None:
        """Read the task, then open its screen."""
        self._read_task(event.key, self._open_task)

    def on_form_asked(self, event: FormAsked) -> None:
        """Read the first of the tasks, then open the form; whoever could not send it is told so before they type."""
        self.begin_drafts()
        self._answer(self._desk.task_to_change(event.keys[0]), partial(self._open_form, event))

    def on_read_asked(self, event: ReadAsked) -> None:
        """Read what a screen needs beside the board's view."""
        self._answer(self._desk.read(event.read), event.then)

    def on_plans_chosen(self, event: PlansChosen) -> None:
        """Other plans."""
        self._desk.show(event.plans)
        self._read()

    def on_board_app_read(self, event: Read) -> None:
        """Show it."""
        self._show(event.board)

    async def on_board_app_answered(self, event: Answered) -> None:
        """To the one who asked; keys that were typed ahead are for the screen that is uppermost now."""
        await invoke(event.then)
        await self.press_waiting_keys()

    def on_board_app_changed(self, event: Changed) -> None:
        """Close the form, say what was done, show what the board is now."""
        outcome, board = event.done
        self._sent = None
        self._own.add(outcome.change)
        if event.form is not None and event.form.is_current:
            event.form.dismiss()
        self.call_next(self._tell, " · ".join([done_line(outcome.action), *told_lines(outcome)]))
        if board is None:
            self._read()
        else:
            self._show(board)

    def on_board_app_failed(self, event: Failed) -> None:
        """Nothing was changed, so there is nothing to take back: say why. A board that cannot be opened ends the program."""
        sentence = error_sentence(event.error)
        for screen in self.board_screens():
            screen.waiting = False
        self.call_next(self.press_waiting_keys)
        if self._main.board is None:  # there is nothing to show the sentence on
            self.failure = sentence
            self.exit(return_code=4 if isinstance(event.error, CannotOpen) else 1)
            return
        form = event.asked.form if event.asked is not None else None
        if isinstance(event.error, Conflicting) and event.asked is not None:
            conflicts = import_module("board.screens.conflict_screen").ConflictScreen
            self.push_screen(conflicts(event.error.conflicts, event.asked.wishes), partial(self._decided, form))
        elif isinstance(form, BoardScreen) and form.is_current:
            form.tell(sentence, refused=True)
        else:
            self._tell(sentence, refused=True)
        if isinstance(event.error, ChangedMeanwhile):
            self._read()

    def _decided(self, form: Screen[None] | None, wishes: tuple[Wish, ...] | None) -> None:
        """What is still wished after a conflict is asked for again; where that is nothing, theirs stays. None: back."""
        if wishes:
            self.on_change_asked(ChangeAsked(wishes, form))
            return
        if wishes is not None and form is not None:
            form.dismiss()
        self.call_next(self._tell, _("Chưa ghi gì.") if wishes is None else _("Giữ nội dung đã có, không ghi gì thêm."))

    def _open(self) -> None:
        if self._desk.is_closed:  # somebody looked and left before the first quiet moment
            return
        opening = self._desk.open()
        opening.add_done_callback(lambda _opened: collecting.resume())
        self._hear(opening, lambda _opened: None)
        if self.board is None:
            self._read()
        else:
            self._read_role()
        self._hear(self._desk.watch(self._changed, self._lost), lambda _watching: None)
        self.begin_drafts()

    def begin_drafts(self) -> None:
        """At the first quiet moment, or before the first form if that comes sooner."""
        if self._drafts_in is not None:
            find = partial(self.find_drafts, folder=self._drafts_in, user=self._main.user)
            self._drafts_in = None
            self._answer(self._desk.read(find), self._main.offer_drafts)

    def _changed(self, number: int) -> None:
        """Somebody has written; still in the watch's own thread."""
        self.post_message(self.Answered(partial(self._compare, number)))

    def _lost(self, error: Exception) -> None:
        self.post_message(self.Failed(error, None))

    def _compare(self, last_change: int) -> None:
        if self.board is not None and last_change > self.board.change:
            self._read()

    def _show(self, board: BoardView) -> None:
        """A read that comes late never replaces a newer view."""
        if self.board is not None and board.change < self.board.change:
            return
        before = self.board.change if self.board is not None else board.change
        self.board = board
        for screen in self.board_screens():
            screen.show_board(board)
            if screen.task_key:
                self._read_task(screen.task_key, screen.show_task)
        self._read_news(set(range(before + 1, board.change + 1)) - self._own)

    def _read(self) -> None:
        self._hear(self._desk.view(), lambda board: self.post_message(self.Read(board)))
        self._read_role()

    def _read_role(self) -> None:
        self._answer(self._desk.read(lambda board: board.role()), self._main.show_role)

    def _read_news(self, numbers: set[int]) -> None:
        """Of the actions with these numbers what others did, for all screens."""
        if not numbers:
            return

        def show(actions: Sequence[ActionView]) -> None:
            news = [one for one in actions if one.number in numbers and one.who != self._main.user]
            for screen in self.board_screens():
                screen.show_news(news)

        self._answer(self._desk.read(lambda board: board.history(limit=min(len(numbers), _MOST_NEWS))), show)

    def _read_task(self, key: str, then: Callable[[TaskDetailView], object]) -> None:
        self._answer(self._desk.task(key), then)

    def _hear_change(self, work: "Future[Done]", asked: ChangeAsked | None = None) -> None:
        form = asked.form if asked is not None else None
        self._hear(work, lambda done: self.post_message(self.Changed(done, form)), asked)

    def _answer(self, work: "Future[Result]", then: Callable[[Result], object]) -> None:
        """When it is read, `then` with what was read, on the screen's own thread."""
        self._hear(work, lambda found: self.post_message(self.Answered(partial(then, found))))

    def _hear(self, work: "Future[Result]", then: Callable[[Result], object], asked: ChangeAsked | None = None) -> None:
        """When the work is done, `then` with its result, still in its thread: it posts a message. Errors are posted too."""

        def heard(done: "Future[Result]") -> None:
            if done.cancelled():
                return
            error = done.exception()
            if error is None:
                then(done.result())
            elif isinstance(error, Exception):
                self.post_message(self.Failed(error, asked))

        work.add_done_callback(heard)

    async def _open_task(self, detail: TaskDetailView) -> None:
        if self.screen is self._main:  # something else may have been opened meanwhile
            await self.push_screen(import_module("board.screens.task_screen").TaskScreen(detail, today=self._today))

    async def _open_form(self, asked: FormAsked, detail: TaskDetailView) -> None:
        forms = import_module("board.screens.forms")
        screen, refusal = forms.form_for(asked, detail, self.board, today=self._today, user=self._main.user)
        if screen is None:
            self._tell(refusal, refused=True)
        else:
            await self.push_screen(screen)
            if asked.left is not None:
                self.post_message(DraftSettled(asked.left))
                self._main.forget_draft(asked.left)
        for one in self.board_screens():
            one.waiting = False

    def _tell(self, text: str, *, refused: bool = False) -> None:
        """On the uppermost screen that answers, and on the main one below it, where it is still to be read."""
        for screen in self.board_screens()[-1:]:
            screen.tell(text, refused=refused)


def run(
    database: str,
    *,
    user: str,
    today: date,
    plans: Sequence[str] | None,
    view: str,
    filter_text: str,
    as_of: date | None = None,
    drafts: Path | None = None,
) -> int:
    """Show the board until the person leaves, and keep in the folder `drafts` what is being typed. Returns the exit code.

    `as_of` is the day at whose end the board was known so, None for the present.
    """
    refusal = unfit(os.environ, sys.stdout)
    if refusal is not None:
        say(refusal)
        return 4
    tell_of_loss()
    app = BoardApp(
        first_view(database, plans, today=today) if as_of is None else None,
        partial(_open_board, database, user, as_of),
        user=user,
        today=today,
        plans=plans,
        view=view,
        filter_text=filter_text,
        drafts=drafts,
    )
    app.run()
    if app.failure:
        say(app.failure)
    return app.return_code or 0


def _open_board(database: str, user: str, as_of: date | None) -> "OpenBoard":
    opened: OpenBoard = import_module("store.open_board").OpenBoard(database, user=user)
    if as_of is None:
        return opened
    with opened:
        return opened.as_of(day=as_of)
