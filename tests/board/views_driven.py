"""A ten-line app around one view: real keys, a real size, and the screen's text as it stands."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from board.screens.widgets.line_view import LineView
from store.views import PlanView, TaskView
from tests.board.tasks_made import board


class OneView(App[None]):
    """Shows one view of some tasks, and keeps what the view posts."""

    def __init__(self, view: LineView, tasks: Iterable[TaskView], plans: tuple[PlanView, ...] | None) -> None:
        super().__init__()
        self.view = view
        self.posted: list[Message] = []
        self._shown = board(tasks, plans=plans)

    def compose(self) -> ComposeResult:
        """The view alone."""
        yield self.view

    def on_mount(self) -> None:
        """Show the tasks and take the keys."""
        self.view.styles.height = "100%"
        self.show(self._shown.tasks)
        self.view.focus()

    def show(self, tasks: tuple[TaskView, ...]) -> None:
        """Another set of tasks, as after a filter."""
        self.view.show(self._shown, tasks, self.view.chosen, frozenset())

    def on_line_view_selected(self, message: LineView.Selected) -> None:
        """Kept."""
        self.posted.append(message)

    def on_line_view_open_asked(self, message: LineView.OpenAsked) -> None:
        """Kept."""
        self.posted.append(message)


def screen_text(app: App[None]) -> list[str]:
    """What stands on the screen, line by line."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip)[:width].rstrip() for strip in lines[:height]]


@asynccontextmanager
async def driven(
    view: LineView,
    tasks: Iterable[TaskView],
    *,
    size: tuple[int, int] = (120, 30),
    plans: tuple[PlanView, ...] | None = None,
) -> AsyncIterator[tuple[OneView, Pilot[None]]]:
    """The app with its pilot."""
    app = OneView(view, tasks, plans)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
