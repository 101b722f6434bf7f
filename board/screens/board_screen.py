"""What all screens share that stand on the board: their keys, the line that answers, and how they learn of changes."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from board.keys import OF_WIDGETS
from board.language import _
from board.screens.asks import FormAsked, ReadAsked, RedoAsked, ReopenAsked, UndoAsked
from board.screens.bindings import bindings
from board.screens.draft import Draft
from board.screens.keys_here import KeysHere
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.message_line import MessageLine
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard
    from store.task_views import ActionView, TaskDetailView


class BoardScreen(KeysHere):
    """A screen that shows the board or a part of it.

    Whoever holds the board calls `show_board` after every change, and `show_task` with the task named by `task_key`, where
    that is not "". Answers are told by `tell` and stay until Esc or the next thing that is done. `place` names the screen in
    board/keys.py.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("any", "task")]
    place: ClassVar[str] = "main"
    AUTO_FOCUS: ClassVar[str | None] = None

    task_key = ""
    meeting: int | None = None
    """The number of the meeting that goes on here: what is changed while this screen is open is done in it."""
    waiting = False
    """Whether a form was asked for and is not there yet: keys wait for it, as they may already be meant for it."""

    def on_mount(self) -> None:
        """The footer tells what acts, and where Esc leads."""
        self.show_keys()

    def show_board(self, board: BoardView) -> None:
        """A newer view of the board."""

    def show_task(self, detail: "TaskDetailView") -> None:
        """A newer view of the task `task_key`."""

    def written(self) -> None:
        """Somebody has written, not necessarily anything that the board shows: where a presenter stands, for one."""

    def show_news(self, news: "Sequence[ActionView]") -> None:
        """What others have just done, the newest first; a newer view has come before."""

    def draft(self) -> Draft | None:
        """What is being typed here and would be a pity to lose; None when nothing is."""
        return None

    def form_again(self, draft: Draft) -> bool:
        """Open the form of this draft again, where it is one of this screen's own; False where it is not."""
        return False

    def chosen_keys(self) -> tuple[str, ...]:
        """The tasks that the next action is for."""
        return (self.task_key,) if self.task_key else ()

    def nothing_chosen(self) -> str:
        """Why there is no task that the next action could be for."""
        return _("Chưa chọn nhiệm vụ nào.")

    def marked_keys(self) -> tuple[str, ...]:
        """All tasks that are marked here, whether a filter shows them or not."""
        return ()

    def places(self) -> tuple[str, ...]:
        """The places whose keys act here, for help and palette: the nearest first."""
        return (self.place, "task", "any")

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Answer on the message line."""
        for line in self.query(MessageLine):
            line.tell(text, refused=refused)
        self.show_keys()

    def put_answer_away(self) -> None:
        """Nothing is to be said any more."""
        for line in self.query(MessageLine):
            if line.text:
                line.clear()
        self.show_keys()

    def esc_does(self) -> str:
        """What Esc does here just now, where that changes; else "". On an opened screen it puts an answer away first."""
        answered = "opened" in self.places() and any(line.text for line in self.query(MessageLine))
        return _("bỏ thông báo") if answered else ""

    def show_keys(self) -> None:
        """The footer, with what Esc does now."""
        for line in self.query(KeyLine):
            line.show_only(self.acts, self.words_now())
            line.show_esc(self.esc_does())

    def ask_form(self, form: str, keys: tuple[str, ...], deliverable: int | None = None) -> None:
        """Ask for a form; `deliverable` is the number of the one meant, None where the form should ask."""
        self.put_answer_away()
        self.waiting = True
        self.post_message(FormAsked(form, keys, deliverable, marked=self.marked_keys()))

    def ask_as(self, needed: Role, then: Callable[[], object]) -> None:
        """Go on with `then`, where this person has the needed role; who has not is told so. Keys wait meanwhile."""
        self.ask_first(lambda board: board.refuse_unless(needed), then)

    def ask_first(self, refusal: "Callable[[OpenBoard], object]", then: Callable[[], object]) -> None:
        """Go on with `then`, unless `refusal` raises an error; that is told. Keys wait meanwhile."""

        def go_on(_allowed: object) -> object:
            self.waiting = False
            return then()

        self.put_answer_away()
        self.waiting = True
        self.post_message(ReadAsked(refusal, go_on))

    def action_ask(self, form: str) -> None:
        """m, h, g, p, c: ask for a form for what is chosen."""
        keys = self.chosen_keys()
        if keys:
            self.ask_form(form, keys)
        else:
            self.tell(self.nothing_chosen(), refused=True)

    async def action_explain(self) -> None:
        """i: a screen that shows what is judged says why it stands as it does."""

    def action_undo(self) -> None:
        """Take back."""
        self.put_answer_away()
        self.post_message(UndoAsked())

    async def action_help(self) -> None:
        """All keys that act here."""
        await self.app.push_screen(import_module("board.screens.help_screen").HelpScreen(self.places(), self.acts))

    async def action_palette(self) -> None:
        """What can be done here, in a list to search."""
        choices, keys = import_module("board.screens.help_screen").offered(self.places(), self.acts)

        def run(picked: str) -> None:
            key = keys[picked]
            node = self.focused if key.on in OF_WIDGETS else self
            self.app.call_later((node or self).run_action, key.action)

        await self.app.push_screen(import_module("board.screens.choice_screen").ChoiceScreen(_("Lệnh"), choices, run))

    def action_reopen(self) -> None:
        """F6: what was typed and left unsent stands in its form again."""
        self.post_message(ReopenAsked())

    def action_redo(self) -> None:
        """Do again."""
        self.put_answer_away()
        self.post_message(RedoAsked())
