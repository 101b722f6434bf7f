"""The program on the screen: holds the open board and the current view of it, and opens what screens ask for."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from board import collecting, screens  # screens first of all: see there

# isort: split
from textual.binding import Binding, BindingType
from textual.screen import Screen

from board.first_look import FirstLook
from board.keys import BY_ID
from board.language import _
from board.over_ssh import is_over_ssh
from board.screens.asks import DraftSettled, FormAsked, PlansChosen, ReadAsked, TaskAsked
from board.screens.cell_diff import OnlyChanges
from board.screens.changing import Changing
from board.screens.desk import Desk
from board.screens.draft import FoundDrafts, LeftBehind
from board.screens.draft_keeping import DraftKeeping
from board.screens.kept_inside import KeptInside
from board.screens.main_screen import MainScreen
from board.screens.pasting import PastesWhole
from board.screens.terminal import HUNG_UP, is_lost, leave_on_signals, say, tell_of_loss, unfit
from board.streams import encoding_at_first
from plans.vietnamese import clean
from store.first_view import first_view
from store.unstopped import nobody_inside
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard
    from store.task_views import TaskDetailView

__all__ = ["BoardApp", "run", "screens"]

_QUIET_SECONDS = 0.5  # from the first paint until the board is opened behind it, unless somebody needs it sooner
_LOOK_AGAIN_SECONDS = 15.0


class BoardApp(Changing, KeptInside, DraftKeeping, OnlyChanges, PastesWhole):
    """Paints from the first view, opens the board behind it, and shows every newer view to all screens.

    `first` None: nothing to paint yet. `open_board` is called once, in a thread, at the first quiet moment after the paint.
    """

    CSS_PATH = "screens/board.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

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
        look: FirstLook = FirstLook(),  # noqa: B008 - it is frozen
        opens: str = "",
    ) -> None:
        self.wear(look.theme)
        self.meeting_looks = look.meeting
        self._opens = opens
        super().__init__(ansi_color=self.ansi_colours())
        self.board = first
        self._today = today
        self._drafts_in = drafts
        self.own: set[int] = set()
        self.desk = Desk(open_board, plans=plans, today=today, first=first)
        self.main = MainScreen(first, today=today, user=user, view=view, filter_text=filter_text, look=look)

    def get_default_screen(self) -> Screen[None]:
        """The main screen stands at the bottom of the stack from the start: nothing else is painted first."""
        return self.main

    def on_mount(self) -> None:
        """Catch signals; open the board once the first picture is out."""
        leave_on_signals(lambda code: self.exit(return_code=code))
        self.app_resume_signal.subscribe(self, lambda _app: self.action_paint_anew())
        self.call_after_refresh(self.set_timer, _QUIET_SECONDS if self.board else 0.001, self._open)
        if self.board is not None:
            self._open_meeting()

    def show_newer(self, board: BoardView) -> None:
        """The first one there is: now a meeting about its plans can be opened."""
        is_first = self.board is None
        super().show_newer(board)
        if is_first:
            self._open_meeting()

    def show_role(self, role: Role | None) -> None:
        """Over SSH only whoever is registered may look: who was removed meanwhile has to leave, as they could not come in."""
        super().show_role(role)
        if role is None and is_over_ssh():
            words = _("“{user}” không còn được đăng ký dùng bảng; xin liên hệ người quản trị.")
            self.failure = words.format(user=clean(self.main.user))
            self.exit(return_code=1)

    def on_unmount(self) -> None:
        """Finish what was asked for."""
        self.desk.close()
        sent = self.sent
        self.close_drafts(carried_out=sent is not None and sent.done() and sent.exception() is None)

    def action_help_quit(self) -> None:
        """Ctrl+C does not leave by accident: it says how to."""
        for screen in self.board_screens()[-1:]:
            screen.tell(screen.leaving_said())

    def action_next_theme(self) -> None:
        """F2: the next theme, and which it is."""
        self.tell(_("Giao diện: {theme}.").format(theme=self.next_theme()))

    def action_suspend_process(self) -> None:
        """Ctrl+Z stops the program, but never while it writes: everybody else would wait for it.

        Over SSH there is no shell that could wake it.
        """
        if is_over_ssh():
            words = _("Qua SSH không tạm rời chương trình được; nhấn {key} để rời khỏi.")
            self.tell(words.format(key=BY_ID["leave"].named), refused=True)
            return
        with nobody_inside():
            super().action_suspend_process()

    def on_task_asked(self, event: TaskAsked) -> None:
        """Read the task, then open its screen."""
        self.read_task(event.key, self._open_task)

    def on_form_asked(self, event: FormAsked) -> None:
        """Read the first of the tasks, then open the form; whoever could not send it is told so before they type."""
        self.begin_drafts()
        self.answer(self.desk.task_to_change(event.keys[0]), partial(self._open_form, event))

    def on_read_asked(self, event: ReadAsked) -> None:
        """Read what a screen needs beside the board's view."""
        self.answer(self.desk.read(event.read), event.then)

    def on_plans_chosen(self, event: PlansChosen) -> None:
        """Other plans."""
        self.desk.show(event.plans)
        self.read()

    def _open(self) -> None:
        if self.desk.is_closed:  # somebody looked and left before the first quiet moment
            return
        opening = self.desk.open()
        opening.add_done_callback(lambda _opened: collecting.resume())
        self.hear(opening, lambda _opened: None)
        if self.board is None:
            self.read()
        else:
            self.read_role()
        self.follow()
        self.begin_drafts()

    def _open_meeting(self) -> None:
        """The program was started for a meeting: to present it ("meeting") or to follow it ("follow")."""
        opens, self._opens = self._opens, ""
        if opens:
            self.call_after_refresh(self.main.action_meeting if opens == "meeting" else self.main.action_follow)

    def begin_drafts(self) -> None:
        """At the first quiet moment, or before the first form if that comes sooner."""
        if self._drafts_in is not None:
            find = partial(self.find_drafts, folder=self._drafts_in, user=self.main.user)
            self._drafts_in = None
            self.answer(self.desk.read(find), self._offer_drafts)

    def _offer_drafts(self, found: FoundDrafts) -> None:
        """What another session still holds is looked for again: the line of that one may have dropped without a word."""
        self.main.offer_drafts(found)
        if found.held:
            self.set_timer(_LOOK_AGAIN_SECONDS, self._look_again)

    def _look_again(self) -> None:
        if not self.desk.is_closed:
            self.answer(self.desk.read(self.look_again), self._offer_drafts)

    async def on_reopen_asked(self) -> None:
        """Open again what was left unsent, also what was left only now."""
        if self.drafts is None:
            await self._reopen(FoundDrafts())
        else:
            self.answer(self.desk.read(self.look_again), self._reopen)

    async def _reopen(self, found: FoundDrafts) -> None:
        self.main.know_drafts(found)
        for screen in self.board_screens()[-1:]:
            await self.main.reopen(screen, self.claim_draft)

    def show_kept(self, left: LeftBehind) -> None:
        """The main screen has it; how it is had again is said wherever the form was left."""
        self.main.hold_draft(left)
        self.call_next(self.tell, _("Nội dung đã nhập được giữ: {key} mở lại.").format(key=BY_ID["reopen"].named))

    async def _open_task(self, detail: "TaskDetailView") -> None:
        if self.screen is self.main:  # something else may have been opened meanwhile
            await self.push_screen(import_module("board.screens.task_screen").TaskScreen(detail, today=self._today))

    async def _open_form(self, asked: FormAsked, detail: "TaskDetailView") -> None:
        forms = import_module("board.screens.forms")
        screen, refusal = forms.form_for(asked, detail, self.board, today=self._today, user=self.main.user)
        if screen is None:
            self.tell(refusal, refused=True)
        else:
            await self.push_screen(screen)
            if asked.left is not None:
                self.post_message(DraftSettled(asked.left))
                self.main.forget_draft(asked.left)
        for one in self.board_screens():
            one.waiting = False


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
    look: FirstLook = FirstLook(),  # noqa: B008 - it is frozen
    opens: str = "",
) -> int:
    """Show the board until the person leaves, and keep in the folder `drafts` what is being typed. Returns the exit code.

    `as_of` is the day at whose end the board was known so, None for the present. `opens`: the "meeting" that goes on, or a
    new one, is opened at once; "follow" follows it.
    """
    refusal = unfit(os.environ, encoding_at_first())
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
        look=look,
        opens=opens,
    )
    app.run()
    if app.failure:
        say(app.failure)
    return HUNG_UP if is_lost() else app.return_code or 0


def _open_board(database: str, user: str, as_of: date | None) -> "OpenBoard":
    opened: OpenBoard = import_module("store.open_board").OpenBoard(database, user=user)
    if as_of is None:
        return opened
    with opened:
        return opened.as_of(day=as_of)
