"""The whole program on a real board, driven through Textual's pilot."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from board.app import BoardApp
from board.screens.main_screen import MainScreen
from board.screens.widgets.message_line import MessageLine
from store.first_view import first_view
from store.open_board import OpenBoard
from store.views import TaskView

TODAY = date(2022, 5, 16)


class Driven:
    """The program, its pilot, and what a test wants to know of it."""

    def __init__(self, app: BoardApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def answer(self) -> str:
        """What the uppermost screen's message line says."""
        return next(iter(self.app.screen.query(MessageLine))).text

    @property
    def text(self) -> str:
        """The screen."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)

    def task(self, number: str) -> TaskView:
        """A task as the program shows it now."""
        assert self.app.board is not None
        return next(task for task in self.app.board.tasks if task.number == number)

    async def press(self, *keys: str) -> None:
        """Real keys."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Letters into the focused field."""
        await self.pilot.press(*text)

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the program work until the condition holds; fails with the screen when it does not."""
        for _turn in range(400):
            await self.pilot.pause()
            if condition():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError(self.text)


@asynccontextmanager
async def running(
    database: Path,
    *,
    size: tuple[int, int] = (120, 40),
    view: str = "board",
    filter_text: str = "",
    user: str = "lan",
    plan: str = "2022",
    today: date = TODAY,
) -> AsyncIterator[Driven]:
    """The program as `board` starts it, on the 2022 plan (or another) at 16/05/2022 (or another day)."""
    app = BoardApp(
        first_view(str(database), [plan], today=today),
        partial(OpenBoard, str(database), user=user),
        user=user,
        today=today,
        plans=[plan],
        view=view,
        filter_text=filter_text,
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Driven(app, pilot)
