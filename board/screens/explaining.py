"""How a screen comes to explain: what is needed is read beside its thread, then the explanation stands over it."""

from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from store.task_views import TaskDetailView

if TYPE_CHECKING:
    from board.said.explained import Reason
    from store.open_board import OpenBoard


def explain_task(screen: BoardScreen, key: str, *, today: date, number: int | None = None) -> None:
    """Read the task, then say why it, or its deliverable `number`, stands as it does. Keys wait until it is there."""

    def read(board: "OpenBoard") -> TaskDetailView:
        return board.task(key, today=today)

    async def show(detail: TaskDetailView) -> None:
        screen.waiting = False
        if screen.is_current:
            await _show(screen, detail, today=today, number=number)

    screen.put_answer_away()
    screen.waiting = True
    screen.post_message(ReadAsked(read, show))


async def show_reasons(screen: BoardScreen, title: str, reasons: "tuple[Reason, ...]") -> None:
    """Say what needs no reading."""
    screen.put_answer_away()
    await screen.app.push_screen(import_module("board.screens.explain_screen").ExplainScreen(title, reasons))


async def _show(screen: BoardScreen, detail: TaskDetailView, *, today: date, number: int | None) -> None:
    explain = partial(import_module("board.said.explained").explain, today=today, number=number)
    title = f"{detail.task.number} · {detail.task.title or detail.task.outputs}"
    made = import_module("board.screens.explain_screen").ExplainScreen
    await screen.app.push_screen(made(title, explain(detail), task_key=detail.task.key, anew=explain))
